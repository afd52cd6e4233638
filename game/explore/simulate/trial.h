// SPDX-License-Identifier: GPL-3.0-or-later
// A trial: many people play a form once each, and what is true of them stands beside what was
// measured.
#pragma once

#include "game/explore/simulate/form.h"
#include "game/explore/simulate/work.h"

/** The overall stands behind the seven. */
enum { TRIAL_OVERALL = COMPETENCY_COUNT, TRIAL_SCORES = COMPETENCY_COUNT + 1 };

/** One person. What was not measured is NaN. */
struct trial_row {
    double truth[TRIAL_SCORES]; // theta; overall: the mean of the seven
    double score[TRIAL_SCORES]; // of the sheet, 0..100; overall: the mean, when all seven are there
    double variance[COMPETENCY_COUNT]; // s_i^2 of the sheet, for the prior
    uint8_t fine;                      // bit per competency with status ok; bit 7: an overall
};

struct trial {
    uint32_t people;
    uint32_t together; // people per replication: they meet the same difficulties
    struct trial_row *rows;
};

/** How many people one replication has: a hundredth of them, 20 at least. */
uint32_t trial_together(uint32_t people);

/** Which time they play: another sitting is the same people under new difficulties, effects and
 * noise, as if they met another form of the same kind. */
enum trial_sitting { TRIAL_FIRST, TRIAL_AGAIN };

/** Lets `count` people play. Difficulties are drawn anew per replication. End it with trial_finish.
 */
void trial_run(struct trial *trial, const struct form *form, const struct people *people,
        uint32_t count, enum trial_sitting sitting, const struct crew *crew);
void trial_finish(struct trial *trial);

/** A column of a trial: what is true or what was measured. */
struct column {
    bool measured;
    int of; // competency, or TRIAL_OVERALL
};

/**
 * The correlation of two columns within replications (sums of products about each replication's
 * own means, added up), over people who have both. `people` (may be NULL) gets how many. NaN below
 * three or without spread.
 */
double trial_correlation(
        const struct trial *trial, struct column a, struct column b, uint32_t *people);

/** The correlation of what was measured of the same people in two trials, within replications. */
double trial_retest(const struct trial *first, const struct trial *again, int of);

/** The correlation of a and b with c held constant: (ab - ac bc) / sqrt((1 - ac^2) (1 - bc^2)). */
double trial_partial(const struct trial *trial, struct column a, struct column b, struct column c);

/** Means and standard deviation of a column over all people who have it; NaN without any. */
double trial_mean(const struct trial *trial, struct column column);
double trial_deviation(const struct trial *trial, struct column column);

/** The share of the people with bit `bit` of `fine`. */
double trial_fine(const struct trial *trial, int bit);
