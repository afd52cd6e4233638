// SPDX-License-Identifier: GPL-3.0-or-later
// Items: how hard one part is, and whether it goes with the rest.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** The upper and lower 27 per cent of a total (Kelley 1939). */
struct extremes {
    double low;  // at or below it: the lower group
    double high; // at or above it: the upper group
    size_t n_low;
    size_t n_high;
};

/**
 * Finds the groups by the quantiles .27 and .73 of `totals` (interpolated, type 7 of Hyndman & Fan
 * 1996); ties at the edge belong to the group, so that the two may differ in size. n is 1 or more.
 * `scratch` has room for n numbers and is overwritten.
 */
void extremes_find(struct extremes *extremes, const double *totals, size_t n, double *scratch);

/** The answers to one item by the people who have all. */
struct item_data {
    const double *x;    // points of the item
    const double *rest; // total without it (of sessions: without its whole scenario)
    const double *total;
    size_t n;
    double least; // points it can give
    double most;
};

struct item {
    double mean;
    double sd;          // divisor n-1
    double facility;    // (mean - least)/(most - least), 0..1
    double facility_sd; // sd/(most - least)
    double upper;       // facility in the upper and in the lower group
    double lower;
    double d27;                  // upper - lower
    bool has_rest;               // false when the item or its rest is the same for everybody
    double rest_r;               // correlation with the rest
    double discrimination_index; // 100 times that, as Moodle has it
    bool has_efficiency;         // false when no order could make the two go together
    double efficiency;           // 100 cov(x, rest)/cov(x sorted, rest sorted), as Moodle has it
    double total_covariance;     // with the total: for the effective weight
};

/**
 * Describes one item. `scratch` has room for 2n numbers and is overwritten. least < most, n is 2 or
 * more.
 */
void item_describe(struct item *item, const struct item_data *data, const struct extremes *extremes,
        double *scratch);

/**
 * Effective weights in per cent, as Moodle has them: sqrt(cov(x, total)) over the sum of these; an
 * item that goes against the total has none and weighs 0.
 */
void items_effective_weights(const struct item *items, int count, double *weights);

/** Skewness k3/k2^1.5 and excess kurtosis k4/k2^2 from Fisher's k-statistics. */
struct shape {
    double skewness;
    double kurtosis;
};

/** False below 4 values, or when all are the same. */
bool shape_of(struct shape *shape, const double *values, size_t n);

/** What is amiss with an item; bits. */
enum item_flag {
    ITEM_EASY = 1,      // facility above .95
    ITEM_HARD = 2,      // below .10
    ITEM_WEAK = 4,      // correlation with the rest below .20
    ITEM_BACKWARDS = 8, // below 0: is the key right?
};

/** Those that hold, added up; 0 = nothing is amiss. */
unsigned item_flags(const struct item *item);

/** One way of answering an item, beside the rest of the test. */
struct reply_data {
    const bool *chosen;
    const double *rest;
    const double *total;
    size_t n;
};

struct reply {
    size_t n;         // people who chose it
    double p;         // share
    bool has_r;       // false when nobody, everybody, or the rest is the same for all
    double r;         // point-biserial with the rest
    double mean_rest; // of those who chose it; meant when n > 0
    double upper;     // share of the upper group that chose it
    double lower;
    double d; // upper - lower
};

/** Describes one way of answering: n and both groups of `extremes` are 1 or more. */
void reply_describe(
        struct reply *reply, const struct reply_data *data, const struct extremes *extremes);
