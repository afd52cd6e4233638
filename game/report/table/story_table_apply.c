// SPDX-License-Identifier: GPL-3.0-or-later
// From a workbook that was edited back to the file: what changed, row by row, and what cannot be.
#include "game/report/table/story_table_apply.h"

#include <stdio.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/table/story_table_rows.h"
#include "game/scenario/check.h"

enum { HEAD_ROWS = 2 };

void story_table_result_finish(struct story_table_result *result)
{
    vec_finish(&result->changes);
    vec_finish(&result->edits);
    vec_finish(&result->sources);
    buffer_finish(&result->bytes);
    arena_finish(&result->arena);
}

// The row with our own names of columns; hidden, and always the first.
static const struct workbook_row *keys_of(const struct workbook_sheet *sheet)
{
    bool some = sheet->rows.count > 0 && sheet->rows.items[0].number == 1;
    return some ? &sheet->rows.items[0] : NULL;
}

// Which of our sheets this is, wherever its columns were moved; TABLE_SHEET_COUNT: none.
static enum story_table_sheet find_columns(const struct workbook_row *keys, size_t *columns)
{
    enum story_table_sheet found = TABLE_SHEET_COUNT;
    for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++) {
        columns[i] = WORKBOOK_COLUMNS_MAX;
    }
    for (size_t i = 0; keys != NULL && i < keys->cell_count; i++) {
        const char *key = workbook_cell(keys, i);
        const char *dot = strchr(key, '.');
        for (int sheet = 0; dot != NULL && sheet < TABLE_SHEET_COUNT; sheet++) {
            const char *name = story_table_sheet_key((enum story_table_sheet)sheet);
            bool its = strlen(name) == (size_t)(dot - key) && strncmp(name, key, strlen(name)) == 0;
            size_t column = its ? story_table_find_column((enum story_table_sheet)sheet, dot + 1)
                                : TABLE_COLUMNS_MAX;
            if (column < TABLE_COLUMNS_MAX) {
                columns[column] = i;
                found = (enum story_table_sheet)sheet;
            }
        }
    }
    return found;
}

static const char *where_of(
        struct story_table_result *result, const char *file, const char *sheet, int row)
{
    struct buffer text = { 0 };
    if (row > 0) {
        buffer_add_format(&text, tr("%s, sheet %s, row %d"), file, sheet, row);
    } else {
        buffer_add_format(&text, tr("%s, sheet %s"), file, sheet);
    }
    const char *kept = arena_copy_text(&result->arena, buffer_text(&text), text.size);
    buffer_finish(&text);
    return kept;
}

static bool is_filled(struct story_table_applying *applying)
{
    for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++) {
        if (story_table_row_cell(applying, i)[0] != '\0') {
            return true;
        }
    }
    return false;
}

/** One sheet beside the page of the file. */
struct comparing {
    struct story_table_applying *applying;
    const struct story_table_page *page;
    int *rows; // by number in the page: where it was met; 0 = not yet
};

static void compare_row(struct comparing *comparing)
{
    struct story_table_applying *applying = comparing->applying;
    const char *place = story_table_row_cell(applying, 0);
    if (place[0] == '\0') {
        if (is_filled(applying) && applying->sheet == TABLE_REPLIES) {
            story_table_row_add(applying);
        } else if (is_filled(applying)) {
            story_table_row_diag(applying, DIAG_TABLE_NEW_ROW, DIAG_ERROR,
                    story_table_sheet_name(TABLE_REPLIES), NULL);
        }
        return;
    }
    uint32_t element = edit_element(applying->edit, place);
    size_t number = 0;
    while (number < comparing->page->rows.count &&
            comparing->page->rows.items[number].element != element) {
        number++;
    }
    if (number == comparing->page->rows.count) {
        story_table_row_diag(applying, DIAG_TABLE_PLACE, DIAG_ERROR, place, NULL);
    } else if (comparing->rows[number] > 0) {
        char row[16];
        (void)snprintf(row, sizeof(row), "%d", comparing->rows[number]);
        story_table_row_diag(applying, DIAG_TABLE_TWICE, DIAG_ERROR, place, row);
    } else {
        comparing->rows[number] = applying->row->number;
        story_table_row_compare(applying, &comparing->page->rows.items[number]);
    }
}

static void count_gone(struct comparing *comparing, const char *where)
{
    size_t gone = 0;
    for (size_t i = 0; i < comparing->page->rows.count; i++) {
        gone += comparing->rows[i] == 0 ? 1 : 0;
    }
    if (gone > 0) {
        char count[24];
        (void)snprintf(count, sizeof(count), "%zu", gone);
        diag_add(comparing->applying->diags, DIAG_TABLE_ROWS_GONE, DIAG_WARNING, where, 0, count,
                NULL);
    }
}

static void compare_sheet(struct story_table_applying *applying,
        const struct story_table_page *page, const struct workbook_sheet *sheet, const char *file)
{
    struct story_table_result *result = applying->result;
    struct comparing comparing = { applying, page,
        arena_alloc(&result->arena, (page->rows.count + 1) * sizeof(int)) };
    applying->sheet_name = sheet->name;
    if (applying->columns[0] == WORKBOOK_COLUMNS_MAX) {
        diag_add(applying->diags, DIAG_TABLE_NO_PLACES, DIAG_ERROR,
                where_of(result, file, sheet->name, 0), 0, NULL);
        return;
    }
    for (size_t i = 0; i < sheet->rows.count; i++) {
        if (sheet->rows.items[i].number > HEAD_ROWS) {
            applying->row = &sheet->rows.items[i];
            applying->where = where_of(result, file, sheet->name, applying->row->number);
            compare_row(&comparing);
        }
    }
    count_gone(&comparing, where_of(result, file, sheet->name, 0));
}

