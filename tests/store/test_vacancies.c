// SPDX-License-Identifier: GPL-3.0-or-later
// Protects a fair choice: what matters is fixed before a sheet is opened.
#include "game/store/vacancy.h"

#include <stdio.h>
#include <string.h>

#include "game/store/audit.h"
#include "game/store/office.h"
#include "tests/store/hiring.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

START_TEST(a_vacancy_comes_back_as_it_was_given)
{
    int64_t id = hiring_add(store, "Klantadviseur Zwolle", &diags);
    struct vacancy_list list = { 0 };
    ck_assert(vacancy_find_name(store, "klantadviseur zwolle", &list, &diags));
    ck_assert_int_eq(list.rows.items[0].id, id);
    ck_assert_str_eq(list.rows.items[0].competencies, "accuracy empathy probing");
    ck_assert_int_eq(list.rows.items[0].created_ms, 1000);
    ck_assert_int_eq(list.rows.items[0].fixed_ms, 0);
    ck_assert_uint_eq(hiring_count_audit(store, "vacancy-new", &diags), 1);
    ck_assert(!vacancy_find_name(store, "Webcare", &list, &diags));
    ck_assert(hiring_refused(DIAG_VACANCY_MISSING, &diags));
    vacancy_list_finish(&list);
}
END_TEST

static const struct {
    const char *competencies;
    bool fine;
} CHOICES[] = {
    { "accuracy empathy probing", true },
    { "accuracy empathy probing motivation", true },
    { " accuracy  empathy   probing ", true },
    { "", false },
    { "accuracy empathy", false },
    { "accuracy empathy probing motivation active-reading", false },
    { "accuracy empathy accuracy", false },
    { "accuracy accuracy empathy probing", false },
};

START_TEST(three_or_four_competencies_matter)
{
    struct vacancy vacancy = hiring_vacancy("V");
    int64_t id = 0;
    vacancy.competencies = CHOICES[_i].competencies;
    bool added = vacancy_add(store, &vacancy, &HIRING_NOOR, &id, &diags);
    ck_assert_msg(added == CHOICES[_i].fine, "%s", CHOICES[_i].competencies);
    ck_assert(added || hiring_refused(DIAG_VACANCY_COMPETENCIES, &diags));
}
END_TEST

START_TEST(what_lacks_is_told_at_once)
{
    struct vacancy vacancy = { .name = " ", .shift = "", .form = "a\nb", .competencies = "" };
    int64_t id = 0;
    ck_assert(!vacancy_add(store, &vacancy, &HIRING_NOOR, &id, &diags));
    ck_assert_uint_eq(diags.diags.count, 7);
    ck_assert_uint_eq(hiring_count_audit(store, "vacancy-new", &diags), 0);
}
END_TEST

START_TEST(a_name_is_taken_once)
{
    struct vacancy vacancy = hiring_vacancy("webcare THUIS");
    int64_t id = 0;
    hiring_add(store, "Webcare thuis", &diags);
    ck_assert(!vacancy_add(store, &vacancy, &HIRING_NOOR, &id, &diags));
    ck_assert(hiring_refused(DIAG_VACANCY_TAKEN, &diags));
}
END_TEST

START_TEST(after_the_first_sheet_a_change_needs_a_reason)
{
    struct vacancy changed = hiring_vacancy("Webcare");
    changed.id = hiring_add(store, "Webcare", &diags);
    hiring_invite(store, "K-1", changed.id, &diags);
    int64_t session = hiring_play(store, "K-1", HIRING_DAY_MS, &diags);
    changed.competencies = "accuracy empathy motivation";
    ck_assert(vacancy_change(store, &changed, "", &HIRING_NOOR, &diags));

    struct office_audit look = { session, 2 * HIRING_DAY_MS, "Noor", "sheet" };
    ck_assert(office_open_sheet(store, &look, NULL, NULL, &diags));
    changed.competencies = "accuracy probing motivation";
    ck_assert(!vacancy_change(store, &changed, " ", &HIRING_NOOR, &diags));
    ck_assert(hiring_refused(DIAG_VACANCY_REASON, &diags));
    ck_assert(vacancy_change(store, &changed, "De functie is veranderd", &HIRING_NOOR, &diags));

    struct audit_list list = { 0 };
    struct audit_filter filter = { .vacancy = changed.id };
    ck_assert(audit_read(store, &filter, &list, &diags));
    const struct audit_line *last = vec_last(&list.lines);
    ck_assert_str_eq(last->what, "vacancy-changed");
    ck_assert_ptr_nonnull(strstr(last->detail, "De functie is veranderd"));
    ck_assert_ptr_nonnull(
            strstr(last->detail, "accuracy empathy motivation → accuracy probing motivation"));
    audit_list_finish(&list);

    struct vacancy_list found = { 0 };
    ck_assert(vacancy_find(store, changed.id, &found, &diags));
    ck_assert_int_eq(found.rows.items[0].fixed_ms, 2 * HIRING_DAY_MS);
    vacancy_list_finish(&found);
}
END_TEST

