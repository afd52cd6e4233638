// SPDX-License-Identifier: GPL-3.0-or-later
// The conversation: entering turns, what the customer says, and how a contact ends.
#pragma once

#include "game/shift/tell.h"

/** Goes where a reply leads; in written contacts the customer answers later. */
void talk_go(const struct telling *telling, struct place place, struct target target);

/** The customer says what stands at the current turn. */
void talk_customer(const struct telling *telling, struct place place);

/** The customer's answer is there: what was kept for now, or what stands at the turn. */
void talk_answer(const struct telling *telling, struct place place);

/** The customer answers `text` in the same turn: at once on the phone, later in writing.
 * INDEX_NONE: nothing. */
void talk_answer_later(const struct telling *telling, struct place place, uint32_t text);

/** Goes on by the turn's fall-through when nothing is left to say there. */
void talk_fall_on(const struct telling *telling, struct place place);

/** The contact ends; it is wrapped up next where it has a form and was taken. `says` may be
 * INDEX_NONE. */
void talk_end(const struct telling *telling, struct place place, uint8_t outcome, uint32_t says);

/** The turn is left for what follows: promises that wait for that open. */
void talk_leave(const struct telling *telling, struct place place, uint32_t turn);

/** The customer hangs up or is left: the open decision scores its least. */
void talk_abandon(const struct telling *telling, struct place place);

static inline bool channel_written(uint8_t channel)
{
    return channel != CHANNEL_PHONE;
}

/** Team messages are no customers: they take no place among the three written contacts. */
static inline bool channel_takes_place(uint8_t channel)
{
    return channel != CHANNEL_PHONE && channel != CHANNEL_TEAM;
}
