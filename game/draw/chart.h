// SPDX-License-Identifier: GPL-3.0-or-later
// Charts, the same on screen and on paper.
#pragma once

#include "game/draw/canvas.h"

/** The colours of a chart; chart_paper_colours gives those of the light theme. */
struct chart_colours {
    uint32_t track;
    uint32_t band;
    uint32_t gap;
    uint32_t dot;
    uint32_t line;
};

struct chart_colours chart_paper_colours(void);

/** One row of a score sheet, 0 to 100; a value below 0 is left out. */
struct chart_band {
    double low; // the 90 % band …
    double high;
    double middle;  // … and its middle
    double random;  // the random player: a dot
    double starter; // the good-enough starter: a line
};

/** Draws the row in `rect`, the track as high as two thirds of it. */
void chart_draw_band(struct canvas *canvas, struct canvas_rect rect,
        const struct chart_colours *colours, const struct chart_band *band);

/** Where a percentage stands on the track: for axes and labels. */
double chart_band_x(struct canvas_rect rect, double percent);
