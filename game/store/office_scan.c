// SPDX-License-Identifier: GPL-3.0-or-later
// All finished sessions of one content, one by one: for statistics over many people.
#include "game/store/office_scan.h"

#include <stdio.h>

#include "game/base/buffer.h"
#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/parts.h"

bool office_list_contents(struct store *store, office_content_list *list, struct diag_list *diags)
{
    if (!parts_fill(store->office, diags)) {
        return false;
    }
    struct query *query = query_create(store->office,
            "SELECT content, (SELECT shift FROM session WHERE id = first), people FROM"
            " (SELECT content, min(session) AS first, count(*) AS people FROM session_parts"
            "  GROUP BY content) ORDER BY people DESC, content",
            diags);
    if (query == NULL) {
        return false;
    }
    enum query_step step = QUERY_ROW;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        struct office_content content = { .content = query_digest(query, 0) };
        (void)snprintf(content.shift, sizeof(content.shift), "%s", query_text(query, 1));
        content.sessions = query_integer(query, 2);
        vec_push(list, content);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

static struct query *ask(
        struct store *store, const struct office_scan *scan, struct diag_list *diags)
{
    static const char SELECT[] =
            "SELECT id, evidence, sheet, candidate, shift, language, rules, created_ms "
            "FROM session WHERE state = 'finished'";
    struct buffer words = { 0 };
    buffer_add(&words, SELECT);
    buffer_add(&words, scan->content != NULL ? " AND content = ?1" : "");
    buffer_add(&words, scan->shift != NULL ? " AND shift = ?2" : "");
    buffer_add(&words,
            scan->vacancy != NULL ? " AND candidate IN (SELECT candidate.code FROM candidate JOIN "
                                    "vacancy ON vacancy.id = candidate.vacancy "
                                    "WHERE vacancy.name = ?3)"
                                  : "");
    buffer_add(&words, scan->at_most > 0 ? " ORDER BY id DESC LIMIT ?4" : " ORDER BY id");
    struct query *query = query_create(store->office, buffer_text(&words), diags);
    buffer_finish(&words);
    if (query != NULL && scan->content != NULL) {
        query_bind_digest(query, 1, scan->content);
    }
    if (query != NULL && scan->shift != NULL) {
        query_bind_text(query, 2, scan->shift);
    }
    if (query != NULL && scan->vacancy != NULL) {
        query_bind_text(query, 3, scan->vacancy);
    }
    if (query != NULL && scan->at_most > 0) {
        query_bind_integer(query, 4, scan->at_most);
    }
    return query;
}

bool office_scan(struct store *store, const struct office_scan *scan, office_take take,
        void *context, struct diag_list *diags)
{
    struct audit_entry entry = { .at_ms = scan->at_ms, .who = scan->who, .what = scan->what };
    if (!audit_write(store, &entry, diags)) {
        return false;
    }
    struct query *query = ask(store, scan, diags);
    if (query == NULL) {
        return false;
    }
    enum query_step step = QUERY_ROW;
    bool going = true;
    while (going && (step = query_next(query, diags)) == QUERY_ROW) {
        struct office_evidence evidence = { query_integer(query, 0), query_text(query, 1),
            query_text(query, 2), query_text(query, 3), query_text(query, 4), query_text(query, 5),
            query_text(query, 6), query_integer(query, 7) };
        going = take(context, &evidence);
    }
    query_destroy(query);
    return going && step == QUERY_DONE;
}

bool office_scan_evidence(struct store *store, const struct digest *content, int64_t at_ms,
        office_take take, void *context, struct diag_list *diags)
{
    const struct office_scan scan = {
        .content = content, .who = "stats", .what = "evidence", .at_ms = at_ms
    };
    return office_scan(store, &scan, take, context, diags);
}
