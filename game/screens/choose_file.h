// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a file of one kind: folders and files as a list, by keyboard and by mouse.
#pragma once

#include "game/screens/navigator.h"

/** Gets the path that was chosen; the screen that asked comes on top again after it. */
typedef void (*choose_file_take)(void *context, const char *path);

/** The path of a file that was dropped on the window; NULL of other news, and of a folder or a name
 * that is no text. Borrowed as the event's. */
const char *choose_file_dropped(const struct ui_event *event);

/**
 * Puts a list of the files that end in `ending` (".csv") on top, beginning in the folder of `near`
 * or, when that is none, in the person's own. `context` must outlive the screen.
 */
void choose_file_open(struct navigator *navigator, const char *near, const char *ending,
        choose_file_take take, void *context);
