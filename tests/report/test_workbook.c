// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what goes through a spreadsheet, and the program from spreadsheets of strangers.
#include "game/report/table/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/table/zip.h"
#include "game/xml/reader.h"
#include "tests/test_main.h"

static const struct workbook_column COLUMNS[] = {
    { 10, true, false, NULL, false },
    { 40, false, true, "rule speed", true },
};

static const char *const CELLS[] = { "gewoon", "één 👍 €", "=1+1", "007", "3", "-4", "-", "1.5",
    "12:30", "a\n\nb", "<a href=\"x\">&amp;</a>", "_x000D_ niet", "'aanhaling", "0", "-0",
    "twee  spaties", "{=A1}" };

enum { CELL_COUNT = sizeof(CELLS) / sizeof(CELLS[0]) };

static struct diag_list diags;

static void tear_down(void)
{
    diag_list_finish(&diags);
}

static void fill(struct workbook *workbook)
{
    for (int i = 0; i < 2; i++) {
        struct workbook_sheet *sheet = workbook_add_sheet(workbook, i == 0 ? "Eén" : "Twee & drie");
        sheet->columns = COLUMNS;
        sheet->column_count = 2;
        for (int row = 0; row < CELL_COUNT; row++) {
            struct workbook_row *added = workbook_add_row(workbook, sheet, row + 1, 2);
            added->look = (enum row_look)(row % (ROW_FREE + 1));
            workbook_set(workbook, added, (size_t)i, CELLS[row]);
        }
    }
}

static void write(enum workbook_kind kind, struct buffer *bytes)
{
    struct workbook workbook = { 0 };
    fill(&workbook);
    ck_assert(workbook_write(&workbook, kind, bytes, &diags));
    workbook_finish(&workbook);
}

START_TEST(what_is_written_is_read)
{
    struct buffer bytes = { 0 };
    struct workbook read = { 0 };
    write((enum workbook_kind)_i, &bytes);
    ck_assert(workbook_read(&read, "file", bytes.bytes, bytes.size, &diags));
    ck_assert_uint_eq(read.sheets.count, 2);
    ck_assert_str_eq(read.sheets.items[1].name, "Twee & drie");
    for (size_t i = 0; i < 2; i++) {
        ck_assert_uint_eq(read.sheets.items[i].rows.count, CELL_COUNT);
        for (size_t row = 0; row < CELL_COUNT; row++) {
            ck_assert_str_eq(workbook_cell(&read.sheets.items[i].rows.items[row], i), CELLS[row]);
            ck_assert_str_eq(workbook_cell(&read.sheets.items[i].rows.items[row], 1 - i), "");
        }
    }
    workbook_finish(&read);
    buffer_finish(&bytes);
}
END_TEST

START_TEST(the_same_workbook_gives_the_same_bytes)
{
    struct buffer first = { 0 };
    struct buffer second = { 0 };
    write((enum workbook_kind)_i, &first);
    write((enum workbook_kind)_i, &second);
    ck_assert_uint_eq(first.size, second.size);
    ck_assert_mem_eq(first.bytes, second.bytes, first.size);
    buffer_finish(&first);
    buffer_finish(&second);
}
END_TEST

START_TEST(a_text_that_does_not_fit_is_refused)
{
    struct workbook workbook = { 0 };
    struct buffer bytes = { 0 };
    char *text = malloc(WORKBOOK_CELL_MAX + 2);
    memset(text, 'x', WORKBOOK_CELL_MAX + 1);
    text[WORKBOOK_CELL_MAX + 1] = '\0';
    struct workbook_sheet *sheet = workbook_add_sheet(&workbook, "Een");
    sheet->columns = COLUMNS;
    sheet->column_count = 2;
    workbook_set(&workbook, workbook_add_row(&workbook, sheet, 1, 2), 1, text);
    ck_assert(!workbook_write(&workbook, (enum workbook_kind)_i, &bytes, &diags));
    ck_assert(diag_list_has(&diags, DIAG_WORKBOOK_CELL_LONG));
    free(text);
    workbook_finish(&workbook);
    buffer_finish(&bytes);
}
END_TEST

static void add_part(struct zip *zip, const char *name, const char *text)
{
    struct buffer bytes = { 0 };
    buffer_add(&bytes, text);
    zip_add(zip, name, &bytes);
}

static bool read_parts(struct workbook *workbook, struct zip *zip)
{
    struct buffer bytes = { 0 };
    zip_write(zip, &bytes);
    bool good = workbook_read(workbook, "file", bytes.bytes, bytes.size, &diags);
    zip_finish(zip);
    buffer_finish(&bytes);
    return good;
}

#define BOOK                                                                                       \
    "<workbook xmlns='m' xmlns:r='r'><sheets><sheet name='Blad' sheetId='7' "                      \
    "r:id='rId9'/></sheets>"                                                                       \
    "</workbook>"
