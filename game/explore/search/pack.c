// SPDX-License-Identifier: GPL-3.0-or-later
// Packing: the part of a state that counts, in a few words of bits, and back onto the bench.
#include "game/explore/search/pack.h"

#include <string.h>

#include "game/explore/search/bits.h"
#include "game/explore/search/live.h"
#include "game/explore/search/pack_inner.h"
#include "game/shift/hand.h"

enum { KEPT_EARLY = 20, DUE_PAST = 10, KEPT_LATE = 5, MOOD_LEAST = -100 };

// Walking the state: the same walk packs and unpacks, so that the two cannot differ.

struct walk {
    const struct packing *packing;
    struct bits bits;
    bool read;
};

static inline void walk_bits(struct walk *walk, uint32_t *value, uint32_t width)
{
    if (walk->read) {
        *value = (uint32_t)get(&walk->bits, width);
    } else {
        put(&walk->bits, *value, width);
    }
}

static inline void walk_flag(struct walk *walk, bool *flag)
{
    uint32_t value = *flag;
    walk_bits(walk, &value, 1);
    *flag = value != 0;
}

static inline void walk_byte(struct walk *walk, uint8_t *byte, uint32_t width)
{
    uint32_t value = *byte;
    walk_bits(walk, &value, width);
    *byte = (uint8_t)value;
}

static void walk_parts(struct walk *walk, struct contact_state *at, uint32_t contact)
{
    const struct packing *packing = walk->packing;
    const struct scenario *model = packing->slice->model;
    if (packing->part_most[contact] == 0) {
        return;
    }
    walk_byte(walk, &at->part_count, 4);
    uint32_t first = model->turns[at->turn].slots.first;
    for (uint32_t i = 0; i < packing->part_most[contact]; i++) {
        uint32_t part = i < at->part_count ? at->parts[i] - first : 0;
        walk_bits(walk, &part, packing->part_bits[contact]);
        at->parts[i] = i < at->part_count ? part + first : 0;
    }
}

// Who writes next, and what: 0 the candidate, 1 the turn's own words, 2 an answer.
static void walk_answer(struct walk *walk, struct contact_state *at)
{
    uint32_t answer = at->answer_at == TIME_NONE ? 0 : at->answer_text == INDEX_NONE ? 1 : 2;
    walk_bits(walk, &answer, 2);
    at->answer_at = answer == 0 ? TIME_NONE : WORLD_NEVER;
    at->answer_text = answer == 2 ? 0 : INDEX_NONE;
}

static void walk_talk(struct walk *walk, struct contact_state *at, uint32_t contact)
{
    const struct packing *packing = walk->packing;
    const struct contact *model = &packing->slice->model->contacts[contact];
    bool open = at->phase <= CONTACT_OPEN && at->phase != CONTACT_NEVER;
    uint32_t turn = open ? at->turn - model->turns.first : 0;
    walk_bits(walk, &turn, packing->turn_bits[contact]);
    at->turn = model->turns.first + turn;
    if (packing->depth[contact] > 0) {
        at->depth = open ? at->depth : 0;
        walk_byte(walk, &at->depth, 3);
        for (uint32_t i = 0; i < packing->depth[contact]; i++) {
            uint32_t visit = i < at->depth ? at->visits[i] : 0;
            walk_bits(walk, &visit, packing->visit_bits);
            at->visits[i] = visit;
        }
    }
    walk_answer(walk, at);
    at->part_count = open ? at->part_count : 0;
    walk_parts(walk, at, contact);
}

static void walk_asked(struct walk *walk, struct contact_state *at, uint8_t reads)
{
    if ((reads & READ_ENDED) != 0) {
        walk_byte(walk, &at->outcome, 2);
    }
    if ((reads & READ_HELD) != 0) {
        walk_flag(walk, &at->held);
    }
    if ((reads & READ_RETURNED_LATE) != 0) {
        walk_flag(walk, &at->returned_late);
    }
    if ((reads & READ_NOTED) != 0) {
        walk_flag(walk, &at->noted);
    }
}

static void walk_codes(struct walk *walk, struct contact_state *at, uint32_t contact)
{
    uint32_t count = walk->packing->slice->model->contacts[contact].wrap_fields.count;
    if (!walk->packing->slice->wraps || count == 0) {
        return;
    }
    walk_flag(walk, &at->wrapped);
    for (uint32_t i = 0; i < count; i++) {
        walk_bits(walk, &at->codes[i], walk->packing->code_bits);
    }
}

