// SPDX-License-Identifier: GPL-3.0-or-later
// The work under paths: one pass over a graph without loops, a bounded search of one with loops.
#pragma once

#include "scoring/path.h"

/** What all simple paths from one decision offer together. */
struct path_tally {
    double mantissa; // paths = mantissa times 2 to the exponent: depth 10,000 overflows a double
    int exponent;
    int64_t worst;
    int64_t best;
    int64_t least_possible;
    int64_t most_possible;
    double mean_possible;
};

/** The fewest and the most points among the options of one decision. */
struct path_spread {
    int least;
    int most;
};

/** A decision has one option or more. */
struct path_spread path_spread_of(const struct path_graph *graph, int decision);

/**
 * Tallies every decision that the start reaches, if there is no loop among them.
 *
 * Returns one tally per decision of the graph, to be freed by the caller; NULL when there is a
 * loop.
 */
struct path_tally *path_tally_all(const struct path_graph *graph);

/**
 * Tallies the simple paths from one decision by trying them all.
 *
 * `seen` has a byte for each decision: a path that comes to a marked one ends there. It is the same
 * after the call as before. Every option tried is taken from `budget`; below 0 the answer is
 * PATH_NOT_DECIDED and the tally means nothing.
 */
enum path_verdict path_search(const struct path_graph *graph, int from, unsigned char *seen,
        long *budget, struct path_tally *tally);
