// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the office without a window: every step as a verb, in words and as JSON.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/locale/locale.h"
#include "game/store/database.h"
#include "game/store/invitation.h"
#include "game/store/sessions.h"
#include "game/store/settings.h"
#include "tests/command/verb_run.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static char folder[FIXTURE_PATH_SIZE];
static struct verb_said said;

static void set_up(void)
{
    fixture_make_folder(folder);
    (void)locale_init("en", locale_default_folder());
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
    verb_said_finish(&said);
}

#define RUN(...)                                                                                   \
    verb_run(&said, &(struct command_io) { .store = folder },                                      \
            (const char *const[]) { __VA_ARGS__, NULL })
#define FINE(...) ck_assert_msg(RUN(__VA_ARGS__) == COMMAND_FINE, "%s%s", said.out, said.err)

// The text at a path like "candidates/0/code" in what was said; "" of null.
static const char *at(struct json_object *object, const char *path)
{
    char copy[80];
    (void)snprintf(copy, sizeof(copy), "%s", path);
    for (char *part = strtok(copy, "/"); part != NULL; part = strtok(NULL, "/")) {
        if (json_object_is_type(object, json_type_array)) {
            object = json_object_array_get_idx(object, strtoul(part, NULL, 10));
        } else {
            ck_assert_msg(json_object_object_get_ex(object, part, &object), "%s", path);
        }
    }
    return object != NULL ? json_object_get_string(object) : "";
}

static void expect(const char *path, const char *text)
{
    struct json_object *object = json_tokener_parse(said.out);
    ck_assert_msg(object != NULL, "%s", said.out);
    ck_assert_str_eq(at(object, path), text);
    json_object_put(object);
}

static void make_vacancy(void)
{
    FINE("vacancy", "new", "Klantadviseur Zwolle", "--shift", "shifts/ochtend.xml",
            "--competencies", "probing,accuracy, empathy", "--reason", "Veel klachten", "--closes",
            "2030-12-31", "--form", "Form A", "--who", "Noor", "--json");
}

static void write_file(const char *text, char path[FIXTURE_PATH_SIZE])
{
    struct diag_list diags = { 0 };
    fixture_join(path, folder, "codes.csv");
    ck_assert(save_file(path, text, strlen(text), NULL, &diags));
    diag_list_finish(&diags);
}

static void play(const char *code)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(folder);
    int64_t id = fixture_create_session(store, code);
    struct session_end end = { .state = SESSION_FINISHED,
        .finished_ms = 1795000009000,
        .sheet = "{\"status\":\"ok\"}",
        .evidence = "{\"session\":{\"moments\":[{},{}]}}" };
    ck_assert(store_finish_session(store, id, &end, &diags));
    store_close(store);
    diag_list_finish(&diags);
}

START_TEST(a_verb_works_in_the_store_that_it_is_told)
{
    char elsewhere[FIXTURE_PATH_SIZE];
    make_vacancy();
    fixture_make_folder(elsewhere);
    FINE("vacancy", "list", "--json");
    expect("vacancies/0/name", "Klantadviseur Zwolle");
    ck_assert_int_eq(RUN("vacancy", "list", "--store", elsewhere, "--json"), COMMAND_FINE);
    ck_assert_ptr_null(strstr(said.out, "Klantadviseur"));
    ck_assert_int_eq(RUN("vacancy", "list", "--store"), COMMAND_USAGE);
    ck_assert_ptr_nonnull(strstr(said.err, "--store"));
    fixture_remove_folder(elsewhere);
}
END_TEST

START_TEST(a_vacancy_is_made_changed_and_closed)
{
    make_vacancy();
    expect("vacancies/0/form", "Form A");
    FINE("vacancy", "list", "--json");
    expect("vacancies/0/competencies", "[ \"accuracy\", \"empathy\", \"probing\" ]");
    ck_assert_ptr_null(strstr(said.out, "\"fixed\":\"2"));
    FINE("vacancy", "change", "klantadviseur zwolle", "--weeks", "2", "--json");
    expect("vacancies/0/retention_weeks", "2");
    FINE("vacancy", "close", "Klantadviseur Zwolle");
    ck_assert_ptr_nonnull(strstr(said.out, "closed "));
    ck_assert_int_eq(
            RUN("vacancy", "change", "Klantadviseur Zwolle", "--weeks", "3"), COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "is closed"));
}
END_TEST

