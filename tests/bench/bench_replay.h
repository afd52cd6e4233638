// SPDX-License-Identifier: GPL-3.0-or-later
// What looking back costs: a play is opened to be shown again, and jumped about in.
#pragma once

#include <stdbool.h>

#include "game/screens/navigator.h"

/** Milliseconds on the clock, of the screen at 1920x1080 without its pixels. */
struct bench_replay {
    double open_ms;      // until the first step stands there
    double jump_ms;      // median, from the key until the desk of then is laid out
    double jump_most_ms; // the slowest of all
};

/** Jumps about in a finished session of `world`. False when it cannot be shown. */
bool bench_replay_measure(struct world *world, int64_t session, struct bench_replay *result);
