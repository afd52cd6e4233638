// SPDX-License-Identifier: GPL-3.0-or-later
// Protects who is invited and what comes of it: nobody is lost from a list, and a person decides.
#include "game/store/candidate.h"

#include <stdio.h>
#include <string.h>

#include "game/store/database.h"
#include "game/store/decision.h"
#include "game/store/sessions.h"
#include "game/store/upgrade.h"
#include "tests/store/hiring.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

static const char BAD_TEXT[] = "Robert'); DROP TABLE candidate;-- <b>x</b> =1+1 %s ?1";

START_TEST(all_are_invited_or_nobody)
{
    int64_t id = hiring_add(store, "Webcare", &diags);
    struct candidate_new items[] = {
        { .code = "K-1", .vacancy = id, .line = 2 },
        { .code = "x", .vacancy = id, .line = 3 },
        { .code = "k-1", .vacancy = id, .line = 4 },
        { .code = "K-3", .vacancy = id + 1, .line = 5 },
    };
    int64_t count = -1;
    struct candidate_query all = { 0 };
    ck_assert(!candidate_add(store, items, 4, "codes.csv", &HIRING_NOOR, &diags));
    ck_assert_uint_eq(diags.diags.count, 3);
    ck_assert_str_eq(diags.diags.items[0].file, "codes.csv");
    ck_assert_int_eq(diags.diags.items[1].line, 4);
    ck_assert_int_eq(diags.diags.items[1].code, DIAG_CANDIDATE_TAKEN);
    ck_assert(candidate_count(store, &all, &count, &diags));
    ck_assert_int_eq(count, 0);
    struct buffer shift = { 0 };
    struct accommodations asked;
    bool found = true;
    ck_assert(invitation_read(store, "K-1", &shift, &asked, &found, &diags));
    ck_assert(!found);
    buffer_finish(&shift);
}
END_TEST

START_TEST(an_invitation_tells_the_candidates_part_what_to_set)
{
    struct candidate_new item = { .code = "k-7",
        .vacancy = hiring_add(store, "Webcare", &diags),
        .accommodations = { .time_percent = 150,
                .text_percent = 200,
                .dyslexic = true,
                .breaks = true,
                .language = "en" } };
    ck_assert(candidate_add(store, &item, 1, NULL, &HIRING_NOOR, &diags));
    struct buffer shift = { 0 };
    struct accommodations asked;
    bool found = false;
    ck_assert(invitation_read(store, "K-7", &shift, &asked, &found, &diags));
    ck_assert(found);
    ck_assert_str_eq(buffer_text(&shift), "shifts/ochtend.xml");
    ck_assert_int_eq(asked.time_percent, 150);
    ck_assert_int_eq(asked.text_percent, 200);
    ck_assert(asked.dyslexic && asked.breaks && !asked.contrast);
    ck_assert_str_eq(asked.language, "en");
    ck_assert(invitation_forget(store, "K-7", &diags));
    ck_assert(invitation_read(store, "K-7", &shift, &asked, &found, &diags));
    ck_assert(!found);
    buffer_finish(&shift);
}
END_TEST

static const char *const ODD_ACCOMMODATIONS[] = { "time=90", "time=1001", "text=201", "text=abc",
    "bold", "language=", "language=klingonish", "language=N1", "time=", "contrast=yes" };

START_TEST(an_accommodation_that_is_not_known_is_refused)
{
    struct accommodations asked;
    const char *odd = NULL;
    ck_assert(!accommodations_read(&asked, ODD_ACCOMMODATIONS[_i], &odd));
    ck_assert_ptr_eq(odd, ODD_ACCOMMODATIONS[_i]);
    ck_assert(accommodations_read(&asked, "contrast; time=200,text=125", NULL));
    ck_assert(asked.contrast && asked.time_percent == 200);
}
END_TEST

