// SPDX-License-Identifier: GPL-3.0-or-later
// The states that were met: each once, packed, with the move by which it was met first.
#include "game/explore/search/state_set.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"

enum { FIRST_CAPACITY = 1024 };

void state_set_init(struct state_set *set, uint32_t size)
{
    *set = (struct state_set) { .size = size, .capacity = FIRST_CAPACITY };
    set->words = mem_resize(NULL, (size_t)set->capacity * size * sizeof(*set->words));
    set->links = mem_resize(NULL, set->capacity * sizeof(*set->links));
    set->slot_mask = 2 * FIRST_CAPACITY - 1;
    set->slots = mem_alloc(((size_t)set->slot_mask + 1) * sizeof(*set->slots));
}

void state_set_finish(struct state_set *set)
{
    mem_free(set->words);
    mem_free(set->links);
    mem_free(set->slots);
    *set = (struct state_set) { 0 };
}

uint64_t state_set_hash(const struct state_set *set, const uint64_t *words)
{
    uint64_t hash = UINT64_C(0x9e3779b97f4a7c15);
    for (uint32_t i = 0; i < set->size; i++) {
        hash = hash_mix(hash ^ words[i]);
    }
    return hash;
}

static uint64_t slot_of(uint64_t hash, uint32_t state)
{
    return (hash & ~(uint64_t)UINT32_MAX) | (state + 1);
}

static void rehash(struct state_set *set)
{
    mem_free(set->slots);
    set->slot_mask = 2 * set->slot_mask + 1;
    set->slots = mem_alloc(((size_t)set->slot_mask + 1) * sizeof(*set->slots));
    for (uint32_t i = 0; i < set->count; i++) {
        uint64_t hash = state_set_hash(set, state_set_at(set, i));
        uint64_t at = hash;
        while (set->slots[at & set->slot_mask] != 0) {
            at++;
        }
        set->slots[at & set->slot_mask] = slot_of(hash, i);
    }
}

// By half, so that at most a third of the room stands empty.
static void grow(struct state_set *set)
{
    set->capacity += set->capacity / 2;
    set->words = mem_resize(set->words, (size_t)set->capacity * set->size * sizeof(*set->words));
    set->links = mem_resize(set->links, set->capacity * sizeof(*set->links));
}

// A word or two: a call to compare them would take longer than comparing them.
static inline bool same_words(const uint64_t *a, const uint64_t *b, uint32_t size)
{
    uint64_t difference = 0;
    for (uint32_t i = 0; i < size; i++) {
        difference |= a[i] ^ b[i];
    }
    return difference == 0;
}

static bool same_state(
        const struct state_set *set, uint64_t slot, const uint64_t *words, uint64_t hash)
{
    return slot >> 32 == hash >> 32 &&
            same_words(state_set_at(set, (uint32_t)slot - 1), words, set->size);
}

uint32_t state_set_add(
        struct state_set *set, const uint64_t *words, uint64_t hash, struct state_link link)
{
    uint64_t at = hash;
    for (; set->slots[at & set->slot_mask] != 0; at++) {
        if (same_state(set, set->slots[at & set->slot_mask], words, hash)) {
            return (uint32_t)set->slots[at & set->slot_mask] - 1;
        }
    }
    if (set->count == set->capacity) {
        grow(set);
    }
    memcpy(&set->words[(size_t)set->count * set->size], words, set->size * sizeof(*words));
    set->links[set->count] = link;
    set->slots[at & set->slot_mask] = slot_of(hash, set->count);
    if (++set->count > set->slot_mask / 4 * 3) {
        rehash(set);
    }
    return set->count - 1;
}

size_t state_set_bytes(const struct state_set *set)
{
    return (size_t)set->capacity * (set->size * sizeof(*set->words) + sizeof(*set->links)) +
            ((size_t)set->slot_mask + 1) * sizeof(*set->slots);
}
