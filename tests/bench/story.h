// SPDX-License-Identifier: GPL-3.0-or-later
// A made-up scenario of any size, to measure how loading and playing grow with it.
#pragma once

#include "game/base/bundle.h"

/**
 * Fills an empty bundle in memory with a pack, the rules of play of the program, and
 * "packs/story/story.xml": one phone contact of `turns` turns (at least 2) with three replies each,
 * points, acts, a fact and conditions. `turns` past 20,000 get two short replies, so that 100,000
 * fit into one file.
 */
void story_make(struct bundle *bundle, int turns);
