// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions: small, total, bounded questions about the state of one scenario.
#pragma once

#include "game/shift/state.h"

/** Whether a condition that stands in the scenario's code holds now: condition_holds asks it. */
bool condition_evaluate(
        const struct shift_state *state, uint32_t scenario, condition_index condition);

/** Whether one instruction that asks something (no "not", "and" or "or") holds now. */
bool condition_asks(const struct shift_state *state, uint32_t scenario, uint32_t code);

/** Whether the condition holds for the scenario now. */
static inline bool condition_holds(
        const struct shift_state *state, uint32_t scenario, condition_index condition)
{
    if ((condition & CONDITION_OF_MARK) != 0) {
        bool set = state_marked(state, scenario, condition & CONDITION_OPERAND_MAX);
        return set == ((condition & CONDITION_OF_MARK_NOT) == 0);
    }
    return condition == CONDITION_TRUE || condition_evaluate(state, scenario, condition);
}

/** Whether a slot of the turn that is open is on offer: its condition holds and it is not gone. */
static inline bool slot_on_offer(
        const struct shift_state *state, uint32_t scenario, const struct slot *slot)
{
    bool gone = (slot->flags & SLOT_ONCE) != 0 && state_marked(state, scenario, slot->said);
    return !gone && condition_holds(state, scenario, slot->when);
}

/** Whether the customer is in the named mood now. */
bool mood_is(const struct shift_state *state, uint32_t scenario, uint32_t customer, uint32_t mood);
