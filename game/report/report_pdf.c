// SPDX-License-Identifier: GPL-3.0-or-later
// A report on paper: A4 pages in a PDF file, with real text, headings and page numbers.
#include "game/report/report_pdf.h"

#include <stdio.h>

#include "game/report/paper.h"
#include "game/report/paper_pieces.h"
#include "game/report/paper_table.h"

static const double GAP = 16;
static const double CARD_PADDING = 12;
static const double COLUMN_GAP = 12;
static const double LEFT_SHARE = 0.58; // the first card tells more
static const double KEEP_WITH_NEXT = 44;
static const double KEEP_LINE = 18; // of what is said of a chart of its own
static const double KEEP_MOST = 280;
static const double NOTES_MOST = 120;
static const double CARD_MOST = 320; // higher, and it leaves too much of a page empty

static const struct canvas_text FOOT = { .size = 8, .colour = PAPER_INK2, .tag = CANVAS_ARTIFACT };

// How much of its notes must stand with a moment: all, or when they are long some of the first.
static double kept_notes(struct paper *paper, const struct report_item *item)
{
    double all = 0;
    for (size_t i = 0; i < item->note_count; i++) {
        all += paper_measure(paper, paper_put_note, &(struct paper_note) { item, i });
    }
    return all < NOTES_MOST ? all : KEEP_WITH_NEXT;
}

static void flow_item(struct paper *paper, const struct report_block *block)
{
    paper_flow(paper, paper_put_item_head, block, kept_notes(paper, &block->item));
    for (size_t i = 0; i < block->item.note_count; i++) {
        paper_flow(paper, paper_put_note, &(struct paper_note) { &block->item, i }, 0);
    }
}

static bool is_heading(const struct report_block *block)
{
    return block->kind == REPORT_SECTION || block->kind == REPORT_PART;
}

// How much of what follows a heading must stand on the same page: all of it, where it cannot be
// parted and is not too high.
static double kept_with(struct paper *paper, const struct report *report, size_t heading)
{
    double height = 0;
    size_t next = heading + 1;
    while (next < report->blocks.count && is_heading(&report->blocks.items[next])) {
        const struct report_block *block = &report->blocks.items[next++];
        height += paper_measure(paper, paper_piece_of(block->kind), block);
    }
    if (next == report->blocks.count) {
        return height;
    }
    const struct report_block *block = &report->blocks.items[next];
    bool parts = block->kind == REPORT_ITEM || block->kind == REPORT_TABLE;
    double own = parts ? KEEP_WITH_NEXT : paper_measure(paper, paper_piece_of(block->kind), block);
    return height + (own < KEEP_MOST ? own : KEEP_WITH_NEXT);
}

static void flow_block(struct paper *paper, const struct report *report, size_t index)
{
    const struct report_block *block = &report->blocks.items[index];
    if (block->kind == REPORT_SECTION && paper->y > paper->page.top) {
        paper->y += GAP;
    }
    if (block->kind == REPORT_ITEM) {
        flow_item(paper, block);
    } else if (block->kind == REPORT_TABLE) {
        paper_table(paper, block);
    } else {
        double keep = is_heading(block) ? kept_with(paper, report, index)
                : block->people         ? KEEP_LINE
                                        : 0;
        paper_flow(paper, paper_piece_of(block->kind), block, keep);
    }
}

// Two short sections side by side, each in a card

