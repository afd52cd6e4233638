// SPDX-License-Identifier: GPL-3.0-or-later
// Paths: the best and worst a graph of decisions offers, and what each choice of a walk cost.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PATH_END = -1,    // `next` of an option that ends the conversation
    PATH_MISSED = -1, // `option` of a step in which nothing was chosen
};

/** How many options a search may try before it says "not decided". */
#define PATH_BUDGET 4000000L

struct path_option {
    int next;   // index of a decision, or PATH_END
    int points; // the author's points, over the competencies the decision is keyed on, or of one
};

/** A decision owns a stretch of the graph's options. */
struct path_decision {
    int first;
    int count; // 1 or more
};

/** Borrowed arrays; stretches may be shared. Decisions that `start` does not reach count nowhere.
 */
struct path_graph {
    const struct path_decision *decisions;
    int decision_count;
    const struct path_option *options;
    int option_count;
    int start;
};

/** Whether every index of the graph points at something, and every decision has an option. */
bool path_graph_sound(const struct path_graph *graph);

enum path_verdict {
    PATH_DECIDED,     // exact
    PATH_NOT_DECIDED, // the graph has loops, and the budget was spent
};

/**
 * What all simple paths of a graph offer together.
 *
 * A path goes from the start to an end. Where a graph has loops, a path that comes back to a
 * decision it has seen ends there, with the points of the option that led back. What is possible at
 * a decision is m = max - min of the points of its options.
 */
struct path_survey {
    bool loops;
    double paths;  // how many; whole and exact up to 2^53, infinite beyond what doubles hold
    int64_t worst; // L, least sum of points
    int64_t best;  // U, greatest sum of points
    int64_t least_possible;
    int64_t most_possible;
    double mean_possible; // every path weighs the same
};

/**
 * Surveys a sound graph: by dynamic programming, linear in its options, where there are no loops;
 * else by trying all simple paths within the budget. Never recurses. `survey` holds only `loops`
 * when the answer is PATH_NOT_DECIDED.
 */
enum path_verdict path_survey(
        const struct path_graph *graph, long budget, struct path_survey *survey);

/** One decision that was met, and what was chosen in it. */
struct path_step {
    int decision;
    int option; // 0 .. count-1 within the decision, or PATH_MISSED: the least points of its options
};

/** What one candidate did, in order; borrowed. */
struct path_walk {
    const struct path_step *steps;
    size_t count;
};

/**
 * Whether the steps are a walk of this graph: it begins at the start, each step stands where the
 * option before it led, and nothing follows an end or a missed decision. No steps is a walk.
 */
bool path_walk_sound(const struct path_graph *graph, const struct path_walk *walk);

/**
 * What a walk was worth (measurement 2.7). One overall per conversation, never one per competency:
 * by competency it leaks how the path was steered.
 */
struct path_value {
    int64_t total; // T, points at the first visit of each decision
    int64_t worst; // L
    int64_t best;  // U
    bool has_index;
    double index; // G = 100 (T-L)/(U-L), clipped to 0..100; not there when U = L
    bool has_regrets;
    int64_t unplayed; // V* of the decision that was open when the walk broke off; 0 at an end
};

/**
 * Values a walk, and gives the regret of each of its steps.
 *
 *   reg = V*(d) - (w(o) + V*(next)) >= 0,  V* = the best attainable from there
 *   sum of reg = U - T - unplayed
 *
 * V* reckons with the decisions already seen. A missed step can cost more than the worst option:
 * it ends the walk. `regrets` has room for one number per step, or is NULL. A walk that came back
 * to a decision has no regrets: what it gained by the retry has no place among simple paths. Graph
 * and walk are sound. When the answer is PATH_NOT_DECIDED only `total` is meant.
 */
enum path_verdict path_value(const struct path_graph *graph, const struct path_walk *walk,
        long budget, struct path_value *value, int64_t *regrets);
