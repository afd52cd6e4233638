// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers of a shape, made from uniform ones.
#include "scoring/variate.h"

#include <assert.h>

#include <gsl/gsl_cdf.h>

double variate_normal(double uniform)
{
    assert(uniform > 0 && uniform < 1);
    return gsl_cdf_ugaussian_Pinv(uniform);
}
