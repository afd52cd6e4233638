// SPDX-License-Identifier: GPL-3.0-or-later
// The move of an ended session from play.db to office.db: copied whole, then removed.
#include "game/store/move.h"

#include <inttypes.h>
#include <stdio.h>

#include "game/base/vec.h"
#include "game/store/database.h"

// One transaction over two databases is not atomic under WAL. So the copy is made first and can be
// made twice, and only then the original goes: a crash between leaves two, and the next start goes
// on.
static const struct {
    const char *select;
    const char *insert;
} COPIES[] = {
    { "SELECT blob.hash, blob.bytes FROM session"
      " JOIN content_file ON content_file.content = session.content"
      " JOIN blob ON blob.hash = content_file.blob WHERE session.id = ?1",
            "INSERT INTO blob (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING" },
    { "SELECT content FROM session WHERE id = ?1",
            "INSERT INTO content (hash) VALUES (?1) ON CONFLICT DO NOTHING" },
    { "SELECT content_file.content, path, blob FROM session"
      " JOIN content_file ON content_file.content = session.content WHERE session.id = ?1",
            "INSERT INTO content_file (content, path, blob) VALUES (?1, ?2, ?3)"
            " ON CONFLICT DO NOTHING" },
    { "SELECT id, candidate, shift, seed, content, key, language, rules, created_ms, state,"
      " finished_ms, sheet, evidence, last, chain FROM session WHERE id = ?1",
            "INSERT INTO session (id, candidate, shift, seed, content, key, language, rules,"
            " created_ms, state, finished_ms, sheet, evidence, last, chain)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
            " ON CONFLICT DO NOTHING" },
    { "SELECT session, sequence, kind, text, shown_ms, chosen_ms, order_shown, device, chain"
      " FROM journal WHERE session = ?1",
            "INSERT INTO journal (session, sequence, kind, text, shown_ms, chosen_ms, order_shown,"
            " device, chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING" },
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

static bool copy_table(struct store *store, size_t index, int64_t session, struct diag_list *diags)
{
    struct query *select = query_create(store->play, COPIES[index].select, diags);
    struct query *insert = query_create(store->office, COPIES[index].insert, diags);
    bool good = select != NULL && insert != NULL;
    if (good) {
        query_bind_integer(select, 1, session);
        good = copy_rows(select, insert, diags);
    }
    query_destroy(select);
    query_destroy(insert);
    return good;
}

bool move_copy_session(struct store *store, int64_t session, struct diag_list *diags)
{
    if (!database_begin(store->office, diags)) {
        return false;
    }
    bool good = true;
    for (size_t i = 0; good && i < sizeof(COPIES) / sizeof(COPIES[0]); i++) {
        good = copy_table(store, i, session, diags);
    }
    return database_end(store->office, good, diags);
}

static bool remove_rows(struct database *play, int64_t session, struct diag_list *diags)
{
    struct query *query = query_create(play, "DELETE FROM session WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good &&
            database_run(play,
                    "DELETE FROM content WHERE hash NOT IN (SELECT content FROM session);"
                    "DELETE FROM blob WHERE hash NOT IN (SELECT blob FROM content_file);",
                    diags);
}

bool move_remove_session(struct store *store, int64_t session, struct diag_list *diags)
{
    if (!database_begin(store->play, diags)) {
        return false;
    }
    bool good = remove_rows(store->play, session, diags);
    return database_end(store->play, good, diags);
}

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
    if (!move_copy_session(store, session, &reasons) ||
            !move_remove_session(store, session, &reasons)) {
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
}
