// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what was agreed with a candidate: it can change while they play, and be taken back
// before.
#include <string.h>

#include "game/store/audit.h"
#include "game/store/candidate_page.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

static const int64_t DAY_MS = INT64_C(86400000);
static const struct office_hand NOOR = { "Noor", 1000 };
static const struct accommodations MORE = { .time_percent = 150, .breaks = true, .language = "en" };

static void invite(const char *code)
{
    struct vacancy vacancy = { .name = "Webcare",
        .shift = "shifts/ochtend.xml",
        .form = "A",
        .competencies = "accuracy empathy probing",
        .reason = "klachten",
        .closes_ms = 10 * DAY_MS,
        .retention_weeks = 4 };
    struct candidate_new item = { .code = code, .name = "Anna" };
    ck_assert(vacancy_add(store, &vacancy, &NOOR, &item.vacancy, &diags));
    ck_assert(candidate_add(store, &item, 1, NULL, &NOOR, &diags));
}

static bool was_told(int code)
{
    bool told = diags.diags.count == 1 && diags.diags.items[0].code == code;
    diag_list_finish(&diags);
    diags = (struct diag_list) { 0 };
    return told;
}

static void end(int64_t session)
{
    struct session_end end = { .state = SESSION_FINISHED, .finished_ms = DAY_MS, .sheet = "{}" };
    ck_assert(store_finish_session(store, session, &end, &diags));
}

static size_t count_audit(const char *what)
{
    struct audit_list list = { 0 };
    size_t count = 0;
    ck_assert(audit_read(store, &(struct audit_filter) { 0 }, &list, &diags));
    for (size_t i = 0; i < list.lines.count; i++) {
        bool same = strcmp(list.lines.items[i].what, what) == 0;
        count += same;
        ck_assert(!same || *list.lines.items[i].detail == '\0');
    }
    audit_list_finish(&list);
    return count;
}

static struct accommodations invitation_of(const char *code, bool *found)
{
    struct accommodations needs = { 0 };
    struct buffer shift = { 0 };
    ck_assert(invitation_read(store, code, &shift, &needs, found, &diags));
    buffer_finish(&shift);
    return needs;
}

START_TEST(an_invited_candidate_meets_what_was_changed)
{
    bool found = false;
    struct candidate_page page = { 0 };
    invite("K-1");
    ck_assert(candidate_change(store, "K-1", &MORE, &NOOR, &diags));
    struct accommodations needs = invitation_of("K-1", &found);
    ck_assert(found && needs.breaks);
    ck_assert_int_eq(needs.time_percent, 150);
    ck_assert_str_eq(needs.language, "en");
    ck_assert(candidate_read_one(store, "K-1", &page, &diags));
    ck_assert_str_eq(page.rows.items[0].accommodations, "time=150 breaks language=en");
    candidate_page_finish(&page);
    ck_assert_uint_eq(count_audit("accommodations"), 1);
}
END_TEST

// It stands in the chain of the log from then on, and touches nothing of the shift.
START_TEST(who_is_busy_has_it_in_the_log)
{
    struct journal journal = { 0 };
    struct accommodations none = { 0 };
    invite("K-1");
    int64_t session = fixture_create_session(store, "K-1");
    ck_assert(fixture_append(store, session, 1, &diags));
    ck_assert(candidate_change(store, "K-1", &MORE, &NOOR, &diags));
    ck_assert(candidate_change(store, "K-1", &none, &NOOR, &diags));
    ck_assert(journal_read(store, session, &journal, &diags));
    ck_assert_uint_eq(journal.rows.count, 3);
    ck_assert_int_eq(journal.rows.items[1].entry.kind, JOURNAL_REMARK);
    ck_assert_str_eq(
            journal.rows.items[1].entry.text, "accommodations time=150 breaks language=en");
    ck_assert_str_eq(journal.rows.items[2].entry.text, "accommodations");
    ck_assert(journal_verify(store, session, NULL, &diags));
    journal_finish(&journal);
}
END_TEST

START_TEST(what_has_ended_is_not_changed)
{
    invite("K-1");
    end(fixture_create_session(store, "K-1"));
    ck_assert(!candidate_change(store, "K-1", &MORE, &NOOR, &diags));
    ck_assert(was_told(DIAG_CANDIDATE_PLAYED));
    ck_assert(!candidate_withdraw(store, "K-1", &NOOR, &diags));
    ck_assert(was_told(DIAG_CANDIDATE_BEGUN));
    ck_assert(!candidate_change(store, "K-9", &MORE, &NOOR, &diags));
    ck_assert(was_told(DIAG_CANDIDATE_MISSING));
}
END_TEST

