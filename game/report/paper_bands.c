// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the PDF: the band chart in its card.
#include "game/report/paper_bands.h"

#include <stdio.h>

#include "game/draw/chart.h"
#include "game/locale/locale.h"

static const double PADDING = 14;
static const double HEAD_HEIGHT = 24;
static const double ROW_HEIGHT = 30;
static const double PERSON_HEIGHT = 22; // one of up to five in each of seven charts
static const double NOTE_HEIGHT = 12;
static const double LABEL_WIDTH = 168;
static const double CODE_WIDTH = 100; // of a candidate
static const double NUMBER_WIDTH = 46;
static const double RANGE_WIDTH = 56;
static const double BESIDE_WIDTH = 58;
static const double TRACK_HEIGHT = 14;

static const struct canvas_text HEAD = {
    .tag = CANVAS_PARAGRAPH, .size = 7.5, .weight = 600, .colour = PAPER_INK2
};
static const struct canvas_text LABEL = {
    .tag = CANVAS_PARAGRAPH, .size = 10, .weight = 700, .colour = PAPER_INK
};
static const struct canvas_text NUMBER = {
    .tag = CANVAS_PARAGRAPH, .size = 9.5, .colour = PAPER_INK2, .align = CANVAS_RIGHT
};
static const struct canvas_text NOTE = { .tag = CANVAS_PARAGRAPH, .size = 8, .colour = PAPER_INK2 };

// Where things stand across, and how high a row is.
struct columns {
    double left;
    double track;
    double track_width;
    double range;  // right side of the numbers of the band
    double middle; // right side of the number
    double right;  // of the last column, if any, and of all
    double row;    // how high one is
};

static struct columns columns_of(const struct paper *paper, const struct report_block *block)
{
    struct columns columns = { .left = paper->x + PADDING,
        .right = paper->x + paper->width - PADDING };
    columns.middle = columns.right - (*block->text != '\0' ? BESIDE_WIDTH : 0);
    columns.range = columns.middle - (block->people ? 0 : NUMBER_WIDTH);
    columns.row = block->people ? PERSON_HEIGHT : ROW_HEIGHT;
    columns.track = columns.left + (block->people ? CODE_WIDTH : LABEL_WIDTH);
    columns.track_width = columns.range - RANGE_WIDTH - columns.track;
    return columns;
}

static void draw_heads(
        struct paper *paper, const struct columns *columns, const struct report_block *block)
{
    struct canvas_text right = HEAD;
    right.align = CANVAS_RIGHT;
    double y = paper->y + 6;
    canvas_text(paper->canvas, &HEAD, columns->left, y,
            block->people ? tr("CANDIDATE") : tr("COMPETENCY"));
    canvas_text(paper->canvas, &HEAD, columns->track, y, tr("90% SURE"));
    canvas_text(paper->canvas, &right, columns->range, y, tr("FROM – TO"));
    if (!block->people) {
        canvas_text(paper->canvas, &right, columns->middle, y, tr("MIDDLE"));
    }
    if (*block->text != '\0') {
        canvas_text(paper->canvas, &right, columns->right, y, block->text);
    }
}

// A band that rests on too little is an outline: there, but not to be read as a result.
static void draw_faint(struct paper *paper, struct canvas_rect rect, const struct report_band *band)
{
    struct canvas_rect track = { rect.x, rect.y + rect.height / 6, rect.width,
        rect.height * 2 / 3 };
    struct canvas_rect range = track;
    canvas_fill(paper->canvas, track, track.height / 2, PAPER_WASH);
    range.x = chart_band_x(track, band->low);
    range.width = chart_band_x(track, band->high) - range.x;
    canvas_fill(paper->canvas, range, track.height / 2, 0xffffffff);
    canvas_frame(paper->canvas, range, track.height / 2, 0.9, PAPER_INK2);
}

static void draw_dot(struct paper *paper, struct canvas_rect rect, double percent)
{
    double x = chart_band_x(rect, percent);
    double y = rect.y + rect.height / 2;
    canvas_circle(paper->canvas, x, y, 3.6, 0xffffffff);
    canvas_circle(paper->canvas, x, y, 2.4, PAPER_INK2);
}

static void draw_band(
        struct paper *paper, const struct columns *columns, const struct report_band *band)
{
    struct canvas_rect rect = { columns->track, paper->y + (columns->row - TRACK_HEIGHT) / 2,
        columns->track_width, TRACK_HEIGHT };
    if (band->faint) {
        draw_faint(paper, rect, band);
    } else {
        struct chart_colours colours = chart_paper_colours();
        chart_draw_band(paper->canvas, rect, &colours,
                &(struct chart_band) { band->low, band->high, band->middle, -1, -1 });
    }
    if (band->has_line) {
        double x = chart_band_x(rect, band->line);
        canvas_line(paper->canvas, x, rect.y - 3, x, rect.y + rect.height + 3, 1.5, PAPER_INK);
    }
    if (band->has_dot) {
        draw_dot(paper, rect, band->dot);
    }
}

static void draw_numbers(
        struct paper *paper, const struct columns *columns, const struct report_band *band)
{
    char range[40];
    struct canvas_text number = NUMBER;
    number.line = columns->row;
    snprintf(range, sizeof(range), "%.0f – %.0f", band->low, band->high);
    canvas_text(paper->canvas, &number, columns->range, paper->y, range);
    if (*band->value != '\0') {
        canvas_text(paper->canvas, &number, columns->middle, paper->y, band->value);
    }
    if (band->beside != NULL) {
        canvas_text(paper->canvas, &number, columns->right, paper->y, band->beside);
    }
}

static double row_height(const struct columns *columns, const struct report_band *band)
{
    return columns->row + (band->has_band && *band->note != '\0' ? NOTE_HEIGHT : 0);
}

static void draw_row(
        struct paper *paper, const struct columns *columns, const struct report_band *band)
{
    canvas_line(paper->canvas, columns->left, paper->y, columns->right, paper->y, 0.75, PAPER_LINE);
    struct canvas_text label = LABEL;
    label.line = columns->row;
    canvas_text(paper->canvas, &label, columns->left, paper->y, band->label);
    struct canvas_text note = NOTE;
    if (band->has_band) {
        draw_band(paper, columns, band);
        draw_numbers(paper, columns, band);
        if (*band->note != '\0') {
            canvas_text(
                    paper->canvas, &note, columns->track, paper->y + columns->row - 4, band->note);
        }
    } else {
        note.line = columns->row;
        canvas_text(paper->canvas, &note, columns->track, paper->y, band->note);
    }
}

void paper_bands(struct paper *paper, const struct report_block *block)
{
    struct columns columns = columns_of(paper, block);
    double top = paper->y;
    if (!paper->dry) {
        draw_heads(paper, &columns, block);
    }
    paper->y += HEAD_HEIGHT;
    for (size_t i = 0; i < block->count; i++) {
        if (!paper->dry) {
            draw_row(paper, &columns, &block->bands[i]);
        }
        paper->y += row_height(&columns, &block->bands[i]);
    }
    if (!paper->dry) {
        struct canvas_rect card = { paper->x, top, paper->width, paper->y - top };
        canvas_frame(paper->canvas, card, 8, 0.75, PAPER_LINE);
    }
    paper->y += 4;
    paper_text(paper, &NOTE, 0, block->note);
    paper->y += 6;
}
