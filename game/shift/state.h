// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a shift being played: integers in one block, copied with one memcpy.
#pragma once

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/scenario/model.h"
#include "game/scenario/rules.h"

enum contact_phase {
    CONTACT_LATER,    // not arrived; `arrives` says when, if that is known
    CONTACT_NEVER,    // its condition was false when it would have come
    CONTACT_QUEUED,   // waits for the candidate
    CONTACT_OPEN,     // taken
    CONTACT_WRAPPING, // ended; the wrap-up form is open
    CONTACT_CLOSED,
};

enum { TIME_NONE = 0 }; // no story happens at midnight

struct contact_state {
    uint32_t turn;
    uint32_t arrives;     // TIME_NONE while not known
    uint32_t answer_at;   // the customer writes back; TIME_NONE when the candidate is next
    uint32_t answer_text; // what the customer then says; INDEX_NONE = what stands at the turn
    uint32_t waited; // seconds since the candidate last spoke, counted while it could be answered
    uint32_t hold_until; // end of the announced hold; TIME_NONE = not on hold
    uint32_t ended_at;
    uint32_t visits[VISIT_DEPTH_MAX];
    uint32_t parts[SECTION_MAX]; // slots of the e-mail being composed, in order
    uint32_t codes[WRAP_FIELD_MAX];
    uint8_t phase; // enum contact_phase
    uint8_t outcome;
    uint8_t depth;
    uint8_t part_count;
    uint8_t nudges; // said so far
    bool taken;
    bool spoken; // the candidate has answered at least once
    bool nudged; // in this silence
    bool held;
    bool returned_late;
    bool noted;
    bool looked; // read beside a call
    bool wrapped;
};

struct promise_state {
    uint32_t due;
    uint32_t planned; // TIME_NONE = not planned
    uint32_t kept_at;
    bool opened;
    bool promised;
    bool planned_early; // before it was kept
    bool kept;
    bool reported; // before it was due
    bool late;     // reported after it was due
    bool broken;
    bool fell_due;
};

struct customer_state {
    int16_t mood[AXIS_COUNT];
    int16_t most; // highest pleasantness after a turn
    int32_t sum;  // of pleasantness over turns
    uint16_t turns;
    uint16_t cap; // of the satisfaction, in tenths; 50 = none
    uint8_t repeats[SPEECH_ACT_MAX];
};

/** Where the parts of one scenario lie in the state. */
struct plan_scenario {
    const struct scenario *scenario;
    uint32_t contacts; // first
    uint32_t promises;
    uint32_t customers;
    uint32_t marks;   // first 64-bit word
    uint32_t records; // first row of plan.shared
    uint32_t entry;   // index in the shift
    bool swap;        // the equivalent of its entry
};

/** A record that several scenarios share through their pack. */
struct plan_alias {
    uint32_t scenario;
    uint32_t record;
};

/** A contact of a scenario, or a promise. */
struct plan_part {
    uint32_t scenario;
    uint32_t index;
    uint32_t place;                // in the state
    const struct contact *contact; // NULL for a promise
};

/** The shape of the state of one shift, made once. */
struct plan {
    const struct shift *shift;
    const struct rules *rules;
    struct plan_scenario *scenarios;
    struct plan_part *contacts; // in the order that settles ties: scenario, then id
    struct plan_part *promises; // likewise
    uint32_t *shared; // a row a record: the same one in each scenario; INDEX_NONE where it is not
    uint32_t scenario_count;
    uint32_t contact_count;
    uint32_t promise_count;
    uint32_t customer_count;
    uint32_t mark_words;
    uint32_t contact_words;
    uint32_t promise_words;
    size_t size; // bytes of the block of a state
    void *start; // that block as it is at the start, under seed 0
};

