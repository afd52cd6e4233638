// SPDX-License-Identifier: GPL-3.0-or-later
// A slice: what of a scenario's state can make a difference to a question, and what cannot.
#pragma once

#include <stdbool.h>

#include "game/scenario/model.h"
#include "game/scenario/rules.h"

/** What of a contact conditions ask. */
enum contact_read {
    READ_ENDED = 1,
    READ_TAKEN = 2,
    READ_HELD = 4,
    READ_RETURNED_LATE = 8,
    READ_NOTED = 16,
};

/** How much of a promise counts. */
enum promise_read {
    PROMISE_MADE = 1, // whether it was made
    PROMISE_FATE = 2, // planned, kept, reported, broken: what becomes of it
};

enum {
    SLICE_CONTACTS_MAX = 32,
    SLICE_CUSTOMERS_MAX = 32,
    SLICE_ASKS_MAX = 16,
    SLICE_ALL = -1,
    SLICE_NONE = -2,
};

/** What is asked. */
struct slice_request {
    uint32_t contacts; // bit per contact that is played out; the others may do as they like
    int points;        // a competency whose points count; SLICE_ALL, SLICE_NONE
    // What is watched besides, as its index + 1; 0 = none. Of a slot: in which words it stands.
    uint32_t watched_slot;
    uint32_t watched_other;
    uint32_t watched_record;
    uint32_t watched_act;
    uint32_t watched_coach;
    uint32_t watched_promise;
    uint32_t watched_says;
    const bool *turns; // that can come before what is watched; NULL = all
    bool exact; // moods are reckoned, where anything asks for them; every contact is played out
};

/**
 * What counts. A mark, record, act, … that is not in here can change nothing that was asked, now or
 * later: states that differ in nothing else are one state.
 */
struct slice {
    const struct scenario *model;
    const struct rules *rules;
    struct slice_request request;
    bool *marks;       // by mark
    bool *records;     // opening it may change something that counts
    bool *acts;        // likewise
    bool *coach;       // likewise
    uint8_t *promises; // bits of enum promise_read
    bool *late;        // by turn: what is known when the customer speaks here makes a difference
    uint8_t contacts[SLICE_CONTACTS_MAX];  // bits of enum contact_read
    uint8_t axes[SLICE_CUSTOMERS_MAX];     // bit per mood axis
    uint64_t repeats[SLICE_CUSTOMERS_MAX]; // bit per speech act: how often it was done counts
    uint32_t asks[SLICE_ASKS_MAX];         // instructions that ask for a mood, each once
    uint32_t ask_count;
    bool whole; // every contact is played out
    bool wraps; // some condition asks what was filled in
    bool moods; // some axis counts
    bool grew;  // while it is being found
};

/** Whether the scenario is small enough to be sliced at all: contacts and customers. */
bool slice_fits(const struct scenario *model);

/** Finds what counts, by closing over whatever decides whether something that counts changes. */
void slice_init(struct slice *slice, const struct scenario *model, const struct rules *rules,
        struct slice_request request);
void slice_finish(struct slice *slice);

static inline bool slice_plays(const struct slice *slice, uint32_t contact)
{
    return (slice->request.contacts >> contact & 1) != 0;
}

/** Whether this customer's mood is reckoned. */
static inline bool slice_reckons(const struct slice *slice, uint32_t customer)
{
    return slice->request.exact && slice->axes[customer] != 0;
}

/** Whether points of this competency count. */
static inline bool slice_scores(const struct slice *slice, int competency)
{
    return slice->request.points == SLICE_ALL || slice->request.points == competency;
}

/** Whether any of these effects changes something that counts. */
bool slice_touched(const struct slice *slice, struct range effects);

/** Calls `read` for every mark that the condition asks about. */
void slice_each_mark(const struct scenario *model, condition_index condition,
        void (*read)(void *payload, uint32_t mark), void *payload);
