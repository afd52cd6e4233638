// SPDX-License-Identifier: GPL-3.0-or-later
// One factor: what the parts have in common, by maximum likelihood, and omega that follows from it.
#pragma once

#include <stdbool.h>

#include "scoring/moments.h"

/**
 * The model C = l l' + diag(theta), fitted to the covariance matrix of the parts (divisor n-1).
 *
 * EM for factor analysis (Rubin & Thayer 1982), until the loadings stand still in 1e-12;
 * where a part is left without error, in 1e-7.
 */
struct onefactor {
    double *loadings;      // l, in points of each part; the sum is not negative
    double *uniquenesses;  // theta, variances; 0 or more
    double omega;          // (sum l)^2/((sum l)^2 + sum theta), McDonald 1999; 0..1
    double omega_observed; // (sum l)^2/sum C
    bool heywood;          // a part is left without any error of its own: read nothing into it
    int steps;
};

/**
 * Fits; false when there is nothing to fit: fewer than 3 parts (the model is then not identified),
 * fewer than 3 complete rows, a part that is the same for everybody, or no rest within a hundred
 * thousand steps. End it with onefactor_finish(), also after false.
 */
bool onefactor_init(struct onefactor *factor, const struct moments *moments);
void onefactor_finish(struct onefactor *factor);