struct shift_state {
    const struct plan *plan;
    // Everything below is the state; it lies in one block.
    struct state_head {
        uint64_t seed;
        uint32_t now; // seconds since midnight
        bool over;
        uint32_t phone_scenario; // who is on the line; INDEX_NONE = nobody
        uint32_t phone_contact;
        uint32_t wrap_scenario; // the call that is to be wrapped up; INDEX_NONE = none
        uint32_t wrap_contact;
        uint32_t focus_scenario; // the conversation in front; INDEX_NONE = none
        uint32_t focus_contact;
        uint32_t written_open;
        uint32_t swapped;      // bit per entry
        uint32_t next_arrival; // the first of who will come; INDEX_NONE = nobody
        uint32_t next_due;     // the first promise to fall due; likewise
    } * head;
    struct contact_state *contacts;
    struct promise_state *promises;
    struct customer_state *customers;
    // Of the scenarios that are played, and not their equivalents:
    uint64_t *watched; // bit per contact that will come or is here, in the order of the plan
    uint64_t *present; // bit per contact that is queued, open or not wrapped up, likewise
    uint64_t *waiting; // bit per promise that will fall due, likewise
    uint64_t *marks;
};

/** The shape for `shift`, which must outlive it. The caller destroys it. */
struct plan *plan_create(const struct shift *shift);
void plan_destroy(struct plan *plan);

/** A state at the start of the shift; with the same seed and actions it always goes the same way.
 */
void shift_state_init(struct shift_state *state, const struct plan *plan, uint64_t seed);
void shift_state_finish(struct shift_state *state);

/** Back to the start of the shift, under another seed. */
void shift_state_restart(struct shift_state *state, uint64_t seed);

/** Makes `to` equal to `from`; both have the same plan. */
void shift_state_copy(struct shift_state *to, const struct shift_state *from);

/** Whether two states of one plan are the same to the bit. */
bool shift_state_equal(const struct shift_state *a, const struct shift_state *b);

/** Whether this scenario is played, and not its equivalent. */
static inline bool scenario_active(const struct shift_state *state, uint32_t scenario)
{
    const struct plan_scenario *at = &state->plan->scenarios[scenario];
    return at->swap == ((state->head->swapped >> at->entry & 1) != 0);
}

/** The row of plan.shared for a record: its own scenario is INDEX_NONE too. */
static inline uint32_t *plan_shared(const struct plan *plan, uint32_t scenario, uint32_t record)
{
    size_t row = plan->scenarios[scenario].records + record;
    return &plan->shared[row * plan->scenario_count];
}

static inline const struct scenario *state_scenario(
        const struct shift_state *state, uint32_t scenario)
{
    return state->plan->scenarios[scenario].scenario;
}

static inline struct contact_state *state_contact(
        const struct shift_state *state, uint32_t scenario, uint32_t contact)
{
    return &state->contacts[state->plan->scenarios[scenario].contacts + contact];
}

static inline struct promise_state *state_promise(
        const struct shift_state *state, uint32_t scenario, uint32_t promise)
{
    return &state->promises[state->plan->scenarios[scenario].promises + promise];
}

static inline struct customer_state *state_customer(
        const struct shift_state *state, uint32_t scenario, uint32_t customer)
{
    return &state->customers[state->plan->scenarios[scenario].customers + customer];
}

static inline bool state_marked(const struct shift_state *state, uint32_t scenario, uint32_t mark)
{
    assert(mark != INDEX_NONE); // whatever may happen in a story has one
    uint32_t first = state->plan->scenarios[scenario].marks;
    return (state->marks[first + mark / 64] >> (mark % 64) & 1) != 0;
}

/** The first set bit at `from` or behind it; INDEX_NONE when there is none. */
static inline uint32_t state_bit_from(const uint64_t *bits, uint32_t words, uint32_t from)
{
    for (uint32_t word = from / 64; word < words; from = ++word * 64) {
        uint64_t left = bits[word] >> (from % 64);
        if (left != 0) {
            return from + (uint32_t)__builtin_ctzll(left);
        }
    }
    return INDEX_NONE;
}

/**
 * A loop over the bits (their ranks in the plan) that are set when it begins, in order. Leave it by
 * `return` only: it is two loops.
 */
#define STATE_EACH_BIT(rank, bits, words)                                                          \
    for (uint32_t rank##_word = 0; rank##_word < (words); rank##_word++)                           \
        for (uint64_t rank##_left = (bits)[rank##_word], rank = 0; rank##_left != 0 &&             \
                (rank = rank##_word * 64 + (uint32_t)__builtin_ctzll(rank##_left), true);          \
                rank##_left &= rank##_left - 1)
