// SPDX-License-Identifier: GPL-3.0-or-later
// A workbook: sheets of rows of cells, to and from the files of spreadsheet programs.
#include "game/report/table/workbook.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/utf8.h"
#include "game/report/table/workbook_parts.h"

void workbook_finish(struct workbook *workbook)
{
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        vec_finish(&workbook->sheets.items[i].rows);
    }
    vec_finish(&workbook->sheets);
    arena_finish(&workbook->arena);
}

struct workbook_sheet *workbook_add_sheet(struct workbook *workbook, const char *name)
{
    struct workbook_sheet sheet = { .name = arena_copy_text(&workbook->arena, name, strlen(name)) };
    vec_push(&workbook->sheets, sheet);
    return vec_last(&workbook->sheets);
}

struct workbook_row *workbook_add_row(
        struct workbook *workbook, struct workbook_sheet *sheet, int number, size_t count)
{
    struct workbook_row row = { .number = number, .cell_count = count };
    row.cells = arena_alloc(&workbook->arena, (count > 0 ? count : 1) * sizeof(*row.cells));
    vec_push(&sheet->rows, row);
    return vec_last(&sheet->rows);
}

void workbook_set(
        struct workbook *workbook, struct workbook_row *row, size_t column, const char *text)
{
    if (column < row->cell_count) {
        bool some = text != NULL && text[0] != '\0';
        row->cells[column] = some ? arena_copy_text(&workbook->arena, text, strlen(text)) : NULL;
    }
}

const char *workbook_cell(const struct workbook_row *row, size_t column)
{
    bool some = column < row->cell_count && row->cells[column] != NULL;
    return some ? row->cells[column] : "";
}

static size_t units_of(const char *text)
{
    size_t units = 0;
    for (uint32_t c = utf8_next(&text); c != 0; c = utf8_next(&text)) {
        units += c > 0xffff ? 2 : 1;
    }
    return units;
}

static bool row_fits(
        const struct workbook_sheet *sheet, const struct workbook_row *row, struct diag_list *diags)
{
    char limit[16];
    (void)snprintf(limit, sizeof(limit), "%d", WORKBOOK_CELL_MAX);
    for (size_t i = 0; i < row->cell_count; i++) {
        if (units_of(workbook_cell(row, i)) > WORKBOOK_CELL_MAX) {
            diag_add(diags, DIAG_WORKBOOK_CELL_LONG, DIAG_ERROR, NULL, 0, sheet->name,
                    workbook_cell(row, 0), limit, NULL);
            return false;
        }
    }
    return true;
}

bool workbook_write(const struct workbook *workbook, enum workbook_kind kind, struct buffer *bytes,
        struct diag_list *diags)
{
    bool good = true;
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct workbook_sheet *sheet = &workbook->sheets.items[i];
        for (size_t j = 0; j < sheet->rows.count; j++) {
            good = row_fits(sheet, &sheet->rows.items[j], diags) && good;
        }
    }
    if (good && kind == WORKBOOK_ODS) {
        workbook_write_ods(workbook, bytes);
    } else if (good) {
        good = workbook_write_xlsx(workbook, bytes, diags);
    }
    return good;
}

bool workbook_is_number(const char *text)
{
    size_t sign = text[0] == '-' ? 1 : 0;
    size_t digits = strspn(text + sign, "0123456789");
    bool plain = text[sign] != '0' || (digits == 1 && sign == 0);
    return digits > 0 && digits < 6 && plain && text[sign + digits] == '\0';
}

bool workbook_read(struct workbook *workbook, const char *file, const char *bytes, size_t size,
        struct diag_list *diags)
{
    struct zip zip = { 0 };
    struct workbook_reading reading = { workbook, &zip, file, diags };
    bool good = false;
    bool packed = size > 4 && memcmp(bytes, "PK\3\4", 4) == 0;
    if (packed && zip_read(&zip, file, bytes, size, diags)) {
        if (zip_find(&zip, "xl/workbook.xml") != NULL) {
            good = workbook_read_xlsx(&reading);
        } else if (zip_find(&zip, "content.xml") != NULL) {
            good = workbook_read_ods(&reading);
        } else {
            packed = false;
        }
    }
    if (!packed) {
        diag_add(diags, DIAG_WORKBOOK_KIND, DIAG_ERROR, file, 0, NULL);
    }
    zip_finish(&zip);
    return good;
}

void workbook_line_set(struct workbook_reading *reading, struct workbook_line *line, size_t column,
        const char *text)
{
    if (column < WORKBOOK_COLUMNS_MAX && text[0] != '\0') {
        line->cells[column] = arena_copy_text(&reading->workbook->arena, text, strlen(text));
        line->count = column + 1 > line->count ? column + 1 : line->count;
    }
}

bool workbook_line_end(struct workbook_reading *reading, struct workbook_sheet *sheet,
        struct workbook_line *line, long number)
{
    if (line->count == 0) {
        return true;
    }
    if (number > WORKBOOK_ROWS_MAX) {
        char limit[16];
        (void)snprintf(limit, sizeof(limit), "%d", WORKBOOK_ROWS_MAX);
        diag_add(reading->diags, DIAG_WORKBOOK_LARGE, DIAG_ERROR, reading->file, 0, limit, NULL);
        return false;
    }
    struct workbook_row *row = workbook_add_row(reading->workbook, sheet, (int)number, line->count);
    memcpy(row->cells, line->cells, line->count * sizeof(*line->cells));
    *line = (struct workbook_line) { 0 };
    return true;
}

void workbook_plain_number(struct buffer *buffer, const char *text)
{
    char *end = NULL;
    double number = strtod(text, &end);
    bool whole = end != text && *end == '\0' && fabs(number) < 1e9 &&
            fabs(number - round(number)) < 1e-9;
    if (whole) {
        buffer_add_format(buffer, "%ld", lround(number));
    } else {
        buffer_add(buffer, text);
    }
}
