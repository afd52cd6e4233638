// SPDX-License-Identifier: GPL-3.0-or-later
// Backups: all that a store holds in one file, made while it is in use, and put back after a check.
#pragma once

#include "game/base/buffer.h"
#include "game/store/backup_file.h"

enum {
    DIAG_BACKUP_RESTLESS = 648, // a file kept changing while it was copied; argument: its name
    DIAG_BACKUP_EMPTY = 649,    // there is no store in the folder
};

/**
 * Writes all files of the store in `folder` to a new file at `path`; `backup` says what is in it. A
 * database is copied page by page as of one moment while others write. One that another process
 * keeps to itself, or that only a passphrase opens, is copied as it lies on the disk, together with
 * its log, between two writes of its owner. A plain one is then checked whole. No store may be open
 * in this process.
 */
bool backup_make(struct backup_file *backup, const char *folder, const char *path, int64_t now_ms,
        struct diag_list *diags);

/**
 * Puts a backup in the place of the store in `folder`: it is checked, unpacked beside it and opened
 * first, and then takes its place; the old folder stays beside, under the name that is added to
 * `kept` ("" when there was none). False, and everything as it was, when the backup is no good or
 * somebody works in the store (DIAG_STORE_IN_USE).
 */
bool backup_restore(const char *folder, const char *path, int64_t now_ms, struct buffer *kept,
        struct diag_list *diags);

/** Makes an empty folder beside `folder` for work in progress, and adds its path to `made`. */
bool backup_make_beside(const char *folder, struct buffer *made, struct diag_list *diags);

/** Removes a folder with the files in it; what cannot go stays. */
void backup_remove_folder(const char *folder);

/** Adds "20261122-135900" of a wall time. */
void backup_add_stamp(struct buffer *text, int64_t wall_ms);

/** Copies what the folder `to` does not have yet of the files of the store in `folder`, as
 * backup_make does. */
bool backup_copy_rest(const char *folder, const char *to, struct diag_list *diags);
