// SPDX-License-Identifier: GPL-3.0-or-later
// Reliability: how far a total would come out the same over other scenarios of the same kind.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "scoring/moments.h"

/** Why there is no reliability. Nothing is ever answered with NaN. */
enum reliability_refusal {
    RELIABILITY_FINE,
    RELIABILITY_TOO_FEW_PARTS,  // below 2
    RELIABILITY_TOO_FEW_PEOPLE, // below 3 complete rows
    RELIABILITY_CONSTANT_PART,  // one part is the same for everybody: `part` says which
    RELIABILITY_CONSTANT_TOTAL, // the parts cancel out: everybody has the same total
};

/**
 * Of k parts with covariance matrix C (divisor n-1), s_X^2 = sum C, rbar the mean correlation.
 * Use scenarios as parts: decisions within one scenario are not independent, and flatter.
 */
struct reliability {
    int part; // the offending one, when refused for a constant part; else 0
    int64_t people;
    int parts;
    double mean; // of the total
    double sd;   // s_X

    double alpha;             // k/(k-1) (1 - tr C/sum C), Cronbach 1951; KR-20 on 0/1 parts
    double alpha_interval[2]; // Feldt 1965: 1 - (1-alpha) F(1-g or g; n-1, (n-1)(k-1))
    double standardized;      // k rbar/(1 + (k-1) rbar)
    bool has_standardized;    // false where that divides by nothing
    double mean_r;            // rbar
    double lambda2; // (sum C - tr C + sqrt(k/(k-1) sum_{i!=j} c_ij^2))/sum C, Guttman 1945
    double lambda6; // 1 - sum_j (1 - smc_j)/sum R over correlations, Guttman 1945, as psych has it
    bool has_lambda6; // false when a part follows exactly from the others

    bool has_half;         // false when one half is the same for everybody
    double half_r;         // between the sums of the odd and of the even parts, in the order given
    double half_stepped;   // Spearman-Brown 2r/(1+r)
    bool has_half_stepped; // false at r = -1
    double half_flanagan;  // 2 (1 - (s_a^2 + s_b^2)/s_X^2)

    double sem; // s_X sqrt(1 - alpha), in points of the total
};

/** One part beside the others. */
struct reliability_part {
    double mean;
    double sd;
    double total_r;         // with the total, itself included
    double index;           // reliability index: sd times total_r
    bool has_rest;          // false when the rest is the same for everybody
    double rest_r;          // with the total of the other parts
    bool has_alpha_without; // false below 3 parts, or when the rest is the same for everybody
    double alpha_without;   // alpha of the other parts
};

/**
 * Computes reliability from moments.
 *
 * `confidence` of the interval is between 0 and 1, both excluded; judge on its lower end. `parts`
 * has room for one answer per part, or is NULL. When refused only `part`, `people` and `parts` of
 * `reliability` are meant, and `parts` is untouched.
 */
enum reliability_refusal reliability_of(const struct moments *moments, double confidence,
        struct reliability *reliability, struct reliability_part *parts);
