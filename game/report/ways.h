// SPDX-License-Identifier: GPL-3.0-or-later
// Ways: what the way taken through a conversation was worth beside the best and the worst
// (measurement 2.7).
#pragma once

#include "game/base/vec.h"
#include "game/report/result.h"
#include "game/shift/happening.h"

/** Something said at a turn, in the order it was said. */
struct way_step {
    uint32_t scenario;
    uint32_t contact;
    uint32_t turn;
    uint32_t slot;
    uint32_t wording;
    uint32_t time;
};

/** What a composed e-mail earned, over all competencies. */
struct way_letter {
    uint32_t scenario;
    uint32_t turn;
    int earned;
};

/** What is remembered while a session is played again. A zeroed one is ready for use. */
struct ways {
    VEC(struct way_step) steps;
    VEC(struct way_letter) letters;
};

/** Listens; for use inside a sink. */
void ways_take(struct ways *ways, const struct happening *happening);
void ways_finish(struct ways *ways);

/**
 * Values every conversation that was held, into result->ways, and what each choice in it cost, into
 * result->regrets, costliest first. A conversation whose graph is not decided (a passage visited
 * from two places, loops beyond the budget) has no index: never a guess. `state` is at the end of
 * the play.
 */
void ways_value(const struct ways *ways, struct result *result, const struct shift_state *state);
