// SPDX-License-Identifier: GPL-3.0-or-later
// The elements of an SVG picture: shapes, and text that stays text. Numbers are in its own units.
#pragma once

#include "game/draw/canvas.h"

/** Opens the picture; `about` gives its title, description and language, and may be NULL. Ends with
 * svg_end. */
void svg_begin(struct buffer *out, double width, double height, const struct canvas_paper *about);
void svg_end(struct buffer *out);

void svg_rect(struct buffer *out, struct canvas_rect rect, double radius, uint32_t colour);
void svg_frame(struct buffer *out, struct canvas_rect rect, double radius, double thickness,
        uint32_t colour);
void svg_line(struct buffer *out, double x1, double y1, double x2, double y2, double thickness,
        uint32_t colour);
void svg_circle(struct buffer *out, double x, double y, double radius, uint32_t colour);
void svg_curve(struct buffer *out, const struct canvas_point *points, size_t count,
        const struct canvas_stroke *stroke);
void svg_shape(
        struct buffer *out, const struct canvas_point *points, size_t count, uint32_t colour);

/** A group in which (x, y) lies in the upper left corner and a unit is `scale`; and one that is a
 * picture in words. Each ends with svg_close_group. */
void svg_open_view(struct buffer *out, double x, double y, double scale);
void svg_open_figure(struct buffer *out, const char *alternative);
void svg_close_group(struct buffer *out);

/** A text: its lines between svg_open_text and svg_close_text, each with the middle, the beginning
 * or the end of its base line at (x, y), as look->align says. */
void svg_open_text(struct buffer *out, const struct canvas_text *look);
void svg_add_line(struct buffer *out, double x, double y, const char *text, size_t size);
void svg_close_text(struct buffer *out);
