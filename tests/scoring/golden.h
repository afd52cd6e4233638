// SPDX-License-Identifier: GPL-3.0-or-later
// Golden numbers: fixtures that stand beside the project, computed by other programs than ours.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <json-c/json.h>

/** The largest difference allowed between a golden number and ours. */
#define GOLDEN_TOLERANCE 1e-9

/** NULL when the golden folder is there, else why the test that needs it is skipped. */
const char *golden_missing(void);

/** Path of a golden file, good until the next call. */
const char *golden_path(const char *name);

/** Reads a golden JSON file; the caller puts it. Fails the test when it cannot be read. */
struct json_object *golden_json(const char *name);

/** A member that must be there. JSON null is NULL. */
struct json_object *golden_member(struct json_object *object, const char *name);

double golden_number(struct json_object *object, const char *name);

/** Fails unless the member equals the number, or is null exactly when there is no number. */
void golden_check(struct json_object *object, const char *name, bool present, double number,
        const char *where);

/** A golden CSV file: a header line, then rows of numbers. */
struct golden_table {
    char *text;
    const char *names[64];
    int columns;
    double *cells; // row by row; NaN where a cell is empty or no number; male and TRUE are 1
    size_t rows;
};

void golden_table_read(struct golden_table *table, const char *name);
void golden_table_finish(struct golden_table *table);

/** Index of a column that must be there. */
int golden_table_column(const struct golden_table *table, const char *name);
