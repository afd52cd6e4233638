// SPDX-License-Identifier: GPL-3.0-or-later
// A cache of textures by key, bounded in bytes: what was not painted for longest goes first.
#pragma once

#include <SDL.h>
#include <stdint.h>

#include "game/base/vec.h"

struct cache_entry {
    uint64_t key;
    SDL_Texture *texture; // NULL = a free place
    int width;
    int height;
    int ascent;    // of text: from its upper edge to its baseline
    uint32_t used; // the paint that used it last
};

struct cache {
    struct cache_entry *entries; // open addressing
    size_t capacity;
    size_t count;
    size_t size; // bytes in textures
    size_t limit;
    uint32_t now; // counts paints
};

void cache_init(struct cache *cache, size_t limit);
void cache_finish(struct cache *cache);

/** The entry with this key, marked as used now; NULL when there is none. Valid until the next
 * cache_add. */
struct cache_entry *cache_find(struct cache *cache, uint64_t key);

/** Takes the surface's pixels in as a texture and frees the surface. NULL when SDL cannot make one.
 */
struct cache_entry *cache_add(
        struct cache *cache, SDL_Renderer *renderer, uint64_t key, SDL_Surface *surface);

/** One paint is over: drops what is too much, never what this paint used. */
void cache_trim(struct cache *cache);

/** Drops everything: the renderer lost its textures. */
void cache_clear(struct cache *cache);
