// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that a search keeps: few bytes each, for there are many more of them than states.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A step from one state to another, with what it earned of what was possible. */
struct search_edge {
    uint32_t target; // STATE_NONE: the end of the shift
    uint32_t move;
    uint8_t earned;
    uint8_t possible;
    uint8_t ended; // contact + 1 that came to an ending by it, where somebody watches for that
};

/** Where points are counted, moves and points; else endings. What is not kept reads as 0. */
struct edge_store {
    uint32_t *targets;
    uint16_t *moves; // places in `known`
    uint8_t *earned;
    uint8_t *possible;
    uint8_t *ended;
    size_t count;
    size_t capacity;
    bool points;
    uint32_t *known; // the moves there are, each once
    uint32_t known_count;
    uint32_t *places; // of `known`, open addressing: place + 1, 0 = empty
};

void edge_store_init(struct edge_store *store, bool points);
void edge_store_finish(struct edge_store *store);

/** False, and nothing is kept, when there are more kinds of moves than can be told apart. */
bool edge_store_add(struct edge_store *store, const struct search_edge *edge);

struct search_edge edge_store_at(const struct edge_store *store, size_t index);

/** The first from `index` on that leads to `target`; the count of all when there is none. */
size_t edge_store_to(const struct edge_store *store, size_t index, uint32_t target);

/** Bytes the store takes. */
size_t edge_store_bytes(const struct edge_store *store);
