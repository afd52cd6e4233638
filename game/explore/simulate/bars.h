// SPDX-License-Identifier: GPL-3.0-or-later
// The bars of measurement 2.9, each beside its figure: what a form of six scenarios ought to reach.
#pragma once

#include "game/base/vec.h"
#include "game/explore/simulate/simulate.h"

enum bar_kind {
    BAR_R,          // `of`: competency, or COHORT_OVERALL
    BAR_EFFICIENCY, // likewise
    BAR_CROSS_TALK,
    BAR_SEPARATION,
    BAR_COVERAGE,      // competency
    BAR_STATUS,        // competency
    BAR_TRICK,         // `of`: trickster; figure: most points above random on any competency
    BAR_TRICK_OVERALL, // `of`: trickster; figure: points overall
    BAR_KIND_COUNT,
};

struct bar {
    enum bar_kind kind;
    int of;
    double figure; // NaN: could not be computed, which does not reach the bar
    double least;  // -infinity where there is none
    double most;   // infinity, likewise
    bool met;
};

typedef VEC(struct bar) bar_list;

/** The id for programs: "efficiency". */
const char *bar_id(enum bar_kind kind);

/** All bars of a simulation, in the order of their kinds. The rubric-wise trickster has none: who
 * knows the seven definitions knows something. `bars` is the caller's. */
void bars_of(bar_list *bars, const struct simulation *simulation);

/** The bar of this kind for `of`, or NULL. */
const struct bar *bar_find(const bar_list *bars, enum bar_kind kind, int of);
