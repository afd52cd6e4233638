// SPDX-License-Identifier: GPL-3.0-or-later
// Ratios: what can still be earned of what, from every state of a search of one competency.
#include "game/explore/search/ratio.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/explore/search/graph.h"

static int8_t *row(const struct prospects *prospects, uint32_t state)
{
    return &prospects->earned[(size_t)prospects->knot[state] * (prospects->most + 1)];
}

static void most_possible(struct prospects *prospects)
{
    const struct search *search = prospects->search;
    uint32_t *most = mem_alloc((search->set.count + 1) * sizeof(*most));
    for (uint32_t i = search->set.count; i-- > 0;) {
        uint32_t state = prospects->order[i];
        uint32_t *own = &most[prospects->knot[state]];
        for (uint32_t e = search->firsts[state]; e < search->firsts[state + 1]; e++) {
            struct search_edge edge = edge_store_at(&search->edges, e);
            bool end = edge.target == STATE_NONE;
            uint32_t after = end ? 0 : most[prospects->knot[edge.target]];
            bool inside = !end && prospects->knot[edge.target] == prospects->knot[state];
            if (!inside && edge.possible + after > *own) {
                *own = edge.possible + after;
            }
        }
    }
    prospects->most = most[prospects->knot[0]];
    mem_free(most);
}

static void take(int8_t *own, uint32_t possible, int earned)
{
    own[possible] = own[possible] < earned ? (int8_t)earned : own[possible];
}

static void look_ahead(struct prospects *prospects, uint32_t state, const struct search_edge *edge)
{
    int8_t *own = row(prospects, state);
    if (edge->target == STATE_NONE) {
        take(own, edge->possible, edge->earned);
        return;
    }
    if (prospects->knot[edge->target] == prospects->knot[state]) {
        return;
    }
    const int8_t *after = row(prospects, edge->target);
    for (uint32_t m = 0; m + edge->possible <= prospects->most; m++) {
        if (after[m] >= 0) {
            take(own, m + edge->possible, after[m] + edge->earned);
        }
    }
}

bool prospects_init(struct prospects *prospects, const struct search *search, const uint8_t *ends)
{
    uint32_t count = search->set.count;
    *prospects = (struct prospects) { .search = search };
    prospects->order = mem_alloc((count + 1) * sizeof(*prospects->order));
    prospects->knot = mem_alloc((count + 1) * sizeof(*prospects->knot));
    graph_order(search, prospects->order, prospects->knot);
    most_possible(prospects);
    if (prospects->most > RATIO_POSSIBLE_MAX) {
        prospects_finish(prospects);
        return false;
    }
    size_t size = (size_t)count * (prospects->most + 1);
    prospects->earned = mem_resize(NULL, size + 1);
    memset(prospects->earned, -1, size + 1);
    for (uint32_t i = count; i-- > 0;) {
        uint32_t state = prospects->order[i];
        if (ends != NULL && ends[state] != 0) {
            take(row(prospects, state), 0, 0);
            continue;
        }
        for (uint32_t e = search->firsts[state]; e < search->firsts[state + 1]; e++) {
            struct search_edge edge = edge_store_at(&search->edges, e);
            look_ahead(prospects, state, &edge);
        }
    }
    return true;
}

void prospects_finish(struct prospects *prospects)
{
    mem_free(prospects->order);
    mem_free(prospects->knot);
    mem_free(prospects->earned);
    *prospects = (struct prospects) { 0 };
}

bool ratio_greater(struct ratio a, struct ratio b)
{
    if (a.possible == 0 || b.possible == 0) {
        return false;
    }
    return (uint64_t)a.earned * b.possible > (uint64_t)b.earned * a.possible;
}

