// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what leaves the office: papers and tables that other programs can read, the same figures
// in each, and no text that becomes markup or a formula.
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/command/command.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/store/candidate.h"
#include "game/store/draft.h"
#include "game/store/remark.h"
#include "tests/command/played_office.h"
#include "tests/test_main.h"

// Every sign that means something to HTML, XML, a spreadsheet or a shell.
#define NASTY "=1+1<b>&\"'@x;DROP"

static struct played_office office;

static void set_up(void)
{
    played_office_init(&office);
    played_office_invite(&office, "K-7");
    played_office_play(&office, "K-7");
    played_office_play(&office, NASTY);
    ck_assert(locale_init("nl", locale_default_folder()));
}

static void tear_down(void)
{
    played_office_finish(&office);
}

/* ---- asking ---- */

// Runs `zeven export` with these arguments, up to NULL; what it wrote, to be freed.
static char *export(int code, size_t *size, const char *first, ...)
{
    const char *words[12] = { "export", first };
    int count = 2;
    va_list rest;
    va_start(rest, first);
    for (const char *next; (next = va_arg(rest, const char *)) != NULL;) {
        words[count++] = next;
    }
    va_end(rest);
    return played_office_run(&office, code, size, words);
}

static const char *path_of(const char *name)
{
    return played_office_path(&office, name);
}

static char *ask(const char *command)
{
    return played_office_ask(&office, command);
}

static void expect(const char *text, const char *words)
{
    ck_assert_msg(strstr(text, words) != NULL, "“%s” is not there", words);
}

START_TEST(a_page_needs_nothing_from_elsewhere)
{
    static const char *const NEVER[] = { "<script", "http:", "https:", " src=", "<link", "url(",
        "@import", "<b>", "onload" };
    size_t size = 0;
    char *html =
            export(0, &size, "--html", _i == 0 ? "K-7" : NASTY, _i == 2 ? "--own" : NULL, NULL);
    played_office_keep(&office, "page.html", html, size);
    free(ask("xmllint --noout --nonet page.html"));
    for (size_t i = 0; i < sizeof(NEVER) / sizeof(NEVER[0]); i++) {
        ck_assert_msg(strstr(html, NEVER[i]) == NULL, "%s", NEVER[i]);
    }
    expect(html, "<html lang=\"nl\">");
    expect(html, "<main>");
    expect(html, "<h1>");
    expect(html, _i < 2 ? "scope=\"row\"" : "Uw rechten");
    free(html);
}
END_TEST

/* ---- for test platforms and record stores ---- */

static size_t count_of(const char *text, const char *words)
{
    size_t count = 0;
    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + 1, words)) {
        count++;
    }
    return count;
}

static struct json_object *get(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    ck_assert_msg(json_object_object_get_ex(object, key, &value), "%s", key);
    return value;
}

static struct json_object *idx(struct json_object *array, size_t index)
{
    return json_object_array_get_idx(array, index);
}

static struct json_object *read_json(char *text)
{
    struct json_object *object = json_tokener_parse(text);
    ck_assert_ptr_nonnull(object);
    free(text);
    return object;
}

// The whole document of a play, as it stands in the archive.
static struct json_object *read_whole(const char *candidate)
{
    char *silent = export(0, NULL, "--all", candidate, path_of("all.zip"), NULL);
    free(silent);
    return read_json(ask("unzip -p all.zip 1/sheet.json"));
}

START_TEST(a_test_platform_finds_every_decision_once)
{
    const char *candidate = _i == 0 ? "K-7" : NASTY;
    size_t size = 0;
    char *qti = export(0, &size, "--qti", candidate, NULL);
    played_office_keep(&office, "result.xml", qti, size);
    free(ask("xmllint --noout --nonet --relaxng " ZEVEN_SOURCE_DIR
             "/tests/fixtures/qti/assessment-result.rng result.xml 2>&1"));
    struct json_object *whole = read_whole(candidate);
    struct json_object *moments = get(get(whole, "session"), "moments");
    size_t count = json_object_array_length(moments);
    ck_assert_uint_gt(count, 30);
    ck_assert_uint_eq(count_of(qti, "<itemResult "), count);
    char *unique = ask("xmllint --nonet --xpath '//*[local-name()=\"itemResult\"]/@identifier' "
                       "result.xml | tr ' ' '\\n' | grep . | sort -u | wc -l");
    ck_assert_int_eq(atoi(unique), (int)count);
    char *code = ask("xmllint --nonet --xpath 'string(//*[local-name()=\"context\"]/@sourcedId)' "
                     "result.xml");
    code[strcspn(code, "\n")] = '\0';
    ck_assert_str_eq(code, candidate);
    free(code);
    free(unique);
    free(qti);
    json_object_put(whole);
}
END_TEST

