// SPDX-License-Identifier: GPL-3.0-or-later
// A plot: axes with ticks and names, and what is drawn between them, labelled where it stands.
#include "game/draw/plot.h"

#include <math.h>
#include <stdio.h>

static const double TYPE = 11;
static const double LINE = 15;
static const double LEFT = 52; // of the ticks and the name of the axis
static const double BELOW = 42;
static const double ABOVE = 20; // where rules have their names
static const double MARK = 4.5;
static const double ROW_END = 54; // for the value of a row

const struct plot_colours *plot_colours_light(void)
{
    static const struct plot_colours LIGHT = { .ink = 0xff16202e,
        .ink2 = 0xff4a5a70,
        .line = 0xffd9e0ea,
        .paper = 0xffffffff,
        .mark = 0xff0b5cad,
        .band = 0xffb9d4ee,
        .warn = 0xff9a5b00,
        .bad = 0xffb3261e };
    return &LIGHT;
}

const struct plot_colours *plot_colours_contrast(void)
{
    static const struct plot_colours CONTRAST = { .ink = 0xffffffff,
        .ink2 = 0xffffffff,
        .line = 0xff6b6b6b,
        .paper = 0xff000000,
        .mark = 0xffffd400,
        .band = 0xff8a7400,
        .warn = 0xffffd400,
        .bad = 0xffffffff };
    return &CONTRAST;
}

