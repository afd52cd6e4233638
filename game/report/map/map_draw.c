// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing of a map: boxes, lines and frames on any canvas.
#include "game/report/map/map_draw.h"

#include <math.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"

enum { EDGE_BAR = 5, RADIUS = 8, PAD = 14, LINE = 17, WORD_WIDTH = 62 };

static const double TEXT_SCALE = 0.34;  // below it no letters at all
static const double SMALL_SCALE = 0.55; // below it only what a box is called

const struct map_colours *map_colours_light(void)
{
    static const struct map_colours LIGHT = {
        .ink = 0xff16202e,
        .ink2 = 0xff4a5a70,
        .line = 0xffd9e0ea,
        .way = 0xff9cb0cb,
        .wash = 0xfff3f6fa,
        .paper = 0xffffffff,
        .good = 0xff14703f,
        .warn = 0xff9a5b00,
        .bad = 0xffb3261e,
        .bad_tint = 0xfffdeaea,
        .competency = { 0xff0b5cad, 0xff0b7285, 0xffa61e63, 0xff6741c9, 0xff9a5b00, 0xff4d6b0f,
                0xff14703f, 0xff64748b },
    };
    return &LIGHT;
}

const struct map_colours *map_colours_contrast(void)
{
    static const struct map_colours CONTRAST = {
        .ink = 0xffffffff,
        .ink2 = 0xffffffff,
        .line = 0xffffffff,
        .way = 0xffffffff,
        .wash = 0xff000000,
        .paper = 0xff000000,
        .good = 0xff7ee2a8,
        .warn = 0xffffd400,
        .bad = 0xffff9d96,
        .bad_tint = 0xff3a0d0a,
        .competency = { 0xff8ec5ff, 0xff7fe3f2, 0xffffa3cf, 0xffc9b3ff, 0xffffd400, 0xffc8e884,
                0xff7ee2a8, 0xffffffff },
    };
    return &CONTRAST;
}

const char *map_competency_word(uint8_t competency)
{
    switch ((enum competency)competency) {
    case COMPETENCY_ACCURACY:
        return tr_context("map", "Accur.");
    case COMPETENCY_ACTIVE_READING:
        return tr_context("map", "Reading");
    case COMPETENCY_EMPATHY:
        return tr_context("map", "Empath.");
    case COMPETENCY_PROBING:
        return tr_context("map", "Probing");
    case COMPETENCY_CONVERSATION_TECHNIQUE:
        return tr_context("map", "Convers.");
    case COMPETENCY_MOTIVATION:
        return tr_context("map", "Motiv.");
    case COMPETENCY_PROBLEM_SOLVING:
        return tr_context("map", "Solving");
    default:
        return "";
    }
}

struct drawing {
    const struct map *map;
    struct canvas *canvas;
    const struct map_colours *colours;
    struct canvas_rect seen;
    double scale;
};

static bool meets(struct canvas_rect a, struct canvas_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
            b.y < a.y + a.height;
}

static bool lies_in(struct canvas_rect inner, struct canvas_rect outer)
{
    return inner.x >= outer.x && inner.y >= outer.y &&
            inner.x + inner.width <= outer.x + outer.width &&
            inner.y + inner.height <= outer.y + outer.height;
}

/* ---- lines ---- */

enum { REACH = 8 }; // of a thick line and its head, beyond its curve

static struct canvas_rect bounds(const struct canvas_point *points, size_t count)
{
    double left = points[0].x;
    double top = points[0].y;
    double right = left;
    double low = top;
    for (size_t i = 1; i < count; i++) {
        left = fmin(left, points[i].x);
        right = fmax(right, points[i].x);
        top = fmin(top, points[i].y);
        low = fmax(low, points[i].y);
    }
    return (struct canvas_rect) { left - REACH, top - REACH, right - left + 2 * REACH,
        low - top + 2 * REACH };
}

