// SPDX-License-Identifier: GPL-3.0-or-later
// One row of an edited table beside the element it names. For story_table_apply.c only.
#include "game/report/table/story_table_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/scenario/diag_codes.h"
#include "game/scenario/node.h"
#include "game/scenario/value.h"

void story_table_row_diag(struct story_table_applying *applying, int code,
        enum diag_severity severity, const char *first, const char *second)
{
    diag_add(applying->diags, code, severity, applying->where, 0, first, second, NULL);
}

const char *story_table_row_cell(struct story_table_applying *applying, size_t column)
{
    size_t at = column < TABLE_COLUMNS_MAX ? applying->columns[column] : WORKBOOK_COLUMNS_MAX;
    const char *cell = workbook_cell(applying->row, at);
    return node_tidy(&applying->result->arena, cell, strlen(cell));
}

static const char *keep(struct story_table_applying *applying, struct buffer *text)
{
    const char *kept = arena_copy_text(&applying->result->arena, buffer_text(text), text->size);
    buffer_finish(text);
    return kept;
}

static const char *join(
        struct story_table_applying *applying, const char *place, const char *suffix)
{
    struct buffer text = { 0 };
    buffer_add_format(&text, "%s%s", place, suffix);
    return keep(applying, &text);
}

static const char *title_of(struct story_table_applying *applying, size_t column)
{
    size_t count = 0;
    struct buffer title = { 0 };
    story_table_add_title(&story_table_columns(applying->sheet, &count)[column], &title);
    return keep(applying, &title);
}

static void add_edit(struct story_table_applying *applying, const char *place, const char *value)
{
    struct edit_change edit = { place, value };
    vec_push(&applying->result->edits, edit);
}

static void add_change(struct story_table_applying *applying, size_t column, const char *place,
        const char *before, const char *after)
{
    struct story_table_change change = { applying->where, title_of(applying, column), place, before,
        after };
    vec_push(&applying->result->changes, change);
}

// A spreadsheet keeps 11:45 as a part of the day when somebody typed it in a plain cell.
static const char *as_time(struct story_table_applying *applying, const char *cell)
{
    char *end = NULL;
    double part = strtod(cell, &end);
    if (cell[0] == '\0' || *end != '\0' || part <= 0 || part >= 1) {
        return cell;
    }
    struct buffer text = { 0 };
    int minutes = (int)(part * 24 * 60 + 0.5);
    buffer_add_format(&text, "%02d:%02d", minutes / 60, minutes % 60);
    return keep(applying, &text);
}

// The value of an attribute is one line, whatever the cell has.
static const char *as_line(struct story_table_applying *applying, const char *cell)
{
    struct arena *arena = &applying->result->arena;
    char *copy = arena_copy_text(arena, cell, strlen(cell));
    for (char *c = copy; *c != '\0'; c++) {
        if (*c == '\n') {
            *c = ' ';
        }
    }
    return node_tidy(arena, copy, strlen(copy));
}

static bool is_time(const char *suffix)
{
    return strcmp(suffix, "@due") == 0 || strcmp(suffix, "@needed-by") == 0;
}

static bool is_shows(const char *suffix)
{
    return strncmp(suffix, "/shows[", 7) == 0;
}

// What goes when a cell is emptied: an element that has nothing else goes whole.
static void take_out(
        struct story_table_applying *applying, size_t column, const char *place, const char *suffix)
{
    if (suffix[0] == '\0') {
        story_table_row_diag(
                applying, DIAG_TABLE_EMPTY, DIAG_ERROR, title_of(applying, column), NULL);
        return;
    }
    const char *sign = strchr(suffix, '@');
    size_t size = sign != NULL && sign > suffix && !is_shows(suffix) ? (size_t)(sign - suffix)
                                                                     : strlen(suffix);
    const char *part = arena_copy_text(&applying->result->arena, suffix, size);
    add_edit(applying, join(applying, place, part), NULL);
}

