// SPDX-License-Identifier: GPL-3.0-or-later
// The curve of a report on paper.
#include "game/report/paper_curve.h"

enum { HEIGHT = 40, SCALE_WIDTH = 30, FOOT_HEIGHT = 12 };

static const struct canvas_text NAME = {
    .size = 7.5, .colour = PAPER_INK2, .tag = CANVAS_ARTIFACT
};

struct frame {
    double x;
    double y; // of the middle
    double width;
};

static double x_of(
        const struct frame *frame, const struct report_curve *curve, const struct report_point *at)
{
    return frame->x + frame->width * (at->x - curve->from) / (curve->to - curve->from);
}

static double y_of(const struct frame *frame, const struct report_point *at)
{
    return frame->y - at->y / 100 * HEIGHT / 2;
}

static void draw_names(
        struct paper *paper, const struct frame *frame, const struct report_curve *curve)
{
    struct canvas_text right = NAME;
    right.align = CANVAS_RIGHT;
    double foot = frame->y + HEIGHT / 2.0 + 2;
    canvas_text(paper->canvas, &right, frame->x - 5, frame->y - HEIGHT / 2.0 - 5, "+100");
    canvas_text(paper->canvas, &right, frame->x - 5, frame->y - 5, "0");
    canvas_text(paper->canvas, &right, frame->x - 5, frame->y + HEIGHT / 2.0 - 5, "−100");
    canvas_text(paper->canvas, &NAME, frame->x, foot, curve->from_label);
    canvas_text(paper->canvas, &right, frame->x + frame->width, foot, curve->to_label);
}

static void draw(struct paper *paper, const struct frame *frame, const struct report_curve *curve)
{
    canvas_line(
            paper->canvas, frame->x, frame->y, frame->x + frame->width, frame->y, 0.75, PAPER_LINE);
    for (size_t i = 0; i < curve->count; i++) {
        const struct report_point *at = &curve->points[i];
        bool last = i + 1 == curve->count;
        double x = x_of(frame, curve, at);
        double y = y_of(frame, at);
        double end = last ? frame->x + frame->width : x_of(frame, curve, at + 1);
        canvas_line(paper->canvas, x, y, end, y, 1.6, PAPER_BRAND);
        if (!last) {
            canvas_line(paper->canvas, end, y, end, y_of(frame, at + 1), 1.6, PAPER_BRAND);
        }
    }
    draw_names(paper, frame, curve);
}

void paper_curve(struct paper *paper, const struct report_curve *curve)
{
    struct frame frame = { paper->x + SCALE_WIDTH, paper->y + 5 + HEIGHT / 2.0,
        paper->width - SCALE_WIDTH };
    if (!paper->dry) {
        draw(paper, &frame, curve);
    }
    paper->y += 5 + HEIGHT + FOOT_HEIGHT;
}
