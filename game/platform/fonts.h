// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts: found by fontconfig, mapped into memory once, opened per size; the first that has a code
// point draws it.
#pragma once

#include <SDL_ttf.h>

#include "game/base/diag.h"
#include "game/ui/font.h"

struct fonts;

/** NULL, with a diagnostic, when not even one font is found. */
struct fonts *fonts_create(struct diag_list *diags);
void fonts_destroy(struct fonts *fonts);

/** A stretch of text that one face draws. */
struct fonts_piece {
    TTF_Font *face;
    const char *text; // NUL-ended, until the next fonts_split
    int width;        // in pixels, after scaling
    bool picture;     // colour bitmaps, to be scaled to `height`
    int height;
};

enum { FONTS_PIECES_MAX = 64 };

/** Cuts `text` into pieces by face; returns how many (never more than FONTS_PIECES_MAX). */
size_t fonts_split(struct fonts *fonts, const struct ui_font *font, const char *text, size_t size,
        struct fonts_piece *pieces);

/** The width of all pieces together; remembered. */
int fonts_width(struct fonts *fonts, const struct ui_font *font, const char *text, size_t size);

/** How far the main face reaches above and below the baseline. */
void fonts_metrics(struct fonts *fonts, const struct ui_font *font, int *ascent, int *descent);
