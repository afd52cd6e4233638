// SPDX-License-Identifier: GPL-3.0-or-later
// Response quality: whether somebody read what they answered. For a person to look at, never to
// reject by.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** What a decision asks of a reader. */
struct reading {
    double words;   // on screen
    double mean_ms; // of everybody
};

/** A tenth of the mean time, at most 10 s (NT10, Wise & Ma 2012); milliseconds. */
double rapid_nt10(const struct reading *reading);

/** Below this many milliseconds nobody can have read it: the most of 1 s, NT10, and half the time
 * of 600 words a minute. */
double rapid_threshold(const struct reading *reading);

/** Times of one person. */
struct effort {
    size_t decisions;  // with a time
    double rte;        // share that was not rapid (Wise & Kong 2005)
    double rte_nt10;   // by NT10 alone
    double last_third; // rte of the last third of the decisions: tired, or out of time?
    double median_ms;
    bool flagged; // rte below .90
};

/** `ms` by decision, NaN where there is none; false when there is no time at all. */
bool effort_of(struct effort *effort, const double *ms, const struct reading *readings, size_t n);

/** Displayed positions (1 ..) that one person chose, in order. */
struct positions {
    size_t n;
    int longest_run;
    double longest_run_p; // exact: a run at least this long, if each of m were equally likely
    double modal_share;
    double chi2; // against uniform, m-1 df
    double chi2_p;
    double entropy;     // over log m, 0..1
    double repeat_rate; // same as the one before
    double cycle_rate;  // same as the one three before: 1-2-3-1-2-3
    bool flagged;       // a chance below .001, or cycle_rate above .90
};

/** `m` positions to choose from, 2 or more; false when there are fewer than 2 choices, or a
 * position outside 1..m. */
bool positions_of(struct positions *positions, const int *chosen, size_t n, int m);

/** P(longest run >= r) in n draws from m equal chances; 1 for r <= 1. */
double longest_run_chance(int m, size_t n, int r);

/**
 * Person fit l_z (Drasgow, Levine & Williams 1985): (l - E l)/sqrt(V l) of a pattern of right and
 * wrong given the chance p of each right answer, strictly between 0 and 1. False when nothing
 * varies.
 */
bool person_fit_lz(const bool *right, const double *p, size_t n, double *lz);

/**
 * Normed Guttman errors (van der Flier 1977): pairs where a harder item is right and an easier one
 * wrong, over the most there could be; 0..1. `order` lists items from easy to hard. False for
 * nothing or everything right: there is no pair.
 */
bool guttman_errors(const bool *right, const size_t *order, size_t n, double *normed);
