// SPDX-License-Identifier: GPL-3.0-or-later
// The overall of a sheet: the mean over competencies, and its error by deleting one scenario at a
// time.
#include "scoring/sheet.h"

#include <math.h>

#include "scoring/band.h"

enum { NOTHING_LEFT_OUT = -1 };

// R_k in 0..100 without scenario `left_out`; false when nothing is possible in the others.
static bool score_without(const struct sheet *sheet, int k, int left_out, double *score)
{
    double earned = 0;
    double possible = 0;
    for (size_t i = 0; i < sheet->scenario_count; i++) {
        const struct sheet_scenario *scenario = &sheet->scenarios[i];
        if ((int)i != left_out) {
            earned += scenario->weight * (double)scenario->cell[k].earned;
            possible += scenario->weight * (double)scenario->cell[k].possible;
        }
    }
    if (possible <= 0) {
        return false;
    }
    *score = 100 * earned / possible;
    return true;
}

// The mean of R_k over the counted competencies; false when one of them has no score.
static bool overall_without(
        const struct sheet *sheet, const bool counted[COMPETENCY_COUNT], int left_out, double *mean)
{
    double sum = 0;
    int count = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        double score = 0;
        if (!counted[k]) {
            continue;
        }
        if (!score_without(sheet, k, left_out, &score)) {
            return false;
        }
        sum += score;
        count++;
    }
    *mean = count > 0 ? sum / count : 0;
    return count > 0;
}

static bool counts_for_any(
        const struct sheet_scenario *scenario, const bool counted[COMPETENCY_COUNT])
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (counted[k] && scenario->cell[k].possible > 0) {
            return true;
        }
    }
    return false;
}

static int count_scenarios(const struct sheet *sheet, const bool counted[COMPETENCY_COUNT])
{
    int count = 0;
    for (size_t i = 0; i < sheet->scenario_count; i++) {
        count += counts_for_any(&sheet->scenarios[i], counted);
    }
    return count;
}

// SE^2 = (n-1)/n sum (O_(-c) - O)^2; false when a deletion leaves a competency without a score.
static bool jackknife(const struct sheet *sheet, const struct sheet_overall *overall, double *error)
{
    double sum = 0;
    int n = overall->scenarios;
    for (size_t i = 0; i < sheet->scenario_count; i++) {
        double without = 0;
        if (!counts_for_any(&sheet->scenarios[i], overall->counted)) {
            continue;
        }
        if (!overall_without(sheet, overall->counted, (int)i, &without)) {
            return false;
        }
        sum += (without - overall->score) * (without - overall->score);
    }
    *error = sqrt(sum * (n - 1) / n);
    return true;
}

struct sheet_overall sheet_overall_of(
        const struct sheet *sheet, const bool counted[COMPETENCY_COUNT])
{
    struct sheet_overall overall = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        overall.counted[k] = counted[k];
    }
    overall.scenarios = count_scenarios(sheet, counted);
    overall.has_score = overall_without(sheet, counted, NOTHING_LEFT_OUT, &overall.score);
    if (overall.has_score && overall.scenarios >= 2) {
        overall.has_se = jackknife(sheet, &overall, &overall.se);
    }
    if (overall.has_se) {
        band_around(
                overall.band90, overall.score, overall.se, band_quantile(overall.scenarios - 1));
    }
    return overall;
}
