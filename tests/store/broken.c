// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of a store that breaks while it is open: what is asked of it, and a table that goes.
#include "tests/store/broken.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

void broken_drop(struct database *database, const char *table)
{
    char sql[80];
    struct diag_list diags = { 0 };
    (void)snprintf(sql, sizeof(sql), "PRAGMA foreign_keys = OFF; DROP TABLE IF EXISTS %s", table);
    ck_assert(database_run(database, sql, &diags));
    diag_list_finish(&diags);
}

static bool needs(const struct broken_work *work, const char *table)
{
    char padded[32];
    (void)snprintf(padded, sizeof(padded), " %s ", table);
    return strstr(work->needs, padded) != NULL;
}

bool broken_ask(const struct broken_work *work, const char *table, struct diag_list *diags)
{
    bool good = work->run(diags);
    ck_assert_msg(!(good && needs(work, table)), "%s did without %s", work->what, table);
    ck_assert_msg(good || diags->errors > 0, "%s without %s: refused without a reason", work->what,
            table);
    return good;
}
