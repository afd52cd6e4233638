// SPDX-License-Identifier: GPL-3.0-or-later
// Generalizability: how much of the spread is people, how much scenarios, how much the meeting of
// the two.
#pragma once

#include <stdbool.h>

/** Why there is no answer. */
enum gstudy_refusal {
    GSTUDY_FINE,
    GSTUDY_TOO_FEW,  // below 3 people or below 2 scenarios with at least two people
    GSTUDY_CONSTANT, // all scores the same
    GSTUDY_APART, // no two people share scenarios, or nobody has played two: not to be told apart
};

/** Variance components of people x conditions, one score a cell. */
struct gstudy {
    int people;
    int conditions;
    bool balanced;    // every cell filled: by ANOVA; else by REML
    double person;    // s_p^2
    double condition; // s_c^2
    double residual;  // s_pc,e^2
    bool clipped;     // a component came out below 0 and was set to 0
};

/**
 * `scores` row by row, one row a person, NaN where a person did not meet a condition.
 *
 * Balanced: s_p^2 = (MS_p - MS_res)/n_c, s_c^2 = (MS_c - MS_res)/n_p, s_res^2 = MS_res (Brennan
 * 2001). Otherwise restricted maximum likelihood for crossed random effects; on balanced data the
 * two agree wherever no component is clipped.
 */
enum gstudy_refusal gstudy_of(
        struct gstudy *gstudy, const double *scores, int people, int conditions);

/** What so many conditions would give. */
struct dstudy {
    double relative_error; // variance, s_res^2/n
    double absolute_error; // (s_c^2 + s_res^2)/n
    double e_rho2;         // s_p^2/(s_p^2 + relative)
    double phi;            // s_p^2/(s_p^2 + absolute); quote this when people met different ones
};

/** Of `n` conditions, 1 or more. All 0 when people do not differ. */
struct dstudy dstudy_of(const struct gstudy *gstudy, double n);

/**
 * The interval of E rho^2 of `n` conditions, `confidence` between 0 and 1: with every cell filled E
 * rho^2 of the conditions met is alpha, whose interval is Feldt's (1965), stepped up or down to n.
 * False when cells are missing or a component was set to 0.
 */
bool dstudy_interval(const struct gstudy *gstudy, double n, double confidence, double interval[2]);

/** How many conditions give this phi (0 < phi < 1); -1 when no number does. */
double conditions_needed(const struct gstudy *gstudy, double phi);
