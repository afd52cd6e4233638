// SPDX-License-Identifier: GPL-3.0-or-later
// A table of data for other programs, row after row into a file: .xlsx or .csv.
#include "game/report/table/data_table.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <xlsxwriter.h>

#include "game/base/mem.h"
#include "game/base/utf8.h"
#include "game/report/csv_out.h"
#include "game/report/table/workbook.h"

enum {
    CREATED = 1577836800, // no clock here: every table is of 1 January 2020
    FLUSH_SIZE = 65536,
};

struct data_table {
    FILE *file; // of CSV; else the workbook
    struct buffer bytes;
    struct csv_out csv;
    bool broken;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *head;
    lxw_format *whole; // numbers as they are read; a cell holds every digit
    lxw_format *figure;
    lxw_format *day;
    uint32_t row;
    uint32_t column;
    uint32_t columns; // of the widest row
};

static lxw_format *add_format(struct data_table *table, const char *number)
{
    lxw_format *format = workbook_add_format(table->workbook);
    format_set_num_format(format, number);
    return format;
}

static void add_formats(struct data_table *table)
{
    table->head = workbook_add_format(table->workbook);
    format_set_bold(table->head);
    format_set_text_wrap(table->head);
    format_set_align(table->head, LXW_ALIGN_VERTICAL_BOTTOM);
    table->whole = add_format(table, "0");
    table->figure = add_format(table, "0.00");
    table->day = add_format(table, "yyyy-mm-dd");
    format_set_align(table->day, LXW_ALIGN_LEFT);
}

// Long heads stand in several lines and stay in sight, with the first two columns; paper is wide.
static void lay_out(lxw_worksheet *sheet)
{
    enum { WIDTH = 16, HEAD_HEIGHT = 48 };
    worksheet_set_column(sheet, 0, DATA_XLSX_COLUMNS_MAX - 1, WIDTH, NULL);
    worksheet_set_row(sheet, 0, HEAD_HEIGHT, NULL);
    worksheet_freeze_panes(sheet, 1, 2);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); // A4
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_repeat_columns(sheet, 0, 1);
}

static bool open_workbook(struct data_table *table, const char *path)
{
    FILE *file = fopen(path, "wb"); // the library would complain of it on stderr, and not to us
    if (file == NULL || fclose(file) != 0) {
        return false;
    }
    // Row by row to the disk: a hundred thousand sessions do not fit in memory twice.
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    table->workbook = workbook_new_opt(path, &options);
    if (table->workbook == NULL) {
        return false;
    }
    lxw_doc_properties properties = { .created = CREATED };
    workbook_set_properties(table->workbook, &properties);
    table->sheet = workbook_add_worksheet(table->workbook, "zeven");
    add_formats(table);
    lay_out(table->sheet);
    return true;
}

static bool open_csv(struct data_table *table, const char *path)
{
    table->file = fopen(path, "wb");
    csv_out_init(&table->csv, &table->bytes);
    return table->file != NULL;
}

static void refuse(struct diag_list *diags, const char *reason)
{
    diag_add(diags, DIAG_WORKBOOK_WRITE, DIAG_ERROR, NULL, 0, reason, NULL);
}

struct data_table *data_table_create(const char *path, enum data_kind kind, struct diag_list *diags)
{
    struct data_table *table = mem_alloc(sizeof(*table));
    bool good = kind == DATA_XLSX ? open_workbook(table, path) : open_csv(table, path);
    if (!good) {
        refuse(diags, strerror(errno));
        mem_free(table);
        return NULL;
    }
    return table;
}

static bool fits(const struct data_table *table)
{
    return table->row <= DATA_XLSX_ROWS_MAX && table->column < DATA_XLSX_COLUMNS_MAX;
}

// The library counts in signs of UTF-16; a text of this many signs of any kind always fits.
static char *cut(const char *text)
{
    size_t size = strlen(text);
    size_t end = size > WORKBOOK_CELL_MAX / 2 ? utf8_before(text, WORKBOOK_CELL_MAX / 2) : size;
    char *copy = mem_alloc(end + 1);
    memcpy(copy, text, end);
    return copy;
}

