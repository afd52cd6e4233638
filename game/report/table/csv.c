// SPDX-License-Identifier: GPL-3.0-or-later
// Reads CSV as RFC 4180 has it, and as spreadsheets leave it: a mark in front, CRLF, ';' for ','.
#include "game/report/table/csv.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "game/base/buffer.h"
#include "game/base/utf8.h"

struct reader {
    struct csv *csv;
    const char *at;
    const char *end;
    int line;
    bool ended_line; // the last field read closed its row
    struct buffer field;
    struct diag_list *diags;
};

static bool at_line_end(const struct reader *reader)
{
    return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

// CRLF, LF and a lone CR all close a line.
static void skip_line_end(struct reader *reader)
{
    if (reader->at < reader->end && *reader->at == '\r') {
        reader->at++;
    }
    if (reader->at < reader->end && *reader->at == '\n') {
        reader->at++;
    }
    reader->line++;
}

static void count_line(struct reader *reader)
{
    bool lone = *reader->at == '\r' && (reader->at + 1 == reader->end || reader->at[1] != '\n');
    reader->line += *reader->at == '\n' || lone;
}

static bool read_quoted(struct reader *reader)
{
    int opened = reader->line;
    reader->at++;
    while (reader->at < reader->end) {
        if (*reader->at == '"') {
            bool twice = reader->at + 1 < reader->end && reader->at[1] == '"';
            reader->at += twice ? 2 : 1;
            if (!twice) {
                return true;
            }
            buffer_add_char(&reader->field, '"');
            continue;
        }
        count_line(reader);
        buffer_add_char(&reader->field, *reader->at++);
    }
    diag_add(reader->diags, DIAG_CSV_QUOTE_OPEN, DIAG_ERROR, reader->csv->file, opened, NULL);
    return false;
}

static bool read_bare(struct reader *reader)
{
    while (!at_line_end(reader) && *reader->at != reader->csv->separator) {
        buffer_add_char(&reader->field, *reader->at++);
    }
    return true;
}

static bool read_field(struct reader *reader)
{
    buffer_clear(&reader->field);
    bool quoted = !at_line_end(reader) && *reader->at == '"';
    if (!(quoted ? read_quoted(reader) : read_bare(reader))) {
        return false;
    }
    if (at_line_end(reader)) {
        reader->ended_line = true;
        return true;
    }
    if (*reader->at != reader->csv->separator) {
        diag_add(reader->diags, DIAG_CSV_QUOTE_AFTER, DIAG_ERROR, reader->csv->file, reader->line,
                NULL);
        return false;
    }
    reader->at++;
    return true;
}

static bool read_row(struct reader *reader, struct csv_row *row)
{
    struct arena *arena = &reader->csv->arena;
    const char *fields[CSV_FIELDS_MAX];
    *row = (struct csv_row) { .line = reader->line };
    reader->ended_line = false;
    while (!reader->ended_line) {
        if (!read_field(reader)) {
            return false;
        }
        if (row->count < CSV_FIELDS_MAX) {
            fields[row->count] =
                    arena_copy_text(arena, buffer_text(&reader->field), reader->field.size);
        }
        row->count++;
    }
    skip_line_end(reader);
    size_t kept = row->count < CSV_FIELDS_MAX ? row->count : CSV_FIELDS_MAX;
    row->fields = arena_copy_items(arena, fields, kept, sizeof(fields[0]));
    return true;
}

static bool is_empty(const struct csv_row *row)
{
    return row->count == 1 && row->fields[0][strspn(row->fields[0], " \t")] == '\0';
}

static void refuse_count(struct reader *reader, const struct csv_row *row, size_t wanted)
{
    char found[24];
    char expected[24];
    snprintf(found, sizeof(found), "%zu", row->count);
    snprintf(expected, sizeof(expected), "%zu", wanted);
    diag_add(reader->diags, DIAG_CSV_FIELD_COUNT, DIAG_ERROR, reader->csv->file, row->line, found,
            expected, NULL);
}

static void take_row(struct reader *reader, const struct csv_row *row)
{
    struct csv *csv = reader->csv;
    if (is_empty(row)) {
        return;
    }
    if (csv->header.count == 0) {
        csv->header = *row;
    }
    if (row->count != csv->header.count || row->count > CSV_FIELDS_MAX) {
        refuse_count(reader, row, row->count > CSV_FIELDS_MAX ? CSV_FIELDS_MAX : csv->header.count);
    } else if (row->line != csv->header.line) {
        vec_push(&csv->rows, *row);
    }
}

static void read_rows(struct reader *reader)
{
    while (reader->at < reader->end) {
        struct csv_row row;
        if (!read_row(reader, &row)) {
            return;
        }
        take_row(reader, &row);
    }
    if (reader->csv->header.count == 0) {
        diag_add(reader->diags, DIAG_CSV_EMPTY, DIAG_ERROR, reader->csv->file, 0, NULL);
    }
}

static char guess_separator(const char *bytes, const char *end)
{
    const char candidates[] = { ',', ';', '\t' };
    char best = ',';
    int most = 0;
    for (size_t i = 0; i < sizeof(candidates); i++) {
        int count = 0;
        for (const char *at = bytes; at < end && *at != '\n' && *at != '\r'; at++) {
            count += *at == candidates[i];
        }
        if (count > most) {
            most = count;
            best = candidates[i];
        }
    }
    return best;
}

static int line_of(const char *bytes, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++) {
        line += bytes[i] == '\n';
    }
    return line;
}

