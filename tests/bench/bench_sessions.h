// SPDX-License-Identifier: GPL-3.0-or-later
// An office that a million people played for, thrown away afterwards.
#pragma once

#include <stdbool.h>

/** What filling it took. */
struct bench_sessions {
    double taken_in_ms; // of one session, its row of parts made from its evidence
    double build_s;     // sessions with their evidence and their rows of parts, on disk
    double file_mb;     // office.db
    double seal_s;      // a passphrase set, all sealed
};

/**
 * Fills the office in `folder` with the people of bench_stats_write, each a finished session with
 * 24 decisions in 12 scenarios; without journals. The first 5,000 are taken in as the move from
 * play.db does it, their row of parts made from evidence as the end of play stores it; of the
 * others the row is written as it would be, without evidence. False when it cannot be.
 */
bool bench_sessions_fill(const char *folder, long people, struct bench_sessions *result);

/** Seals it under the passphrase that then stands in `folder`/passphrase. */
bool bench_sessions_seal(const char *folder, struct bench_sessions *result);

/** The size of office.db in `folder`, in MB. */
double bench_sessions_size(const char *folder);
