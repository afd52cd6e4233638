// SPDX-License-Identifier: GPL-3.0-or-later
// What opening a sheet costs among others who played the same: it is played again, and put in
// words.
#pragma once

#include <stdbool.h>

#include "tests/bench/bench_replay.h"

/** Milliseconds on the clock. */
struct bench_sheet {
    double first_ms; // the random player is played too, and kept
    double next_ms;  // median of others
    double slowest_ms;
    struct bench_replay replay; // of one of them
};

/** Lets simulated people play form A into the empty `folder`, and opens sheets as the recruiter's
 * screen does. False when the store refuses. */
bool bench_sheet_measure(const char *folder, int people, struct bench_sheet *result);
