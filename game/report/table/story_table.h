// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario or pack as a workbook: which text, value or points stands in which cell.
#pragma once

#include "game/report/table/workbook.h"
#include "game/scenario/edit.h"

enum story_table_sheet {
    TABLE_REPLIES, // one row a wording
    TABLE_CUSTOMER,
    TABLE_RECORDS,
    TABLE_WRAP_UPS,
    TABLE_PROMISES,
    TABLE_POINTS, // what is observed, what is critical
    TABLE_STORY,  // title, facts, needs
    TABLE_SHEET_COUNT,
};

enum { TABLE_COLUMNS_MAX = 32 };

/** What a column holds. */
enum story_table_kind {
    TABLE_PLACE,  // the name of the row, for programs
    TABLE_SHOWN,  // to read by; not read back
    TABLE_EDITED, // read back
    TABLE_ACTS,   // speech acts by their ids, between spaces
};

struct story_table_column {
    const char *key;   // "say": the name for programs, in the hidden first row
    const char *title; // msgid; of points and why: NULL, it is the competency's name
    enum story_table_kind kind;
    const char *suffix; // as story_table_suffix; NULL = it depends on the element
    const char *choices;
    double width;
};

struct story_table_row {
    uint32_t element; // of the file
    const char *place;
    const char *cells[TABLE_COLUMNS_MAX]; // "" = empty
    bool below;                           // an informed wording
};

struct story_table_page {
    VEC(struct story_table_row) rows;
};

/** Texts live in the arena of the edit it was made of. */
struct story_table {
    struct story_table_page pages[TABLE_SHEET_COUNT];
};

/** The columns of a sheet. */
const struct story_table_column *story_table_columns(enum story_table_sheet sheet, size_t *count);

/** Adds what stands over a column: "Wording", "Empathy: why". */
void story_table_add_title(const struct story_table_column *column, struct buffer *title);

/** The sheet's name for programs ("replies") and for people. */
const char *story_table_sheet_key(enum story_table_sheet sheet);
const char *story_table_sheet_name(enum story_table_sheet sheet);

/** The column with this key, or TABLE_COLUMNS_MAX. */
size_t story_table_find_column(enum story_table_sheet sheet, const char *key);

/**
 * Where below a row's element of this kind the cell in `column` stands: "/say", "@next", "" for its
 * own text; NULL when the format knows nothing there, or the cell is only shown.
 */
const char *story_table_suffix(enum story_table_sheet sheet, enum element element, size_t column);

/** The sheet that elements of this kind have a row in, or TABLE_SHEET_COUNT. */
enum story_table_sheet story_table_sheet_of(enum element element);

/** What such a row is called: "Record"; "" when there is no word for it. */
const char *story_table_row_name(enum element element);

/** Lays out everything that can be edited, in order of the file. */
void story_table_fill(struct story_table *table, struct edit *edit);
void story_table_finish(struct story_table *table);

/** The table as a workbook, with a sheet that explains in front; `digest` of the file's bytes. */
void story_table_write(const struct story_table *table, struct edit *edit, const char *digest,
        struct workbook *workbook);
