// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the store: what SQLite's door and the looks at its files share.
#pragma once

#include "game/store/database.h"

struct sealed_files;
struct sqlite3;

struct database {
    struct sqlite3 *handle;
    char *path;
    struct sealed_files *files; // NULL: a plain file
};

/** Leaves the log beside the file where it lies when this is closed: nothing of a damaged file is
 * to change. */
void database_keep_log(struct database *database);

/** Says why SQLite refused last. */
void database_report_failure(const struct database *database, struct diag_list *diags);

/** Opens `path` by SQLite's `flags` beside reading and writing; `files` are its own from here on.
 * NULL with a diagnostic. */
struct database *database_handle(
        const char *path, struct sealed_files *files, int flags, struct diag_list *diags);

/** What is sorted or kept aside would stand in the clear in a temporary file. */
bool database_keep_in_memory(struct database *database, struct diag_list *diags);

/** Leaves room in each page of a new file for what its box needs. */
bool database_reserve(struct database *database);