#define RELATIONS                                                                                  \
    "<Relationships xmlns='p'><Relationship Id='rId1' Type='http://x/sharedStrings' "              \
    "Target='/xl/strings.xml'/><Relationship Id='rId9' Type='http://x/worksheet' "                 \
    "Target='worksheets/a.xml'/></Relationships>"

static bool read_xlsx(struct workbook *workbook, const char *texts, const char *sheet)
{
    struct zip zip = { 0 };
    add_part(&zip, "xl/worksheets/a.xml", sheet);
    add_part(&zip, "xl/strings.xml", texts);
    add_part(&zip, "xl/_rels/workbook.xml.rels", RELATIONS);
    add_part(&zip, "xl/workbook.xml", BOOK);
    return read_parts(workbook, &zip);
}

// Every way in which programs write a text, in parts that stand in another order than ours.
START_TEST(other_programs_write_other_xlsx)
{
    struct workbook read = { 0 };
    ck_assert(read_xlsx(&read,
            "<sst xmlns='m'><si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t "
            "xml:space='preserve'>text</t></r><rPh sb='0' eb='1'><t>sound</t></rPh></si>"
            "<si><t>a_x000D_\nb_x005F_x</t></si></sst>",
            "<worksheet xmlns='m'><sheetData><row><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>"
            "<row r='5'><c r='C5' t='inlineStr'><is><t>in line</t></is></c><c t='str'><f>A1</f>"
            "<v>made</v></c><c r='AA5'><v>3.0000000000000004</v></c></row><row/>"
            "<row><c t='n'><v>0.489583333333333</v></c><c t='s'><v>99</v></c><c "
            "r='ZZZ1'><v>1</v></c></row></sheetData></worksheet>"));
    const struct workbook_sheet *sheet = &read.sheets.items[0];
    ck_assert_uint_eq(sheet->rows.count, 3);
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[0], 0), "rich text");
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[0], 1), "a\nb_x");
    ck_assert_int_eq(sheet->rows.items[1].number, 5);
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[1], 2), "in line");
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[1], 3), "made");
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[1], 26), "3");
    ck_assert_int_eq(sheet->rows.items[2].number, 7);
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[2], 0), "0.489583333333333");
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[2], 1), "");
    workbook_finish(&read);
}
END_TEST

#define CONTENT(inside)                                                                            \
    "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:c='c'><o:body>"                 \
    "<o:spreadsheet>" inside "</o:spreadsheet></o:body></o:document-content>"

static bool read_ods(struct workbook *workbook, const char *content)
{
    struct zip zip = { 0 };
    add_part(&zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    add_part(&zip, "content.xml", content);
    return read_parts(workbook, &zip);
}

START_TEST(other_programs_write_other_ods)
{
    struct workbook read = { 0 };
    ck_assert(read_ods(&read,
            CONTENT("<t:tracked-changes><t:table-cell><x:p>old</x:p></t:table-cell>"
                    "</t:tracked-changes><t:table t:name='Blad'><t:table-header-rows>"
                    "<t:table-row><t:table-cell t:number-columns-repeated='2' "
                    "o:value-type='string'><o:annotation><x:p>note</x:p></o:annotation><x:p>a<x:s "
                    "x:c='3'/>b<x:span>c</x:span></x:p><x:p/><x:p>d<x:line-break/>e</x:p>"
                    "</t:table-cell><t:covered-table-cell/><t:table-cell o:value-type='float' "
                    "o:value='3'><x:p>3,00</x:p></t:table-cell></t:table-row></t:table-header-rows>"
                    "<t:table-row t:number-rows-repeated='1000000'><t:table-cell "
                    "t:number-columns-repeated='16384'/></t:table-row>"
                    "</t:table><t:table t:name='Twee'><t:table-row t:number-rows-repeated='4'/>"
                    "<t:table-row><t:table-cell o:value-type='time' "
                    "o:time-value='PT11H45M00S'><x:p>11:45:00</x:p></t:table-cell></t:table-row>"
                    "</t:table>")));
    ck_assert_uint_eq(read.sheets.count, 2);
    const struct workbook_sheet *sheet = &read.sheets.items[0];
    ck_assert_uint_eq(sheet->rows.count, 1);
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[0], 0), "a   bc\n\nd\ne");
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[0], 1), "a   bc\n\nd\ne");
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[0], 2), "");
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[0], 3), "3");
    ck_assert_int_eq(read.sheets.items[1].rows.items[0].number, 5);
    ck_assert_str_eq(workbook_cell(&read.sheets.items[1].rows.items[0], 0), "11:45");
    workbook_finish(&read);
}
END_TEST

START_TEST(too_many_rows_are_refused)
{
    struct workbook read = { 0 };
    ck_assert(!read_ods(&read,
            CONTENT("<t:table t:name='Blad'><t:table-row t:number-rows-repeated='1000000'/>"
                    "<t:table-row><t:table-cell><x:p>far</x:p></t:table-cell></t:table-row>"
                    "</t:table>")));
    ck_assert(diag_list_has(&diags, DIAG_WORKBOOK_LARGE));
    ck_assert(!read_xlsx(&read, "<sst/>",
            "<worksheet><sheetData><row r='99999999999'><c><v>1</v></c></row></sheetData>"
            "</worksheet>"));
    ck_assert_uint_eq(diags.diags.count, 2);
    workbook_finish(&read);
}
END_TEST

