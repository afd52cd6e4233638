// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what was rated in a talk: complete, by a person, never overwritten, gone with who it is
// about.
#include "game/store/interview.h"

#include <string.h>

#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/sessions.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

static const int64_t NOW = INT64_C(1795000000000);
static const char BAD_TEXT[] = "Robert'); DROP TABLE interview;-- <b>x</b> =1+1 %s ?1\nen verder";

static int64_t session;

static void set_up(void)
{
    opened_in_memory();
    session = fixture_create_session(store, "K-1");
    struct session_end end = { .state = SESSION_FINISHED, .finished_ms = NOW, .sheet = "{}" };
    ck_assert(store_finish_session(store, session, &end, &diags));
}

static struct interview_rating rating_of(const char *moment, int rating, const char *note)
{
    return (struct interview_rating) { .moment = moment,
        .competency = "empathy",
        .rating = rating,
        .note = note,
        .who = "Noor",
        .at_ms = NOW };
}

static struct interview_list read_all(void)
{
    struct interview_list list = { 0 };
    ck_assert(interview_read(store, session, &list, &diags));
    return list;
}

static size_t count_rows(void)
{
    struct interview_list list = read_all();
    size_t count = list.rows.count;
    interview_list_finish(&list);
    return count;
}

static bool was_told(int code, const char *argument)
{
    bool told = diags.diags.count == 1 && diags.diags.items[0].code == code &&
            strcmp(diags.diags.items[0].arguments[0], argument) == 0;
    diag_list_finish(&diags);
    diags = (struct diag_list) { 0 };
    return told;
}

START_TEST(a_talk_is_kept_as_it_was_rated)
{
    const struct interview_rating ratings[] = { rating_of("packet/call/opening", 4, BAD_TEXT),
        rating_of("packet/call/close", 1, NULL) };
    ck_assert(interview_record(store, "K-1", ratings, 2, &diags));
    struct interview_list list = read_all();
    ck_assert_uint_eq(list.rows.count, 2);
    const struct interview_rating *first = &list.rows.items[0];
    ck_assert_str_eq(first->moment, "packet/call/opening");
    ck_assert_str_eq(first->competency, "empathy");
    ck_assert_str_eq(first->note, BAD_TEXT);
    ck_assert_str_eq(first->who, "Noor");
    ck_assert_int_eq(first->rating, 4);
    ck_assert_int_eq(first->at_ms, NOW);
    ck_assert_int_eq(first->session, session);
    ck_assert_str_eq(list.rows.items[1].note, "");
    ck_assert(first->counts && list.rows.items[1].counts);
    interview_list_finish(&list);
    fixture_expect_none(&diags);
}
END_TEST

START_TEST(a_later_rating_counts_and_the_earlier_stays)
{
    struct interview_rating first = rating_of("packet/call/opening", 2, "eerst");
    struct interview_rating other = first;
    struct interview_rating later = rating_of("packet/call/opening", 5, "later");
    other.competency = "probing";
    ck_assert(interview_record(store, "K-1", &first, 1, &diags));
    ck_assert(interview_record(store, "K-1", &other, 1, &diags));
    ck_assert(interview_record(store, "K-1", &later, 1, &diags));
    struct interview_list list = read_all();
    ck_assert_uint_eq(list.rows.count, 3);
    ck_assert(!list.rows.items[0].counts && list.rows.items[0].rating == 2);
    ck_assert(list.rows.items[1].counts);
    ck_assert(list.rows.items[2].counts && list.rows.items[2].rating == 5);
    interview_list_finish(&list);
}
END_TEST

