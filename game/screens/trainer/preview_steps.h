// SPDX-License-Identifier: GPL-3.0-or-later
// Steps as text: made in a session, and which of two changes by hand takes the place of the other.
#pragma once

#include "game/session/by_hand.h"

/** Stands for the turn where the scenario's first contact begins: "at start". */
#define PREVIEW_START "start"

/** Makes a change by hand; false when it names what is not there. */
bool preview_steps_set(struct session *session, const char *text);

/** Performs an action; false when it is not possible now, or names what is not there. */
bool preview_steps_act(struct session *session, const char *text);

/** The turn of "contact/turn" or PREVIEW_START; INDEX_NONE when there is none. */
uint32_t preview_steps_turn(const struct scenario *scenario, const char *path);

/** Whether `text` right after `last` makes it pointless: the same fact, mood, axis, clock, place.
 */
bool preview_steps_replaces(const char *text, const char *last);

/** Whether both together are nothing: a fact known and forgotten, a flag set and cleared. */
bool preview_steps_takes_back(const char *text, const char *last);

/** The axis as steps write it: "trust"; NULL beyond the last. */
const char *preview_steps_axis(int axis);

/** Seconds since midnight from "10:15"; TIME_NONE when it is no time. */
uint32_t preview_steps_time(const char *text);
