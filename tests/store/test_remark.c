// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the candidate's word: it is kept as it was said, and an answer to it is not forgotten.
#include "game/store/remark.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "game/store/audit.h"
#include "game/store/candidate_page.h"
#include "game/store/sessions.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

static const int64_t NOW = INT64_C(1795000000000);
static const struct office_hand NOOR = { "Noor", INT64_C(1795000100000) };
static const char BAD_TEXT[] = "Robert'); DROP TABLE remark;-- <b>x</b> =1+1 %s ?1\nen verder";

static int64_t session;

static void set_up(void)
{
    opened_in_memory();
    session = fixture_create_session(store, "K-1");
    struct session_end end = { .state = SESSION_FINISHED, .finished_ms = NOW, .sheet = "{}" };
    ck_assert(store_finish_session(store, session, &end, &diags));
}

static int64_t owed_in_list(void)
{
    struct candidate_page page = { 0 };
    ck_assert(candidate_read_one(store, "K-1", &page, &diags));
    int64_t owed = page.rows.items[0].owed_ms;
    candidate_page_finish(&page);
    return owed;
}

static struct remark_list read_all(void)
{
    struct remark_list list = { 0 };
    ck_assert(remark_read(store, session, &list, &diags));
    return list;
}

static bool was_told(int code)
{
    bool told = diags.diags.count == 1 && diags.diags.items[0].code == code;
    diag_list_finish(&diags);
    diags = (struct diag_list) { 0 };
    return told;
}

START_TEST(what_was_said_comes_back_as_it_was_said)
{
    ck_assert(remark_write(store, session, REMARK_COMMENT, BAD_TEXT, NOW, &diags));
    ck_assert(remark_write(store, session, REMARK_CORRECTION, "Dat zei ik niet", NOW + 1, &diags));
    struct remark_list list = read_all();
    ck_assert_uint_eq(list.rows.count, 2);
    ck_assert_str_eq(list.rows.items[0].text, BAD_TEXT);
    ck_assert_int_eq(list.rows.items[0].kind, REMARK_COMMENT);
    ck_assert_int_eq(list.rows.items[1].kind, REMARK_CORRECTION);
    ck_assert_int_eq(list.rows.items[1].at_ms, NOW + 1);
    ck_assert_str_eq(list.rows.items[1].answer, "");
    remark_list_finish(&list);
    fixture_expect_none(&diags);
}
END_TEST

START_TEST(a_request_is_owed_an_answer_until_it_has_one)
{
    ck_assert(remark_write(store, session, REMARK_COMMENT, "Leuk", NOW, &diags));
    ck_assert_int_eq(owed_in_list(), 0);
    ck_assert(remark_write(store, session, REMARK_CORRECTION, "Klopt niet", NOW, &diags));
    ck_assert_int_eq(owed_in_list(), remark_month_later(NOW));
    struct remark_list list = read_all();
    ck_assert_int_eq(remark_due_ms(&list.rows.items[0]), 0);
    ck_assert_int_eq(remark_due_ms(&list.rows.items[1]), remark_month_later(NOW));
    ck_assert(remark_answer(store, list.rows.items[1].id, "Verbeterd", &NOOR, &diags));
    remark_list_finish(&list);
    ck_assert_int_eq(owed_in_list(), 0);
    list = read_all();
    ck_assert_str_eq(list.rows.items[1].answer, "Verbeterd");
    ck_assert_str_eq(list.rows.items[1].answerer, "Noor");
    ck_assert_int_eq(list.rows.items[1].answered_ms, NOOR.at_ms);
    remark_list_finish(&list);
}
END_TEST

START_TEST(an_answer_is_given_once_by_a_person)
{
    static const struct office_hand NOBODY = { " ", 1 };
    ck_assert(remark_write(store, session, REMARK_CORRECTION, "Klopt niet", NOW, &diags));
    ck_assert(!remark_answer(store, 1, "Toch wel", &NOBODY, &diags));
    ck_assert(was_told(DIAG_REMARK_NOBODY));
    ck_assert(!remark_answer(store, 1, " \n", &NOOR, &diags));
    ck_assert(was_told(DIAG_REMARK_TEXT));
    ck_assert(!remark_answer(store, 77, "Waarop?", &NOOR, &diags));
    ck_assert(was_told(DIAG_REMARK_MISSING));
    ck_assert(remark_answer(store, 1, "Verbeterd", &NOOR, &diags));
    ck_assert(!remark_answer(store, 1, "Toch anders", &NOOR, &diags));
    ck_assert(was_told(DIAG_REMARK_ANSWERED));
}
END_TEST

