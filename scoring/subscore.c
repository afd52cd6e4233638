// SPDX-License-Identifier: GPL-3.0-or-later
// Subscores: whether a part says anything about itself that the total does not say better.
#include "scoring/subscore.h"

#include <assert.h>

static double variance_of_total(const struct moments *moments)
{
    double sum = 0;
    for (int i = 0; i < moments->parts; i++) {
        for (int j = 0; j < moments->parts; j++) {
            sum += moments_covariance(moments, i, j);
        }
    }
    return sum;
}

static bool spread_everywhere(const struct moments *moments)
{
    if (moments->complete < 2) {
        return false;
    }
    for (int i = 0; i < moments->parts; i++) {
        if (!(moments_covariance(moments, i, i) > 0)) {
            return false;
        }
    }
    return variance_of_total(moments) > 0;
}

// What the total shares with the true part: the part's own error is no part of that.
static double shared_with_total(const struct moments *moments, int part, double true_variance)
{
    double sum = true_variance;
    for (int j = 0; j < moments->parts; j++) {
        sum += j != part ? moments_covariance(moments, part, j) : 0;
    }
    return sum;
}

bool subscores_of(
        const struct moments *moments, const double *reliabilities, struct subscore *subscores)
{
    if (!spread_everywhere(moments)) {
        return false;
    }
    double total = variance_of_total(moments);
    for (int k = 0; k < moments->parts; k++) {
        assert(reliabilities[k] >= 0 && reliabilities[k] <= 1);
        subscores[k] = (struct subscore) { 0 };
        double true_variance = reliabilities[k] * moments_covariance(moments, k, k);
        if (true_variance > 0) {
            double shared = shared_with_total(moments, k, true_variance);
            subscores[k].by_itself = reliabilities[k];
            subscores[k].by_total = shared * shared / (true_variance * total);
            subscores[k].adds = subscores[k].by_itself > subscores[k].by_total;
        }
    }
    return true;
}
