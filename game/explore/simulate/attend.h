// SPDX-License-Identifier: GPL-3.0-or-later
// Attending to one conversation: reading first, then the reply, or the letter part by part.
#pragma once

#include "game/explore/simulate/hand.h"

/** Decides the next action in a conversation where the candidate is next. */
bool attend_next(struct hand *hand, uint32_t scenario, uint32_t contact, struct shift_event *event);

/** Decides what to do while the caller is on hold: reading, then going back. */
bool attend_on_hold(
        struct hand *hand, uint32_t scenario, uint32_t contact, struct shift_event *event);

/** Decides something to read before a contact that waits is taken; false for nothing. */
bool attend_before(
        struct hand *hand, uint32_t scenario, uint32_t contact, struct shift_event *event);

/** Goes on with the letter under way: its next part, or sending it. */
bool attend_letter(struct hand *hand, struct shift_event *event);