START_TEST(what_cannot_be_is_refused_with_words)
{
    ck_assert_int_eq(RUN("vacancy", "new", "V", "--shift", "shifts/ochtend.xml", "--competencies",
                             "accuracy,empathy,speed", "--reason", "r", "--closes", "2030-12-31"),
            COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "accuracy,empathy,speed"));
    ck_assert_int_eq(RUN("vacancy", "new", "V", "--shift", "shifts/none.xml", "--competencies",
                             "accuracy,empathy,probing", "--reason", "r", "--closes", "2030-12-31"),
            COMMAND_FAILED);
    ck_assert_int_eq(RUN("vacancy", "new", "V", "--shift", "shifts/ochtend.xml", "--competencies",
                             "accuracy,empathy,probing", "--reason", "r", "--closes", "2030-02-31"),
            COMMAND_USAGE);
    FINE("vacancy", "list", "--json");
    ck_assert_str_eq(said.out, "{\"vacancies\":[]}\n");
}
END_TEST

START_TEST(a_shift_that_is_not_given_gets_no_vacancy)
{
    ck_assert_int_eq(RUN("office", "settings", "shifts=shifts/nergens.xml"), COMMAND_USAGE);
    FINE("office", "settings", "shifts=shifts/vorm-a.xml shifts/vorm-b.xml", "retention-weeks=8");
    ck_assert_int_eq(RUN("vacancy", "new", "V", "--shift", "shifts/ochtend.xml", "--competencies",
                             "accuracy,empathy,probing", "--reason", "r", "--closes", "2030-12-31"),
            COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "may not be given here"));
    FINE("vacancy", "new", "V", "--shift", "shifts/vorm-b.xml", "--competencies",
            "accuracy,empathy,probing", "--reason", "r", "--closes", "2030-12-31", "--json");
    expect("vacancies/0/form", "Form B");
    expect("vacancies/0/retention_weeks", "8");
    ck_assert_int_eq(
            RUN("vacancy", "change", "V", "--shift", "shifts/ochtend.xml"), COMMAND_FAILED);
    FINE("office", "settings", "shifts=shifts/vorm-a.xml");
    FINE("vacancy", "change", "V", "--form", "Thuis", "--json");
    expect("vacancies/0/form", "Thuis");
}
END_TEST

START_TEST(a_class_comes_in_from_a_spreadsheet)
{
    char path[FIXTURE_PATH_SIZE];
    make_vacancy();
    write_file("Code;Vacancy;Name;Accommodations\r\n"
               "k-1;Klantadviseur Zwolle;Zoë O'Brien;time=150 contrast\r\n"
               "K-2;klantadviseur zwolle;=1+1;\r\n",
            path);
    FINE("candidate", "import", path, "--json");
    expect("invited", "2");
    FINE("candidate", "list", "--search", "k-1", "--json");
    expect("candidates/0/code", "K-1");
    expect("candidates/0/name", "Zoë O'Brien");
    expect("candidates/0/state", "invited");
    expect("candidates/0/accommodations", "time=150 contrast");
    FINE("candidate", "list", "--search", "K-2", "--json");
    expect("candidates/0/name", "=1+1");
}
END_TEST

START_TEST(one_slip_in_a_class_and_nobody_is_invited)
{
    char path[FIXTURE_PATH_SIZE];
    make_vacancy();
    write_file("code,accommodations\nK-1,\nK 2,\nK-3,louder\nK-1,\n", path);
    ck_assert_int_eq(
            RUN("candidate", "import", path, "--vacancy", "Klantadviseur Zwolle"), COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "codes.csv:4"));
    ck_assert_ptr_nonnull(strstr(said.err, "louder"));
    write_file("code\nK-1\nK 2\nK-1\n", path);
    ck_assert_int_eq(
            RUN("candidate", "import", path, "--vacancy", "Klantadviseur Zwolle"), COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "codes.csv:3"));
    ck_assert_ptr_nonnull(strstr(said.err, "codes.csv:4"));
    FINE("candidate", "list", "--json");
    ck_assert_str_eq(said.out, "{\"candidates\":[]}\n");
}
END_TEST

