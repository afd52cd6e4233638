// SPDX-License-Identifier: GPL-3.0-or-later
// For tests: shifts loaded from memory or from the shipped scenarios, ready to be simulated.
#pragma once

#include "game/base/bundle.h"
#include "game/explore/simulate/ruler.h"
#include "game/shift/state.h"

struct six {
    struct bundle bundle;
    struct shift *shift;
    struct plan *plan;
    struct ruler *ruler;
};

/** The ideal form of measurement 2.9 as real scenarios: `scenarios` of them, each with two turns of
 * four replies per competency, in an e-mail. */
void six_init_ideal(struct six *six, uint32_t scenarios);

/** A shift of the scenarios folder. */
void six_init_shipped(struct six *six, const char *path);

/** One scenario, its text between <scenario> and </scenario>. */
void six_init_story(struct six *six, const char *story);

void six_finish(struct six *six);
