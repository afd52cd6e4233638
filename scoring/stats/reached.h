// SPDX-License-Identifier: GPL-3.0-or-later
// Items where not everybody comes to each: described for who did, taken up one person at a time, so
// that a million people fit.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scoring/moments.h"
#include "scoring/reliability.h"
#include "scoring/stats/items.h"
#include "scoring/stats/tally.h"

/** Decisions, each in a scenario. */
struct reached_shape {
    size_t decisions;
    size_t scenarios;
    const uint32_t *scenario_of; // by decision; copied
    bool percent;                // scores are 100 earned/possible, else what was earned
};

/**
 * What is known of everybody so far. Points are few and whole, so that there are few different
 * scores: memory grows with these and not with people.
 */
struct reached {
    struct reached_shape shape;
    uint32_t *scenario_of;
    size_t *place_of;     // of each decision in its scenario
    size_t *decisions_in; // by scenario
    int64_t people;

    struct tally x;      // a column a decision, then again a column a decision of who has a rest
    struct tally totals; // a column a decision, and one of everybody; with x
    struct tally *rests; // by scenario: a column a decision in it; with x

    int64_t *met; // by scenario: who had a chance there
    double *least;
    double *most;
    int *part_of; // by scenario: its place among those that alpha is taken over; -1 = none
    struct moments parts;
    struct reached_less *less; // by decision
    struct reached_person *person;

    enum reliability_refusal refusal; // meant when all are in, with what follows
    struct reliability reliability;
    struct reliability_part *of_parts;
};

void reached_init(struct reached *reached, const struct reached_shape *shape);
void reached_finish(struct reached *reached);

/** Takes one person in: by decision what was earned and what was possible, 0 where the person did
 * not come. */
void reached_add(struct reached *reached, const double *earned, const double *possible);

/**
 * To be called when all are in. Parts are the scenarios that more than half of the people met and
 * that do not give everybody the same. Only then is it known which these are: true when they are
 * not those that were counted on, and everybody must be given once more. The second time is the
 * last.
 */
bool reached_again(struct reached *reached);

/** One item. */
struct reached_item {
    size_t n;          // came to it
    double mean_total; // of their scores
    double least;      // of what it gave, earned over possible
    double most;
    size_t with_rest; // of n: had a chance in another scenario
    size_t upper;     // people in the groups of the extremes
    size_t lower;
    struct item item;     // as item_describe: groups by the score, rest without the whole scenario,
                          // of who has one; meant when n is 2 or more and most is above least
    bool has_alpha;       // of the scale without this decision; its scenario stays if something is
    double alpha_without; // left of it, and who is left with nothing there is left out
};

/** Describes a decision when all are in; `least` and `most` are what it can give, NAN: as seen. */
void reached_describe(const struct reached *reached, size_t decision, double least, double most,
        struct reached_item *item);

/** How many scenarios alpha was taken over. */
int reached_parts(const struct reached *reached);

/** The scores of all who have one. */
struct reached_scores {
    size_t n;
    double mean; // meant when n is 1 or more
    double sd;   // 2 or more
    bool has_shape;
    struct shape shape;
};

struct reached_scores reached_scores_of(const struct reached *reached);
