// SPDX-License-Identifier: GPL-3.0-or-later
// Fixtures that carry their own verdict: "<!-- expect: 302 line 3 -->" in a file, and what is
// found.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/vec.h"

/** Paths; a zeroed one is ready for use. */
struct verdict_files {
    VEC(char *) items;
};

/** Adds the XML files of `folder` and of the folders `depth` levels below it; fails the test when
 * one cannot be listed. */
void verdict_find(struct verdict_files *files, const char *folder, int depth);
void verdict_files_finish(struct verdict_files *files);

/** Adds what the file at `path` expects; false for a file that only helps another. */
bool verdict_expected(const char *path, struct buffer *expected);

/** Sorts `diags`, and adds them in the same form: "302 line 3, 304 line 8", or "nothing". */
void verdict_write(struct buffer *found, struct diag_list *diags);

/** Looks at the file at `path`. */
typedef void (*verdict_look)(const char *path, struct diag_list *diags);

/** Fails the test unless each file that expects something gets exactly that; how many do. */
size_t verdict_hold(const char *folder, int depth, verdict_look look);
