// SPDX-License-Identifier: GPL-3.0-or-later
// A cache of textures by key, bounded in bytes.
#include "game/platform/cache.h"

#include "game/base/hash.h"
#include "game/base/mem.h"

enum { FIRST_CAPACITY = 512, PIXEL_BYTES = 4 };

void cache_init(struct cache *cache, size_t limit)
{
    *cache = (struct cache) { .limit = limit, .capacity = FIRST_CAPACITY };
    cache->entries = mem_alloc(cache->capacity * sizeof(*cache->entries));
}

void cache_clear(struct cache *cache)
{
    for (size_t i = 0; i < cache->capacity; i++) {
        if (cache->entries[i].texture != NULL) {
            SDL_DestroyTexture(cache->entries[i].texture);
        }
        cache->entries[i] = (struct cache_entry) { 0 };
    }
    cache->count = 0;
    cache->size = 0;
}

void cache_finish(struct cache *cache)
{
    if (cache->entries != NULL) {
        cache_clear(cache);
        mem_free(cache->entries);
        cache->entries = NULL;
    }
}

static struct cache_entry *place_of(const struct cache *cache, uint64_t key)
{
    size_t at = hash_mix(key) & (cache->capacity - 1);
    while (cache->entries[at].texture != NULL && cache->entries[at].key != key) {
        at = (at + 1) & (cache->capacity - 1);
    }
    return &cache->entries[at];
}

struct cache_entry *cache_find(struct cache *cache, uint64_t key)
{
    struct cache_entry *entry = place_of(cache, key);
    if (entry->texture == NULL) {
        return NULL;
    }
    entry->used = cache->now;
    return entry;
}

// Puts what is kept into a new table; the rest is destroyed.
static void rebuild(struct cache *cache, size_t capacity, uint32_t oldest)
{
    struct cache before = *cache;
    cache->capacity = capacity;
    cache->entries = mem_alloc(capacity * sizeof(*cache->entries));
    cache->count = 0;
    cache->size = 0;
    for (size_t i = 0; i < before.capacity; i++) {
        struct cache_entry *entry = &before.entries[i];
        if (entry->texture == NULL) {
            continue;
        }
        if (entry->used < oldest) {
            SDL_DestroyTexture(entry->texture);
            continue;
        }
        *place_of(cache, entry->key) = *entry;
        cache->count++;
        cache->size += (size_t)entry->width * (size_t)entry->height * PIXEL_BYTES;
    }
    mem_free(before.entries);
}

struct cache_entry *cache_add(
        struct cache *cache, SDL_Renderer *renderer, uint64_t key, SDL_Surface *surface)
{
    struct cache_entry entry = {
        .key = key, .width = surface->w, .height = surface->h, .used = cache->now
    };
    entry.texture = SDL_CreateTextureFromSurface(renderer, surface);
    SDL_FreeSurface(surface);
    if (entry.texture == NULL) {
        return NULL;
    }
    SDL_SetTextureBlendMode(entry.texture, SDL_BLENDMODE_BLEND);
    if (2 * (cache->count + 1) > cache->capacity) {
        rebuild(cache, 2 * cache->capacity, 0);
    }
    struct cache_entry *place = place_of(cache, key);
    *place = entry;
    cache->count++;
    cache->size += (size_t)entry.width * (size_t)entry.height * PIXEL_BYTES;
    return place;
}

// Halves the age that may stay until it fits; what the last paint used stays whatever it takes.
void cache_trim(struct cache *cache)
{
    for (uint32_t age = 64; cache->size > cache->limit; age /= 2) {
        uint32_t oldest = cache->now > age ? cache->now - age : 0;
        rebuild(cache, cache->capacity, oldest);
        if (age == 0) {
            break;
        }
    }
    cache->now++;
}
