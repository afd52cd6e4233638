// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the actions of a journal: when they were chosen, and how the playing went.
// Replay passes over it, and none of it is scored.
#pragma once

#include <stdbool.h>
#include <stdint.h>

/** Beside one action. */
struct action_beside {
    int64_t shown_ms; // wall time at which what it chose from was shown; 0 = not known
    int64_t chosen_ms;
};

/** Beside the whole play. */
struct circumstances {
    bool timed;      // a person sat at a window, so that the times are a person's
    bool agreed;     // something was agreed that makes pace and pattern an unfair thing to look at
    int away;        // how often the window was left for another
    int64_t away_ms; // in all
    int idle;        // how often nothing was done for long, pauses and being away left out
};
