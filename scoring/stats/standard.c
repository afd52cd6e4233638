// SPDX-License-Identifier: GPL-3.0-or-later
// The standard: what a starter who is just good enough would score, as a panel expects it.
#include "scoring/stats/standard.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

static void add_interval(struct standard_line *line)
{
    double t = gsl_cdf_tdist_Pinv(.975, line->raters - 1);
    line->interval[0] = fmax(line->mean - t * line->error, 0);
    line->interval[1] = fmin(line->mean + t * line->error, 100);
}

bool standard_of(struct standard_line *line, const double *expected, int raters, double possible)
{
    *line = (struct standard_line) { .raters = raters, .possible = possible, .scenarios = 1 };
    if (raters < 2) {
        return false;
    }
    double sum = 0;
    double apart = 0;
    for (int i = 0; i < raters; i++) {
        sum += expected[i];
    }
    line->mean = sum / raters;
    for (int i = 0; i < raters; i++) {
        apart += (expected[i] - line->mean) * (expected[i] - line->mean);
    }
    line->error = sqrt(apart / (raters - 1) / raters);
    line->has = true;
    add_interval(line);
    return true;
}

void standard_combine(struct standard_line *line, const struct standard_line *lines,
        const double *possible, size_t count)
{
    *line = (struct standard_line) { 0 };
    double all = 0;
    for (size_t i = 0; i < count; i++) {
        all += possible[i];
        line->possible += lines[i].has ? possible[i] : 0;
    }
    if (line->possible <= 0 || 2 * line->possible < all) {
        return;
    }
    double variance = 0;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].has && possible[i] > 0) {
            double weight = possible[i] / line->possible;
            line->mean += weight * lines[i].mean;
            variance += weight * weight * lines[i].error * lines[i].error;
            line->raters = line->scenarios == 0 || lines[i].raters < line->raters ? lines[i].raters
                                                                                  : line->raters;
            line->scenarios++;
        }
    }
    line->error = sqrt(variance);
    line->has = true;
    add_interval(line);
}
