// SPDX-License-Identifier: GPL-3.0-or-later
// Work at the desk beside the conversations: reading, acting on records, asking the coach.
#pragma once

#include "game/explore/simulate/hand.h"

enum { DESK_TIME_ENDLESS = INT32_MAX };

/**
 * Decides something to read, do or ask for this scenario that takes at most `seconds` of story
 * time; false for nothing. `contact` is one that was taken, for the coach, or INDEX_NONE.
 */
bool desk_next(struct hand *hand, uint32_t scenario, uint32_t contact, uint32_t seconds,
        struct shift_event *event);

/** How many records are still to be read for this scenario. */
uint32_t desk_unread(struct hand *hand, uint32_t scenario);

/** Whether the mind does it now: asked once in a play, afterwards the answer is no. */
bool desk_once(struct hand *hand, enum decision_kind kind, uint32_t scenario, uint32_t item);

/** Whether the mind does it, now or when it comes to it; a no is remembered and not asked again. */
bool desk_means_to(struct hand *hand, enum decision_kind kind, uint32_t scenario, uint32_t item);
