// SPDX-License-Identifier: GPL-3.0-or-later
// The audit's beginning: what has been kept as long as was promised goes, and the rest still fits.
#include "game/store/audit.h"

#include "game/store/database.h"

// The last line before the first that is to stay; 0 when none may go.
static bool find_last(
        struct database *office, int64_t before_ms, int64_t *last, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "SELECT ifnull((SELECT min(id) - 1 FROM ledger WHERE at_ms >= ?1),"
            " ifnull((SELECT max(id) FROM ledger), 0))",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, before_ms);
    bool good = query_next(query, diags) == QUERY_ROW;
    *last = good ? query_integer(query, 0) : 0;
    query_destroy(query);
    return good;
}

static bool run_with(
        struct database *office, const char *sql, int64_t last, struct diag_list *diags)
{
    struct query *query = query_create(office, sql, diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, last);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool count(struct database *office, int64_t last, int64_t *lines, struct diag_list *diags)
{
    struct query *query = query_create(office, "SELECT count(*) FROM ledger WHERE id <= ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, last);
    bool good = query_next(query, diags) == QUERY_ROW;
    *lines = good ? query_integer(query, 0) : 0;
    query_destroy(query);
    return good;
}

bool audit_shorten(
        struct database *office, int64_t before_ms, int64_t *lines, struct diag_list *diags)
{
    int64_t last = 0;
    *lines = 0;
    if (!find_last(office, before_ms, &last, diags) || !count(office, last, lines, diags)) {
        return false;
    }
    return *lines == 0 ||
            (run_with(office,
                     "INSERT INTO ledger_base (id, last, chain)"
                     " SELECT 1, id, chain FROM ledger WHERE id = ?1"
                     " ON CONFLICT DO UPDATE SET last = excluded.last, chain = excluded.chain",
                     last, diags) &&
                    run_with(office, "DELETE FROM ledger WHERE id <= ?1", last, diags));
}
