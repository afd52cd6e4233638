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

/**
 * Person fit l_z (Drasgow, Levine & Williams 1985): (l - E l)/sqrt(V l) of a pattern of right and
 * wrong given the chance p of each right answer, strictly between 0 and 1. False when nothing
 * varies.
 */
bool person_fit_lz(const bool *right, const double *p, size_t n, double *lz);

/**
 * The same beside what others got right: p_i = 1/(1 + exp(-logit(share_i) - d)), with d such that
 * the sum of p is as many as were right, as a Rasch model has it. With an estimated ability l_z
 * spreads less than a normal variable, so what it flags is flagged with care. Shares strictly
 * between 0 and 1. False when all or none is right, or nothing varies.
 */
bool person_fit_beside(const bool *right, const double *share, size_t n, double *lz);

/**
 * Normed Guttman errors (van der Flier 1977): pairs where a harder item is right and an easier one
 * wrong, over the most there could be; 0..1. `order` lists items from easy to hard. False for
 * nothing or everything right: there is no pair.
 */
bool guttman_errors(const bool *right, const size_t *order, size_t n, double *normed);

/**
 * Odd-even consistency: the correlation of the scores on odd and even parts over their pairs,
 * stepped up by Spearman-Brown, 2r/(1+r). Pairs with a NaN are left out; false below 3 pairs, when
 * one side does not vary, or at r = -1.
 */
bool odd_even_of(const double *odd, const double *even, size_t n, double *consistency);
