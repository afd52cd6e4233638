// SPDX-License-Identifier: GPL-3.0-or-later
// Packing: the part of a state that counts, in a few words of bits, and back onto the bench.
#pragma once

#include "game/explore/search/slice.h"
#include "game/explore/search/world.h"

enum { PACK_WORDS_MAX = 32, PACK_LIVE_MAX = 64, FETCH_STAGES = 4 };

/** Marks that stand side by side in one word of the state. */
struct mark_run {
    uint32_t word;
    uint8_t shift;
    uint8_t count;
};

/** Where everything stands in the packed state of one slice. */
struct packing {
    const struct slice *slice;
    struct world *world;
    uint32_t *marks; // those that count, in order
    uint32_t mark_count;
    struct mark_run *runs; // the same marks, run by run
    uint32_t run_count;
    uint32_t *words; // of the state's marks, those that hold one that counts
    uint32_t word_count;
    uint32_t *codes; // of wrap-ups: first bit width per contact
    uint64_t *live;  // by turn: of the marks, those that can still be asked; NULL = all
    uint64_t live_always;
    uint8_t turn_bits[SLICE_CONTACTS_MAX];
    uint8_t part_bits[SLICE_CONTACTS_MAX];
    uint8_t part_most[SLICE_CONTACTS_MAX];
    uint32_t turn_at[SLICE_CONTACTS_MAX]; // by contact: which bit its turn begins at; 0 = none
    uint8_t depth[SLICE_CONTACTS_MAX];    // of visits, at most
    uint8_t visit_bits;
    uint8_t code_bits;
    uint32_t size; // in 64-bit words
};

/** False, and nothing to finish, when a state takes more than PACK_WORDS_MAX words. */
bool packing_init(struct packing *packing, const struct slice *slice, struct world *world);
void packing_finish(struct packing *packing);

/**
 * Begins to fetch what the story holds at the turns of a packed state, in FETCH_STAGES stages: each
 * reads what the one before it has fetched. Worth it only where a story is far larger than what is
 * near.
 */
void packing_fetch(const struct packing *packing, const uint64_t *words, int stage);

/** Packs what stands on the bench into packing->size words. */
void packing_pack(const struct packing *packing, uint64_t *words);

/**
 * Puts a packed state on the bench. Marks that do not count keep what was there: nothing that
 * counts depends on them.
 */
void packing_unpack(const struct packing *packing, const uint64_t *words);
