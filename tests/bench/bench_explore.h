// SPDX-License-Identifier: GPL-3.0-or-later
// The search by the clock: states a second and bytes a state, from 100 to 100,000 turns.
#pragma once

#include <stdint.h>

struct bench_search {
    double states;  // a second of processor time
    double steps;   // likewise
    double bytes;   // a state
    double seconds; // in all
};

/** Walks a million states of a story of so many turns. */
struct bench_search bench_search(uint32_t turns);

/** Everything that is said of a shipped scenario, in milliseconds; `path` in the data folder. */
double bench_exploration(const char *path);
