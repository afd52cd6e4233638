// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved change did to a scenario, in words.
#pragma once

#include "game/screens/trainer/author_story.h"

/** The figures of before a change. */
struct author_sums {
    struct scenario_measures measures;
    bool measured;
    size_t errors;
    size_t remarks;
};

struct author_sums author_sums_of(const struct author_story *story);

/** Says in story->said what saving `count` places changed since `before`. */
void author_say_saved(struct author_story *story, size_t count, const struct author_sums *before);