static void compare_cell(struct story_table_applying *applying, size_t column, const char *place,
        const char *suffix, const char *before)
{
    const char *after = story_table_row_cell(applying, column);
    after = strchr(suffix, '@') != NULL ? as_line(applying, after) : after;
    after = is_time(suffix) ? as_time(applying, after) : after;
    if (applying->columns[column] == WORKBOOK_COLUMNS_MAX || strcmp(before, after) == 0) {
        return;
    }
    if (after[0] == '\0') {
        take_out(applying, column, place, suffix);
    } else {
        add_edit(applying, join(applying, place, suffix), after);
    }
    add_change(applying, column, place, before, after);
}

// Points and why are one <shows>: both or neither. False when there is nothing to compare further.
static bool settle_shows(struct story_table_applying *applying, size_t points, size_t why,
        const char *place, const struct story_table_row *known)
{
    const char *column = title_of(applying, points);
    bool number = story_table_row_cell(applying, points)[0] != '\0';
    bool reason = story_table_row_cell(applying, why)[0] != '\0';
    if (applying->columns[points] == WORKBOOK_COLUMNS_MAX ||
            applying->columns[why] == WORKBOOK_COLUMNS_MAX) {
        return false;
    }
    if (number != reason) {
        story_table_row_diag(applying, DIAG_TABLE_POINTS_WHY, DIAG_ERROR, column, NULL);
        return false;
    }
    bool gone = !number && known != NULL && known->cells[points][0] != '\0';
    if (gone) {
        add_edit(applying,
                join(applying, place, story_table_suffix(applying->sheet, ELEMENT_REPLY, why)),
                NULL);
        add_change(applying, points, place, known->cells[points], "");
    }
    return number;
}

// The facet is an attribute of a <shows> that may be gone.
static bool facet_counts(struct story_table_applying *applying)
{
    size_t points = story_table_find_column(TABLE_REPLIES, "points-active-reading");
    return story_table_row_cell(applying, points)[0] != '\0';
}

static void compare_edited(struct story_table_applying *applying, size_t column, const char *suffix,
        const char *place, const struct story_table_row *known)
{
    const char *before = known != NULL ? known->cells[column] : "";
    bool points = is_shows(suffix) && strstr(suffix, "]@points") != NULL;
    bool facet = is_shows(suffix) && strstr(suffix, "]@facet") != NULL;
    if (points) {
        if (settle_shows(applying, column, column + 1, place, known)) {
            compare_cell(applying, column, place, suffix, before);
            compare_cell(applying, column + 1, place,
                    story_table_suffix(applying->sheet, ELEMENT_REPLY, column + 1),
                    known != NULL ? known->cells[column + 1] : "");
        }
    } else if (facet ? facet_counts(applying) : !is_shows(suffix)) {
        compare_cell(applying, column, place, suffix, before);
    }
}

static size_t count_words(const char *text)
{
    size_t count = text[0] != '\0' ? 1 : 0;
    for (; *text != '\0'; text++) {
        count += *text == ' ' ? 1 : 0;
    }
    return count;
}

// Acts are changed one by one, so that those that stay are not touched.
static void compare_acts(
        struct story_table_applying *applying, size_t column, const char *place, const char *before)
{
    const char *after = story_table_row_cell(applying, column);
    if (applying->columns[column] == WORKBOOK_COLUMNS_MAX || strcmp(before, after) == 0) {
        return;
    }
    size_t old_count = count_words(before);
    size_t new_count = count_words(after);
    const char *word = after;
    for (size_t i = 0; i < old_count || i < new_count; i++) {
        size_t size = strcspn(word, " ");
        struct buffer act = { 0 };
        bool stays = i < new_count;
        buffer_add_format(&act, "%s/act[%zu]%s", place, i + 1, stays ? "@is" : "");
        add_edit(applying, keep(applying, &act),
                stays ? arena_copy_text(&applying->result->arena, word, size) : NULL);
        word += size + (word[size] == ' ' ? 1 : 0);
    }
    add_change(applying, column, place, before, after);
}

