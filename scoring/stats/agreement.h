// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement: whether experts who rate the same replies see the same thing.
#pragma once

#include <stdbool.h>

/** Why there is no answer. */
enum agreement_refusal {
    AGREEMENT_FINE,
    AGREEMENT_TOO_FEW,  // below 2 subjects or below 2 raters
    AGREEMENT_CONSTANT, // everybody gave everything the same: nothing to agree on
    AGREEMENT_UNEVEN,   // Fleiss: subjects with different numbers of ratings
};

/** Intraclass correlations of Shrout & Fleiss 1979, from the mean squares of subjects x raters. */
struct icc {
    double one;        // ICC(1,1)
    double two;        // ICC(2,1): (BMS-EMS)/(BMS+(k-1)EMS+k(JMS-EMS)/n), absolute agreement
    double three;      // ICC(3,1): consistency
    double one_mean;   // ICC(1,k), as the next two of the mean of the k raters
    double two_mean;   // ICC(2,k): (BMS-EMS)/(BMS+(JMS-EMS)/n)
    double three_mean; // ICC(3,k)
    double between;    // BMS, mean square between subjects
    double raters;     // JMS
    double error;      // EMS
    double within;     // WMS
};

/** `ratings` row by row, one row a subject, one column a rater, none missing. */
enum agreement_refusal icc_of(struct icc *icc, const double *ratings, int subjects, int raters);

/**
 * Intervals of ICC(2,1) and ICC(2,k), `confidence` between 0 and 1 (Shrout & Fleiss 1979, by
 * Satterthwaite's degrees of freedom). False where raters agree so well, or so badly, that there
 * are none.
 */
bool icc_intervals(const struct icc *icc, int subjects, int raters, double confidence,
        double single[2], double mean[2]);

/**
 * Fleiss 1971: kappa = (P - Pe)/(1 - Pe), P the mean of (sum n_ij^2 - n)/(n(n-1)).
 * `counts` row by row: how many raters put subject i in category j; each row has the same sum.
 */
enum agreement_refusal fleiss_kappa(double *kappa, const int *counts, int subjects, int categories);

enum kappa_weights { KAPPA_PLAIN, KAPPA_LINEAR, KAPPA_QUADRATIC };

/**
 * Cohen 1960 and 1968: 1 - sum w o / sum w e, with weights 0/1, |i-j| or (i-j)^2.
 * `a` and `b` hold categories 0 .. categories-1, `count` each.
 */
enum agreement_refusal cohen_kappa(double *kappa, const int *a, const int *b, int count,
        int categories, enum kappa_weights weights);

/** Lawshe 1975: (essential - n/2)/(n/2), -1 .. 1. `experts` is 1 or more. */
double content_validity_ratio(int essential, int experts);
