// SPDX-License-Identifier: GPL-3.0-or-later
// Fetching ahead: in a story of many thousands of turns each step reads parts that lie far apart,
// and nothing in it takes as long as waiting for memory. These ask for a part before it is needed;
// they change nothing and may be left out.
#pragma once

#include "game/scenario/model.h"

/** Of a turn that is on the table: what its replies may give. */
static inline void ahead_of_offer(const struct scenario *model, const struct turn *turn)
{
    __builtin_prefetch(&model->reaches[turn->slots.first]);
}

/** Of a reply that is on the table: its words, and the turn it leads to. */
static inline void ahead_of_choice(const struct scenario *model, const struct slot *slot)
{
    __builtin_prefetch(&model->wordings[slot->wordings.first]);
    if (slot->next.kind == TARGET_TURN) {
        __builtin_prefetch(&model->turns[slot->next.index]);
        __builtin_prefetch((const char *)&model->turns[slot->next.index + 1] - 1);
    }
}

/** Of a reply that was chosen: what it brings about, and what is said and offered next. */
static inline void ahead_of_reply(const struct scenario *model, uint32_t slot, uint32_t wording)
{
    struct target next = model->slots[slot].next;
    __builtin_prefetch(&model->effects[model->wordings[wording].effects.first]);
    if (next.kind == TARGET_TURN) {
        const struct turn *turn = &model->turns[next.index];
        __builtin_prefetch(&model->slots[turn->slots.first]);
        __builtin_prefetch(&model->slots[turn->slots.first + 1]);
        __builtin_prefetch(&model->slots[turn->slots.first + 2]);
        __builtin_prefetch(&model->says[turn->says.first]);
    }
}