static void compare_shown(struct story_table_applying *applying, size_t column, const char *before)
{
    struct arena *arena = &applying->result->arena;
    const char *after = story_table_row_cell(applying, column);
    before = node_tidy(arena, before, strlen(before));
    if (applying->same && applying->columns[column] != WORKBOOK_COLUMNS_MAX &&
            strcmp(before, after) != 0) {
        story_table_row_diag(
                applying, DIAG_TABLE_SHOWN, DIAG_WARNING, title_of(applying, column), NULL);
    }
}

static void compare_columns(struct story_table_applying *applying, enum element element,
        const char *place, const struct story_table_row *known)
{
    size_t count = 0;
    const struct story_table_column *columns = story_table_columns(applying->sheet, &count);
    for (size_t i = 0; i < count; i++) {
        const char *suffix = story_table_suffix(applying->sheet, element, i);
        bool read_back = columns[i].kind == TABLE_EDITED || columns[i].kind == TABLE_ACTS;
        if (columns[i].kind == TABLE_SHOWN && known != NULL) {
            compare_shown(applying, i, known->cells[i]);
        } else if (read_back && suffix == NULL && story_table_row_cell(applying, i)[0] != '\0') {
            story_table_row_diag(
                    applying, DIAG_TABLE_NO_CELL, DIAG_ERROR, title_of(applying, i), NULL);
        } else if (columns[i].kind == TABLE_ACTS && suffix != NULL) {
            compare_acts(applying, i, place, known != NULL ? known->cells[i] : "");
        } else if (read_back && suffix != NULL) {
            compare_edited(applying, i, suffix, place, known);
        }
    }
}

// Tried by itself first, so that what cannot be is said of this row.
static void try_row(struct story_table_applying *applying, size_t first)
{
    struct diag_list found = { 0 };
    struct buffer bytes = { 0 };
    const struct edit_change *edits = applying->result->edits.items + first;
    size_t count = applying->result->edits.count - first;
    if (count > 0 && !edit_apply(applying->edit, edits, count, &bytes, &found)) {
        for (size_t i = 0; i < found.diags.count; i++) {
            const struct diag *diag = &found.diags.items[i];
            diag_add(applying->diags, diag->code, diag->severity, applying->where, 0,
                    diag->arguments[0], diag->arguments[1], diag->arguments[2], diag->arguments[3],
                    NULL);
        }
    }
    buffer_finish(&bytes);
    diag_list_finish(&found);
}

static void note_source(struct story_table_applying *applying, const char *place)
{
    struct story_table_source source = { applying->where, place, applying->row->number };
    vec_push(&applying->result->sources, source);
}

void story_table_row_compare(
        struct story_table_applying *applying, const struct story_table_row *known)
{
    size_t first = applying->result->edits.count;
    note_source(applying, known->place);
    compare_columns(applying, edit_kind(applying->edit, known->element), known->place, known);
    try_row(applying, first);
}

static const char *cell_of(struct story_table_applying *applying, const char *key)
{
    return story_table_row_cell(applying, story_table_find_column(applying->sheet, key));
}

// The turn or section that a new row belongs to; XML_NONE after a diagnostic.
static uint32_t find_holder(struct story_table_applying *applying, struct buffer *place)
{
    struct buffer ids = { 0 };
    buffer_add_format(&ids, "%s/%s", cell_of(applying, "contact"), cell_of(applying, "turn"));
    bool found = edit_find(applying->edit, buffer_text(&ids), place);
    uint32_t holder = found ? edit_element(applying->edit, buffer_text(place)) : XML_NONE;
    enum element kind = found ? edit_kind(applying->edit, holder) : ELEMENT_NONE;
    if (kind != ELEMENT_TURN && kind != ELEMENT_SECTION) {
        story_table_row_diag(applying, DIAG_TABLE_NEW_TURN, DIAG_ERROR, buffer_text(&ids), NULL);
        holder = XML_NONE;
    }
    buffer_finish(&ids);
    return holder;
}