START_TEST(a_withdrawn_slip_counts_no_longer_until_it_is_given_anew)
{
    bool found = true;
    invite("K-1");
    ck_assert(candidate_withdraw(store, "K-1", &NOOR, &diags));
    (void)invitation_of("K-1", &found);
    ck_assert(!found);
    ck_assert(invitation_is_withdrawn(store, "K-1", &diags));
    ck_assert(!invitation_is_withdrawn(store, "K-2", &diags));
    ck_assert_uint_eq(count_audit("candidate-withdrawn"), 1);
    int64_t count = 1;
    struct candidate_query all = { 0 };
    ck_assert(candidate_count(store, &all, &count, &diags));
    ck_assert_int_eq(count, 0);
    struct candidate_new item = { .code = "K-1", .vacancy = 1 };
    ck_assert(candidate_add(store, &item, 1, NULL, &NOOR, &diags));
    ck_assert(!invitation_is_withdrawn(store, "K-1", &diags));
}
END_TEST

START_TEST(a_withdrawal_is_forgotten_when_its_vacancy_is)
{
    invite("K-1");
    ck_assert(candidate_withdraw(store, "K-1", &NOOR, &diags));
    ck_assert(invitation_forget_withdrawn(store, (10 + 28) * DAY_MS, &diags));
    ck_assert(invitation_is_withdrawn(store, "K-1", &diags));
    ck_assert(invitation_forget_withdrawn(store, (10 + 28) * DAY_MS + 1, &diags));
    ck_assert(!invitation_is_withdrawn(store, "K-1", &diags));
}
END_TEST

START_TEST(who_has_begun_cannot_be_withdrawn)
{
    invite("K-1");
    (void)fixture_create_session(store, "K-1");
    ck_assert(!candidate_withdraw(store, "K-1", &NOOR, &diags));
    ck_assert(was_told(DIAG_CANDIDATE_BEGUN));
}
END_TEST

START_TEST(a_consent_reads_back_with_who_recorded_it)
{
    struct candidate_consented consented = { 0 };
    struct buffer who = { 0 };
    invite("K-1");
    ck_assert(candidate_read_consent(store, "K-1", &consented, &who, &diags));
    ck_assert_int_eq(consented.at_ms, 0);
    ck_assert(candidate_consent(store, "K-1", 100 * DAY_MS, &NOOR, &diags));
    ck_assert(candidate_read_consent(store, "K-1", &consented, &who, &diags));
    ck_assert_int_eq(consented.until_ms, 100 * DAY_MS);
    ck_assert_int_eq(consented.at_ms, NOOR.at_ms);
    ck_assert_str_eq(buffer_text(&who), "Noor");
    buffer_finish(&who);
}
END_TEST

START_TEST(a_class_tells_every_slip_with_its_line)
{
    invite("K-0");
    const struct candidate_line lines[] = {
        { "K-1", "", "Webcare", "time=150", 2 },
        { "K 2", "", "Webcare", "", 3 },
        { "K-3", "", "Elders", "vlug", 4 },
    };
    ck_assert(!candidate_add_class(store, lines, 3, "klas.csv", &NOOR, &diags));
    ck_assert_uint_eq(diags.diags.count, 2);
    ck_assert_int_eq(diags.diags.items[0].line, 4);
    ck_assert_int_eq(diags.diags.items[1].code, DIAG_CANDIDATE_ACCOMMODATION);
    ck_assert(candidate_add_class(store, lines, 1, "klas.csv", &NOOR, &diags));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("agreements");
    TCase *tests = tcase_create("agreements");
    tcase_add_checked_fixture(tests, opened_in_memory, opened_close);
    tcase_add_test(tests, an_invited_candidate_meets_what_was_changed);
    tcase_add_test(tests, who_is_busy_has_it_in_the_log);
    tcase_add_test(tests, what_has_ended_is_not_changed);
    tcase_add_test(tests, a_withdrawn_slip_counts_no_longer_until_it_is_given_anew);
    tcase_add_test(tests, a_withdrawal_is_forgotten_when_its_vacancy_is);
    tcase_add_test(tests, who_has_begun_cannot_be_withdrawn);
    tcase_add_test(tests, a_consent_reads_back_with_who_recorded_it);
    tcase_add_test(tests, a_class_tells_every_slip_with_its_line);
    suite_add_tcase(suite, tests);
    return suite;
}
