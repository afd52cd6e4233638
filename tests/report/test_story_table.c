// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the way from a scenario to a table and back: lossless, and told by sheet and row.
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/report/table/story_table_apply.h"
#include "game/scenario/diag_codes.h"
#include "tests/test_main.h"

#define STORY "tests/fixtures/table/story.xml"

// Everything that is shipped, and what the language can do.
static glob_t files;

static int find_files(void)
{
    bool found = glob("scenarios/packs/*/*.xml", 0, NULL, &files) == 0 &&
            glob("tests/fixtures/good/*.xml", GLOB_APPEND, NULL, &files) == 0 &&
            glob(STORY, GLOB_APPEND, NULL, &files) == 0;
    return found ? (int)files.gl_pathc : 0;
}

START_TEST(the_files_are_there)
{
    ck_assert_uint_gt(files.gl_pathc, 20);
}
END_TEST

static struct buffer bytes;
static struct diag_list diags;
static struct edit edit;
static struct story_table_result result;

static void open_file(const char *path)
{
    ck_assert_msg(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, &diags), "%s", path);
    ck_assert(edit_open(&edit, path, bytes.bytes, bytes.size, &diags));
}

static void tear_down(void)
{
    story_table_result_finish(&result);
    edit_close(&edit);
    buffer_finish(&bytes);
    diag_list_finish(&diags);
}

static void make_table(struct workbook *workbook)
{
    struct story_table table = { 0 };
    story_table_fill(&table, &edit);
    story_table_write(&table, &edit, "now", workbook);
    story_table_finish(&table);
}

// Through the file of a spreadsheet, as an author would.
static void through_file(struct workbook *workbook, enum workbook_kind kind, struct workbook *read)
{
    struct buffer file = { 0 };
    ck_assert(workbook_write(workbook, kind, &file, &diags));
    ck_assert(workbook_read(read, "t", file.bytes, file.size, &diags));
    buffer_finish(&file);
}

START_TEST(there_and_back_changes_nothing)
{
    struct workbook made = { 0 };
    struct workbook read = { 0 };
    open_file(files.gl_pathv[_i / 2]);
    make_table(&made);
    through_file(&made, (enum workbook_kind)(_i % 2), &read);
    ck_assert(story_table_apply(&result, &edit, &read, "t", "now", &diags));
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_uint_eq(result.changes.count, 0);
    ck_assert_uint_eq(result.bytes.size, bytes.size);
    ck_assert_mem_eq(result.bytes.bytes, bytes.bytes, bytes.size);
    workbook_finish(&made);
    workbook_finish(&read);
}
END_TEST

static struct workbook_sheet *sheet_of(struct workbook *workbook, enum story_table_sheet sheet)
{
    return &workbook->sheets.items[1 + (int)sheet]; // behind the explanation
}

static struct workbook_row *row_of(
        struct workbook *workbook, enum story_table_sheet sheet, const char *place)
{
    struct workbook_sheet *found = sheet_of(workbook, sheet);
    for (size_t i = 0; i < found->rows.count; i++) {
        if (strcmp(workbook_cell(&found->rows.items[i], 0), place) == 0) {
            return &found->rows.items[i];
        }
    }
    ck_abort_msg("no row %s", place);
}

static void put(struct workbook *workbook, enum story_table_sheet sheet, const char *place,
        const char *key, const char *text)
{
    size_t column = story_table_find_column(sheet, key);
    ck_assert_uint_lt(column, TABLE_COLUMNS_MAX);
    workbook_set(workbook, row_of(workbook, sheet, place), column, text);
}

static const char *text_for(const char *suffix)
{
    return strstr(suffix, "points") != NULL || strcmp(suffix, "@weight") == 0
            ? "7"
            : "Anders & \"<beter>\"";
}

