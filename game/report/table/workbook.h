// SPDX-License-Identifier: GPL-3.0-or-later
// A workbook: sheets of rows of cells, to and from the files of spreadsheet programs.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/vec.h"

enum {
    DIAG_WORKBOOK_KIND = 732,      // no workbook that we read
    DIAG_WORKBOOK_PART = 733,      // argument: the part that is missing
    DIAG_WORKBOOK_LARGE = 734,     // more rows than the argument
    DIAG_WORKBOOK_CELL_LONG = 735, // a text of more signs than the argument
    DIAG_WORKBOOK_WRITE = 736,     // argument: the reason
};

enum {
    WORKBOOK_ROWS_MAX = 20000,
    WORKBOOK_COLUMNS_MAX = 64,
    WORKBOOK_CELL_MAX = 32767, // UTF-16 units: what spreadsheet programs hold
};

enum row_look {
    ROW_PLAIN,
    ROW_HIDDEN, // for programs
    ROW_HEAD,   // names of columns, always in view
    ROW_BELOW,  // belongs to the one above it
    ROW_FREE,   // to be filled in, also where the column is locked
};

struct workbook_column {
    double width; // in signs
    bool locked;
    bool wraps;
    const char *choices; // words between spaces a cell may hold; NULL = anything
    bool number;         // of whole numbers; what is typed elsewhere stays the text it is
};

struct workbook_row {
    int number; // 1 is the first
    enum row_look look;
    const char **cells; // NULL = empty
    size_t cell_count;
};

struct workbook_sheet {
    const char *name;
    const struct workbook_column *columns; // borrowed; of what was read: NULL
    size_t column_count;
    size_t frozen_columns;
    VEC(struct workbook_row) rows;
};

/** Texts live in its arena. A zeroed one is ready for use. */
struct workbook {
    struct arena arena;
    VEC(struct workbook_sheet) sheets;
};

void workbook_finish(struct workbook *workbook);

/** Adds a sheet, or a row of `count` empty cells; borrowed until the next is added. */
struct workbook_sheet *workbook_add_sheet(struct workbook *workbook, const char *name);
struct workbook_row *workbook_add_row(
        struct workbook *workbook, struct workbook_sheet *sheet, int number, size_t count);

/** Puts a copy of `text` in a cell; NULL or "" empties it. Past the last column nothing happens. */
void workbook_set(
        struct workbook *workbook, struct workbook_row *row, size_t column, const char *text);

/** The text of a cell, "" when it is empty or not there. */
const char *workbook_cell(const struct workbook_row *row, size_t column);

enum workbook_kind { WORKBOOK_XLSX, WORKBOOK_ODS };

/**
 * Adds the file to `bytes`; the same workbook gives the same bytes. False, with diagnostics, when a
 * text does not fit in a cell, or the computer has no room.
 */
bool workbook_write(const struct workbook *workbook, enum workbook_kind kind, struct buffer *bytes,
        struct diag_list *diags);

/**
 * Reads an .xlsx or .ods as any program saves it: values only, no formulas or looks; empty rows are
 * left out. False, with diagnostics, when it is damaged, hostile or too large.
 */
bool workbook_read(struct workbook *workbook, const char *file, const char *bytes, size_t size,
        struct diag_list *diags);
