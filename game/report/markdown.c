// SPDX-License-Identifier: GPL-3.0-or-later
// Papers that people fill in: a text with {{names}} in it, and the little of Markdown it is written
// in.
#include "game/report/markdown.h"

#include <string.h>

enum { COLUMNS_MAX = 12 };

static const char *value_of(
        const struct markdown_value *values, size_t count, const char *name, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(values[i].name) == size && strncmp(values[i].name, name, size) == 0) {
            return values[i].value;
        }
    }
    return NULL;
}

bool markdown_fill(struct buffer *out, const char *text, const struct markdown_value *values,
        size_t count, struct buffer *unknown)
{
    bool all = true;
    const char *open = NULL;
    const char *close = NULL;
    while ((open = strstr(text, "{{")) != NULL && (close = strstr(open, "}}")) != NULL) {
        const char *value = value_of(values, count, open + 2, (size_t)(close - open) - 2);
        buffer_add_bytes(out, text, (size_t)(open - text));
        if (value == NULL && all) {
            buffer_add_bytes(unknown, open, (size_t)(close - open) + 2);
        }
        all = all && value != NULL;
        buffer_add_bytes(out, value != NULL ? value : open,
                value != NULL ? strlen(value) : (size_t)(close - open) + 2);
        text = close + 2;
    }
    buffer_add(out, text);
    return all;
}

void markdown_add_line(struct buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        bool blank = *text == '\n' || *text == '\r' || *text == '\t';
        buffer_add_char(out, blank ? ' ' : strchr("|{}", *text) != NULL ? '/' : *text);
    }
}

// Reading, a line at a time

struct reading {
    struct report *report;
    struct buffer paragraph;
    bool bullet;       // the paragraph is the text of one
    const char *title; // waits for the note under it
    struct report_column columns[COLUMNS_MAX];
    size_t column_count; // 0 = no table is open
    VEC(const char *) cells;
};

static void close_paragraph(struct reading *reading)
{
    if (reading->title != NULL) {
        report_title(reading->report, reading->title, buffer_text(&reading->paragraph));
        reading->title = NULL;
    } else if (reading->bullet) {
        report_bullet(reading->report, buffer_text(&reading->paragraph));
    } else if (reading->paragraph.size > 0) {
        report_paragraph(reading->report, buffer_text(&reading->paragraph));
    }
    reading->bullet = false;
    buffer_clear(&reading->paragraph);
}

static void close_table(struct reading *reading)
{
    if (reading->column_count > 0) {
        struct report_table table = { reading->columns, reading->column_count, reading->cells.items,
            reading->cells.count / reading->column_count };
        report_table(reading->report, &table, NULL);
    }
    reading->column_count = 0;
    vec_clear(&reading->cells);
}

// The cells of "| a | b |", in the report's arena.
static size_t split(struct report *report, const char *line, const char *cells[COLUMNS_MAX])
{
    size_t count = 0;
    for (line++; *line != '\0' && count < COLUMNS_MAX;) {
        size_t size = strcspn(line, "|");
        const char *end = line + size;
        const char *begin = line + strspn(line, " ");
        while (end > begin && end[-1] == ' ') {
            end--;
        }
        if (line[size] == '|') {
            cells[count++] =
                    begin < end ? report_text(report, "%.*s", (int)(end - begin), begin) : "";
        }
        line += size + (line[size] == '|');
    }
    return count;
}

static void take_row(struct reading *reading, const char *line)
{
    const char *cells[COLUMNS_MAX];
    size_t count = split(reading->report, line, cells);
    close_paragraph(reading);
    if (reading->column_count == 0) {
        for (size_t i = 0; i < count; i++) {
            reading->columns[i] = (struct report_column) { cells[i], false };
        }
        reading->column_count = count;
        return;
    }
    bool rule = count > 0 && cells[0][0] != '\0' && strspn(cells[0], "-:") == strlen(cells[0]);
    for (size_t i = 0; !rule && i < reading->column_count; i++) {
        vec_push(&reading->cells, i < count ? cells[i] : "");
    }
}

static void take_line(struct reading *reading, const char *line)
{
    if (*line == '|') {
        take_row(reading, line);
        return;
    }
    close_table(reading);
    bool marked = *line == '#' || strncmp(line, "- ", 2) == 0 || *line == '\0';
    if (marked || (reading->bullet && *line != ' ')) {
        close_paragraph(reading);
    }
    if (strncmp(line, "# ", 2) == 0) {
        reading->title = report_text(reading->report, "%s", line + 2);
    } else if (strncmp(line, "## ", 3) == 0) {
        report_section(reading->report, line + 3, NULL);
    } else if (strncmp(line, "### ", 4) == 0) {
        report_part(reading->report, line + 4, NULL);
    } else if (strncmp(line, "- ", 2) == 0) {
        reading->bullet = true;
        buffer_add(&reading->paragraph, line + 2);
    } else if (*line != '\0') {
        buffer_add(&reading->paragraph, reading->paragraph.size > 0 ? " " : "");
        buffer_add(&reading->paragraph, line + strspn(line, " "));
    }
}

void markdown_add_blocks(struct report *report, const char *text)
{
    struct reading reading = { .report = report };
    struct buffer line = { 0 };
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        buffer_clear(&line);
        buffer_add_bytes(&line, text, size > 0 && text[size - 1] == '\r' ? size - 1 : size);
        take_line(&reading, buffer_text(&line));
        text += size + (text[size] == '\n');
    }
    close_table(&reading);
    close_paragraph(&reading);
    vec_finish(&reading.cells);
    buffer_finish(&reading.paragraph);
    buffer_finish(&line);
}
