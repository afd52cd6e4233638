// SPDX-License-Identifier: GPL-3.0-or-later
// All finished sessions of one content, one by one: for statistics over many people.
#include "game/store/office_scan.h"

#include <stdio.h>

#include "game/store/audit.h"
#include "game/store/database.h"

bool office_list_contents(struct store *store, office_content_list *list, struct diag_list *diags)
{
    struct query *query = query_create(store->office,
            "SELECT content, max(shift), count(*) FROM session WHERE state = 'finished' "
            "GROUP BY content ORDER BY count(*) DESC, content",
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

bool office_scan_evidence(struct store *store, const struct digest *content, int64_t at_ms,
        office_take take, void *context, struct diag_list *diags)
{
    struct audit_entry entry = { .at_ms = at_ms, .who = "stats", .what = "evidence" };
    if (!audit_write(store, &entry, diags)) {
        return false;
    }
    struct query *query = query_create(store->office,
            "SELECT id, evidence FROM session WHERE content = ?1 AND state = 'finished' "
            "ORDER BY id",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_digest(query, 1, content);
    enum query_step step = QUERY_ROW;
    bool going = true;
    while (going && (step = query_next(query, diags)) == QUERY_ROW) {
        struct office_evidence evidence = { query_integer(query, 0), query_text(query, 1) };
        going = take(context, &evidence);
    }
    query_destroy(query);
    return going && step == QUERY_DONE;
}
