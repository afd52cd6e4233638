// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a workbook as .xlsx.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "game/base/bundle.h"
#include "game/report/table/workbook_parts.h"

enum {
    LOOK_COUNT = ROW_FREE + 1,
    CREATED = 1577836800
}; // no clock here: every workbook is of 1 January 2020

struct writing {
    lxw_workbook *file;
    lxw_worksheet *sheet;
    lxw_format *formats[LOOK_COUNT][2][2][2]; // by look, locked, wraps, number
};

static lxw_format *make_format(
        struct writing *writing, enum row_look look, bool locked, bool wraps, bool number)
{
    lxw_format *format = workbook_add_format(writing->file);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (wraps) {
        format_set_text_wrap(format);
    }
    if (look == ROW_HEAD) {
        format_set_bold(format);
        format_set_text_wrap(format);
        format_set_bg_color(format, 0x1F5F5B);
        format_set_font_color(format, LXW_COLOR_WHITE);
    } else if (locked && look != ROW_FREE) {
        format_set_bg_color(format, 0xECEBE6);
        format_set_font_color(format, 0x4A4A45);
    } else {
        format_set_unlocked(format);
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xC9C7BD);
        format_set_num_format(format, number ? "0" : "@"); // 11:45 and 1-2 stay what they are
        if (look == ROW_BELOW) {
            format_set_bg_color(format, 0xF4F8F7);
        }
    }
    return format;
}

static void make_formats(struct writing *writing)
{
    for (int i = 0; i < LOOK_COUNT * 8; i++) {
        bool locked = i / 4 % 2 == 1;
        bool wraps = i / 2 % 2 == 1;
        bool number = i % 2 == 1;
        writing->formats[i / 8][locked][wraps][number] =
                make_format(writing, (enum row_look)(i / 8), locked, wraps, number);
    }
}

static lxw_format *format_of(
        struct writing *writing, enum row_look look, const struct workbook_column *column)
{
    return writing->formats[look][column->locked][column->wraps][column->number];
}

// How many lines a text takes in a column; letters are a little narrower than the digits that
// widths are counted in.
static int lines_of(const char *text, double width)
{
    int lines = 0;
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        lines += 1 + (int)((double)size / width);
        text += size + (text[size] == '\n' ? 1 : 0);
    }
    return lines;
}

// Spreadsheet programs find the height of a row themselves, but not of one that they did not write.
static double height_of(const struct workbook_sheet *sheet, const struct workbook_row *row)
{
    enum { LINES_MAX = 25 };
    int lines = 1;
    for (size_t i = 0; i < sheet->column_count; i++) {
        bool wraps = sheet->columns[i].wraps || row->look == ROW_HEAD;
        int needed = wraps ? lines_of(workbook_cell(row, i), sheet->columns[i].width) : 1;
        lines = needed > lines ? needed : lines;
    }
    return 16.0 * (lines < LINES_MAX ? lines : LINES_MAX);
}

// "_x000D_" means a sign that XML cannot hold; a text that really says so gets its _ so written.
static void write_text(struct writing *writing, lxw_row_t row, lxw_col_t column, const char *text,
        lxw_format *format)
{
    struct buffer escaped = { 0 };
    for (; *text != '\0'; text++) {
        bool escape = text[0] == '_' && text[1] == 'x' &&
                strspn(text + 2, "0123456789abcdefABCDEF") >= 4 && text[6] == '_';
        buffer_add(&escaped, escape ? "_x005F" : "");
        buffer_add_char(&escaped, *text);
    }
    worksheet_write_string(writing->sheet, row, column, buffer_text(&escaped), format);
    buffer_finish(&escaped);
}

