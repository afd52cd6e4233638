// SPDX-License-Identifier: GPL-3.0-or-later
// The elements of an SVG picture: shapes, and text that stays text. cairo's own would write every
// letter as an outline: not to be found, read aloud or changed.
#include "game/draw/svg.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void add_number(struct buffer *out, double value)
{
    char text[40];
    int size = snprintf(text, sizeof(text), "%.2f", fabs(value) < .005 ? 0 : value);
    while (text[size - 1] == '0') {
        size--;
    }
    size -= text[size - 1] == '.';
    buffer_add_bytes(out, text, (size_t)size);
}

static void add_value(struct buffer *out, const char *name, double value)
{
    buffer_add_format(out, " %s=\"", name);
    add_number(out, value);
    buffer_add_char(out, '"');
}

// A control character has no place in XML.
static void add_escaped(struct buffer *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        if (c == '&') {
            buffer_add(out, "&amp;");
        } else if (c == '<') {
            buffer_add(out, "&lt;");
        } else if (c == '>') {
            buffer_add(out, "&gt;");
        } else if (c == '"') {
            buffer_add(out, "&quot;");
        } else {
            buffer_add_char(out, (unsigned char)c < ' ' ? ' ' : c);
        }
    }
}

static void add_colour(struct buffer *out, const char *name, uint32_t colour)
{
    buffer_add_format(out, " %s=\"#%06x\"", name, colour & 0xffffff);
    if (colour >> 24 != 0xff) {
        buffer_add_format(out, " %s-opacity=\"%.3f\"", name, (colour >> 24) / 255.0);
    }
}

static void add_element(struct buffer *out, const char *name, const char *text)
{
    if (text != NULL && *text != '\0') {
        buffer_add_format(out, "<%s>", name);
        add_escaped(out, text, strlen(text));
        buffer_add_format(out, "</%s>\n", name);
    }
}

