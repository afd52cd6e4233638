// SPDX-License-Identifier: GPL-3.0-or-later
// A report on paper: A4 pages in a PDF file, with real text, headings and page numbers.
#include "game/report/report_pdf.h"

#include <stdio.h>

#include "game/draw/pdf_mark.h"
#include "game/report/paper.h"
#include "game/report/paper_bands.h"
#include "game/report/paper_curve.h"
#include "game/report/paper_table.h"

static const double GAP = 16;
static const double CARD_PADDING = 12;
static const double COLUMN_GAP = 12;
static const double LEFT_SHARE = 0.58; // the first card tells more
static const double KEEP_WITH_NEXT = 44;
static const double KEEP_LINE = 18;

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
static const struct canvas_text FOOT = { .size = 8, .colour = PAPER_INK2, .tag = CANVAS_ARTIFACT };

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

// Blocks: each puts itself into the column from paper->y down.

static void put_title(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    paper_text(paper, &TITLE, 0, block->text);
    if (*block->note != '\0') {
        paper_text(paper, &SMALL, 0, block->note);
    }
    paper->y += 4;
}

static void put_status(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    if (!paper->dry) {
        draw_chip(paper, paper->x, paper->y, block->text, block->tone);
    }
    paper->y += CHIP_HEIGHT + 4;
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

static void put_item_head(struct paper *paper, const void *what)
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

static void put_note(struct paper *paper, const void *what)
{
    const struct report_pair *note = what;
    struct canvas_text label = SMALL;
    label.weight = 600;
    double indent = canvas_text_width(paper->canvas, &label, note->label) + 6;
    double y = paper->y;
    paper_text(paper, &label, 0, note->label);
    paper->y = y;
    paper_text(paper, &SMALL, indent, note->value);
}

static void flow_item(struct paper *paper, const struct report_block *block)
{
    paper_flow(paper, put_item_head, block, 0);
    for (size_t i = 0; i < block->item.note_count; i++) {
        paper_flow(paper, put_note, &block->item.notes[i], 0);
    }
}

static void put_curve(struct paper *paper, const void *what)
{
    const struct report_block *block = what;
    paper_curve(paper, &block->curve);
    paper_text(paper, &SMALL, 0, block->text);
}

static paper_piece piece_of(enum report_kind kind)
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
        [REPORT_ITEM] = put_item_head,
        [REPORT_LINES] = put_lines,
        [REPORT_TABLE] = put_table,
        [REPORT_CURVE] = put_curve,
    };
    return PIECES[kind];
}

// A heading stays with what it is the heading of, and a chart of its own with what is said of it.
static double keep_after(
        struct paper *paper, const struct report_block *block, const struct report_block *next)
{
    bool heading = block->kind == REPORT_SECTION || block->kind == REPORT_PART;
    if (heading && next != NULL && next->kind == REPORT_BANDS) {
        return paper_measure(paper, put_bands, next) + keep_after(paper, next, NULL);
    }
    return heading ? KEEP_WITH_NEXT : block->people ? KEEP_LINE : 0;
}

// `next` is NULL after the last.
static void flow_block(
        struct paper *paper, const struct report_block *block, const struct report_block *next)
{
    if (block->kind == REPORT_SECTION && paper->y > paper->page.top) {
        paper->y += GAP;
    }
    if (block->kind == REPORT_ITEM) {
        flow_item(paper, block);
        return;
    }
    if (block->kind == REPORT_TABLE) {
        paper_table(paper, block);
        return;
    }
    paper_flow(paper, piece_of(block->kind), block, keep_after(paper, block, next));
}

// Two short sections side by side, each in a card

struct card {
    const struct report_block *blocks;
    size_t count;
};

static void put_card(struct paper *paper, const void *what)
{
    const struct card *card = what;
    paper->y += CARD_PADDING;
    paper->x += CARD_PADDING;
    paper->width -= 2 * CARD_PADDING;
    for (size_t i = 0; i < card->count; i++) {
        piece_of(card->blocks[i].kind)(paper, &card->blocks[i]);
    }
    paper->x -= CARD_PADDING;
    paper->width += 2 * CARD_PADDING;
    paper->y += CARD_PADDING - 3;
}

