// SPDX-License-Identifier: GPL-3.0-or-later
// The quantile of the F distribution at every size, where the library's own gives up.
#pragma once

/**
 * The number that F with a and b degrees of freedom stays below with probability p.
 *
 * a and b are 1 or more, p is between 0 and 1. Up to a hundred thousand degrees of freedom by
 * halving on GSL's distribution function, to 1e-12 relative; above by Abramowitz and
 * Stegun 26.6.16, whose error there is below 1e-8.
 */
double fquantile(double p, double a, double b);
