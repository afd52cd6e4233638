// SPDX-License-Identifier: GPL-3.0-or-later
// One factor: what the parts have in common, by maximum likelihood, and omega that follows from it.
#include "scoring/stats/onefactor.h"

#include <math.h>
#include <stdlib.h>

#include "scoring/memory.h"

enum { STEPS_MAX = 100000 };

static const double STILL = 1e-12;
static const double NEARLY_STILL = 1e-7; // towards a part without error the steps shrink for ever
static const double NO_ERROR = 1e-3;     // of the variance of its part
static const double LEAST = 1e-7;        // likewise; theta at 0 would end a division

struct fit {
    const struct moments *moments;
    struct onefactor *factor;
    double *weights; // of the parts in the factor score: l'/theta/(1 + g)
    double *along;   // C times weights
};

static bool can_fit(const struct moments *moments)
{
    if (moments->parts < 3 || moments->complete < 3) {
        return false;
    }
    for (int i = 0; i < moments->parts; i++) {
        double mean = moments->means[i];
        if (moments_covariance(moments, i, i) <= 1e-24 * mean * mean) {
            return false;
        }
    }
    return true;
}

static void start(struct fit *fit)
{
    for (int i = 0; i < fit->moments->parts; i++) {
        double variance = moments_covariance(fit->moments, i, i);
        fit->factor->loadings[i] = sqrt(variance / 2);
        fit->factor->uniquenesses[i] = variance / 2;
    }
}

// The weights of the factor score, by Sherman and Morrison; returns the variance it leaves,
// 1/(1+g).
static double weigh(struct fit *fit)
{
    const struct onefactor *factor = fit->factor;
    double g = 0;
    for (int i = 0; i < fit->moments->parts; i++) {
        fit->weights[i] = factor->loadings[i] / factor->uniquenesses[i];
        g += fit->weights[i] * factor->loadings[i];
    }
    for (int i = 0; i < fit->moments->parts; i++) {
        fit->weights[i] /= 1 + g;
    }
    return 1 / (1 + g);
}

// E: what the factor's square is expected to be, and its product with each part.
static double expect(struct fit *fit)
{
    double square = weigh(fit);
    for (int i = 0; i < fit->moments->parts; i++) {
        fit->along[i] = 0;
        for (int j = 0; j < fit->moments->parts; j++) {
            fit->along[i] += moments_covariance(fit->moments, i, j) * fit->weights[j];
        }
        square += fit->along[i] * fit->weights[i];
    }
    return square;
}

// M: the best loadings given those expectations; returns how far they moved, in standard
// deviations.
static double maximize(struct fit *fit, double square)
{
    double moved = 0;
    for (int i = 0; i < fit->moments->parts; i++) {
        double variance = moments_covariance(fit->moments, i, i);
        double loading = fit->along[i] / square;
        double left = variance - loading * fit->along[i];
        double least = LEAST * variance;
        moved = fmax(moved, fabs(loading - fit->factor->loadings[i]) / sqrt(variance));
        fit->factor->loadings[i] = loading;
        fit->factor->uniquenesses[i] = left > least ? left : least;
        fit->factor->heywood = fit->factor->heywood || left <= NO_ERROR * variance;
    }
    return moved;
}

static bool climb(struct fit *fit)
{
    double moved = INFINITY;
    for (int step = 1; step <= STEPS_MAX && moved >= STILL; step++) {
        fit->factor->heywood = false;
        fit->factor->steps = step;
        moved = maximize(fit, expect(fit));
    }
    return moved < STILL || (fit->factor->heywood && moved < NEARLY_STILL);
}

static void add_omega(struct onefactor *factor, const struct moments *moments)
{
    double loadings = 0;
    double errors = 0;
    double all = 0;
    for (int i = 0; i < moments->parts; i++) {
        loadings += factor->loadings[i];
        errors += factor->uniquenesses[i];
        for (int j = 0; j < moments->parts; j++) {
            all += moments_covariance(moments, i, j);
        }
    }
    for (int i = 0; i < moments->parts && loadings < 0; i++) {
        factor->loadings[i] = -factor->loadings[i];
    }
    factor->omega = loadings * loadings / (loadings * loadings + errors);
    factor->omega_observed = all > 0 ? loadings * loadings / all : 0;
}

bool onefactor_init(struct onefactor *factor, const struct moments *moments)
{
    *factor = (struct onefactor) { 0 };
    if (!can_fit(moments)) {
        return false;
    }
    size_t parts = (size_t)moments->parts;
    factor->loadings = memory_zeroed(parts, sizeof(double));
    factor->uniquenesses = memory_zeroed(parts, sizeof(double));
    struct fit fit = { .moments = moments, .factor = factor };
    fit.weights = memory_zeroed(parts, sizeof(double));
    fit.along = memory_zeroed(parts, sizeof(double));
    start(&fit);
    bool still = climb(&fit);
    if (still) {
        add_omega(factor, moments);
    }
    free(fit.weights);
    free(fit.along);
    return still;
}

void onefactor_finish(struct onefactor *factor)
{
    free(factor->loadings);
    free(factor->uniquenesses);
}