static double clamp(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

double plot_x(const struct plot *plot, double value)
{
    double share = (value - plot->x.from) / (plot->x.to - plot->x.from);
    return plot->frame.x + plot->frame.width * clamp(share, 0, 1);
}

double plot_y(const struct plot *plot, double value)
{
    double share = (value - plot->y.from) / (plot->y.to - plot->y.from);
    return plot->frame.y + plot->frame.height * (1 - clamp(share, 0, 1));
}

double plot_step(double span, int most)
{
    double power = pow(10, floor(log10(span / most)));
    static const double STEPS[] = { 1, 2, 5, 10 };
    for (int i = 0; i < 3; i++) {
        if (span / (STEPS[i] * power) <= most + 1e-9) {
            return STEPS[i] * power;
        }
    }
    return STEPS[3] * power;
}

/* ---- axes ---- */

static void write_number(const struct plot *plot, double value, int decimals, char text[32])
{
    double shown = fabs(value) < 1e-9 ? 0 : value;
    (void)snprintf(text, 32, "%s%.*f", shown < 0 ? "−" : "", decimals, fabs(shown));
    for (char *at = text; *at != '\0'; at++) {
        *at = *at == '.' ? plot->point : *at;
    }
}

static void put(
        const struct plot *plot, struct canvas_text look, double x, double y, const char *text)
{
    look.size = look.size > 0 ? look.size : TYPE;
    look.line = LINE;
    canvas_text(plot->canvas, &look, x, y, text);
}

static void draw_x_axis(const struct plot *plot)
{
    const struct canvas_rect *frame = &plot->frame;
    double bottom = frame->y + frame->height;
    struct canvas_text look = { .colour = plot->colours->ink2, .align = CANVAS_CENTRE };
    for (int i = 0; plot->x.from + i * plot->x.step <= plot->x.to + plot->x.step / 1e6; i++) {
        double value = plot->x.from + i * plot->x.step;
        double x = plot_x(plot, value);
        char text[32];
        write_number(plot, value, plot->x.decimals, text);
        canvas_line(plot->canvas, x, frame->y, x, bottom, .75, plot->colours->line);
        put(plot, look, x, bottom + 4, text);
    }
    // A long name may begin before the axis, but not before the plot.
    struct canvas_text name = { .size = TYPE, .colour = plot->colours->ink };
    double width = canvas_text_width(plot->canvas, &name, plot->x.name);
    double most = plot->rect.x + plot->rect.width - width;
    double left = fmin(frame->x + (frame->width - width) / 2, most);
    put(plot, name, fmax(left, plot->rect.x), bottom + 4 + LINE + 3, plot->x.name);
}

// Its name stands level above the axis: nobody has to turn their head.
static void draw_y_axis(const struct plot *plot)
{
    const struct canvas_rect *frame = &plot->frame;
    struct canvas_text look = { .colour = plot->colours->ink2, .align = CANVAS_RIGHT };
    for (int i = 0; plot->y.from + i * plot->y.step <= plot->y.to + plot->y.step / 1e6; i++) {
        double value = plot->y.from + i * plot->y.step;
        double y = plot_y(plot, value);
        char text[32];
        write_number(plot, value, plot->y.decimals, text);
        canvas_line(
                plot->canvas, frame->x, y, frame->x + frame->width, y, .75, plot->colours->line);
        put(plot, look, frame->x - 6, y - LINE / 2, text);
    }
    look.align = CANVAS_LEFT;
    look.colour = plot->colours->ink;
    put(plot, look, frame->x - LEFT, frame->y - ABOVE - LINE, plot->y.name);
}

void plot_init(struct plot *plot, const struct plot_place *place, const struct plot_axis *x,
        const struct plot_axis *y)
{
    bool rows = place->left > 0;
    double left = rows ? place->left : LEFT;
    double above = ABOVE + (rows ? 0 : LINE);
    struct canvas_rect rect = place->rect;
    *plot = (struct plot) { .canvas = place->canvas,
        .colours = place->colours,
        .point = place->point,
        .rect = rect,
        .x = *x,
        .y = *y,
        .frame = { rect.x + left, rect.y + above, rect.width - left - (rows ? ROW_END : 14),
                rect.height - above - BELOW } };
    draw_x_axis(plot);
    if (!rows) {
        draw_y_axis(plot);
    }
}

void plot_finish(struct plot *plot)
{
    vec_finish(&plot->taken);
}

/* ---- what stands between them ---- */

static void take(struct plot *plot, struct canvas_rect rect)
{
    vec_push(&plot->taken, rect);
}

static void draw_diamond(const struct plot *plot, double x, double y, double size, uint32_t colour)
{
    struct canvas_point points[] = { { x, y - size }, { x + size, y }, { x, y + size },
        { x - size, y } };
    canvas_shape(plot->canvas, points, 4, colour);
}

void plot_mark(struct plot *plot, double x, double y, enum plot_sign sign, uint32_t colour)
{
    static const double SIZES[] = { 1, 1, 1.35, 1.8, 1.35 };
    double at_x = plot_x(plot, x);
    double at_y = plot_y(plot, y);
    double size = MARK * SIZES[sign];
    if (sign <= PLOT_RING) {
        canvas_circle(plot->canvas, at_x, at_y, size, colour);
        if (sign == PLOT_RING) {
            canvas_circle(plot->canvas, at_x, at_y, size - 1.5, plot->colours->paper);
        }
    } else if (sign <= PLOT_DIAMOND_OPEN) {
        draw_diamond(plot, at_x, at_y, size, colour);
        if (sign == PLOT_DIAMOND_OPEN) {
            draw_diamond(plot, at_x, at_y, size - 2, plot->colours->paper);
        }
    } else {
        struct canvas_point points[] = { { at_x, at_y - size }, { at_x + size, at_y + size },
            { at_x - size, at_y + size } };
        canvas_shape(plot->canvas, points, 3, colour);
    }
    take(plot, (struct canvas_rect) { at_x - size, at_y - size, 2 * size, 2 * size });
}

static bool meets(const struct canvas_rect *a, const struct canvas_rect *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
            b->y < a->y + a->height;
}

static bool is_free(const struct plot *plot, const struct canvas_rect *rect)
{
    const struct canvas_rect *frame = &plot->frame;
    bool inside = rect->x >= frame->x && rect->x + rect->width <= frame->x + frame->width &&
            rect->y >= frame->y && rect->y + rect->height <= frame->y + frame->height;
    for (size_t i = 0; i < plot->taken.count && inside; i++) {
        inside = !meets(rect, &plot->taken.items[i]);
    }
    return inside;
}

bool plot_label(struct plot *plot, double x, double y, uint32_t colour, const char *text)
{
    struct canvas_text look = { .size = TYPE, .colour = colour };
    double width = canvas_text_width(plot->canvas, &look, text);
    double at_x = plot_x(plot, x);
    double at_y = plot_y(plot, y);
    double gap = MARK * 1.35 + 3;
    // Beside it, below, above, and a little further away.
    const struct canvas_point places[] = {
        { at_x + gap, at_y - LINE / 2 },
        { at_x - gap - width, at_y - LINE / 2 },
        { at_x - width / 2, at_y - gap - LINE + 2 },
        { at_x - width / 2, at_y + gap - 2 },
        { at_x + gap, at_y - LINE - 2 },
        { at_x + gap, at_y + 2 },
        { at_x - gap - width, at_y - LINE - 2 },
        { at_x - gap - width, at_y + 2 },
    };
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct canvas_rect rect = { places[i].x, places[i].y + 1, width, LINE - 2 };
        if (is_free(plot, &rect)) {
            put(plot, look, places[i].x, places[i].y, text);
            take(plot, rect);
            return true;
        }
    }
    return false;
}

