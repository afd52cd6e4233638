// SPDX-License-Identifier: GPL-3.0-or-later
// The journal: what the candidate did, row by row, each on disk before its effect is shown.
#include "game/store/journal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "game/store/chain.h"
#include "game/store/database.h"
#include "game/store/locate.h"

static const char *const KINDS[] = { [JOURNAL_ACTION] = "action", [JOURNAL_REMARK] = "remark" };

void journal_finish(struct journal *journal)
{
    vec_finish(&journal->rows);
    arena_finish(&journal->arena);
}

// The last row of a running session. False, with a diagnostic, when there is no such session.
static bool find_end(struct database *database, int64_t session, int64_t *last,
        struct digest *chain, struct diag_list *diags)
{
    struct query *query = query_create(
            database, "SELECT last, chain, state = 'running' FROM session WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = query_next(query, diags);
    bool running = step == QUERY_ROW && query_integer(query, 2) != 0;
    if (running) {
        *last = query_integer(query, 0);
        *chain = query_digest(query, 1);
    } else if (step == QUERY_ROW) {
        locate_report(DIAG_STORE_NOT_RUNNING, session, diags);
    } else if (step == QUERY_DONE) {
        locate_report(DIAG_STORE_NO_SESSION, session, diags);
    }
    query_destroy(query);
    return running;
}

static bool insert_row(struct database *database, int64_t session, const struct journal_row *row,
        struct diag_list *diags)
{
    struct query *query = query_create(database,
            "INSERT INTO journal (session, sequence, kind, text, shown_ms, chosen_ms, order_shown,"
            " device, chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            diags);
    if (query == NULL) {
        return false;
    }
    const struct journal_entry *entry = &row->entry;
    query_bind_integer(query, 1, session);
    query_bind_integer(query, 2, row->sequence);
    query_bind_text(query, 3, KINDS[entry->kind]);
    query_bind_text(query, 4, entry->text);
    query_bind_integer(query, 5, entry->shown_ms);
    query_bind_integer(query, 6, entry->chosen_ms);
    query_bind_text(query, 7, entry->order_shown != NULL ? entry->order_shown : "");
    query_bind_text(query, 8, entry->device != NULL ? entry->device : "");
    query_bind_digest(query, 9, &row->chain);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool move_end(struct database *database, int64_t session, const struct journal_row *row,
        struct diag_list *diags)
{
    struct query *query =
            query_create(database, "UPDATE session SET last = ?2, chain = ?3 WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    query_bind_integer(query, 2, row->sequence);
    query_bind_digest(query, 3, &row->chain);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

bool journal_append(struct store *store, int64_t session, const struct journal_entry *entry,
        int64_t *sequence, struct diag_list *diags)
{
    if (!database_begin(store->play, diags)) {
        return false;
    }
    struct journal_row row = { .entry = *entry };
    int64_t last = 0;
    struct digest end;
    bool good = find_end(store->play, session, &last, &end, diags);
    if (good) {
        row.sequence = last + 1;
        row.chain = chain_add(&end, row.sequence, entry);
        good = insert_row(store->play, session, &row, diags) &&
                move_end(store->play, session, &row, diags);
    }
    if (!database_end(store->play, good, diags)) {
        return false;
    }
    if (sequence != NULL) {
        *sequence = row.sequence;
    }
    return true;
}

static char *keep(struct journal *journal, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&journal->arena, text, strlen(text));
}

static struct journal_row take_row(struct journal *journal, struct query *query)
{
    bool remark = strcmp(query_text(query, 1), KINDS[JOURNAL_REMARK]) == 0;
    return (struct journal_row) {
        .sequence = query_integer(query, 0),
        .entry = {
            .kind = remark ? JOURNAL_REMARK : JOURNAL_ACTION,
            .text = keep(journal, query, 2),
            .shown_ms = query_integer(query, 3),
            .chosen_ms = query_integer(query, 4),
            .order_shown = keep(journal, query, 5),
            .device = keep(journal, query, 6),
        },
        .chain = query_digest(query, 7),
    };
}

bool journal_read(
        struct store *store, int64_t session, struct journal *journal, struct diag_list *diags)
{
    struct database *database = locate_session(store, session, diags);
    if (database == NULL) {
        return false;
    }
    struct query *query = query_create(database,
            "SELECT sequence, kind, text, shown_ms, chosen_ms, order_shown, device, chain"
            " FROM journal WHERE session = ?1 ORDER BY sequence",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        vec_push(&journal->rows, take_row(journal, query));
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

// The first sequence that does not fit, 0 when all do. `end` is what the session says it ends with.
static int64_t find_misfit(
        const struct journal *journal, struct digest chain, int64_t last, const struct digest *end)
{
    int64_t expected = 1;
    for (size_t i = 0; i < journal->rows.count; i++, expected++) {
        const struct journal_row *row = &journal->rows.items[i];
        struct digest link = chain_add(&chain, expected, &row->entry);
        if (row->sequence != expected || !chain_same(&link, &row->chain)) {
            return expected;
        }
        chain = link;
    }
    bool whole = expected - 1 == last && chain_same(&chain, end);
    return whole ? 0 : expected - 1 > last ? last + 1 : expected;
}

static void report_misfit(int64_t session, int64_t bad, struct diag_list *diags)
{
    char id[24];
    char place[24];
    (void)snprintf(id, sizeof(id), "%" PRId64, session);
    (void)snprintf(place, sizeof(place), "%" PRId64, bad);
    diag_add(diags, DIAG_STORE_CHAIN, DIAG_ERROR, NULL, 0, id, place, NULL);
}

bool journal_verify(struct store *store, int64_t session, int64_t *bad, struct diag_list *diags)
{
    struct journal journal = { 0 };
    struct session_list list = { 0 };
    int64_t misfit = 0;
    bool read = store_find_session(store, session, &list, diags) &&
            journal_read(store, session, &journal, diags);
    if (read) {
        const struct session_row *row = &list.rows.items[0];
        struct digest begin = chain_begin(session, &row->start);
        misfit = find_misfit(&journal, begin, row->rows, &row->chain);
    }
    if (misfit > 0) {
        report_misfit(session, misfit, diags);
    }
    if (bad != NULL) {
        *bad = misfit;
    }
    session_list_finish(&list);
    journal_finish(&journal);
    return read && misfit == 0;
}
