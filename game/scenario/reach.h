// SPDX-License-Identifier: GPL-3.0-or-later
// What every slot can give: the points it has at least and at most, whatever the candidate knows.
#pragma once

#include "game/scenario/model.h"

/** Finds the reach of every slot of a scenario that is otherwise whole. */
void reach_settle(struct scenario *scenario);
