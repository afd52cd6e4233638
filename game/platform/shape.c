// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes with soft edges: coverage is computed once per look and kept as a texture.
#include <math.h>

#include "game/base/hash.h"
#include "game/platform/paint.h"

static SDL_Rect to_sdl(struct ui_rect rect)
{
    return (SDL_Rect) { rect.x, rect.y, rect.width, rect.height };
}

static void fill_rect(struct painter *painter, struct ui_rect rect, uint32_t colour)
{
    if (colour == 0 || rect.width <= 0 || rect.height <= 0) {
        return;
    }
    SDL_Rect at = to_sdl(rect);
    // Blending costs ten times what filling does, and most of a window is opaque.
    bool opaque = colour >> 24 == 0xff;
    SDL_SetRenderDrawBlendMode(
            painter->renderer, opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(painter->renderer, (Uint8)(colour >> 16), (Uint8)(colour >> 8),
            (Uint8)colour, (Uint8)(colour >> 24));
    SDL_RenderFillRect(painter->renderer, &at);
}

// How much of a pixel at `distance` beyond an edge is covered.
static double coverage(double distance)
{
    double part = 0.5 - distance;
    return part < 0 ? 0 : (part > 1 ? 1 : part);
}

static uint32_t mix(uint32_t outer, double outer_part, uint32_t inner, double inner_part)
{
    double a = outer_part * (double)(outer >> 24);
    double b = inner_part * (double)(inner >> 24);
    double alpha = a + b;
    if (alpha <= 0) {
        return 0;
    }
    uint32_t mixed = (uint32_t)lround(alpha) << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
        double c = (a * ((outer >> shift) & 0xff) + b * ((inner >> shift) & 0xff)) / alpha;
        mixed |= (uint32_t)lround(c) << shift;
    }
    return mixed;
}

static SDL_Surface *new_surface(int width, int height)
{
    return SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
}

static uint32_t *row_of(SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch);
}

// A disc of the radius: its four quarters are the corners of a box.
static SDL_Surface *make_corners(const struct ui_draw *draw, int radius)
{
    SDL_Surface *surface = new_surface(2 * radius, 2 * radius);
    for (int y = 0; surface != NULL && y < 2 * radius; y++) {
        for (int x = 0; x < 2 * radius; x++) {
            double far = hypot(x + 0.5 - radius, y + 0.5 - radius);
            double whole = coverage(far - radius);
            double inner = coverage(far - (radius - draw->border));
            row_of(surface, y)[x] = mix(draw->border_colour, whole - inner, draw->fill, inner);
        }
    }
    return surface;
}

static struct cache_entry *corners_of(
        struct painter *painter, const struct ui_draw *draw, int radius)
{
    uint64_t key = hash_mix(((uint64_t)draw->fill << 32) | draw->border_colour) ^
            hash_mix(UINT64_C(0x5eed0000000000) + (uint64_t)radius * 64 + (uint64_t)draw->border);
    struct cache_entry *entry = cache_find(&painter->cache, key);
    if (entry == NULL) {
        SDL_Surface *surface = make_corners(draw, radius);
        entry = surface != NULL ? cache_add(&painter->cache, painter->renderer, key, surface)
                                : NULL;
    }
    return entry;
}

static void paint_corners(struct painter *painter, const struct ui_draw *draw, int radius)
{
    struct cache_entry *entry = corners_of(painter, draw, radius);
    if (entry == NULL) {
        return;
    }
    for (int i = 0; i < 4; i++) {
        int right = i % 2;
        int low = i / 2;
        SDL_Rect from = { right * radius, low * radius, radius, radius };
        SDL_Rect to = { draw->rect.x + right * (draw->rect.width - radius),
            draw->rect.y + low * (draw->rect.height - radius), radius, radius };
        SDL_RenderCopy(painter->renderer, entry->texture, &from, &to);
    }
}

static void paint_edges(struct painter *painter, const struct ui_draw *draw, int radius)
{
    struct ui_rect r = draw->rect;
    int b = draw->border;
    int side = radius > b ? radius : b;
    int across = r.width - 2 * radius;
    int down = r.height - 2 * side;
    fill_rect(painter, (struct ui_rect) { r.x + radius, r.y, across, b }, draw->border_colour);
    fill_rect(painter, (struct ui_rect) { r.x + radius, r.y + r.height - b, across, b },
            draw->border_colour);
    fill_rect(painter, (struct ui_rect) { r.x, r.y + side, b, down }, draw->border_colour);
    fill_rect(painter, (struct ui_rect) { r.x + r.width - b, r.y + side, b, down },
            draw->border_colour);
}

