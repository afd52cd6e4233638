// SPDX-License-Identifier: GPL-3.0-or-later
// How many simulated candidates pass each box and line of a map.
#pragma once

#include "game/report/map/map.h"

enum { MAP_PLAYS = 400 };

/**
 * Lets `plays` candidates who choose without reading play the map's shift, and counts who
 * came where. The same seed gives the same counts.
 */
void map_weigh(struct map *map, uint64_t seed, uint32_t plays);
