// SPDX-License-Identifier: GPL-3.0-or-later
// A report for a terminal: wrapped words, and bands drawn in characters.
#include <string.h>

#include "game/base/utf8.h"
#include "game/locale/locale.h"
#include "game/report/report.h"
#include "game/report/table_print.h"

enum {
    WIDTH_LEAST = 40,
    WIDTH_MOST = 200,
    BAR_LEAST = 20,
    BAR_MOST = 50,
    NUMBERS_WIDTH = 14,
    BESIDE_WIDTH = 9
};

struct printer {
    struct buffer *out;
    size_t width;
    bool begun; // something stands above
};

static void add_repeated(struct buffer *out, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_add(out, text);
    }
}

static void add_bytes_of(struct buffer *out, const char *text, size_t size)
{
    buffer_add_bytes(out, text, size);
}

static size_t columns_of(const char *text, size_t size)
{
    size_t columns = 0;
    for (size_t i = 0; i < size; i++) {
        columns += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    return columns;
}

// Writes `text` in lines no wider than the page; the first begins with `lead`, the others under its
// end.
static void add_wrapped(struct printer *printer, const char *lead, const char *text)
{
    size_t indent = utf8_count(lead);
    size_t column = indent;
    buffer_add(printer->out, lead);
    for (const char *at = text; *at != '\0';) {
        size_t size = strcspn(at, " \n");
        size_t columns = columns_of(at, size);
        bool first = column == indent;
        if (!first && column + 1 + columns > printer->width) {
            buffer_add_char(printer->out, '\n');
            add_repeated(printer->out, " ", indent);
            column = indent;
            first = true;
        }
        if (!first && size > 0) {
            buffer_add_char(printer->out, ' ');
            column++;
        }
        add_bytes_of(printer->out, at, size);
        column += columns;
        at += size;
        if (*at == '\n') {
            buffer_add_char(printer->out, '\n');
            add_repeated(printer->out, " ", indent);
            column = indent;
        }
        at += *at != '\0';
    }
    buffer_add_char(printer->out, '\n');
}

static void add_gap(struct printer *printer)
{
    if (printer->begun) {
        buffer_add_char(printer->out, '\n');
    }
}

static void print_heading(
        struct printer *printer, const struct report_block *block, const char *underline)
{
    add_gap(printer);
    add_wrapped(printer, "", block->text);
    if (underline != NULL) {
        size_t columns = utf8_count(block->text);
        add_repeated(printer->out, underline, columns < printer->width ? columns : printer->width);
        buffer_add_char(printer->out, '\n');
    }
    if (*block->note != '\0') {
        add_wrapped(printer, "", block->note);
    }
}

static size_t widest_label(const struct report_block *block)
{
    size_t widest = 0;
    for (size_t i = 0; i < block->count; i++) {
        const char *label = block->bands != NULL ? block->bands[i].label : block->pairs[i].label;
        size_t columns = utf8_count(label);
        widest = columns > widest ? columns : widest;
    }
    return widest;
}

static void add_label(struct buffer *out, const char *label, size_t width, const char *end)
{
    buffer_add(out, label);
    size_t columns = utf8_count(label);
    add_repeated(out, " ", width > columns ? width - columns : 0);
    buffer_add(out, end);
}

static void print_facts(struct printer *printer, const struct report_block *block)
{
    size_t widest = widest_label(block);
    struct buffer lead = { 0 };
    for (size_t i = 0; i < block->count; i++) {
        buffer_clear(&lead);
        add_label(&lead, block->pairs[i].label, widest, "  ");
        add_wrapped(printer, buffer_text(&lead), block->pairs[i].value);
    }
    buffer_finish(&lead);
}

static size_t cell_of(double value, size_t cells)
{
    size_t cell = (size_t)(value / 100 * (double)cells);
    return cell < cells ? cell : cells - 1;
}

static const char *cell_sign(const struct report_band *band, size_t cell, size_t cells)
{
    if (band->has_dot && cell == cell_of(band->dot, cells)) {
        return "•";
    }
    bool inside = band->has_band && cell >= cell_of(band->low, cells) &&
            cell <= cell_of(band->high, cells);
    if (!inside) {
        return "·";
    }
    if (band->faint) {
        return "-";
    }
    return cell == cell_of(band->middle, cells) ? "|" : "=";
}

static void print_band(struct printer *printer, const struct report_band *band, size_t taken)
{
    size_t room = printer->width > taken ? printer->width - taken : 0;
    size_t cells = room < BAR_MOST ? room : BAR_MOST;
    if (band->has_band && cells >= BAR_LEAST) {
        for (size_t cell = 0; cell < cells; cell++) {
            buffer_add(printer->out, cell_sign(band, cell, cells));
        }
    }
    if (band->has_band) {
        bool beside = band->beside != NULL;
        buffer_add_format(printer->out, beside ? " %3.0f–%-3.0f %3s  %s" : " %3.0f–%-3.0f %s%s",
                band->low, band->high, band->value, beside ? band->beside : "");
    } else {
        buffer_add(printer->out, band->note);
    }
    while (printer->out->size > 0 && printer->out->bytes[printer->out->size - 1] == ' ') {
        printer->out->bytes[--printer->out->size] = '\0';
    }
    buffer_add_char(printer->out, '\n');
}

static void print_bands(struct printer *printer, const struct report_block *block)
{
    size_t widest = widest_label(block);
    size_t numbers = NUMBERS_WIDTH + (*block->text != '\0' ? BESIDE_WIDTH : 0);
    struct buffer lead = { 0 };
    for (size_t i = 0; i < block->count; i++) {
        const struct report_band *band = &block->bands[i];
        add_label(printer->out, band->label, widest, " ");
        print_band(printer, band, widest + 2 + numbers);
        if (band->has_band && *band->note != '\0') {
            buffer_clear(&lead);
            add_label(&lead, "", widest, " ");
            add_wrapped(printer, buffer_text(&lead), band->note);
        }
    }
    buffer_finish(&lead);
    if (*block->note != '\0') {
        add_wrapped(printer, "", block->note);
    }
    if (*block->text != '\0') {
        add_wrapped(printer, tr("last column: "), block->text);
    }
}

static void print_chips(struct printer *printer, const struct report_item *item)
{
    struct buffer chips = { 0 };
    for (size_t i = 0; i < item->chip_count; i++) {
        buffer_add(&chips, i > 0 ? " · " : "");
        buffer_add(&chips, item->chips[i].text);
    }
    if (chips.size > 0) {
        add_wrapped(printer, "  ", buffer_text(&chips));
    }
    buffer_finish(&chips);
}

static void print_item(struct printer *printer, const struct report_item *item)
{
    add_gap(printer);
    add_wrapped(printer, "", item->head);
    if (*item->before != '\0') {
        add_wrapped(printer, "  ", item->before);
    }
    if (*item->words != '\0') {
        add_wrapped(printer, "  ", item->words);
    }
    print_chips(printer, item);
    struct buffer note = { 0 };
    for (size_t i = 0; i < item->note_count; i++) {
        buffer_clear(&note);
        buffer_add_format(&note, "%s: %s", item->notes[i].label, item->notes[i].value);
        add_wrapped(printer, "    ", buffer_text(&note));
    }
    buffer_finish(&note);
}

static void print_lines(struct printer *printer, const struct report_block *block)
{
    if (*block->note != '\0') {
        add_wrapped(printer, "", block->note);
    }
    size_t widest = widest_label(block);
    for (size_t i = 0; i < block->count; i++) {
        add_label(printer->out, block->pairs[i].label, widest, " ");
        add_repeated(
                printer->out, "_", printer->width > widest + 1 ? printer->width - widest - 1 : 1);
        buffer_add_char(printer->out, '\n');
    }
}

// A table of many figures in a narrow terminal: a paragraph a row, with the labels in it.
static void print_long_rows(struct printer *printer, const struct report_table *table)
{
    struct buffer line = { 0 };
    for (size_t r = 0; r < table->row_count; r++) {
        const char *const *cells = &table->cells[r * table->column_count];
        buffer_clear(&line);
        buffer_add(&line, cells[0]);
        for (size_t c = 1; c < table->column_count; c++) {
            buffer_add_format(&line, " · %s: %s", table->columns[c].label, cells[c]);
        }
        add_wrapped(printer, "- ", buffer_text(&line));
    }
    buffer_finish(&line);
}

static void print_table(struct printer *printer, const struct report_block *block)
{
    add_gap(printer);
    if (block->table.column_count > 1 && table_least(&block->table) > printer->width) {
        print_long_rows(printer, &block->table);
    } else {
        table_print(printer->out, &block->table, printer->width);
    }
    if (*block->note != '\0') {
        add_wrapped(printer, "", block->note);
    }
}

static void print_block(struct printer *printer, const struct report_block *block)
{
    switch (block->kind) {
    case REPORT_TITLE:
        print_heading(printer, block, "=");
        break;
    case REPORT_SECTION:
        print_heading(printer, block, "-");
        break;
    case REPORT_PART:
        print_heading(printer, block, NULL);
        break;
    case REPORT_STATUS:
    case REPORT_PARAGRAPH:
        add_wrapped(printer, "", block->text);
        break;
    case REPORT_BULLET:
        add_wrapped(printer, "- ", block->text);
        break;
    case REPORT_FACTS:
        print_facts(printer, block);
        break;
    case REPORT_BANDS:
        print_bands(printer, block);
        break;
    case REPORT_ITEM:
        print_item(printer, &block->item);
        break;
    case REPORT_LINES:
        print_lines(printer, block);
        break;
    case REPORT_CURVE:
        add_wrapped(printer, "  ", block->text);
        break;
    case REPORT_TABLE:
        print_table(printer, block);
        break;
    }
    printer->begun = true;
}

void report_print(struct buffer *out, const struct report *report, size_t width)
{
    width = width < WIDTH_LEAST ? WIDTH_LEAST : width;
    struct printer printer = { .out = out, .width = width < WIDTH_MOST ? width : WIDTH_MOST };
    for (size_t i = 0; i < report->blocks.count; i++) {
        print_block(&printer, &report->blocks.items[i]);
    }
}
