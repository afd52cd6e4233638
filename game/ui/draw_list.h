// SPDX-License-Identifier: GPL-3.0-or-later
// The draw list: typed commands in the order of painting, in pixels; platform paints them, tests
// read them.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "game/base/vec.h"
#include "game/ui/font.h"
#include "game/ui/geometry.h"

enum ui_draw_kind {
    UI_DRAW_RECT,   // rect, fill, radius, border colour and width (inside the rect)
    UI_DRAW_TEXT,   // rect.x and baseline, font, text, fill = its colour; rect is its line box
    UI_DRAW_LINE,   // from rect.x, rect.y to x2, y2; border = thickness, fill = colour
    UI_DRAW_CIRCLE, // inscribed in rect, fill, border
    UI_DRAW_IMAGE,  // pixels stretched over rect
    UI_DRAW_CLIP,   // rect (already met with the clips around it); nests
    UI_DRAW_UNCLIP
};

struct ui_line {
    int x1;
    int y1;
    int x2;
    int y2;
};

/** Premultiplied 32-bit pixels 0xAARRGGBB in rows of `width`, as draw/ makes them. */
struct ui_image {
    uint64_t key; // the same key = the same pixels: platform keeps the texture
    int width;
    int height;
    const uint32_t *pixels; // borrowed until the list is painted
};

struct ui_draw {
    enum ui_draw_kind kind;
    struct ui_rect rect;
    uint32_t fill; // 0xAARRGGBB, 0 = none
    uint32_t border_colour;
    int border;
    int radius;
    int x2;
    int y2;
    int baseline; // y of the text's baseline
    struct ui_font font;
    const char *text; // borrowed from the tree; not ended with NUL: see text_size
    size_t text_size;
    struct ui_image image;
};

/** A zeroed list is ready for use. */
struct ui_draw_list {
    VEC(struct ui_draw) items;
};

void ui_draw_list_finish(struct ui_draw_list *list);

// Each adds one command. Lengths are pixels, colours 0xAARRGGBB; a frame lies inside its rect.

void ui_draw_rect(struct ui_draw_list *list, struct ui_rect rect, uint32_t fill, int radius);
void ui_draw_frame(
        struct ui_draw_list *list, struct ui_rect rect, uint32_t colour, int border, int radius);
void ui_draw_line(struct ui_draw_list *list, struct ui_line line, uint32_t colour, int thickness);
void ui_draw_circle(struct ui_draw_list *list, struct ui_rect rect, uint32_t fill);
void ui_draw_image(struct ui_draw_list *list, struct ui_rect rect, const struct ui_image *image);

/** What is painted until the matching ui_draw_unclip is cut to `rect`, and to the clips around. */
void ui_draw_clip(struct ui_draw_list *list, struct ui_rect rect);
void ui_draw_unclip(struct ui_draw_list *list);