START_TEST(what_is_missing_is_named)
{
    struct workbook read = { 0 };
    struct zip zip = { 0 };
    add_part(&zip, "xl/workbook.xml", BOOK);
    ck_assert(!read_parts(&read, &zip));
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_WORKBOOK_PART);
    ck_assert_str_eq(diags.diags.items[0].arguments[0], "xl/_rels/workbook.xml.rels");
    add_part(&zip, "xl/workbook.xml", BOOK);
    add_part(&zip, "xl/_rels/workbook.xml.rels", RELATIONS);
    add_part(&zip, "xl/strings.xml", "<sst/>");
    ck_assert(!read_parts(&read, &zip));
    ck_assert_str_eq(diags.diags.items[1].arguments[0], "xl/worksheets/a.xml");
    add_part(&zip, "picture.xml", "<x/>");
    ck_assert(!read_parts(&read, &zip));
    ck_assert_int_eq(diags.diags.items[2].code, DIAG_WORKBOOK_KIND);
    ck_assert(!workbook_read(&read, "file", "id;tekst\n", 9, &diags));
    ck_assert_int_eq(diags.diags.items[3].code, DIAG_WORKBOOK_KIND);
    workbook_finish(&read);
}
END_TEST

START_TEST(harm_is_refused)
{
    struct workbook read = { 0 };
    ck_assert(!read_ods(&read, "<!DOCTYPE o [<!ENTITY a 'b'>]><o>&a;</o>"));
    ck_assert(diag_list_has(&diags, DIAG_XML_DOCTYPE));
    struct zip zip = { 0 };
    struct buffer bomb = { 0 };
    while (bomb.size < ZIP_PART_SIZE_MAX + 100) {
        buffer_add(&bomb, "<a>                                                            </a>");
    }
    zip_add(&zip, "content.xml", &bomb);
    ck_assert(!read_parts(&read, &zip));
    ck_assert(diag_list_has(&diags, DIAG_ZIP_LARGE));
    workbook_finish(&read);
}
END_TEST

START_TEST(many_large_parts_are_refused_together)
{
    struct workbook read = { 0 };
    struct zip zip = { 0 };
    for (int i = 0; i < 5; i++) {
        struct buffer large = { 0 };
        char name[16];
        (void)snprintf(name, sizeof(name), "%d.xml", i);
        while (large.size < ZIP_PART_SIZE_MAX - 100) {
            buffer_add(&large, "                                                            ");
        }
        zip_add(&zip, name, &large);
    }
    ck_assert(!read_parts(&read, &zip));
    ck_assert(diag_list_has(&diags, DIAG_ZIP_LARGE));
    workbook_finish(&read);
}
END_TEST

// A numeral generator of our own: the same bytes are damaged on every machine.
static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

START_TEST(damage_is_never_more_than_a_diagnostic)
{
    enum { ROUNDS = 300 };
    struct buffer bytes = { 0 };
    unsigned seed = 7;
    size_t refused = 0;
    write((enum workbook_kind)_i, &bytes);
    for (int round = 0; round < ROUNDS; round++) {
        struct workbook read = { 0 };
        struct diag_list found = { 0 };
        size_t size = round % 3 == 0 ? next(&seed) % bytes.size : bytes.size;
        char *copy = malloc(size + 1);
        memcpy(copy, bytes.bytes, size);
        for (int i = 0; i < 4 && round % 3 != 0; i++) {
            copy[next(&seed) % size] = (char)next(&seed);
        }
        bool good = workbook_read(&read, "file", copy, size, &found);
        ck_assert(good || found.errors > 0);
        refused += good ? 0 : 1;
        workbook_finish(&read);
        diag_list_finish(&found);
        free(copy);
    }
    ck_assert_uint_gt(refused, ROUNDS / 3);
    buffer_finish(&bytes);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("workbook");
    TCase *cases = tcase_create("workbook");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, what_is_written_is_read, 0, 2);
    tcase_add_loop_test(cases, the_same_workbook_gives_the_same_bytes, 0, 2);
    tcase_add_loop_test(cases, a_text_that_does_not_fit_is_refused, 0, 2);
    tcase_add_test(cases, other_programs_write_other_xlsx);
    tcase_add_test(cases, other_programs_write_other_ods);
    tcase_add_test(cases, too_many_rows_are_refused);
    tcase_add_test(cases, what_is_missing_is_named);
    tcase_add_test(cases, harm_is_refused);
    tcase_add_test(cases, many_large_parts_are_refused_together);
    tcase_add_loop_test(cases, damage_is_never_more_than_a_diagnostic, 0, 2);
    suite_add_tcase(suite, cases);
    return suite;
}
