// SPDX-License-Identifier: GPL-3.0-or-later
// Fetching ahead: in a story of many thousands of turns each step reads parts that lie far apart,
// and nothing in it takes as long as waiting for memory. This asks for parts a whole step before
// they are needed; it changes nothing and may be left out.
#pragma once

#include "game/scenario/model.h"

/**
 * Of a turn that is entered: the words of the replies on offer (a bit each), and the turns they
 * lead to.
 */
__attribute__((always_inline)) // as a function of its own it changes nothing, and is left out
static inline void
ahead_of_turn(const struct scenario *model, const struct turn *turn, uint64_t offered)
{
    for (; offered != 0; offered &= offered - 1) {
        const struct slot *slot = &model->slots[turn->slots.first] + __builtin_ctzll(offered);
        __builtin_prefetch(&model->wordings[slot->first_wording]);
        if (slot->next.kind == TARGET_TURN) {
            __builtin_prefetch(&model->turns[slot->next.index]);
            __builtin_prefetch(&model->slots[slot->ahead]);
            __builtin_prefetch(&model->slots[slot->ahead + 2]);
        }
    }
}