START_TEST(a_candidate_goes_from_invited_to_decided)
{
    struct candidate_page page;
    hiring_invite(store, "K-1", hiring_add(store, "Webcare", &diags), &diags);
    ck_assert_int_eq(hiring_read_one(store, &page, "K-1", &diags).state, CANDIDATE_INVITED);
    ck_assert_int_eq(page.rows.items[0].seen, -1);
    candidate_page_finish(&page);

    int64_t running = fixture_create_session(store, "K-1");
    ck_assert(candidate_sync(store, 4, &diags));
    ck_assert_int_eq(hiring_read_one(store, &page, "K-1", &diags).state, CANDIDATE_BUSY);
    ck_assert_int_eq(page.rows.items[0].running, running);
    candidate_page_finish(&page);

    struct session_end end = { .state = SESSION_FINISHED,
        .finished_ms = 1795000000000 + HIRING_DAY_MS,
        .sheet = "{\"status\":\"ok\"}",
        .evidence = "" };
    ck_assert(store_finish_session(store, running, &end, &diags));
    ck_assert(candidate_sync(store, 4, &diags));
    ck_assert_int_eq(hiring_read_one(store, &page, "K-1", &diags).state, CANDIDATE_FINISHED);
    ck_assert_int_eq(page.rows.items[0].session, running);
    ck_assert_int_eq(page.rows.items[0].seen, 1);
    candidate_page_finish(&page);

    struct decision_made decision = {
        .outcome = DECISION_REJECT, .reason = "r", .who = "Noor", .at_ms = 7, .moments = 47
    };
    ck_assert(decision_record(store, "K-1", &decision, &diags));
    ck_assert_int_eq(hiring_read_one(store, &page, "K-1", &diags).state, CANDIDATE_DECIDED);
    candidate_page_finish(&page);
}
END_TEST

START_TEST(who_was_never_invited_stands_in_the_list_too)
{
    struct candidate_page page;
    hiring_play(store, "M-7", 5 * HIRING_DAY_MS, &diags);
    struct candidate_row row = hiring_read_one(store, &page, "M-7", &diags);
    ck_assert_int_eq(row.vacancy, 0);
    ck_assert_str_eq(row.shift, "shift.xml");
    ck_assert_int_eq(row.keep_ms, 33 * HIRING_DAY_MS);
    candidate_page_finish(&page);
    ck_assert(candidate_sync(store, 2, &diags));
    ck_assert_int_eq(hiring_read_one(store, &page, "M-7", &diags).keep_ms, 19 * HIRING_DAY_MS);
    candidate_page_finish(&page);
}
END_TEST

// An office.db of the first version, with three sessions of two people.
static void make_old_office(const char *place)
{
    char path[FIXTURE_PATH_SIZE];
    struct upgrade_table first = UPGRADE_OFFICE;
    first.count = 1;
    fixture_join(path, place, "office.db");
    struct database *office = database_open(path, DATABASE_SHARED, &diags);
    ck_assert_ptr_nonnull(office);
    ck_assert(upgrade_apply(office, &first, &diags));
    ck_assert(database_run(office,
            "INSERT INTO content (hash) VALUES (x'00');"
            "INSERT INTO session (id, candidate, shift, seed, content, key, language, rules,"
            " created_ms, state, finished_ms, sheet, evidence, last, chain)"
            " SELECT column1, column2, 's.xml', 1, x'00', x'00', 'nl', 'rules 1', 1, 'finished',"
            " column3, '{\"status\":\"ok\"}', '', 0, x'00'"
            " FROM (VALUES (11, 'K-1', 5), (12, 'K-1', 9), (13, 'K-2', 7));",
            &diags));
    database_close(office);
}

START_TEST(sessions_of_an_older_office_get_their_candidates)
{
    char place[FIXTURE_PATH_SIZE];
    fixture_make_folder(place);
    make_old_office(place);
    store_close(store);
    store = fixture_open(place);
    struct candidate_page page;
    struct candidate_row row = hiring_read_one(store, &page, "K-1", &diags);
    ck_assert_int_eq(row.session, 12);
    ck_assert_int_eq(row.ended_ms, 9);
    ck_assert_int_eq(row.seen, 1);
    candidate_page_finish(&page);
    fixture_remove_folder(place);
}
END_TEST

/* ---- pages ---- */

static void fill(int count)
{
    for (int i = 0; i < count; i++) {
        char code[16];
        (void)snprintf(code, sizeof(code), "K-%03d", i);
        hiring_play(store, code, HIRING_DAY_MS * (1 + i / 3),
                &diags); // three a day: the key must tell them apart
    }
}

START_TEST(pages_miss_nobody_and_show_nobody_twice)
{
    fill(50);
    bool seen[50] = { false };
    struct candidate_query query = { .at_most = 7 };
    size_t pages = 0;
    size_t on_page = 0;
    do {
        struct candidate_page page = { 0 };
        ck_assert(candidate_read_page(store, &query, &page, &diags));
        on_page = page.rows.count;
        for (size_t i = 0; i < on_page; i++) {
            const struct candidate_row *row = &page.rows.items[i];
            int number = 0;
            ck_assert_int_eq(sscanf(row->code, "K-%d", &number), 1);
            ck_assert(!seen[number]);
            seen[number] = true;
            ck_assert(query.after.id == 0 || row->at_ms <= query.after.at_ms);
            query.after = (struct candidate_key) { row->at_ms, row->id };
        }
        pages += on_page > 0;
        candidate_page_finish(&page);
    } while (on_page > 0);
    ck_assert_uint_eq(pages, 8);
    for (int i = 0; i < 50; i++) {
        ck_assert(seen[i]);
    }
}
END_TEST

