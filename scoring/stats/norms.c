// SPDX-License-Identifier: GPL-3.0-or-later
// Norms: where a score lies among those of a comparison group.
#include "scoring/stats/norms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "scoring/memory.h"

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

bool norm_init(struct norm *norm, const double *scores, size_t n)
{
    *norm = (struct norm) { .n = n };
    if (n < 2) {
        return false;
    }
    norm->scores = memory_zeroed(n, sizeof(double));
    memcpy(norm->scores, scores, n * sizeof(double));
    qsort(norm->scores, n, sizeof(double), by_size);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += norm->scores[i];
    }
    norm->mean = sum / (double)n;
    double squares = 0;
    for (size_t i = 0; i < n; i++) {
        squares += (norm->scores[i] - norm->mean) * (norm->scores[i] - norm->mean);
    }
    norm->sd = sqrt(squares / (double)(n - 1));
    return norm->scores[0] < norm->scores[n - 1];
}

void norm_finish(struct norm *norm)
{
    free(norm->scores);
}

enum norm_size norm_size_of(const struct norm *norm)
{
    static const size_t LEAST[] = { 30, 200, 300, 400 };
    enum norm_size size = NORM_TOO_SMALL;
    while (size < NORM_GOOD && norm->n >= LEAST[size]) {
        size++;
    }
    return size;
}

// How many of the group lie below `raw`, or also at it.
static size_t count_below(const struct norm *norm, double raw, bool at_it_too)
{
    size_t low = 0;
    size_t high = norm->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double score = norm->scores[middle];
        if (score < raw || (at_it_too && score <= raw)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int clamp(double value, int least, int most)
{
    return value < least ? least : value > most ? most : (int)value;
}

static int stanine_by_cuts(double percentile)
{
    static const double CUTS[] = { 4, 11, 23, 40, 60, 77, 89, 96 };
    int stanine = 1;
    for (size_t i = 0; i < sizeof(CUTS) / sizeof(CUTS[0]); i++) {
        stanine += percentile >= CUTS[i];
    }
    return stanine;
}

static double round_half_up(double value)
{
    return floor(value + .5);
}

// At the very ends there is no normal deviate, but there is a lowest and a highest step.
static void add_normalised(struct norm_value *value)
{
    value->has_normalised = value->percentile > 0 && value->percentile < 100;
    bool low = value->percentile <= 0;
    double z = value->has_normalised ? gsl_cdf_ugaussian_Pinv(value->percentile / 100)
                                     : (low ? -10 : 10);
    value->z_normalised = value->has_normalised ? z : 0;
    value->t_normalised = value->has_normalised ? 50 + 10 * z : 0;
    value->sten_normalised = clamp(floor(2 * z + 6), 1, 10);
    value->stanine_normalised = clamp(round_half_up(5 + 2 * z), 1, 9);
}

struct norm_value norm_value_of(const struct norm *norm, double raw)
{
    double n = (double)norm->n;
    double below = (double)count_below(norm, raw, false);
    double up_to = (double)count_below(norm, raw, true);
    struct norm_value value = { 0 };
    value.below = 100 * below / n;
    value.percentile = 100 * (below + up_to) / (2 * n);
    value.at_or_below = 100 * up_to / n;
    value.z = (raw - norm->mean) / norm->sd;
    value.t = 50 + 10 * value.z;
    value.iq = 100 + 15 * value.z;
    value.sten = clamp(floor(2 * value.z + 6), 1, 10);
    value.stanine = clamp(round_half_up(5 + 2 * value.z), 1, 9);
    value.stanine_percentile = stanine_by_cuts(value.percentile);
    value.stanine_below = stanine_by_cuts(value.below);
    value.c = clamp(round_half_up(5 + 2 * value.z), 0, 10);
    value.decile = clamp(floor(value.percentile / 10) + 1, 1, 10);
    add_normalised(&value);
    return value;
}

void norm_percentile_band(const struct norm *norm, double raw, double sem, double band[2])
{
    band[0] = norm_value_of(norm, raw - sem).percentile;
    band[1] = norm_value_of(norm, raw + sem).percentile;
}
