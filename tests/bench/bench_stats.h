// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics by the clock, and by chance: what they cost, and how often they err where the truth is
// known.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** Processor time and memory of one run of the program. */
struct bench_run {
    double cpu_ms;
    double peak_mb;
};

/** Writes a CSV of so many people and 24 parts into `folder`. */
bool bench_stats_write(const char *folder, long people);

/** Runs `zeven stats KIND` on it; false when it fails. */
bool bench_stats_run(
        const char *program, const char *folder, const char *kind, struct bench_run *run);

/** Removes the CSV. */
void bench_stats_remove(const char *folder);

/** Per cent of 2,000 draws in which the 95 % interval of alpha holds the true alpha: 95 is right.
 */
double bench_alpha_coverage(int people, int parts, double correlation);

/** Per cent of 2,000 draws in which the 95 % interval of a correlation holds the true one. */
double bench_correlation_coverage(int people, double correlation);

/** Per cent of items without DIF that come out below .05; `logistic` or Mantel-Haenszel. */
double bench_dif_false_alarms(int people, bool logistic);
