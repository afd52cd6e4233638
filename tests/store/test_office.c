// SPDX-License-Identifier: GPL-3.0-or-later
// Protects people: who opens a sheet is written down, names stand apart, settings come back.
#include "game/store/office.h"

#include <string.h>

#include "game/store/database.h"
#include "game/store/sessions.h"
#include "game/store/settings.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

static int64_t session;

static void set_up(void)
{
    opened_in_memory();
    session = fixture_create_session(store, "K-1");
    struct session_end end = {
        .state = SESSION_FINISHED, .finished_ms = 9, .sheet = "{s}", .evidence = "[e]"
    };
    ck_assert(store_finish_session(store, session, &end, &diags));
    fixture_expect_none(&diags);
}

START_TEST(every_opening_of_a_sheet_is_written_down)
{
    struct buffer sheet = { 0 };
    struct buffer evidence = { 0 };
    struct office_audit audit = { session, 1000, "recruiter", "sheet" };
    ck_assert(office_open_sheet(store, &audit, &sheet, &evidence, &diags));
    ck_assert_str_eq(buffer_text(&sheet), "{s}");
    ck_assert_str_eq(buffer_text(&evidence), "[e]");
    audit = (struct office_audit) { session, 2000, "candidate", "pdf" };
    ck_assert(office_open_sheet(store, &audit, NULL, NULL, &diags));

    struct office_audit_list list = { 0 };
    ck_assert(office_list_audit(store, session, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 2);
    ck_assert_int_eq(list.rows.items[0].at_ms, 1000);
    ck_assert_str_eq(list.rows.items[0].who, "recruiter");
    ck_assert_str_eq(list.rows.items[1].what, "pdf");
    office_audit_list_finish(&list);
    buffer_finish(&sheet);
    buffer_finish(&evidence);
}
END_TEST

START_TEST(without_an_audit_line_no_sheet_is_given)
{
    struct buffer sheet = { 0 };
    struct office_audit audit = { session, 1000, "recruiter", "sheet" };
    ck_assert(database_run(store->office,
            "CREATE TRIGGER no BEFORE INSERT ON ledger BEGIN SELECT raise(ABORT, 'no'); END",
            &diags));
    ck_assert(!office_open_sheet(store, &audit, &sheet, NULL, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_FAILED));
    ck_assert_uint_eq(sheet.size, 0);
    buffer_finish(&sheet);
}
END_TEST

START_TEST(an_unfinished_session_has_no_sheet_and_no_audit_line)
{
    int64_t running = fixture_create_session(store, "K-2");
    struct office_audit audit = { running, 1000, "recruiter", "sheet" };
    struct office_answers answers = { 1, 2, 3 };
    struct office_audit_list list = { 0 };
    ck_assert(!office_open_sheet(store, &audit, NULL, NULL, &diags));
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_STORE_NOT_FINISHED);
    ck_assert(!office_write_answers(store, running, &answers, &diags));
    ck_assert(!office_read_answers(store, running, &answers, &diags));
    ck_assert(office_list_audit(store, running, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 0);
    office_audit_list_finish(&list);
}
END_TEST

START_TEST(a_list_counts_in_a_sheet_without_an_audit_line)
{
    struct office_audit_list list = { 0 };
    int count = -1;
    ck_assert(office_count_in_sheet(store, session, "s", &count, &diags));
    ck_assert_int_eq(count, 1);
    ck_assert(office_count_in_sheet(store, session, "x", &count, &diags));
    ck_assert_int_eq(count, 0);
    ck_assert(!office_count_in_sheet(store, session + 1, "s", &count, &diags));
    ck_assert(office_list_audit(store, session, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 0);
    office_audit_list_finish(&list);
}
END_TEST

START_TEST(the_last_answers_count)
{
    struct office_answers answers = { 9, 9, 9 };
    ck_assert(office_read_answers(store, session, &answers, &diags));
    ck_assert_int_eq(answers.fair + answers.realistic + answers.useful, 0);
    ck_assert(office_write_answers(store, session, &(struct office_answers) { 1, 1, 1 }, &diags));
    ck_assert(office_write_answers(store, session, &(struct office_answers) { 5, 4, 0 }, &diags));
    ck_assert(office_read_answers(store, session, &answers, &diags));
    ck_assert_int_eq(answers.fair, 5);
    ck_assert_int_eq(answers.realistic, 4);
    ck_assert_int_eq(answers.useful, 0);
}
END_TEST

static void expect_name(const char *expected)
{
    struct buffer name = { 0 };
    ck_assert(office_read_name(store, "K-1", &name, &diags));
    ck_assert_str_eq(buffer_text(&name), expected);
    buffer_finish(&name);
}

START_TEST(a_name_can_be_given_changed_and_forgotten)
{
    expect_name("");
    ck_assert(office_write_name(store, "K-1", "Noor de Vries", &diags));
    expect_name("Noor de Vries");
    ck_assert(office_write_name(store, "K-1", "Zoë O'Brien", &diags));
    expect_name("Zoë O'Brien");
    ck_assert(office_write_name(store, "K-1", "", &diags));
    expect_name("");
}
END_TEST

static void expect_setting(const char *expected)
{
    struct buffer value = { 0 };
    ck_assert(store_read_setting(store, "display.text-size", "100", &value, &diags));
    ck_assert_str_eq(buffer_text(&value), expected);
    buffer_finish(&value);
}

START_TEST(a_setting_is_its_last_value_or_the_default)
{
    expect_setting("100");
    ck_assert(store_write_setting(store, "display.text-size", "150", &diags));
    ck_assert(store_write_setting(store, "display.text-size", "200", &diags));
    ck_assert(store_write_setting(store, "other", "", &diags));
    expect_setting("200");
    ck_assert(store_write_setting(store, "display.text-size", NULL, &diags));
    expect_setting("100");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("office");
    TCase *tests = tcase_create("office");
    tcase_add_checked_fixture(tests, set_up, opened_close);
    tcase_add_test(tests, every_opening_of_a_sheet_is_written_down);
    tcase_add_test(tests, without_an_audit_line_no_sheet_is_given);
    tcase_add_test(tests, an_unfinished_session_has_no_sheet_and_no_audit_line);
    tcase_add_test(tests, a_list_counts_in_a_sheet_without_an_audit_line);
    tcase_add_test(tests, the_last_answers_count);
    tcase_add_test(tests, a_name_can_be_given_changed_and_forgotten);
    tcase_add_test(tests, a_setting_is_its_last_value_or_the_default);
    suite_add_tcase(suite, tests);
    return suite;
}
