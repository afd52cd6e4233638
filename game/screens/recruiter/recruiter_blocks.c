// SPDX-License-Identifier: GPL-3.0-or-later
// A report's blocks as widgets: the window says what the paper says, in the same words.
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_sheet.h"

enum {
    LABEL_WIDTH = 168,
    NUMBER_WIDTH = 90,
    POINT_SIZE = 4,
    HASH_GROUP = 8,
    HASH_LEAST = 40,
    COLUMNS_MOST = 5,
    FACTS_FOLD = 520
};

static enum ui_tone tone_of(enum report_tone tone)
{
    return tone == REPORT_GOOD ? UI_TONE_GOOD : tone == REPORT_BAD ? UI_TONE_BAD : UI_NEUTRAL;
}

void recruiter_build_chips(struct ui *ui, const struct report_item *item)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 6, .line_gap = 6 });
    for (size_t i = 0; i < item->chip_count; i++) {
        ui_chip(ui, tone_of(item->chips[i].tone), item->chips[i].text);
    }
    ui_close(ui);
}

// A hash has no place to break a line, so it gets some.
static const char *breakable(struct ui *ui, const char *text)
{
    if (strlen(text) < HASH_LEAST || strchr(text, ' ') != NULL) {
        return text;
    }
    struct buffer buffer = { 0 };
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (i > 0 && i % HASH_GROUP == 0) {
            buffer_add_char(&buffer, ' ');
        }
        buffer_add_char(&buffer, text[i]);
    }
    const char *grouped = ui_format(ui, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return grouped;
}

static void build_heading(struct ui *ui, enum ui_type type, const struct report_block *block)
{
    ui_open(ui,
            (struct ui_box) { .flow = UI_WRAP,
                    .gap = 8,
                    .line_gap = 2,
                    .align = UI_BASELINE,
                    .padding = { 8, 0, 0, 0 } });
    ui_text(ui, type, block->text);
    if (*block->note != '\0') {
        ui_text(ui, UI_SMALL, block->note);
    }
    ui_close(ui);
}

static void build_section(struct ui *ui, const struct report_block *block)
{
    ui_text(ui, UI_H2, block->text);
    if (*block->note != '\0') {
        ui_text(ui, UI_SMALL, block->note);
    }
}

// The point is drawn and not written: who hears the sheet needs no word for it.
static void build_point(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .padding = { 7, 2, 0, 2 } });
    ui_open(ui,
            (struct ui_box) { .width = POINT_SIZE,
                    .height = POINT_SIZE,
                    .min_width = POINT_SIZE,
                    .radius = POINT_SIZE,
                    .fill = UI_INK3 });
    ui_close(ui);
    ui_close(ui);
}

static void build_bullet(struct ui *ui, const char *text)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_START });
    build_point(ui);
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK, .grow = 1 }, text);
    ui_close(ui);
}

static void build_fact(struct ui *ui, const struct report_pair *pair)
{
    ui_open(ui,
            (struct ui_box) {
                    .flow = UI_ROW, .gap = 12, .align = UI_BASELINE, .row_below = FACTS_FOLD });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .width = LABEL_WIDTH }, pair->label);
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK, .grow = 1 },
            breakable(ui, pair->value));
    ui_close(ui);
}

static void build_facts(struct ui *ui, const struct report_block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        build_fact(ui, &block->pairs[i]);
    }
}

void recruiter_build_note(struct ui *ui, const struct report_pair *note)
{
    ui_open(ui, (struct ui_box) { .gap = 1 });
    ui_text(ui, UI_LABEL, note->label);
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK }, note->value);
    ui_close(ui);
}

static void build_item(struct ui *ui, const struct report_item *item)
{
    ui_open(ui, (struct ui_box) { .gap = 4 });
    ui_text(ui, UI_SMALL, item->head);
    if (*item->before != '\0') {
        ui_text(ui, UI_BODY, item->before);
    }
    ui_text(ui, UI_BODY, item->words);
    recruiter_build_chips(ui, item);
    for (size_t i = 0; i < item->note_count; i++) {
        build_fact(ui, &item->notes[i]);
    }
    ui_close(ui);
}

static void build_row(struct ui *ui, const struct report_table *table, const char *const *cells)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 12, .align = UI_BASELINE });
    for (size_t c = 0; c < table->column_count; c++) {
        bool number = table->columns[c].number;
        struct ui_text look = { .type = UI_SMALL, .colour = cells != NULL ? UI_INK : UI_INK2 };
        look.width = number ? NUMBER_WIDTH : 0;
        look.align = number ? UI_END : UI_START;
        look.grow = number ? 0 : 1;
        ui_text_with(ui, look, cells != NULL ? cells[c] : table->columns[c].label);
    }
    ui_close(ui);
}

// More columns than a column of the window holds: a paragraph a row, with the labels in it.
static void build_long_row(
        struct ui *ui, const struct report_table *table, const char *const *cells)
{
    ui_text(ui, UI_STRONG, cells[0]);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 14, .line_gap = 2 });
    for (size_t c = 1; c < table->column_count; c++) {
        ui_text(ui, UI_SMALL, ui_format(ui, "%s: %s", table->columns[c].label, cells[c]));
    }
    ui_close(ui);
}

static void build_long_table(struct ui *ui, const struct report_table *table)
{
    for (size_t r = 0; r < table->row_count; r++) {
        build_long_row(ui, table, &table->cells[r * table->column_count]);
    }
}

static void build_table(struct ui *ui, const struct report_block *block)
{
    if (block->table.column_count > COLUMNS_MOST) {
        build_long_table(ui, &block->table);
        return;
    }
    build_row(ui, &block->table, NULL);
    for (size_t r = 0; r < block->table.row_count; r++) {
        build_row(ui, &block->table, &block->table.cells[r * block->table.column_count]);
    }
    if (*block->note != '\0') {
        ui_text(ui, UI_SMALL, block->note);
    }
}

void recruiter_build_block(struct ui *ui, const struct report_block *block)
{
    switch (block->kind) {
    case REPORT_TITLE:
        ui_text(ui, UI_H1, block->text);
        break;
    case REPORT_STATUS:
        ui_chip(ui, tone_of(block->tone), block->text);
        break;
    case REPORT_SECTION:
        build_section(ui, block);
        break;
    case REPORT_PART:
        build_heading(ui, UI_STRONG, block);
        break;
    case REPORT_PARAGRAPH:
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK }, block->text);
        break;
    case REPORT_BULLET:
        build_bullet(ui, block->text);
        break;
    case REPORT_FACTS:
        build_facts(ui, block);
        break;
    case REPORT_ITEM:
        build_item(ui, &block->item);
        break;
    case REPORT_CURVE:
        recruiter_build_curve(ui, block);
        break;
    case REPORT_TABLE:
        build_table(ui, block);
        break;
    case REPORT_BANDS: // drawn by the table
    case REPORT_LINES: // lines to write on are for paper
        break;
    }
}

void recruiter_build_blocks(struct ui *ui, const struct report *report)
{
    for (size_t i = 0; i < report->blocks.count; i++) {
        recruiter_build_block(ui, &report->blocks.items[i]);
    }
}

void recruiter_build_part(
        const struct recruiter_sheet *view, struct ui *ui, enum sheet_part part, int grow)
{
    const struct report *report = &view->look.parts[part];
    if (report->blocks.count == 0) {
        return;
    }
    struct ui_box card = ui_card();
    card.padding = UI_SIDES(14, 18);
    card.gap = 6;
    card.grow = grow;
    ui_open(ui, card);
    recruiter_build_blocks(ui, report);
    ui_close(ui);
}