START_TEST(a_person_decides_and_it_is_kept_what_was_not_opened)
{
    make_vacancy();
    FINE("candidate", "add", "k-7", "--vacancy", "Klantadviseur Zwolle", "--name", "Bo");
    ck_assert_int_eq(RUN("candidate", "decide", "K-7", "--outcome", "accept", "--reason", "r",
                             "--who", "Noor"),
            COMMAND_FAILED);
    play("K-7");
    ck_assert_int_eq(RUN("candidate", "decide", "K-7", "--outcome", "accept", "--reason", "r"),
            COMMAND_FAILED);
    ck_assert_int_eq(
            RUN("candidate", "decide", "K-7", "--outcome", "best", "--reason", "r"), COMMAND_USAGE);
    FINE("candidate", "decide", "k-7", "--outcome", "interview", "--reason", "Ik wil doorvragen",
            "--who", "Noor", "--meets", "2030-11-24", "--json");
    expect("state", "finished");
    expect("decision", "interview");
    expect("decisions/0/who", "Noor");
    expect("decisions/0/moments_opened", "0");
    expect("decisions/0/moments", "2");
    FINE("candidate", "decide", "K-7", "--outcome", "reject", "--reason", "Gesprek", "--who",
            "Noor", "--json");
    expect("state", "decided");
    expect("decisions/1/outcome", "reject");
    ck_assert_ptr_null(strstr(said.out, "score"));
}
END_TEST

START_TEST(what_was_agreed_is_changed_and_an_invitation_withdrawn)
{
    make_vacancy();
    FINE("candidate", "add", "K-1", "--vacancy", "Klantadviseur Zwolle");
    FINE("candidate", "change", "k-1", "--accommodations", "time=150, breaks language=en", "--who",
            "Noor", "--json");
    expect("accommodations", "time=150 breaks language=en");
    FINE("candidate", "change", "K-1", "--accommodations", "", "--json");
    expect("accommodations", "");
    ck_assert_int_eq(RUN("candidate", "change", "K-1", "--accommodations", "vlug"), COMMAND_FAILED);
    ck_assert_int_eq(RUN("candidate", "change", "K-1"), COMMAND_USAGE);
    FINE("candidate", "withdraw", "K-1", "--who", "Noor", "--json");
    expect("withdrawn", "K-1");
    ck_assert_int_eq(RUN("candidate", "withdraw", "K-1"), COMMAND_FAILED);
    FINE("candidate", "list", "--json");
    struct json_object *list = json_tokener_parse(said.out);
    struct json_object *rows = NULL;
    ck_assert(json_object_object_get_ex(list, "candidates", &rows));
    ck_assert_uint_eq(json_object_array_length(rows), 0);
    json_object_put(list);
}
END_TEST

START_TEST(a_remark_is_brought_over_and_answered)
{
    make_vacancy();
    FINE("candidate", "add", "K-1", "--vacancy", "Klantadviseur Zwolle");
    ck_assert_int_eq(RUN("candidate", "comment", "K-1", "--text", "Te vroeg"), COMMAND_FAILED);
    play("K-1");
    FINE("candidate", "comment", "k-1", "--text", "Dit klopt niet", "--correction", "--who", "Noor",
            "--json");
    expect("candidate", "K-1");
    expect("remarks/0/kind", "correction");
    expect("remarks/0/text", "Dit klopt niet");
    expect("remarks/0/answer", "");
    FINE("candidate", "list", "--json");
    struct json_object *list = json_tokener_parse(said.out);
    ck_assert_str_ne(at(list, "candidates/0/answer_owed_by"), "");
    json_object_put(list);
    ck_assert_int_eq(RUN("candidate", "answer", "K-1", "--number", "1", "--text", "Verbeterd"),
            COMMAND_FAILED); // nobody gives it
    ck_assert_int_eq(RUN("candidate", "answer", "K-1", "--number", "7", "--text", "Verbeterd",
                             "--who", "Noor"),
            COMMAND_FAILED);
    FINE("candidate", "answer", "K-1", "--number", "1", "--text", "Verbeterd", "--who", "Noor",
            "--json");
    expect("remarks/0/answered_by", "Noor");
    FINE("candidate", "list", "--json");
    expect("candidates/0/answer_owed_by", "");
    FINE("candidate", "comment", "K-1");
    ck_assert_ptr_nonnull(strstr(said.out, "Dit klopt niet"));
    ck_assert_ptr_nonnull(strstr(said.out, "Verbeterd"));
}
END_TEST

START_TEST(the_audit_tells_it_all_and_names_nobody)
{
    make_vacancy();
    FINE("candidate", "add", "GEHEIM-1", "--vacancy", "Klantadviseur Zwolle", "--who", "Noor");
    FINE("candidate", "consent", "GEHEIM-1", "--until", "2031-01-31", "--who", "Noor");
    FINE("audit", "list", "--json");
    expect("audit/0/what", "vacancy-new");
    expect("audit/1/what", "candidate-invited");
    expect("audit/1/who", "Noor");
    expect("audit/2/what", "consent");
    ck_assert_ptr_null(strstr(said.out, "GEHEIM"));
    FINE("audit", "list", "--candidate", "GEHEIM-1", "--json");
    expect("audit/0/line", "2");
    FINE("audit", "verify", "--json");
    expect("lines", "3");
    FINE("audit", "verify");
    ck_assert_ptr_nonnull(strstr(said.out, "3 lines"));
}
END_TEST

