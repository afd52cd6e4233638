// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a shift being played: integers in one block, copied with one memcpy.
#include "game/shift/state.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/shift/offer.h"
#include "game/shift/watch.h"

static size_t aligned(size_t size)
{
    return (size + 15) / 16 * 16;
}

enum { PARTS = 8 };

static size_t part_sizes(const struct plan *plan, size_t sizes[PARTS])
{
    sizes[0] = aligned(sizeof(struct state_head));
    sizes[1] = aligned(plan->contact_count * sizeof(struct contact_state));
    sizes[2] = aligned(plan->promise_count * sizeof(struct promise_state));
    sizes[3] = aligned(plan->customer_count * sizeof(struct customer_state));
    sizes[4] = sizes[5] = aligned(plan->contact_words * sizeof(uint64_t));
    sizes[6] = aligned(plan->promise_words * sizeof(uint64_t));
    sizes[7] = aligned(plan->mark_words * sizeof(uint64_t));
    size_t whole = 0;
    for (int i = 0; i < PARTS; i++) {
        whole += sizes[i];
    }
    return whole;
}

static void add_scenario(
        struct plan *plan, const struct scenario *scenario, uint32_t entry, bool swap)
{
    plan->scenarios[plan->scenario_count++] = (struct plan_scenario) {
        .scenario = scenario,
        .contacts = plan->contact_count,
        .promises = plan->promise_count,
        .customers = plan->customer_count,
        .marks = plan->mark_words,
        .entry = entry,
        .swap = swap,
    };
    plan->contact_count += scenario->contact_count;
    plan->promise_count += scenario->promise_count;
    plan->customer_count += scenario->customer_count;
    plan->mark_words += (scenario->mark_count + 63) / 64;
}

// What is done at one moment goes by scenario, then by id: never by the place in the file.
static void order_parts(struct plan *plan)
{
    plan->contacts = mem_alloc((plan->contact_count + 1) * sizeof(*plan->contacts));
    plan->promises = mem_alloc((plan->promise_count + 1) * sizeof(*plan->promises));
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        const struct plan_scenario *at = &plan->scenarios[s];
        for (uint32_t i = 0; i < at->scenario->contact_count; i++) {
            uint32_t rank = at->contacts + at->scenario->contacts[i].rank;
            plan->contacts[rank] =
                    (struct plan_part) { s, i, at->contacts + i, &at->scenario->contacts[i] };
        }
        for (uint32_t i = 0; i < at->scenario->promise_count; i++) {
            uint32_t rank = at->promises + at->scenario->promises[i].rank;
            plan->promises[rank] = (struct plan_part) { s, i, at->promises + i, NULL };
        }
    }
    plan->contact_words = (plan->contact_count + 63) / 64;
    plan->promise_words = (plan->promise_count + 63) / 64;
}

static void share_record(struct plan *plan, uint32_t scenario, uint32_t record)
{
    const struct scenario *own = plan->scenarios[scenario].scenario;
    const char *id = scenario_string(own, own->records[record].id);
    uint32_t *row = plan_shared(plan, scenario, record);
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        const struct scenario *other = plan->scenarios[s].scenario;
        uint32_t same = own->records[record].of_pack && s != scenario
                ? table_find(&other->record_ids, id)
                : TABLE_NONE;
        bool shared = same != TABLE_NONE && records_shared(own, record, other, same);
        row[s] = shared ? same : INDEX_NONE;
    }
}

// What belongs to a pack lies on the desk of each of its scenarios.
static void share_records(struct plan *plan)
{
    uint32_t count = 0;
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        plan->scenarios[s].records = count;
        count += plan->scenarios[s].scenario->record_count;
    }
    plan->shared = mem_alloc(((size_t)count * plan->scenario_count + 1) * sizeof(*plan->shared));
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        for (uint32_t i = 0; i < plan->scenarios[s].scenario->record_count; i++) {
            share_record(plan, s, i);
        }
    }
}

