// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario or pack as a workbook: which text, value or points stands in which cell.
#include "game/report/table/story_table.h"

#include <stdio.h>
#include <string.h>

#include "game/locale/locale.h"

enum { FREE_ROWS = 20 };

static const char *keep(struct edit *edit, struct buffer *text)
{
    const char *kept = arena_copy_text(&edit->arena, buffer_text(text), text->size);
    buffer_finish(text);
    return kept;
}

static const char *id_of(struct edit *edit, uint32_t element)
{
    const char *id = edit_read_below(edit, element, "@id");
    return id != NULL ? id : "";
}

// The ids that lead to it, for people: "call / opening".
static void add_way(struct edit *edit, uint32_t element, const char *between, struct buffer *way)
{
    uint32_t parent = edit->map->places.items[element].parent;
    if (parent == XML_NONE) {
        return;
    }
    add_way(edit, parent, between, way);
    const char *id = id_of(edit, element);
    if (id[0] != '\0') {
        buffer_add(way, way->size > 0 ? between : "");
        buffer_add(way, id);
    }
}

static uint32_t around(const struct edit *edit, uint32_t element, enum element kind)
{
    while (element != XML_NONE && edit_kind(edit, element) != kind) {
        element = edit->map->places.items[element].parent;
    }
    return element;
}

// Whether no reply, topic or part of the turn stands before it: said once, a turn reads as one.
static bool is_first_of(const struct edit *edit, uint32_t turn, uint32_t element)
{
    for (uint32_t i = turn + 1; i < element; i++) {
        if (story_table_sheet_of(edit_kind(edit, i)) == TABLE_REPLIES) {
            return false;
        }
    }
    return true;
}

static const char *words_of_customer(struct edit *edit, uint32_t turn)
{
    struct buffer all = { 0 };
    const struct xml_place *places = edit->map->places.items;
    for (uint32_t i = places[turn].first; i != XML_NONE; i = places[i].next) {
        if (edit_kind(edit, i) == ELEMENT_SAYS) {
            buffer_add(&all, all.size > 0 ? "\n" : "");
            buffer_add(&all, edit_read_below(edit, i, ""));
        }
    }
    return keep(edit, &all);
}

static const char *acts_of(struct edit *edit, uint32_t element)
{
    struct buffer all = { 0 };
    const struct xml_place *places = edit->map->places.items;
    for (uint32_t i = places[element].first; i != XML_NONE; i = places[i].next) {
        if (edit_kind(edit, i) == ELEMENT_SPEECH_ACT) {
            const char *is = edit_read_below(edit, i, "@is");
            buffer_add_format(&all, "%s%s", all.size > 0 ? " " : "", is != NULL ? is : "");
        }
    }
    return keep(edit, &all);
}

// "answer/greeting" for a section of an e-mail in the turn answer.
static const char *turn_of(struct edit *edit, uint32_t turn, uint32_t section)
{
    struct buffer text = { 0 };
    buffer_add(&text, id_of(edit, turn));
    if (section != XML_NONE) {
        buffer_add_format(&text, "/%s", id_of(edit, section));
    }
    return keep(edit, &text);
}

static const char *shown(struct edit *edit, const struct story_table_row *row, const char *key)
{
    struct buffer text = { 0 };
    uint32_t turn = around(edit, row->element, ELEMENT_TURN);
    bool in_turn = turn != XML_NONE;
    if (strcmp(key, "contact") == 0) {
        return in_turn ? id_of(edit, edit->map->places.items[turn].parent) : "";
    }
    if (strcmp(key, "turn") == 0) {
        return in_turn ? turn_of(edit, turn, around(edit, row->element, ELEMENT_SECTION)) : "";
    }
    if (strcmp(key, "id") == 0) {
        uint32_t holder = row->below ? edit->map->places.items[row->element].parent : row->element;
        return id_of(edit, holder);
    }
    if (strcmp(key, "says") == 0) {
        return in_turn && is_first_of(edit, turn, row->element) ? words_of_customer(edit, turn)
                                                                : "";
    }
    if (strcmp(key, "kind") == 0) {
        return story_table_row_name(edit_kind(edit, row->element));
    }
    add_way(edit, row->element, " / ", &text);
    return keep(edit, &text);
}

