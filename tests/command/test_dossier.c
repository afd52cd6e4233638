// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the papers around a shift: all is filled in that is known, and nothing is claimed that
// nobody measured.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <json-c/json.h>

#include "game/base/bundle.h"
#include "game/locale/locale.h"
#include "game/report/markdown.h"
#include "game/report/report_html.h"
#include "game/session/session.h"
#include "game/store/settings.h"
#include "tests/command/verb_run.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static char folder[FIXTURE_PATH_SIZE];
static char office[FIXTURE_PATH_SIZE];

static void set_up(void)
{
    struct diag_list diags = { 0 };
    fixture_make_folder(folder);
    fixture_join(office, folder, "store");
    struct store *store = fixture_open(office);
    ck_assert(store_write_setting(store, "org.name", "Bakker | Zn <b>{{versie}}", &diags));
    ck_assert(store_write_setting(store, "org.retention_weeks", "3", &diags));
    store_close(store);
    diag_list_finish(&diags);
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
}

static int dossier(const char *out_folder, const char *option, const char *value)
{
    const char *words[] = { "dossier", out_folder, "--n", "100", option, value, NULL };
    struct verb_said said = { 0 };
    int code = verb_run(&said, &(struct command_io) { .store = office }, words);
    verb_said_finish(&said);
    return code;
}

static void read_paper(struct buffer *text, const char *name)
{
    char path[FIXTURE_PATH_SIZE];
    struct diag_list diags = { 0 };
    buffer_clear(text);
    fixture_join(path, folder, name);
    ck_assert_msg(bundle_read_path(path, 1 << 20, text, &diags), "%s", path);
    diag_list_finish(&diags);
}

static void expect(const struct buffer *text, const char *words)
{
    ck_assert_msg(strstr(buffer_text(text), words) != NULL, "“%s” is not there", words);
}

static void find_hash(char hex[DIGEST_HEX_SIZE])
{
    struct diag_list diags = { 0 };
    struct session_setup setup = {
        .root = ZEVEN_SOURCE_DIR "/scenarios", .shift = "shifts/ochtend.xml", .candidate = ""
    };
    struct session *session = session_create(&setup, &diags);
    struct digest digest = bundle_digest(&session->content);
    digest_write_hex(&digest, hex);
    session_destroy(session);
    diag_list_finish(&diags);
}

START_TEST(papers_hold_what_is_known_and_no_more)
{
    static const char *const PAPERS[] = { "dpia", "fria", "gebruiksaanwijzing",
        "ondernemingsraad" };
    char hash[DIGEST_HEX_SIZE];
    struct buffer text = { 0 };
    find_hash(hash);
    ck_assert_int_eq(dossier(folder, NULL, NULL), 0);
    for (size_t i = 0; i < 4; i++) {
        char name[80];
        snprintf(name, sizeof(name), "%s.md", PAPERS[i]);
        read_paper(&text, name);
        expect(&text, hash);
        expect(&text, "Betrouwbaarheid (gesimuleerd)");
        expect(&text, "(validiteit): niet aangetoond");
        ck_assert_ptr_null(strstr(buffer_text(&text), "{{"));
        snprintf(name, sizeof(name), "%s.html", PAPERS[i]);
        read_paper(&text, name);
        expect(&text, "<html lang=\"nl\">");
        expect(&text, "scope=\"row\"");
        expect(&text, hash);
        ck_assert_ptr_null(strstr(buffer_text(&text), "<b>"));
        snprintf(name, sizeof(name), "%s.pdf", PAPERS[i]);
        read_paper(&text, name);
        ck_assert_int_eq(strncmp(text.bytes, "%PDF-", 5), 0);
    }
    buffer_finish(&text);
}
END_TEST

START_TEST(settings_stand_in_the_papers_as_text)
{
    struct buffer text = { 0 };
    struct verb_said said = { 0 };
    const char *words[] = { "dossier", folder, "--n", "100", "--json", NULL };
    ck_assert_int_eq(verb_run(&said, &(struct command_io) { .store = office }, words), 0);
    struct json_object *answer = json_tokener_parse(said.out);
    ck_assert_uint_eq(json_object_array_length(json_object_object_get(answer, "files")), 12);
    json_object_put(answer);
    verb_said_finish(&said);
    read_paper(&text, "dpia.md");
    expect(&text, "Bakker / Zn <b>//versie//");
    expect(&text, "tot 3 weken na de procedure");
    expect(&text, "… (nog niet ingevuld)");
    read_paper(&text, "dpia.html");
    expect(&text, "Bakker / Zn &lt;b&gt;//versie//");
    buffer_finish(&text);
}
END_TEST

START_TEST(what_cannot_be_made_is_told)
{
    ck_assert_int_eq(dossier("/nonexistent/a/b", NULL, NULL), 3);
    ck_assert_int_eq(dossier(folder, "--shift", "shifts/nowhere.xml"), 3);
    ck_assert_int_eq(dossier(folder, "--wat", "x"), 2);
    ck_assert_int_eq(dossier(folder, "--n", "20"), 2); // too few to simulate anything with
}
END_TEST

START_TEST(the_little_markdown_becomes_blocks)
{
    struct report report;
    struct buffer html = { 0 };
    struct buffer filled = { 0 };
    struct buffer unknown = { 0 };
    const struct markdown_value values[] = { { "a", "één" } };
    ck_assert(!markdown_fill(&filled,
            "# Kop\nonder\n\n## Deel {{a}}\neen\ntwee\n- punt\n  en door\n| X | Y |\n| --- | --- "
            "|\n"
            "| 1 | {{b}} |\n| 2 |\nna",
            values, 1, &unknown));
    ck_assert_str_eq(buffer_text(&unknown), "{{b}}");
    report_init(&report, "nl");
    markdown_add_blocks(&report, buffer_text(&filled));
    static const enum report_kind KINDS[] = { REPORT_TITLE, REPORT_SECTION, REPORT_PARAGRAPH,
        REPORT_BULLET, REPORT_TABLE, REPORT_PARAGRAPH };
    ck_assert_uint_eq(report.blocks.count, 6);
    for (size_t i = 0; i < 6; i++) {
        ck_assert_int_eq(report.blocks.items[i].kind, KINDS[i]);
    }
    ck_assert_str_eq(report.blocks.items[0].note, "onder");
    ck_assert_str_eq(report.blocks.items[1].text, "Deel één");
    ck_assert_str_eq(report.blocks.items[2].text, "een twee");
    ck_assert_str_eq(report.blocks.items[3].text, "punt en door");
    const struct report_table *table = &report.blocks.items[4].table;
    ck_assert_uint_eq(table->row_count, 2);
    ck_assert_str_eq(table->cells[1], "{{b}}");
    ck_assert_str_eq(table->cells[3], "");
    report_write_html(&html, &report, "Kop");
    expect(&html, "<th scope=\"col\">X</th>");
    buffer_finish(&html);
    buffer_finish(&filled);
    buffer_finish(&unknown);
    report_finish(&report);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("dossier");
    TCase *cases = tcase_create("dossier");
    tcase_add_unchecked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, papers_hold_what_is_known_and_no_more);
    tcase_add_test(cases, settings_stand_in_the_papers_as_text);
    tcase_add_test(cases, what_cannot_be_made_is_told);
    tcase_add_test(cases, the_little_markdown_becomes_blocks);
    suite_add_tcase(suite, cases);
    return suite;
}
