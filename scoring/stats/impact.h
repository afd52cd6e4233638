// SPDX-License-Identifier: GPL-3.0-or-later
// Adverse impact: whether one group is selected less often than another, and what chance makes of
// it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

/** How many of a group applied, and how many were selected: 0 <= selected <= n, n is 1 or more. */
struct impact_group {
    int64_t selected;
    int64_t n;
};

/** Why there is no comparison. */
enum impact_refusal {
    IMPACT_FINE,
    IMPACT_COUNTS,   // a count below 0, selected above n, or a group of nobody
    IMPACT_NOBODY,   // nobody of the reference group was selected: there is no ratio
    IMPACT_TOO_MANY, // more than a hundred thousand people: ask a statistician, not this table
};

/** A focal group beside the reference group (29 CFR 1607.4D; Morris & Lobsenz 2000). */
struct impact {
    double focal_rate;
    double reference_rate;
    double ratio;        // focal rate over reference rate
    bool four_fifths;    // ratio below 4/5, compared in whole numbers: 5 s_f n_r < 4 s_r n_f
    bool has_interval;   // false when nobody of the focal group was selected
    double interval[2];  // of the ratio, 95 %: ln IR -+ 1.96 sqrt((1-p_f)/s_f + (1-p_r)/s_r)
    bool has_test;       // false when all or none were selected: nothing to explain
    double z;            // pooled
    double z_p;          // two-sided
    double chi2;         // z^2
    double deviations;   // (s_f - E)/sqrt(V) of the hypergeometric distribution
    bool two_deviations; // |deviations| > 2
    double ratio_z;      // ln IR over its error under one rate; meant when has_interval too
    double fisher;       // two-sided: tables no likelier than this one, with 1e-7 to spare
    double fisher_less;  // this few or fewer of the focal group
    double mid_p;        // two-sided, tables as likely as this one count half
    double mid_p_less;
    double odds;             // conditional maximum likelihood; infinite or 0 at the edge
    double odds_interval[2]; // 95 %, conditional, exact
    double cohen_h;          // 2 asin sqrt p_f - 2 asin sqrt p_r
    double flip_ratio;       // the ratio, had one person more of the focal and one fewer of the
                             // reference group been selected; below 0 when that cannot be
    double shortfall;        // n_f times the pooled rate, minus s_f: people
};

/** Compares two groups. When refused, nothing of `impact` is meant. */
enum impact_refusal impact_compare(
        struct impact *impact, struct impact_group focal, struct impact_group reference);

/**
 * Which group the others are compared with: the highest rate among groups of at least 2 % of all;
 * -1 when there is none. Rates are compared in whole numbers; the first of equals.
 */
int impact_reference(const struct impact_group *groups, int count);

/** Whether a group is large enough to be compared: at least 2 % of all (44 FR 11996). */
bool impact_large_enough(const struct impact_group *groups, int count, int group);
