// SPDX-License-Identifier: GPL-3.0-or-later
// A trial: what the search found with the clock set aside, played by the real rules and clock.
#pragma once

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/explore/search/moves.h"

/** The hours of the shift in which a scenario is tried alone. */
struct trial_hours {
    uint32_t start; // seconds since midnight
    uint32_t until;
};

/** A shift of one scenario, with the rules as they are. */
struct trial_shift {
    struct shift shift;
    struct shift_entry entry;
    struct plan *plan;
};

void trial_shift_init(struct trial_shift *trial, struct scenario *scenario, struct rules *rules,
        struct trial_hours hours);
void trial_shift_finish(struct trial_shift *trial);

/** One play under way. */
struct trial {
    const struct plan *plan;
    struct shift_state state;
    VEC(struct action) actions; // those that were played
    struct sink sink;           // who listens; take may be NULL
};

/** At the start of the shift. */
void trial_init(struct trial *trial, const struct plan *plan, uint64_t seed, struct sink sink);
void trial_finish(struct trial *trial);

/** Plays one action if it is possible now. */
bool trial_act(struct trial *trial, const struct action *action);

/**
 * Plays a way that was found by `moves`, waiting for what the clock brings. False where it cannot
 * be played that way: then the clock, or a contact that the search left free, does not allow it.
 */
bool trial_follow(struct trial *trial, const struct moves *moves, const move_list *way);

/** Waits until nobody has an answer to give that is still on its way. */
void trial_rest(struct trial *trial);

/** The actions played so far as a script, one a line. */
void trial_write(const struct trial *trial, struct buffer *script);
