// SPDX-License-Identifier: GPL-3.0-or-later
// Upgrades: how a database comes from any older version to the newest one.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/diag.h"
#include "game/store/database.h"

/** One step. A row that was shipped is never edited: a change is a new row. */
struct upgrade {
    int number; // the version after it: 1, 2, 3 …
    const char *sql;
};

struct upgrade_table {
    int application; // SQLite's application_id: tells our files from those of other programs
    int page_size;   // of a new file
    const struct upgrade *rows;
    size_t count;
};

extern const struct upgrade_table UPGRADE_PLAY;
extern const struct upgrade_table UPGRADE_OFFICE;

/**
 * Brings `database` to the newest version of `table` and sets how it is written (WAL, FULL, foreign
 * keys). False, with the file as it was, when it is newer, foreign, or a step fails.
 */
bool upgrade_apply(
        struct database *database, const struct upgrade_table *table, struct diag_list *diags);
