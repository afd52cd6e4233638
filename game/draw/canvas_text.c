// SPDX-License-Identifier: GPL-3.0-or-later
// Text on a canvas: laid out by Pango, drawn by cairo or written as text of an SVG.
#include <stdio.h>
#include <string.h>

#include <cairo-pdf.h>

#include "game/base/mem.h"
#include "game/draw/canvas_inner.h"
#include "game/draw/svg.h"

static const char FAMILIES[] = "Inter, Noto Sans, DejaVu Sans, Noto Sans Symbols2";

static double size_of(const struct canvas_text *look)
{
    return look->size > 0 ? look->size : 10;
}

static double line_of(const struct canvas_text *look)
{
    return look->line > 0 ? look->line : 1.4 * size_of(look);
}

static PangoLayout *lay_out(struct canvas *canvas, const struct canvas_text *look, const char *text)
{
    static const PangoAlignment ALIGNS[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
        PANGO_ALIGN_RIGHT };
    PangoFontDescription *font = pango_font_description_from_string(FAMILIES);
    pango_font_description_set_absolute_size(font, size_of(look) * PANGO_SCALE);
    pango_font_description_set_weight(
            font, (PangoWeight)(look->weight > 0 ? look->weight : PANGO_WEIGHT_NORMAL));
    pango_font_description_set_style(font, look->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    PangoLayout *layout = pango_layout_new(canvas->context);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    if (look->width > 0) {
        pango_layout_set_width(layout, (int)(look->width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout, ALIGNS[look->align]);
    }
    if (look->max_lines > 0) {
        pango_layout_set_height(layout, -look->max_lines);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(layout, text, -1);
    return layout;
}

double canvas_text_height(struct canvas *canvas, const struct canvas_text *look, const char *text)
{
    PangoLayout *layout = lay_out(canvas, look, text);
    double height = pango_layout_get_line_count(layout) * line_of(look);
    g_object_unref(layout);
    return height;
}

double canvas_text_width(struct canvas *canvas, const struct canvas_text *look, const char *text)
{
    struct canvas_text line = *look;
    line.width = 0;
    PangoLayout *layout = lay_out(canvas, &line, text);
    int width = 0;
    pango_layout_get_size(layout, &width, NULL);
    g_object_unref(layout);
    return (double)width / PANGO_SCALE;
}

// Where lines stand is ours to say, by the line height of the look; Pango says only where they
// break and start.
static void show_lines(struct canvas *canvas, const struct canvas_text *look, PangoLayout *layout,
        double x, double y)
{
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    double line = line_of(look);
    int total = 0;
    pango_layout_get_size(layout, &total, NULL);
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(iter, NULL, &box);
        double natural = (double)box.height / PANGO_SCALE;
        double ascent = (double)(pango_layout_iter_get_baseline(iter) - box.y) / PANGO_SCALE;
        double left = (double)box.x / PANGO_SCALE;
        // Without a width there is nothing to align in: x itself is the middle or the end.
        if (look->width <= 0 && look->align != CANVAS_LEFT) {
            double width = (double)total / PANGO_SCALE;
            left -= look->align == CANVAS_CENTRE ? width / 2 : width;
        }
        cairo_move_to(canvas->cairo, x + left, y + (line - natural) / 2 + ascent);
        pango_cairo_show_layout_line(canvas->cairo, pango_layout_iter_get_line_readonly(iter));
        y += line;
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
}

// A line of SVG is placed by its beginning, middle or end, so that it stands well in a font of
// another width too.
static double anchor_of(const struct canvas_text *look, double x)
{
    if (look->width <= 0 || look->align == CANVAS_LEFT) {
        return x;
    }
    return look->align == CANVAS_CENTRE ? x + look->width / 2 : x + look->width;
}

// How much of `text` fits before an ellipsis.
static size_t cut(struct canvas *canvas, const struct canvas_text *look, const char *text)
{
    struct buffer tried = { 0 };
    size_t size = strlen(text);
    do {
        while (size > 0 && ((unsigned char)text[--size] & 0xc0) == 0x80) {
        }
        buffer_clear(&tried);
        buffer_add_bytes(&tried, text, size);
        buffer_add(&tried, "…");
    } while (size > 0 && canvas_text_width(canvas, look, buffer_text(&tried)) > look->width);
    buffer_finish(&tried);
    return size;
}

static void write_line(struct canvas *canvas, const struct canvas_text *look, const char *text,
        struct canvas_point at, bool cut_off)
{
    struct buffer words = { 0 };
    buffer_add_bytes(&words, text, cut_off ? cut(canvas, look, text) : strcspn(text, "\n"));
    buffer_add(&words, cut_off ? "…" : "");
    svg_add_line(canvas->svg, at.x, at.y, buffer_text(&words), words.size);
    buffer_finish(&words);
}

static void write_lines(struct canvas *canvas, const struct canvas_text *look, PangoLayout *layout,
        double x, double y)
{
    double line = line_of(look);
    int last = pango_layout_get_line_count(layout) - 1;
    const char *text = pango_layout_get_text(layout);
    svg_open_text(canvas->svg, look);
    for (int i = 0; i <= last; i++) {
        const PangoLayoutLine *of = pango_layout_get_line_readonly(layout, i);
        struct buffer words = { 0 };
        buffer_add_bytes(&words, text + of->start_index, (size_t)of->length);
        // Where the base line of Inter stands in a line.
        struct canvas_point at = { anchor_of(look, x), y + line / 2 + .36 * size_of(look) };
        write_line(canvas, look, buffer_text(&words), at,
                i == last && pango_layout_is_ellipsized(layout));
        buffer_finish(&words);
        y += line;
    }
    svg_close_text(canvas->svg);
}

static const char *tag_name(enum canvas_tag tag)
{
    static const char *const NAMES[] = { NULL, "P", "H1", "H2", "H3", NULL };
    return NAMES[tag];
}

static void add_outline(struct canvas *canvas, const char *text, double x, double y)
{
    char place[96];
    snprintf(place, sizeof(place), "page=%d pos=[%.1f %.1f]", canvas->page, x, y);
    cairo_pdf_surface_add_outline(
            canvas->surface, CAIRO_PDF_OUTLINE_ROOT, text, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

double canvas_text(
        struct canvas *canvas, const struct canvas_text *look, double x, double y, const char *text)
{
    PangoLayout *layout = lay_out(canvas, look, text);
    double height = pango_layout_get_line_count(layout) * line_of(look);
    if (canvas->svg != NULL) {
        write_lines(canvas, look, layout, x, y);
        g_object_unref(layout);
        return height;
    }
    const char *tag = canvas->paper ? tag_name(look->tag) : NULL;
    if (canvas->paper && (look->tag == CANVAS_H1 || look->tag == CANVAS_H2)) {
        add_outline(canvas, text, x, y);
    }
    if (tag != NULL) {
        cairo_tag_begin(canvas->cairo, tag, NULL);
    }
    canvas_set_colour(canvas, look->colour != 0 ? look->colour : 0xff000000u);
    show_lines(canvas, look, layout, x, y);
    if (tag != NULL) {
        cairo_tag_end(canvas->cairo, tag);
    }
    g_object_unref(layout);
    return height;
}