static void frame_card(struct paper *paper, double x, double y, double height)
{
    struct canvas_rect rect = { x, y, paper->width, height };
    canvas_frame(paper->canvas, rect, 8, 0.75, PAPER_LINE);
}

static struct card card_at(const struct report *report, size_t first)
{
    size_t end = first + 1;
    while (end < report->blocks.count && report->blocks.items[end].kind != REPORT_SECTION) {
        end++;
    }
    return (struct card) { &report->blocks.items[first], end - first };
}

static double card_width(double whole, int index)
{
    double left = (whole - COLUMN_GAP) * LEFT_SHARE;
    return index == 0 ? left : whole - COLUMN_GAP - left;
}

static void flow_cards(struct paper *paper, const struct card cards[2])
{
    struct paper whole = *paper;
    double height = 0;
    for (int i = 0; i < 2; i++) {
        paper->width = card_width(whole.width, i);
        double own = paper_measure(paper, put_card, &cards[i]);
        height = own > height ? own : height;
    }
    paper->y += GAP;
    paper_need(paper, height);
    double top = paper->y;
    for (int i = 0; i < 2; i++) {
        paper->width = card_width(whole.width, i);
        paper->x = i == 0 ? whole.x : whole.x + whole.width - paper->width;
        paper->y = top;
        frame_card(paper, paper->x, top, height);
        put_card(paper, &cards[i]);
    }
    paper->x = whole.x;
    paper->width = whole.width;
    paper->y = top + height;
}

// Returns how many blocks were drawn.
static size_t flow_from(struct paper *paper, const struct report *report, size_t first)
{
    const struct report_block *block = &report->blocks.items[first];
    if (block->kind == REPORT_SECTION && block->half) {
        struct card cards[2] = { card_at(report, first) };
        size_t next = first + cards[0].count;
        if (next < report->blocks.count && report->blocks.items[next].half) {
            cards[1] = card_at(report, next);
            flow_cards(paper, cards);
            return cards[0].count + cards[1].count;
        }
    }
    flow_block(paper, block,
            first + 1 < report->blocks.count ? &report->blocks.items[first + 1] : NULL);
    return 1;
}

// What stands at the foot of each page

struct foot {
    const char *title;
};

static void draw_foot(void *context, struct canvas *canvas)
{
    const struct foot *foot = context;
    char number[24];
    snprintf(number, sizeof(number), "%d", canvas_page(canvas));
    double y = canvas_height(canvas) - 36;
    struct canvas_text right = FOOT;
    right.align = CANVAS_RIGHT;
    canvas_text(canvas, &FOOT, 48, y, foot->title);
    canvas_text(canvas, &right, canvas_width(canvas) - 48, y, number);
}

bool report_add_pdf(
        struct buffer *out, const struct report *report, const struct report_paper *about)
{
    struct buffer bytes = { 0 };
    struct canvas *canvas = canvas_create_page(&bytes, CANVAS_A4_WIDTH, CANVAS_A4_HEIGHT,
            &(struct canvas_paper) {
                    .title = about->title,
                    .author = "Zeven",
                    .subject = about->subject,
                    .language = report->language,
                    .created = about->created,
            });
    struct foot foot = { about->title };
    struct paper paper = { .canvas = canvas };
    page_init(&paper.page, canvas);
    paper.page.decorate = draw_foot;
    paper.page.context = &foot;
    paper.x = paper.page.left;
    paper.y = paper.page.top;
    paper.width = page_width(&paper.page);
    for (size_t i = 0; i < report->blocks.count;) {
        i += flow_from(&paper, report, i);
    }
    page_close(&paper.page);
    bool good = canvas_finish(canvas);
    (void)pdf_mark_tagged(&bytes, report->language); // without the mark it is still a good file
    buffer_add_bytes(out, bytes.bytes, bytes.size);
    buffer_finish(&bytes);
    return good;
}

bool report_write_pdf(
        const struct report *report, const char *path, const struct report_paper *about)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        return false;
    }
    struct buffer bytes = { 0 };
    bool good = report_add_pdf(&bytes, report, about) &&
            fwrite(bytes.bytes, 1, bytes.size, file) == bytes.size;
    buffer_finish(&bytes);
    return fclose(file) == 0 && good;
}
