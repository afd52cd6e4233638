// SPDX-License-Identifier: GPL-3.0-or-later
// Local validity: whether a score goes with how people later do the job.
#include "scoring/stats/validity.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

static const double NOTHING = 1e-6;
static const double WHOLE = 1 - 1e-12;

double validity_for_error(double r, double criterion)
{
    return fmax(-1, fmin(1, r / sqrt(criterion)));
}

double validity_for_range(double r, double u)
{
    return r * u / sqrt(1 + r * r * (u * u - 1));
}

long validity_people_needed(double r, double confidence)
{
    double size = fmin(fabs(r), WHOLE);
    if (size < NOTHING) {
        return 0;
    }
    double ratio = gsl_cdf_ugaussian_Pinv((1 + confidence) / 2) / atanh(size);
    double people = ceil(ratio * ratio + 3);
    return people < 4 ? 4 : (long)people;
}