static void walk_contact(struct walk *walk, uint32_t contact)
{
    const struct slice *slice = walk->packing->slice;
    struct contact_state *at = &walk->packing->world->state.contacts[contact];
    uint8_t reads = slice->contacts[contact];
    bool plays = slice_plays(slice, contact);
    if (walk->read) {
        // Who is not played out lies in the queue: that nobody can ask, and the desk has begun.
        *at = (struct contact_state) { .turn = slice->model->contacts[contact].start,
            .answer_text = INDEX_NONE,
            .phase = CONTACT_QUEUED };
    }
    if (!plays && reads == 0) {
        return;
    }
    walk_byte(walk, &at->phase, PHASE_BITS);
    walk_flag(walk, &at->taken);
    if (plays) {
        walk_talk(walk, at, contact);
    }
    walk_asked(walk, at, reads);
    walk_codes(walk, at, contact);
    at->ended_at = at->phase >= CONTACT_WRAPPING ? WORLD_NOW : TIME_NONE;
}

// Where only its being made counts: not open, open, made, or due before it was made.
static void walk_made(struct walk *walk, struct promise_state *at)
{
    uint32_t value = at->promised ? 2 : at->fell_due ? 3 : at->opened ? 1 : 0;
    walk_bits(walk, &value, 2);
    if (walk->read) {
        at->opened = value > 0;
        at->promised = value == 2;
        at->fell_due = value == 3;
        at->due = at->fell_due ? WORLD_NOW - DUE_PAST : WORLD_NEVER;
    }
}

// Before or after it fell due is all that is left of a promise's times.
static void walk_fate(struct walk *walk, struct promise_state *at)
{
    bool planned = at->planned != TIME_NONE;
    bool late = at->kept && at->kept_at > at->due;
    walk_flag(walk, &at->opened);
    walk_flag(walk, &at->promised);
    walk_flag(walk, &planned);
    walk_flag(walk, &at->planned_early);
    walk_flag(walk, &at->kept);
    walk_flag(walk, &late);
    walk_flag(walk, &at->reported);
    walk_flag(walk, &at->late);
    walk_flag(walk, &at->broken);
    walk_flag(walk, &at->fell_due);
    at->planned = planned ? WORLD_NOW : TIME_NONE;
    at->due = at->fell_due ? WORLD_NOW - DUE_PAST : WORLD_NEVER;
    at->kept_at = !at->kept ? TIME_NONE : WORLD_NOW - (late ? KEPT_LATE : KEPT_EARLY);
}

static void walk_promise(struct walk *walk, uint32_t promise)
{
    struct promise_state *at = &walk->packing->world->state.promises[promise];
    if (walk->read) {
        *at = (struct promise_state) { .due = WORLD_NEVER };
    }
    uint8_t reads = walk->packing->slice->promises[promise];
    if ((reads & PROMISE_FATE) != 0) {
        walk_fate(walk, at);
    } else if (reads != 0) {
        walk_made(walk, at);
    }
}

// Marks that nothing will ask any more are packed as not set.
static uint64_t live_marks(const struct packing *packing)
{
    const struct scenario *model = packing->slice->model;
    uint64_t live = packing->live_always;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        const struct contact_state *at = &packing->world->state.contacts[i];
        if (!slice_plays(packing->slice, i) || at->phase > CONTACT_OPEN ||
                at->phase == CONTACT_NEVER) {
            continue;
        }
        live |= packing->live[at->turn];
        for (uint32_t j = 0; j < at->depth; j++) {
            live |= live_target(model, packing->live, model->visits[at->visits[j]].next);
        }
    }
    return live;
}

static void walk_marks(struct walk *walk)
{
    const struct packing *packing = walk->packing;
    uint64_t *marks = packing->world->state.marks;
    bool masked = !walk->read && packing->live != NULL;
    uint64_t live = masked ? live_marks(packing) : ~UINT64_C(0);
    uint32_t place = 0;
    for (uint32_t i = 0; i < packing->run_count; i++) {
        const struct mark_run *run = &packing->runs[i];
        uint64_t *word = &marks[run->word];
        uint64_t bits = run->count == 64 ? ~UINT64_C(0) : (UINT64_C(1) << run->count) - 1;
        if (walk->read) {
            *word = (*word & ~(bits << run->shift)) | get(&walk->bits, run->count) << run->shift;
        } else {
            uint64_t own = masked ? bits & live >> place : bits;
            put(&walk->bits, *word >> run->shift & own, run->count);
        }
        place += run->count;
    }
}

