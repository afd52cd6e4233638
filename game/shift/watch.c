// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the engine: what time may do something to, so that nothing else need be looked at.
#include "game/shift/watch.h"

#include "game/shift/promise.h"

static void set_bit(uint64_t *bits, uint32_t rank, bool on)
{
    uint64_t bit = UINT64_C(1) << (rank % 64);
    bits[rank / 64] = on ? bits[rank / 64] | bit : bits[rank / 64] & ~bit;
}

static void find_next_arrival(struct shift_state *state)
{
    uint32_t next = INDEX_NONE;
    STATE_EACH_BIT(rank, state->watched, state->plan->contact_words)
    {
        const struct plan_part *part = &state->plan->contacts[rank];
        const struct contact_state *at = &state->contacts[part->place];
        bool comes = at->phase == CONTACT_LATER;
        next = comes && at->arrives < next ? at->arrives : next;
    }
    state->head->next_arrival = next;
}

static void find_next_due(struct shift_state *state)
{
    uint32_t next = INDEX_NONE;
    STATE_EACH_BIT(rank, state->waiting, state->plan->promise_words)
    {
        uint32_t due = state->promises[state->plan->promises[rank].place].due;
        next = due < next ? due : next;
    }
    state->head->next_due = next;
}

static void set_contact(struct shift_state *state, uint32_t scenario, uint32_t contact)
{
    const struct plan_scenario *at = &state->plan->scenarios[scenario];
    const struct contact_state *own = &state->contacts[at->contacts + contact];
    uint32_t rank = at->contacts + at->scenario->contacts[contact].rank;
    bool plays = scenario_active(state, scenario);
    bool comes = own->phase == CONTACT_LATER && own->arrives != TIME_NONE;
    bool here = own->phase == CONTACT_QUEUED || own->phase == CONTACT_OPEN;
    set_bit(state->watched, rank, plays && (comes || here));
    set_bit(state->present, rank, plays && (here || own->phase == CONTACT_WRAPPING));
}

static void set_promise(struct shift_state *state, uint32_t scenario, uint32_t promise)
{
    const struct plan_scenario *at = &state->plan->scenarios[scenario];
    bool waits = promise_waits(&state->promises[at->promises + promise]);
    set_bit(state->waiting, at->promises + at->scenario->promises[promise].rank,
            waits && scenario_active(state, scenario));
}

void watch_contact(const struct telling *telling, struct place place)
{
    struct shift_state *state = telling->state;
    const struct contact_state *at = contact_here(telling, place);
    set_contact(state, place.scenario, place.contact);
    // Whoever came before the next to come, or never will, is not waited for.
    if (at->phase == CONTACT_LATER || at->arrives == state->head->next_arrival) {
        find_next_arrival(state);
    }
}

void watch_promise(const struct telling *telling, uint32_t scenario, uint32_t promise)
{
    set_promise(telling->state, scenario, promise);
    find_next_due(telling->state);
}

void watch_all(struct shift_state *state)
{
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t i = 0; i < model->contact_count; i++) {
            set_contact(state, s, i);
        }
        for (uint32_t i = 0; i < model->promise_count; i++) {
            set_promise(state, s, i);
        }
    }
    find_next_arrival(state);
    find_next_due(state);
}