START_TEST(what_is_empty_too_long_or_about_nothing_is_refused)
{
    char *endless = malloc(REMARK_TEXT_MAX + 2);
    memset(endless, 'x', REMARK_TEXT_MAX + 1);
    endless[REMARK_TEXT_MAX + 1] = '\0';
    ck_assert(!remark_write(store, session, REMARK_COMMENT, "", NOW, &diags));
    ck_assert(was_told(DIAG_REMARK_TEXT));
    ck_assert(!remark_write(store, session, REMARK_COMMENT, endless, NOW, &diags));
    ck_assert(was_told(DIAG_REMARK_TEXT));
    ck_assert(!remark_write(store, 999, REMARK_COMMENT, "Wie?", NOW, &diags));
    ck_assert(was_told(DIAG_STORE_NOT_FINISHED));
    free(endless);
}
END_TEST

START_TEST(who_brings_it_over_is_in_the_audit_and_nobody_says_what)
{
    ck_assert(remark_bring(store, session, REMARK_CORRECTION, "per brief", &NOOR, &diags));
    ck_assert(remark_answer(store, 1, "per brief terug", &NOOR, &diags));
    struct audit_list list = { 0 };
    struct audit_filter filter = { .session = session };
    ck_assert(audit_read(store, &filter, &list, &diags));
    ck_assert_uint_eq(list.lines.count, 2);
    ck_assert_str_eq(list.lines.items[0].what, "correction");
    ck_assert_str_eq(list.lines.items[1].what, "answer");
    ck_assert_str_eq(list.lines.items[1].who, "Noor");
    ck_assert_str_eq(list.lines.items[1].detail, "");
    audit_list_finish(&list);
    ck_assert(audit_verify(store, NULL, &diags));
}
END_TEST

static const struct {
    int year, month, day; // asked
    int to_month, to_day; // owed
} MONTHS[] = {
    { 2026, 11, 18, 12, 18 },
    { 2026, 12, 31, 1, 31 },
    { 2027, 1, 31, 2, 28 },
    { 2028, 1, 30, 2, 29 },
    { 2026, 3, 31, 4, 30 },
};

START_TEST(a_month_is_one_of_the_calendar)
{
    struct tm asked = { .tm_year = MONTHS[_i].year - 1900,
        .tm_mon = MONTHS[_i].month - 1,
        .tm_mday = MONTHS[_i].day,
        .tm_hour = 15,
        .tm_isdst = -1 };
    time_t due = (time_t)(remark_month_later((int64_t)mktime(&asked) * 1000) / 1000);
    struct tm owed;
    ck_assert_ptr_nonnull(localtime_r(&due, &owed));
    ck_assert_int_eq(owed.tm_mon + 1, MONTHS[_i].to_month);
    ck_assert_int_eq(owed.tm_mday, MONTHS[_i].to_day);
    ck_assert_int_eq(owed.tm_hour, 15);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("remark");
    TCase *tests = tcase_create("remark");
    tcase_add_checked_fixture(tests, set_up, opened_close);
    tcase_add_test(tests, what_was_said_comes_back_as_it_was_said);
    tcase_add_test(tests, a_request_is_owed_an_answer_until_it_has_one);
    tcase_add_test(tests, an_answer_is_given_once_by_a_person);
    tcase_add_test(tests, what_is_empty_too_long_or_about_nothing_is_refused);
    tcase_add_test(tests, who_brings_it_over_is_in_the_audit_and_nobody_says_what);
    tcase_add_loop_test(tests, a_month_is_one_of_the_calendar, 0, 5);
    suite_add_tcase(suite, tests);
    return suite;
}
