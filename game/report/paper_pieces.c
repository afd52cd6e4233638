// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the PDF: how each block of a report puts itself into a column, from paper->y down.
#include "game/report/paper_pieces.h"

#include "game/report/paper_bands.h"
#include "game/report/paper_curve.h"
#include "game/report/paper_table.h"

static const struct canvas_text TITLE = {
    .size = 21, .weight = 700, .tag = CANVAS_H1, .colour = PAPER_INK
};
static const struct canvas_text SECTION = {
    .size = 14, .weight = 700, .tag = CANVAS_H2, .colour = PAPER_INK
};
static const struct canvas_text PART = {
    .size = 10.5, .weight = 700, .tag = CANVAS_H3, .colour = PAPER_INK
};
static const struct canvas_text BODY = {
    .size = 9.5, .tag = CANVAS_PARAGRAPH, .colour = PAPER_INK
};
static const struct canvas_text SMALL = {
    .size = 8.5, .tag = CANVAS_PARAGRAPH, .colour = PAPER_INK2
};
static const struct canvas_text WORDS = {
    .size = 10.5, .tag = CANVAS_PARAGRAPH, .colour = PAPER_INK
};
static const struct canvas_text CHIP = { .tag = CANVAS_PARAGRAPH, .size = 8.5, .weight = 600 };

// Chips

struct tone_colours {
    uint32_t ink;
    uint32_t wash;
};

static struct tone_colours colours_of(enum report_tone tone)
{
    switch (tone) {
    case REPORT_GOOD:
        return (struct tone_colours) { PAPER_GOOD, PAPER_GOOD_WASH };
    case REPORT_BAD:
        return (struct tone_colours) { PAPER_BAD, PAPER_BAD_WASH };
    case REPORT_PLAIN:
        break;
    }
    return (struct tone_colours) { PAPER_INK, PAPER_WASH };
}

enum { CHIP_HEIGHT = 15, CHIP_PADDING = 6, CHIP_GAP = 5 };

static double chip_width(struct paper *paper, const char *text)
{
    return canvas_text_width(paper->canvas, &CHIP, text) + 2 * CHIP_PADDING;
}

static void draw_chip(
        struct paper *paper, double x, double y, const char *text, enum report_tone tone)
{
    struct tone_colours colours = colours_of(tone);
    struct canvas_rect rect = { x, y, chip_width(paper, text), CHIP_HEIGHT };
    struct canvas_text look = CHIP;
    look.colour = colours.ink;
    look.line = CHIP_HEIGHT;
    canvas_fill(paper->canvas, rect, 4, colours.wash);
    canvas_text(paper->canvas, &look, x + CHIP_PADDING, y, text);
}

static void put_chips(struct paper *paper, const struct report_item *item)
{
    double x = 0;
    for (size_t i = 0; i < item->chip_count; i++) {
        double width = chip_width(paper, item->chips[i].text);
        if (x > 0 && x + width > paper->width) {
            x = 0;
            paper->y += CHIP_HEIGHT + 3;
        }
        if (!paper->dry) {
            draw_chip(paper, paper->x + x, paper->y, item->chips[i].text, item->chips[i].tone);
        }
        x += width + CHIP_GAP;
    }
    paper->y += item->chip_count > 0 ? CHIP_HEIGHT : 0;
}

void paper_put_statuses(struct paper *paper, const void *what)
{
    const struct paper_run *run = what;
    double x = 0;
    for (size_t i = 0; i < run->count; i++) {
        double width = chip_width(paper, run->blocks[i].text);
        if (x > 0 && x + width > paper->width) {
            x = 0;
            paper->y += CHIP_HEIGHT + 3;
        }
        if (!paper->dry) {
            draw_chip(paper, paper->x + x, paper->y, run->blocks[i].text, run->blocks[i].tone);
        }
        x += width + CHIP_GAP;
    }
    paper->y += CHIP_HEIGHT + 4;
}

// Blocks: each puts itself into the column from paper->y down.

static void put_status(struct paper *paper, const void *what)
{
    paper_put_statuses(paper, &(struct paper_run) { what, 1 });
}

static void put_title(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    paper_text(paper, &TITLE, 0, block->text);
    if (*block->note != '\0') {
        paper_text(paper, &SMALL, 0, block->note);
    }
    paper->y += 4;
}

