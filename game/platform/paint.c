// SPDX-License-Identifier: GPL-3.0-or-later
// The painter: puts a draw list on an SDL renderer.
#include "game/platform/paint.h"

#include "game/base/hash.h"

enum { CLIPS_MAX = 32 };

struct clips {
    SDL_Rect rects[CLIPS_MAX];
    int count;
};

static void push_clip(struct painter *painter, struct clips *clips, struct ui_rect rect)
{
    SDL_Rect clip = { rect.x, rect.y, rect.width, rect.height };
    if (clips->count > 0) {
        SDL_Rect outer = clips->rects[clips->count - 1];
        if (!SDL_IntersectRect(&outer, &clip, &clip)) {
            clip.w = 0;
            clip.h = 0;
        }
    }
    if (clips->count < CLIPS_MAX) {
        clips->rects[clips->count++] = clip;
    }
    // An empty rectangle would mean "no clip" to SDL: a pixel outside the window shows nothing.
    SDL_Rect nothing = { -8, -8, 1, 1 };
    SDL_RenderSetClipRect(painter->renderer, clip.w > 0 && clip.h > 0 ? &clip : &nothing);
}

static void pop_clip(struct painter *painter, struct clips *clips)
{
    clips->count -= clips->count > 0;
    SDL_RenderSetClipRect(
            painter->renderer, clips->count > 0 ? &clips->rects[clips->count - 1] : NULL);
}

// SDL blends straight alpha, cairo gives premultiplied.
static uint32_t straight(uint32_t pixel)
{
    uint32_t alpha = pixel >> 24;
    if (alpha == 0 || alpha == 255) {
        return pixel;
    }
    uint32_t out = alpha << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t channel = ((pixel >> shift) & 0xff) * 255 / alpha;
        out |= (channel < 255 ? channel : 255) << shift;
    }
    return out;
}

static SDL_Surface *image_surface(const struct ui_image *image)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
            0, image->width, image->height, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; surface != NULL && y < image->height; y++) {
        uint8_t *bytes = (uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch;
        uint32_t *row = (uint32_t *)(void *)bytes;
        for (int x = 0; x < image->width; x++) {
            row[x] = straight(image->pixels[(size_t)y * (size_t)image->width + (size_t)x]);
        }
    }
    return surface;
}

static void paint_image(struct painter *painter, const struct ui_draw *draw)
{
    uint64_t key = hash_mix(draw->image.key ^ UINT64_C(0x1a6e)) ^ (uint64_t)draw->image.width;
    struct cache_entry *entry = cache_find(&painter->cache, key);
    if (entry == NULL) {
        SDL_Surface *surface = image_surface(&draw->image);
        entry = surface != NULL ? cache_add(&painter->cache, painter->renderer, key, surface)
                                : NULL;
    }
    if (entry != NULL) {
        SDL_Rect to = { draw->rect.x, draw->rect.y, draw->rect.width, draw->rect.height };
        SDL_RenderCopy(painter->renderer, entry->texture, NULL, &to);
    }
}

static void paint_circle(struct painter *painter, const struct ui_draw *draw)
{
    struct ui_draw disc = *draw;
    disc.radius = draw->rect.width;
    shape_paint_rect(painter, &disc);
}

static void paint_one(struct painter *painter, struct clips *clips, const struct ui_draw *draw)
{
    switch (draw->kind) {
    case UI_DRAW_RECT:
        shape_paint_rect(painter, draw);
        break;
    case UI_DRAW_TEXT:
        run_paint(painter, draw);
        break;
    case UI_DRAW_LINE:
        shape_paint_line(painter, draw);
        break;
    case UI_DRAW_CIRCLE:
        paint_circle(painter, draw);
        break;
    case UI_DRAW_IMAGE:
        paint_image(painter, draw);
        break;
    case UI_DRAW_CLIP:
        push_clip(painter, clips, draw->rect);
        break;
    case UI_DRAW_UNCLIP:
        pop_clip(painter, clips);
        break;
    }
}

void painter_paint(struct painter *painter, const struct ui_draw_list *list)
{
    struct clips clips = { 0 };
    SDL_RenderSetClipRect(painter->renderer, NULL);
    for (size_t i = 0; i < list->items.count; i++) {
        paint_one(painter, &clips, &list->items.items[i]);
    }
    cache_trim(&painter->cache);
}
