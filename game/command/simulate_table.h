// SPDX-License-Identifier: GPL-3.0-or-later
// A table of a report that is filled cell by cell, in the program's language.
#pragma once

#include "game/report/report.h"

enum { SIMULATE_COLUMNS_MAX = 12 };

struct simulate_table {
    struct report *report;
    struct report_column columns[SIMULATE_COLUMNS_MAX];
    size_t column_count;
    VEC(const char *) cells;
};

/** Labels of columns are msgids, or words of the language already. */
void simulate_table_init(struct simulate_table *table, struct report *report,
        const struct report_column *columns, size_t count);

/** "0,84", in the program's language; lives as long as the report. */
const char *simulate_number(struct report *report, double value, int decimals);

void simulate_table_text(struct simulate_table *table, const char *text);

/** "0,84"; "–" for what is not finite. */
void simulate_table_number(struct simulate_table *table, double value, int decimals);

/** 0.875 is "87,5%". */
void simulate_table_percent(struct simulate_table *table, double value);

/** Adds the table, with the note under it, to the report. */
void simulate_table_finish(struct simulate_table *table, const char *note);
