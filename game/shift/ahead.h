// SPDX-License-Identifier: GPL-3.0-or-later
// Fetching ahead: in a story of many thousands of turns each step reads parts that lie far apart,
// and nothing in it takes as long as waiting for memory. This asks for parts a whole step before
// they are needed; it changes nothing and may be left out.
#pragma once

#include "game/scenario/model.h"

/** Of a turn that is entered: the words of its replies, and the turns they lead to. */
static inline void ahead_of_turn(const struct scenario *model, const struct turn *turn)
{
    const struct slot *slot = &model->slots[turn->slots.first];
    for (uint32_t i = 0; i < turn->slots.count; i++, slot++) {
        __builtin_prefetch(&model->wordings[slot->first_wording]);
        if (slot->next.kind == TARGET_TURN) {
            __builtin_prefetch(&model->turns[slot->next.index]);
            __builtin_prefetch(&model->slots[slot->ahead]);
            __builtin_prefetch(&model->slots[slot->ahead + 2]);
        }
    }
}
