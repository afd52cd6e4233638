// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a file in the editor that a person has chosen, at a line.
#pragma once

#include <stdbool.h>

/** What opens texts here: $VISUAL, else $EDITOR, else what the desktop takes for it. */
const char *editor_chosen(void);

/**
 * Starts `editor` (a program, with options behind it between spaces) on `path`, at `line` where
 * that is above 0, and does not wait for it. No shell reads the words. False when it could not be
 * started.
 */
bool editor_open(const char *editor, const char *path, int line);
