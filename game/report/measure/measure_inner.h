// SPDX-License-Identifier: GPL-3.0-or-later
// Inside measure: the sums of one scale, and what items and replies are worked out from.
#pragma once

#include "game/report/measure/measure.h"

/** What everybody earned on one scale, person by person. */
struct measure_sums {
    size_t people;
    size_t decisions;
    size_t scenarios;
    double *earned; // by person and decision
    double *possible;
    double *scenario_earned; // by person and scenario
    double *scenario_possible;
    double *all_earned; // by person
    double *all_possible;
    uint32_t *scenario_of; // by decision
};

struct measure_work {
    const struct measure_data *data;
    const struct measure_sums *sums;
    struct measure_scale *scale;
};

/** What one scenario gave one person, NaN where it gave no chance. */
double measure_part(const struct measure_sums *sums, size_t person, size_t scenario);

/** The score without one scenario (SIZE_MAX: with all); false when nothing is left. */
bool measure_score(const struct measure_sums *sums, const struct measure_data *data, size_t person,
        size_t without, double *score);

void measure_add_items(struct measure_work *work);
void measure_add_replies(struct measure *measure, struct measure_work *work);
