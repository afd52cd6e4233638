// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions: small, total, bounded questions about the state of one scenario.
#pragma once

#include "game/shift/state.h"

/** Whether the condition holds for the scenario now. */
bool condition_holds(const struct shift_state *state, uint32_t scenario, condition_index condition);

/** Whether the customer is in the named mood now. */
bool mood_is(const struct shift_state *state, uint32_t scenario, uint32_t customer, uint32_t mood);