static const struct {
    const char *lacks;
    struct interview_rating rating;
} POOR[] = {
    { "who", { "a/b", "empathy", 3, "", "", 1, 0, false } },
    { "who", { "a/b", "empathy", 3, "", NULL, 1, 0, false } },
    { "moment", { "", "empathy", 3, "", "Noor", 1, 0, false } },
    { "competency", { "a/b", NULL, 3, "", "Noor", 1, 0, false } },
    { "rating", { "a/b", "empathy", 0, "", "Noor", 1, 0, false } },
    { "rating", { "a/b", "empathy", 6, "", "Noor", 1, 0, false } },
    { "note", { "a/b", "empathy", 3, "\xff\xfe", "Noor", 1, 0, false } },
};

START_TEST(what_is_incomplete_is_not_kept_nor_what_came_with_it)
{
    const struct interview_rating ratings[] = { rating_of("a/b", 3, ""), POOR[_i].rating };
    ck_assert(!interview_record(store, "K-1", ratings, 2, &diags));
    ck_assert(was_told(DIAG_INTERVIEW_INCOMPLETE, POOR[_i].lacks));
    ck_assert_uint_eq(count_rows(), 0);
}
END_TEST

START_TEST(who_did_not_play_is_not_rated)
{
    struct candidate_new item = { .code = "K-9" };
    struct office_hand hand = { "Noor", NOW };
    struct vacancy vacancy = { .name = "V",
        .shift = "shift.xml",
        .form = "A",
        .competencies = "accuracy empathy probing",
        .reason = "r",
        .closes_ms = NOW,
        .retention_weeks = 4 };
    struct interview_rating rating = rating_of("a/b", 3, "");
    ck_assert(vacancy_add(store, &vacancy, &hand, &item.vacancy, &diags));
    ck_assert(candidate_add(store, &item, 1, NULL, &hand, &diags));
    ck_assert(!interview_record(store, "K-9", &rating, 1, &diags));
    ck_assert(was_told(DIAG_INTERVIEW_NOTHING, "K-9"));
    ck_assert(!interview_record(store, "NOBODY", &rating, 1, &diags));
    ck_assert(was_told(DIAG_CANDIDATE_MISSING, "NOBODY"));
}
END_TEST

START_TEST(the_audit_says_who_rated_and_not_what)
{
    struct interview_rating rating = rating_of("packet/call/opening", 4, "kruimeltaart");
    struct audit_list list = { 0 };
    struct audit_filter filter = { .candidate = "K-1" };
    ck_assert(interview_record(store, "K-1", &rating, 1, &diags));
    ck_assert(audit_read(store, &filter, &list, &diags));
    const struct audit_line *line = vec_last(&list.lines);
    ck_assert_str_eq(line->what, "interview");
    ck_assert_str_eq(line->who, "Noor");
    ck_assert_str_eq(line->detail, "");
    ck_assert_int_eq(line->session, session);
    ck_assert(audit_verify(store, NULL, &diags));
    audit_list_finish(&list);
}
END_TEST

START_TEST(it_goes_with_the_candidate)
{
    struct interview_rating rating = rating_of("packet/call/opening", 4, "");
    ck_assert(interview_record(store, "K-1", &rating, 1, &diags));
    ck_assert_uint_eq(count_rows(), 1);
    ck_assert(database_run(store->office, "DELETE FROM candidate WHERE code = 'K-1'", &diags));
    ck_assert_uint_eq(count_rows(), 0);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("interview");
    TCase *all = tcase_create("interview");
    tcase_add_checked_fixture(all, set_up, opened_close);
    tcase_add_test(all, a_talk_is_kept_as_it_was_rated);
    tcase_add_test(all, a_later_rating_counts_and_the_earlier_stays);
    tcase_add_loop_test(all, what_is_incomplete_is_not_kept_nor_what_came_with_it, 0,
            sizeof(POOR) / sizeof(POOR[0]));
    tcase_add_test(all, who_did_not_play_is_not_rated);
    tcase_add_test(all, the_audit_says_who_rated_and_not_what);
    tcase_add_test(all, it_goes_with_the_candidate);
    suite_add_tcase(suite, all);
    return suite;
}