static void place_parts(struct shift_state *state, const struct plan *plan, char *block)
{
    size_t sizes[PARTS];
    part_sizes(plan, sizes);
    state->plan = plan;
    state->head = (struct state_head *)(void *)block;
    state->contacts = (struct contact_state *)(void *)(block += sizes[0]);
    state->promises = (struct promise_state *)(void *)(block += sizes[1]);
    state->customers = (struct customer_state *)(void *)(block += sizes[2]);
    state->watched = (uint64_t *)(void *)(block += sizes[3]);
    state->present = (uint64_t *)(void *)(block += sizes[4]);
    state->waiting = (uint64_t *)(void *)(block += sizes[5]);
    state->marks = (uint64_t *)(void *)(block + sizes[6]);
}

static void init_scenario(struct shift_state *state, uint32_t index)
{
    const struct scenario *scenario = state_scenario(state, index);
    for (uint32_t i = 0; i < scenario->contact_count; i++) {
        const struct contact *contact = &scenario->contacts[i];
        struct contact_state *at = state_contact(state, index, i);
        at->turn = contact->start;
        if (contact->start_visit != INDEX_NONE) {
            at->visits[at->depth++] = contact->start_visit;
        }
        at->answer_text = INDEX_NONE;
        at->arrives = contact->has_at ? contact->at : TIME_NONE;
    }
    for (uint32_t i = 0; i < scenario->promise_count; i++) {
        state_promise(state, index, i)->due = scenario->promises[i].due;
    }
    for (uint32_t i = 0; i < scenario->customer_count; i++) {
        struct customer_state *at = state_customer(state, index, i);
        for (int axis = 0; axis < AXIS_COUNT; axis++) {
            at->mood[axis] = scenario->customers[i].start[axis];
        }
        at->most = at->mood[AXIS_PLEASANTNESS];
        at->sum = at->mood[AXIS_PLEASANTNESS];
        at->turns = 1;
        at->cap = 50;
    }
}

// Seed, marks and what is not mentioned are 0.
static void make_start(struct plan *plan)
{
    struct shift_state state;
    plan->start = mem_alloc(plan->size);
    place_parts(&state, plan, plan->start);
    struct state_head *head = state.head;
    head->now = plan->shift->start;
    head->phone_scenario = head->phone_contact = INDEX_NONE;
    head->wrap_scenario = head->wrap_contact = INDEX_NONE;
    head->focus_scenario = head->focus_contact = INDEX_NONE;
    for (uint32_t i = 0; i < plan->scenario_count; i++) {
        init_scenario(&state, i);
    }
    watch_all(&state);
}

struct plan *plan_create(const struct shift *shift)
{
    struct plan *plan = mem_alloc(sizeof(*plan));
    plan->shift = shift;
    plan->rules = shift->rules;
    plan->scenarios = mem_alloc(2 * shift->entry_count * sizeof(*plan->scenarios));
    for (size_t i = 0; i < shift->entry_count; i++) {
        add_scenario(plan, shift->entries[i].scenario, (uint32_t)i, false);
        if (shift->entries[i].swap != NULL) {
            add_scenario(plan, shift->entries[i].swap, (uint32_t)i, true);
        }
    }

    order_parts(plan);
    share_records(plan);
    size_t sizes[PARTS];
    plan->size = part_sizes(plan, sizes);
    make_start(plan);
    return plan;
}

void plan_destroy(struct plan *plan)
{
    if (plan == NULL) {
        return;
    }
    mem_free(plan->scenarios);
    mem_free(plan->contacts);
    mem_free(plan->promises);
    mem_free(plan->shared);
    mem_free(plan->start);
    mem_free(plan);
}

void shift_state_init(struct shift_state *state, const struct plan *plan, uint64_t seed)
{
    place_parts(state, plan, mem_alloc(plan->size));
    shift_state_restart(state, seed);
}

void shift_state_restart(struct shift_state *state, uint64_t seed)
{
    memcpy(state->head, state->plan->start, state->plan->size);
    state->head->seed = seed;
}

void shift_state_finish(struct shift_state *state)
{
    mem_free(state->head);
    *state = (struct shift_state) { 0 };
}

void shift_state_copy(struct shift_state *to, const struct shift_state *from)
{
    memcpy(to->head, from->head, from->plan->size);
}

bool shift_state_equal(const struct shift_state *a, const struct shift_state *b)
{
    return a->plan->size == b->plan->size && memcmp(a->head, b->head, a->plan->size) == 0;
}
