// SPDX-License-Identifier: GPL-3.0-or-later
// A story of any length, made by seed: the same for every engine that is compared.
#pragma once

#include <stdint.h>

#include "game/base/bundle.h"

/** As many turns as one file holds under its limits of 16 MiB and a million elements. */
enum { STORY_FILE_TURNS_MAX = 40000 };

#define STORY_SHIFT "shifts/story.xml"
#define STORY_SCENARIO "packs/story/story.xml"

/**
 * Fills an empty bundle with a shift of one scenario of `turns` turns, with the rules of play of
 * the repository. Every turn has one line and three replies; every reply has a condition over 24
 * flags, sets a flag, and leads anywhere; one reply of every turn has points. From
 * STORY_FILE_TURNS_MAX on the turns stand in a passage that is played in two contacts, half of the
 * turns each.
 */
void story_fill(struct bundle *bundle, uint32_t turns, uint64_t seed);