struct ratio prospects_best(
        const struct prospects *prospects, struct ratio so_far, const struct search_edge *edge)
{
    struct ratio now = { so_far.earned + edge->earned, so_far.possible + edge->possible };
    if (edge->target == STATE_NONE) {
        return now;
    }
    struct ratio best = { 0, 0 };
    const int8_t *after = row(prospects, edge->target);
    for (uint32_t m = 0; m <= prospects->most; m++) {
        if (after[m] < 0) {
            continue;
        }
        struct ratio end = { now.earned + (uint8_t)after[m], now.possible + m };
        if (best.possible == 0 || ratio_greater(end, best)) {
            best = end;
        }
    }
    return best;
}

// One place on the way: what is still to come is given by the state and what remains possible.
struct place {
    uint32_t state;
    uint32_t left; // points that must still become possible
    uint32_t parent;
    uint32_t move;
};

struct tracing {
    const struct prospects *prospects;
    const uint8_t *ends;
    uint8_t *seen; // bit per state and points left
    VEC(struct place) places;
};

static bool see(struct tracing *tracing, uint32_t state, uint32_t left)
{
    size_t bit = (size_t)state * (tracing->prospects->most + 1) + left;
    bool seen = (tracing->seen[bit / 8] >> (bit % 8) & 1) != 0;
    tracing->seen[bit / 8] |= (uint8_t)(1u << (bit % 8));
    return !seen;
}

// Whether the step keeps to a best way.
static bool keeps(const struct tracing *tracing, const struct place *at,
        const struct search_edge *edge, uint32_t *left)
{
    const struct prospects *prospects = tracing->prospects;
    if (edge->possible > at->left) {
        return false;
    }
    *left = at->left - edge->possible;
    int wanted = row(prospects, at->state)[at->left] - (int)edge->earned;
    if (edge->target == STATE_NONE) {
        return *left == 0 && wanted == 0;
    }
    return wanted >= 0 && row(prospects, edge->target)[*left] == wanted;
}

static void write_way(const struct tracing *tracing, uint32_t at, move_list *way)
{
    size_t first = way->count;
    for (; tracing->places.items[at].parent != STATE_NONE; at = tracing->places.items[at].parent) {
        vec_push(way, tracing->places.items[at].move);
    }
    for (size_t i = first, j = way->count; i + 1 < j; i++) {
        j--;
        uint32_t move = way->items[i];
        way->items[i] = way->items[j];
        way->items[j] = move;
    }
}

static bool trace(struct tracing *tracing, uint32_t state, uint32_t left, move_list *way)
{
    const struct search *search = tracing->prospects->search;
    struct place start = { state, left, STATE_NONE, 0 };
    vec_push(&tracing->places, start);
    (void)see(tracing, state, left);
    for (uint32_t i = 0; i < tracing->places.count; i++) {
        struct place at = tracing->places.items[i];
        bool done = tracing->ends != NULL && tracing->ends[at.state] != 0 && at.left == 0;
        if (done) {
            write_way(tracing, i, way);
            return true;
        }
        for (uint32_t e = search->firsts[at.state]; e < search->firsts[at.state + 1]; e++) {
            struct search_edge edge = edge_store_at(&search->edges, e);
            uint32_t after = 0;
            if (!keeps(tracing, &at, &edge, &after)) {
                continue;
            }
            if (edge.target == STATE_NONE) {
                write_way(tracing, i, way);
                vec_push(way, edge.move);
                return true;
            }
            if (see(tracing, edge.target, after)) {
                struct place next = { edge.target, after, i, edge.move };
                vec_push(&tracing->places, next);
            }
        }
    }
    return false;
}

bool prospects_way(const struct prospects *prospects, const uint8_t *ends, struct ratio so_far,
        const struct search_edge *edge, struct ratio best, move_list *way)
{
    vec_push(way, edge->move);
    if (edge->target == STATE_NONE) {
        return true;
    }
    struct tracing tracing = { .prospects = prospects, .ends = ends };
    size_t bits = (size_t)prospects->search->set.count * (prospects->most + 1);
    tracing.seen = mem_alloc(bits / 8 + 1);
    bool found =
            trace(&tracing, edge->target, best.possible - so_far.possible - edge->possible, way);
    mem_free(tracing.seen);
    vec_finish(&tracing.places);
    return found;
}
