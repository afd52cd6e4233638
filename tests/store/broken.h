// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of a store that breaks while it is open: what is asked of it, and a table that goes.
#pragma once

#include <stdbool.h>

#include "game/base/diag.h"
#include "game/store/database.h"

/** Something that is asked of a store. */
struct broken_work {
    const char *what;
    bool (*run)(struct diag_list *diags);
    const char *needs; // tables, each between blanks
};

/** Takes the table away where the database has it, whatever refers to it; fails the test when that
 * cannot be done. */
void broken_drop(struct database *database, const char *table);

/** Asks for `work` where `table` was lost, and gives its answer. Fails the test when it did without
 * a table that it needs, or refuses without a reason. */
bool broken_ask(const struct broken_work *work, const char *table, struct diag_list *diags);
