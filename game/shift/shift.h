// SPDX-License-Identifier: GPL-3.0-or-later
// The engine: decide whether an action is possible, then take what happened into the state.
#pragma once

#include "game/shift/action.h"
#include "game/shift/happening.h"
#include "game/shift/state.h"

/** An action that was found possible, with what it costs in story time. */
struct shift_event {
    struct action action;
    uint32_t seconds;
};

/**
 * Decides whether an action is possible now, without changing anything.
 * Returns REFUSED_NOT when it is; `event` is written only then.
 */
enum refusal shift_decide(
        const struct shift_state *state, const struct action *action, struct shift_event *event);

/**
 * Takes an event that happened into the state. Live play, resume, replay and search all come here.
 * Tells `sink` (may be NULL) what came of it, in order.
 */
void shift_apply(
        struct shift_state *state, const struct shift_event *event, const struct sink *sink);

/** Tells `sink` what is there at the start of the shift: the contacts that arrive with it. Call
 * once, first. */
void shift_begin(struct shift_state *state, const struct sink *sink);

/** The next moment something is scheduled to happen by itself; TIME_NONE when nothing is. */
uint32_t shift_next_moment(const struct shift_state *state);

/** Whether nothing is open, queued, scheduled or due: the shift may be finished. */
bool shift_nothing_left(const struct shift_state *state);