static void put_card(struct paper *paper, const void *what)
{
    const struct paper_run *card = what;
    paper->y += CARD_PADDING;
    paper->x += CARD_PADDING;
    paper->width -= 2 * CARD_PADDING;
    for (size_t i = 0; i < card->count; i++) {
        paper_piece_of(card->blocks[i].kind)(paper, &card->blocks[i]);
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

static struct paper_run card_at(const struct report *report, size_t first)
{
    size_t end = first + 1;
    while (end < report->blocks.count && report->blocks.items[end].kind != REPORT_SECTION) {
        end++;
    }
    return (struct paper_run) { &report->blocks.items[first], end - first };
}

static double card_width(double whole, int index)
{
    double left = (whole - COLUMN_GAP) * LEFT_SHARE;
    return index == 0 ? left : whole - COLUMN_GAP - left;
}

static double cards_height(struct paper *paper, const struct paper_run cards[2])
{
    double whole = paper->width;
    double height = 0;
    for (int i = 0; i < 2; i++) {
        paper->width = card_width(whole, i);
        double own = paper_measure(paper, put_card, &cards[i]);
        height = own > height ? own : height;
    }
    paper->width = whole;
    return height;
}

static void flow_cards(struct paper *paper, const struct paper_run cards[2], double height)
{
    struct paper whole = *paper;
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

// A card does not go on on the next page: what would leave half a page empty stands in no card.
static size_t flow_pair(struct paper *paper, const struct report *report, size_t first)
{
    struct paper_run cards[2] = { card_at(report, first) };
    size_t next = first + cards[0].count;
    if (next >= report->blocks.count || !report->blocks.items[next].half) {
        return 0;
    }
    cards[1] = card_at(report, next);
    double height = cards_height(paper, cards);
    if (height > CARD_MOST) {
        return 0;
    }
    flow_cards(paper, cards, height);
    return cards[0].count + cards[1].count;
}

// Something to cut out, in a frame of its own.
static size_t flow_whole(struct paper *paper, const struct report *report, size_t first)
{
    struct paper_run card = card_at(report, first);
    double height = paper_measure(paper, put_card, &card);
    paper->y += COLUMN_GAP;
    paper_need(paper, height);
    frame_card(paper, paper->x, paper->y, height);
    put_card(paper, &card);
    return card.count;
}

static size_t flow_statuses(struct paper *paper, const struct report *report, size_t first)
{
    struct paper_run run = { &report->blocks.items[first], 1 };
    while (first + run.count < report->blocks.count &&
            run.blocks[run.count].kind == REPORT_STATUS) {
        run.count++;
    }
    paper_flow(paper, paper_put_statuses, &run, 0);
    return run.count;
}

// Returns how many blocks were drawn.
static size_t flow_from(struct paper *paper, const struct report *report, size_t first)
{
    const struct report_block *block = &report->blocks.items[first];
    if (block->kind == REPORT_STATUS) {
        return flow_statuses(paper, report, first);
    }
    if (block->whole) {
        return flow_whole(paper, report, first);
    }
    size_t paired = block->half ? flow_pair(paper, report, first) : 0;
    if (paired > 0) {
        return paired;
    }
    flow_block(paper, report, first);
    return 1;
}

// What stands at the foot of each page

struct foot {
    const struct report_paper *about;
    int pages; // in all; 0 = not known yet
};

static void draw_foot(void *context, struct canvas *canvas)
{
    const struct foot *foot = context;
    struct buffer left = { 0 };
    char number[40];
    snprintf(number, sizeof(number), "%d / %d", canvas_page(canvas), foot->pages);
    buffer_add(&left, foot->about->title);
    if (foot->about->mark != NULL) {
        buffer_add_format(&left, " · %s", foot->about->mark);
    }
    double y = canvas_height(canvas) - 36;
    struct canvas_text right = FOOT;
    right.align = CANVAS_RIGHT;
    canvas_text(canvas, &FOOT, 48, y, buffer_text(&left));
    canvas_text(canvas, &right, canvas_width(canvas) - 48, y, number);
    buffer_finish(&left);
}

static struct canvas *open_pages(
        struct buffer *bytes, const struct report *report, const struct report_paper *about)
{
    return canvas_create_page(bytes, CANVAS_A4_WIDTH, CANVAS_A4_HEIGHT,
            &(struct canvas_paper) {
                    .title = about->title,
                    .author = "Zeven",
                    .subject = about->subject,
                    .language = report->language,
                    .created = about->created,
            });
}

// Draws it all; the number of pages, 0 when it could not be written.
static int draw_pages(struct buffer *bytes, const struct report *report, struct foot *foot)
{
    struct canvas *canvas = open_pages(bytes, report, foot->about);
    struct paper paper = { .canvas = canvas };
    page_init(&paper.page, canvas);
    paper.page.decorate = draw_foot;
    paper.page.context = foot;
    paper.x = paper.page.left;
    paper.y = paper.page.top;
    paper.width = page_width(&paper.page);
    for (size_t i = 0; i < report->blocks.count;) {
        i += flow_from(&paper, report, i);
    }
    page_close(&paper.page);
    int pages = canvas_page(canvas);
    return canvas_finish(canvas) ? pages : 0;
}

// Twice: how many pages there are is known at the end, and stands on the first.
bool report_add_pdf(
        struct buffer *out, const struct report *report, const struct report_paper *about)
{
    struct buffer bytes = { 0 };
    struct foot foot = { about, 0 };
    foot.pages = draw_pages(&bytes, report, &foot);
    buffer_clear(&bytes);
    bool good = foot.pages > 0 && draw_pages(&bytes, report, &foot) == foot.pages;
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
