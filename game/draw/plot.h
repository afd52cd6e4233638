// SPDX-License-Identifier: GPL-3.0-or-later
// A plot: axes with ticks and names, and what is drawn between them, labelled where it stands.
#pragma once

#include "game/base/vec.h"
#include "game/draw/canvas.h"

struct plot_colours {
    uint32_t ink;
    uint32_t ink2;
    uint32_t line; // hairlines
    uint32_t paper;
    uint32_t mark;
    uint32_t band;
    uint32_t warn;
    uint32_t bad;
};

/** On white paper; and white on black. They live for ever. */
const struct plot_colours *plot_colours_light(void);
const struct plot_colours *plot_colours_contrast(void);

struct plot_axis {
    double from;
    double to; // above `from`
    double step;
    int decimals;
    const char *name; // with its unit
};

/** Where rows of a chart have names in place of a scale, `rows` says how many. */
struct plot {
    struct canvas *canvas;
    const struct plot_colours *colours;
    char point;               // ',' or '.'
    struct canvas_rect rect;  // all of it
    struct canvas_rect frame; // between the axes
    struct plot_axis x;
    struct plot_axis y;
    VEC(struct canvas_rect) taken; // by marks and labels
};

/** What a plot is made in. */
struct plot_place {
    struct canvas *canvas;
    struct canvas_rect rect; // axes and their names included
    const struct plot_colours *colours;
    char point;
    double left; // room at the left for names of rows; 0 = there is a scale
};

/** Draws both axes; with place.left only the one below. Ends with plot_finish. */
void plot_init(struct plot *plot, const struct plot_place *place, const struct plot_axis *x,
        const struct plot_axis *y);
void plot_finish(struct plot *plot);

/** Where a value stands, kept within the frame. */
double plot_x(const struct plot *plot, double value);
double plot_y(const struct plot *plot, double value);

/** The sign of a mark: told apart without its colour. */
enum plot_sign { PLOT_DOT, PLOT_RING, PLOT_DIAMOND, PLOT_DIAMOND_OPEN, PLOT_TRIANGLE };

void plot_mark(struct plot *plot, double x, double y, enum plot_sign sign, uint32_t colour);

/** Puts a name beside a mark where nothing else stands; false, and nothing is drawn, without room.
 */
bool plot_label(struct plot *plot, double x, double y, uint32_t colour, const char *text);

/** A bar from the lower axis. */
void plot_bar(struct plot *plot, double from, double to, double height, uint32_t colour);

/** A thick line from `from` to `to` at height `y`, with short ends. */
void plot_interval(struct plot *plot, double from, double to, double y, uint32_t colour);

/** A line through points; dashed or not. */
void plot_line(struct plot *plot, const double *x, const double *y, size_t count, bool dashed,
        uint32_t colour);

/** A line across the whole plot at a value of the lower axis, named at its upper end, before
 * (CANVAS_RIGHT), behind (CANVAS_LEFT) or over it. */
void plot_rule_x(struct plot *plot, double value, enum canvas_align align, const char *name);

/** A line at a value of the left axis; and its name, once what may stand in the way is drawn: below
 * it at the end that `align` says, or else where nothing stands. */
void plot_rule_y(struct plot *plot, double value);
void plot_name_y(struct plot *plot, double value, enum canvas_align align, const char *name);

/** The name of a row, at the left of the frame. */
void plot_row_name(struct plot *plot, double y, bool strong, const char *name);

/** Its value, at the right of the frame; and what those values are, above them. */
void plot_row_head(struct plot *plot, const char *name);
void plot_row_value(struct plot *plot, double y, const char *value);

/** A step of 1, 2 or 5 times a power of ten that cuts `span` (above 0) in at most `most` parts. */
double plot_step(double span, int most);