// A new value in one cell, and that one only comes back, at the place the cell names.
static void change_one_cell(enum story_table_sheet sheet, const struct story_table_row *row,
        size_t column, const char *suffix)
{
    struct workbook workbook = { 0 };
    struct story_table_result one = { 0 };
    struct edit after;
    struct buffer place = { 0 };
    make_table(&workbook);
    const char *value = text_for(suffix);
    buffer_add_format(&place, "%s%s", row->place, suffix);
    workbook_set(&workbook, row_of(&workbook, sheet, row->place), column, value);
    ck_assert_msg(story_table_apply(&one, &edit, &workbook, "t", "now", &diags), "%s: Z%04d",
            place.bytes, diags.diags.count > 0 ? diags.diags.items[0].code : 0);
    ck_assert_uint_eq(one.changes.count, 1);
    ck_assert(edit_open(&after, "after", one.bytes.bytes, one.bytes.size, &diags));
    ck_assert_str_eq(edit_read(&after, place.bytes), value);
    ck_assert_uint_eq(after.map->places.count, edit.map->places.count);
    edit_close(&after);
    buffer_finish(&place);
    story_table_result_finish(&one);
    workbook_finish(&workbook);
}

static bool is_free_text(const char *key)
{
    return strncmp(key, "points", 6) == 0 || strncmp(key, "why-", 4) == 0 ||
            strcmp(key, "say") == 0 || strcmp(key, "answer") == 0 || strcmp(key, "text") == 0 ||
            strcmp(key, "date") == 0;
}

START_TEST(every_cell_leads_to_its_place)
{
    struct story_table table = { 0 };
    size_t changed = 0;
    open_file(files.gl_pathv[_i]);
    story_table_fill(&table, &edit);
    size_t step = edit.map->places.count / 25 + 1; // the large ones by samples
    for (int sheet = 0; sheet < TABLE_SHEET_COUNT; sheet++) {
        size_t count = 0;
        const struct story_table_column *columns =
                story_table_columns((enum story_table_sheet)sheet, &count);
        for (size_t i = 0; i < table.pages[sheet].rows.count; i += step) {
            const struct story_table_row *row = &table.pages[sheet].rows.items[i];
            for (size_t j = 0; j < count; j++) {
                const char *suffix = story_table_suffix(
                        (enum story_table_sheet)sheet, edit_kind(&edit, row->element), j);
                if (suffix != NULL && row->cells[j][0] != '\0' && is_free_text(columns[j].key)) {
                    change_one_cell((enum story_table_sheet)sheet, row, j, suffix);
                    changed++;
                }
            }
        }
    }
    ck_assert_uint_gt(changed, 2);
    story_table_finish(&table);
}
END_TEST

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

// A value that the column could hold, drawn by `seed`; a few are emptied or changed beyond reason.
static const char *draw(const char *key, unsigned *seed)
{
    static const char *const TEXTS[] = { "Goed & <wel>", "Één regel\n\nen nog een", "]]>",
        "  ruim   gezet ", "0", "-3", "=1+1", "👍", "" };
    static const char *const POINTS[] = { "0", "1", "2", "3", "-1", "9" };
    bool points = strncmp(key, "points", 6) == 0;
    return points ? POINTS[next(seed) % 6] : TEXTS[next(seed) % 9];
}

static size_t change_at_random(struct workbook *workbook, unsigned *seed)
{
    size_t changed = 0;
    for (int sheet = 0; sheet < TABLE_SHEET_COUNT; sheet++) {
        size_t count = 0;
        const struct story_table_column *columns =
                story_table_columns((enum story_table_sheet)sheet, &count);
        struct workbook_sheet *found = sheet_of(workbook, (enum story_table_sheet)sheet);
        for (size_t i = 2; i < found->rows.count; i++) {
            size_t column = next(seed) % count;
            struct workbook_row *row = &found->rows.items[i];
            bool some = workbook_cell(row, column)[0] != '\0';
            if (some && is_free_text(columns[column].key) && next(seed) % 4 == 0) {
                workbook_set(workbook, row, column, draw(columns[column].key, seed));
                changed++;
            }
        }
    }
    return changed;
}

// Whatever is done to the cells: it is refused, or it comes out as it was put in.
START_TEST(what_is_taken_over_is_what_the_table_says)
{
    unsigned seed = (unsigned)_i * 7919u + 5;
    struct workbook made = { 0 };
    struct workbook read = { 0 };
    open_file(files.gl_pathv[_i / 2]);
    make_table(&made);
    (void)change_at_random(&made, &seed);
    through_file(&made, (enum workbook_kind)(_i % 2), &read);
    bool good = story_table_apply(&result, &edit, &read, "t", "now", &diags);
    ck_assert(good == (diags.errors == 0));
    if (good) {
        struct story_table_result again = { 0 };
        struct edit after;
        ck_assert(edit_open(&after, "t", result.bytes.bytes, result.bytes.size, &diags));
        ck_assert(story_table_apply(&again, &after, &read, "t", "later", &diags));
        ck_assert_msg(again.changes.count == 0, "%s: %s not %s", again.changes.items[0].where,
                again.changes.items[0].before, again.changes.items[0].after);
        story_table_result_finish(&again);
        edit_close(&after);
    }
    workbook_finish(&made);
    workbook_finish(&read);
}
END_TEST

