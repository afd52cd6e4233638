// SPDX-License-Identifier: GPL-3.0-or-later
// The pack a scenario belongs to, and the centre that pack works for; paths between files.
#pragma once

#include "game/scenario/build.h"

#include "game/base/bundle.h"

/** `relative` as seen from the folder of `file`, without ".."; NULL when it leaves the bundle. In
 * `arena`. */
const char *pack_path(struct arena *arena, const char *file, const char *relative);

/** Reads one file as a tree; its root is NULL after a diagnostic. */
struct tree pack_read_tree(struct bundle *bundle, struct forest *forest, const char *path,
        enum element root, struct diag_list *diags);

/** Reads the pack beside the scenario and its centre into the build; false when one cannot be read.
 */
bool pack_read(struct build *build, struct bundle *bundle);

/** What a scenario takes over from its pack: name, greeting, colour, house rules. */
void pack_fill(struct build *build);

/** Checks a pack by itself: its form, its codes, its centre. */
void pack_check(struct bundle *bundle, const char *path, struct diag_list *diags);
