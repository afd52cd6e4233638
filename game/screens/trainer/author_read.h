// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the open scenario for its map: where it goes, how it weighs, what smells.
#pragma once

#include "game/screens/trainer/author_story.h"

/** Loads it anew, in story->language. What can be played takes the place of what was there; what
 * cannot leaves it standing. `diags` of the story say what was found. */
void author_read_play(struct author_story *story);