static enum element new_kind(struct story_table_applying *applying, uint32_t holder)
{
    if (edit_kind(applying->edit, holder) == ELEMENT_SECTION) {
        return ELEMENT_PART;
    }
    const char *kind = cell_of(applying, "kind");
    bool topic =
            strcmp(kind, story_table_row_name(ELEMENT_TOPIC)) == 0 || strcmp(kind, "topic") == 0;
    return topic ? ELEMENT_TOPIC : ELEMENT_REPLY;
}

// How many of its informed wordings are there, or asked for on rows above.
static size_t count_informed(const struct story_table_applying *applying, const char *reply)
{
    size_t count = 0;
    uint32_t element = edit_element(applying->edit, reply);
    const struct xml_place *places = applying->edit->map->places.items;
    for (uint32_t i = element != XML_NONE ? places[element].first : XML_NONE; i != XML_NONE;
            i = places[i].next) {
        count += edit_kind(applying->edit, i) == ELEMENT_INFORMED ? 1 : 0;
    }
    for (size_t i = 0; i < applying->result->sources.count; i++) {
        const char *place = applying->result->sources.items[i].place;
        size_t size = strlen(reply);
        bool below = strncmp(place, reply, size) == 0 && strncmp(place + size, "/inf", 4) == 0;
        count += below && edit_element(applying->edit, place) == XML_NONE ? 1 : 0;
    }
    return count;
}

static bool is_asked(const struct story_table_applying *applying, const char *place)
{
    for (size_t i = 0; i < applying->result->sources.count; i++) {
        if (strcmp(applying->result->sources.items[i].place, place) == 0) {
            return true;
        }
    }
    return false;
}

// An informed wording belongs to the slot with this id, of whatever kind it is.
static void aim_at_informed(
        struct story_table_applying *applying, uint32_t holder, struct buffer *place)
{
    const struct xml_place *places = applying->edit->map->places.items;
    for (uint32_t i = places[holder].first; i != XML_NONE; i = places[i].next) {
        const char *id = edit_read_below(applying->edit, i, "@id");
        if (id != NULL && strcmp(id, cell_of(applying, "id")) == 0) {
            buffer_clear(place);
            edit_add_place(applying->edit, i, place);
        }
    }
    buffer_add_format(place, "/informed[%zu]", count_informed(applying, buffer_text(place)) + 1);
}

void story_table_row_add(struct story_table_applying *applying)
{
    struct buffer place = { 0 };
    size_t first = applying->result->edits.count;
    const char *id = cell_of(applying, "id");
    uint32_t holder = find_holder(applying, &place);
    enum element kind = holder != XML_NONE ? new_kind(applying, holder) : ELEMENT_NONE;
    bool informed = cell_of(applying, "by")[0] != '\0';
    if (holder != XML_NONE) {
        buffer_add_format(&place, "/%s[%s]", words_element(kind)->name, id);
        bool known = edit_element(applying->edit, buffer_text(&place)) != XML_NONE ||
                is_asked(applying, buffer_text(&place));
        if (!value_is_id(id, strlen(id)) || (known && !informed)) {
            story_table_row_diag(applying, DIAG_TABLE_NEW_ID, DIAG_ERROR, id, NULL);
            holder = XML_NONE;
        }
    }
    if (holder != XML_NONE) {
        if (informed) {
            kind = ELEMENT_INFORMED;
            aim_at_informed(applying, holder, &place);
        }
        const char *kept =
                arena_copy_text(&applying->result->arena, buffer_text(&place), place.size);
        compare_columns(applying, kind, kept, NULL);
        note_source(applying, kept);
        try_row(applying, first);
    }
    buffer_finish(&place);
}
