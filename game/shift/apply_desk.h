// SPDX-License-Identifier: GPL-3.0-or-later
// Applying what is done on the desk, outside any conversation.
#pragma once

#include "game/shift/action.h"
#include "game/shift/tell.h"

/** Takes an action on records, promises or scenarios into the state; of others nothing happens. */
void apply_on_desk(const struct telling *telling, const struct action *action);