static int64_t count_found(const char *search, enum candidate_filter filter)
{
    struct candidate_query query = {
        .search = search, .filter = filter, .now_ms = 30 * HIRING_DAY_MS, .at_most = 100
    };
    struct candidate_page page = { 0 };
    int64_t count = -1;
    ck_assert(candidate_count(store, &query, &count, &diags));
    ck_assert(candidate_read_page(store, &query, &page, &diags));
    ck_assert_int_eq((int64_t)page.rows.count, count);
    candidate_page_finish(&page);
    page = (struct candidate_page) { 0 };
    query.at_most = 2;
    ck_assert(candidate_read_first(store, &query, &page, &count, &diags));
    ck_assert_int_eq((int64_t)page.rows.count, count < 2 ? count : 2);
    candidate_page_finish(&page);
    return count;
}

START_TEST(search_finds_codes_and_vacancies_in_any_capitals)
{
    int64_t id = hiring_add(store, "Klantadviseur Zwolle", &diags);
    hiring_invite(store, "K-1", id, &diags);
    hiring_invite(store, "K-12", id, &diags);
    hiring_play(store, "M-1", HIRING_DAY_MS, &diags);
    ck_assert_int_eq(count_found("", CANDIDATE_ALL), 3);
    ck_assert_int_eq(count_found("k-1", CANDIDATE_ALL), 2);
    ck_assert_int_eq(count_found("-12", CANDIDATE_ALL), 1);
    ck_assert_int_eq(count_found("ZWOLLE", CANDIDATE_ALL), 2);
    ck_assert_int_eq(count_found("zwol", CANDIDATE_TO_JUDGE), 0);
    ck_assert_int_eq(count_found("%", CANDIDATE_ALL), 0);
    ck_assert_int_eq(count_found("_", CANDIDATE_ALL), 0);
    ck_assert_int_eq(count_found("~", CANDIDATE_ALL), 0);
    ck_assert_int_eq(count_found("' OR 1=1 --", CANDIDATE_ALL), 0);
}
END_TEST

START_TEST(filters_count_what_they_show)
{
    int64_t id = hiring_add(store, "Webcare", &diags);
    int64_t counts[CANDIDATE_FILTER_COUNT];
    hiring_invite(store, "K-1", id, &diags);
    hiring_play(store, "K-2", HIRING_DAY_MS, &diags); // gone at 29, and it is 30
    hiring_play(store, "K-3", 20 * HIRING_DAY_MS, &diags);
    fixture_create_session(store, "K-4");
    ck_assert(candidate_sync(store, 4, &diags));
    ck_assert(candidate_count_filters(store, 30 * HIRING_DAY_MS, counts, &diags));
    static const int64_t EXPECTED[] = { 4, 2, 1, 1 };
    for (int i = 0; i < CANDIDATE_FILTER_COUNT; i++) {
        ck_assert_int_eq(counts[i], EXPECTED[i]);
        ck_assert_int_eq(count_found("", (enum candidate_filter)i), EXPECTED[i]);
    }
}
END_TEST

/* ---- decisions ---- */

START_TEST(a_decision_keeps_who_why_and_what_was_opened)
{
    int64_t session = hiring_play(store, "K-1", 5, &diags);
    struct decision_made first = { .outcome = DECISION_INTERVIEW,
        .reason = "Ik wil doorvragen",
        .who = "Noor",
        .at_ms = 7,
        .meets_ms = 9,
        .opened = 0,
        .moments = 47 };
    struct decision_made last = { .outcome = DECISION_ACCEPT,
        .reason = BAD_TEXT,
        .who = "Zoë O'Brien",
        .at_ms = 8,
        .opened = 2,
        .moments = 47,
        .evidence = "a/b/c d/e/f" };
    ck_assert(decision_record(store, "K-1", &first, &diags));
    ck_assert(decision_record(store, "K-1", &last, &diags));
    struct decision_list list = { 0 };
    ck_assert(decision_read_all(store, "K-1", &list, &diags));
    ck_assert_uint_eq(list.rows.count, 2);
    ck_assert_int_eq(list.rows.items[0].meets_ms, 9);
    ck_assert_int_eq(list.rows.items[1].session, session);
    ck_assert_str_eq(list.rows.items[1].reason, BAD_TEXT);
    ck_assert_str_eq(list.rows.items[1].who, "Zoë O'Brien");
    ck_assert_int_eq(list.rows.items[1].opened, 2);
    ck_assert_str_eq(list.rows.items[1].evidence, "a/b/c d/e/f");
    decision_list_finish(&list);
    ck_assert_uint_eq(hiring_count_audit(store, "decision", &diags), 2);
}
END_TEST

