// SPDX-License-Identifier: GPL-3.0-or-later
// Plain evidence from a CSV file: whose it is, and every item checked before it is scored.
#include "game/command/evidence_file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/table.h"
#include "game/report/table/csv.h"

enum column { CANDIDATE, SCENARIO, DECISION, COMPETENCY, EARNED, POSSIBLE, COLUMN_COUNT };

static const char *const COLUMNS[COLUMN_COUNT] = { "candidate", "scenario", "decision",
    "competency", "earned", "possible" };

struct reading {
    struct evidence_file *evidence;
    const struct csv *csv;
    int places[COLUMN_COUNT];
    struct table candidates;
    struct table scenarios; // one numbering for all candidates, so that they can be compared
    struct table decisions; // scenario and decision
    struct table items;     // the whole key -> line
    struct buffer key;
    struct diag_list *diags;
};

static const char *cell(
        const struct reading *reading, const struct csv_row *row, enum column column)
{
    return row->fields[reading->places[column]];
}

static void refuse(struct reading *reading, int code, const struct csv_row *row, const char *first,
        const char *second)
{
    diag_add(reading->diags, code, DIAG_ERROR, reading->csv->file, row->line, first, second, NULL);
}

static bool no_cell_empty(struct reading *reading, const struct csv_row *row)
{
    bool fine = true;
    for (int i = 0; i < COLUMN_COUNT; i++) {
        const char *text = cell(reading, row, (enum column)i);
        if (text[strspn(text, " \t")] == '\0') {
            refuse(reading, DIAG_EVIDENCE_EMPTY, row, COLUMNS[i], NULL);
            fine = false;
        }
    }
    return fine;
}

static bool read_points(
        struct reading *reading, const struct csv_row *row, enum column column, int *points)
{
    const char *text = cell(reading, row, column);
    char *end = NULL;
    errno = 0;
    long value = strtol(text, &end, 10);
    end += strspn(end, " \t");
    if (end == text || *end != '\0' || errno == ERANGE || value > INT_MAX || value < INT_MIN) {
        refuse(reading, DIAG_EVIDENCE_NUMBER, row, COLUMNS[column], text);
        return false;
    }
    if (value < 0) {
        refuse(reading, DIAG_EVIDENCE_NEGATIVE, row, COLUMNS[column], text);
        return false;
    }
    *points = (int)value;
    return true;
}

static bool read_competency(
        struct reading *reading, const struct csv_row *row, enum competency *competency)
{
    const char *id = cell(reading, row, COMPETENCY);
    int found = competency_find(id);
    if (found == COMPETENCY_COUNT) {
        refuse(reading, DIAG_EVIDENCE_COMPETENCY, row, id, NULL);
        return false;
    }
    *competency = (enum competency)found;
    return true;
}

// The number of a text, dealt in order of first appearance.
static uint32_t number_of(struct table *table, struct arena *arena, const char *text)
{
    uint32_t number = table_find(table, text);
    if (number == TABLE_NONE) {
        number = (uint32_t)table->count;
        table_add(table, arena_copy_text(arena, text, strlen(text)), number);
    }
    return number;
}

static struct evidence_candidate *candidate_of(struct reading *reading, const char *name)
{
    struct evidence_file *evidence = reading->evidence;
    uint32_t number = number_of(&reading->candidates, &evidence->arena, name);
    if (number == evidence->candidates.count) {
        struct evidence_candidate candidate = { .name = arena_copy_text(
                                                        &evidence->arena, name, strlen(name)) };
        vec_push(&evidence->candidates, candidate);
    }
    return &evidence->candidates.items[number];
}

// A separator that no cell of a checked file holds in this place: texts keep their own bounds.
static const char *joined(struct reading *reading, const char *first, const char *second)
{
    buffer_clear(&reading->key);
    buffer_add_format(&reading->key, "%zu\x1f%s\x1f%s", strlen(first), first, second);
    return buffer_text(&reading->key);
}

static bool is_first(struct reading *reading, const struct csv_row *row,
        const struct evidence *item, const char *candidate)
{
    char numbers[64];
    snprintf(numbers, sizeof(numbers), "%d %d", item->decision, (int)item->competency);
    const char *key = joined(reading, candidate, numbers);
    uint32_t line = table_find(&reading->items, key);
    if (line != TABLE_NONE) {
        char text[24];
        snprintf(text, sizeof(text), "%u", line);
        refuse(reading, DIAG_EVIDENCE_TWICE, row, text, NULL);
        return false;
    }
    table_add(&reading->items, arena_copy_text(&reading->evidence->arena, key, strlen(key)),
            (uint32_t)row->line);
    return true;
}

static bool read_item(struct reading *reading, const struct csv_row *row, struct evidence *item)
{
    bool fine = no_cell_empty(reading, row) && read_competency(reading, row, &item->competency);
    fine = fine && read_points(reading, row, EARNED, &item->earned);
    fine = fine && read_points(reading, row, POSSIBLE, &item->possible);
    if (fine && item->earned > item->possible) {
        refuse(reading, DIAG_EVIDENCE_ABOVE, row, cell(reading, row, EARNED),
                cell(reading, row, POSSIBLE));
        return false;
    }
    return fine;
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
    struct evidence item = { 0 };
    if (!read_item(reading, row, &item)) {
        return;
    }

    struct arena *arena = &reading->evidence->arena;
    const char *scenario = cell(reading, row, SCENARIO);
    item.scenario = (int)number_of(&reading->scenarios, arena, scenario);
    item.decision = (int)number_of(
            &reading->decisions, arena, joined(reading, scenario, cell(reading, row, DECISION)));
    struct evidence_candidate *candidate = candidate_of(reading, cell(reading, row, CANDIDATE));
    if (!is_first(reading, row, &item, candidate->name)) {
        return;
    }
    if (item.possible == 0) {
        diag_add(reading->diags, DIAG_EVIDENCE_NO_CHANCE, DIAG_WARNING, reading->csv->file,
                row->line, NULL);
        return;
    }
    vec_push(&candidate->items, item);
}

static void read_all(struct evidence_file *evidence, const struct csv *csv, struct diag_list *diags)
{
    struct reading reading = { .evidence = evidence, .csv = csv, .diags = diags };
    if (csv_columns(csv, COLUMNS, COLUMN_COUNT, reading.places, diags)) {
        for (size_t i = 0; i < csv->rows.count; i++) {
            read_row(&reading, &csv->rows.items[i]);
        }
    }
    table_finish(&reading.candidates);
    table_finish(&reading.scenarios);
    table_finish(&reading.decisions);
    table_finish(&reading.items);
    buffer_finish(&reading.key);
}

bool evidence_file_init(struct evidence_file *evidence, const char *file, const char *bytes,
        size_t size, struct diag_list *diags)
{
    *evidence = (struct evidence_file) { 0 };
    size_t errors = diags->errors;
    struct csv csv;
    if (csv_init(&csv, file, bytes, size, diags)) {
        read_all(evidence, &csv, diags);
    }
    csv_finish(&csv);
    return diags->errors == errors;
}

void evidence_file_finish(struct evidence_file *evidence)
{
    for (size_t i = 0; i < evidence->candidates.count; i++) {
        vec_finish(&evidence->candidates.items[i].items);
    }
    vec_finish(&evidence->candidates);
    arena_finish(&evidence->arena);
}
