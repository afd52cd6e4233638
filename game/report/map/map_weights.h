// SPDX-License-Identifier: GPL-3.0-or-later
// How many simulated candidates pass each box and line of a map.
#pragma once

#include "game/report/map/map.h"
#include "game/shift/happening.h"

enum { MAP_PLAYS = 400 };

/** Counts candidates who play the map's shift, whoever they are. */
struct map_counting;

/** Begins at nought; the map must outlive it. */
struct map_counting *map_counting_create(struct map *map);

/** A next candidate begins. */
void map_counting_next(struct map_counting *counting);

/** What listens to the plays. */
struct sink map_counting_sink(struct map_counting *counting);

/** The counts stay in the map. */
void map_counting_destroy(struct map_counting *counting);

/**
 * Lets `plays` candidates who choose without reading play the map's shift, and counts who came
 * where. The same seed gives the same counts.
 */
void map_weigh(struct map *map, uint64_t seed, uint32_t plays);