static void check_statement(struct json_object *statement, struct json_object *moment)
{
    const char *id = json_object_get_string(get(statement, "id"));
    ck_assert_uint_eq(strlen(id), 36);
    ck_assert(id[14] == '5' && id[19] == 'a');
    struct json_object *result = get(statement, "result");
    struct json_object *points = get(moment, "points");
    int64_t raw = 0;
    int64_t most = 0;
    for (size_t i = 0; i < json_object_array_length(points); i++) {
        raw += json_object_get_int64(get(idx(points, i), "earned"));
        most += json_object_get_int64(get(idx(points, i), "possible"));
    }
    struct json_object *score = get(result, "score");
    ck_assert_int_eq(json_object_get_int64(get(score, "raw")), raw);
    ck_assert_int_eq(json_object_get_int64(get(score, "max")), most);
    ck_assert_str_eq(json_object_get_string(get(result, "response")),
            json_object_get_string(get(moment, "choice")));
    expect(json_object_get_string(get(get(statement, "object"), "id")), "urn:zeven:");
}

START_TEST(a_record_store_gets_a_statement_for_every_decision)
{
    const char *candidate = _i == 0 ? "K-7" : NASTY;
    struct json_object *statements = read_json(export(0, NULL, "--xapi", candidate, NULL));
    struct json_object *whole = read_whole(candidate);
    struct json_object *moments = get(get(whole, "session"), "moments");
    size_t count = json_object_array_length(moments);
    ck_assert_uint_eq(json_object_array_length(statements), count + 1);
    for (size_t i = 0; i < count; i++) {
        check_statement(idx(statements, i), idx(moments, i));
    }
    struct json_object *last = idx(statements, count);
    struct json_object *account = get(get(last, "actor"), "account");
    ck_assert_str_eq(json_object_get_string(get(account, "name")), candidate);
    expect(json_object_get_string(get(get(last, "verb"), "id")), "/completed");
    json_object_put(statements);
    json_object_put(whole);
}
END_TEST

/* ---- tables ---- */

// How many cells begin like a formula or hold an error, when a spreadsheet program has read them.
static void read_with_libreoffice(const char *name)
{
    char command[400];
    snprintf(command, sizeof(command),
            "soffice -env:UserInstallation=file://$PWD/office-home --headless --convert-to "
            "csv:\"Text - "
            "txt - csv (StarCalc)\":44,34,76,1,,0,false,true,false,false,false,-1 --outdir calc %s "
            ">/dev/null 2>&1",
            name);
    free(ask(command));
}

START_TEST(a_spreadsheet_program_reads_the_table_and_computes_nothing)
{
    const char *wide = _i == 1 ? "--wide" : NULL;
    free(export(0, NULL, "--table", path_of("t.xlsx"), wide, NULL));
    free(ask("unzip -p t.xlsx xl/worksheets/sheet1.xml > sheet.xml && ! grep -q '<f>' sheet.xml"));
    read_with_libreoffice("t.xlsx");
    char *text = ask("cat calc/t-zeven.csv");
    expect(text, "=1+1<b>&\"\"'@x;DROP");
    expect(text, _i == 1 ? "accuracy_band90_shrunk_low" : "possible_probing");
    ck_assert_ptr_null(strstr(text, "#NAME"));
    free(text);
    free(export(0, NULL, "--table", path_of("t.csv"), wide, NULL));
    char *csv = ask("cat t.csv");
    expect(csv, "\"'=1+1<b>&\"\"'@x;DROP\"");
    struct json_object *whole = read_whole("K-7");
    size_t moments = json_object_array_length(get(get(whole, "session"), "moments"));
    ck_assert_uint_eq(count_of(csv, "\r\n"), 1 + 2 * (_i == 1 ? 1 : moments));
    json_object_put(whole);
    free(csv);
}
END_TEST

