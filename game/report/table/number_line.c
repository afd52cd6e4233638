// SPDX-License-Identifier: GPL-3.0-or-later
// A line of a table of numbers: read from a file of any length, and cut into cells where it lies.
#include "game/report/table/number_line.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/report/table/csv.h"

void number_line_refuse(struct number_table *table, int code, const char *first, const char *second)
{
    diag_add(table->diags, code, DIAG_ERROR, table->path, table->line_number, first, second, NULL);
}

static bool quotes_balanced(const char *line)
{
    bool open = false;
    for (const char *at = line; *at != '\0'; at++) {
        open ^= *at == '"';
    }
    return !open;
}

static void strip_end(char *line)
{
    size_t size = strlen(line);
    while (size > 0 && (line[size - 1] == '\n' || line[size - 1] == '\r')) {
        line[--size] = '\0';
    }
}

bool number_line_read(struct number_table *table)
{
    ssize_t size = getline(&table->line, &table->room, table->file);
    if (size < 0) {
        return false;
    }
    table->line_number++;
    while (!quotes_balanced(table->line)) {
        char *more = NULL;
        size_t room = 0;
        ssize_t added = getline(&more, &room, table->file);
        if (added < 0) {
            free(more);
            number_line_refuse(table, DIAG_CSV_QUOTE_OPEN, NULL, NULL);
            return false;
        }
        table->line = mem_resize(table->line, strlen(table->line) + (size_t)added + 1);
        table->room = 0; // getline finds out for itself
        strcat(table->line, more);
        free(more);
        table->line_number++;
    }
    strip_end(table->line);
    return true;
}

// Takes the quotes off a cell in place; returns where the next begins.
static char *unquote(char *cell)
{
    char *to = cell;
    char *from = cell + 1;
    while (*from != '\0') {
        if (*from == '"' && from[1] != '"') {
            from++;
            break;
        }
        from += *from == '"';
        *to++ = *from++;
    }
    char *rest = from;
    *to = '\0';
    return rest;
}

bool number_line_cut(struct number_table *table, size_t most)
{
    char *at = table->line;
    table->field_count = 0;
    for (;;) {
        if (table->field_count == most) {
            return false;
        }
        table->fields[table->field_count++] = at;
        char *end = *at == '"' ? unquote(at) : at;
        end = strchr(end, table->separator);
        if (end == NULL) {
            return true;
        }
        *end = '\0';
        at = end + 1;
    }
}

char number_line_separator(const char *line)
{
    const char candidates[] = { ',', ';', '\t' };
    char best = ',';
    int most = 0;
    for (size_t i = 0; i < sizeof(candidates); i++) {
        int count = 0;
        for (const char *at = line; *at != '\0'; at++) {
            count += *at == candidates[i];
        }
        if (count > most) {
            most = count;
            best = candidates[i];
        }
    }
    return best;
}
