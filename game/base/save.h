// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a file so that it is there whole or not at all.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/diag.h"

enum {
    DIAG_FILE_WRITE = 5,   // argument: the reason the system gives
    DIAG_FILE_CHANGED = 6, // on disk it is no longer what the caller had read
    DIAG_FILE_EXISTS = 7,  // where a new one was asked
};

/** What the caller believes is in the file now. */
struct save_known {
    const char *bytes;
    size_t size;
};

/**
 * Puts `bytes` in the file at `path` by way of a new file beside it that takes its place once it
 * is on the disk. Keeps its permissions; of a link, changes what it points at. False, with one
 * diagnostic and the file as it was, when it no longer holds what `known` says (NULL: whatever it
 * holds), or cannot be written.
 */
bool save_file(const char *path, const void *bytes, size_t size, const struct save_known *known,
        struct diag_list *diags);

/** Likewise a file that is not there yet; false when there is something at `path`. */
bool save_new_file(const char *path, const void *bytes, size_t size, struct diag_list *diags);
