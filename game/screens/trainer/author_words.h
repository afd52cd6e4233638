// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved change did to a scenario, in words.
#pragma once

#include "game/screens/trainer/author_story.h"

/** The figures of a scenario that a change may move. */
struct author_sums {
    int most[COMPETENCY_COUNT]; // points of the best answers together
    size_t errors;
    size_t remarks;
    size_t words;
    int longest; // percent of the turns where the best answer is the longest too; -1 = none
};

struct author_sums author_sums_of(const struct author_story *story);

/** Says in story->said what saving `count` places changed since `before`. */
void author_say_saved(struct author_story *story, size_t count, const struct author_sums *before);