static int64_t last_session(struct store *store, const char *code, struct diag_list *diags)
{
    int64_t id = 0;
    ck_assert(candidate_find_session(store, code, &id, diags));
    return id;
}

static void say_and_answer(void)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(office.store);
    int64_t id = last_session(store, "K-7", &diags);
    struct office_hand hand = { "Noor", INT64_C(1795000100000) };
    ck_assert(remark_write(store, id, REMARK_CORRECTION, "Ik belde <b>wel</b> terug",
            INT64_C(1795000000000), &diags));
    ck_assert(remark_answer(store, 1, "Nagekeken en verbeterd", &hand, &diags));
    store_close(store);
    diag_list_finish(&diags);
}

// On paper, page and document, in the archive, and in the candidate's own report.
START_TEST(what_the_candidate_says_is_on_every_sheet)
{
    say_and_answer();
    char *html = export(0, NULL, "--html", "K-7", NULL);
    expect(html, "Ik belde &lt;b&gt;wel&lt;/b&gt; terug");
    expect(html, "Nagekeken en verbeterd");
    free(html);
    struct json_object *whole = read_whole("K-7");
    struct json_object *remark = idx(get(get(whole, "session"), "remarks"), 0);
    ck_assert_str_eq(json_object_get_string(get(remark, "kind")), "correction");
    ck_assert_str_eq(json_object_get_string(get(remark, "answered_by")), "Noor");
    json_object_put(whole);
    char *apart = ask("unzip -p all.zip 1/remarks.json");
    expect(apart, "Nagekeken en verbeterd");
    free(apart);
    char *paper = ask("unzip -p all.zip 1/sheet.pdf > s.pdf && pdftotext -raw s.pdf - &&"
                      " unzip -p all.zip 1/report.pdf > r.pdf && pdftotext -raw r.pdf -");
    const char *first = strstr(paper, "Nagekeken en verbeterd");
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_nonnull(strstr(first + 1, "Nagekeken en verbeterd"));
    free(paper);
}
END_TEST

START_TEST(a_wide_table_has_a_row_a_session)
{
    free(export(0, NULL, "--table", path_of("w.csv"), "--wide", NULL));
    free(export(0, NULL, "--table", path_of("s.csv"), "--shift", "shifts/ochtend.xml", NULL));
    free(export(1, NULL, "--table", path_of("n.csv"), "--shift", "shifts/nowhere.xml", NULL));
    char *wide = ask("wc -l < w.csv");
    ck_assert_int_eq(atoi(wide), 3);
    char *none = ask("wc -l < n.csv");
    ck_assert_int_eq(atoi(none), 1);
    char *parts = ask("ls | grep -c part || true");
    ck_assert_int_eq(atoi(parts), 0);
    free(parts);
    free(none);
    free(wide);
}
END_TEST

// How somebody answered is for the sheet of that one person: a table is where people are sorted.
START_TEST(no_table_says_how_somebody_answered)
{
    static const char *const WORDS[] = { "rapid", "rte_", "_ms", "signal", "run_p", "window_left",
        "idle", "looked_at" };
    free(export(0, NULL, "--table", path_of("h.csv"), _i == 1 ? "--wide" : NULL, NULL));
    char *head = ask("head -1 h.csv");
    expect(head, "candidate");
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        ck_assert_msg(strstr(head, WORDS[i]) == NULL, "%s", WORDS[i]);
    }
    free(head);
    struct json_object *whole = read_whole("K-7");
    (void)get(get(whole, "session"), "signals");
    json_object_put(whole);
}
END_TEST

/* ---- the same figures everywhere ---- */

// As the papers write a number: two decimals, Dutch.
static void write_figure(struct buffer *out, struct json_object *value)
{
    if (value == NULL) {
        buffer_add(out, "–");
    } else {
        format_decimal(out, format_for("nl"), json_object_get_double(value), 2);
    }
}

