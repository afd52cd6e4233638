// SPDX-License-Identifier: GPL-3.0-or-later
// What the random player can do unasked: records, acts, promises, and whom to get in touch with.
#pragma once

#include "game/base/hash.h"
#include "game/base/vec.h"
#include "game/shift/shift.h"

/** A record to open, an act to do, a promise to plan, a contact to begin. */
struct desk_item {
    enum action_kind kind;
    uint32_t scenario;
    uint32_t item;   // the contact, of one to begin
    uint64_t marks;  // that it asks about: bit mark % 64
    uint32_t things; // that it asks about besides: enum desk_thing
    uint32_t from;   // when it comes by itself; 0 = at the start
};

typedef VEC(struct desk_item) desk_item_list;

/** Things of one sort, by whether it is worth trying them. */
struct desk_shelf {
    desk_item_list awake;
    desk_item_list *asleep; // by scenario
    uint32_t things;        // that any of them asks about
};

/** A word of marks that items ask about. */
struct desk_marks {
    uint32_t word; // in the state
    uint32_t scenario;
    uint64_t asked;
    uint64_t seen; // of those asked, which were set when last looked at
};

/**
 * What was found impossible sleeps until something that it asks about has changed: it is not drawn
 * in vain before. What nobody can tell of beforehand (a mood, say) never sleeps.
 */
struct random_desk {
    desk_item_list whole; // everything there is in the shift
    uint32_t scenario_count;
    struct desk_shelf desk;       // records, acts and promises
    struct desk_shelf outgoing;   // contacts to begin
    VEC(struct desk_marks) marks; // in the order of the state
    uint64_t *watched;  // contacts that come or are here when last looked at, as in the state
    uint64_t *present;  // likewise
    uint64_t begun;     // bit per scenario of which something had come in by then
    uint32_t promised;  // how many promises were made by then
    uint32_t next_from; // the first time after it at which something comes by itself
    uint64_t stale;     // bit per scenario of which a contact was begun since
    bool looked;        // since anything was done
};

void random_desk_init(struct random_desk *desk, const struct plan *plan);
void random_desk_finish(struct random_desk *desk);

/** Lays everything back, for a play that begins. */
void random_desk_clear(struct random_desk *desk, const struct plan *plan);

/**
 * Draws one thing on the desk of what is possible now, each as likely; false when there is none.
 * `event` is to be applied: a record is opened once, a promise planned once, for when it is due.
 */
bool random_desk_draw(struct random_desk *desk, const struct shift_state *state, uint64_t *random,
        struct shift_event *event);

/** To be told of every action that is done. */
void random_desk_hear(struct random_desk *desk, const struct action *action);

/** The contacts that it is worth trying to begin now; borrowed until the next call. */
const desk_item_list *random_desk_outgoing(
        struct random_desk *desk, const struct shift_state *state);

/** Lets the contacts sleep that cannot be begun now, the line apart: after one was tried in vain.
 */
void random_desk_sift_outgoing(struct random_desk *desk, const struct shift_state *state);

/** A number below `count`, each as likely. */
static inline uint32_t random_below(uint64_t *random, uint32_t count)
{
    return (uint32_t)((hash_next(random) >> 32) * count >> 32);
}
