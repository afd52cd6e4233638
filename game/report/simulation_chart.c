// SPDX-License-Identifier: GPL-3.0-or-later
// A simulation at one glance, drawn.
#include "game/report/simulation_chart.h"

#include <math.h>
#include <stdint.h>

#include "game/draw/canvas.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"

static const double WIDTH = 900;
static const double MARGIN = 32;
static const double ROW = 26;
static const double LABEL_WIDTH = 216;
static const double VALUE_WIDTH = 60;
static const double HEAD = 84;
static const double SECTION_HEAD = 66;
static const double AXIS = 26;

static const uint32_t INK = 0xff1b2733;
static const uint32_t INK2 = 0xff52606d;
static const uint32_t LINE = 0xffd5dce3;
static const uint32_t BAND = 0xffb9d4ee;
static const uint32_t GOOD = 0xff0b5cad;
static const uint32_t BAD = 0xffb3261e;
static const uint32_t PAPER = 0xffffffff;

// Where the tracks lie, and what they run from and to.
struct track {
    struct canvas *canvas;
    double left;
    double width;
    double top;
    double bottom;
    double from;
    double to;
};

static double x_of(const struct track *track, double value)
{
    double share = (value - track->from) / (track->to - track->from);
    return track->left + track->width * fmin(fmax(share, 0), 1);
}

static void put(const struct track *track, const struct canvas_text *look, double x, double y,
        const char *text)
{
    struct canvas_text own = *look;
    own.colour = own.colour != 0 ? own.colour : INK;
    canvas_text(track->canvas, &own, x, y, text);
}

static void draw_axis(const struct track *track, double step, int decimals)
{
    struct canvas_text look = { .size = 9, .colour = INK2, .align = CANVAS_CENTRE };
    for (double at = track->from; at <= track->to + step / 2; at += step) {
        struct buffer text = { 0 };
        double x = x_of(track, at);
        format_decimal(&text, format_for(locale_language()), at, decimals);
        canvas_line(track->canvas, x, track->top, x, track->bottom, 0.75, LINE);
        put(track, &look, x, track->bottom + 4, buffer_text(&text));
        buffer_finish(&text);
    }
}

static void draw_heading(const struct track *track, double y, const char *title, const char *note)
{
    struct canvas_text head = { .size = 14, .weight = 700 };
    struct canvas_text small = { .size = 9.5, .colour = INK2, .width = WIDTH - 2 * MARGIN };
    put(track, &head, MARGIN, y, title);
    put(track, &small, MARGIN, y + 22, note);
}

static void draw_label(const struct track *track, double y, const char *label, bool strong)
{
    struct canvas_text look = { .size = 11, .weight = strong ? 700 : 400 };
    put(track, &look, MARGIN, y + 4, label);
}

static void draw_diamond(struct canvas *canvas, double x, double y, double size, uint32_t colour)
{
    struct canvas_point points[] = { { x, y - size }, { x + size, y }, { x, y + size },
        { x - size, y } };
    canvas_shape(canvas, points, 4, colour);
}

// Upper chart

static void draw_measure(
        const struct track *track, double y, const struct simulation_chart_measure *row)
{
    struct canvas_text value = { .size = 11, .weight = 600, .align = CANVAS_RIGHT };
    double middle = y + ROW / 2;
    uint32_t colour = row->met ? GOOD : BAD;
    value.colour = colour;
    draw_label(track, y, row->label, false);
    if (isfinite(row->low) && isfinite(row->high)) {
        double from = x_of(track, row->low);
        double width = fmax(x_of(track, row->high) - from, 4);
        struct canvas_rect band = { from, middle - 5, width, 10 };
        canvas_fill(track->canvas, band, 5, BAND);
    }
    if (isfinite(row->bar)) {
        double x = x_of(track, row->bar);
        canvas_line(track->canvas, x, y + 3, x, y + ROW - 3, 2, INK2);
    }
    if (isfinite(row->ideal)) {
        draw_diamond(track->canvas, x_of(track, row->ideal), middle, 6, INK2);
        draw_diamond(track->canvas, x_of(track, row->ideal), middle, 4, PAPER);
    }
    if (isfinite(row->r)) {
        canvas_circle(track->canvas, x_of(track, row->r), middle, 5, colour);
    }
    put(track, &value, WIDTH - MARGIN, y + 4, row->value);
}

static double draw_measures(struct canvas *canvas, double y, const struct simulation_chart *chart)
{
    struct track track = { .canvas = canvas,
        .left = MARGIN + LABEL_WIDTH,
        .width = WIDTH - 2 * MARGIN - LABEL_WIDTH - VALUE_WIDTH,
        .top = y + SECTION_HEAD,
        .from = 0,
        .to = 1 };
    track.bottom = track.top + ROW * (double)chart->measure_count;
    draw_heading(&track, y, chart->measure_title, chart->measure_note);
    draw_axis(&track, 0.2, 1);
    for (size_t i = 0; i < chart->measure_count; i++) {
        draw_measure(&track, track.top + ROW * (double)i, &chart->measures[i]);
    }
    return track.bottom + AXIS;
}

// Lower chart

// Random plus the bar, per competency: what a dot may not pass.
static bool passes(const struct simulation_chart *chart, const struct simulation_chart_trick *row,
        const struct simulation_chart_trick *random, size_t i)
{
    if (row->apart || row->random || random == NULL) {
        return false;
    }
    bool overall = i + 1 == SIMULATION_CHART_SCORES;
    return overall ? row->scores[i] > chart->overall_bar
                   : row->scores[i] - random->scores[i] > chart->trick_bar;
}