static void put_section(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    paper_text(paper, &SECTION, 0, block->text);
    if (*block->note != '\0') {
        paper_text(paper, &SMALL, 0, block->note);
    }
    paper->y += 4;
}

static void put_part(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    paper->y += 6;
    paper_text(paper, &PART, 0, block->text);
    if (*block->note != '\0') {
        paper_text(paper, &SMALL, 0, block->note);
    }
    paper->y += 2;
}

static void put_paragraph(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    paper_text(paper, &BODY, 0, block->text);
    paper->y += 3;
}

static void put_bullet(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    if (!paper->dry) {
        canvas_circle(paper->canvas, paper->x + 3, paper->y + 6.7, 1.4, PAPER_INK2);
    }
    paper_text(paper, &BODY, 10, block->text);
    paper->y += 3;
}

static void put_facts(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    double widest = 0;
    for (size_t i = 0; i < block->count; i++) {
        double width = canvas_text_width(paper->canvas, &SMALL, block->pairs[i].label);
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < block->count; i++) {
        double y = paper->y;
        paper_text(paper, &SMALL, 0, block->pairs[i].label);
        paper->y = y;
        paper_text(paper, &SMALL, widest + 12, block->pairs[i].value);
    }
    paper->y += 4;
}

static void put_bands(struct paper *paper, const void *what)
{
    paper_bands(paper, what);
}

static void put_table(struct paper *paper, const void *what)
{
    paper_table(paper, what);
}

static void put_lines(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    double widest = 0;
    for (size_t i = 0; i < block->count; i++) {
        double width = canvas_text_width(paper->canvas, &BODY, block->pairs[i].label);
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < block->count; i++) {
        paper->y += 12;
        paper_text(paper, &BODY, 0, block->pairs[i].label);
        if (!paper->dry) {
            canvas_line(paper->canvas, paper->x + widest + 10, paper->y, paper->x + paper->width,
                    paper->y, 0.75, PAPER_INK2);
        }
    }
    paper->y += 6;
}

void paper_put_item_head(struct paper *paper, const void *what)
{
    const struct report_item *item = &((const struct report_block *)what)->item;
    paper->y += 7;
    if (!paper->dry) {
        canvas_line(paper->canvas, paper->x, paper->y, paper->x + paper->width, paper->y, 0.75,
                PAPER_LINE);
    }
    paper->y += 6;
    paper_text(paper, &SMALL, 0, item->head);
    if (*item->before != '\0') {
        paper_text(paper, &SMALL, 0, item->before);
    }
    if (*item->words != '\0') {
        paper_text(paper, &WORDS, 0, item->words);
    }
    paper->y += 3;
    put_chips(paper, item);
    paper->y += 3;
}

void paper_put_note(struct paper *paper, const void *what)
{
    const struct paper_note *at = what;
    const struct report_pair *note = &at->item->notes[at->index];
    struct canvas_text label = SMALL;
    label.weight = 600;
    double indent = 0;
    for (size_t i = 0; i < at->item->note_count; i++) {
        double width = canvas_text_width(paper->canvas, &label, at->item->notes[i].label) + 6;
        indent = width > indent ? width : indent;
    }
    double y = paper->y;
    paper_text(paper, &label, 0, note->label);
    paper->y = y;
    paper_text(paper, &SMALL, indent, note->value);
}

static void put_curve(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    paper_curve(paper, &block->curve);
    paper_text(paper, &SMALL, 0, block->text);
}

paper_piece paper_piece_of(enum report_kind kind)
{
    static const paper_piece PIECES[] = {
        [REPORT_TITLE] = put_title,
        [REPORT_STATUS] = put_status,
        [REPORT_SECTION] = put_section,
        [REPORT_PART] = put_part,
        [REPORT_PARAGRAPH] = put_paragraph,
        [REPORT_BULLET] = put_bullet,
        [REPORT_FACTS] = put_facts,
        [REPORT_BANDS] = put_bands,
        [REPORT_ITEM] = paper_put_item_head,
        [REPORT_LINES] = put_lines,
        [REPORT_TABLE] = put_table,
        [REPORT_CURVE] = put_curve,
    };
    return PIECES[kind];
}