static void walk_mood(struct walk *walk, uint32_t customer)
{
    const struct slice *slice = walk->packing->slice;
    struct customer_state *at = &walk->packing->world->state.customers[customer];
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        uint32_t value = (uint32_t)(at->mood[axis] - MOOD_LEAST);
        if ((slice->axes[customer] >> axis & 1) != 0) {
            walk_bits(walk, &value, MOOD_BITS);
        }
        at->mood[axis] = (int16_t)((int)value + MOOD_LEAST);
    }
    for (uint64_t left = slice->repeats[customer]; left != 0; left &= left - 1) {
        walk_byte(walk, &at->repeats[__builtin_ctzll(left)], REPEAT_BITS);
    }
}

static void walk_all(struct walk *walk)
{
    const struct scenario *model = walk->packing->slice->model;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        walk_contact(walk, i);
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        walk_promise(walk, i);
    }
    for (uint32_t i = 0; i < model->customer_count; i++) {
        if (slice_reckons(walk->packing->slice, i)) {
            walk_mood(walk, i);
        }
    }
    walk_marks(walk);
}

// What the head of a state says follows from the contacts.
static void settle_head(const struct packing *packing)
{
    struct shift_state *state = &packing->world->state;
    struct state_head *head = state->head;
    const struct scenario *model = packing->slice->model;
    head->now = WORLD_NOW;
    head->over = false;
    head->phone_scenario = head->phone_contact = INDEX_NONE;
    head->wrap_scenario = head->wrap_contact = INDEX_NONE;
    head->focus_scenario = head->focus_contact = INDEX_NONE;
    head->written_open = 0;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        const struct contact_state *at = &state->contacts[i];
        uint8_t channel = model->contacts[i].channel;
        bool open = at->phase == CONTACT_OPEN;
        if (channel == CHANNEL_PHONE && open) {
            head->phone_scenario = 0;
            head->phone_contact = i;
        } else if (channel == CHANNEL_PHONE && at->phase == CONTACT_WRAPPING) {
            head->wrap_scenario = 0;
            head->wrap_contact = i;
        } else if (open && channel != CHANNEL_TEAM) {
            head->written_open++;
        }
    }
}

void packing_pack(const struct packing *packing, uint64_t *words)
{
    struct walk walk = { packing, { words, 0, 0 }, false };
    walk_all(&walk);
    *walk.bits.words = walk.bits.held;
}

void packing_unpack(const struct packing *packing, const uint64_t *words)
{
    uint64_t copy[PACK_WORDS_MAX + 2];
    memcpy(copy, words, packing->size * sizeof(*words));
    copy[packing->size] = copy[packing->size + 1] = 0;
    struct walk walk = { packing, { copy, 0, 0 }, true };
    walk_all(&walk);
    settle_head(packing);
    hand_settle(&packing->world->state);
}

static uint32_t packed_turn(const struct packing *packing, const uint64_t *words, uint32_t contact)
{
    uint32_t at = packing->turn_at[contact];
    uint32_t width = packing->turn_bits[contact];
    uint64_t value = words[at / 64] >> (at % 64);
    value |= at % 64 + width > 64 ? words[at / 64 + 1] << (64 - at % 64) : 0;
    uint32_t turn = (uint32_t)(value & ((UINT64_C(1) << width) - 1));
    return packing->slice->model->contacts[contact].turns.first + turn;
}

static void fetch_slot(const struct scenario *model, const struct slot *slot, bool beyond)
{
    if (beyond && slot->next.kind == TARGET_TURN) {
        __builtin_prefetch(&model->slots[model->turns[slot->next.index].slots.first]);
        return;
    }
    __builtin_prefetch(&model->wordings[slot->first_wording]);
    if (slot->next.kind == TARGET_TURN) {
        __builtin_prefetch(&model->turns[slot->next.index]);
    }
}

static void fetch_turn(const struct packing *packing, uint32_t index, int stage)
{
    const struct scenario *model = packing->slice->model;
    const struct turn *turn = &model->turns[index];
    if (stage == 0) {
        __builtin_prefetch(turn);
        __builtin_prefetch(packing->live != NULL ? &packing->live[index] : NULL);
        return;
    }
    const struct slot *slots = &model->slots[turn->slots.first];
    for (uint32_t i = 0; i < turn->slots.count && stage > 1; i++) {
        fetch_slot(model, &slots[i], stage > 2);
    }
    for (uint32_t i = 0; i < turn->slots.count && stage == 1; i += 2) {
        __builtin_prefetch(&slots[i]);
    }
}

void packing_fetch(const struct packing *packing, const uint64_t *words, int stage)
{
    for (uint32_t i = 0; i < packing->slice->model->contact_count; i++) {
        if (packing->turn_at[i] > 0) {
            fetch_turn(packing, packed_turn(packing, words, i), stage);
        }
    }
}
