// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the engine: what time may do something to, so that nothing else need be looked at.
#pragma once

#include "game/shift/tell.h"

// A bit is set exactly while there is something about its contact or promise, and its scenario is
// played, not its equivalent. Bits lie in the order of the law (scenario, then id), so that walking
// them settles ties. What follows from the phases
// and the promises alone is kept beside them only because every action asks for it.

/** A contact was given its time, came, or was begun or ended: what is kept about it is set anew. */
void watch_contact(const struct telling *telling, struct place place);

/** A promise was opened, was made or fell due. */
void watch_promise(const struct telling *telling, uint32_t scenario, uint32_t promise);

/** Everything anew: for a state that was made rather than played, and for a swap. */
void watch_all(struct shift_state *state);
