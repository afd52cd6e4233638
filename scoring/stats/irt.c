// SPDX-License-Identifier: GPL-3.0-or-later
// Item response theory: ability from a pattern of answers. Offline, and never the score of record.
#include "scoring/stats/irt.h"

#include <math.h>

#include "scoring/stats/irt_grid.h"

static double logistic(double x)
{
    return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

static void partial_credit(const struct irt_item *item, double theta, double *chances)
{
    double sums[IRT_STEPS_MAX + 1] = { 0 };
    double top = 0;
    for (int x = 1; x <= item->steps; x++) {
        sums[x] = sums[x - 1] + item->a * (theta - item->b[x - 1]);
        top = fmax(top, sums[x]);
    }
    double all = 0;
    for (int x = 0; x <= item->steps; x++) {
        chances[x] = exp(sums[x] - top);
        all += chances[x];
    }
    for (int x = 0; x <= item->steps; x++) {
        chances[x] /= all;
    }
}

static void graded(const struct irt_item *item, double theta, double *chances)
{
    double above = 1;
    for (int x = 0; x <= item->steps; x++) {
        double next = x < item->steps ? logistic(item->a * (theta - item->b[x])) : 0;
        chances[x] = above - next;
        above = next;
    }
}

void irt_chances(const struct irt_item *item, double theta, double chances[IRT_STEPS_MAX + 1])
{
    if (item->model == IRT_GRM) {
        graded(item, theta, chances);
    } else {
        partial_credit(item, theta, chances);
    }
}

// Of partial credit it is a^2 times the variance of the answer; of graded answers the sum of
// squared slopes over chances.
double irt_information(const struct irt_item *item, double theta)
{
    double chances[IRT_STEPS_MAX + 1];
    irt_chances(item, theta, chances);
    if (item->model != IRT_GRM) {
        double mean = 0;
        double square = 0;
        for (int x = 0; x <= item->steps; x++) {
            mean += x * chances[x];
            square += (double)x * x * chances[x];
        }
        return item->a * item->a * (square - mean * mean);
    }
    double sum = 0;
    double slope_above = 0;
    for (int x = 0; x <= item->steps; x++) {
        double p = x < item->steps ? logistic(item->a * (theta - item->b[x])) : 0;
        double slope = item->a * p * (1 - p);
        double own = slope_above - slope;
        sum += chances[x] > 0 ? own * own / chances[x] : 0;
        slope_above = slope;
    }
    return sum;
}

struct irt_ability irt_eap(const struct irt_item *items, const int *answers, size_t count)
{
    double logs[IRT_NODES];
    double top = -INFINITY;
    for (int q = 0; q < IRT_NODES; q++) {
        double theta = irt_node(q);
        logs[q] = -theta * theta / 2;
        for (size_t i = 0; i < count; i++) {
            double chances[IRT_STEPS_MAX + 1];
            if (answers[i] != IRT_MISSING) {
                irt_chances(&items[i], theta, chances);
                logs[q] += log(chances[answers[i]]);
            }
        }
        top = fmax(top, logs[q]);
    }
    double weight = 0;
    double sum = 0;
    double squares = 0;
    for (int q = 0; q < IRT_NODES; q++) {
        double own = exp(logs[q] - top);
        weight += own;
        sum += own * irt_node(q);
    }
    struct irt_ability ability = { .theta = sum / weight };
    for (int q = 0; q < IRT_NODES; q++) {
        double apart = irt_node(q) - ability.theta;
        squares += exp(logs[q] - top) * apart * apart;
    }
    ability.psd = sqrt(squares / weight);
    return ability;
}

bool irt_person_fit(
        const struct irt_item *items, const int *answers, size_t count, double theta, double *lz)
{
    double likelihood = 0;
    double expected = 0;
    double variance = 0;
    for (size_t i = 0; i < count; i++) {
        if (answers[i] == IRT_MISSING) {
            continue;
        }
        double chances[IRT_STEPS_MAX + 1];
        irt_chances(&items[i], theta, chances);
        double mean = 0;
        double square = 0;
        for (int x = 0; x <= items[i].steps; x++) {
            double log_p = chances[x] > 0 ? log(chances[x]) : 0;
            mean += chances[x] * log_p;
            square += chances[x] * log_p * log_p;
        }
        likelihood += log(chances[answers[i]]);
        expected += mean;
        variance += square - mean * mean;
    }
    if (variance <= 1e-12) {
        return false;
    }
    *lz = (likelihood - expected) / sqrt(variance);
    return isfinite(*lz);
}

bool irt_empirical_reliability(const struct irt_ability *abilities, size_t n, double *reliability)
{
    double mean = 0;
    double error = 0;
    double spread = 0;
    for (size_t i = 0; i < n; i++) {
        mean += abilities[i].theta / (double)n;
        error += abilities[i].psd * abilities[i].psd / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        spread += (abilities[i].theta - mean) * (abilities[i].theta - mean) / (double)n;
    }
    if (n < 2 || spread <= 0) {
        return false;
    }
    *reliability = spread / (spread + error);
    return true;
}
