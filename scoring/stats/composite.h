// SPDX-License-Identifier: GPL-3.0-or-later
// Totals of totals: the reliability of a weighted sum, of a difference, and what follows from one.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "scoring/moments.h"

/**
 * Stratified alpha (Cronbach, Schönemann & McKie 1965): 1 - sum s_k^2(1 - a_k)/s_X^2.
 *
 * `stratum` gives each part its stratum, 0 .. strata-1. A stratum of one part has no alpha and
 * counts as without error. False when a total or a stratum of more parts does not vary, or below 3
 * complete rows.
 */
bool stratified_alpha(const struct moments *moments, const int *stratum, int strata, double *alpha);

/**
 * Mosier 1943: the reliability of sum w_k X_k, 1 - sum w_k^2 s_k^2(1 - r_k)/s_C^2. `reliability` by
 * part, 0..1. False when the composite does not vary.
 */
bool mosier_reliability(const struct moments *moments, const double *weights,
        const double *reliability, double *composite);

/** A correlation between two measurements and its interval: tanh(atanh r -+ z/sqrt(n-3)). */
struct correlation {
    int64_t n;
    double r;
    double interval[2]; // of the confidence asked for
};

/** Of parts `a` and `b`. False below 4 complete rows, or when one does not vary. */
bool correlation_of(struct correlation *correlation, const struct moments *moments, int a, int b,
        double confidence);

/** Standard error of measurement: sd sqrt(1 - r). */
double sem_of(double sd, double reliability);

/** The least change that is more than error with 95 %: 1.96 sqrt 2 SEM. */
double reliable_change(double sem);

/** Kelley 1927: what the true score probably is. */
struct kelley {
    double estimate; // r X + (1 - r) M
    double error;    // s_X sqrt(r(1 - r))
};

struct kelley kelley_of(double score, double mean, double sd, double reliability);

/** The chance that the true score is at or above `cut`; 0 or 1 where there is no error. */
double chance_above(const struct kelley *kelley, double cut);

/** Error of the difference of two scales on a T metric: 10 sqrt(2 - r_1 - r_2). */
double profile_difference_error(double first, double second);

/** Spearman-Brown: the reliability of `times` as many parts. */
double stepped_up(double reliability, double times);

/** How many times as many parts are needed: r_T(1 - r)/(r(1 - r_T)); 0 < r, 0 < target < 1. */
double times_needed(double reliability, double target);

/** What a reliability is worth for important decisions about people. */
enum cotan_class { COTAN_INSUFFICIENT, COTAN_SUFFICIENT, COTAN_GOOD };
enum efpa_class { EFPA_INADEQUATE, EFPA_ADEQUATE, EFPA_GOOD, EFPA_EXCELLENT };

/** COTAN 2010: good from .90, sufficient from .80. Judge the lower bound. */
enum cotan_class cotan_class_of(double reliability);

/** EFPA 2013: adequate from .70, good from .80, excellent from .90. */
enum efpa_class efpa_class_of(double reliability);
