// SPDX-License-Identifier: GPL-3.0-or-later
// The states that were met: each once, packed, with the move by which it was met first.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STATE_NONE = UINT32_MAX };

/** Where a state came from. */
struct state_link {
    uint32_t parent; // STATE_NONE for the first
    uint32_t move;
};

/** States are numbered as they are met, from 0; the first is the start. */
struct state_set {
    uint64_t *words; // `size` per state
    struct state_link *links;
    uint64_t *slots; // open addressing: half of the hash, then state + 1; 0 = empty
    uint32_t size;   // words of one state
    uint32_t count;
    uint32_t capacity;
    uint32_t slot_mask;
};

void state_set_init(struct state_set *set, uint32_t size);
void state_set_finish(struct state_set *set);

/** The hash under which a packed state is looked for. */
uint64_t state_set_hash(const struct state_set *set, const uint64_t *words);

/** Begins to fetch what a look-up under this hash will need. */
static inline void state_set_fetch(const struct state_set *set, uint64_t hash)
{
    __builtin_prefetch(&set->slots[hash & set->slot_mask]);
}

/** The number of a state; it is added, with `link`, when it was not met before. */
uint32_t state_set_add(
        struct state_set *set, const uint64_t *words, uint64_t hash, struct state_link link);

static inline const uint64_t *state_set_at(const struct state_set *set, uint32_t state)
{
    return &set->words[(size_t)state * set->size];
}

/** Bytes the set takes. */
size_t state_set_bytes(const struct state_set *set);