static void draw_trick(const struct track *track, double y, const struct simulation_chart *chart,
        const struct simulation_chart_trick *row, const struct simulation_chart_trick *random)
{
    double middle = y + ROW / 2;
    draw_label(track, y, row->label, row->random);
    canvas_line(track->canvas, track->left, middle, track->left + track->width, middle, 0.5, LINE);
    for (size_t i = 0; i < SIMULATION_CHART_SCORES; i++) {
        if (!isfinite(row->scores[i])) {
            continue;
        }
        double x = x_of(track, row->scores[i]);
        uint32_t colour = passes(chart, row, random, i) ? BAD : row->random ? INK : GOOD;
        bool overall = i + 1 == SIMULATION_CHART_SCORES;
        canvas_circle(track->canvas, x, middle, overall ? 6.5 : 3.5, colour);
        if (overall) {
            canvas_circle(track->canvas, x, middle, 4.5, PAPER);
        }
    }
}

// At the end of the row, where no dots lie: on which competencies a trick brings too much.
static void draw_names(const struct track *track, double y, const struct simulation_chart *chart,
        const struct simulation_chart_trick *row, const struct simulation_chart_trick *random)
{
    struct canvas_text look = { .size = 9, .colour = BAD, .align = CANVAS_RIGHT };
    struct buffer names = { 0 };
    for (size_t i = 0; i < SIMULATION_CHART_SCORES; i++) {
        if (isfinite(row->scores[i]) && passes(chart, row, random, i)) {
            buffer_add_format(&names, "%s%s", names.size > 0 ? ", " : "", chart->names[i]);
        }
    }
    if (names.size > 0) {
        double right = track->left + track->width;
        double width = canvas_text_width(track->canvas, &look, buffer_text(&names)) + 6;
        canvas_fill(
                track->canvas, (struct canvas_rect) { right - width, y + 5, width, 16 }, 0, PAPER);
        put(track, &look, right, y + 6, buffer_text(&names));
    }
    buffer_finish(&names);
}

static const struct simulation_chart_trick *random_of(const struct simulation_chart *chart)
{
    for (size_t i = 0; i < chart->trick_count; i++) {
        if (chart->tricks[i].random) {
            return &chart->tricks[i];
        }
    }
    return NULL;
}

// The overall of the random player, and 8 points further, over all rows.
static void draw_random_strip(const struct track *track, const struct simulation_chart *chart,
        const struct simulation_chart_trick *random)
{
    double at = random->scores[SIMULATION_CHART_SCORES - 1];
    if (isfinite(at)) {
        double from = x_of(track, at);
        double to = x_of(track, at + chart->trick_bar);
        struct canvas_rect strip = { from, track->top, to - from, track->bottom - track->top };
        canvas_fill(track->canvas, strip, 0, 0xfff1f4f7);
        canvas_line(track->canvas, to, track->top, to, track->bottom, 1.5, INK2);
    }
}

static double draw_tricks(struct canvas *canvas, double y, const struct simulation_chart *chart)
{
    const struct simulation_chart_trick *random = random_of(chart);
    struct track track = { .canvas = canvas,
        .left = MARGIN + LABEL_WIDTH,
        .width = WIDTH - 2 * MARGIN - LABEL_WIDTH,
        .top = y + SECTION_HEAD,
        .from = 0,
        .to = 100 };
    track.bottom = track.top + ROW * (double)chart->trick_count;
    draw_heading(&track, y, chart->trick_title, chart->trick_note);
    if (random != NULL) {
        draw_random_strip(&track, chart, random);
    }
    draw_axis(&track, 20, 0);
    for (size_t i = 0; i < chart->trick_count; i++) {
        double top = track.top + ROW * (double)i;
        draw_trick(&track, top, chart, &chart->tricks[i], random);
        draw_names(&track, top, chart, &chart->tricks[i], random);
    }
    return track.bottom + AXIS;
}

// "Warning. Upper chart: row 0,82; row …"
static void add_words(struct buffer *out, const struct simulation_chart *chart)
{
    buffer_add_format(out, "%s %s:", chart->warning, chart->measure_title);
    for (size_t i = 0; i < chart->measure_count; i++) {
        buffer_add_format(out, "%s %s %s", i > 0 ? ";" : "", chart->measures[i].label,
                chart->measures[i].value);
    }
}

bool simulation_chart_svg(struct buffer *out, const struct simulation_chart *chart)
{
    double height = HEAD + 2 * (SECTION_HEAD + AXIS) + MARGIN +
            ROW * (double)(chart->measure_count + chart->trick_count) + MARGIN;
    struct buffer words = { 0 };
    add_words(&words, chart);
    struct canvas *canvas = canvas_create_svg(out, WIDTH, height,
            &(struct canvas_paper) { .title = chart->title,
                    .subject = buffer_text(&words),
                    .language = locale_language() });
    buffer_finish(&words);
    struct track page = { .canvas = canvas };
    struct canvas_text title = { .size = 20, .weight = 700, .width = WIDTH - 2 * MARGIN };
    struct canvas_text warning = { .size = 11, .weight = 600, .colour = BAD };
    canvas_fill(canvas, (struct canvas_rect) { 0, 0, WIDTH, height }, 0, PAPER);
    put(&page, &title, MARGIN, 20, chart->title);
    put(&page, &warning, MARGIN, 52, chart->warning);
    double y = draw_measures(canvas, HEAD, chart);
    (void)draw_tricks(canvas, y + MARGIN, chart);
    return canvas_finish(canvas);
}
