// SPDX-License-Identifier: GPL-3.0-or-later
// The search: every state that can be reached, breadth first, so that the first way to one is a
// shortest.
#pragma once

#include "game/explore/search/edges.h"
#include "game/explore/search/moods.h"
#include "game/explore/search/moves.h"
#include "game/explore/search/state_set.h"

enum search_end {
    SEARCH_DONE,     // every state was met
    SEARCH_BUDGET,   // as many states as were allowed, and there are more
    SEARCH_TOO_WIDE, // a state of this scenario does not fit
    SEARCH_STOPPED,  // whoever watches had seen enough
};

struct search;

/** Who watches; each may be NULL. False stops the search. */
struct search_watch {
    void *payload;
    /** A state stands on the bench in one of its moods, and these are its moves. */
    bool (*state)(void *payload, struct search *search, uint32_t state, const move_list *moves);
    /** A move was made on the bench; `before` are the contacts before it. Where it leads is not
     * known yet; who watches may write down what ended by it. */
    bool (*step)(void *payload, struct search *search, struct search_edge *edge,
            const struct contact_state *before);
    /** Whether nothing that is looked for can come after the state on the bench. */
    bool (*over)(void *payload, const struct search *search);
    /** Something was told while a move was made. */
    void (*hear)(void *payload, const struct happening *happening);
};

struct search_setup {
    const struct scenario *scenario;
    const struct rules *rules;
    struct slice_request request;
    uint32_t budget; // of states
    bool edges;      // keep the steps
    struct search_watch watch;
    /** Asked every few thousand states; false stops the search. */
    bool (*going)(void *payload, const struct search *search);
    void *going_payload;
};

/** What a move led to, before it is looked for among the states that were met. */
struct reached {
    struct search_edge edge;
    uint64_t hash;
    bool ends; // the shift
};

struct search {
    struct search_setup setup;
    struct slice slice;
    struct world *world;
    struct packing packing;
    struct moods moods;
    struct moves moves;
    struct state_set set;
    uint32_t expanded; // states whose moves were all made
    uint64_t steps;
    enum search_end end;
    bool forms_cut;   // a form of a contact that is played out has more ways than are tried
    uint32_t *firsts; // by state: its first edge; one more than there are states
    struct edge_store edges;
    // While it runs.
    move_list list;
    size_t lists[MOODS_MAX]; // by mood: where its moves end in the list
    char *base;              // the bench before a move, marks apart
    uint64_t *marks;         // of the words that hold one that counts
    struct search_edge edge;
    VEC(struct reached) reached;
    uint64_t *words; // packed, of those reached
    size_t words_capacity;
};

/** Searches; what is found stands in `search` until it is finished. */
void search_init(struct search *search, const struct search_setup *setup);
void search_finish(struct search *search);

/** The moves by which `state` was met first, in order. */
void search_way(const struct search *search, uint32_t state, move_list *way);

/** Whether every state was met, in every mood and with every form: what was not met cannot be. */
bool search_exhausted(const struct search *search);

/** Bytes it took for states and steps. */
size_t search_bytes(const struct search *search);

/** Every contact of a scenario, as a bit each. */
static inline uint32_t search_all_contacts(const struct scenario *model)
{
    return model->contact_count >= 32 ? UINT32_MAX : (1u << model->contact_count) - 1;
}
