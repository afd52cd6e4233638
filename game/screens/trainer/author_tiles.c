// SPDX-License-Identifier: GPL-3.0-or-later
// The map as square pictures, made when they come into view and kept while there is room.
#include "game/screens/trainer/author_tiles.h"

#include <assert.h>
#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"

// Three windows of 1920×1080: 40 tiles each. What the range at hand needs is never dropped.
enum { TILES_KEPT = 120 };

static void close_canvas(struct author_tiles *tiles)
{
    if (tiles->canvas != NULL) {
        (void)canvas_finish(tiles->canvas);
        picture_finish(&tiles->scratch);
    }
    tiles->canvas = NULL;
}

void author_tiles_finish(struct author_tiles *tiles)
{
    for (size_t i = 0; i < tiles->items.count; i++) {
        mem_free(tiles->items.items[i].pixels);
    }
    vec_finish(&tiles->items);
    close_canvas(tiles);
    *tiles = (struct author_tiles) { 0 };
}

static bool same_look(const struct author_tile_look *a, const struct author_tile_look *b)
{
    return a->generation == b->generation && a->scale == b->scale && a->contrast == b->contrast;
}

static struct author_tile *find(
        const struct author_tiles *tiles, const struct author_tile_look *look, int x, int y)
{
    for (size_t i = 0; i < tiles->items.count; i++) {
        struct author_tile *tile = &tiles->items.items[i];
        if (tile->x == x && tile->y == y && same_look(&tile->look, look)) {
            return tile;
        }
    }
    return NULL;
}

// A new place, or that of the tile that was not asked for longest.
static struct author_tile *place_for(struct author_tiles *tiles)
{
    struct author_tile *oldest = NULL;
    for (size_t i = 0; i < tiles->items.count && tiles->items.count >= TILES_KEPT; i++) {
        struct author_tile *tile = &tiles->items.items[i];
        oldest = oldest == NULL || tile->used < oldest->used ? tile : oldest;
    }
    if (oldest != NULL && oldest->used < tiles->now) {
        return oldest;
    }
    size_t size = (size_t)AUTHOR_TILE * AUTHOR_TILE * sizeof(uint32_t);
    struct author_tile tile = { .pixels = mem_alloc(size) };
    vec_push(&tiles->items, tile);
    return vec_last(&tiles->items);
}

// What of the range is not there, as one smaller range; without columns when nothing is missing.
static struct author_tile_range missing(const struct author_tiles *tiles,
        const struct author_tile_look *look, struct author_tile_range range)
{
    int left = range.x + range.columns;
    int top = range.y + range.rows;
    int right = range.x;
    int low = range.y;
    for (int y = range.y; y < range.y + range.rows; y++) {
        for (int x = range.x; x < range.x + range.columns; x++) {
            if (find(tiles, look, x, y) == NULL) {
                left = x < left ? x : left;
                top = y < top ? y : top;
                right = x + 1 > right ? x + 1 : right;
                low = y + 1 > low ? y + 1 : low;
            }
        }
    }
    return right > left ? (struct author_tile_range) { left, top, right - left, low - top }
                        : (struct author_tile_range) { 0 };
}

static void make_room(struct author_tiles *tiles, struct author_tile_range range)
{
    int width = range.columns * AUTHOR_TILE;
    int height = range.rows * AUTHOR_TILE;
    if (tiles->canvas != NULL && tiles->scratch.width >= width && tiles->scratch.height >= height) {
        return;
    }
    int had_width = tiles->canvas != NULL ? tiles->scratch.width : 0;
    int had_height = tiles->canvas != NULL ? tiles->scratch.height : 0;
    close_canvas(tiles);
    picture_init(&tiles->scratch, width > had_width ? width : had_width,
            height > had_height ? height : had_height);
    tiles->canvas = canvas_create_picture(&tiles->scratch);
}

static void draw(struct author_tiles *tiles, const struct map *map,
        const struct author_tile_look *look, struct author_tile_range range)
{
    const struct map_colours *colours =
            look->contrast ? map_colours_contrast() : map_colours_light();
    double side = AUTHOR_TILE / look->scale;
    struct canvas_rect seen = { range.x * side, range.y * side, range.columns * side,
        range.rows * side };
    make_room(tiles, range);
    canvas_set_view(tiles->canvas, seen.x, seen.y, look->scale);
    canvas_fill(tiles->canvas, seen, 0, colours->wash);
    map_draw(map, tiles->canvas, colours, seen, look->scale);
    canvas_flush(tiles->canvas);
}

static void cut(
        struct author_tiles *tiles, const struct author_tile *tile, struct author_tile_range range)
{
    size_t left = (size_t)(tile->x - range.x) * AUTHOR_TILE;
    size_t top = (size_t)(tile->y - range.y) * AUTHOR_TILE;
    for (size_t row = 0; row < AUTHOR_TILE; row++) {
        const uint32_t *from =
                &tiles->scratch.pixels[(top + row) * (size_t)tiles->scratch.width + left];
        memcpy(&tile->pixels[row * AUTHOR_TILE], from, AUTHOR_TILE * sizeof(*from));
    }
}

static void keep(struct author_tiles *tiles, const struct author_tile_look *look,
        struct author_tile_range range)
{
    for (int y = range.y; y < range.y + range.rows; y++) {
        for (int x = range.x; x < range.x + range.columns; x++) {
            struct author_tile *tile = find(tiles, look, x, y);
            if (tile != NULL) {
                continue;
            }
            tile = place_for(tiles);
            tile->look = *look;
            tile->x = x;
            tile->y = y;
            tile->id = hash_mix(++tiles->made ^ UINT64_C(0x7a11e5));
            tile->used = tiles->now;
            cut(tiles, tile, range);
        }
    }
}

void author_tiles_ready(struct author_tiles *tiles, const struct map *map,
        const struct author_tile_look *look, struct author_tile_range range)
{
    tiles->now++;
    for (int y = range.y; y < range.y + range.rows; y++) {
        for (int x = range.x; x < range.x + range.columns; x++) {
            struct author_tile *tile = find(tiles, look, x, y);
            if (tile != NULL) {
                tile->used = tiles->now;
            }
        }
    }
    struct author_tile_range wanted = missing(tiles, look, range);
    if (wanted.columns > 0) {
        draw(tiles, map, look, wanted);
        keep(tiles, look, wanted);
    }
}

struct ui_image author_tiles_get(
        const struct author_tiles *tiles, const struct author_tile_look *look, int x, int y)
{
    const struct author_tile *tile = find(tiles, look, x, y);
    assert(tile != NULL);
    return (struct ui_image) { tile->id, AUTHOR_TILE, AUTHOR_TILE, tile->pixels };
}
