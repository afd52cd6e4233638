// SPDX-License-Identifier: GPL-3.0-or-later
// Key separation: whether the reply that is good at one competency is good at another too.
#pragma once

#include "game/base/vec.h"
#include "game/explore/simulate/guide.h"

/** One turn, or one section of a letter, in which two competencies are keyed. */
struct separation_turn {
    uint32_t scenario;
    uint32_t turn;
    uint32_t section; // INDEX_NONE for a turn
    int a;
    int b;
    double r; // of the points of a and b over its replies
};

struct separation {
    uint32_t turns[COMPETENCY_COUNT][COMPETENCY_COUNT]; // how many have both
    double r[COMPETENCY_COUNT][COMPETENCY_COUNT];       // averaged over those; NaN without any
    uint32_t pairs;                                     // turn x pair: what `average` is over
    double average;                                     // 0 where no turn shares any two
    VEC(struct separation_turn) all;                    // by falling r
};

/**
 * The correlation of the points of two competencies over the replies of a turn, for every turn that
 * has three or more replies and is keyed on both, averaged. A turn counts twice and half each time
 * where knowing changes its points: as it stands for who knows nothing, and for who knows all.
 */
void separation_of(struct separation *separation, const struct plan *plan);
void separation_finish(struct separation *separation);
