// SPDX-License-Identifier: GPL-3.0-or-later
// A world for search: one scenario on a bench of its own, with the clock set aside.
#pragma once

#include "game/shift/shift.h"

/** The one moment at which a search happens, and a moment that never comes. */
enum { WORLD_NOW = 100000, WORLD_NEVER = 200000000 };

/**
 * Nothing here depends on the time of day: records lie on the desk from the start, what is kept
 * before it falls due is kept when it was needed, actions take no time and the shift has no end.
 * Whatever the clock brings (an arrival, an answer, a promise that falls due) is a move of the
 * search instead, so that every order of events is among those searched.
 */
struct world {
    const struct scenario *scenario; // as it was loaded; borrowed
    struct scenario model;           // the same, its times taken away
    struct rules rules;
    struct mood_jump jump; // moods that are free
    struct shift shift;
    struct shift_entry entry;
    struct record *records;
    struct promise *promises;
    struct effect *effects;
    struct plan *plan;
    struct shift_state state; // the bench: moves are tried on it
};

/**
 * A world for `scenario`; both it and `rules` must outlive the world. Unless moods are reckoned,
 * whoever searches sets them by hand, and says in `jump` where they go when something moves them.
 */
struct world *world_create(
        const struct scenario *scenario, const struct rules *rules, bool reckoned);
void world_destroy(struct world *world);
