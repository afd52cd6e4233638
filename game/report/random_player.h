// SPDX-License-Identifier: GPL-3.0-or-later
// The random player: what somebody who chooses without reading would score; the dot on the sheet.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/shift/happening.h"
#include "game/shift/state.h"
#include "scoring/competency.h"

/** Mean score of the plays, per competency; `observed` is false where no play was scored on it. */
struct random_player {
    uint32_t plays;
    bool observed[COMPETENCY_COUNT];
    double score[COMPETENCY_COUNT]; // 0 .. 100
};

enum { RANDOM_PLAYS = 400 };

/**
 * Plays the shift `plays` times with random choices and takes the mean of the scores. It takes
 * contacts, opens records, replies, plans and wraps up as they come, each choice drawn evenly. The
 * same seed gives the same answer; RANDOM_PLAYS of the sample shift take some 0.06 s, so keep it.
 */
void random_player_init(
        struct random_player *player, const struct plan *plan, uint64_t seed, uint32_t plays);

/** Plays the shift once in the same way and tells `sink` all that happens. */
void random_player_play(const struct plan *plan, uint64_t seed, const struct sink *sink);
