// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing of a map: the same on the screen, in SVG, on paper and in a picture.
#pragma once

#include "game/base/buffer.h"
#include "game/draw/canvas.h"
#include "game/report/map/map.h"

/** The colours of a drawing, 0xAARRGGBB. */
struct map_colours {
    uint32_t ink;
    uint32_t ink2;
    uint32_t line;  // hairlines
    uint32_t way;   // from box to box
    uint32_t wash;  // the ground
    uint32_t paper; // boxes
    uint32_t good;
    uint32_t warn;
    uint32_t bad;
    uint32_t bad_tint;
    uint32_t competency[COMPETENCY_COUNT + 1]; // the last: nothing is keyed
};

/** White boxes on a pale wash; and white on black, where words alone tell what is what. */
const struct map_colours *map_colours_light(void);
const struct map_colours *map_colours_contrast(void);

/** "Empath.": what stands in a box and beside every colour. */
const char *map_competency_word(uint8_t competency);

/**
 * Draws what of the map meets `seen` (units of the map). The canvas's view must be set; `scale` is
 * that of the view: where letters become too small to read they are left out.
 */
void map_draw(const struct map *map, struct canvas *canvas, const struct map_colours *colours,
        struct canvas_rect seen, double scale);

enum map_format { MAP_SVG, MAP_PDF, MAP_PNG };

/**
 * Adds the whole map as a file to `out`, with title and legend. `created` as in canvas_paper. False
 * when it could not be made.
 */
bool map_write(
        const struct map *map, enum map_format format, const char *created, struct buffer *out);
