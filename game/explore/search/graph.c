// SPDX-License-Identifier: GPL-3.0-or-later
// The graph of states and steps that a search kept: its circles, and an order without them.
#include "game/explore/search/graph.h"

#include "game/base/mem.h"

// Tarjan's walk, with a stack of its own: a story may be a hundred thousand turns deep.
struct walk {
    const struct search *search;
    uint32_t *number; // by state, from 1; 0 = not met
    uint32_t *low;
    uint32_t *next;  // edge to look at
    uint32_t *path;  // states being looked into
    uint32_t *stack; // states without a knot yet
    uint32_t *order;
    uint32_t *knot;
    uint32_t path_count;
    uint32_t stack_count;
    uint32_t numbered;
    uint32_t placed;
    uint32_t knots;
    bool circle;
};

static void enter(struct walk *walk, uint32_t state)
{
    walk->number[state] = walk->low[state] = ++walk->numbered;
    walk->next[state] = state < walk->search->expanded ? walk->search->firsts[state] : 0;
    walk->path[walk->path_count++] = state;
    walk->stack[walk->stack_count++] = state;
}

static void close_knot(struct walk *walk, uint32_t state)
{
    uint32_t member = STATE_NONE;
    uint32_t size = 0;
    do {
        member = walk->stack[--walk->stack_count];
        walk->knot[member] = walk->knots;
        walk->order[walk->placed++] = member;
        size++;
    } while (member != state);
    walk->circle = walk->circle || size > 1;
    walk->knots++;
}

static void lower(uint32_t *low, uint32_t value)
{
    *low = value < *low ? value : *low;
}

static bool open_knot(const struct walk *walk, uint32_t state)
{
    return walk->number[state] != 0 && walk->knot[state] == STATE_NONE;
}

static void step(struct walk *walk)
{
    uint32_t state = walk->path[walk->path_count - 1];
    uint32_t end = state < walk->search->expanded ? walk->search->firsts[state + 1] : 0;
    if (walk->next[state] < end) {
        uint32_t target = walk->search->edges.targets[walk->next[state]++];
        if (target != STATE_NONE && walk->number[target] == 0) {
            enter(walk, target);
        } else if (target != STATE_NONE && open_knot(walk, target)) {
            lower(&walk->low[state], walk->number[target]);
        }
        return;
    }
    walk->path_count--;
    if (walk->low[state] == walk->number[state]) {
        close_knot(walk, state);
    }
    if (walk->path_count > 0) {
        lower(&walk->low[walk->path[walk->path_count - 1]], walk->low[state]);
    }
}

static bool walk_all(const struct search *search, uint32_t *order, uint32_t *knot)
{
    uint32_t count = search->set.count;
    struct walk walk = { .search = search, .order = order, .knot = knot };
    uint32_t **lists[] = { &walk.number, &walk.low, &walk.next, &walk.path, &walk.stack };
    for (int i = 0; i < 5; i++) {
        *lists[i] = mem_alloc((count + 1) * sizeof(uint32_t));
    }
    for (uint32_t i = 0; i < count; i++) {
        knot[i] = STATE_NONE;
    }
    enter(&walk, 0);
    while (walk.path_count > 0) {
        step(&walk);
    }
    for (int i = 0; i < 5; i++) {
        mem_free(*lists[i]);
    }
    return walk.circle;
}

// Knots are closed from the last to the first: turned round, every step leads forward.
void graph_order(const struct search *search, uint32_t *order, uint32_t *knot)
{
    uint32_t count = search->set.count;
    walk_all(search, order, knot);
    for (uint32_t i = 0; i < count / 2; i++) {
        uint32_t state = order[i];
        order[i] = order[count - 1 - i];
        order[count - 1 - i] = state;
    }
    uint32_t last = count > 0 ? knot[order[0]] : 0;
    for (uint32_t i = 0; i < count; i++) {
        knot[i] = last - knot[i];
    }
}

bool graph_loops(const struct search *search)
{
    uint32_t *order = mem_alloc((search->set.count + 1) * sizeof(*order));
    uint32_t *knot = mem_alloc((search->set.count + 1) * sizeof(*knot));
    bool loops = walk_all(search, order, knot);
    mem_free(order);
    mem_free(knot);
    return loops;
}
