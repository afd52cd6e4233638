// SPDX-License-Identifier: GPL-3.0-or-later
// What keeping a session costs: commits, opening, and bytes on disk.
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct bench_store {
    double commits_a_second;
    double commit_median_ms;
    double commit_p99_ms;
    double open_ms;         // play.db with one session of that many rows, office.db empty
    int64_t bytes_running;  // of a session of 180 actions, log included, content apart
    int64_t bytes_finished; // the same in office.db
};

/** Measures in `folder`, which must be empty; `commits` from 180. False when the store refuses. */
bool bench_store_measure(const char *folder, int commits, struct bench_store *result);