#define LOOK "contact[call]/turn[opening]/reply[look]"
#define SHRUG "contact[call]/turn[opening]/reply[shrug]"

// The same changes that were made by hand in the two spreadsheets beside the fixture.
static void edit_story(struct workbook *workbook)
{
    struct workbook_sheet *replies = sheet_of(workbook, TABLE_REPLIES);
    put(workbook, TABLE_REPLIES, LOOK, "say", "Ik zoek het voor u uit & bel terug.");
    put(workbook, TABLE_REPLIES, LOOK, "acts", "open-question concrete");
    put(workbook, TABLE_REPLIES, LOOK, "points-empathy", "2");
    put(workbook, TABLE_REPLIES, LOOK, "why-empathy", "Neemt het over.");
    put(workbook, TABLE_REPLIES, SHRUG, "points-accuracy", "");
    put(workbook, TABLE_REPLIES, SHRUG, "why-accuracy", "");
    put(workbook, TABLE_REPLIES, SHRUG, "temptation", "rule");
    put(workbook, TABLE_PROMISES, "promise[word]", "due", "0.489583333333333");
    put(workbook, TABLE_RECORDS, "record[file]", "text", "Nummer 4711");
    put(workbook, TABLE_CUSTOMER, "contact[call]/turn[opening]/says[2]", "text",
            "Waar blijft <mijn> pakket?");
    struct workbook_row *added = NULL;
    for (size_t i = 0; i < replies->rows.count && added == NULL; i++) {
        added = replies->rows.items[i].look == ROW_FREE ? &replies->rows.items[i] : NULL;
    }
    static const struct {
        const char *key;
        const char *text;
    } NEW[] = { { "contact", "call" }, { "turn", "opening" }, { "id", "sorry" },
        { "say", "Wat vervelend voor u." }, { "next", "more" }, { "points-empathy", "3" },
        { "why-empathy", "Leeft mee." } };
    for (size_t i = 0; i < sizeof(NEW) / sizeof(NEW[0]); i++) {
        workbook_set(
                workbook, added, story_table_find_column(TABLE_REPLIES, NEW[i].key), NEW[i].text);
    }
}

static void assert_expected(void)
{
    struct buffer expected = { 0 };
    ck_assert(bundle_read_path("tests/fixtures/table/expected.xml", 100000, &expected, &diags));
    ck_assert_str_eq(buffer_text(&result.bytes), buffer_text(&expected));
    buffer_finish(&expected);
}

START_TEST(an_afternoon_of_changes_gives_the_file_that_was_meant)
{
    struct workbook made = { 0 };
    struct workbook read = { 0 };
    open_file(STORY);
    make_table(&made);
    edit_story(&made);
    through_file(&made, (enum workbook_kind)_i, &read);
    ck_assert(story_table_apply(&result, &edit, &read, "t", "now", &diags));
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_uint_eq(result.changes.count, 13);
    assert_expected();
    ck_assert(story_table_check(&result, STORY, &diags));
    ck_assert_uint_eq(diags.diags.count, 0);
    workbook_finish(&made);
    workbook_finish(&read);
}
END_TEST

START_TEST(what_libreoffice_saved_gives_the_same_file)
{
    static const char *const SAVED[] = { "tests/fixtures/table/edited.xlsx",
        "tests/fixtures/table/edited.ods" };
    struct buffer file = { 0 };
    struct workbook read = { 0 };
    open_file(STORY);
    ck_assert(bundle_read_path(SAVED[_i], BUNDLE_FILE_SIZE_MAX, &file, &diags));
    ck_assert(workbook_read(&read, SAVED[_i], file.bytes, file.size, &diags));
    ck_assert(story_table_apply(&result, &edit, &read, "t", "", &diags));
    assert_expected();
    workbook_finish(&read);
    buffer_finish(&file);
}
END_TEST

// What a free row is filled with, and what becomes of it.
enum { NEW_CELLS = 5 };