bool csv_init(
        struct csv *csv, const char *file, const char *bytes, size_t size, struct diag_list *diags)
{
    static const char MARK[] = "\xef\xbb\xbf";
    *csv = (struct csv) { .file = file };
    size_t errors = diags->errors;
    size_t bad = 0;
    if (!utf8_valid(bytes, size, &bad)) {
        diag_add(diags, DIAG_CSV_ENCODING, DIAG_ERROR, file, line_of(bytes, bad), NULL);
        return false;
    }

    bool marked = size >= 3 && memcmp(bytes, MARK, 3) == 0;
    struct reader reader = { .csv = csv, .at = bytes + (marked ? 3 : 0), .end = bytes + size };
    reader.line = 1;
    reader.diags = diags;
    csv->separator = guess_separator(reader.at, reader.end);
    read_rows(&reader);
    buffer_finish(&reader.field);
    return diags->errors == errors;
}

void csv_finish(struct csv *csv)
{
    vec_finish(&csv->rows);
    arena_finish(&csv->arena);
}

static bool same_name(const char *field, const char *name)
{
    field += strspn(field, " \t");
    size_t length = strlen(field);
    while (length > 0 && (field[length - 1] == ' ' || field[length - 1] == '\t')) {
        length--;
    }
    return length == strlen(name) && strncasecmp(field, name, length) == 0;
}

static int find_column(const struct csv *csv, const char *name, size_t from)
{
    for (size_t i = from; i < csv->header.count; i++) {
        if (same_name(csv->header.fields[i], name)) {
            return (int)i;
        }
    }
    return -1;
}

int csv_column(const struct csv *csv, const char *name)
{
    return find_column(csv, name, 0);
}

static void join(struct buffer *buffer, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_add(buffer, i > 0 ? "," : "");
        buffer_add(buffer, names[i]);
    }
}

static void refuse_column(
        const struct csv *csv, int code, const char *name, const char *all, struct diag_list *diags)
{
    diag_add(diags, code, DIAG_ERROR, csv->file, csv->header.line, name, all, NULL);
}

bool csv_columns(const struct csv *csv, const char *const *names, size_t count, int *places,
        struct diag_list *diags)
{
    struct buffer all = { 0 };
    join(&all, names, count);
    bool fine = true;
    for (size_t i = 0; i < count; i++) {
        places[i] = find_column(csv, names[i], 0);
        if (places[i] < 0) {
            refuse_column(csv, DIAG_CSV_COLUMN_MISSING, names[i], buffer_text(&all), diags);
            fine = false;
        } else if (find_column(csv, names[i], (size_t)places[i] + 1) >= 0) {
            refuse_column(csv, DIAG_CSV_COLUMN_TWICE, names[i], NULL, diags);
            fine = false;
        }
    }
    buffer_finish(&all);
    return fine;
}