static void write_text(struct data_table *table, const char *text)
{
    char *copy = cut(text);
    lxw_error error = worksheet_write_string(table->sheet, table->row, (lxw_col_t)table->column,
            copy, table->row == 0 ? table->head : NULL);
    table->broken = table->broken || error != LXW_NO_ERROR;
    mem_free(copy);
}

void data_table_text(struct data_table *table, const char *text)
{
    text = text != NULL ? text : "";
    if (table->file != NULL) {
        csv_out_text(&table->csv, text);
    } else if (fits(table) && *text != '\0') {
        write_text(table, text);
    }
    table->column++;
}

static void write_number(struct data_table *table, double value, lxw_format *format)
{
    if (fits(table)) {
        lxw_error error = worksheet_write_number(
                table->sheet, table->row, (lxw_col_t)table->column, value, format);
        table->broken = table->broken || error != LXW_NO_ERROR;
    }
}

void data_table_integer(struct data_table *table, int64_t value)
{
    if (table->file != NULL) {
        csv_out_integer(&table->csv, value);
    } else {
        write_number(table, (double)value, table->whole);
    }
    table->column++;
}

void data_table_number(struct data_table *table, bool has, double value)
{
    if (table->file != NULL) {
        csv_out_number(&table->csv, has, value);
    } else if (has) {
        write_number(table, value, table->figure);
    }
    table->column++;
}

void data_table_day(struct data_table *table, int year, int month, int day)
{
    if (table->file != NULL) {
        char text[32];
        (void)snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
        csv_out_text(&table->csv, text);
    } else if (fits(table)) {
        lxw_datetime date = { .year = year, .month = month, .day = day };
        lxw_error error = worksheet_write_datetime(
                table->sheet, table->row, (lxw_col_t)table->column, &date, table->day);
        table->broken = table->broken || error != LXW_NO_ERROR;
    }
    table->column++;
}

static void flush(struct data_table *table)
{
    size_t size = table->bytes.size;
    bool good = size == 0 || fwrite(table->bytes.bytes, 1, size, table->file) == size;
    table->broken = table->broken || !good;
    buffer_clear(&table->bytes);
}

void data_table_end_row(struct data_table *table)
{
    if (table->file != NULL) {
        csv_out_end_line(&table->csv);
        if (table->bytes.size >= FLUSH_SIZE) {
            flush(table);
        }
    }
    table->columns = table->column > table->columns ? table->column : table->columns;
    table->row++;
    table->column = 0;
}

static bool close_csv(struct data_table *table, struct diag_list *diags)
{
    flush(table);
    bool good = fclose(table->file) == 0 && !table->broken;
    if (!good) {
        refuse(diags, strerror(errno));
    }
    buffer_finish(&table->bytes);
    return good;
}

static bool close_workbook(struct data_table *table, struct diag_list *diags)
{
    lxw_error error = workbook_close(table->workbook);
    bool large = table->row > DATA_XLSX_ROWS_MAX + 1 || table->columns > DATA_XLSX_COLUMNS_MAX;
    if (large) {
        char limit[16];
        (void)snprintf(limit, sizeof(limit), "%d", DATA_XLSX_ROWS_MAX);
        diag_add(diags, DIAG_WORKBOOK_LARGE, DIAG_ERROR, NULL, 0, limit, NULL);
    } else if (error != LXW_NO_ERROR) {
        refuse(diags, lxw_strerror(error));
    }
    return error == LXW_NO_ERROR && !large && !table->broken;
}

bool data_table_close(struct data_table *table, struct diag_list *diags)
{
    if (table == NULL) {
        return false;
    }
    bool good = table->file != NULL ? close_csv(table, diags) : close_workbook(table, diags);
    mem_free(table);
    return good;
}