static void fill_row(struct story_table_row *row, enum story_table_sheet sheet, struct edit *edit)
{
    size_t count = 0;
    const struct story_table_column *columns = story_table_columns(sheet, &count);
    enum element element = edit_kind(edit, row->element);
    for (size_t i = 0; i < count; i++) {
        const char *suffix = story_table_suffix(sheet, element, i);
        const char *cell = NULL;
        if (columns[i].kind == TABLE_PLACE) {
            cell = row->place;
        } else if (columns[i].kind == TABLE_SHOWN) {
            cell = shown(edit, row, columns[i].key);
        } else if (suffix != NULL) {
            cell = columns[i].kind == TABLE_ACTS ? acts_of(edit, row->element)
                                                 : edit_read_below(edit, row->element, suffix);
        }
        row->cells[i] = cell != NULL ? cell : "";
    }
}

void story_table_fill(struct story_table *table, struct edit *edit)
{
    for (uint32_t i = 1; i < edit->map->places.count; i++) {
        enum element element = edit_kind(edit, i);
        enum story_table_sheet sheet = story_table_sheet_of(element);
        if (sheet == TABLE_SHEET_COUNT) {
            continue;
        }
        struct buffer place = { 0 };
        struct story_table_row row = { .element = i, .below = element == ELEMENT_INFORMED };
        edit_add_place(edit, i, &place);
        row.place = keep(edit, &place);
        fill_row(&row, sheet, edit);
        vec_push(&table->pages[sheet].rows, row);
    }
}

void story_table_finish(struct story_table *table)
{
    for (int i = 0; i < TABLE_SHEET_COUNT; i++) {
        vec_finish(&table->pages[i].rows);
    }
}

static void write_heads(
        enum story_table_sheet number, struct workbook_sheet *sheet, struct workbook *workbook)
{
    size_t count = 0;
    const struct story_table_column *columns = story_table_columns(number, &count);
    struct workbook_column *looks = arena_alloc(&workbook->arena, count * sizeof(*looks));
    struct workbook_row *keys = workbook_add_row(workbook, sheet, 1, count);
    keys->look = ROW_HIDDEN;
    struct buffer text = { 0 };
    for (size_t i = 0; i < count; i++) {
        bool reads = columns[i].kind == TABLE_PLACE || columns[i].kind == TABLE_SHOWN;
        looks[i] =
                (struct workbook_column) { columns[i].width, reads, columns[i].kind != TABLE_PLACE,
                    columns[i].choices, strncmp(columns[i].key, "points", 6) == 0 };
        buffer_clear(&text);
        buffer_add_format(&text, "%s.%s", story_table_sheet_key(number), columns[i].key);
        workbook_set(workbook, keys, i, buffer_text(&text));
    }
    struct workbook_row *heads = workbook_add_row(workbook, sheet, 2, count);
    heads->look = ROW_HEAD;
    for (size_t i = 0; i < count; i++) {
        buffer_clear(&text);
        story_table_add_title(&columns[i], &text);
        workbook_set(workbook, heads, i, buffer_text(&text));
    }
    buffer_finish(&text);
    sheet->columns = looks;
    sheet->column_count = count;
    sheet->frozen_columns = number == TABLE_REPLIES ? 4 : 2;
}

