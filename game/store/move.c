// SPDX-License-Identifier: GPL-3.0-or-later
// The move of an ended session from play.db to the office: copied whole or sealed in a parcel, and
// removed.
#include "game/store/move.h"

#include <inttypes.h>
#include <stdio.h>

#include "game/base/vec.h"
#include "game/store/database.h"
#include "game/store/locate.h"
#include "game/store/parcel.h"
#include "game/store/parts.h"
#include "game/store/vault_inner.h"

// One transaction over two databases is not atomic under WAL. So the copy is made first and can be
// made twice, and only then the original goes: a crash between leaves two, and the next start goes
// on.
static const struct {
    const char *select;
    const char *insert;
} CONTENTS[] = {
    { "SELECT hash, bytes FROM blob WHERE hash IN"
      " (SELECT blob FROM content_file WHERE content = ?1)",
            "INSERT INTO blob (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING" },
    { "SELECT hash FROM content WHERE hash = ?1",
            "INSERT INTO content (hash) VALUES (?1) ON CONFLICT DO NOTHING" },
    { "SELECT content, path, blob FROM content_file WHERE content = ?1",
            "INSERT INTO content_file (content, path, blob) VALUES (?1, ?2, ?3)"
            " ON CONFLICT DO NOTHING" },
};

static const struct {
    const char *select;
    enum parcel_statement statement;
} ROWS[] = {
    { "SELECT id, candidate, shift, seed, content, key, language, rules, created_ms, state,"
      " finished_ms, sheet, evidence, last, chain FROM session WHERE id = ?1",
            PARCEL_SESSION },
    { "SELECT session, sequence, kind, text, shown_ms, chosen_ms, order_shown, device, chain"
      " FROM journal WHERE session = ?1",
            PARCEL_JOURNAL },
};

enum {
    CONTENT_COUNT = sizeof(CONTENTS) / sizeof(CONTENTS[0]),
    ROW_COUNT = sizeof(ROWS) / sizeof(ROWS[0])
};

static bool copy_rows(struct query *select, struct query *insert, struct diag_list *diags)
{
    enum query_step step = QUERY_DONE;
    while ((step = query_next(select, diags)) == QUERY_ROW) {
        for (int i = 0; i < query_column_count(select); i++) {
            query_bind_column(insert, i + 1, select, i);
        }
        if (!query_run(insert, diags)) {
            return false;
        }
    }
    return step == QUERY_DONE;
}

bool move_copy_content(struct store *store, const struct digest *content, struct diag_list *diags)
{
    bool good = true;
    for (int i = 0; good && i < CONTENT_COUNT; i++) {
        struct query *select = query_create(store->play, CONTENTS[i].select, diags);
        struct query *insert = query_create(store->office, CONTENTS[i].insert, diags);
        good = select != NULL && insert != NULL;
        if (good) {
            query_bind_digest(select, 1, content);
            good = copy_rows(select, insert, diags);
        }
        query_destroy(select);
        query_destroy(insert);
    }
    return good;
}

