// SPDX-License-Identifier: GPL-3.0-or-later
// Chances not had: what a broken-off contact kept from a candidate that everybody else meets.
#pragma once

#include "game/shift/state.h"
#include "scoring/sheet.h"

/**
 * Adds up, per competency, the points of the core of the shift: the turns that every way through a
 * contact to a proper end passes, in contacts that come to everybody; and which of them this
 * candidate did not reach, because the contact was broken off or never came.
 */
void chances_count(const struct shift_state *state, struct sheet_chances chances[COMPETENCY_COUNT]);