static void write_page(const struct story_table_page *page, enum story_table_sheet number,
        struct workbook *workbook)
{
    struct workbook_sheet *sheet = workbook_add_sheet(workbook, story_table_sheet_name(number));
    write_heads(number, sheet, workbook);
    for (size_t i = 0; i < page->rows.count; i++) {
        const struct story_table_row *row = &page->rows.items[i];
        struct workbook_row *written =
                workbook_add_row(workbook, sheet, (int)i + 3, sheet->column_count);
        written->look = row->below ? ROW_BELOW : ROW_PLAIN;
        for (size_t j = 0; j < sheet->column_count; j++) {
            workbook_set(workbook, written, j, row->cells[j]);
        }
    }
    for (int i = 0; number == TABLE_REPLIES && i < FREE_ROWS; i++) {
        struct workbook_row *free_row = workbook_add_row(
                workbook, sheet, (int)page->rows.count + 3 + i, sheet->column_count);
        free_row->look = ROW_FREE;
    }
}

static void write_lines(struct edit *edit, struct workbook *workbook, struct workbook_sheet *sheet)
{
    static const char *const LINES[] = {
        TR_MARK("Change the white cells. Grey ones are there to read by."),
        TR_MARK("Replies has one row for each wording. A row that says “informed” is what is said "
                "instead, when the candidate knows the facts named there."),
        TR_MARK("Points and their reason go together. Empty both to take a competency out."),
        TR_MARK("For a new reply, fill a row at the end of Replies: contact, turn, a new id, "
                "wording. For a new informed wording: contact, turn, the id of its reply, the "
                "facts, wording."),
        TR_MARK("A row that you remove here stays in the scenario: take things out in the XML."),
        TR_MARK("Save as .xlsx or .ods. Then see what would change, and put it back:"),
    };
    const char *id = id_of(edit, 0);
    struct buffer text = { 0 };
    const char *title = edit_read(edit, "title");
    workbook_add_row(workbook, sheet, 2, 1)->look = ROW_HEAD;
    workbook_set(workbook, vec_last(&sheet->rows), 0, title != NULL ? title : id);
    for (size_t i = 0; i < sizeof(LINES) / sizeof(LINES[0]); i++) {
        struct workbook_row *row = workbook_add_row(workbook, sheet, (int)i + 3, 1);
        workbook_set(workbook, row, 0, tr(LINES[i]));
    }
    int last = vec_last(&sheet->rows)->number;
    buffer_add_format(&text, "zeven table %s.xlsx --into %s --dry-run", id, edit->file);
    workbook_set(workbook, workbook_add_row(workbook, sheet, last + 1, 1), 0, buffer_text(&text));
    buffer_clear(&text);
    buffer_add_format(&text, "zeven table %s.xlsx --into %s", id, edit->file);
    workbook_set(workbook, workbook_add_row(workbook, sheet, last + 2, 1), 0, buffer_text(&text));
    buffer_finish(&text);
}

static void write_explanation(struct edit *edit, const char *digest, struct workbook *workbook)
{
    static const struct workbook_column COLUMN = { 100, true, true, NULL, false };
    struct workbook_sheet *sheet = workbook_add_sheet(workbook, tr("Explanation"));
    struct workbook_row *mark = workbook_add_row(workbook, sheet, 1, 3);
    mark->look = ROW_HIDDEN;
    workbook_set(workbook, mark, 0, "zeven-table");
    workbook_set(workbook, mark, 1, id_of(edit, 0));
    workbook_set(workbook, mark, 2, digest);
    struct workbook_column *looks = arena_alloc(&workbook->arena, 3 * sizeof(*looks));
    looks[0] = COLUMN;
    looks[1] = looks[2] = (struct workbook_column) { 2, true, false, NULL, false };
    sheet->columns = looks;
    sheet->column_count = 3;

    write_lines(edit, workbook, sheet);
}

void story_table_write(const struct story_table *table, struct edit *edit, const char *digest,
        struct workbook *workbook)
{
    write_explanation(edit, digest, workbook);
    for (int i = 0; i < TABLE_SHEET_COUNT; i++) {
        write_page(&table->pages[i], (enum story_table_sheet)i, workbook);
    }
}