static struct canvas_point curve_at(const struct canvas_point *p, double t)
{
    double u = 1 - t;
    double a = u * u * u;
    double b = 3 * u * u * t;
    double c = 3 * u * t * t;
    double d = t * t * t;
    return (struct canvas_point) { a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
        a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

enum { STRETCHES_MAX = 64, STRETCH = 300 };

static struct canvas_point between(struct canvas_point a, struct canvas_point b, double t)
{
    return (struct canvas_point) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

// The part of a curve from t0 to t1: what pulls lies along the tangents there.
static void take_part(
        const struct canvas_point p[4], double t0, double t1, struct canvas_point part[4])
{
    struct canvas_point low[] = { between(p[0], p[1], t0), between(p[1], p[2], t0),
        between(p[2], p[3], t0) };
    struct canvas_point high[] = { between(p[0], p[1], t1), between(p[1], p[2], t1),
        between(p[2], p[3], t1) };
    struct canvas_point low2[] = { between(low[0], low[1], t0), between(low[1], low[2], t0) };
    struct canvas_point mixed[] = { between(low[0], low[1], t1), between(low[1], low[2], t1) };
    struct canvas_point high2[] = { between(high[0], high[1], t1), between(high[1], high[2], t1) };
    part[0] = between(low2[0], low2[1], t0);
    part[1] = between(low2[0], low2[1], t1);
    part[2] = between(mixed[0], mixed[1], t1);
    part[3] = between(high2[0], high2[1], t1);
}

// A long line is drawn where it is seen only: dashes cost as much out of view as in it.
static void draw_curve(const struct drawing *drawing, const struct canvas_point p[4],
        const struct canvas_stroke *stroke)
{
    struct canvas_rect all = bounds(p, 4);
    int count = (int)((all.width + all.height) / STRETCH) + 1;
    count = count < STRETCHES_MAX ? count : STRETCHES_MAX;
    if (count == 1) {
        canvas_curve(drawing->canvas, p, 4, stroke);
        return;
    }
    int from = -1;
    for (int i = 0; i <= count; i++) {
        struct canvas_point ends[] = { curve_at(p, (double)i / count),
            curve_at(p, (double)(i + 1) / count) };
        bool seen = i < count && meets(bounds(ends, 2), drawing->seen);
        if (seen && from < 0) {
            from = i;
        } else if (!seen && from >= 0) {
            struct canvas_point part[4];
            take_part(p, (double)from / count, (double)i / count, part);
            canvas_curve(drawing->canvas, part, 4, stroke);
            from = -1;
        }
    }
}

static double thickness_of(const struct drawing *drawing, const struct map_edge *edge)
{
    double share = drawing->map->plays > 0 ? (double)edge->passes / drawing->map->plays : 0.25;
    return fmax(1 + 4 * share, 0.8 / drawing->scale);
}

static void draw_head(
        const struct drawing *drawing, const struct canvas_point *points, size_t count, double size)
{
    struct canvas_point tip = points[count - 1];
    struct canvas_point from = points[count - 2];
    double length = hypot(tip.x - from.x, tip.y - from.y);
    if (length < 0.01) {
        return;
    }
    double dx = (tip.x - from.x) / length;
    double dy = (tip.y - from.y) / length;
    struct canvas_point back = { tip.x - dx * size * 1.4, tip.y - dy * size * 1.4 };
    struct canvas_point head[] = { tip, { back.x - dy * size * 0.7, back.y + dx * size * 0.7 },
        { back.x + dy * size * 0.7, back.y - dx * size * 0.7 } };
    canvas_shape(drawing->canvas, head, 3, drawing->colours->way);
}

static void draw_edge(const struct drawing *drawing, const struct map_edge *edge)
{
    const struct canvas_point *points = &drawing->map->points.items[edge->points];
    size_t count = edge->point_count;
    if (count < 4 || !meets(bounds(points, count), drawing->seen)) {
        return;
    }
    double thickness = thickness_of(drawing, edge);
    struct canvas_stroke stroke = { thickness, drawing->colours->way,
        edge->conditional && drawing->scale >= TEXT_SCALE };
    if (lies_in(bounds(points, count), drawing->seen)) {
        canvas_curve(drawing->canvas, points, count, &stroke);
    } else {
        for (size_t i = 0; i + 3 < count; i += 3) {
            draw_curve(drawing, &points[i], &stroke);
        }
    }
    if (meets(bounds(&points[count - 1], 1), drawing->seen)) {
        draw_head(drawing, points, count, 5 + thickness);
    }
}

static struct canvas_point middle_of(const struct canvas_point *points, size_t count)
{
    size_t at = (count - 1) / 3 / 2 * 3;
    const struct canvas_point *p = &points[at + 3 < count ? at : 0];
    return (struct canvas_point) { (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8,
        (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8 };
}

enum { CONDITION_WIDTH = 150 };

// The condition under which a way is there, on the way itself.
static void draw_condition(const struct drawing *drawing, const struct map_edge *edge)
{
    if (edge->when == NULL || edge->point_count < 4 || drawing->scale < SMALL_SCALE) {
        return;
    }
    struct canvas_text look = {
        .size = 11, .line = 15, .italic = true, .colour = drawing->colours->ink2, .max_lines = 1
    };
    struct canvas_point middle =
            middle_of(&drawing->map->points.items[edge->points], edge->point_count);
    double width = fmin(CONDITION_WIDTH, canvas_text_width(drawing->canvas, &look, edge->when)) + 1;
    struct canvas_rect rect = { middle.x - width / 2 - 4, middle.y - 8, width + 8, 16 };
    if (!meets(rect, drawing->seen)) {
        return;
    }
    look.width = width;
    canvas_fill(drawing->canvas, rect, 4, drawing->colours->wash);
    canvas_text(drawing->canvas, &look, rect.x + 4, rect.y, edge->when);
}

/* ---- boxes ---- */

static uint32_t colour_of(const struct map_node *node, const struct map_colours *colours)
{
    if (node->kind == MAP_TURN) {
        return colours->competency[node->competency];
    }
    return node->outcome == OUTCOME_RESOLVED     ? colours->good
            : node->outcome == OUTCOME_ESCALATED ? colours->warn
                                                 : colours->bad;
}

static void add_share(const struct map *map, uint32_t passes, struct buffer *text)
{
    double share = map->plays > 0 ? (double)passes / map->plays : 0;
    format_percent(text, format_for(locale_language()), share, 0);
}

// One mark an answer: filled, or open when it is there under a condition only.
static void draw_slots(const struct drawing *drawing, const struct map_node *node)
{
    double y = node->y + MAP_NODE_HEIGHT - 10;
    for (int i = 0; i < node->slots && i < 9; i++) {
        double x = node->x + PAD + 3 + i * 9;
        canvas_circle(drawing->canvas, x, y, 3, drawing->colours->ink2);
        if ((node->conditional >> i & 1) != 0) {
            canvas_circle(drawing->canvas, x, y, 1.8, drawing->colours->paper);
        }
    }
}

static void draw_share(const struct drawing *drawing, const struct map_node *node)
{
    if (drawing->map->plays == 0) {
        return;
    }
    struct buffer text = { 0 };
    add_share(drawing->map, node->passes, &text);
    struct canvas_text look = { .size = 11,
        .line = 14,
        .colour = drawing->colours->ink2,
        .align = CANVAS_RIGHT,
        .width = WORD_WIDTH };
    canvas_text(drawing->canvas, &look, node->x + MAP_NODE_WIDTH - WORD_WIDTH - 8,
            node->y + MAP_NODE_HEIGHT - 17, buffer_text(&text));
    buffer_finish(&text);
}

static void draw_name(const struct drawing *drawing, const struct map_node *node)
{
    bool ending = node->kind == MAP_ENDING;
    struct buffer name = { 0 };
    if (ending) {
        buffer_add_format(&name, tr("end · %s"), node->title);
    } else {
        buffer_add(&name, node->title);
    }
    struct canvas_text look = { .size = 13,
        .line = LINE,
        .weight = 700,
        .colour = drawing->colours->ink,
        .max_lines = 1,
        .width = MAP_NODE_WIDTH - PAD - 8 - (ending ? 0 : WORD_WIDTH - 6) };
    canvas_text(drawing->canvas, &look, node->x + PAD, node->y + 6, buffer_text(&name));
    buffer_finish(&name);
    if (!ending && drawing->scale >= SMALL_SCALE) {
        struct canvas_text word = { .size = 11,
            .line = LINE,
            .weight = 600,
            .colour = colour_of(node, drawing->colours),
            .align = CANVAS_RIGHT,
            .width = WORD_WIDTH };
        canvas_text(drawing->canvas, &word, node->x + MAP_NODE_WIDTH - WORD_WIDTH - 8, node->y + 6,
                map_competency_word(node->competency));
    }
}

static void draw_words(const struct drawing *drawing, const struct map_node *node)
{
    struct canvas_text look = { .size = 13,
        .line = LINE,
        .colour = drawing->colours->ink,
        .max_lines = 1,
        .width = MAP_NODE_WIDTH - PAD - 8 };
    canvas_text(drawing->canvas, &look, node->x + PAD, node->y + 6 + LINE, node->text);
    draw_slots(drawing, node);
    draw_share(drawing, node);
}

static void draw_node(const struct drawing *drawing, const struct map_node *node)
{
    struct canvas_rect rect = { node->x, node->y, MAP_NODE_WIDTH, MAP_NODE_HEIGHT };
    if (!meets(rect, drawing->seen)) {
        return;
    }
    const struct map_colours *colours = drawing->colours;
    bool broken = node->kind == MAP_ENDING && node->outcome == OUTCOME_ABANDONED;
    struct canvas_rect inside = { rect.x + EDGE_BAR, rect.y + 1, rect.width - EDGE_BAR - 1,
        rect.height - 2 };
    canvas_fill(drawing->canvas, rect, RADIUS, colours->line);
    struct canvas_rect bar = { rect.x, rect.y, EDGE_BAR + RADIUS, rect.height };
    canvas_fill(drawing->canvas, bar, RADIUS, colour_of(node, colours));
    canvas_fill(drawing->canvas, inside, RADIUS - 1, broken ? colours->bad_tint : colours->paper);
    if (drawing->scale >= TEXT_SCALE) {
        draw_name(drawing, node);
    }
    if (drawing->scale >= SMALL_SCALE) {
        draw_words(drawing, node);
    }
}

/* ---- frames ---- */

static void draw_cluster(const struct drawing *drawing, const struct map_cluster *cluster)
{
    if (!meets(cluster->rect, drawing->seen)) {
        return;
    }
    canvas_frame(drawing->canvas, cluster->rect, 12, fmax(1, 0.8 / drawing->scale),
            drawing->colours->line);
    if (drawing->scale < TEXT_SCALE) {
        return;
    }
    struct canvas_text look = { .size = 12,
        .line = 18,
        .weight = 600,
        .colour = drawing->colours->ink2,
        .max_lines = 1,
        .width = cluster->rect.width - 2 * MAP_MARGIN };
    double x = cluster->rect.x + MAP_MARGIN;
    canvas_text(drawing->canvas, &look, x, cluster->rect.y + 8, cluster->title);
    if (cluster->when[0] != '\0') {
        struct buffer text = { 0 };
        buffer_add_format(&text, tr("only when %s"), cluster->when);
        look.weight = 400;
        look.italic = true;
        canvas_text(drawing->canvas, &look, x, cluster->rect.y + 26, buffer_text(&text));
        buffer_finish(&text);
    }
}

void map_draw(const struct map *map, struct canvas *canvas, const struct map_colours *colours,
        struct canvas_rect seen, double scale)
{
    struct drawing drawing = { map, canvas, colours, seen, scale };
    for (size_t i = 0; i < map->clusters.count; i++) {
        draw_cluster(&drawing, &map->clusters.items[i]);
    }
    for (size_t i = 0; i < map->edges.count; i++) {
        draw_edge(&drawing, &map->edges.items[i]);
    }
    for (size_t i = 0; i < map->nodes.count; i++) {
        draw_node(&drawing, &map->nodes.items[i]);
    }
    for (size_t i = 0; i < map->edges.count; i++) {
        draw_condition(&drawing, &map->edges.items[i]);
    }
}
