// SPDX-License-Identifier: GPL-3.0-or-later
// A table of numbers in a CSV file: one row a person, one column a part; read row by row, so that a
// million people fit.
#include "game/report/table/number_table.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/base/utf8.h"
#include "game/report/table/csv.h"
#include "game/report/table/number_line.h"

// Columns that say who somebody is: never a part unless asked for by name.
static const char *const PEOPLE[] = { "candidate", "person", "code", "id", "kandidaat" };

// Names

static char *trimmed(char *text)
{
    text += strspn(text, " \t");
    size_t size = strlen(text);
    while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\t')) {
        text[--size] = '\0';
    }
    return text;
}

static bool read_names(struct number_table *table)
{
    static const char MARK[] = "\xef\xbb\xbf";
    if (!number_line_read(table)) {
        number_line_refuse(table, DIAG_CSV_EMPTY, NULL, NULL);
        return false;
    }
    if (strncmp(table->line, MARK, 3) == 0) {
        memmove(table->line, table->line + 3, strlen(table->line) - 2);
    }
    size_t bad = 0;
    if (!utf8_valid(table->line, strlen(table->line), &bad)) {
        number_line_refuse(table, DIAG_CSV_ENCODING, NULL, NULL);
        return false;
    }
    table->separator = number_line_separator(table->line);
    if (!number_line_cut(table, NUMBER_COLUMNS_MAX)) {
        number_line_refuse(table, DIAG_CSV_FIELD_COUNT, "> 512", "512");
        return false;
    }
    for (size_t i = 0; i < table->field_count; i++) {
        const char *name = trimmed(table->fields[i]);
        vec_push(&table->names, arena_copy_text(&table->arena, name, strlen(name)));
    }
    return true;
}

