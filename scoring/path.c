// SPDX-License-Identifier: GPL-3.0-or-later
// Paths: the best and worst a graph of decisions offers, and what each choice of a walk cost.
#include "scoring/path.h"

#include <math.h>
#include <stdlib.h>

#include "scoring/memory.h"
#include "scoring/path_search.h"

// What a place in the graph still offers, by whichever way the graph allows.
struct outlook {
    const struct path_graph *graph;
    struct path_tally *tallies; // NULL when there are loops
    unsigned char *seen;        // decisions the walk has met
    long budget;
};

static void outlook_init(struct outlook *outlook, const struct path_graph *graph, long budget)
{
    *outlook = (struct outlook) {
        .graph = graph,
        .tallies = path_tally_all(graph),
        .seen = memory_zeroed((size_t)graph->decision_count, 1),
        .budget = budget,
    };
}

static void outlook_finish(struct outlook *outlook)
{
    free(outlook->tallies);
    free(outlook->seen);
}

static enum path_verdict outlook_from(
        struct outlook *outlook, int decision, struct path_tally *tally)
{
    if (outlook->tallies != NULL) {
        *tally = outlook->tallies[decision];
        return PATH_DECIDED;
    }
    return path_search(outlook->graph, decision, outlook->seen, &outlook->budget, tally);
}

// Soundness

static bool decision_sound(const struct path_graph *graph, const struct path_decision *decision)
{
    if (decision->count < 1 || decision->first < 0 ||
            decision->first > graph->option_count - decision->count) {
        return false;
    }
    for (int i = 0; i < decision->count; i++) {
        int next = graph->options[decision->first + i].next;
        if (next != PATH_END && (next < 0 || next >= graph->decision_count)) {
            return false;
        }
    }
    return true;
}

bool path_graph_sound(const struct path_graph *graph)
{
    if (graph->start < 0 || graph->start >= graph->decision_count) {
        return false;
    }
    for (int i = 0; i < graph->decision_count; i++) {
        if (!decision_sound(graph, &graph->decisions[i])) {
            return false;
        }
    }
    return true;
}

// Where a step leads: a decision, or PATH_END also when it was missed.
static int next_of(const struct path_graph *graph, const struct path_step *step)
{
    if (step->option == PATH_MISSED) {
        return PATH_END;
    }
    return graph->options[graph->decisions[step->decision].first + step->option].next;
}

bool path_walk_sound(const struct path_graph *graph, const struct path_walk *walk)
{
    int here = graph->start;
    for (size_t i = 0; i < walk->count; i++) {
        const struct path_step *step = &walk->steps[i];
        if (here == PATH_END || step->decision != here || step->option < PATH_MISSED ||
                step->option >= graph->decisions[here].count) {
            return false;
        }
        here = next_of(graph, step);
    }
    return true;
}

// Survey

enum path_verdict path_survey(
        const struct path_graph *graph, long budget, struct path_survey *survey)
{
    struct outlook outlook;
    struct path_tally tally;
    outlook_init(&outlook, graph, budget);
    *survey = (struct path_survey) { .loops = outlook.tallies == NULL };
    enum path_verdict verdict = outlook_from(&outlook, graph->start, &tally);
    outlook_finish(&outlook);
    if (verdict == PATH_DECIDED) {
        survey->paths = ldexp(tally.mantissa, tally.exponent);
        survey->worst = tally.worst;
        survey->best = tally.best;
        survey->least_possible = tally.least_possible;
        survey->most_possible = tally.most_possible;
        survey->mean_possible = tally.mean_possible;
    }
    return verdict;
}

// Value

static int64_t points_of(const struct path_graph *graph, const struct path_step *step)
{
    if (step->option == PATH_MISSED) {
        return path_spread_of(graph, step->decision).least;
    }
    return graph->options[graph->decisions[step->decision].first + step->option].points;
}

// Adds up the first visits; false when the walk came back to a decision.
static bool add_first_visits(const struct path_graph *graph, const struct path_walk *walk,
        unsigned char *seen, int64_t *total)
{
    bool simple = true;
    for (size_t i = 0; i < walk->count; i++) {
        const struct path_step *step = &walk->steps[i];
        if (seen[step->decision]) {
            simple = false;
            continue;
        }
        seen[step->decision] = 1;
        *total += points_of(graph, step);
    }
    return simple;
}

// V* of what comes after the last step, or of the start when there was none.
static enum path_verdict value_unplayed(
        struct outlook *outlook, const struct path_walk *walk, int64_t *best)
{
    int open = walk->count == 0 ? outlook->graph->start
                                : next_of(outlook->graph, &walk->steps[walk->count - 1]);
    struct path_tally tally = { 0 };
    enum path_verdict verdict = PATH_DECIDED;
    if (open != PATH_END && !outlook->seen[open]) {
        verdict = outlook_from(outlook, open, &tally);
    }
    *best = tally.best;
    return verdict;
}

// From the last step to the first, taking the marks off again: so each V* knows what was seen
// before.
static enum path_verdict value_regrets(
        struct outlook *outlook, const struct path_walk *walk, int64_t unplayed, int64_t *regrets)
{
    int64_t after = unplayed;
    for (size_t i = walk->count; i-- > 0;) {
        const struct path_step *step = &walk->steps[i];
        struct path_tally tally;
        outlook->seen[step->decision] = 0;
        if (outlook_from(outlook, step->decision, &tally) != PATH_DECIDED) {
            return PATH_NOT_DECIDED;
        }
        regrets[i] = tally.best - (points_of(outlook->graph, step) + after);
        after = tally.best;
    }
    return PATH_DECIDED;
}

static void add_index(struct path_value *value)
{
    value->has_index = value->best > value->worst;
    if (value->has_index) {
        double index =
                100 * (double)(value->total - value->worst) / (double)(value->best - value->worst);
        value->index = fmin(100, fmax(0, index));
    }
}

enum path_verdict path_value(const struct path_graph *graph, const struct path_walk *walk,
        long budget, struct path_value *value, int64_t *regrets)
{
    struct outlook outlook;
    struct path_tally whole;
    outlook_init(&outlook, graph, budget);
    *value = (struct path_value) { 0 };
    enum path_verdict verdict = outlook_from(&outlook, graph->start, &whole);

    bool simple = add_first_visits(graph, walk, outlook.seen, &value->total);
    if (verdict == PATH_DECIDED) {
        value->worst = whole.worst;
        value->best = whole.best;
        add_index(value);
        verdict = value_unplayed(&outlook, walk, &value->unplayed);
    }
    if (verdict == PATH_DECIDED && simple && regrets != NULL) {
        verdict = value_regrets(&outlook, walk, value->unplayed, regrets);
        value->has_regrets = verdict == PATH_DECIDED;
    }
    outlook_finish(&outlook);
    return verdict;
}
