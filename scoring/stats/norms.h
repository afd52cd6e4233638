// SPDX-License-Identifier: GPL-3.0-or-later
// Norms: where a score lies among those of a comparison group.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** What a group is good for (COTAN 2010 asks 300 to 400 for important decisions). */
enum norm_size {
    NORM_TOO_SMALL,  // below 30: no percentiles
    NORM_INDICATIVE, // 30 to 199
    NORM_USABLE,     // 200 to 299
    NORM_SUFFICIENT, // 300 to 399
    NORM_GOOD,       // 400 and more
};

/** A comparison group. */
struct norm {
    double *scores; // in order
    size_t n;
    double mean;
    double sd; // divisor n-1
};

/**
 * Takes a copy of `n` scores; false when there are fewer than 2 or all are the same. End it with
 * norm_finish(), also after false.
 */
bool norm_init(struct norm *norm, const double *scores, size_t n);
void norm_finish(struct norm *norm);
enum norm_size norm_size_of(const struct norm *norm);

/** Everything a norm says of one raw score. */
struct norm_value {
    double below;           // per cent of the group that scored lower
    double percentile;      // 100 (below + half of equal)/n
    double at_or_below;     // per cent
    double z;               // (raw - mean)/sd
    double t;               // 50 + 10 z
    double iq;              // 100 + 15 z
    bool has_normalised;    // false where the percentile is 0 or 100
    double z_normalised;    // Phi^-1(percentile/100)
    double t_normalised;    // 50 + 10 of that
    int sten;               // 1..10: floor(2z + 6); sten 5 is z in [-.5, 0)
    int sten_normalised;    // at the ends 1 or 10
    int stanine;            // 1..9: 5 + 2z rounded half up
    int stanine_normalised; // at the ends 1 or 9
    int stanine_percentile; // by the cuts 4 11 23 40 60 77 89 96 of the percentile
    int stanine_below;      // by the same cuts of the share that scored lower
    int c;                  // 0..10: 5 + 2z rounded half up
    int decile;             // 1..10
};

/** What the norm says of a raw score, whether or not anybody of the group had it. */
struct norm_value norm_value_of(const struct norm *norm, double raw);

/** The percentiles of raw - sem and raw + sem: as wide as the error of one measurement. */
void norm_percentile_band(const struct norm *norm, double raw, double sem, double band[2]);
