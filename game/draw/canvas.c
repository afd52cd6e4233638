// SPDX-License-Identifier: GPL-3.0-or-later
// A canvas: shapes and text drawn alike on pixels for the screen and on PDF pages.
#include "game/draw/canvas.h"

#include <math.h>
#include <stdio.h>

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#include "game/base/mem.h"

struct canvas {
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontMap *fonts;
    PangoContext *context;
    double width;
    double height;
    bool paper; // pages of a PDF
    bool drawn; // of what is written as shapes: not pixels
    int page;
};

static const char FAMILIES[] = "Inter, Noto Sans, DejaVu Sans, Noto Sans Symbols2";

#ifdef __SANITIZE_ADDRESS__
// Pango loads fontconfig in a thread of its own, and what that keeps till the end looks like a
// leak.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig.so";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}
#endif

/* ---- beginning and end ---- */

// A unit is a pixel or a point: at 72 dots an inch Pango's points are the same, and sizes mean what
// they say.
static void make_context(struct canvas *canvas, const char *language)
{
    canvas->fonts = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(canvas->fonts), 72.0);
    canvas->context = pango_font_map_create_context(canvas->fonts);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(canvas->context, options);
    cairo_font_options_destroy(options);
    if (language != NULL) {
        pango_context_set_language(canvas->context, pango_language_from_string(language));
    }
    pango_cairo_update_context(canvas->cairo, canvas->context);
}

static struct canvas *create(cairo_surface_t *surface, double width, double height)
{
    struct canvas *canvas = mem_alloc(sizeof(*canvas));
    canvas->surface = surface;
    canvas->cairo = cairo_create(surface);
    canvas->width = width;
    canvas->height = height;
    canvas->page = 1;
    return canvas;
}

struct canvas *canvas_create_picture(struct picture *picture)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data((unsigned char *)picture->pixels,
            CAIRO_FORMAT_ARGB32, picture->width, picture->height, picture->width * 4);
    struct canvas *canvas = create(surface, picture->width, picture->height);
    make_context(canvas, NULL);
    return canvas;
}

static void describe(cairo_surface_t *surface, const struct canvas_paper *paper)
{
    const struct {
        cairo_pdf_metadata_t what;
        const char *value;
    } entries[] = {
        { CAIRO_PDF_METADATA_TITLE, paper->title },
        { CAIRO_PDF_METADATA_AUTHOR, paper->author },
        { CAIRO_PDF_METADATA_SUBJECT, paper->subject },
        { CAIRO_PDF_METADATA_CREATE_DATE, paper->created },
        { CAIRO_PDF_METADATA_MOD_DATE, paper->created },
    };
    for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
        if (entries[i].value != NULL) {
            cairo_pdf_surface_set_metadata(surface, entries[i].what, entries[i].value);
        }
    }
}

