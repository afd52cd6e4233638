// SPDX-License-Identifier: GPL-3.0-or-later
// The map as square pictures, made when they come into view and kept while there is room.
#include "game/screens/trainer/author_tiles.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"

// Three windows of 1920×1080: 40 tiles each.
enum { TILES_MAX = 120 };

void author_tiles_finish(struct author_tiles *tiles)
{
    for (size_t i = 0; i < tiles->items.count; i++) {
        mem_free(tiles->items.items[i].pixels);
    }
    vec_finish(&tiles->items);
    if (tiles->canvas != NULL) {
        (void)canvas_finish(tiles->canvas);
        picture_finish(&tiles->scratch);
    }
    *tiles = (struct author_tiles) { 0 };
}

static bool same(const struct author_tile_key *a, const struct author_tile_key *b)
{
    return a->generation == b->generation && a->scale == b->scale && a->contrast == b->contrast &&
            a->x == b->x && a->y == b->y;
}

// A free place, or that of the tile that was not asked for longest.
static struct author_tile *place_for(struct author_tiles *tiles)
{
    if (tiles->items.count < TILES_MAX) {
        struct author_tile tile = { .pixels = mem_alloc(
                                            (size_t)AUTHOR_TILE * AUTHOR_TILE * sizeof(uint32_t)) };
        vec_push(&tiles->items, tile);
        return vec_last(&tiles->items);
    }
    struct author_tile *oldest = &tiles->items.items[0];
    for (size_t i = 1; i < tiles->items.count; i++) {
        struct author_tile *tile = &tiles->items.items[i];
        oldest = tile->used < oldest->used ? tile : oldest;
    }
    return oldest;
}

static void draw(struct author_tiles *tiles, const struct map *map, const struct author_tile *tile)
{
    if (tiles->canvas == NULL) {
        picture_init(&tiles->scratch, AUTHOR_TILE, AUTHOR_TILE);
        tiles->canvas = canvas_create_picture(&tiles->scratch);
    }
    const struct author_tile_key *key = &tile->key;
    const struct map_colours *colours =
            key->contrast ? map_colours_contrast() : map_colours_light();
    double side = AUTHOR_TILE / key->scale;
    struct canvas_rect seen = { key->x * side, key->y * side, side, side };
    canvas_set_view(tiles->canvas, seen.x, seen.y, key->scale);
    canvas_fill(tiles->canvas, seen, 0, colours->wash);
    map_draw(map, tiles->canvas, colours, seen, key->scale);
    canvas_flush(tiles->canvas);
    memcpy(tile->pixels, tiles->scratch.pixels,
            (size_t)AUTHOR_TILE * AUTHOR_TILE * sizeof(uint32_t));
}

static struct author_tile *find(struct author_tiles *tiles, const struct author_tile_key *key)
{
    for (size_t i = 0; i < tiles->items.count; i++) {
        if (same(&tiles->items.items[i].key, key)) {
            return &tiles->items.items[i];
        }
    }
    return NULL;
}

struct ui_image author_tiles_get(
        struct author_tiles *tiles, const struct map *map, const struct author_tile_key *key)
{
    struct author_tile *tile = find(tiles, key);
    if (tile == NULL) {
        tile = place_for(tiles);
        tile->key = *key;
        tile->id = hash_mix(++tiles->made ^ UINT64_C(0x7a11e5));
        draw(tiles, map, tile);
    }
    tile->used = ++tiles->now;
    return (struct ui_image) { tile->id, AUTHOR_TILE, AUTHOR_TILE, tile->pixels };
}
