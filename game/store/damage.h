// SPDX-License-Identifier: GPL-3.0-or-later
// Damage: whether a database is whole, and which part of it is not.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"

struct database;
struct sealed_files;

// Notes behind DIAG_STORE_DAMAGED: what was hit, as far as that can be told.
enum {
    DIAG_DAMAGE_PAGE = 680,     // argument: the number of a page that does not open
    DIAG_DAMAGE_SESSIONS = 681, // what candidates played, and their sheets
    DIAG_DAMAGE_OFFICE = 682,   // vacancies, candidates, decisions
    DIAG_DAMAGE_AUDIT = 683,
    DIAG_DAMAGE_NORMS = 684,
    DIAG_DAMAGE_LOG = 685,  // the log with the last changes
    DIAG_DAMAGE_HEAD = 686, // where everything stands: no row can be found
    DIAG_DAMAGE_OTHER = 687,
    DIAG_DAMAGE_SETTINGS = 688,
};

/** When `diags` say that it is damaged: names the parts that are hit, and leaves the file as it is
 * from here on. */
void damage_explain(struct database *database, struct diag_list *diags);

/** Whether every page of it can be read and fits the others; says so when not, and what is hit. */
bool damage_check(struct database *database, struct diag_list *diags);

/**
 * Whether `count` pages from `first` on (0 is the first of all) of a sealed file open, which is all
 * that a changed byte in them can break; `pages` is how many there are. Others may write meanwhile.
 * Of a plain file there is nothing to open.
 */
bool damage_check_pages(struct database *database, int64_t first, int64_t count, int64_t *pages,
        struct diag_list *diags);

/**
 * Whether the log of the database at `path`, which is not open here yet, has lost something in its
 * middle: SQLite would drop whatever was written after. What a crash tore at its end was never
 * confirmed, and is no damage. `files` is NULL where it is plain. Others may write meanwhile.
 */
bool damage_check_log(const char *path, const struct sealed_files *files, struct diag_list *diags);
