// SPDX-License-Identifier: GPL-3.0-or-later
// Where a session is: in play.db while it runs, in office.db when it is finished.
#include "game/store/locate.h"

#include <inttypes.h>
#include <stdio.h>

void locate_report(int code, int64_t session, struct diag_list *diags)
{
    char id[24];
    (void)snprintf(id, sizeof(id), "%" PRId64, session);
    diag_add(diags, code, DIAG_ERROR, NULL, 0, id, NULL);
}

static enum query_step look(struct database *database, int64_t session, struct diag_list *diags)
{
    if (database == NULL) {
        return QUERY_DONE;
    }
    struct query *query = query_create(database, "SELECT 1 FROM session WHERE id = ?1", diags);
    if (query == NULL) {
        return QUERY_FAILED;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = query_next(query, diags);
    query_destroy(query);
    return step;
}

struct database *locate_session(struct store *store, int64_t session, struct diag_list *diags)
{
    // Play first: between copy and removal a session is in both, and the first is the complete one.
    struct database *places[] = { store->play, store->office };
    for (int i = 0; i < 2; i++) {
        enum query_step step = look(places[i], session, diags);
        if (step != QUERY_DONE) {
            return step == QUERY_ROW ? places[i] : NULL;
        }
    }
    locate_report(DIAG_STORE_NO_SESSION, session, diags);
    return NULL;
}
