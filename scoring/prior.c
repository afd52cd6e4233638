// SPDX-License-Identifier: GPL-3.0-or-later
// The prior: how much one candidate's scenarios usually differ, per competency, and who says so.
#include "scoring/prior.h"

#include <assert.h>

#include "scoring/sheet.h"

static const double PROVISIONAL_VARIANCE = 0.10;

struct prior prior_provisional(void)
{
    struct prior prior = { .df = PRIOR_DF };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        prior.competency[k] =
                (struct prior_variance) { PRIOR_PROVISIONAL, PROVISIONAL_VARIANCE, 0 };
    }
    return prior;
}

static struct prior_variance mean_variance(
        const struct sheet *const *sheets, size_t count, int k, enum prior_origin origin)
{
    double sum = 0;
    int candidates = 0;
    for (size_t i = 0; i < count; i++) {
        const struct sheet_line *line = &sheets[i]->line[k];
        if (line->has_se) {
            sum += line->variance;
            candidates++;
        }
    }
    if (candidates == 0) {
        return (struct prior_variance) { PRIOR_NONE, 0, 0 };
    }
    return (struct prior_variance) { origin, sum / candidates, candidates };
}

struct prior prior_of_sample(
        const struct sheet *const *sheets, size_t count, enum prior_origin origin)
{
    assert(origin == PRIOR_SIMULATED || origin == PRIOR_CALIBRATED);
    struct prior prior = { .df = PRIOR_DF };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        prior.competency[k] = mean_variance(sheets, count, k, origin);
    }
    return prior;
}