static void write_row(
        struct writing *writing, const struct workbook_sheet *sheet, const struct workbook_row *row)
{
    lxw_row_t at = (lxw_row_t)row->number - 1;
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct workbook_column *column = &sheet->columns[i];
        lxw_format *format = format_of(writing, row->look, column);
        const char *text = workbook_cell(row, i);
        if (text[0] == '\0') {
            worksheet_write_blank(writing->sheet, at, (lxw_col_t)i, format);
        } else if (workbook_is_number(text)) {
            worksheet_write_number(writing->sheet, at, (lxw_col_t)i, strtod(text, NULL), format);
        } else {
            write_text(writing, at, (lxw_col_t)i, text, format);
        }
    }
    lxw_row_col_options options = { .hidden = row->look == ROW_HIDDEN ? LXW_TRUE : LXW_FALSE };
    worksheet_set_row_opt(writing->sheet, at, height_of(sheet, row), NULL, &options);
}

// Choices are offered, not forced: what else is typed is diagnosed with a better sentence.
static void offer_choices(struct writing *writing, size_t column, const char *choices)
{
    char *words[16] = { NULL };
    char copy[256];
    char *rest = NULL;
    size_t count = 0;
    (void)snprintf(copy, sizeof(copy), "%s", choices);
    for (char *word = strtok_r(copy, " ", &rest); word != NULL && count < 15;
            word = strtok_r(NULL, " ", &rest)) {
        words[count++] = word;
    }
    lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = words,
        .error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION };
    worksheet_data_validation_range(writing->sheet, 2, (lxw_col_t)column, WORKBOOK_ROWS_MAX,
            (lxw_col_t)column, &validation);
}

static void write_sheet(struct writing *writing, const struct workbook_sheet *sheet)
{
    writing->sheet = workbook_add_worksheet(writing->file, sheet->name);
    int head = 0;
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct workbook_column *column = &sheet->columns[i];
        worksheet_set_column(writing->sheet, (lxw_col_t)i, (lxw_col_t)i, column->width,
                format_of(writing, ROW_PLAIN, column));
        if (column->choices != NULL) {
            offer_choices(writing, i, column->choices);
        }
    }
    for (size_t i = 0; i < sheet->rows.count; i++) {
        write_row(writing, sheet, &sheet->rows.items[i]);
        head = sheet->rows.items[i].look == ROW_HEAD ? sheet->rows.items[i].number : head;
    }
    worksheet_freeze_panes(writing->sheet, (lxw_row_t)head, (lxw_col_t)sheet->frozen_columns);
    lxw_protection allowed = { .format_columns = LXW_TRUE,
        .format_rows = LXW_TRUE,
        .format_cells = LXW_TRUE,
        .insert_rows = LXW_TRUE,
        .autofilter = LXW_TRUE };
    worksheet_protect(writing->sheet, NULL, &allowed);
}

static bool write_file(const struct workbook *workbook, const char *path, struct diag_list *diags)
{
    struct writing writing = { .file = workbook_new(path) };
    if (writing.file == NULL) {
        abort();
    }
    lxw_doc_properties properties = { .created = CREATED };
    workbook_set_properties(writing.file, &properties);
    make_formats(&writing);
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        write_sheet(&writing, &workbook->sheets.items[i]);
    }
    lxw_error error = workbook_close(writing.file);
    if (error != LXW_NO_ERROR) {
        diag_add(diags, DIAG_WORKBOOK_WRITE, DIAG_ERROR, NULL, 0, lxw_strerror(error), NULL);
    }
    return error == LXW_NO_ERROR;
}

// The library writes to files alone: one that is gone again before anybody sees it.
bool workbook_write_xlsx(
        const struct workbook *workbook, struct buffer *bytes, struct diag_list *diags)
{
    char path[] = "/tmp/zeven-workbook-XXXXXX";
    int file = mkstemp(path);
    if (file < 0) {
        diag_add(diags, DIAG_WORKBOOK_WRITE, DIAG_ERROR, NULL, 0, strerror(errno), NULL);
        return false;
    }
    bool good = write_file(workbook, path, diags) &&
            bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, bytes, diags);
    (void)close(file);
    (void)unlink(path);
    return good;
}
