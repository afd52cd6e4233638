// SPDX-License-Identifier: GPL-3.0-or-later
// Bands: how far a score may lie from what the same person would show in all such scenarios.
#include "scoring/band.h"

#include <assert.h>
#include <math.h>

#include <gsl/gsl_cdf.h>

double band_quantile(int df)
{
    assert(df >= 1);
    return gsl_cdf_tdist_Pinv(1 - (1 - BAND_CONFIDENCE) / 2, df);
}

void band_around(double band[2], double centre, double error, double quantile)
{
    band[0] = fmax(0, centre - quantile * error);
    band[1] = fmin(100, centre + quantile * error);
}

double band_shrunken_error(double variance, int n, double prior, int prior_df)
{
    assert(n >= 1 && prior_df >= 1 && prior >= 0);
    double own = n > 1 ? (n - 1) * variance : 0;
    double pooled = (own + prior_df * prior) / (n - 1 + prior_df);
    return sqrt(pooled / n);
}
