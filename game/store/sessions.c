// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions: one candidate's play of one shift, running in play.db or finished in office.db.
#include "game/store/sessions.h"

#include <assert.h>
#include <string.h>

#include "game/store/chain.h"
#include "game/store/database.h"
#include "game/store/locate.h"
#include "game/store/move.h"

static const char *const STATES[] = {
    [SESSION_RUNNING] = "running",
    [SESSION_FINISHED] = "finished",
    [SESSION_ABANDONED] = "abandoned",
};

#define SELECT_SESSION                                                                             \
    "SELECT id, candidate, shift, seed, content, key, language, rules, created_ms, state,"         \
    " finished_ms, last, chain FROM session "

void session_list_finish(struct session_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

// Positive, within what JSON keeps exactly, and by chance never given before.
static int64_t draw_id(void)
{
    uint64_t bits = 0;
    digest_random(&bits, sizeof(bits));
    return (int64_t)(bits >> 12) + 1;
}

static void bind_start(struct query *query, int64_t id, const struct session_start *start)
{
    query_bind_integer(query, 1, id);
    query_bind_text(query, 2, start->candidate);
    query_bind_text(query, 3, start->shift);
    query_bind_integer(query, 4, (int64_t)start->seed);
    query_bind_digest(query, 5, &start->content);
    query_bind_digest(query, 6, &start->key);
    query_bind_text(query, 7, start->language);
    query_bind_text(query, 8, start->rules);
    query_bind_integer(query, 9, start->created_ms);
}

// A foreign key would refuse too, but could not say which content is missing.
static bool has_content(
        struct database *database, const struct digest *hash, struct diag_list *diags)
{
    struct query *query = query_create(database, "SELECT 1 FROM content WHERE hash = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_digest(query, 1, hash);
    enum query_step step = query_next(query, diags);
    query_destroy(query);
    if (step == QUERY_DONE) {
        char hex[DIGEST_HEX_SIZE];
        digest_write_hex(hash, hex);
        diag_add(diags, DIAG_STORE_NO_CONTENT, DIAG_ERROR, NULL, 0, hex, NULL);
    }
    return step == QUERY_ROW;
}

bool store_create_session(struct store *store, const struct session_start *start, int64_t *id,
        struct diag_list *diags)
{
    if (!has_content(store->play, &start->content, diags)) {
        return false;
    }
    struct query *query = query_create(store->play,
            "INSERT INTO session (id, candidate, shift, seed, content, key, language, rules,"
            " created_ms, state, finished_ms, sheet, evidence, last, chain)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'running', 0, '', '', 0, ?10)",
            diags);
    if (query == NULL) {
        return false;
    }
    *id = draw_id();
    struct digest chain = chain_begin(*id, start);
    bind_start(query, *id, start);
    query_bind_digest(query, 10, &chain);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static enum session_state find_state(const char *text)
{
    for (int i = SESSION_FINISHED; i <= SESSION_ABANDONED; i++) {
        if (strcmp(STATES[i], text) == 0) {
            return (enum session_state)i;
        }
    }
    return SESSION_RUNNING;
}

static char *keep(struct session_list *list, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&list->arena, text, strlen(text));
}

static void take_row(struct session_list *list, struct query *query)
{
    struct session_row row = {
        .id = query_integer(query, 0),
        .start = {
            .candidate = keep(list, query, 1),
            .shift = keep(list, query, 2),
            .seed = (uint64_t)query_integer(query, 3),
            .content = query_digest(query, 4),
            .key = query_digest(query, 5),
            .language = keep(list, query, 6),
            .rules = keep(list, query, 7),
            .created_ms = query_integer(query, 8),
        },
        .state = find_state(query_text(query, 9)),
        .finished_ms = query_integer(query, 10),
        .rows = query_integer(query, 11),
        .chain = query_digest(query, 12),
    };
    vec_push(&list->rows, row);
}

static bool take_rows(struct session_list *list, struct query *query, struct diag_list *diags)
{
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        take_row(list, query);
    }
    return step == QUERY_DONE;
}

bool store_find_session(
        struct store *store, int64_t id, struct session_list *list, struct diag_list *diags)
{
    struct database *database = locate_session(store, id, diags);
    if (database == NULL) {
        return false;
    }
    struct query *query = query_create(database, SELECT_SESSION "WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, id);
    bool good = take_rows(list, query, diags);
    query_destroy(query);
    return good;
}

static bool list_sessions(struct database *database, const char *sql, const char *candidate,
        struct session_list *list, struct diag_list *diags)
{
    struct query *query = query_create(database, sql, diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, candidate);
    bool good = take_rows(list, query, diags);
    query_destroy(query);
    return good;
}

bool store_list_running(struct store *store, const char *candidate, struct session_list *list,
        struct diag_list *diags)
{
    return list_sessions(store->play,
            SELECT_SESSION "WHERE state = 'running' AND (?1 IS NULL OR candidate = ?1)"
                           " ORDER BY created_ms, id",
            candidate, list, diags);
}

bool store_list_finished(struct store *store, const char *candidate, struct session_list *list,
        struct diag_list *diags)
{
    return list_sessions(store->office,
            SELECT_SESSION "WHERE ?1 IS NULL OR candidate = ?1 ORDER BY created_ms, id", candidate,
            list, diags);
}

bool store_attempt(struct store *store, int64_t session, int *attempt, struct diag_list *diags)
{
    struct query *query = query_create(store->office,
            "SELECT (SELECT count(*) FROM session AS other WHERE other.candidate = this.candidate"
            "  AND (other.created_ms, other.id) <= (this.created_ms, this.id))"
            " FROM session AS this WHERE this.id = ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = query_next(query, diags);
    if (step == QUERY_ROW) {
        *attempt = (int)query_integer(query, 0);
    } else if (step == QUERY_DONE) {
        locate_report(DIAG_STORE_NO_SESSION, session, diags);
    }
    query_destroy(query);
    return step == QUERY_ROW;
}

static bool is_running(struct store *store, int64_t id, struct diag_list *diags)
{
    struct session_list list = { 0 };
    bool running = store_find_session(store, id, &list, diags) && list.rows.count > 0;
    if (running && list.rows.items[0].state != SESSION_RUNNING) {
        locate_report(DIAG_STORE_NOT_RUNNING, id, diags);
        running = false;
    }
    session_list_finish(&list);
    return running;
}

static bool write_end(
        struct store *store, int64_t id, const struct session_end *end, struct diag_list *diags)
{
    struct query *query = query_create(store->play,
            "UPDATE session SET state = ?2, finished_ms = ?3, sheet = ?4, evidence = ?5"
            " WHERE id = ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, id);
    query_bind_text(query, 2, STATES[end->state]);
    query_bind_integer(query, 3, end->finished_ms);
    query_bind_text(query, 4, end->sheet != NULL ? end->sheet : "");
    query_bind_text(query, 5, end->evidence != NULL ? end->evidence : "");
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

// With a vault the end is never written in the clear: it goes into the parcel in the same
// transaction.
bool store_finish_session(
        struct store *store, int64_t id, const struct session_end *end, struct diag_list *diags)
{
    assert(end->state != SESSION_RUNNING);
    if (!is_running(store, id, diags) || !database_begin(store->play, diags)) {
        return false;
    }
    bool good = write_end(store, id, end, diags) &&
            (store->vault == NULL || move_seal_session(store, id, diags));
    if (!database_end(store->play, good, diags)) {
        return false;
    }
    move_ended_sessions(store, diags);
    return true;
}