void svg_begin(struct buffer *out, double width, double height, const struct canvas_paper *about)
{
    buffer_add(out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
    add_value(out, "width", width);
    add_value(out, "height", height);
    buffer_add(out, " viewBox=\"0 0 ");
    add_number(out, width);
    buffer_add_char(out, ' ');
    add_number(out, height);
    buffer_add_char(out, '"');
    if (about != NULL && about->language != NULL) {
        buffer_add_format(out, " xml:lang=\"%s\"", about->language);
    }
    buffer_add(out, " font-family=\"Inter, 'Noto Sans', 'DejaVu Sans', sans-serif\">\n");
    if (about != NULL) {
        add_element(out, "title", about->title);
        add_element(out, "desc", about->subject);
    }
}

void svg_end(struct buffer *out)
{
    buffer_add(out, "</svg>\n");
}

/* ---- shapes ---- */

static void add_rect(struct buffer *out, struct canvas_rect rect, double radius)
{
    buffer_add(out, "<rect");
    add_value(out, "x", rect.x);
    add_value(out, "y", rect.y);
    add_value(out, "width", fmax(rect.width, 0));
    add_value(out, "height", fmax(rect.height, 0));
    double corner = fmin(radius, fmin(rect.width, rect.height) / 2);
    if (corner > 0) {
        add_value(out, "rx", corner);
    }
}

void svg_rect(struct buffer *out, struct canvas_rect rect, double radius, uint32_t colour)
{
    add_rect(out, rect, radius);
    add_colour(out, "fill", colour);
    buffer_add(out, "/>\n");
}

static void add_stroke(struct buffer *out, double thickness, uint32_t colour)
{
    buffer_add(out, " fill=\"none\"");
    add_colour(out, "stroke", colour);
    add_value(out, "stroke-width", thickness);
}

void svg_frame(struct buffer *out, struct canvas_rect rect, double radius, double thickness,
        uint32_t colour)
{
    add_rect(out, rect, radius);
    add_stroke(out, thickness, colour);
    buffer_add(out, "/>\n");
}

void svg_line(struct buffer *out, double x1, double y1, double x2, double y2, double thickness,
        uint32_t colour)
{
    buffer_add(out, "<line");
    add_value(out, "x1", x1);
    add_value(out, "y1", y1);
    add_value(out, "x2", x2);
    add_value(out, "y2", y2);
    add_stroke(out, thickness, colour);
    buffer_add(out, "/>\n");
}

void svg_circle(struct buffer *out, double x, double y, double radius, uint32_t colour)
{
    buffer_add(out, "<circle");
    add_value(out, "cx", x);
    add_value(out, "cy", y);
    add_value(out, "r", radius);
    add_colour(out, "fill", colour);
    buffer_add(out, "/>\n");
}

static void add_point(struct buffer *out, struct canvas_point point)
{
    add_number(out, point.x);
    buffer_add_char(out, ',');
    add_number(out, point.y);
}

void svg_curve(struct buffer *out, const struct canvas_point *points, size_t count,
        const struct canvas_stroke *stroke)
{
    buffer_add(out, "<path d=\"M");
    add_point(out, points[0]);
    for (size_t i = 1; i + 2 < count; i += 3) {
        for (size_t j = 0; j < 3; j++) {
            buffer_add(out, j == 0 ? " C" : " ");
            add_point(out, points[i + j]);
        }
    }
    buffer_add_char(out, '"');
    add_stroke(out, stroke->thickness, stroke->colour);
    buffer_add(out, stroke->dashed ? " stroke-dasharray=\"4 3\"/>\n" : "/>\n");
}

void svg_shape(struct buffer *out, const struct canvas_point *points, size_t count, uint32_t colour)
{
    buffer_add(out, "<polygon points=\"");
    for (size_t i = 0; i < count; i++) {
        buffer_add(out, i > 0 ? " " : "");
        add_point(out, points[i]);
    }
    buffer_add_char(out, '"');
    add_colour(out, "fill", colour);
    buffer_add(out, "/>\n");
}

/* ---- groups ---- */

void svg_open_view(struct buffer *out, double x, double y, double scale)
{
    buffer_add_format(out, "<g transform=\"scale(%.5f) translate(", scale);
    add_number(out, -x);
    buffer_add_char(out, ' ');
    add_number(out, -y);
    buffer_add(out, ")\">\n");
}

void svg_open_figure(struct buffer *out, const char *alternative)
{
    buffer_add(out, "<g role=\"img\" aria-label=\"");
    add_escaped(out, alternative, strlen(alternative));
    buffer_add(out, "\">\n");
}

void svg_close_group(struct buffer *out)
{
    buffer_add(out, "</g>\n");
}

/* ---- text ---- */

void svg_open_text(struct buffer *out, const struct canvas_text *look)
{
    static const char *const ANCHORS[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
    buffer_add(out, "<text");
    if (look->tag >= CANVAS_H1 && look->tag <= CANVAS_H3) {
        buffer_add_format(
                out, " role=\"heading\" aria-level=\"%d\"", (int)look->tag - (int)CANVAS_H1 + 1);
    }
    add_value(out, "font-size", look->size > 0 ? look->size : 10);
    if (look->weight > 0 && look->weight != 400) {
        buffer_add_format(out, " font-weight=\"%d\"", look->weight);
    }
    buffer_add(out, look->italic ? " font-style=\"italic\"" : "");
    buffer_add(out, ANCHORS[look->align]);
    add_colour(out, "fill", look->colour != 0 ? look->colour : 0xff000000u);
    buffer_add_char(out, '>');
}

void svg_add_line(struct buffer *out, double x, double y, const char *text, size_t size)
{
    buffer_add(out, "<tspan");
    add_value(out, "x", x);
    add_value(out, "y", y);
    buffer_add_char(out, '>');
    add_escaped(out, text, size);
    buffer_add(out, "</tspan>");
}

void svg_close_text(struct buffer *out)
{
    buffer_add(out, "</text>\n");
}
