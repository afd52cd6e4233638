// SPDX-License-Identifier: GPL-3.0-or-later
// A supervised room: one candidate after another at this computer, each with the code of a slip,
// and nothing of the one before. Outside a room nothing here does anything.
#pragma once

#include "game/screens/candidate/sitting.h"

/** Whether who typed the sitting's code may begin: anyone, but in a room only who is invited. */
bool room_admits(const struct sitting *sitting, struct world *world);

/** From here on the screen shows something of this candidate: left alone for three minutes
 * (longer for who was promised more time), or left, it makes place for the next. */
void room_watch(struct sitting *sitting, struct navigator *navigator);

/** The candidate is at the desk: may be as slow as they like. */
void room_at_desk(struct sitting *sitting, struct navigator *navigator);

/** The next candidate sits down: a screen as the first one found it, in every room. */
void room_next(struct sitting *sitting, struct navigator *navigator);
