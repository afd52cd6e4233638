// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be done now, as actions: for a terminal, for "what can I do here?", for
// tests.
#pragma once

#include "game/base/vec.h"
#include "game/shift/action.h"
#include "game/shift/state.h"

typedef VEC(struct action) action_list;

/**
 * Adds every action that is possible now and needs no words or times of the candidate's own: no
 * search, note, hold, plan or pin, and no wrap-up (its form is asked for). In a fixed order: what
 * can be said first, then contacts, the desk, the shift. `list` is the caller's.
 */
void choices_list(const struct shift_state *state, action_list *list);
