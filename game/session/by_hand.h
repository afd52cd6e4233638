// SPDX-License-Identifier: GPL-3.0-or-later
// A play set by hand, for authors: it is never stored, and no sheet comes of it.
#pragma once

#include "game/session/session.h"
#include "game/shift/hand.h"

/**
 * Makes the change in a session without a store. After HAND_PLACE the play begins anew: no steps,
 * happenings, notes or pins. After any other the customer in front says anew what stands at the
 * turn, unless the candidate has answered it already.
 */
void session_set_by_hand(struct session *session, const struct hand *hand);
