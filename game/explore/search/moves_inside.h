// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the moves: what listing and making them share.
#pragma once

#include "game/explore/search/moves.h"

/** How far a promise comes by contacts that are not played out. */
enum { STEP_OPENED, STEP_PROMISED, STEP_KEPT, STEP_COUNT };

static inline struct shift_state *moves_bench(const struct moves *moves)
{
    return &moves->packing->world->state;
}

static inline const struct scenario *moves_model(const struct moves *moves)
{
    return moves->packing->slice->model;
}

/** Puts whoever is on the line on hold, unless it is `contact`, who is taken off hold. */
void moves_hold_others(const struct moves *moves, uint32_t contact);

/** Whether somebody who has not come yet can come by now. */
bool moves_arrives(const struct moves *moves, uint32_t contact);