struct canvas *canvas_create_pdf(const char *path, const struct canvas_paper *paper)
{
    cairo_surface_t *surface = cairo_pdf_surface_create(path, CANVAS_A4_WIDTH, CANVAS_A4_HEIGHT);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return NULL;
    }
    describe(surface, paper);
    struct canvas *canvas = create(surface, CANVAS_A4_WIDTH, CANVAS_A4_HEIGHT);
    canvas->paper = true;
    canvas->drawn = true;
    make_context(canvas, paper->language);
    return canvas;
}

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned int size)
{
    buffer_add_bytes(closure, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

struct canvas *canvas_create_page(
        struct buffer *out, double width, double height, const struct canvas_paper *paper)
{
    cairo_surface_t *surface = paper != NULL
            ? cairo_pdf_surface_create_for_stream(take_bytes, out, width, height)
            : cairo_svg_surface_create_for_stream(take_bytes, out, width, height);
    if (paper != NULL) {
        describe(surface, paper);
    }
    struct canvas *canvas = create(surface, width, height);
    canvas->paper = paper != NULL;
    canvas->drawn = true;
    make_context(canvas, paper != NULL ? paper->language : NULL);
    return canvas;
}

bool canvas_finish(struct canvas *canvas)
{
    if (canvas == NULL) {
        return true;
    }
    if (canvas->drawn) {
        cairo_show_page(canvas->cairo);
    }
    bool fine = cairo_status(canvas->cairo) == CAIRO_STATUS_SUCCESS;
    g_object_unref(canvas->context);
    cairo_destroy(canvas->cairo);
    cairo_surface_finish(canvas->surface);
    fine = fine && cairo_surface_status(canvas->surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(canvas->surface);
    g_object_unref(canvas->fonts);
    mem_free(canvas);
    return fine;
}

double canvas_width(const struct canvas *canvas)
{
    return canvas->width;
}

double canvas_height(const struct canvas *canvas)
{
    return canvas->height;
}

void canvas_next_page(struct canvas *canvas)
{
    cairo_show_page(canvas->cairo);
    canvas->page++;
}

int canvas_page(const struct canvas *canvas)
{
    return canvas->page;
}

/* ---- shapes ---- */

static void set_colour(struct canvas *canvas, uint32_t colour)
{
    cairo_set_source_rgba(canvas->cairo, ((colour >> 16) & 0xff) / 255.0,
            ((colour >> 8) & 0xff) / 255.0, (colour & 0xff) / 255.0, (colour >> 24) / 255.0);
}

static void outline(struct canvas *canvas, struct canvas_rect r, double radius)
{
    cairo_t *cairo = canvas->cairo;
    double most = fmin(r.width, r.height) / 2;
    double corner = fmin(radius, most);
    double right = r.x + r.width;
    double bottom = r.y + r.height;
    cairo_new_path(cairo);
    if (corner <= 0) {
        cairo_rectangle(cairo, r.x, r.y, r.width, r.height);
        return;
    }
    cairo_arc(cairo, right - corner, r.y + corner, corner, -M_PI_2, 0);
    cairo_arc(cairo, right - corner, bottom - corner, corner, 0, M_PI_2);
    cairo_arc(cairo, r.x + corner, bottom - corner, corner, M_PI_2, M_PI);
    cairo_arc(cairo, r.x + corner, r.y + corner, corner, M_PI, 3 * M_PI_2);
    cairo_close_path(cairo);
}

void canvas_fill(struct canvas *canvas, struct canvas_rect rect, double radius, uint32_t colour)
{
    set_colour(canvas, colour);
    outline(canvas, rect, radius);
    cairo_fill(canvas->cairo);
}

void canvas_frame(struct canvas *canvas, struct canvas_rect rect, double radius, double thickness,
        uint32_t colour)
{
    // The line lies inside the rectangle, so that a hairline stays one pixel.
    double half = thickness / 2;
    struct canvas_rect middle = { rect.x + half, rect.y + half, rect.width - thickness,
        rect.height - thickness };
    set_colour(canvas, colour);
    cairo_set_line_width(canvas->cairo, thickness);
    outline(canvas, middle, radius - half);
    cairo_stroke(canvas->cairo);
}

void canvas_line(struct canvas *canvas, double x1, double y1, double x2, double y2,
        double thickness, uint32_t colour)
{
    set_colour(canvas, colour);
    cairo_set_line_width(canvas->cairo, thickness);
    cairo_new_path(canvas->cairo);
    cairo_move_to(canvas->cairo, x1, y1);
    cairo_line_to(canvas->cairo, x2, y2);
    cairo_stroke(canvas->cairo);
}

void canvas_circle(struct canvas *canvas, double x, double y, double radius, uint32_t colour)
{
    set_colour(canvas, colour);
    cairo_new_path(canvas->cairo);
    cairo_arc(canvas->cairo, x, y, radius, 0, 2 * M_PI);
    cairo_fill(canvas->cairo);
}

void canvas_curve(struct canvas *canvas, const struct canvas_point *points, size_t count,
        const struct canvas_stroke *stroke)
{
    static const double DASHES[] = { 4, 3 };
    cairo_t *cairo = canvas->cairo;
    set_colour(canvas, stroke->colour);
    cairo_set_line_width(cairo, stroke->thickness);
    cairo_set_dash(cairo, DASHES, stroke->dashed ? 2 : 0, 0);
    cairo_new_path(cairo);
    cairo_move_to(cairo, points[0].x, points[0].y);
    for (size_t i = 1; i + 2 < count; i += 3) {
        cairo_curve_to(cairo, points[i].x, points[i].y, points[i + 1].x, points[i + 1].y,
                points[i + 2].x, points[i + 2].y);
    }
    cairo_stroke(cairo);
    cairo_set_dash(cairo, DASHES, 0, 0);
}

void canvas_shape(
        struct canvas *canvas, const struct canvas_point *points, size_t count, uint32_t colour)
{
    set_colour(canvas, colour);
    cairo_new_path(canvas->cairo);
    for (size_t i = 0; i < count; i++) {
        cairo_line_to(canvas->cairo, points[i].x, points[i].y);
    }
    cairo_close_path(canvas->cairo);
    cairo_fill(canvas->cairo);
}

void canvas_flush(struct canvas *canvas)
{
    cairo_surface_flush(canvas->surface);
}

void canvas_set_view(struct canvas *canvas, double x, double y, double scale)
{
    cairo_identity_matrix(canvas->cairo);
    cairo_scale(canvas->cairo, scale, scale);
    cairo_translate(canvas->cairo, -x, -y);
}

/* ---- text ---- */

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
    const char *tag = canvas->paper ? tag_name(look->tag) : NULL;
    if (canvas->paper && (look->tag == CANVAS_H1 || look->tag == CANVAS_H2)) {
        add_outline(canvas, text, x, y);
    }
    if (tag != NULL) {
        cairo_tag_begin(canvas->cairo, tag, NULL);
    }
    set_colour(canvas, look->colour != 0 ? look->colour : 0xff000000u);
    show_lines(canvas, look, layout, x, y);
    if (tag != NULL) {
        cairo_tag_end(canvas->cairo, tag);
    }
    double height = pango_layout_get_line_count(layout) * line_of(look);
    g_object_unref(layout);
    return height;
}
