// SPDX-License-Identifier: GPL-3.0-or-later
// A file that always holds what is on screen in words, for programs that read along.
#pragma once

#include "game/screens/navigator.h"

/** What was taken in and shown so far: whoever sends input sees here that it has arrived. */
struct access_file {
    const char *path; // NULL: nothing is counted or written
    long frames;
    long keys;    // key presses, those nobody wanted included
    long presses; // of the pointer, counted when it is released
    long wheels;  // notches
};

/** Counts an event that was handled. */
void access_file_count(struct access_file *file, const struct ui_event *event);

/**
 * Writes `frame 12 keys 3 presses 4 wheels 0 screen desk` and under it the access tree, see
 * ui_access_write. The file is replaced as a whole: a reader meets the old or the new one. What
 * cannot be written is left out; the window goes on.
 */
void access_file_write(struct access_file *file, struct navigator *navigator, bool painted);