static bool read_content(
        struct database *play, int64_t session, struct digest *content, struct diag_list *diags)
{
    struct query *query = query_create(play, "SELECT content FROM session WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = query_next(query, diags);
    *content = query_digest(query, 0);
    query_destroy(query);
    if (step == QUERY_DONE) {
        locate_report(DIAG_STORE_NO_SESSION, session, diags);
    }
    return step == QUERY_ROW;
}

static bool copy_session(struct store *store, int64_t session, struct diag_list *diags)
{
    struct digest content;
    bool good = read_content(store->play, session, &content, diags) &&
            move_copy_content(store, &content, diags);
    for (int i = 0; good && i < ROW_COUNT; i++) {
        struct query *select = query_create(store->play, ROWS[i].select, diags);
        struct query *insert = query_create(store->office, parcel_sql(ROWS[i].statement), diags);
        good = select != NULL && insert != NULL;
        if (good) {
            query_bind_integer(select, 1, session);
            good = copy_rows(select, insert, diags);
        }
        query_destroy(select);
        query_destroy(insert);
    }
    return good && parts_fill(store->office, diags);
}

bool move_copy_session(struct store *store, int64_t session, struct diag_list *diags)
{
    if (!database_begin(store->office, diags)) {
        return false;
    }
    bool good = copy_session(store, session, diags);
    return database_end(store->office, good, diags);
}

static bool delete_session(struct database *play, int64_t session, struct diag_list *diags)
{
    struct query *query = query_create(play, "DELETE FROM session WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

bool move_forget_content(struct database *play, struct diag_list *diags)
{
    return database_run(play,
            "DELETE FROM content WHERE hash NOT IN (SELECT content FROM session)"
            " AND hash NOT IN (SELECT content FROM parcel WHERE content IS NOT NULL);"
            "DELETE FROM blob WHERE hash NOT IN (SELECT blob FROM content_file);",
            diags);
}

bool move_remove_session(struct store *store, int64_t session, struct diag_list *diags)
{
    if (!database_begin(store->play, diags)) {
        return false;
    }
    bool good =
            delete_session(store->play, session, diags) && move_forget_content(store->play, diags);
    return database_end(store->play, good, diags);
}

/* ---- sealed ---- */

static bool pack_rows(struct database *play, int row, int64_t session, struct buffer *plain,
        struct diag_list *diags)
{
    struct query *select = query_create(play, ROWS[row].select, diags);
    if (select == NULL) {
        return false;
    }
    query_bind_integer(select, 1, session);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(select, diags)) == QUERY_ROW) {
        parcel_add_row(plain, ROWS[row].statement, select);
    }
    query_destroy(select);
    return step == QUERY_DONE;
}

bool move_seal_session(struct store *store, int64_t session, struct diag_list *diags)
{
    struct buffer plain = { 0 };
    struct digest content;
    bool good = read_content(store->play, session, &content, diags);
    for (int i = 0; good && i < ROW_COUNT; i++) {
        good = pack_rows(store->play, i, session, &plain, diags);
    }
    good = good && parcel_send(store, &plain, &content, diags) &&
            delete_session(store->play, session, diags) && vault_ask_scrub(store, diags);
    buffer_finish(&plain);
    return good;
}

static bool seal_session(struct store *store, int64_t session, struct diag_list *diags)
{
    if (!database_begin(store->play, diags)) {
        return false;
    }
    bool good = move_seal_session(store, session, diags);
    return database_end(store->play, good, diags);
}

void move_scrub(struct store *store)
{
    struct diag_list none = { 0 };
    if (vault_wants_scrub(store, &none) && database_scrub(store->play, &none)) {
        (void)vault_scrubbed(store, &none);
    }
    diag_list_finish(&none);
}

/* ---- all ---- */

static void report_unmoved(
        int64_t session, const struct diag_list *reasons, struct diag_list *diags)
{
    char id[24];
    char code[16];
    int reason = reasons->diags.count > 0 ? reasons->diags.items[0].code : 0;
    (void)snprintf(id, sizeof(id), "%" PRId64, session);
    (void)snprintf(code, sizeof(code), "%d", reason);
    diag_add(diags, DIAG_STORE_NOT_MOVED, DIAG_WARNING, NULL, 0, id, code, NULL);
}

static void move_session(struct store *store, int64_t session, struct diag_list *diags)
{
    struct diag_list reasons = { 0 };
    bool moved = store->vault != NULL ? seal_session(store, session, &reasons)
                                      : move_copy_session(store, session, &reasons) &&
                    move_remove_session(store, session, &reasons);
    if (!moved) {
        report_unmoved(session, &reasons, diags);
    }
    diag_list_finish(&reasons);
}

void move_ended_sessions(struct store *store, struct diag_list *diags)
{
    VEC(int64_t) ended = { 0 };
    struct query *query = query_create(
            store->play, "SELECT id FROM session WHERE state <> 'running' ORDER BY id", diags);
    while (query != NULL && query_next(query, diags) == QUERY_ROW) {
        vec_push(&ended, query_integer(query, 0));
    }
    query_destroy(query);
    for (size_t i = 0; i < ended.count; i++) {
        move_session(store, ended.items[i], diags);
    }
    vec_finish(&ended);
    if (store->vault != NULL && store->office != NULL) {
        parcel_take_all(store, diags);
    }
    if (store->vault != NULL) {
        move_scrub(store);
    }
}
