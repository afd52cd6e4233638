// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a folder, in an order that is the same on every machine.
#pragma once

#include <stdbool.h>

#include "game/base/vec.h"

/** Names or paths, its own; a zeroed one is ready for use. */
struct folder_list {
    VEC(char *) items;
};

void folder_list_finish(struct folder_list *list);

/** Whether `name` ends in `ending`, and is more than that. */
bool folder_name_ends(const char *name, const char *ending);

/** Gives `list`, emptied, the names in `folder` in order of bytes; none where it cannot be read.
 * Names that begin with a dot are nobody's. */
void folder_read(struct folder_list *list, const char *folder);

/**
 * Gives `list`, emptied, the paths of what ends in `ending` in `folder` and in all folders below
 * it, in order of bytes. Links to folders are not followed: a circle would never end.
 */
void folder_find(struct folder_list *list, const char *folder, const char *ending);
