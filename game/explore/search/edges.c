// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that a search keeps: few bytes each, for there are many more of them than states.
#include "game/explore/search/edges.h"

#include "game/base/hash.h"
#include "game/base/mem.h"

enum { FIRST_CAPACITY = 256, KNOWN_MAX = 1 << 16, PLACES = 2 * KNOWN_MAX };

void edge_store_init(struct edge_store *store, bool points)
{
    *store = (struct edge_store) { .points = points };
    if (points) {
        store->known = mem_alloc(KNOWN_MAX * sizeof(*store->known));
        store->places = mem_alloc(PLACES * sizeof(*store->places));
    }
}

void edge_store_finish(struct edge_store *store)
{
    mem_free(store->targets);
    mem_free(store->moves);
    mem_free(store->earned);
    mem_free(store->possible);
    mem_free(store->ended);
    mem_free(store->known);
    mem_free(store->places);
    *store = (struct edge_store) { 0 };
}

// By a quarter: large arrays are moved by their pages, not copied.
static void grow(struct edge_store *store)
{
    size_t capacity = store->capacity + store->capacity / 4 + FIRST_CAPACITY;
    store->capacity = capacity;
    store->targets = mem_resize(store->targets, capacity * sizeof(*store->targets));
    if (!store->points) {
        store->ended = mem_resize(store->ended, capacity);
        return;
    }
    store->moves = mem_resize(store->moves, capacity * sizeof(*store->moves));
    store->earned = mem_resize(store->earned, capacity);
    store->possible = mem_resize(store->possible, capacity);
}

// The place of a move among those known; KNOWN_MAX when there is no room for it.
static uint32_t place_of(struct edge_store *store, uint32_t move)
{
    uint64_t at = hash_mix(move);
    for (; store->places[at % PLACES] != 0; at++) {
        uint32_t place = store->places[at % PLACES] - 1;
        if (store->known[place] == move) {
            return place;
        }
    }
    if (store->known_count == KNOWN_MAX) {
        return KNOWN_MAX;
    }
    store->known[store->known_count] = move;
    store->places[at % PLACES] = ++store->known_count;
    return store->known_count - 1;
}

bool edge_store_add(struct edge_store *store, const struct search_edge *edge)
{
    uint32_t place = store->points ? place_of(store, edge->move) : 0;
    if (place == KNOWN_MAX) {
        return false;
    }
    if (store->count == store->capacity) {
        grow(store);
    }
    store->targets[store->count] = edge->target;
    if (store->points) {
        store->moves[store->count] = (uint16_t)place;
        store->earned[store->count] = edge->earned;
        store->possible[store->count] = edge->possible;
    } else {
        store->ended[store->count] = edge->ended;
    }
    store->count++;
    return true;
}

struct search_edge edge_store_at(const struct edge_store *store, size_t index)
{
    struct search_edge edge = { .target = store->targets[index] };
    if (store->points) {
        edge.move = store->known[store->moves[index]];
        edge.earned = store->earned[index];
        edge.possible = store->possible[index];
    } else {
        edge.ended = store->ended[index];
    }
    return edge;
}

size_t edge_store_to(const struct edge_store *store, size_t index, uint32_t target)
{
    while (index < store->count && store->targets[index] != target) {
        index++;
    }
    return index;
}

size_t edge_store_bytes(const struct edge_store *store)
{
    size_t own = sizeof(*store->targets) + (store->points ? sizeof(*store->moves) + 2 : 1);
    return store->capacity * own;
}
