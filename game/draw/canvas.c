// SPDX-License-Identifier: GPL-3.0-or-later
// A canvas: shapes and text drawn alike on pixels for the screen and on PDF pages.
#include "game/draw/canvas.h"

#include <math.h>

#include <cairo-pdf.h>

#include "game/base/mem.h"
#include "game/draw/canvas_inner.h"
#include "game/draw/pdf_mark.h"
#include "game/draw/svg.h"

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
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take_bytes, out, width, height);
    describe(surface, paper);
    struct canvas *canvas = create(surface, width, height);
    canvas->paper = true;
    canvas->drawn = true;
    canvas->out = out;
    canvas->language = paper->language != NULL ? mem_copy_text(paper->language) : NULL;
    make_context(canvas, paper->language);
    return canvas;
}

// Nothing is drawn on its surface; Pango measures text by it.
struct canvas *canvas_create_svg(
        struct buffer *out, double width, double height, const struct canvas_paper *about)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    struct canvas *canvas = create(surface, width, height);
    canvas->svg = out;
    make_context(canvas, about->language);
    svg_begin(out, width, height, about);
    return canvas;
}

static void end_svg(struct canvas *canvas)
{
    if (canvas->viewed) {
        svg_close_group(canvas->svg);
    }
    svg_end(canvas->svg);
}

bool canvas_finish(struct canvas *canvas)
{
    if (canvas == NULL) {
        return true;
    }
    if (canvas->svg != NULL) {
        end_svg(canvas);
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
    if (canvas->out != NULL) { // without the marks it is still a good file
        (void)pdf_mark_tagged(canvas->out, canvas->language,
                (const char *const *)canvas->alternatives.items, canvas->alternatives.count);
    }
    for (size_t i = 0; i < canvas->alternatives.count; i++) {
        mem_free(canvas->alternatives.items[i]);
    }
    vec_finish(&canvas->alternatives);
    mem_free(canvas->language);
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

void canvas_set_colour(struct canvas *canvas, uint32_t colour)
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
    if (canvas->svg != NULL) {
        svg_rect(canvas->svg, rect, radius, colour);
        return;
    }
    canvas_set_colour(canvas, colour);
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
    if (canvas->svg != NULL) {
        svg_frame(canvas->svg, middle, radius - half, thickness, colour);
        return;
    }
    canvas_set_colour(canvas, colour);
    cairo_set_line_width(canvas->cairo, thickness);
    outline(canvas, middle, radius - half);
    cairo_stroke(canvas->cairo);
}

void canvas_line(struct canvas *canvas, double x1, double y1, double x2, double y2,
        double thickness, uint32_t colour)
{
    if (canvas->svg != NULL) {
        svg_line(canvas->svg, x1, y1, x2, y2, thickness, colour);
        return;
    }
    canvas_set_colour(canvas, colour);
    cairo_set_line_width(canvas->cairo, thickness);
    cairo_new_path(canvas->cairo);
    cairo_move_to(canvas->cairo, x1, y1);
    cairo_line_to(canvas->cairo, x2, y2);
    cairo_stroke(canvas->cairo);
}

void canvas_circle(struct canvas *canvas, double x, double y, double radius, uint32_t colour)
{
    if (canvas->svg != NULL) {
        svg_circle(canvas->svg, x, y, radius, colour);
        return;
    }
    canvas_set_colour(canvas, colour);
    cairo_new_path(canvas->cairo);
    cairo_arc(canvas->cairo, x, y, radius, 0, 2 * M_PI);
    cairo_fill(canvas->cairo);
}

void canvas_curve(struct canvas *canvas, const struct canvas_point *points, size_t count,
        const struct canvas_stroke *stroke)
{
    if (canvas->svg != NULL) {
        svg_curve(canvas->svg, points, count, stroke);
        return;
    }
    static const double DASHES[] = { 4, 3 };
    cairo_t *cairo = canvas->cairo;
    canvas_set_colour(canvas, stroke->colour);
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
    if (canvas->svg != NULL) {
        svg_shape(canvas->svg, points, count, colour);
        return;
    }
    canvas_set_colour(canvas, colour);
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
    if (canvas->svg != NULL) {
        if (canvas->viewed) {
            svg_close_group(canvas->svg);
        }
        canvas->viewed = true;
        svg_open_view(canvas->svg, x, y, scale);
        return;
    }
    cairo_identity_matrix(canvas->cairo);
    cairo_scale(canvas->cairo, scale, scale);
    cairo_translate(canvas->cairo, -x, -y);
}

/* ---- figures ---- */

void canvas_begin_figure(struct canvas *canvas, const char *alternative)
{
    if (canvas->svg != NULL) {
        svg_open_figure(canvas->svg, alternative);
    } else if (canvas->paper) {
        char *kept = mem_copy_text(alternative);
        vec_push(&canvas->alternatives, kept);
        cairo_tag_begin(canvas->cairo, "Figure", NULL);
    }
}

void canvas_end_figure(struct canvas *canvas)
{
    if (canvas->svg != NULL) {
        svg_close_group(canvas->svg);
    } else if (canvas->paper) {
        cairo_tag_end(canvas->cairo, "Figure");
    }
}
