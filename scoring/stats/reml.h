// SPDX-License-Identifier: GPL-3.0-or-later
// Restricted maximum likelihood for y = mean + row + column + rest, both crossed and random, cells
// missing.
#pragma once

#include <stdbool.h>

struct reml {
    double row; // variances
    double column;
    double residual;
    double mean;
    double deviance; // -2 log restricted likelihood
};

/**
 * Fits; `cells` row by row, NaN where missing. The deviance is profiled over the residual variance
 * and searched over the two relative standard deviations (Bates et al. 2015); rows are eliminated
 * first, so that many rows cost time by their number only. False when it does not settle.
 */
bool reml_fit(struct reml *reml, const double *cells, int rows, int columns);
