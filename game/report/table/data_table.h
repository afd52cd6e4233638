// SPDX-License-Identifier: GPL-3.0-or-later
// A table of data for other programs, row after row into a file: .xlsx or .csv.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"

enum data_kind { DATA_XLSX, DATA_CSV };

enum { DATA_XLSX_ROWS_MAX = 1048575, DATA_XLSX_COLUMNS_MAX = 16384 }; // below the head

struct data_table;

/**
 * Begins a file at `path`. Texts stay text whatever they begin with: a cell of text in .xlsx, a '
 * in front in .csv, as csv_out.h says. NULL, with a diagnostic, when it cannot be made.
 */
struct data_table *data_table_create(
        const char *path, enum data_kind kind, struct diag_list *diags);

// The next cell of the row. A text that is too long for a cell is cut off there.

void data_table_text(struct data_table *table, const char *text); // NULL or "" = empty
void data_table_integer(struct data_table *table, int64_t value);
void data_table_number(struct data_table *table, bool has, double value);
void data_table_day(struct data_table *table, int year, int month, int day); // from 1
void data_table_end_row(struct data_table *table); // the first row is the head

/**
 * Ends the file and frees the table; NULL gives false. False, with a diagnostic, when it could not
 * be written whole, or has more rows or columns than .xlsx can hold.
 */
bool data_table_close(struct data_table *table, struct diag_list *diags);