static const struct {
    const char *cells[NEW_CELLS]; // contact, turn, id, kind, by
    const char *becomes;          // NULL = it is refused
    int code;
} NEW_ROWS[] = {
    { { "call", "opening", "sorry", "", "" }, "<reply id=\"sorry\">", 0 },
    { { "call", "more", "colour", "topic", "" }, "<topic id=\"colour\">", 0 },
    { { "mail", "answer/greeting", "warm", "", "" }, "<part id=\"warm\">", 0 },
    { { "call", "opening", "shrug", "", "late" },
            "<temptation is=\"speed\"/>\r\n        <informed "
            "by=\"late\">",
            0 },
    { { "call", "opening", "look", "", "late file" },
            "</informed>\r\n        <informed by=\"late "
            "file\">",
            0 },
    { { "call", "more", "when-sent", "", "late" },
            "<answer>Maandag.</answer><informed by=\"late\">", 0 },
    { { "call", "opening", "look", "", "" }, NULL, DIAG_TABLE_NEW_ID },
    { { "call", "opening", "Nieuw antwoord", "", "" }, NULL, DIAG_TABLE_NEW_ID },
    { { "call", "opening", "", "", "" }, NULL, DIAG_TABLE_NEW_ID },
    { { "call", "nowhere", "sorry", "", "" }, NULL, DIAG_TABLE_NEW_TURN },
    { { "call", "", "sorry", "", "" }, NULL, DIAG_TABLE_NEW_TURN },
};

static struct workbook_row *free_row(struct workbook *workbook, size_t number)
{
    struct workbook_sheet *replies = sheet_of(workbook, TABLE_REPLIES);
    size_t i = 0;
    while (replies->rows.items[i].look != ROW_FREE) {
        i++;
    }
    return &replies->rows.items[i + number];
}

static void fill_row(struct workbook *workbook, size_t number, const char *const *cells)
{
    static const char *const KEYS[NEW_CELLS] = { "contact", "turn", "id", "kind", "by" };
    struct workbook_row *row = free_row(workbook, number);
    for (size_t i = 0; i < NEW_CELLS; i++) {
        workbook_set(workbook, row, story_table_find_column(TABLE_REPLIES, KEYS[i]), cells[i]);
    }
    workbook_set(workbook, row, story_table_find_column(TABLE_REPLIES, "say"), "Nieuw.");
}

START_TEST(a_row_that_was_filled_in_becomes_an_element)
{
    struct workbook made = { 0 };
    open_file(STORY);
    make_table(&made);
    fill_row(&made, 3, NEW_ROWS[_i].cells);
    bool good = story_table_apply(&result, &edit, &made, "t", "now", &diags);
    if (NEW_ROWS[_i].becomes == NULL) {
        ck_assert(!good);
        ck_assert(diag_list_has(&diags, NEW_ROWS[_i].code));
    } else {
        ck_assert(good);
        ck_assert_msg(strstr(result.bytes.bytes, NEW_ROWS[_i].becomes) != NULL, "%s",
                buffer_text(&result.bytes));
    }
    workbook_finish(&made);
}
END_TEST

START_TEST(a_new_reply_can_get_its_informed_wordings_at_once)
{
    static const char *const ROWS[][NEW_CELLS] = { { "call", "opening", "sorry", "", "" },
        { "call", "opening", "sorry", "", "late" }, { "call", "opening", "sorry", "", "file" } };
    struct workbook made = { 0 };
    open_file(STORY);
    make_table(&made);
    for (size_t i = 0; i < 3; i++) {
        fill_row(&made, i, ROWS[i]);
    }
    ck_assert(story_table_apply(&result, &edit, &made, "t", "now", &diags));
    ck_assert_ptr_nonnull(strstr(result.bytes.bytes,
            "<reply id=\"sorry\">\r\n        <say>Nieuw.</say>\r\n        <informed "
            "by=\"late\">\r\n"
            "          <say>Nieuw.</say>\r\n        </informed>\r\n        <informed "
            "by=\"file\">"));
    fill_row(&made, 3, ROWS[0]);
    ck_assert(!story_table_apply(&result, &edit, &made, "t", "now", &diags));
    ck_assert(diag_list_has(&diags, DIAG_TABLE_NEW_ID));
    workbook_finish(&made);
}
END_TEST

