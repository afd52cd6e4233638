// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of reports: real scenarios, played by a script or at random, and what came of it.
#pragma once

#include "game/base/bundle.h"
#include "game/base/vec.h"
#include "game/report/result.h"
#include "game/shift/happening.h"

struct play {
    struct bundle bundle;
    struct shift *shift;
    struct plan *plan;
    struct arena arena;
    VEC(struct action) actions;
    VEC(struct happening) happenings; // told while it was played, apart from the result
    struct result result;
};

/** A shift of one scenario ("noordwind/jaarnota"), or with NULL the shipped one; fails the test
 * otherwise. */
void play_init(struct play *play, const char *scenario);
void play_finish(struct play *play);

enum { PLAY_WHOLE = 100000 };

/**
 * Plays a rehearsal ("jaarnota-model"), and looks back on it: `lines` actions of it, or PLAY_WHOLE
 * and then waits for the end of the shift.
 */
void play_rehearsal(struct play *play, const char *name, size_t lines);

/**
 * Plays "model", "acceptable" or "weak" rehearsals of the three scenarios of the shipped shift
 * through each other, as a morning goes, and looks back on it.
 */
void play_morning(struct play *play, const char *manner);

/** Looks back on the actions so far, once more. */
void play_look_back(struct play *play);
