// SPDX-License-Identifier: GPL-3.0-or-later
// Differences: whether two people's scores on one competency lie further apart than chance puts
// them.
#include "scoring/difference.h"

#include <assert.h>
#include <math.h>

#include <gsl/gsl_cdf.h>

#include "scoring/band.h"

struct difference_score difference_score_of(
        const struct sheet_line *line, const struct prior *prior)
{
    struct difference_score score = { .score = line->score };
    bool shrunk = line->has_shrunk && prior != NULL;
    score.se = shrunk ? line->se_shrunk : line->se;
    score.df = line->scenarios - 1 + (shrunk ? prior->df : 0);
    score.has = line->status == SHEET_OK && (shrunk || line->has_se);
    return score.has ? score : (struct difference_score) { 0 };
}

static bool are_apart(const struct difference_score *a, const struct difference_score *b)
{
    double bands[2][2];
    band_around(bands[0], a->score, a->se, band_quantile(a->df));
    band_around(bands[1], b->score, b->se, band_quantile(b->df));
    return bands[0][0] > bands[1][1] || bands[1][0] > bands[0][1];
}

static double chance_of(double value, double se, int df)
{
    if (value == 0) {
        return 1; // also without any error
    }
    return se > 0 ? 2 * gsl_cdf_tdist_Q(fabs(value) / se, df) : 0;
}

struct difference difference_between(
        const struct difference_score *a, const struct difference_score *b)
{
    if (!a->has || !b->has) {
        return (struct difference) { 0 };
    }
    assert(a->se >= 0 && b->se >= 0 && a->df >= 1 && b->df >= 1);
    struct difference difference = {
        .compared = true,
        .value = a->score - b->score,
        .se = sqrt(a->se * a->se + b->se * b->se),
        .df = a->df < b->df ? a->df : b->df,
        .apart = are_apart(a, b),
        .grade = DIFFERENCE_NOT_SHOWN,
    };
    difference.p = chance_of(difference.value, difference.se, difference.df);
    difference.adjusted = difference.p;
    return difference;
}

// How many are left when it is this one's turn, from the smallest p on; of equals the first counts.
static size_t left_at(const struct difference *differences, size_t count, double p)
{
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        left += differences[i].compared && differences[i].p >= p;
    }
    return left;
}

static double largest_up_to(const struct difference *differences, size_t count, double p)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++) {
        if (differences[i].compared && differences[i].p <= p) {
            largest = fmax(largest, differences[i].adjusted);
        }
    }
    return largest;
}

static enum difference_grade grade_of(const struct difference *difference)
{
    if (!difference->compared) {
        return DIFFERENCE_NOT_COMPARED;
    }
    if (!difference->apart || difference->adjusted >= 0.10) {
        return DIFFERENCE_NOT_SHOWN;
    }
    return difference->adjusted < 0.05 ? DIFFERENCE_BEYOND_95 : DIFFERENCE_BEYOND_90;
}

void difference_judge(struct difference *differences, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct difference *one = &differences[i];
        one->adjusted = fmin(1, (double)left_at(differences, count, one->p) * one->p);
    }
    // In place: a largest that is found early is one that those after it would find too.
    for (size_t i = 0; i < count; i++) {
        differences[i].adjusted = largest_up_to(differences, count, differences[i].p);
        differences[i].grade = grade_of(&differences[i]);
    }
}