START_TEST(an_audit_that_was_touched_is_found_out)
{
    struct diag_list diags = { 0 };
    make_vacancy();
    struct store *store = fixture_open(folder);
    ck_assert(database_run(store->office,
            "DROP TRIGGER ledger_no_change; UPDATE ledger SET who = 'Someone'", &diags));
    store_close(store);
    ck_assert_int_eq(RUN("audit", "verify", "--json"), COMMAND_FINDINGS);
    expect("whole", "false");
    ck_assert_ptr_nonnull(strstr(said.err, "line 1"));
    diag_list_finish(&diags);
}
END_TEST

START_TEST(who_reads_does_not_wait_for_the_window)
{
    make_vacancy();
    struct store *window = fixture_open(folder);
    FINE("vacancy", "list");
    FINE("candidate", "list");
    FINE("audit", "verify");
    ck_assert_int_eq(
            RUN("candidate", "add", "K-1", "--vacancy", "Klantadviseur Zwolle"), COMMAND_FAILED);
    store_close(window);
    FINE("candidate", "add", "K-1", "--vacancy", "Klantadviseur Zwolle");
}
END_TEST

START_TEST(who_is_invited_gets_a_slip_and_text_stays_text)
{
    char path[FIXTURE_PATH_SIZE];
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    make_vacancy();
    FINE("candidate", "add", "K-7", "--vacancy", "Klantadviseur Zwolle", "--name",
            "<script>alert(1)</script> & Zn");
    FINE("candidate", "add", "K-8", "--vacancy", "Klantadviseur Zwolle");
    play("K-8");
    fixture_join(path, folder, "slips.html");
    FINE("candidate", "slips", "--out", path, "--json");
    expect("slips", "1");
    ck_assert(bundle_read_path(path, 1U << 20U, &bytes, &diags));
    ck_assert_ptr_nonnull(strstr(buffer_text(&bytes), "K-7"));
    ck_assert_ptr_nonnull(
            strstr(buffer_text(&bytes), "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Zn"));
    ck_assert_ptr_null(strstr(buffer_text(&bytes), "<script"));
    ck_assert_ptr_null(strstr(buffer_text(&bytes), "http"));
    ck_assert_ptr_null(strstr(buffer_text(&bytes), "K-8"));
    buffer_clear(&bytes);
    fixture_join(path, folder, "slips.pdf");
    FINE("candidate", "slips", "--out", path);
    ck_assert(bundle_read_path(path, 1U << 20U, &bytes, &diags));
    ck_assert_int_eq(memcmp(bytes.bytes, "%PDF-", 5), 0);
    ck_assert_int_eq(RUN("candidate", "slips", "--out", "slips.docx"), COMMAND_USAGE);
    buffer_finish(&bytes);
    diag_list_finish(&diags);
}
END_TEST

// How many times `text` stands in the file.
static int count_in_file(const char *path, const char *text)
{
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    int count = 0;
    ck_assert(bundle_read_path(path, 1U << 20U, &bytes, &diags));
    for (const char *at = buffer_text(&bytes); (at = strstr(at, text)) != NULL; at++) {
        count++;
    }
    buffer_finish(&bytes);
    diag_list_finish(&diags);
    return count;
}

START_TEST(a_slip_is_in_the_language_of_who_gets_it)
{
    char path[FIXTURE_PATH_SIZE];
    make_vacancy();
    fixture_join(path, folder, "slips.html");
    ck_assert(locale_init("nl", locale_default_folder()));
    FINE("office", "settings", "address=je");
    FINE("candidate", "add", "K-1", "--vacancy", "Klantadviseur Zwolle");
    FINE("candidate", "add", "K-2", "--vacancy", "Klantadviseur Zwolle", "--accommodations",
            "text=150 language=en");
    FINE("candidate", "slips", "--out", path);
    ck_assert_int_eq(count_in_file(path, "<html lang=\"nl\">"), 1);
    ck_assert_int_eq(count_in_file(path, "lang=\"en\">"), 1);
    ck_assert_int_eq(count_in_file(path, "Je gaat een deel van een dienst"), 1);
    ck_assert_int_eq(count_in_file(path, "You are going to work part of a shift"), 1);
    ck_assert_int_eq(count_in_file(path, "Your code"), 1);
    ck_assert_str_eq(locale_language(), "nl");

    // Who asked for no other language reads that of the program; here nobody is left who does.
    FINE("candidate", "withdraw", "K-1");
    FINE("candidate", "slips", "--out", path);
    ck_assert_int_eq(count_in_file(path, "<html lang=\"en\">"), 1);
    ck_assert_int_eq(count_in_file(path, "<title>Invitations</title>"), 1);
    locale_init("en", "");
}
END_TEST

