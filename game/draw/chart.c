// SPDX-License-Identifier: GPL-3.0-or-later
// Charts, the same on screen and on paper.
#include "game/draw/chart.h"

#include <math.h>

struct chart_colours chart_paper_colours(void)
{
    return (struct chart_colours) {
        .track = 0xffe8eef6,
        .band = 0xff0b5cad,
        .gap = 0xffffffff,
        .dot = 0xff64748b,
        .line = 0xff16202e,
    };
}

double chart_band_x(struct canvas_rect rect, double percent)
{
    return rect.x + rect.width * percent / 100.0;
}

void chart_draw_band(struct canvas *canvas, struct canvas_rect rect,
        const struct chart_colours *colours, const struct chart_band *band)
{
    double thick = rect.height * 2 / 3;
    struct canvas_rect track = { rect.x, rect.y + (rect.height - thick) / 2, rect.width, thick };
    canvas_fill(canvas, track, thick / 2, colours->track);
    if (band->low >= 0 && band->high >= band->low) {
        struct canvas_rect range = track;
        range.x = chart_band_x(track, band->low);
        range.width = chart_band_x(track, band->high) - range.x;
        canvas_fill(canvas, range, thick / 2, colours->band);
        // At 0 and 100 the gap stays on the band, or it would cut off the band's round end.
        double inside = thick / 2;
        double x = chart_band_x(track, band->middle);
        x = fmax(fmin(x, range.x + range.width - inside), range.x + inside);
        canvas_line(canvas, x, track.y, x, track.y + thick, thick / 5, colours->gap);
    }
    if (band->random >= 0) {
        double x = chart_band_x(track, band->random);
        // On the band itself the dot stands in a ring, or it would drown.
        if (band->random >= band->low && band->random <= band->high) {
            canvas_circle(canvas, x, track.y + thick / 2, thick / 3, colours->gap);
        }
        canvas_circle(canvas, x, track.y + thick / 2, thick / 5, colours->dot);
    }
    if (band->starter >= 0) {
        double x = chart_band_x(track, band->starter);
        canvas_line(canvas, x, rect.y, x, rect.y + rect.height, thick / 8, colours->line);
    }
}
