// SPDX-License-Identifier: GPL-3.0-or-later
// Traits: what anybody can see of a reply without knowing what is good.
#pragma once

#include "game/explore/simulate/ruler.h"
#include "game/shift/state.h"

enum trait {
    TRAIT_LENGTH,   // code points
    TRAIT_POLITE,   // words that are
    TRAIT_QUESTION, // question marks
    TRAIT_DIGITS,
    TRAIT_FEELING,   // words for it
    TRAIT_INFORMED,  // 1: stands in words that only who knows something sees
    TRAIT_HAND_OVER, // words that pass the customer on; 10 more where it ends escalated
    TRAIT_PROMISES,  // promises made
    TRAIT_LATEST,    // when the latest of them is due, seconds since midnight; 0 = none
    TRAIT_RUBRIC,    // what is good in general: acts that please, calm and win trust, and asking
    TRAIT_ENDING,    // turns to the nearest end, this one included
    TRAIT_COUNT,
};

/** Traits of every wording of a shift; made once, read by all threads. */
struct traits {
    const struct plan *plan;
    int32_t (**of)[TRAIT_COUNT]; // by scenario, then wording
};

void traits_init(struct traits *traits, const struct plan *plan, const struct ruler *ruler);
void traits_finish(struct traits *traits);
