// SPDX-License-Identifier: GPL-3.0-or-later
// Subscores: whether a part says anything about itself that the total does not say better.
#pragma once

#include <stdbool.h>

#include "scoring/moments.h"

/** How well the true score of one part is foretold, as a share of its variance (PRMSE, 0..1). */
struct subscore {
    double by_itself; // from its own observed score: its reliability
    double by_total;  // from the total of all parts
    bool adds;        // by itself better than by the total: worth reporting
};

/**
 * Haberman 2008, for parts S_k with variances s_k^2, reliabilities r_k and total X = sum S_k:
 *
 *   by itself = r_k
 *   by total  = [sum_j Cov(S_k, S_j), with r_k s_k^2 in place of s_k^2]^2 / (r_k s_k^2 s_X^2)
 *
 * `reliabilities` and `subscores` have one place per part; reliabilities lie between 0 and 1. A
 * part of reliability 0 has no true score to foretell: it gets zeroes. False, and nothing written,
 * below two complete rows, when a part is the same for everybody or the total is.
 */
bool subscores_of(
        const struct moments *moments, const double *reliabilities, struct subscore *subscores);
