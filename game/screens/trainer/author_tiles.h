// SPDX-License-Identifier: GPL-3.0-or-later
// The map as square pictures, made when they come into view and kept while there is room: moving
// about draws only what was not seen yet.
#pragma once

#include "game/draw/canvas.h"
#include "game/report/map/map_draw.h"
#include "game/ui/draw_list.h"

enum { AUTHOR_TILE = 256 }; // pixels

/** What a tile shows; all of it is its key. */
struct author_tile_key {
    uint64_t generation; // of the map
    double scale;        // pixels a unit of the map
    bool contrast;
    int x; // tiles from the upper left corner of the map
    int y;
};

struct author_tile {
    struct author_tile_key key;
    uint32_t *pixels;
    uint64_t id;   // of the image: no other has it
    uint64_t used; // when, counted in tiles asked for
};

struct author_tiles {
    VEC(struct author_tile) items;
    struct picture scratch;
    struct canvas *canvas; // on it; NULL until the first tile
    uint64_t now;
    uint64_t made; // how many ever
};

void author_tiles_finish(struct author_tiles *tiles);

/** The tile as an image for a draw list; its pixels hold until a whole window of others was asked
 * for. */
struct ui_image author_tiles_get(
        struct author_tiles *tiles, const struct map *map, const struct author_tile_key *key);
