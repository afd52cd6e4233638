// SPDX-License-Identifier: GPL-3.0-or-later
// Coverage: what of a scenario was met, on the bench of a search or in a real play.
#pragma once

#include "game/shift/happening.h"
#include "game/shift/state.h"

/** Parts of a scenario that somebody should be able to meet. */
enum part_kind {
    PART_CONTACT,
    PART_TURN,
    PART_SLOT,
    PART_WORDING,
    PART_ENDING,
    PART_RECORD,
    PART_ACT,
    PART_COACH,
    PART_SAYS,    // a way in which the customer says it
    PART_PROMISE, // kept before it was due
    PART_KIND_COUNT,
};

struct coverage {
    const struct scenario *model;
    bool *met[PART_KIND_COUNT];
};

void coverage_init(struct coverage *coverage, const struct scenario *model);
void coverage_finish(struct coverage *coverage);

/** How many parts of a kind the scenario has. */
uint32_t coverage_count(const struct scenario *model, enum part_kind kind);

/** Notes what a real play tells. `state` is the state during it, before the happening's effects. */
void coverage_hear(struct coverage *coverage, const struct shift_state *state,
        const struct happening *happening);

/** Notes at which turns the candidate can speak now. */
void coverage_look(struct coverage *coverage, const struct shift_state *state);

/**
 * The ending to which `target` led from a contact as it stood in `before`, given that the contact
 * ended with it; INDEX_NONE when it ended without one (in a circle of turns where nothing is left
 * to say).
 */
uint32_t coverage_ending(
        const struct scenario *model, const struct contact_state *before, struct target target);
