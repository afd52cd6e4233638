// SPDX-License-Identifier: GPL-3.0-or-later
// The work under paths: one pass over a graph without loops, a bounded search of one with loops.
#include "scoring/path_search.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "scoring/memory.h"

static const struct path_option *option_at(const struct path_graph *graph, int decision, int index)
{
    return &graph->options[graph->decisions[decision].first + index];
}

struct path_spread path_spread_of(const struct path_graph *graph, int decision)
{
    int first = option_at(graph, decision, 0)->points;
    struct path_spread spread = { first, first };
    for (int i = 1; i < graph->decisions[decision].count; i++) {
        int points = option_at(graph, decision, i)->points;
        spread.least = points < spread.least ? points : spread.least;
        spread.most = points > spread.most ? points : spread.most;
    }
    return spread;
}

static int64_t possible_at(const struct path_graph *graph, int decision)
{
    struct path_spread spread = path_spread_of(graph, decision);
    return (int64_t)spread.most - spread.least;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t greater(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

// Adds the paths of `part` to `whole`; the mean weighs each path the same. Both counts are brought
// to the larger exponent first: what then vanishes was too small to matter.
static void tally_join(struct path_tally *whole, const struct path_tally *part)
{
    if (whole->mantissa == 0) {
        *whole = *part;
        return;
    }
    int exponent = whole->exponent > part->exponent ? whole->exponent : part->exponent;
    double added = ldexp(part->mantissa, part->exponent - exponent);
    double sum = ldexp(whole->mantissa, whole->exponent - exponent) + added;
    int carry = 0;
    whole->mantissa = frexp(sum, &carry);
    whole->exponent = exponent + carry;
    whole->mean_possible += added / sum * (part->mean_possible - whole->mean_possible);
    whole->worst = smaller(whole->worst, part->worst);
    whole->best = greater(whole->best, part->best);
    whole->least_possible = smaller(whole->least_possible, part->least_possible);
    whole->most_possible = greater(whole->most_possible, part->most_possible);
}

// One path, already walked to its end.
static struct path_tally tally_of_path(int64_t points, int64_t possible)
{
    return (struct path_tally) {
        .mantissa = 0.5,
        .exponent = 1,
        .worst = points,
        .best = points,
        .least_possible = possible,
        .most_possible = possible,
        .mean_possible = (double)possible,
    };
}

// No loops: every decision once, after all that it leads to

static struct path_tally tally_decision(
        const struct path_graph *graph, int decision, const struct path_tally *tallies)
{
    struct path_tally whole = { 0 };
    for (int i = 0; i < graph->decisions[decision].count; i++) {
        const struct path_option *option = option_at(graph, decision, i);
        struct path_tally part =
                option->next == PATH_END ? tally_of_path(0, 0) : tallies[option->next];
        part.worst += option->points;
        part.best += option->points;
        tally_join(&whole, &part);
    }
    int64_t possible = possible_at(graph, decision);
    whole.least_possible += possible;
    whole.most_possible += possible;
    whole.mean_possible += (double)possible;
    return whole;
}

enum visit { VISIT_NONE, VISIT_OPEN, VISIT_DONE };

struct pass {
    const struct path_graph *graph;
    struct path_tally *tallies;
    unsigned char *visits; // enum visit per decision
    int *cursors;          // per decision: the option to follow next
    int *stack;            // open decisions, the deepest last
    int depth;
};

static void pass_open(struct pass *pass, int decision)
{
    pass->visits[decision] = VISIT_OPEN;
    pass->stack[pass->depth++] = decision;
}

// Follows one option of the deepest open decision, or closes it; false when the option leads back.
static bool pass_step(struct pass *pass)
{
    int decision = pass->stack[pass->depth - 1];
    if (pass->cursors[decision] == pass->graph->decisions[decision].count) {
        pass->tallies[decision] = tally_decision(pass->graph, decision, pass->tallies);
        pass->visits[decision] = VISIT_DONE;
        pass->depth--;
        return true;
    }
    int next = option_at(pass->graph, decision, pass->cursors[decision]++)->next;
    if (next != PATH_END && pass->visits[next] == VISIT_NONE) {
        pass_open(pass, next);
        return true;
    }
    return next == PATH_END || pass->visits[next] == VISIT_DONE;
}

struct path_tally *path_tally_all(const struct path_graph *graph)
{
    struct pass pass = {
        .graph = graph,
        .tallies = memory_zeroed((size_t)graph->decision_count, sizeof(struct path_tally)),
        .visits = memory_zeroed((size_t)graph->decision_count, 1),
        .cursors = memory_zeroed((size_t)graph->decision_count, sizeof(int)),
        .stack = memory_zeroed((size_t)graph->decision_count, sizeof(int)),
    };
    bool forward = true;
    pass_open(&pass, graph->start);
    while (forward && pass.depth > 0) {
        forward = pass_step(&pass);
    }

    free(pass.visits);
    free(pass.cursors);
    free(pass.stack);
    if (!forward) {
        free(pass.tallies);
        return NULL;
    }
    return pass.tallies;
}

// Loops: every simple path, within a budget

struct frame {
    int decision;
    int cursor;
    int64_t points;   // of the options that led here
    int64_t possible; // of this decision and those before it
};

struct search {
    const struct path_graph *graph;
    unsigned char *seen;
    struct frame *frames;
    int depth;
    struct path_tally tally;
};

static void search_enter(struct search *search, int decision, int64_t points, int64_t possible)
{
    search->seen[decision] = 1;
    search->frames[search->depth++] = (struct frame) {
        .decision = decision,
        .points = points,
        .possible = possible + possible_at(search->graph, decision),
    };
}

static void search_step(struct search *search)
{
    struct frame *frame = &search->frames[search->depth - 1];
    if (frame->cursor == search->graph->decisions[frame->decision].count) {
        search->seen[frame->decision] = 0;
        search->depth--;
        return;
    }
    const struct path_option *option = option_at(search->graph, frame->decision, frame->cursor++);
    int64_t points = frame->points + option->points;
    if (option->next == PATH_END || search->seen[option->next]) {
        struct path_tally path = tally_of_path(points, frame->possible);
        tally_join(&search->tally, &path);
        return;
    }
    search_enter(search, option->next, points, frame->possible);
}

enum path_verdict path_search(const struct path_graph *graph, int from, unsigned char *seen,
        long *budget, struct path_tally *tally)
{
    struct search search = {
        .graph = graph,
        .seen = seen,
        .frames = memory_zeroed((size_t)graph->decision_count, sizeof(struct frame)),
    };
    assert(!seen[from]);
    search_enter(&search, from, 0, 0);
    while (search.depth > 0 && --*budget >= 0) {
        search_step(&search);
    }

    enum path_verdict verdict = search.depth == 0 ? PATH_DECIDED : PATH_NOT_DECIDED;
    while (search.depth > 0) {
        seen[search.frames[--search.depth].decision] = 0;
    }
    free(search.frames);
    *tally = search.tally;
    return verdict;
}
