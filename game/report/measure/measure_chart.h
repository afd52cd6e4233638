// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of how well a test measures: the same on the screen, in SVG and on paper.
#pragma once

#include "game/draw/plot.h"
#include "game/report/measure/measure.h"

enum measure_chart {
    MEASURE_RELIABILITY, // intervals of all scales
    MEASURE_ITEMS,       // facility beside how it goes with the rest
    MEASURE_SCORES,      // how scores are spread
    MEASURE_INFORMATION, // how sharply it sees at each ability
    MEASURE_CHARTS
};

/** What a chart is of. */
struct measure_picture {
    const struct measure *measure;
    int scale;
    enum measure_chart chart;
    const struct measure_information *information; // of that scale
};

const char *measure_chart_title(enum measure_chart chart);

/** What the chart shows, in words: for who does not see it, and below it on paper. */
void measure_chart_add_words(struct buffer *out, const struct measure_picture *picture);

/** The same with its title and the figures of its rows: in place of the chart. */
void measure_chart_add_alternative(struct buffer *out, const struct measure_picture *picture);

/** How high it is drawn best, in units of the canvas. */
double measure_chart_height(const struct measure_picture *picture);

void measure_chart_draw(const struct measure_picture *picture, struct canvas *canvas,
        struct canvas_rect rect, const struct plot_colours *colours);