// Wrong rows, with what is said and of which row.
static const struct {
    enum story_table_sheet sheet;
    const char *place; // NULL = the first free row
    const char *key;
    const char *text;
    int code;
} WRONG[] = {
    { TABLE_REPLIES, LOOK, "place", "contact[call]/turn[gone]/reply[x]", DIAG_TABLE_PLACE },
    { TABLE_REPLIES, LOOK, "place", SHRUG, DIAG_TABLE_TWICE },
    { TABLE_REPLIES, LOOK, "points-accuracy", "", DIAG_TABLE_POINTS_WHY },
    { TABLE_REPLIES, LOOK, "points-empathy", "3", DIAG_TABLE_POINTS_WHY },
    { TABLE_REPLIES, LOOK, "points-accuracy", "drie", DIAG_VALUE_NUMBER },
    { TABLE_REPLIES, LOOK, "points-accuracy", "1,5", DIAG_VALUE_NUMBER },
    { TABLE_REPLIES, LOOK, "temptation", "luiheid", DIAG_VALUE_CHOICE },
    { TABLE_REPLIES, LOOK, "by", "late", DIAG_TABLE_NO_CELL },
    { TABLE_REPLIES, LOOK "/informed", "next", "more", DIAG_TABLE_NO_CELL },
    { TABLE_REPLIES, LOOK, "next", "nowhere", DIAG_NEXT_UNKNOWN },
    { TABLE_REPLIES, LOOK, "when", "knows nothing", DIAG_NAME_UNKNOWN },
    { TABLE_REPLIES, LOOK, "say", "", DIAG_ELEMENT_MISSING },
    { TABLE_REPLIES, LOOK, "acts", "dance", DIAG_NAME_UNKNOWN },
    { TABLE_REPLIES, NULL, "say", "Nieuw", DIAG_TABLE_NEW_TURN },
    { TABLE_CUSTOMER, "contact[call]/turn[opening]/says[2]", "text", "", DIAG_TABLE_EMPTY },
    { TABLE_CUSTOMER, "contact[call]/turn[opening]/says[2]", "place", "", DIAG_TABLE_NEW_ROW },
    { TABLE_PROMISES, "promise[word]", "due", "straks", DIAG_VALUE_TIME },
    { TABLE_STORY, "need[parcel]", "points", "0", DIAG_VALUE_NUMBER },
};

START_TEST(what_cannot_be_is_said_of_its_row)
{
    struct workbook made = { 0 };
    char where[64];
    open_file(STORY);
    make_table(&made);
    struct workbook_sheet *sheet = sheet_of(&made, WRONG[_i].sheet);
    struct workbook_row *row = vec_last(&sheet->rows);
    if (WRONG[_i].place != NULL) {
        row = row_of(&made, WRONG[_i].sheet, WRONG[_i].place);
    }
    workbook_set(
            &made, row, story_table_find_column(WRONG[_i].sheet, WRONG[_i].key), WRONG[_i].text);
    bool good = story_table_apply(&result, &edit, &made, "t", "now", &diags) &&
            story_table_check(&result, STORY, &diags);
    ck_assert(!good);
    (void)snprintf(where, sizeof(where), "t, sheet %s, row %d", sheet->name,
            WRONG[_i].code == DIAG_TABLE_TWICE ? row->number + 2 : row->number);
    size_t at = 0;
    while (at < diags.diags.count && diags.diags.items[at].code != WRONG[_i].code) {
        at++;
    }
    ck_assert_msg(at < diags.diags.count, "%s: Z%04d", WRONG[_i].text, diags.diags.items[0].code);
    ck_assert_str_eq(diags.diags.items[at].file, where);
    workbook_finish(&made);
}
END_TEST

START_TEST(a_row_that_is_gone_takes_nothing_away)
{
    struct workbook made = { 0 };
    open_file(STORY);
    make_table(&made);
    sheet_of(&made, TABLE_RECORDS)->rows.count -= 2;
    ck_assert(story_table_apply(&result, &edit, &made, "t", "now", &diags));
    ck_assert_uint_eq(diags.diags.count, 1);
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_TABLE_ROWS_GONE);
    ck_assert_str_eq(diags.diags.items[0].arguments[0], "2");
    ck_assert_uint_eq(result.bytes.size, bytes.size);
    workbook_finish(&made);
}
END_TEST