static void write_band(struct buffer *out, struct json_object *band)
{
    write_figure(out, band != NULL ? idx(band, 0) : NULL);
    buffer_add(out, " – ");
    write_figure(out, band != NULL ? idx(band, 1) : NULL);
}

// The cells of one competency with `between` them, from the exact document.
static void write_row(struct buffer *out, struct json_object *line, const char *between)
{
    write_figure(out, get(line, "score"));
    buffer_add(out, between);
    write_figure(out, get(line, "se"));
    buffer_add(out, between);
    write_band(out, get(line, "band90"));
    buffer_add(out, between);
    write_figure(out, get(line, "se_shrunk"));
    buffer_add(out, between);
    write_band(out, get(line, "band90_shrunk"));
    buffer_add_format(out, "%s%d%s%d", between, json_object_get_int(get(line, "scenarios")),
            between, json_object_get_int(get(line, "decisions")));
}

// The digits of a number in a document of ours, as they were written.
static void expect_digits(const char *csv, const char *id, struct json_object *value)
{
    char start[80];
    char digits[40];
    snprintf(start, sizeof(start), "K-7,%s,ok,", id);
    const char *line = strstr(csv, start);
    ck_assert_msg(line != NULL, "%s", start);
    snprintf(digits, sizeof(digits), ",%.17g,", json_object_get_double(value));
    const char *found = strstr(line, digits);
    ck_assert_msg(found != NULL && found < strchr(line, '\n'), "%s: %s", id, digits);
}

START_TEST(paper_page_table_and_document_say_the_same_to_the_digit)
{
    free(export(0, NULL, "--pdf", "K-7", "--out", path_of("s.pdf"), NULL));
    free(export(0, NULL, "--html", "K-7", "--out", path_of("s.html"), NULL));
    char *paper = played_office_squeeze(ask("pdftotext -layout s.pdf -"));
    char *page = ask("cat s.html");
    char *csv = export(0, NULL, "--sheet-csv", "K-7", NULL);
    char *qti = export(0, NULL, "--qti", "K-7", NULL);
    struct json_object *whole = read_whole("K-7");
    struct json_object *stored = read_json(export(0, NULL, "--json", "K-7", NULL));
    struct json_object *sheet = idx(get(whole, "sheets"), 0);
    ck_assert(json_object_equal(sheet, idx(get(stored, "sheets"), 0)));
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const char *id = competency_id((enum competency)k);
        struct json_object *line = get(get(sheet, "competencies"), id);
        struct buffer row = { 0 };
        write_row(&row, line, " ");
        expect(paper, buffer_text(&row));
        buffer_clear(&row);
        write_row(&row, line, "</td><td class=\"number\">");
        expect(page, buffer_text(&row));
        expect_digits(csv, id, get(line, "score"));
        expect_digits(csv, id, get(line, "se"));
        expect_digits(csv, id, idx(get(line, "band90_shrunk"), 0));
        buffer_clear(&row);
        buffer_add_format(&row, "<value>%.17g</value>", json_object_get_double(get(line, "score")));
        expect(qti, buffer_text(&row));
        buffer_finish(&row);
    }
    json_object_put(whole);
    json_object_put(stored);
    free(paper);
    free(page);
    free(csv);
    free(qti);
}
END_TEST

/* ---- the whole file of a candidate ---- */

START_TEST(the_archive_holds_all_and_is_the_same_again)
{
    static const char *const PARTS[] = { "LEESMIJ.txt", "candidate.json", "1/sheet.pdf",
        "1/sheet.html", "1/sheet.json", "1/sheet.csv", "1/observations.csv", "1/report.pdf",
        "1/report.html", "1/qti.xml", "1/xapi.json", "1/stored-sheet.json", "decisions.json",
        "drafts.json", "audit.csv", "1/stored-evidence.json", "1/journal.csv", "1/interview.json",
        "1/audit.csv", "1/content.txt", "files.txt" };
    free(export(0, NULL, "--all", "K-7", path_of("a.zip"), NULL));
    free(ask("unzip -tq a.zip"));
    char *list = ask("unzip -Z1 a.zip");
    for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
        expect(list, PARTS[i]);
    }
    free(list);
    free(ask("unzip -qo a.zip -d a && qpdf --check a/1/sheet.pdf && qpdf --check a/1/report.pdf"));
    free(ask("cd a && b2sum --length=256 --check files.txt"));
    free(export(0, NULL, "--all", "K-7", path_of("b.zip"), NULL));
    free(ask("unzip -qo b.zip -d b && diff -r -x audit.csv -x files.txt a b"));
    char *audit = ask("cat b/1/audit.csv");
    ck_assert_uint_ge(count_of(audit, ",all"), 2);
    free(audit);
}
END_TEST

