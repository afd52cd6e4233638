// SPDX-License-Identifier: GPL-3.0-or-later
// Players: who goes everywhere once, and who does what the scenario rewards.
#pragma once

#include "game/explore/search/coverage.h"
#include "game/explore/search/trial.h"

/**
 * Plays whole shifts by chance, with a liking for what was not met yet, and adds what was met to
 * `coverage`: at most `plays`, and until many in a row meet nothing new.
 */
void explorer_play(
        struct coverage *coverage, const struct plan *plan, uint64_t seed, uint32_t plays);

/** Plays a script into `coverage`: the actions of a trial that met something new. */
void explorer_replay(struct coverage *coverage, const struct plan *plan, const struct trial *trial);

/** How somebody plays who means well. */
enum player_pace {
    PACE_MODEL, // looks up what is keyed while callers are on an announced hold
    PACE_FAST,  // looks up nothing, takes the shortest words
    PACE_SLOW,  // looks up everything, takes the longest words
};

/** Somebody or something that was lost in a play: how often, and the last time. */
struct loss {
    uint32_t count;
    uint32_t scenario;
    uint32_t index; // contact or promise
};

/** A play by somebody who means well, and what was lost in it. */
struct good_play {
    struct trial trial;
    enum player_pace pace;
    bool whole;              // played to the end of the shift
    struct loss patience;    // somebody's ran out
    struct loss left;        // contacts that went away or were never reached
    struct loss left_busy;   // of these, while the candidate was on the line with somebody else
    struct loss broken_busy; // promises that fell due and broke meanwhile
};

/**
 * Plays a whole shift: each turn's reply is the one worth most (the shortest or longest where the
 * pace says so), promises are planned, kept and before anything else. The caller finishes
 * `play->trial`.
 */
void good_play_init(
        struct good_play *play, const struct plan *plan, uint64_t seed, enum player_pace pace);