void plot_bar(struct plot *plot, double from, double to, double height, uint32_t colour)
{
    double left = plot_x(plot, from) + 1;
    double top = plot_y(plot, height);
    double bottom = plot->frame.y + plot->frame.height;
    struct canvas_rect rect = { left, top, fmax(plot_x(plot, to) - 1 - left, 1), bottom - top };
    if (rect.height > 0) {
        canvas_fill(plot->canvas, rect, 0, colour);
    }
}

void plot_interval(struct plot *plot, double from, double to, double y, uint32_t colour)
{
    double left = plot_x(plot, from);
    double right = plot_x(plot, to);
    double at_y = plot_y(plot, y);
    canvas_fill(plot->canvas, (struct canvas_rect) { left, at_y - 4, fmax(right - left, 2), 8 }, 4,
            colour);
}

void plot_line(struct plot *plot, const double *x, const double *y, size_t count, bool dashed,
        uint32_t colour)
{
    VEC(struct canvas_point) points = { 0 };
    for (size_t i = 0; i < count; i++) {
        struct canvas_point here = { plot_x(plot, x[i]), plot_y(plot, y[i]) };
        struct canvas_point before = i > 0 ? *vec_last(&points) : here;
        if (i > 0) { // a straight stretch, as a curve that nothing pulls
            struct canvas_point pull = before;
            vec_push(&points, pull);
            vec_push(&points, here);
        }
        vec_push(&points, here);
    }
    if (count > 1) {
        struct canvas_stroke stroke = { 2, colour, dashed };
        canvas_curve(plot->canvas, points.items, points.count, &stroke);
    }
    vec_finish(&points);
}

void plot_rule_x(struct plot *plot, double value, enum canvas_align align, const char *name)
{
    double x = plot_x(plot, value);
    struct canvas_text look = { .colour = plot->colours->ink, .align = align };
    double bottom = plot->frame.y + plot->frame.height;
    // Edged, so that it is seen before bars as well.
    canvas_line(plot->canvas, x, plot->frame.y - 3, x, bottom, 4.5, plot->colours->paper);
    canvas_line(plot->canvas, x, plot->frame.y - 3, x, bottom, 1.5, plot->colours->ink2);
    put(plot, look, x, plot->frame.y - ABOVE, name);
}

void plot_rule_y(struct plot *plot, double value)
{
    double y = plot_y(plot, value);
    canvas_line(plot->canvas, plot->frame.x, y, plot->frame.x + plot->frame.width, y, 1.5,
            plot->colours->ink2);
}

void plot_name_y(struct plot *plot, double value, enum canvas_align align, const char *name)
{
    struct canvas_text look = { .size = TYPE, .colour = plot->colours->ink };
    double y = plot_y(plot, value);
    double width = canvas_text_width(plot->canvas, &look, name);
    const double across[] = { [CANVAS_LEFT] = plot->frame.x + 4,
        [CANVAS_CENTRE] = plot->frame.x + (plot->frame.width - width) / 2,
        [CANVAS_RIGHT] = plot->frame.x + plot->frame.width - 4 - width };
    const enum canvas_align tries[] = { align, CANVAS_RIGHT, CANVAS_LEFT, CANVAS_CENTRE };
    struct canvas_rect best = { across[align], y + 2, width, LINE };
    for (int i = 7; i >= 0; i--) { // below it is better than above, the first better than the last
        struct canvas_rect rect = { across[tries[i % 4]], i < 4 ? y + 2 : y - LINE - 2, width,
            LINE };
        best = is_free(plot, &rect) ? rect : best;
    }
    put(plot, look, best.x, best.y, name);
    take(plot, best);
}

void plot_row_name(struct plot *plot, double y, bool strong, const char *name)
{
    struct canvas_text look = {
        .size = TYPE + 1, .weight = strong ? 700 : 400, .colour = plot->colours->ink, .width = 0
    };
    double x = plot->frame.x;
    double width = canvas_text_width(plot->canvas, &look, name);
    put(plot, look, x - 12 - width, plot_y(plot, y) - LINE / 2, name);
}

void plot_row_head(struct plot *plot, const char *name)
{
    struct canvas_text look = { .colour = plot->colours->ink2, .align = CANVAS_RIGHT };
    put(plot, look, plot->frame.x + plot->frame.width + ROW_END, plot->frame.y - ABOVE, name);
}

void plot_row_value(struct plot *plot, double y, const char *value)
{
    struct canvas_text look = {
        .size = TYPE + 1, .weight = 600, .colour = plot->colours->ink, .align = CANVAS_RIGHT
    };
    double right = plot->frame.x + plot->frame.width + ROW_END;
    put(plot, look, right, plot_y(plot, y) - LINE / 2, value);
}
