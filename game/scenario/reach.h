// SPDX-License-Identifier: GPL-3.0-or-later
// What every slot and turn can give: points at least and at most, whatever the candidate knows.
#pragma once

#include "game/scenario/model.h"

/** Finds the reach of every slot and turn of a scenario that is otherwise whole. */
void reach_settle(struct scenario *scenario);

/** Makes `whole` reach as far as `part` does too; or, for the first, exactly so far. */
void reach_widen(struct slot_reach *whole, const struct slot_reach *part, bool first);
