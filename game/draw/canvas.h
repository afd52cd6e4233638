// SPDX-License-Identifier: GPL-3.0-or-later
// A canvas: shapes and text drawn alike on pixels for the screen and on PDF pages. cairo and Pango
// stay behind it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/buffer.h"
#include "game/draw/picture.h"

/** Units: pixels on a picture, points (1/72 inch) on paper. Colours are 0xAARRGGBB. */
struct canvas;

enum { CANVAS_A4_WIDTH = 595, CANVAS_A4_HEIGHT = 842 };

struct canvas_paper {
    const char *title;
    const char *author;
    const char *subject;
    const char *language; // "nl": for readers aloud
    const char
            *created; // "2026-11-18T09:00:00Z": given, so that the same sheet gives the same bytes
};

/** Draws on `picture`, which must outlive the canvas. */
struct canvas *canvas_create_picture(struct picture *picture);

/** Draws A4 pages into a PDF file; NULL when it cannot be written. */
struct canvas *canvas_create_pdf(const char *path, const struct canvas_paper *paper);

/** Draws pages of this size, in points, into `out`, which is empty and must outlive the canvas: a
 * PDF, marked as tagged. */
struct canvas *canvas_create_page(
        struct buffer *out, double width, double height, const struct canvas_paper *paper);

/** Draws an SVG picture into `out`, which must outlive the canvas. Its title, its subject as the
 * description, and its language come from `about`; text stays text. */
struct canvas *canvas_create_svg(
        struct buffer *out, double width, double height, const struct canvas_paper *about);

/** Ends the last page and closes the file; false when something could not be written. Takes NULL
 * quietly. */
bool canvas_finish(struct canvas *canvas);

/** The size of the picture or of a page. */
double canvas_width(const struct canvas *canvas);
double canvas_height(const struct canvas *canvas);

/** Paper: ends this page and starts the next. */
void canvas_next_page(struct canvas *canvas);

/** The page being drawn: 1 is the first. */
int canvas_page(const struct canvas *canvas);

struct canvas_rect {
    double x;
    double y;
    double width;
    double height;
};

void canvas_fill(struct canvas *canvas, struct canvas_rect rect, double radius, uint32_t colour);
void canvas_frame(struct canvas *canvas, struct canvas_rect rect, double radius, double thickness,
        uint32_t colour);
void canvas_line(struct canvas *canvas, double x1, double y1, double x2, double y2,
        double thickness, uint32_t colour);
void canvas_circle(struct canvas *canvas, double x, double y, double radius, uint32_t colour);

struct canvas_point {
    double x;
    double y;
};

struct canvas_stroke {
    double thickness;
    uint32_t colour;
    bool dashed;
};

/** A line of curves: a first point, then for each curve two that pull and one where it ends. */
void canvas_curve(struct canvas *canvas, const struct canvas_point *points, size_t count,
        const struct canvas_stroke *stroke);

/** A filled shape with straight edges. */
void canvas_shape(
        struct canvas *canvas, const struct canvas_point *points, size_t count, uint32_t colour);

/** Brings what was drawn on a picture into its pixels; the drawing may go on. */
void canvas_flush(struct canvas *canvas);

/** From here on (x, y) of what is drawn lies in the upper left corner, and a unit is `scale` of the
 * canvas's. */
void canvas_set_view(struct canvas *canvas, double x, double y, double scale);

/** What is drawn until canvas_end_figure is one picture, which says `alternative` to who does not
 * see it. No headings, paragraphs, pages or views inside. On pixels it does nothing. */
void canvas_begin_figure(struct canvas *canvas, const char *alternative);
void canvas_end_figure(struct canvas *canvas);

enum canvas_align { CANVAS_LEFT, CANVAS_CENTRE, CANVAS_RIGHT };

/** What a text is, for readers aloud; headings make the outline too. */
enum canvas_tag {
    CANVAS_PLAIN,
    CANVAS_PARAGRAPH,
    CANVAS_H1,
    CANVAS_H2,
    CANVAS_H3,
    CANVAS_ARTIFACT
};

struct canvas_text {
    double size; // of type; 0 = 10
    double line; // height of a line; 0 = 1.4 × size
    int weight;  // 400 (or 0), 600, 700
    bool italic;
    uint32_t colour; // 0 = black
    enum canvas_align align;
    enum canvas_tag tag;
    double width;  // to wrap at; 0 = one line
    int max_lines; // 0 = all; else the last ends in "…"
};

/** The height that the text takes. */
double canvas_text_height(struct canvas *canvas, const struct canvas_text *look, const char *text);

/** The width of the text on one line. */
double canvas_text_width(struct canvas *canvas, const struct canvas_text *look, const char *text);

/** Draws with (x, y) as upper left corner of the block; returns the height. Text of a PDF can be
 * searched and copied. */
double canvas_text(struct canvas *canvas, const struct canvas_text *look, double x, double y,
        const char *text);
