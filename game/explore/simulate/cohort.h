// SPDX-License-Identifier: GPL-3.0-or-later
// A cohort: many people play a form once each, and what is true of them stands beside what was
// measured.
#pragma once

#include "game/explore/simulate/form.h"
#include "game/explore/simulate/work.h"

/** The overall stands behind the seven. */
enum { COHORT_OVERALL = COMPETENCY_COUNT, COHORT_SCORES = COMPETENCY_COUNT + 1 };

/** One person. What was not measured is NaN. */
struct cohort_row {
    double truth[COHORT_SCORES]; // theta; overall: the mean of the seven
    double score[COHORT_SCORES]; // of the sheet, 0..100; overall: the mean, when all seven are
                                 // there
    double variance[COMPETENCY_COUNT];    // s_i^2 of the sheet, for the prior
    uint16_t decisions[COMPETENCY_COUNT]; // as the sheet counts them, like the next
    uint16_t scenarios[COMPETENCY_COUNT];
    uint8_t fine; // bit per competency with status ok; bit 7: an overall
};

struct cohort {
    uint32_t people;
    uint32_t together; // people per replication: they meet the same difficulties
    struct cohort_row *rows;
};

/** Which time they play: another sitting is the same people under new difficulties, effects and
 * noise, as if they met another form of the same kind. */
enum cohort_sitting { COHORT_FIRST, COHORT_AGAIN };

/** Lets `count` people play. Difficulties are drawn anew per replication. End it with
 * cohort_finish.
 */
void cohort_run(struct cohort *cohort, const struct form *form, const struct people *people,
        uint32_t count, enum cohort_sitting sitting, const struct crew *crew);
void cohort_finish(struct cohort *cohort);

/** A column of a cohort: what is true or what was measured. */
struct column {
    bool measured;
    int of; // competency, or COHORT_OVERALL
};

/**
 * The correlation of two columns within replications (sums of products about each replication's
 * own means, added up), over people who have both. `people` (may be NULL) gets how many. NaN below
 * three or without spread.
 */
double cohort_correlation(
        const struct cohort *cohort, struct column a, struct column b, uint32_t *people);

/** The correlation of what was measured of the same people in two cohorts, within replications. */
double cohort_retest(const struct cohort *first, const struct cohort *again, int of);

/** The correlation of a and b with c held constant: (ab - ac bc) / sqrt((1 - ac^2) (1 - bc^2)). */
double cohort_partial(
        const struct cohort *cohort, struct column a, struct column b, struct column c);

/** Means and standard deviation of a column over all people who have it; NaN without any. */
double cohort_mean(const struct cohort *cohort, struct column column);
double cohort_deviation(const struct cohort *cohort, struct column column);

/** Decisions and scenarios a person had on average for a competency. */
double cohort_decisions(const struct cohort *cohort, int competency);
double cohort_scenarios(const struct cohort *cohort, int competency);

/** The share of the people with bit `bit` of `fine`. */
double cohort_fine(const struct cohort *cohort, int bit);
