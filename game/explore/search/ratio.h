// SPDX-License-Identifier: GPL-3.0-or-later
// Ratios: what can still be earned of what, from every state of a search of one competency.
#pragma once

#include "game/explore/search/search.h"

enum { RATIO_POSSIBLE_MAX = 120 };

/** Earned of possible. */
struct ratio {
    uint32_t earned;
    uint32_t possible; // 0: nothing was asked
};

/**
 * By knot of states that lead to one another: for every number of points that can still become
 * possible, the most that can then be earned. Evidence is settled once, so that inside a knot
 * nothing is: this is exact, circles or not.
 */
struct prospects {
    const struct search *search;
    uint32_t *order; // of states, forward
    uint32_t *knot;  // by state
    int8_t *earned;  // by knot, then points possible; -1 = no end is reached with so many
    uint32_t most;   // points possible on any path
};

/**
 * Finds the prospects of a search that met every state and kept its steps. `ends` tells by state
 * whether a path may end there; NULL: paths end with the shift. False, and nothing to finish, when
 * more points are possible than RATIO_POSSIBLE_MAX.
 */
bool prospects_init(struct prospects *prospects, const struct search *search, const uint8_t *ends);
void prospects_finish(struct prospects *prospects);

/** The best ratio at the end after `so_far` and this step; possible 0 when no end is reached. */
struct ratio prospects_best(
        const struct prospects *prospects, struct ratio so_far, const struct search_edge *edge);

/** Whether a is greater than b; where nothing is possible there is no ratio, and none is greater.
 */
bool ratio_greater(struct ratio a, struct ratio b);

/**
 * Adds the moves from `edge` (with it) to an end at which `best` is the ratio. False when there is
 * no such way.
 */
bool prospects_way(const struct prospects *prospects, const uint8_t *ends, struct ratio so_far,
        const struct search_edge *edge, struct ratio best, move_list *way);
