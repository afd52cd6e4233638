// SPDX-License-Identifier: GPL-3.0-or-later
// The engine by the clock: loading stories, walking them, and playing the shipped shift.
#pragma once

#include <stdint.h>

enum { BENCH_RUNS = 7 };

/** Loads a story of `turns` turns from memory to a state that can be played; median ms. */
double bench_load(uint32_t turns);

/** Walks a story of `turns` turns at random, every reply drawn from what is on the table; median
 * steps a second. */
double bench_steps(uint32_t turns);

/** Plays the shipped shift at random, with evidence and sheet; median shifts a second. */
double bench_shifts(void);

/** Plays per second by simulated candidates, evidence and sheet included, on one core. */
double bench_simulated(void);