START_TEST(a_list_keeps_to_the_weeks_of_the_organisation)
{
    struct diag_list diags = { 0 };
    play("M-7");
    struct store *store = fixture_open(folder);
    ck_assert(store_write_setting(store, "org.retention_weeks", "2", &diags));
    store_close(store);
    FINE("candidate", "list", "--json");
    expect("candidates/0/keep_until", "2026-12-02T11:06:49Z");
    store = fixture_open(folder); // the window: what it alone knows is left as it is
    FINE("candidate", "list", "--json");
    expect("candidates/0/keep_until", "2026-12-02T11:06:49Z");
    store_close(store);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(a_long_list_is_printed_whole)
{
    char path[FIXTURE_PATH_SIZE];
    struct buffer csv = { 0 };
    make_vacancy();
    buffer_add(&csv, "code\n");
    for (int i = 0; i < 1201; i++) {
        buffer_add_format(&csv, "K-%d\n", 10000 + i);
    }
    write_file(buffer_text(&csv), path);
    FINE("candidate", "import", path, "--vacancy", "Klantadviseur Zwolle");
    FINE("candidate", "list");
    size_t lines = 0;
    for (const char *c = said.out; *c != '\0'; c++) {
        lines += *c == '\n';
    }
    ck_assert_uint_eq(lines, 1201);
    FINE("candidate", "list", "--limit", "7", "--json");
    expect("candidates/6/code", "K-11194");
    ck_assert_ptr_null(strstr(said.out, "K-11193"));
    buffer_finish(&csv);
}
END_TEST

START_TEST(who_is_due_is_shown_first_and_erased_on_request)
{
    play("K-7");
    play("K-8");
    FINE("retention", "list", "--json");
    expect("candidates/1/code", "K-8");
    expect("candidates/1/sessions", "1");
    ck_assert_int_eq(RUN("retention", "warn", "--days", "3000"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.out, "K-7"));
    ck_assert_int_eq(RUN("retention", "run", "--candidate", "K-7"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.out, "Nothing was erased."));
    FINE("retention", "run", "--candidate", "K-7", "--erase", "--json");
    expect("erased/candidates", "1");
    expect("erased/sessions", "1");
    FINE("retention", "list", "--json");
    expect("candidates/0/code", "K-8");
    ck_assert_ptr_null(strstr(said.out, "K-7"));
    ck_assert(!fixture_has_bytes(folder, "K-7"));
    FINE("audit", "verify");
    // A code with a slip in it would leave somebody here who believes to be gone.
    ck_assert_int_eq(RUN("retention", "run", "--candidate", "K-7", "--erase"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.out, "0 candidates"));
    ck_assert_ptr_nonnull(strstr(said.err, "K-7"));
    ck_assert_int_eq(RUN("retention", "warn", "--days", "soon"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("retention"), COMMAND_USAGE);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("office_verbs");
    TCase *tests = tcase_create("office_verbs");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_verb_works_in_the_store_that_it_is_told);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_vacancy_is_made_changed_and_closed);
    tcase_add_test(tests, what_cannot_be_is_refused_with_words);
    tcase_add_test(tests, a_shift_that_is_not_given_gets_no_vacancy);
    tcase_add_test(tests, a_class_comes_in_from_a_spreadsheet);
    tcase_add_test(tests, one_slip_in_a_class_and_nobody_is_invited);
    tcase_add_test(tests, a_person_decides_and_it_is_kept_what_was_not_opened);
    tcase_add_test(tests, what_was_agreed_is_changed_and_an_invitation_withdrawn);
    tcase_add_test(tests, a_remark_is_brought_over_and_answered);
    tcase_add_test(tests, the_audit_tells_it_all_and_names_nobody);
    tcase_add_test(tests, an_audit_that_was_touched_is_found_out);
    tcase_add_test(tests, who_reads_does_not_wait_for_the_window);
    tcase_add_test(tests, who_is_invited_gets_a_slip_and_text_stays_text);
    tcase_add_test(tests, a_slip_is_in_the_language_of_who_gets_it);
    tcase_add_test(tests, a_list_keeps_to_the_weeks_of_the_organisation);
    tcase_add_test(tests, a_long_list_is_printed_whole);
    tcase_add_test(tests, who_is_due_is_shown_first_and_erased_on_request);
    suite_add_tcase(suite, tests);
    return suite;
}
