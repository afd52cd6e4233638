// SPDX-License-Identifier: GPL-3.0-or-later
// The quantile of the F distribution at every size, where the library's own gives up.
#include "scoring/fquantile.h"

#include <assert.h>
#include <math.h>

#include <gsl/gsl_cdf.h>

// Above so many degrees of freedom of the smaller side the series is good to 1e-8. The library is
// no help there: its inverse gives up from ten thousand on, its distribution function from four
// hundred thousand, and both end the program.
static const double LARGE = 1e5;

// A. H. Carter 1947: an expansion of Fisher's z = ln(F)/2 around the normal.
static double by_series(double p, double a, double b)
{
    double z = gsl_cdf_ugaussian_Pinv(p);
    double lambda = (z * z - 3) / 6;
    double h = 2 / (1 / (a - 1) + 1 / (b - 1));
    double shift = (1 / (a - 1) - 1 / (b - 1)) * (lambda + 5.0 / 6 - 2 / (3 * h));
    return exp(2 * (z * sqrt(h + lambda) / h - shift));
}

// The lower tail, where the distribution function keeps its digits.
static double by_halving(double p, double a, double b)
{
    double low = 0;
    double high = 1;
    while (gsl_cdf_fdist_P(high, a, b) < p) {
        low = high;
        high *= 2;
    }
    while (high - low > 1e-14 * high) {
        double middle = low + (high - low) / 2;
        if (gsl_cdf_fdist_P(middle, a, b) < p) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return high;
}

double fquantile(double p, double a, double b)
{
    assert(p > 0 && p < 1 && a >= 1 && b >= 1);
    if (fmin(a, b) > LARGE) {
        return by_series(p, a, b);
    }
    return p <= 0.5 ? by_halving(p, a, b) : 1 / by_halving(1 - p, b, a);
}