static int find_name(const struct number_table *table, const char *name, size_t size)
{
    for (size_t i = 0; i < table->names.count; i++) {
        const char *own = table->names.items[i];
        if (strlen(own) == size && strncasecmp(own, name, size) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static void refuse_name(struct number_table *table, const char *name)
{
    struct buffer all = { 0 };
    for (size_t i = 0; i < table->names.count; i++) {
        buffer_add(&all, i > 0 ? ", " : "");
        buffer_add(&all, table->names.items[i]);
    }
    number_line_refuse(table, DIAG_STATS_COLUMN, name, buffer_text(&all));
    buffer_finish(&all);
}

int number_table_column(struct number_table *table, const char *name)
{
    int place = find_name(table, name, strlen(name));
    if (place < 0) {
        refuse_name(table, name);
    }
    return place;
}

static bool listed(const char *list, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = list; at != NULL && *at != '\0';) {
        size_t length = strcspn(at, ",");
        if (length == size && strncasecmp(at, name, size) == 0) {
            return true;
        }
        at += length + (at[length] == ',');
    }
    return false;
}

static bool all_known(struct number_table *table, const char *list)
{
    bool fine = true;
    for (const char *at = list; at != NULL && *at != '\0';) {
        size_t length = strcspn(at, ",");
        if (find_name(table, at, length) < 0) {
            refuse_name(table, arena_copy_text(&table->arena, at, length));
            fine = false;
        }
        at += length + (at[length] == ',');
    }
    return fine;
}

// Parts

static void add_part(struct number_table *table, int place)
{
    const char *name = table->names.items[place];
    if (!listed(table->choice.leave_out, name) && table->parts < table->names.count) {
        table->reversed[table->parts] = listed(table->choice.reverse, name);
        table->places[table->parts++] = place;
    }
}

static bool is_person(const char *name)
{
    for (size_t i = 0; i < sizeof(PEOPLE) / sizeof(PEOPLE[0]); i++) {
        if (strcasecmp(PEOPLE[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void add_parts(struct number_table *table)
{
    const char *at = table->choice.columns;
    if (at == NULL) {
        for (size_t i = 0; i < table->names.count; i++) {
            if (!is_person(table->names.items[i])) {
                add_part(table, (int)i);
            }
        }
        return;
    }
    while (*at != '\0') {
        size_t length = strcspn(at, ",");
        add_part(table, find_name(table, at, length));
        at += length + (at[length] == ',');
    }
}

static bool choose_parts(struct number_table *table)
{
    bool fine = all_known(table, table->choice.columns);
    fine = all_known(table, table->choice.leave_out) && fine;
    fine = all_known(table, table->choice.reverse) && fine;
    if (!fine) {
        return false;
    }
    table->places = arena_alloc(&table->arena, table->names.count * sizeof(*table->places));
    table->reversed = arena_alloc(&table->arena, table->names.count * sizeof(*table->reversed));
    add_parts(table);
    if (table->parts == 0) {
        number_line_refuse(table, DIAG_STATS_NO_PARTS, NULL, NULL);
    }
    return table->parts > 0;
}

// Opening

// What comes in through a pipe is kept, so that it can be read twice.
static FILE *keep(FILE *in)
{
    FILE *kept = tmpfile();
    char bytes[1 << 16];
    for (size_t size = 1; kept != NULL && size > 0;) {
        size = fread(bytes, 1, sizeof(bytes), in);
        if (fwrite(bytes, 1, size, kept) != size) {
            (void)fclose(kept);
            return NULL;
        }
    }
    if (kept != NULL) {
        rewind(kept);
    }
    return kept;
}

bool number_table_init_file(struct number_table *table, const char *name, FILE *file,
        const struct number_choice *choice, struct diag_list *diags)
{
    *table = (struct number_table) { .path = name, .choice = *choice, .diags = diags };
    table->file = file;
    if (file == NULL) {
        number_line_refuse(table, DIAG_STATS_OPEN, strerror(errno), NULL);
        return false;
    }
    table->fields = mem_alloc((NUMBER_COLUMNS_MAX + 1) * sizeof(*table->fields));
    return read_names(table) && choose_parts(table);
}

bool number_table_init_numbers(struct number_table *table, const char *name, FILE *file,
        const char *const *names, size_t count, const struct number_choice *choice,
        struct diag_list *diags)
{
    *table = (struct number_table) { .path = name, .choice = *choice, .diags = diags };
    table->file = file;
    table->numbers = mem_alloc((count + 1) * sizeof(*table->numbers));
    for (size_t i = 0; i < count; i++) {
        vec_push(&table->names, arena_copy_text(&table->arena, names[i], strlen(names[i])));
    }
    return choose_parts(table);
}

bool number_table_init(struct number_table *table, const char *path, FILE *in,
        const struct number_choice *choice, struct diag_list *diags)
{
    FILE *file = strcmp(path, "-") == 0 ? keep(in) : fopen(path, "r");
    return number_table_init_file(table, path, file, choice, diags);
}

void number_table_finish(struct number_table *table)
{
    if (table->file != NULL) {
        (void)fclose(table->file);
    }
    free(table->line);
    mem_free(table->fields);
    mem_free(table->numbers);
    vec_finish(&table->names);
    arena_finish(&table->arena);
}

const char *number_table_name(const struct number_table *table, size_t part)
{
    return table->names.items[table->places[part]];
}

const char *number_table_text(const struct number_table *table, int place)
{
    return table->fields[place];
}

// Rows

static bool is_missing(const char *text)
{
    return *text == '\0' || strcmp(text, "NA") == 0;
}

// Nearly every cell is a whole number of one or two signs.
static bool read_small(const char *text, double *number)
{
    if (text[0] < '0' || text[0] > '9') {
        return false;
    }
    if (text[1] == '\0') {
        *number = text[0] - '0';
        return true;
    }
    bool two = text[1] >= '0' && text[1] <= '9' && text[2] == '\0';
    if (two) {
        *number = 10 * (text[0] - '0') + text[1] - '0';
    }
    return two;
}

static bool read_number(const struct number_table *table, char *text, double *number)
{
    if (read_small(text, number)) {
        return true;
    }
    char *trim = trimmed(text);
    if (is_missing(trim)) {
        *number = NAN;
        return true;
    }
    if (table->separator == ';') {
        char *comma = strchr(trim, ',');
        if (comma != NULL) {
            *comma = '.';
        }
    }
    char *end = NULL;
    *number = strtod(trim, &end);
    return *end == '\0' && isfinite(*number);
}

static double turned(const struct number_table *table, size_t part, double number)
{
    const struct number_choice *choice = &table->choice;
    return table->reversed[part] ? choice->least + choice->most - number : number;
}

static bool read_cells(struct number_table *table, double *row)
{
    for (size_t i = 0; i < table->parts; i++) {
        char *text = table->fields[table->places[i]];
        if (!read_number(table, text, &row[i])) {
            number_line_refuse(table, DIAG_STATS_NUMBER, number_table_name(table, i), text);
            return false;
        }
        row[i] = turned(table, i, row[i]);
    }
    return true;
}

static enum number_row next_numbers(struct number_table *table, double *row)
{
    size_t count = table->names.count;
    if (fread(table->numbers, sizeof(*table->numbers), count, table->file) != count) {
        return NUMBER_END;
    }
    for (size_t i = 0; i < table->parts; i++) {
        row[i] = turned(table, i, table->numbers[table->places[i]]);
    }
    table->rows++;
    return NUMBER_ROW;
}

static bool is_empty(const char *line)
{
    return line[strspn(line, " \t")] == '\0';
}

static void refuse_count(struct number_table *table)
{
    char found[24];
    char wanted[24];
    snprintf(found, sizeof(found), "%zu", table->field_count);
    snprintf(wanted, sizeof(wanted), "%zu", table->names.count);
    number_line_refuse(table, DIAG_CSV_FIELD_COUNT, found, wanted);
}

enum number_row number_table_next(struct number_table *table, double *row)
{
    size_t errors = table->diags->errors;
    if (table->numbers != NULL) {
        return next_numbers(table, row);
    }
    do {
        if (!number_line_read(table)) {
            return table->diags->errors > errors ? NUMBER_BAD : NUMBER_END;
        }
    } while (is_empty(table->line) && table->names.count > 1);
    if (!number_line_cut(table, table->names.count + 1) ||
            table->field_count != table->names.count) {
        refuse_count(table);
        return NUMBER_BAD;
    }
    table->rows++;
    return read_cells(table, row) ? NUMBER_ROW : NUMBER_BAD;
}

bool number_table_rewind(struct number_table *table)
{
    if (fseek(table->file, 0, SEEK_SET) != 0) {
        number_line_refuse(table, DIAG_STATS_REWIND, strerror(errno), NULL);
        return false;
    }
    table->line_number = 0;
    table->rows = 0;
    return table->numbers != NULL || number_line_read(table);
}