START_TEST(who_opened_nothing_has_opened_none_of_them_all)
{
    struct decision_made decision = { .outcome = DECISION_REJECT, .reason = "r", .who = "Noor" };
    struct decision_list list = { 0 };
    hiring_play(store, "K-1", 5, &diags);
    ck_assert(decision_record(store, "K-1", &decision, &diags));
    ck_assert(decision_read_all(store, "K-1", &list, &diags));
    ck_assert_int_eq(list.rows.items[0].opened, 0);
    ck_assert_int_eq(list.rows.items[0].moments, 3);
    decision_list_finish(&list);
}
END_TEST

START_TEST(no_decision_without_a_person_a_reason_and_a_shift)
{
    struct decision_made decision = { .outcome = DECISION_REJECT, .reason = "r", .who = "N" };
    hiring_invite(store, "K-9", hiring_add(store, "Webcare", &diags), &diags);
    ck_assert(!decision_record(store, "K-9", &decision, &diags));
    ck_assert(hiring_refused(DIAG_DECISION_NOTHING_PLAYED, &diags));
    ck_assert(!decision_record(store, "K-0", &decision, &diags));
    ck_assert(hiring_refused(DIAG_CANDIDATE_MISSING, &diags));
    hiring_play(store, "K-9", 5, &diags);
    decision.reason = " \n ";
    ck_assert(!decision_record(store, "K-9", &decision, &diags));
    ck_assert(hiring_refused(DIAG_DECISION_INCOMPLETE, &diags));
    decision = (struct decision_made) { .outcome = DECISION_REJECT, .reason = "r", .who = NULL };
    ck_assert(!decision_record(store, "K-9", &decision, &diags));
    ck_assert(hiring_refused(DIAG_DECISION_INCOMPLETE, &diags));
    ck_assert_uint_eq(hiring_count_audit(store, "decision", &diags), 0);
}
END_TEST

START_TEST(text_that_looks_like_code_stays_text)
{
    struct vacancy vacancy = hiring_vacancy(BAD_TEXT);
    int64_t id = 0;
    vacancy.reason = BAD_TEXT;
    ck_assert(vacancy_add(store, &vacancy, &HIRING_NOOR, &id, &diags));
    struct candidate_new item = { .code = "K-1", .name = BAD_TEXT, .vacancy = id };
    struct candidate_new bad = { .code = "K'); DROP", .vacancy = id };
    ck_assert(candidate_add(store, &item, 1, NULL, &HIRING_NOOR, &diags));
    ck_assert(!candidate_add(store, &bad, 1, NULL, &HIRING_NOOR, &diags));
    ck_assert(hiring_refused(DIAG_CANDIDATE_CODE, &diags));
    struct candidate_page page;
    struct candidate_row row = hiring_read_one(store, &page, "K-1", &diags);
    ck_assert_str_eq(row.vacancy_name, BAD_TEXT);
    ck_assert_str_eq(row.name, BAD_TEXT);
    ck_assert_int_eq(count_found("drop table candidate", CANDIDATE_ALL), 1);
    candidate_page_finish(&page);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("candidates");
    TCase *tests = tcase_create("candidates");
    tcase_add_checked_fixture(tests, opened_in_memory, opened_close);
    tcase_add_test(tests, all_are_invited_or_nobody);
    tcase_add_test(tests, an_invitation_tells_the_candidates_part_what_to_set);
    tcase_add_loop_test(tests, an_accommodation_that_is_not_known_is_refused, 0,
            sizeof(ODD_ACCOMMODATIONS) / sizeof(ODD_ACCOMMODATIONS[0]));
    tcase_add_test(tests, a_candidate_goes_from_invited_to_decided);
    tcase_add_test(tests, who_was_never_invited_stands_in_the_list_too);
    tcase_add_test(tests, sessions_of_an_older_office_get_their_candidates);
    tcase_add_test(tests, pages_miss_nobody_and_show_nobody_twice);
    tcase_add_test(tests, search_finds_codes_and_vacancies_in_any_capitals);
    tcase_add_test(tests, filters_count_what_they_show);
    tcase_add_test(tests, a_decision_keeps_who_why_and_what_was_opened);
    tcase_add_test(tests, who_opened_nothing_has_opened_none_of_them_all);
    tcase_add_test(tests, no_decision_without_a_person_a_reason_and_a_shift);
    tcase_add_test(tests, text_that_looks_like_code_stays_text);
    suite_add_tcase(suite, tests);
    return suite;
}
