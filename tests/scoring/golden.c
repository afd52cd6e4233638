// SPDX-License-Identifier: GPL-3.0-or-later
// Golden numbers: fixtures that stand beside the project, computed by other programs than ours.
#include "tests/scoring/golden.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/test_main.h"

static const char FOLDER[] = ZEVEN_SOURCE_DIR "/../shared/golden";

const char *golden_missing(void)
{
    return access(FOLDER, R_OK) == 0 ? NULL : "../shared/golden is not there";
}

const char *golden_path(const char *name)
{
    static char path[512];
    (void)snprintf(path, sizeof(path), "%s/%s", FOLDER, name);
    return path;
}

struct json_object *golden_json(const char *name)
{
    struct json_object *object = json_object_from_file(golden_path(name));
    ck_assert_msg(object != NULL, "%s: %s", name, json_util_get_last_err());
    return object;
}

struct json_object *golden_member(struct json_object *object, const char *name)
{
    struct json_object *member = NULL;
    ck_assert_msg(json_object_object_get_ex(object, name, &member), "no member %s", name);
    return member;
}

double golden_number(struct json_object *object, const char *name)
{
    return json_object_get_double(golden_member(object, name));
}

void golden_check(struct json_object *object, const char *name, bool present, double number,
        const char *where)
{
    struct json_object *member = golden_member(object, name);
    ck_assert_msg((member != NULL) == present, "%s %s: %s", where, name,
            present ? "golden has no number, we have one" : "golden has a number, we have none");
    if (present) {
        double golden = json_object_get_double(member);
        ck_assert_msg(fabs(golden - number) <= GOLDEN_TOLERANCE, "%s %s: golden %.12g, ours %.12g",
                where, name, golden, number);
    }
}

static char *read_text(const char *name)
{
    FILE *file = fopen(golden_path(name), "r");
    ck_assert_msg(file != NULL, "cannot open %s", name);
    char *text = NULL;
    size_t room = 0;
    ck_assert_int_gt(getdelim(&text, &room, '\0', file), 0);
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

// Words that the fixtures use for numbers.
static const struct {
    const char *word;
    double number;
} WORDS[] = { { "TRUE", 1 }, { "FALSE", 0 }, { "male", 1 }, { "female", 0 } };

static double cell_number(const char *cell)
{
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        if (strcmp(cell, WORDS[i].word) == 0) {
            return WORDS[i].number;
        }
    }
    char *end = NULL;
    double number = strtod(cell, &end);
    return end == cell || *end != '\0' ? NAN : number;
}

static const char *unquoted(char *cell)
{
    size_t length = strlen(cell);
    if (length < 2 || cell[0] != '"') {
        return cell;
    }
    cell[length - 1] = '\0';
    return cell + 1;
}

void golden_table_read(struct golden_table *table, const char *name)
{
    *table = (struct golden_table) { .text = read_text(name) };
    char *rest = table->text;
    char *header = strsep(&rest, "\n");
    for (char *cell = strsep(&header, ","); cell != NULL; cell = strsep(&header, ",")) {
        ck_assert_int_lt(table->columns, 64);
        table->names[table->columns++] = unquoted(cell);
    }

    size_t room = 0;
    for (char *line = strsep(&rest, "\n"); line != NULL && *line != '\0';
            line = strsep(&rest, "\n")) {
        if (table->rows == room) {
            room = 2 * room + 64;
            table->cells = realloc(table->cells, room * (size_t)table->columns * sizeof(double));
        }
        double *cells = &table->cells[table->rows++ * (size_t)table->columns];
        for (int c = 0; c < table->columns; c++) {
            const char *cell = strsep(&line, ",");
            ck_assert_msg(cell != NULL, "%s: row %zu is short", name, table->rows);
            cells[c] = cell_number(cell);
        }
    }
}

void golden_table_finish(struct golden_table *table)
{
    free(table->text);
    free(table->cells);
}

int golden_table_column(const struct golden_table *table, const char *name)
{
    for (int c = 0; c < table->columns; c++) {
        if (strcmp(table->names[c], name) == 0) {
            return c;
        }
    }
    ck_abort_msg("no column %s", name);
}
