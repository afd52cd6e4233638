// SPDX-License-Identifier: GPL-3.0-or-later
// Playing: from the welcome to the desk and back, and what happens when a shift has ended.
#pragma once

#include "game/screens/candidate/sitting.h"
#include "game/screens/navigator.h"

// Each puts the desk on top. False, with diagnostics in the world, when it cannot; nothing changed
// then.

/** The practice: not kept, as often as one likes. At its end the sitting knows. */
bool play_practice(struct navigator *navigator, struct sitting *sitting);

/** The shift, under the sitting's code, kept action by action. At its end come the thanks. */
bool play_shift(struct navigator *navigator, struct sitting *sitting);

/** A shift that was left, at exactly the same point. */
bool play_left(struct navigator *navigator, struct sitting *sitting, int64_t session);

/** The shift played by a script, with the recruiter's sheet at its end. The text is copied. */
bool play_demo(struct navigator *navigator, const char *script, uint64_t seed);
