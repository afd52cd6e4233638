// SPDX-License-Identifier: GPL-3.0-or-later
// The map as square pictures, made when they come into view and kept while there is room: moving
// about draws only what was not seen yet.
#pragma once

#include "game/draw/canvas.h"
#include "game/report/map/map_draw.h"
#include "game/ui/draw_list.h"

enum { AUTHOR_TILE = 256 }; // pixels

/** What all tiles of one look share. */
struct author_tile_look {
    uint64_t generation; // of the map
    double scale;        // pixels a unit of the map
    bool contrast;
};

struct author_tile {
    struct author_tile_look look;
    int x; // tiles from the upper left corner of the map
    int y;
    uint32_t *pixels;
    uint64_t id;   // of the image: no other has it
    uint64_t used; // the call that asked for it last
};

/** Tiles from (x, y), so many beside and below each other. */
struct author_tile_range {
    int x;
    int y;
    int columns;
    int rows;
};

struct author_tiles {
    VEC(struct author_tile) items;
    struct picture scratch; // as large as the largest range so far
    struct canvas *canvas;  // on it; NULL until the first tile
    uint64_t now;
    uint64_t made; // how many ever
};

void author_tiles_finish(struct author_tiles *tiles);

/**
 * Makes sure that all of a range is there. What is missing is drawn in one go: a line that crosses
 * ten tiles is drawn once.
 */
void author_tiles_ready(struct author_tiles *tiles, const struct map *map,
        const struct author_tile_look *look, struct author_tile_range range);

/** A tile of the range that was made ready last; its pixels hold until the next one is. */
struct ui_image author_tiles_get(
        const struct author_tiles *tiles, const struct author_tile_look *look, int x, int y);
