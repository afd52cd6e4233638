// SPDX-License-Identifier: GPL-3.0-or-later
// A state set by hand, as no action could: for authors who look at a story from its middle. A play
// that counts never comes here.
#pragma once

#include "game/shift/happening.h"
#include "game/shift/state.h"

enum hand_kind {
    HAND_PLACE, // contact, turn: the story stands there, and all before it is over
    HAND_MARK,  // mark, on: a fact known or not, a flag
    HAND_MOOD,  // customer, item: a named mood of the rules
    HAND_AXIS,  // customer, item: an axis of the mood, value
    HAND_CLOCK, // seconds since midnight
};

/** A change by hand. What a kind does not use stays 0. */
struct hand {
    enum hand_kind kind;
    uint32_t scenario;
    uint32_t contact;
    uint32_t turn;
    uint32_t mark;
    bool on;
    uint32_t customer;
    uint32_t item;
    int value;
    uint32_t seconds;
};

/**
 * Makes the change; `sink` (may be NULL) hears what comes of it.
 *
 * HAND_PLACE begins the story anew but for facts, flags and moods: the contact is open at its turn,
 * at the time it would come; contacts that come before it have been held and are over; the customer
 * says what stands there. The rest changes what is there now, and nobody says anything again:
 * hand_say_again does that.
 */
void hand_apply(struct shift_state *state, const struct hand *hand, const struct sink *sink);

/**
 * Lets the customer say anew what stands at the contact's turn, as it is said now. False, and
 * nothing happened, when the candidate is not next there.
 */
bool hand_say_again(
        struct shift_state *state, uint32_t scenario, uint32_t contact, const struct sink *sink);

/** After a state was written into directly: finds anew what the engine keeps about its parts. */
void hand_settle(struct shift_state *state);
