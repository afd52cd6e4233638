// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics by the clock, and by chance: what they cost, and how often they err where the truth is
// known.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BENCH_PARTS = 24, BENCH_SCENARIOS = 12, BENCH_SEED = 20 };

/** People who are drawn one by one, always the same for a seed. */
struct bench_people {
    uint64_t state; // the seed
};

/** The points of the next, 0 to 3 each. */
void bench_people_next(struct bench_people *people, char points[BENCH_PARTS]);

/** Time and memory of one run of a program, and a figure it printed. */
struct bench_run {
    double wall_ms;
    double cpu_ms;
    double peak_mb;
    double figure; // NaN when it printed none
};

/** Writes people.csv of so many people into `folder`; a column is named SCENARIO:DECISION. */
bool bench_stats_write(const char *folder, long people);

/** Runs `arguments`, the first of which is the program as execvp finds it and the last NULL, with
 * `folder` for what it prints, of which the first figure with the key is taken; false when it fails
 * or is not there. */
bool bench_stats_run(
        const char *const *arguments, const char *folder, const char *key, struct bench_run *run);

/** Per cent of 2,000 draws in which the 95 % interval of alpha holds the true alpha: 95 is right.
 */
double bench_alpha_coverage(int people, int parts, double correlation);

/** Per cent of 2,000 draws in which the 95 % interval of a correlation holds the true one. */
double bench_correlation_coverage(int people, double correlation);

/** Per cent of items without DIF that come out below .05; `logistic` or Mantel-Haenszel. */
double bench_dif_false_alarms(int people, bool logistic);
