// SPDX-License-Identifier: GPL-3.0-or-later
// How well a test measures, on one's own data: reliability, items, replies and scores, per
// competency and overall.
#pragma once

#include "game/report/measure/measure_data.h"
#include "scoring/reliability.h"
#include "scoring/stats/items.h"
#include "scoring/stats/reached.h"

enum { MEASURE_OVERALL = COMPETENCY_COUNT, MEASURE_SCALES, MEASURE_SMALL = 30 };

/** One decision beside the rest: only who reached it, and the rest without its whole scenario. */
struct measure_item {
    uint32_t decision;
    size_t n;                    // reached it
    bool described;              // false below 4 of them, or when all did the same
    double mean;                 // 0..1 of what it can give
    double facility_interval[2]; // 95 %
    struct item item;
    bool has_interval;       // of item.rest_r
    double rest_interval[2]; // 95 %, Fisher
    bool has_alpha;
    double alpha_without; // of the scale, without this decision
    double mean_total;    // of who reached it
};

/** What was said at one decision. */
struct measure_reply {
    uint32_t decision;
    uint32_t words;
    bool best; // nothing else that is said or offered there earns more
    size_t of; // who reached the decision
    struct reply reply;
    bool has_interval; // of reply.r
    double interval[2];
};

/** One competency, or all together. */
struct measure_scale {
    size_t columns; // that show it; 0: there is nothing to say
    enum reliability_refusal refusal;
    struct reliability reliability; // parts are scenarios, each 0..1 (of a file: in its points)
    bool has_omega;
    double omega;
    int dropped;    // scenarios left out: everybody the same, or reached by less than half
    double *scores; // of everybody with a score: 0..100, or points of a file
    size_t score_count;
    double *parts; // people times part_count, NaN where there is none
    size_t part_count;
    VEC(struct measure_item) items;
};

struct measure {
    const struct measure_data *data; // borrowed
    struct measure_scale scales[MEASURE_SCALES];
    VEC(struct measure_reply) replies; // by decision, most said first; those nobody says have n 0
};

/**
 * Works everything out; `data` must outlive it. Parts are scenarios, since decisions within one are
 * not independent; who misses a part is left out of reliability (listwise) and of nothing else.
 */
void measure_init(struct measure *measure, const struct measure_data *data);
void measure_finish(struct measure *measure);

/** A decision of people who were given to `reached` one by one, all of them; of `data` no person
 * need be in. */
void measure_item_of(struct measure_item *item, const struct measure_data *data,
        const struct reached *reached, size_t decision);

/** The interval of a correlation, 95 %: tanh(atanh r -+ 1.96/sqrt(n - 3)). False below 4 people or
 * at -1 and 1. */
bool measure_interval_of_r(double r, size_t n, double interval[2]);

/** The interval of a facility, 95 %: that of a mean of n people, kept within 0 and 1. */
void measure_interval_of_facility(const struct item *item, size_t n, double interval[2]);

/** Works out the replies, from what was said and could be said; once, when those are in. */
void measure_take_replies(struct measure *measure);

/** Error of measurement on the scale that scores are shown on. */
double measure_error(const struct measure *measure, const struct measure_scale *scale);

/**
 * Makes answers of scores, for models of answers: each part, row by row and NaN where there is
 * none, becomes 0 .. 5 between the least and the most that was seen; a step that fewer than 5 %
 * took goes with the next. Missing is IRT_MISSING (irt.h).
 */
void measure_cut(const double *cells, size_t people, size_t parts, int *answers);

/** Information of a scale at equally spaced abilities, by the GPCM with a scenario as one item. */
enum { MEASURE_POINTS = 61 };

enum measure_information_state {
    MEASURE_KNOWN,
    MEASURE_TOO_FEW,  // fewer than 200 people, or fewer than 3 scenarios
    MEASURE_UNSETTLED // the estimates run away
};

struct measure_information {
    enum measure_information_state state;
    double theta[MEASURE_POINTS]; // -3 … 3
    double information[MEASURE_POINTS];
};

/** Estimates; takes some tenths of a second with thousands of people. */
void measure_information_of(struct measure_information *information, const struct measure *measure,
        const struct measure_scale *scale);