START_TEST(the_archive_holds_what_was_typed_and_not_recorded)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(office.store);
    struct office_hand hand = { "Noor", INT64_C(1795000100000) };
    struct draft_place place = { "decision", last_session(store, "K-7", &diags), "K-7" };
    struct draft_value value = { "reason", "Half <b>getypt</b> \"en\" nog niet" };
    ck_assert(draft_keep(store, &place, &value, 1, &hand, &diags));
    store_close(store);
    diag_list_finish(&diags);
    free(export(0, NULL, "--all", "K-7", path_of("d.zip"), NULL));
    char *text = ask("unzip -p d.zip drafts.json");
    struct json_object *drafts = json_tokener_parse(text);
    struct json_object *draft = idx(drafts, 0);
    ck_assert_str_eq(json_object_get_string(get(draft, "form")), "decision");
    ck_assert_str_eq(json_object_get_string(get(draft, "typed_reason")), value.text);
    json_object_put(drafts);
    free(text);
}
END_TEST

START_TEST(a_vacancy_is_a_table_of_its_own_candidates)
{
    free(export(
            0, NULL, "--table", path_of("v.csv"), "--wide", "--vacancy", "Klantadviseur", NULL));
    char *csv = ask("cat v.csv");
    ck_assert_uint_eq(count_of(csv, "\r\n"), 2);
    expect(csv, ",K-7,");
    free(csv);
}
END_TEST

START_TEST(what_is_asked_wrongly_is_refused)
{
    free(export(2, NULL, "--table", path_of("t.txt"), NULL));
    free(export(2, NULL, "--all", "K-7", NULL));
    free(export(2, NULL, "--html", NULL));
    free(export(1, NULL, "--html", "K-9", NULL));
    free(export(1, NULL, "--html", "K-7", "--attempt", "2", NULL));
    free(export(3, NULL, "--html", "K-7", "--out", "/nonexistent/x.html", NULL));
    free(export(3, NULL, "--table", "/nonexistent/x.xlsx", NULL));
    free(export(3, NULL, "--table", path_of("v.csv"), "--vacancy", "Nowhere", NULL));
}
END_TEST

const char *test_skip_reason(void)
{
    bool there = system("(command -v soffice && command -v xmllint && command -v qpdf && command "
                        "-v unzip) "
                        ">/dev/null") == 0;
    return there ? NULL : "LibreOffice, xmllint, qpdf or unzip is not installed";
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("export");
    TCase *cases = tcase_create("export");
    tcase_add_unchecked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, a_page_needs_nothing_from_elsewhere, 0, 3);
    tcase_add_loop_test(cases, a_test_platform_finds_every_decision_once, 0, 2);
    tcase_add_loop_test(cases, a_record_store_gets_a_statement_for_every_decision, 0, 2);
    tcase_add_loop_test(cases, a_spreadsheet_program_reads_the_table_and_computes_nothing, 0, 2);
    tcase_add_test(cases, a_wide_table_has_a_row_a_session);
    tcase_add_loop_test(cases, no_table_says_how_somebody_answered, 0, 2);
    tcase_add_test(cases, what_the_candidate_says_is_on_every_sheet);
    tcase_add_test(cases, paper_page_table_and_document_say_the_same_to_the_digit);
    tcase_add_test(cases, the_archive_holds_all_and_is_the_same_again);
    tcase_add_test(cases, the_archive_holds_what_was_typed_and_not_recorded);
    tcase_add_test(cases, a_vacancy_is_a_table_of_its_own_candidates);
    tcase_add_test(cases, what_is_asked_wrongly_is_refused);
    suite_add_tcase(suite, cases);
    return suite;
}
