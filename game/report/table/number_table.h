// SPDX-License-Identifier: GPL-3.0-or-later
// A table of numbers in a CSV file: one row a person, one column a part; read row by row, so that a
// million people fit.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"

enum {
    DIAG_STATS_NUMBER = 900,   // arguments: column, the text
    DIAG_STATS_COLUMN = 901,   // arguments: the name asked for, all names
    DIAG_STATS_NO_PARTS = 902, // no column left
    DIAG_STATS_OPEN = 903,     // argument: the reason the system gives
    DIAG_STATS_REWIND = 904,   // argument: the reason
    DIAG_STATS_OPTION = 905,   // arguments: the option, its value
    DIAG_STATS_COUNT = 906,    // arguments: column, the text: no whole number, or out of range
};

enum { NUMBER_COLUMNS_MAX = 512 };

/** Which columns are parts, and how they are taken. Lists are comma-separated names. */
struct number_choice {
    const char *columns;   // only these, in this order; NULL = all but the known names of people
    const char *leave_out; // not these; NULL = none
    const char *reverse;   // taken as least + most - x; NULL = none
    bool has_range;        // of every part
    double least;
    double most;
};

struct number_table {
    struct arena arena;
    const char *path;
    FILE *file;
    char separator;
    int line_number;
    long long rows; // given so far
    VEC(const char *) names;
    int *places; // of the parts, in the row
    bool *reversed;
    size_t parts;
    struct number_choice choice;
    char *line;
    size_t room;
    char **fields; // of the row just read, borrowed from line
    size_t field_count;
    double *numbers; // of one row, when the file holds numbers and no text; else NULL
    struct diag_list *diags;
};

/**
 * Opens `path` ("-" is `in`), reads the line of names and settles which columns are parts. False,
 * with a diagnostic, when that cannot be; number_table_finish then too. `diags` must live as long.
 */
bool number_table_init(struct number_table *table, const char *path, FILE *in,
        const struct number_choice *choice, struct diag_list *diags);
/** The same of an open file, which becomes the table's; `name` stands in diagnostics. */
bool number_table_init_file(struct number_table *table, const char *name, FILE *file,
        const struct number_choice *choice, struct diag_list *diags);
/** The same of a file at its beginning that holds rows of `count` doubles, as this program wrote
 * them; NaN where there is none. It has no texts. `names` are copied. */
bool number_table_init_numbers(struct number_table *table, const char *name, FILE *file,
        const char *const *names, size_t count, const struct number_choice *choice,
        struct diag_list *diags);
void number_table_finish(struct number_table *table);

/** The name of a part. */
const char *number_table_name(const struct number_table *table, size_t part);

/** The place of a column by name, or -1 with a diagnostic. */
int number_table_column(struct number_table *table, const char *name);

enum number_row { NUMBER_ROW, NUMBER_END, NUMBER_BAD };

/**
 * Reads the next row: one number per part, NaN where the cell is empty or NA. With ';' between the
 * cells a comma in a number is a point. BAD, with a diagnostic, for what is no number.
 */
enum number_row number_table_next(struct number_table *table, double *row);

/** The text of a column in the row just read; good until the next. */
const char *number_table_text(const struct number_table *table, int place);

/** Goes back to the first row. False, with a diagnostic, when the file cannot. */
bool number_table_rewind(struct number_table *table);
