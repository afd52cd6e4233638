// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a form: how well it measures simulated people (measurement 2.9, items 1 to 8).
#pragma once

#include "game/explore/simulate/cohort.h"
#include "game/explore/simulate/coverage.h"
#include "scoring/subscore.h"

/** What may be wrong with a form or its candidates, and what it costs. */
enum harm {
    HARM_WRONG_KEYS,     // 20 % of the keys are not what these people think is good
    HARM_BLIND_LOOK_UPS, // looking up has nothing to do with ability
    HARM_SKIMMING,       // a quarter of the turns is not read, half of the look-ups not done
    HARM_COUNT,
};

#define HARM_WRONG_SHARE 0.20

/** One competency, or the overall. */
struct figure {
    uint32_t people; // who have a score
    double r;        // of true with measured
    double low;      // lower end of its 95 % interval (Fisher)
    double parallel; // of measured with measured on another form of the same kind
    double mean;     // of the scores, 0..100
    double deviation;
    double decisions; // a person had on average; 0 for the overall, as the next
    double scenarios;
    double fine;             // share with status ok; overall: share with an overall
    double loss[HARM_COUNT]; // of r
};

/** Two things that go together, and how much. */
struct tie {
    int a;
    int b;
    double r;
};

struct figures {
    uint32_t scenarios;
    uint32_t people;
    double slope;
    double rho;
    struct figure scores[COHORT_SCORES];
    double cross[COMPETENCY_COUNT][COMPETENCY_COUNT]; // rho = 0: between measured scores
    struct tie cross_talk; // rho = 0: the two measured scores that correlate most
    struct tie leak; // rho = 0: measured a with true b, true a held constant: the largest in size
    struct coverage coverage;
    double prior[COMPETENCY_COUNT]; // s_0^2: mean of the sheets' s_i^2; NaN where nobody has one
    bool has_subscores;
    struct subscore subscores[COMPETENCY_COUNT]; // reliability: `parallel`
};

/** What is asked for. */
struct figures_order {
    uint64_t seed;
    uint32_t people; // 100 or more
    double slope;    // a, above 0
    double rho;      // correlation of every two abilities, from 0 and below 1
};

/** Has simulated people play the form, and finds its figures: the same for the same order, however
 * many threads `crew` has. */
void figures_of(struct figures *figures, const struct form *form, const struct figures_order *order,
        const struct crew *crew);

/** What r one would expect of `scenarios` scenarios, each of reliability r_1 (Spearman-Brown). */
double figures_expected(double reliability, uint32_t scenarios);

/**
 * What r of true with measured would become with `to` scenarios of the same kind instead of `from`:
 * r sqrt(R_to / R_from), R_from the parallel reliability and R_to that of Spearman-Brown. What a
 * score measures besides its own ability stays in it, however long the form. NaN where R_from is
 * not above 0.
 */
double figures_lengthened(double r, double parallel, uint32_t from, uint32_t to);
