// SPDX-License-Identifier: GPL-3.0-or-later
// A backup: the files of a folder in one file, each with its hash, and a head that has its own.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/base/vec.h"

enum {
    DIAG_BACKUP_DAMAGED = 644, // argument: which part of it
    DIAG_BACKUP_FOREIGN = 645, // it is no backup
};

struct backup_file_member {
    const char *name; // without folders
    int64_t size;
    struct digest hash;
};

struct backup_file {
    struct arena arena;
    VEC(struct backup_file_member) members; // by name
    int64_t made_ms;                        // wall time
    int64_t head_size;
    struct digest hash; // of the head, and so of everything
};

void backup_file_finish(struct backup_file *backup);

/** Puts every plain file of `folder` in a new file at `path`, on the disk when it is true; `backup`
 * then says what is in it. What goes wrong leaves nothing at `path`. */
bool backup_file_write(struct backup_file *backup, const char *folder, const char *path,
        int64_t made_ms, struct diag_list *diags);

/** Reads a backup and holds every byte against its hash. */
bool backup_file_check(struct backup_file *backup, const char *path, struct diag_list *diags);

/** Writes the files of a backup, checked first, to `folder`, which is there and empty. */
bool backup_file_extract(
        struct backup_file *backup, const char *path, const char *folder, struct diag_list *diags);
