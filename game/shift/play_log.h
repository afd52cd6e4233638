// SPDX-License-Identifier: GPL-3.0-or-later
// What a play left behind, for who looks back on it: what was done, and where that comes from.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/day.h"
#include "game/shift/action.h"
#include "game/shift/beside.h"
#include "game/shift/state.h"

/** Whether the journal's chain was looked at, and how that ended. */
enum play_chain { PLAY_CHAIN_NOT_CHECKED, PLAY_CHAIN_INTACT, PLAY_CHAIN_DAMAGED };

/** Who played, when, and all that the play is pinned to. Hashes are hex text, NULL where there is
 * none. */
struct play_meta {
    const char *candidate; // code, never a name
    const char *language;  // in which the shift was played
    const char *content_hash;
    const char *key_hash;
    const char *journal_hash; // of its last row
    enum play_chain chain;
    const char *rules; // of play: "rules 1"
    int attempt;       // 1 = the first time this candidate plays; 0 = not known
    struct day day;    // of the play
    bool informal;     // the candidate is spoken to as "je"
};

/** Everything is borrowed. */
struct play_log {
    const struct plan *plan;
    uint64_t seed;
    const struct action *actions; // all that were accepted, in order
    const uint64_t *sequences;    // journal row of each action; NULL = 1, 2, 3 …
    size_t action_count;
    const struct action_beside *beside; // of each action; NULL = not known
    struct circumstances circumstances; // zeroed = not known
    struct play_meta meta;
};
