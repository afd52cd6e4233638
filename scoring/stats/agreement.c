// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement: whether experts who rate the same replies see the same thing.
#include "scoring/stats/agreement.h"

#include <stdlib.h>

#include "scoring/fquantile.h"
#include "scoring/memory.h"

struct squares {
    double between;
    double raters;
    double within;
    double error;
};

static double mean_of(const double *ratings, int count, int step)
{
    double sum = 0;
    for (int i = 0; i < count; i++) {
        sum += ratings[i * step];
    }
    return sum / count;
}

// Sums of squares, not yet divided.
static struct squares add_up(const double *ratings, int subjects, int raters)
{
    struct squares sums = { 0 };
    double grand = mean_of(ratings, subjects * raters, 1);
    for (int s = 0; s < subjects; s++) {
        double mean = mean_of(&ratings[s * raters], raters, 1);
        sums.between += raters * (mean - grand) * (mean - grand);
        for (int r = 0; r < raters; r++) {
            double apart = ratings[s * raters + r] - mean;
            sums.within += apart * apart;
        }
    }
    for (int r = 0; r < raters; r++) {
        double mean = mean_of(&ratings[r], subjects, raters);
        sums.raters += subjects * (mean - grand) * (mean - grand);
    }
    sums.error = sums.within - sums.raters;
    return sums;
}

enum agreement_refusal icc_of(struct icc *icc, const double *ratings, int subjects, int raters)
{
    if (subjects < 2 || raters < 2) {
        return AGREEMENT_TOO_FEW;
    }
    struct squares sums = add_up(ratings, subjects, raters);
    if (sums.between + sums.within <= 0) {
        return AGREEMENT_CONSTANT;
    }
    double n = subjects;
    double k = raters;
    double b = icc->between = sums.between / (n - 1);
    double j = icc->raters = sums.raters / (k - 1);
    double w = icc->within = sums.within / (n * (k - 1));
    double e = icc->error = sums.error / ((n - 1) * (k - 1));
    if (b <= 0) {
        return AGREEMENT_CONSTANT;
    }
    icc->one = (b - w) / (b + (k - 1) * w);
    icc->two = (b - e) / (b + (k - 1) * e + k * (j - e) / n);
    icc->three = (b - e) / (b + (k - 1) * e);
    icc->one_mean = (b - w) / b;
    icc->two_mean = (b - e) / (b + (j - e) / n);
    icc->three_mean = (b - e) / b;
    return AGREEMENT_FINE;
}

bool icc_intervals(const struct icc *icc, int subjects, int raters, double confidence,
        double single[2], double mean[2])
{
    double n = subjects;
    double k = raters;
    double p = 1 - (1 - confidence) / 2;
    if (!(icc->error > 0)) {
        return false;
    }
    double ratio = icc->raters / icc->error;
    double ours = k * icc->two;
    double rest = n * (1 + (k - 1) * icc->two) - ours;
    double top = (k - 1) * (n - 1) * (ours * ratio + rest) * (ours * ratio + rest);
    double freedom = top / ((n - 1) * ours * ours * ratio * ratio + rest * rest);
    if (!(freedom >= 1)) {
        return false;
    }
    double low = fquantile(p, n - 1, freedom);
    double high = fquantile(p, freedom, n - 1);
    double spread = k * icc->raters + (k * n - k - n) * icc->error;
    single[0] = n * (icc->between - low * icc->error) / (low * spread + n * icc->between);
    single[1] = n * (high * icc->between - icc->error) / (spread + n * high * icc->between);
    for (int i = 0; i < 2; i++) {
        mean[i] = single[i] * k / (1 + single[i] * (k - 1));
    }
    return true;
}

static int row_sum(const int *counts, int categories)
{
    int sum = 0;
    for (int c = 0; c < categories; c++) {
        sum += counts[c];
    }
    return sum;
}

// The share of pairs of raters that agree on one subject.
static double pairs_agreeing(const int *counts, int categories, int raters)
{
    double squares = 0;
    for (int c = 0; c < categories; c++) {
        squares += (double)counts[c] * counts[c];
    }
    return (squares - raters) / ((double)raters * (raters - 1));
}

static double by_chance(const int *counts, int subjects, int categories, int raters)
{
    double expected = 0;
    for (int c = 0; c < categories; c++) {
        double sum = 0;
        for (int s = 0; s < subjects; s++) {
            sum += counts[s * categories + c];
        }
        double share = sum / ((double)subjects * raters);
        expected += share * share;
    }
    return expected;
}

enum agreement_refusal fleiss_kappa(double *kappa, const int *counts, int subjects, int categories)
{
    int raters = subjects > 0 ? row_sum(counts, categories) : 0;
    if (subjects < 2 || raters < 2) {
        return AGREEMENT_TOO_FEW;
    }
    double agreeing = 0;
    for (int s = 0; s < subjects; s++) {
        const int *row = &counts[s * categories];
        if (row_sum(row, categories) != raters) {
            return AGREEMENT_UNEVEN;
        }
        agreeing += pairs_agreeing(row, categories, raters);
    }
    double expected = by_chance(counts, subjects, categories, raters);
    if (expected >= 1) {
        return AGREEMENT_CONSTANT;
    }
    *kappa = (agreeing / subjects - expected) / (1 - expected);
    return AGREEMENT_FINE;
}

static double weight_of(enum kappa_weights weights, int i, int j)
{
    int apart = abs(i - j);
    switch (weights) {
    case KAPPA_LINEAR:
        return apart;
    case KAPPA_QUADRATIC:
        return (double)apart * apart;
    case KAPPA_PLAIN:
        break;
    }
    return apart > 0;
}

enum agreement_refusal cohen_kappa(double *kappa, const int *a, const int *b, int count,
        int categories, enum kappa_weights weights)
{
    if (count < 2) {
        return AGREEMENT_TOO_FEW;
    }
    double *first = memory_zeroed((size_t)categories, sizeof(double));
    double *second = memory_zeroed((size_t)categories, sizeof(double));
    double observed = 0;
    for (int i = 0; i < count; i++) {
        observed += weight_of(weights, a[i], b[i]);
        first[a[i]]++;
        second[b[i]]++;
    }
    double expected = 0;
    for (int i = 0; i < categories; i++) {
        for (int j = 0; j < categories; j++) {
            expected += weight_of(weights, i, j) * first[i] * second[j] / count;
        }
    }
    free(first);
    free(second);
    if (expected <= 0) {
        return AGREEMENT_CONSTANT;
    }
    *kappa = 1 - observed / expected;
    return AGREEMENT_FINE;
}

double content_validity_ratio(int essential, int experts)
{
    double half = experts / 2.0;
    return (essential - half) / half;
}