START_TEST(a_grey_cell_that_changed_is_told)
{
    struct workbook made = { 0 };
    open_file(STORY);
    make_table(&made);
    put(&made, TABLE_REPLIES, LOOK, "says", "Iets anders");
    ck_assert(story_table_apply(&result, &edit, &made, "t", "now", &diags));
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_TABLE_SHOWN);
    ck_assert_uint_eq(diags.errors, 0);
    workbook_finish(&made);
}
END_TEST

START_TEST(columns_may_move_and_go)
{
    struct workbook made = { 0 };
    open_file(STORY);
    make_table(&made);
    struct workbook_sheet *sheet = sheet_of(&made, TABLE_CUSTOMER);
    size_t text = story_table_find_column(TABLE_CUSTOMER, "text");
    for (size_t i = 0; i < sheet->rows.count; i++) {
        const char **cells = sheet->rows.items[i].cells;
        const char *moved = cells[text];
        memmove(&cells[1], &cells[0], text * sizeof(*cells));
        cells[0] = moved;
        cells[3] = NULL; // the kind is thrown away
    }
    workbook_set(&made, &sheet->rows.items[sheet->rows.count - 1], 0, "Nog daar?");
    ck_assert(story_table_apply(&result, &edit, &made, "t", "now", &diags));
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_uint_eq(result.changes.count, 1);
    ck_assert_str_eq(result.changes.items[0].after, "Nog daar?");
    workbook_finish(&made);
}
END_TEST

START_TEST(a_table_of_another_story_is_refused)
{
    struct workbook made = { 0 };
    struct workbook empty = { 0 };
    open_file("tests/fixtures/good/compose.xml");
    make_table(&made);
    edit_close(&edit);
    buffer_clear(&bytes);
    open_file(STORY);
    ck_assert(!story_table_apply(&result, &edit, &made, "t", "now", &diags));
    ck_assert(diag_list_has(&diags, DIAG_TABLE_OTHER));
    (void)workbook_add_sheet(&empty, "Blad1");
    ck_assert(!story_table_apply(&result, &edit, &empty, "t", "now", &diags));
    ck_assert(diag_list_has(&diags, DIAG_TABLE_NOT_OURS));
    workbook_finish(&made);
    workbook_finish(&empty);
}
END_TEST

START_TEST(a_change_to_a_story_that_moved_on_is_noted)
{
    struct workbook made = { 0 };
    open_file(STORY);
    make_table(&made);
    put(&made, TABLE_STORY, "title", "text", "Anders");
    ck_assert(story_table_apply(&result, &edit, &made, "t", "later", &diags));
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_TABLE_OLDER);
    ck_assert_int_eq(diags.diags.items[0].severity, DIAG_NOTE);
    workbook_finish(&made);
}
END_TEST

Suite *test_suite(void)
{
    int file_count = find_files();
    Suite *suite = suite_create("story_table");
    TCase *cases = tcase_create("story_table");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, the_files_are_there);
    tcase_add_loop_test(cases, there_and_back_changes_nothing, 0, 2 * file_count);
    tcase_add_loop_test(cases, every_cell_leads_to_its_place, 0, file_count);
    tcase_add_loop_test(cases, what_is_taken_over_is_what_the_table_says, 0, 2 * file_count);
    tcase_add_loop_test(cases, an_afternoon_of_changes_gives_the_file_that_was_meant, 0, 2);
    tcase_add_loop_test(cases, what_libreoffice_saved_gives_the_same_file, 0, 2);
    tcase_add_loop_test(
            cases, what_cannot_be_is_said_of_its_row, 0, sizeof(WRONG) / sizeof(WRONG[0]));
    tcase_add_loop_test(cases, a_row_that_was_filled_in_becomes_an_element, 0,
            sizeof(NEW_ROWS) / sizeof(NEW_ROWS[0]));
    tcase_add_test(cases, a_new_reply_can_get_its_informed_wordings_at_once);
    tcase_add_test(cases, a_row_that_is_gone_takes_nothing_away);
    tcase_add_test(cases, a_grey_cell_that_changed_is_told);
    tcase_add_test(cases, columns_may_move_and_go);
    tcase_add_test(cases, a_table_of_another_story_is_refused);
    tcase_add_test(cases, a_change_to_a_story_that_moved_on_is_noted);
    suite_add_tcase(suite, cases);
    return suite;
}
