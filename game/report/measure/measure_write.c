// SPDX-License-Identifier: GPL-3.0-or-later
// All charts of a scale with their words, as one picture or on pages.
#include "game/report/measure/measure_write.h"

#include <math.h>

#include "game/draw/page.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_chart.h"
#include "game/report/measure/measure_words.h"

static const double HEIGHT_PAPER = 240; // two charts on a page
static const double WIDTH = 760;
static const double MARGIN = 48; // as page.h has
static const double HEAD = 62;
static const double SECTION = 76; // of one chart, without the chart

static void draw_in_words(
        const struct measure_picture *picture, struct canvas *canvas, struct canvas_rect rect)
{
    struct buffer alternative = { 0 };
    measure_chart_add_alternative(&alternative, picture);
    canvas_begin_figure(canvas, buffer_text(&alternative));
    measure_chart_draw(picture, canvas, rect, plot_colours_light());
    canvas_end_figure(canvas);
    buffer_finish(&alternative);
}

static double height_on(const struct measure_picture *picture, bool paper)
{
    double height = measure_chart_height(picture);
    bool rows = picture->chart == MEASURE_RELIABILITY;
    return paper && !rows ? fmin(height, HEIGHT_PAPER) : height;
}

static void draw_section(const struct measure_picture *picture, struct page *page, bool paper)
{
    const struct plot_colours *colours = plot_colours_light();
    struct canvas_text head = {
        .size = 15, .weight = 700, .colour = colours->ink, .tag = CANVAS_H2
    };
    struct canvas_text note = { .size = 11, .colour = colours->ink2, .tag = CANVAS_PARAGRAPH };
    struct buffer words = { 0 };
    measure_chart_add_words(&words, picture);
    double height = height_on(picture, paper);
    page_need(page, height + SECTION);
    page_text(page, &head, measure_chart_title(picture->chart));
    page_gap(page, 3);
    page_text(page, &note, buffer_text(&words));
    page_gap(page, 6);
    if (height > 0) {
        draw_in_words(picture, page->canvas,
                (struct canvas_rect) { page->left, page->y, page_width(page), height });
    }
    page->y += height;
    page_gap(page, 12);
    buffer_finish(&words);
}

static void draw_head(const struct measure *measure, int scale, struct page *page)
{
    const struct plot_colours *colours = plot_colours_light();
    struct canvas_text head = {
        .size = 22, .weight = 700, .colour = colours->ink, .tag = CANVAS_H1
    };
    struct canvas_text note = { .size = 11, .colour = colours->ink2, .tag = CANVAS_PARAGRAPH };
    struct buffer title = { 0 };
    struct buffer people = { 0 };
    measure_add_people_words(&people, measure);
    buffer_add_format(&title, "%s · %s", tr("How well it measures"), measure_scale_name(scale));
    page_text(page, &head, buffer_text(&title));
    page_text(page, &note, buffer_text(&people));
    page_gap(page, 12);
    buffer_finish(&title);
    buffer_finish(&people);
}

// Of an SVG the height is known before it is drawn; words of a chart take two lines at most.
static double svg_height(const struct measure_picture *pictures)
{
    double height = 2 * MARGIN + HEAD;
    for (int i = 0; i < MEASURE_CHARTS; i++) {
        height += measure_chart_height(&pictures[i]) + SECTION;
    }
    return height;
}

static struct canvas *open_canvas(const struct measure_picture *pictures,
        enum measure_format format, const char *created, struct buffer *out)
{
    struct buffer title = { 0 };
    struct buffer words = { 0 };
    measure_add_people_words(&words, pictures->measure);
    buffer_add(&words, ". ");
    measure_chart_add_alternative(&words, &pictures[MEASURE_RELIABILITY]);
    buffer_add_format(
            &title, "%s · %s", tr("How well it measures"), measure_scale_name(pictures->scale));
    struct canvas_paper paper = { .title = buffer_text(&title),
        .author = "Zeven",
        .subject = buffer_text(&words),
        .language = locale_language(),
        .created = created };
    struct canvas *canvas = format == MEASURE_PDF
            ? canvas_create_page(out, CANVAS_A4_WIDTH, CANVAS_A4_HEIGHT, &paper)
            : canvas_create_svg(out, WIDTH, svg_height(pictures), &paper);
    buffer_finish(&title);
    buffer_finish(&words);
    return canvas;
}

bool measure_write(const struct measure *measure, int scale, enum measure_format format,
        const char *created, struct buffer *out)
{
    struct measure_information information;
    measure_information_of(&information, measure, &measure->scales[scale]);
    struct measure_picture pictures[MEASURE_CHARTS];
    for (int i = 0; i < MEASURE_CHARTS; i++) {
        pictures[i] =
                (struct measure_picture) { measure, scale, (enum measure_chart)i, &information };
    }
    struct canvas *canvas = open_canvas(pictures, format, created, out);
    struct canvas_rect whole = { 0, 0, canvas_width(canvas), canvas_height(canvas) };
    struct page page;
    page_init(&page, canvas);
    if (format == MEASURE_SVG) { // paper is white by itself, and ends
        page.bottom = whole.height;
        canvas_fill(canvas, whole, 0, plot_colours_light()->paper);
    }
    draw_head(measure, scale, &page);
    for (int i = 0; i < MEASURE_CHARTS; i++) {
        draw_section(&pictures[i], &page, format == MEASURE_PDF);
    }
    page_close(&page);
    return canvas_finish(canvas);
}