START_TEST(who_is_invited_plays_the_same_shift)
{
    struct vacancy changed = hiring_vacancy("Webcare");
    changed.id = hiring_add(store, "Webcare", &diags);
    changed.shift = "shifts/middag.xml";
    ck_assert(vacancy_change(store, &changed, NULL, &HIRING_NOOR, &diags));
    hiring_invite(store, "K-1", changed.id, &diags);
    changed.shift = "shifts/avond.xml";
    ck_assert(!vacancy_change(store, &changed, "zo", &HIRING_NOOR, &diags));
    ck_assert(hiring_refused(DIAG_VACANCY_SHIFT, &diags));
}
END_TEST

START_TEST(keeping_begins_when_the_vacancy_closes)
{
    struct candidate_page page;
    int64_t id = hiring_add(store, "Webcare", &diags);
    hiring_invite(store, "K-1", id, &diags);
    ck_assert_int_eq(hiring_read_one(store, &page, "K-1", &diags).keep_ms, 38 * HIRING_DAY_MS);
    candidate_page_finish(&page);
    struct office_hand later = { "Noor", 3 * HIRING_DAY_MS };
    ck_assert(vacancy_close(store, id, &later, &diags));
    ck_assert_int_eq(hiring_read_one(store, &page, "K-1", &diags).keep_ms, 31 * HIRING_DAY_MS);
    candidate_page_finish(&page);
    ck_assert(!vacancy_close(store, id, &later, &diags));
    ck_assert(hiring_refused(DIAG_VACANCY_CLOSED, &diags));
    struct candidate_new item = { .code = "K-2", .vacancy = id };
    ck_assert(!candidate_add(store, &item, 1, NULL, &HIRING_NOOR, &diags));
    ck_assert(hiring_refused(DIAG_CANDIDATE_VACANCY, &diags));
    ck_assert_uint_eq(hiring_count_audit(store, "vacancy-closed", &diags), 1);
}
END_TEST

START_TEST(a_consent_keeps_a_year_at_most)
{
    struct candidate_page page;
    hiring_invite(store, "K-1", hiring_add(store, "Webcare", &diags), &diags);
    ck_assert(candidate_consent(store, "K-1", 100 * HIRING_DAY_MS, &HIRING_NOOR, &diags));
    ck_assert_int_eq(hiring_read_one(store, &page, "K-1", &diags).keep_ms, 100 * HIRING_DAY_MS);
    candidate_page_finish(&page);
    ck_assert(candidate_consent(store, "K-1", 9000 * HIRING_DAY_MS, &HIRING_NOOR, &diags));
    ck_assert_int_eq(hiring_read_one(store, &page, "K-1", &diags).keep_ms, 375 * HIRING_DAY_MS);
    candidate_page_finish(&page);
    ck_assert_uint_eq(hiring_count_audit(store, "consent", &diags), 2);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("vacancies");
    TCase *tests = tcase_create("vacancies");
    tcase_add_checked_fixture(tests, opened_in_memory, opened_close);
    tcase_add_test(tests, a_vacancy_comes_back_as_it_was_given);
    tcase_add_loop_test(
            tests, three_or_four_competencies_matter, 0, sizeof(CHOICES) / sizeof(CHOICES[0]));
    tcase_add_test(tests, what_lacks_is_told_at_once);
    tcase_add_test(tests, a_name_is_taken_once);
    tcase_add_test(tests, after_the_first_sheet_a_change_needs_a_reason);
    tcase_add_test(tests, who_is_invited_plays_the_same_shift);
    tcase_add_test(tests, keeping_begins_when_the_vacancy_closes);
    tcase_add_test(tests, a_consent_keeps_a_year_at_most);
    suite_add_tcase(suite, tests);
    return suite;
}
