// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the engine: the hand that changes a state and tells the sink; not for other rooms.
#pragma once

#include "game/shift/happening.h"
#include "game/shift/state.h"

/** One application under way. */
struct telling {
    struct shift_state *state;
    const struct sink *sink;
};

/** A contact of a scenario. */
struct place {
    uint32_t scenario;
    uint32_t contact;
};

/** A happening at `place` now, with everything else unset. */
static inline struct happening happening_at(
        const struct telling *telling, enum happening_kind kind, struct place place)
{
    return (struct happening) {
        .kind = kind,
        .time = telling->state->head->now,
        .scenario = place.scenario,
        .contact = place.contact,
        .turn = INDEX_NONE,
        .slot = INDEX_NONE,
        .wording = INDEX_NONE,
        .item = INDEX_NONE,
        .text = INDEX_NONE,
        .decision = INDEX_NONE,
    };
}

/** Tells it, where somebody listens. */
static inline void tell(const struct telling *telling, const struct happening *happening)
{
    if (telling->sink != NULL) {
        telling->sink->take(telling->sink->payload, happening);
    }
}

/** Sets a mark, and whatever "A came before B" it decides. */
void mark(const struct telling *telling, uint32_t scenario, uint32_t number);
void unmark(const struct telling *telling, uint32_t scenario, uint32_t number);

/** Performs effects, in order. */
void perform(const struct telling *telling, struct place place, struct range effects);
void perform_wording(
        const struct telling *telling, struct place place, const struct wording *wording);

static inline struct contact_state *contact_here(const struct telling *telling, struct place place)
{
    return state_contact(telling->state, place.scenario, place.contact);
}

static inline const struct contact *contact_model(const struct telling *telling, struct place place)
{
    return &state_scenario(telling->state, place.scenario)->contacts[place.contact];
}
