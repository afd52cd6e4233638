// SPDX-License-Identifier: GPL-3.0-or-later
// The standard: what a starter who is just good enough would score, as a panel expects it.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "scoring/competency.h"

/** The line on one competency, from 0 to 100. */
struct standard_line {
    bool has;
    double mean;
    double error;       // standard error of the mean over raters
    double interval[2]; // 95 %, kept within 0..100
    int raters;         // of several scenarios the fewest
    double possible;    // points it rests on
    int scenarios;      // that it was combined from
};

/** A line for each competency; the last is over all of them. */
struct standard {
    struct standard_line line[COMPETENCY_COUNT + 1];
};

/**
 * Angoff 1971, with answers in place of chances: each rater says which answers a just-good-enough
 * starter would give, `expected` is what these earn of what can be earned, 0..100. The line is the
 * mean over raters, its error sd/sqrt(n), its interval mean -+ t(.975; n-1) error. False below 2
 * raters.
 */
bool standard_of(struct standard_line *line, const double *expected, int raters, double possible);

/**
 * The line of several scenarios: sum w_i mean_i with w_i what the candidate could earn there over
 * all, error sqrt(sum w_i^2 error_i^2), t with the fewest raters' degrees of freedom. A scenario
 * without a line is left out; has is false unless those left hold half of what could be earned.
 */
void standard_combine(struct standard_line *line, const struct standard_line *lines,
        const double *possible, size_t count);
