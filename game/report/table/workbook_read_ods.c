// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an .ods workbook: OpenDocument tables, their values only.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/table/workbook_parts.h"
#include "game/xml/reader.h"

struct ods {
    struct workbook_reading *reading;
    struct workbook_sheet *sheet; // NULL outside a table
    struct workbook_line line;
    struct buffer text;
    struct buffer value; // of the attribute that holds it; "" = the text counts
    long row;            // the one that is read
    long row_times;
    size_t column;
    size_t column_times;
    int depth;
    int skipped;  // depth of an element that is passed over; 0 = none, as in the next ones
    int table_at; // of what is open
    int row_at;
    int cell;
    int paragraphs;
    bool good;
};

static bool is(const char *name, const char *wanted)
{
    return strcmp(name, wanted) == 0;
}

static void copy_value(const struct xml_element *element, const char *name, struct buffer *value)
{
    for (size_t i = 0; i < element->attribute_count; i++) {
        if (is(element->attributes[i].name, name)) {
            buffer_clear(value);
            buffer_add_bytes(value, element->attributes[i].value, element->attributes[i].size);
            return;
        }
    }
}

static long times_of(const struct xml_element *element, const char *name)
{
    struct buffer value = { 0 };
    copy_value(element, name, &value);
    long times = strtol(buffer_text(&value), NULL, 10);
    buffer_finish(&value);
    return times > 1 ? times : 1;
}

// "PT11H45M00S" is 11:45 to whoever typed it.
static void read_time(struct buffer *value)
{
    char time[8];
    const char *text = buffer_text(value);
    if (strlen(text) >= 8 && text[0] == 'P' && text[4] == 'H' && text[7] == 'M') {
        (void)snprintf(time, sizeof(time), "%.2s:%.2s", text + 2, text + 5);
        buffer_clear(value);
        buffer_add(value, time);
    }
}

static void start_cell(struct ods *ods, const struct xml_element *element)
{
    struct buffer number = { 0 };
    ods->cell = ods->depth;
    ods->paragraphs = 0;
    ods->column_times = (size_t)times_of(element, "number-columns-repeated");
    buffer_clear(&ods->text);
    buffer_clear(&ods->value);
    copy_value(element, "string-value", &ods->value);
    copy_value(element, "time-value", &ods->value);
    read_time(&ods->value);
    copy_value(element, "value", &number);
    if (number.size > 0) {
        buffer_clear(&ods->value);
        workbook_plain_number(&ods->value, buffer_text(&number));
    }
    buffer_finish(&number);
}

static void start_in_cell(struct ods *ods, const struct xml_element *element)
{
    if (is(element->name, "p")) {
        buffer_add(&ods->text, ods->paragraphs++ > 0 ? "\n" : "");
    } else if (is(element->name, "s")) {
        long spaces = times_of(element, "c");
        for (long i = 0; i < spaces && i < WORKBOOK_CELL_MAX; i++) {
            buffer_add_char(&ods->text, ' ');
        }
    } else if (is(element->name, "line-break")) {
        buffer_add_char(&ods->text, '\n');
    } else if (is(element->name, "tab")) {
        buffer_add_char(&ods->text, '\t');
    }
}

static void start_table(struct ods *ods, const struct xml_element *element)
{
    struct buffer name = { 0 };
    copy_value(element, "name", &name);
    ods->sheet = workbook_add_sheet(ods->reading->workbook, buffer_text(&name));
    ods->table_at = ods->depth;
    ods->row = 0;
    buffer_finish(&name);
}

// What is said about a cell, what was there before, and forms are no cells.
static bool is_beside(const char *name)
{
    return is(name, "annotation") || is(name, "tracked-changes") || is(name, "shapes") ||
            is(name, "forms") || is(name, "dde-links");
}

static void start(void *data, const struct xml_element *element)
{
    struct ods *ods = data;
    ods->depth++;
    if (ods->skipped > 0) {
        return;
    }
    if (is_beside(element->name)) {
        ods->skipped = ods->depth;
    } else if (ods->cell > 0) {
        start_in_cell(ods, element);
    } else if (ods->sheet == NULL && is(element->name, "table")) {
        start_table(ods, element);
    } else if (ods->sheet != NULL && is(element->name, "table-row")) {
        ods->row_at = ods->depth;
        ods->row++;
        ods->row_times = times_of(element, "number-rows-repeated");
        ods->column = 0;
    } else if (ods->row_at > 0 &&
            (is(element->name, "table-cell") || is(element->name, "covered-table-cell"))) {
        start_cell(ods, element);
    }
}

static void take_text(void *data, const char *text, size_t size)
{
    struct ods *ods = data;
    if (ods->skipped == 0 && ods->cell > 0 && ods->paragraphs > 0) {
        buffer_add_bytes(&ods->text, text, size);
    }
}

static void end_cell(struct ods *ods)
{
    const char *text = buffer_text(ods->value.size > 0 ? &ods->value : &ods->text);
    for (size_t i = 0; i < ods->column_times && ods->column + i < WORKBOOK_COLUMNS_MAX; i++) {
        workbook_line_set(ods->reading, &ods->line, ods->column + i, text);
    }
    ods->column += ods->column_times;
    ods->cell = 0;
}

// A row that is repeated a million times is empty; what is not, counts once.
static void end_row(struct ods *ods)
{
    ods->row_at = 0;
    ods->good = ods->good && workbook_line_end(ods->reading, ods->sheet, &ods->line, ods->row);
    ods->row += ods->row_times - 1;
}

static void end(void *data)
{
    struct ods *ods = data;
    if (ods->skipped == ods->depth) {
        ods->skipped = 0;
    } else if (ods->skipped > 0) {
        // of no matter
    } else if (ods->cell == ods->depth) {
        end_cell(ods);
    } else if (ods->row_at == ods->depth) {
        end_row(ods);
    } else if (ods->table_at == ods->depth) {
        ods->sheet = NULL;
        ods->table_at = 0;
    }
    ods->depth--;
}

bool workbook_read_ods(struct workbook_reading *reading)
{
    const struct zip_part *content = zip_find(reading->zip, "content.xml");
    struct ods ods = { .reading = reading, .good = true };
    struct xml_handler handler = { &ods, start, take_text, end };
    bool good = xml_read_foreign(reading->file, buffer_text(&content->bytes), content->bytes.size,
            &handler, reading->diags);
    buffer_finish(&ods.text);
    buffer_finish(&ods.value);
    return good && ods.good;
}