static void paint_inside(struct painter *painter, const struct ui_draw *draw, int radius)
{
    struct ui_rect r = draw->rect;
    int b = draw->border;
    int band = radius > b ? radius - b : 0;
    int across = r.width - 2 * radius;
    fill_rect(painter, (struct ui_rect) { r.x + radius, r.y + b, across, band }, draw->fill);
    fill_rect(painter, (struct ui_rect) { r.x + radius, r.y + r.height - b - band, across, band },
            draw->fill);
    fill_rect(painter,
            (struct ui_rect) {
                    r.x + b, r.y + b + band, r.width - 2 * b, r.height - 2 * (b + band) },
            draw->fill);
}

void shape_paint_rect(struct painter *painter, const struct ui_draw *draw)
{
    int least = draw->rect.width < draw->rect.height ? draw->rect.width : draw->rect.height;
    int radius = draw->radius < least / 2 ? draw->radius : least / 2;
    if (least <= 0) {
        return;
    }
    if (radius > 0) {
        paint_corners(painter, draw, radius);
    }
    if (draw->border > 0) {
        // Square corners belong to the upper and the lower edge.
        paint_edges(painter, draw, radius);
    }
    paint_inside(painter, draw, radius);
}

/* ---- lines ---- */

static double segment_distance(double x, double y, double dx, double dy)
{
    double length = dx * dx + dy * dy;
    double t = length > 0 ? (x * dx + y * dy) / length : 0;
    t = t < 0 ? 0 : (t > 1 ? 1 : t);
    return hypot(x - t * dx, y - t * dy);
}

static SDL_Surface *make_line(const struct ui_draw *draw, struct ui_rect box)
{
    SDL_Surface *surface = new_surface(box.width, box.height);
    double dx = draw->x2 - draw->rect.x;
    double dy = draw->y2 - draw->rect.y;
    for (int y = 0; surface != NULL && y < box.height; y++) {
        for (int x = 0; x < box.width; x++) {
            double px = box.x + x + 0.5 - draw->rect.x;
            double py = box.y + y + 0.5 - draw->rect.y;
            double far = segment_distance(px, py, dx, dy) - draw->border / 2.0;
            row_of(surface, y)[x] = mix(draw->fill, coverage(far), 0, 0);
        }
    }
    return surface;
}

static struct ui_rect line_box(const struct ui_draw *draw)
{
    int x1 = draw->rect.x < draw->x2 ? draw->rect.x : draw->x2;
    int y1 = draw->rect.y < draw->y2 ? draw->rect.y : draw->y2;
    int x2 = draw->rect.x + draw->x2 - x1;
    int y2 = draw->rect.y + draw->y2 - y1;
    return ui_rect_inset((struct ui_rect) { x1, y1, x2 - x1, y2 - y1 }, -draw->border - 1);
}

static void paint_straight(struct painter *painter, const struct ui_draw *draw)
{
    struct ui_rect box = line_box(draw);
    bool level = draw->rect.y == draw->y2;
    struct ui_rect rect = { draw->rect.x - draw->border / 2, draw->rect.y - draw->border / 2,
        draw->border, draw->border };
    if (level) {
        rect.x = box.x + draw->border + 1;
        rect.width = box.width - 2 * draw->border - 2;
    } else {
        rect.y = box.y + draw->border + 1;
        rect.height = box.height - 2 * draw->border - 2;
    }
    fill_rect(painter, rect, draw->fill);
}

void shape_paint_line(struct painter *painter, const struct ui_draw *draw)
{
    if (draw->rect.x == draw->x2 || draw->rect.y == draw->y2) {
        paint_straight(painter, draw);
        return;
    }
    struct ui_rect box = line_box(draw);
    int numbers[] = { draw->x2 - draw->rect.x, draw->y2 - draw->rect.y, draw->border };
    uint64_t key = hash_bytes(numbers, sizeof(numbers)) ^ hash_mix(draw->fill);
    struct cache_entry *entry = cache_find(&painter->cache, key);
    if (entry == NULL) {
        SDL_Surface *surface = make_line(draw, box);
        entry = surface != NULL ? cache_add(&painter->cache, painter->renderer, key, surface)
                                : NULL;
    }
    if (entry != NULL) {
        SDL_Rect to = to_sdl(box);
        SDL_RenderCopy(painter->renderer, entry->texture, NULL, &to);
    }
}
