// SPDX-License-Identifier: GPL-3.0-or-later
// Reads CSV as RFC 4180 has it, and as spreadsheets leave it: a mark in front, CRLF, ';' for ','.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"

enum {
    DIAG_CSV_ENCODING = 700,       // not UTF-8
    DIAG_CSV_EMPTY = 701,          // no header line
    DIAG_CSV_QUOTE_OPEN = 702,     // a quote that is never closed
    DIAG_CSV_QUOTE_AFTER = 703,    // text after a closing quote
    DIAG_CSV_FIELD_COUNT = 704,    // arguments: fields found, fields in the header
    DIAG_CSV_COLUMN_MISSING = 705, // arguments: the column, all columns
    DIAG_CSV_COLUMN_TWICE = 706,   // argument: the column
};

enum { CSV_FIELDS_MAX = 64 };

struct csv_row {
    int line; // where it begins
    size_t count;
    const char *const *fields;
};

struct csv {
    struct arena arena;
    const char *file; // for diagnostics, borrowed
    char separator;   // ',' or ';' or a tab: whichever the header line has most of
    struct csv_row header;
    VEC(struct csv_row) rows; // each with as many fields as the header
};

/**
 * Reads `size` bytes. Empty lines are left out. False, with every slip diagnosed, when it is no
 * CSV; csv_finish then too.
 */
bool csv_init(
        struct csv *csv, const char *file, const char *bytes, size_t size, struct diag_list *diags);
void csv_finish(struct csv *csv);

/** The place of a column, or -1; capitals and blanks around a name do not count. */
int csv_column(const struct csv *csv, const char *name);

/**
 * The places of `count` columns that must be there; false, with a diagnostic for each that is
 * missing or stands twice.
 */
bool csv_columns(const struct csv *csv, const char *const *names, size_t count, int *places,
        struct diag_list *diags);