// Whether the table was made of this scenario, and of this state of it.
static bool check_origin(struct story_table_applying *applying, const struct workbook *workbook,
        const char *file, const char *digest)
{
    const char *id = edit_read_below(applying->edit, 0, "@id");
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct workbook_row *mark = keys_of(&workbook->sheets.items[i]);
        if (mark == NULL || strcmp(workbook_cell(mark, 0), "zeven-table") != 0) {
            continue;
        }
        const char *origin = workbook_cell(mark, 1);
        applying->same = strcmp(workbook_cell(mark, 2), digest) == 0;
        if (id == NULL || strcmp(origin, id) != 0) {
            diag_add(applying->diags, DIAG_TABLE_OTHER, DIAG_ERROR, file, 0, origin,
                    id != NULL ? id : "", NULL);
            return false;
        }
    }
    return true;
}

static void compare_workbook(struct story_table_applying *applying, const struct story_table *table,
        const struct workbook *workbook, const char *file)
{
    size_t ours = 0;
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct workbook_sheet *sheet = &workbook->sheets.items[i];
        applying->sheet = find_columns(keys_of(sheet), applying->columns);
        if (applying->sheet < TABLE_SHEET_COUNT) {
            compare_sheet(applying, &table->pages[applying->sheet], sheet, file);
            ours++;
        }
    }
    if (ours == 0) {
        diag_add(applying->diags, DIAG_TABLE_NOT_OURS, DIAG_ERROR, file, 0, NULL);
    } else if (!applying->same && applying->result->changes.count > 0) {
        diag_add(applying->diags, DIAG_TABLE_OLDER, DIAG_NOTE, file, 0, NULL);
    }
}

bool story_table_apply(struct story_table_result *result, struct edit *edit,
        const struct workbook *workbook, const char *file, const char *digest,
        struct diag_list *diags)
{
    size_t errors = diags->errors;
    struct story_table_applying applying = { .result = result, .edit = edit, .diags = diags };
    struct story_table table = { 0 };
    story_table_fill(&table, edit);
    if (check_origin(&applying, workbook, file, digest)) {
        compare_workbook(&applying, &table, workbook, file);
    }
    story_table_finish(&table);
    return diags->errors == errors &&
            edit_apply(edit, result->edits.items, result->edits.count, &result->bytes, diags);
}

// The row of the workbook that speaks of the innermost row around what begins on `line`.
static const char *find_source(
        const struct story_table_result *result, const struct edit *after, int line)
{
    uint32_t element = XML_NONE;
    for (uint32_t i = 0; i < after->map->places.count && element == XML_NONE; i++) {
        element = after->map->places.items[i].line == line ? i : XML_NONE;
    }
    for (; element != XML_NONE; element = after->map->places.items[element].parent) {
        for (size_t i = 0; i < result->sources.count; i++) {
            if (edit_element(after, result->sources.items[i].place) == element) {
                return result->sources.items[i].where;
            }
        }
    }
    return NULL;
}

static bool was_there(const struct diag_list *before, const struct diag *diag)
{
    for (size_t i = 0; i < before->diags.count; i++) {
        const struct diag *known = &before->diags.items[i];
        const char *first = known->arguments[0] != NULL ? known->arguments[0] : "";
        const char *other = diag->arguments[0] != NULL ? diag->arguments[0] : "";
        if (known->code == diag->code && strcmp(first, other) == 0) {
            return true;
        }
    }
    return false;
}

static void hand_over(const struct story_table_result *result, const struct edit *after,
        const struct diag *diag, const char *path, struct diag_list *diags)
{
    bool here = diag->file != NULL && strcmp(diag->file, path) == 0;
    const char *where = here ? find_source(result, after, diag->line) : NULL;
    diag_add(diags, diag->code, diag->severity, where != NULL ? where : diag->file,
            where != NULL ? 0 : diag->line, diag->arguments[0], diag->arguments[1],
            diag->arguments[2], diag->arguments[3], NULL);
}

bool story_table_check(
        const struct story_table_result *result, const char *path, struct diag_list *diags)
{
    struct diag_list before = { 0 };
    struct diag_list found = { 0 };
    struct check_summary summary = { 0 };
    struct edit after;
    (void)scenario_check_path(path, &before, &summary);
    bool good = scenario_check_bytes(path, &result->bytes, &found, &summary);
    if (edit_open(&after, path, buffer_text(&result->bytes), result->bytes.size, &before)) {
        for (size_t i = 0; i < found.diags.count; i++) {
            const struct diag *diag = &found.diags.items[i];
            if (diag->severity == DIAG_ERROR || !was_there(&before, diag)) {
                hand_over(result, &after, diag, path, diags);
            }
        }
    }
    edit_close(&after);
    diag_list_finish(&before);
    diag_list_finish(&found);
    return good;
}
