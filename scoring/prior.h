// SPDX-License-Identifier: GPL-3.0-or-later
// The prior: how much one candidate's scenarios usually differ, per competency, and who says so.
#pragma once

#include <stddef.h>

#include "scoring/competency.h"

struct sheet;

/** Where a variance comes from; the sheet prints it. */
enum prior_origin {
    PRIOR_NONE,        // no variance known: no shrunken band for this competency
    PRIOR_PROVISIONAL, // the default before anything was simulated or observed
    PRIOR_SIMULATED,
    PRIOR_CALIBRATED, // from candidates who played the same set of scenarios
};

struct prior_variance {
    enum prior_origin origin;
    double variance; // s0^2 of one scenario's score on the 0..1 scale; 0 or more
    int candidates;  // how many it was averaged over; 0 when provisional
};

struct prior {
    struct prior_variance competency[COMPETENCY_COUNT];
    int df; // what the prior is worth in degrees of freedom; 1 or more
};

/** What a prior is worth when nobody says otherwise. */
enum { PRIOR_DF = 5 };

/** s0^2 = 0.10 for all seven, provisional, worth 5 degrees of freedom. */
struct prior prior_provisional(void);

/**
 * The prior of a calibration sample: s0^2 = the mean of s_i^2 over its candidates.
 *
 * s_i^2 = n SE_i^2 on the 0..1 scale (measurement 2.4). Candidates who met a competency in fewer
 * than two scenarios have no s_i^2 and do not count; a competency nobody has one for gets
 * PRIOR_NONE. The sheets must come from one and the same set of scenarios, which only the caller
 * can know. `origin` is PRIOR_SIMULATED or PRIOR_CALIBRATED.
 */
struct prior prior_of_sample(
        const struct sheet *const *sheets, size_t count, enum prior_origin origin);
