// SPDX-License-Identifier: GPL-3.0-or-later
// What to do next in a shift: the order in which a competent colleague does things.
#pragma once

#include "game/explore/simulate/hand.h"

/**
 * Decides the next action of the play, possible now; false when there is nothing left to do.
 *
 * In order: a form that is open; who is on the line; a call that waits; who waits for an answer;
 * messages that wait; promises and acts; reading; and only then waiting, or finishing. Before a
 * reply there is reading and acting, as far as half of the customer's patience goes.
 */
bool errands_next(struct hand *hand, struct shift_event *event);
