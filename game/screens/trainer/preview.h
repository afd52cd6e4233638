// SPDX-License-Identifier: GPL-3.0-or-later
// The preview: a scenario on the real desk at any turn, and beside it what a candidate never sees.
#pragma once

#include "game/screens/navigator.h"

/** Where a preview begins; all texts are borrowed. What is NULL is as the file has it. */
struct preview_setup {
    const char *file;     // of the scenario
    const char *turn;     // "call/opening"; NULL = where its first contact begins
    const char *facts;    // ids between commas: known
    const char *flags;    // likewise: set
    const char *mood;     // of the first customer: "angry"
    const char *time;     // "10:15"
    const char *language; // "nl"
    bool back;            // another screen lies below: there is a way back
};

extern const struct screen_class PREVIEW_SCREEN;

/**
 * Puts a preview on the stack; it follows its file from then on. False, with diagnostics in the
 * world, when there is no such file, or when it can be played and does not have what the setup
 * names: `DIAG_PREVIEW_…`. A file with slips opens all the same, and shows them.
 */
bool preview_open(struct navigator *navigator, const struct preview_setup *setup);

enum {
    DIAG_PREVIEW_NO_FILE = 775, // nothing there; argument: the path as it was given
    DIAG_PREVIEW_NOT = 776,     // the scenario does not have it; argument: the step ("know x")
};
