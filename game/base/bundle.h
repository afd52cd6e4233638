// SPDX-License-Identifier: GPL-3.0-or-later
// A bundle: the files a shift is made of, by path, whether they lie in a folder or were pinned in a
// store.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/base/vec.h"

enum {
    DIAG_FILE_MISSING = 1,    // argument: the reason the system gives
    DIAG_FILE_NOT_A_FILE = 2, // a folder, a device
    DIAG_FILE_TOO_LARGE = 3,  // argument: the limit in MiB
    DIAG_FILE_PATH = 4,       // a path that leaves the bundle's folder
};

enum { BUNDLE_FILE_SIZE_MAX = 16 * 1024 * 1024 };

struct bundle_file {
    char *path; // relative to the root, with '/', no "..": the same on every machine
    char *bytes;
    size_t size;
};

struct bundle {
    char *root;                    // NULL: everything is in memory already
    VEC(struct bundle_file) files; // in order of path
};

/** A bundle over the folder `root`; nothing is read yet. */
void bundle_init_folder(struct bundle *bundle, const char *root);

/** An empty bundle in memory; fill it with bundle_add. */
void bundle_init_memory(struct bundle *bundle);
void bundle_finish(struct bundle *bundle);

/** Puts a copy of `bytes` under `path`; replaces what was there. */
void bundle_add(struct bundle *bundle, const char *path, const void *bytes, size_t size);

/**
 * The file at `path`, read from the folder at its first use and kept; borrowed until bundle_finish.
 * NULL, with one diagnostic, when it is missing, no plain file, past BUNDLE_FILE_SIZE_MAX, or
 * outside the root. The pointer holds until the next call that reads or adds a file.
 */
const struct bundle_file *bundle_read(
        struct bundle *bundle, const char *path, struct diag_list *diags);

/** Whether `path` is there, without reading it. */
bool bundle_has(const struct bundle *bundle, const char *path);

/** The content hash: BLAKE2b over (path, bytes) of every file read so far, in order of path. */
struct digest bundle_digest(const struct bundle *bundle);

/** Reads a whole file of the computer into `buffer`; false, with one diagnostic, when that cannot
 * be. */
bool bundle_read_path(
        const char *path, size_t size_max, struct buffer *buffer, struct diag_list *diags);
