// SPDX-License-Identifier: GPL-3.0-or-later
// Text runs: shaped and drawn once, kept as a texture by font, colour and words.
#include "game/base/hash.h"
#include "game/platform/paint.h"

static uint32_t *row_of(SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch);
}

// The mean of the pixels from (x0, y0) to (x1, y1), each weighed by how opaque it is.
static uint32_t average(SDL_Surface *from, int x0, int y0, int x1, int y1)
{
    uint64_t sums[4] = { 0 };
    for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
            uint32_t pixel = row_of(from, y)[x];
            uint64_t alpha = pixel >> 24;
            sums[3] += alpha;
            for (int i = 0; i < 3; i++) {
                sums[i] += alpha * ((pixel >> (8 * i)) & 0xff);
            }
        }
    }
    if (sums[3] == 0) {
        return 0;
    }
    uint32_t mean = (uint32_t)(sums[3] / (uint64_t)((x1 - x0) * (y1 - y0))) << 24;
    for (int i = 0; i < 3; i++) {
        mean |= (uint32_t)(sums[i] / sums[3]) << (8 * i);
    }
    return mean;
}

static int at_least_one_on(int from, int to)
{
    return to > from ? to : from + 1;
}

// Colour fonts come in one size only; a box filter makes them small without jags. Frees `from`.
static SDL_Surface *scaled(SDL_Surface *from, int width, int height)
{
    SDL_Surface *to =
            SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; to != NULL && y < height; y++) {
        int y0 = y * from->h / height;
        int y1 = at_least_one_on(y0, (y + 1) * from->h / height);
        for (int x = 0; x < width; x++) {
            int x0 = x * from->w / width;
            int x1 = at_least_one_on(x0, (x + 1) * from->w / width);
            row_of(to, y)[x] = average(from, x0, y0, x1, y1);
        }
    }
    SDL_FreeSurface(from);
    return to;
}

static SDL_Surface *draw_piece(const struct fonts_piece *piece, SDL_Color colour)
{
    SDL_Surface *surface = TTF_RenderUTF8_Blended(piece->face, piece->text, colour);
    if (surface != NULL && piece->picture && piece->width > 0) {
        surface = scaled(surface, piece->width, piece->height);
    }
    return surface;
}

static int rise(const struct fonts_piece *piece)
{
    return piece->picture ? piece->height * 4 / 5 : TTF_FontAscent(piece->face);
}

// All pieces of a run on one surface, their baselines level.
static SDL_Surface *compose(
        const struct fonts_piece *pieces, size_t count, SDL_Color colour, int *ascent)
{
    int width = 0;
    int descent = 0;
    *ascent = 0;
    for (size_t i = 0; i < count; i++) {
        int up = rise(&pieces[i]);
        int height = pieces[i].picture ? pieces[i].height : TTF_FontHeight(pieces[i].face);
        *ascent = up > *ascent ? up : *ascent;
        descent = height - up > descent ? height - up : descent;
        width += pieces[i].width;
    }
    SDL_Surface *whole = SDL_CreateRGBSurfaceWithFormat(
            0, width > 0 ? width : 1, *ascent + descent + 1, 32, SDL_PIXELFORMAT_ARGB8888);
    int x = 0;
    for (size_t i = 0; whole != NULL && i < count; i++) {
        SDL_Surface *part = draw_piece(&pieces[i], colour);
        if (part != NULL) {
            SDL_Rect to = { x, *ascent - rise(&pieces[i]), part->w, part->h };
            SDL_SetSurfaceBlendMode(part, SDL_BLENDMODE_NONE);
            SDL_BlitSurface(part, NULL, whole, &to);
            SDL_FreeSurface(part);
        }
        x += pieces[i].width;
    }
    return whole;
}

static uint64_t run_key(const struct ui_draw *draw)
{
    uint64_t look = ((uint64_t)draw->fill << 32) ^ ((uint64_t)draw->font.size << 16) ^
            ((uint64_t)draw->font.weight << 4) ^ ((uint64_t)draw->font.family << 1) ^
            draw->font.italic;
    return hash_bytes(draw->text, draw->text_size) ^ hash_mix(look);
}

void run_paint(struct painter *painter, const struct ui_draw *draw)
{
    if (draw->text_size == 0) {
        return;
    }
    uint64_t key = run_key(draw);
    struct cache_entry *entry = cache_find(&painter->cache, key);
    if (entry == NULL) {
        struct fonts_piece pieces[FONTS_PIECES_MAX];
        size_t count =
                fonts_split(painter->fonts, &draw->font, draw->text, draw->text_size, pieces);
        SDL_Color colour = { (Uint8)(draw->fill >> 16), (Uint8)(draw->fill >> 8), (Uint8)draw->fill,
            (Uint8)(draw->fill >> 24) };
        int ascent = 0;
        SDL_Surface *surface = compose(pieces, count, colour, &ascent);
        entry = surface != NULL ? cache_add(&painter->cache, painter->renderer, key, surface)
                                : NULL;
        if (entry != NULL) {
            entry->ascent = ascent;
        }
    }
    if (entry != NULL) {
        SDL_Rect to = { draw->rect.x, draw->baseline - entry->ascent, entry->width, entry->height };
        SDL_RenderCopy(painter->renderer, entry->texture, NULL, &to);
    }
}
