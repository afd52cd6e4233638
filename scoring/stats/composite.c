// SPDX-License-Identifier: GPL-3.0-or-later
// Totals of totals: the reliability of a weighted sum, of a difference, and what follows from one.
#include "scoring/stats/composite.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "scoring/memory.h"

struct stratum_sums {
    int parts;
    double all;
    double trace;
};

static void add_stratum(
        struct stratum_sums *sums, const struct moments *moments, const int *stratum, int which)
{
    for (int i = 0; i < moments->parts; i++) {
        if (stratum[i] != which) {
            continue;
        }
        sums->parts++;
        sums->trace += moments_covariance(moments, i, i);
        for (int j = 0; j < moments->parts; j++) {
            sums->all += stratum[j] == which ? moments_covariance(moments, i, j) : 0;
        }
    }
}

static double sum_all(const struct moments *moments)
{
    double all = 0;
    for (int i = 0; i < moments->parts; i++) {
        for (int j = 0; j < moments->parts; j++) {
            all += moments_covariance(moments, i, j);
        }
    }
    return all;
}

bool stratified_alpha(const struct moments *moments, const int *stratum, int strata, double *alpha)
{
    double all = moments->complete >= 3 ? sum_all(moments) : 0;
    if (all <= 0) {
        return false;
    }
    double errors = 0;
    for (int s = 0; s < strata; s++) {
        struct stratum_sums sums = { 0 };
        add_stratum(&sums, moments, stratum, s);
        if (sums.parts < 2) {
            continue;
        }
        if (sums.all <= 0) {
            return false;
        }
        double k = sums.parts;
        double own = k / (k - 1) * (1 - sums.trace / sums.all);
        errors += sums.all * (1 - own);
    }
    *alpha = 1 - errors / all;
    return true;
}

bool mosier_reliability(const struct moments *moments, const double *weights,
        const double *reliability, double *composite)
{
    if (moments->complete < 3) {
        return false;
    }
    double all = 0;
    double errors = 0;
    for (int i = 0; i < moments->parts; i++) {
        double variance = moments_covariance(moments, i, i);
        errors += weights[i] * weights[i] * variance * (1 - reliability[i]);
        for (int j = 0; j < moments->parts; j++) {
            all += weights[i] * weights[j] * moments_covariance(moments, i, j);
        }
    }
    if (all <= 0) {
        return false;
    }
    *composite = 1 - errors / all;
    return true;
}

bool correlation_of(struct correlation *correlation, const struct moments *moments, int a, int b,
        double confidence)
{
    *correlation = (struct correlation) { .n = moments->complete };
    if (moments->complete < 4) {
        return false;
    }
    double product = moments_covariance(moments, a, a) * moments_covariance(moments, b, b);
    if (product <= 0) {
        return false;
    }
    double r = moments_covariance(moments, a, b) / sqrt(product);
    r = fmax(-1, fmin(1, r));
    double reach =
            gsl_cdf_ugaussian_Pinv((1 + confidence) / 2) / sqrt((double)(moments->complete - 3));
    correlation->r = r;
    bool exact = fabs(r) >= 1; // atanh has no end there
    correlation->interval[0] = exact ? r : tanh(atanh(r) - reach);
    correlation->interval[1] = exact ? r : tanh(atanh(r) + reach);
    return true;
}

double sem_of(double sd, double reliability)
{
    return sd * sqrt(1 - reliability);
}

double reliable_change(double sem)
{
    return gsl_cdf_ugaussian_Pinv(.975) * sqrt(2) * sem;
}

struct kelley kelley_of(double score, double mean, double sd, double reliability)
{
    return (struct kelley) {
        .estimate = reliability * score + (1 - reliability) * mean,
        .error = sd * sqrt(reliability * (1 - reliability)),
    };
}

double chance_above(const struct kelley *kelley, double cut)
{
    if (kelley->error <= 0) {
        return kelley->estimate >= cut ? 1 : 0;
    }
    return gsl_cdf_ugaussian_P((kelley->estimate - cut) / kelley->error);
}

double profile_difference_error(double first, double second)
{
    return 10 * sqrt(2 - first - second);
}

double stepped_up(double reliability, double times)
{
    return times * reliability / (1 + (times - 1) * reliability);
}

double times_needed(double reliability, double target)
{
    return target * (1 - reliability) / (reliability * (1 - target));
}

enum cotan_class cotan_class_of(double reliability)
{
    return reliability >= .90    ? COTAN_GOOD
            : reliability >= .80 ? COTAN_SUFFICIENT
                                 : COTAN_INSUFFICIENT;
}

enum efpa_class efpa_class_of(double reliability)
{
    if (reliability >= .90) {
        return EFPA_EXCELLENT;
    }
    return reliability >= .80 ? EFPA_GOOD : reliability >= .70 ? EFPA_ADEQUATE : EFPA_INADEQUATE;
}
