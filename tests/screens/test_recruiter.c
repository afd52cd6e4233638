// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the way in and the list: a name first, no scores, no errors, and no audit line too many.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/store/candidate_page.h"
#include "game/store/decision.h"
#include "game/store/office.h"
#include "game/store/settings.h"
#include "tests/screens/office.h"
#include "tests/test_main.h"

static const int64_t DAY_MS = INT64_C(86400000);

static struct sitter sitter;

static void open_at(int width, int height, int scale)
{
    sitter_init(&sitter, width, height, scale);
    sitter.world.now_ms = 10 * DAY_MS + DAY_MS / 2; // noon, 11 January: the same day everywhere
}

static void setup(void)
{
    open_at(1280, 800, 100);
}

static void teardown(void)
{
    sitter_finish(&sitter);
}

static void go_in(void)
{
    recruiter_open(sitter.navigator);
    navigator_build(sitter.navigator);
}

static void open_list(void)
{
    go_in();
    sitter_type(&sitter, "Noor de Vries");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-list");
}

static size_t count_audit(int64_t session)
{
    struct office_audit_list list = { 0 };
    ck_assert(office_list_audit(sitter.store, session, &list, &sitter.world.diags));
    size_t count = list.rows.count;
    office_audit_list_finish(&list);
    return count;
}

/* ---- the entrance ---- */

START_TEST(without_a_name_nobody_comes_in)
{
    go_in();
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-entrance");
    ck_assert(sitter_reads(&sitter, "Give your name first"));
    sitter_type(&sitter, "  ");
    sitter_press(&sitter, "Open the list");
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-entrance");
}
END_TEST

START_TEST(the_entrance_says_that_there_is_no_password)
{
    go_in();
    ck_assert(sitter_reads(&sitter, "no password"));
    ck_assert(sitter_reads(&sitter, "is written down with the name"));
}
END_TEST

/* ---- the list ---- */

START_TEST(an_empty_list_says_so)
{
    open_list();
    ck_assert(sitter_reads(&sitter, "Nobody was invited or has played yet"));
    ck_assert_uint_eq(office_count(&sitter, "session"), 0);
}
END_TEST

START_TEST(the_list_says_how_much_was_seen_and_no_score)
{
    int64_t whole = office_play(&sitter, "K-2041", OFFICE_WHOLE, true);
    int64_t little = office_play(&sitter, "K-2040", 30, true);
    open_list();
    const char *row = office_name(&sitter, "session", whole);
    ck_assert_ptr_nonnull(strstr(row, "K-2041"));
    ck_assert_ptr_nonnull(strstr(row, "Voorbeeld"));
    ck_assert_ptr_nonnull(strstr(row, "enough for 7 of 7"));
    ck_assert_ptr_nonnull(strstr(office_name(&sitter, "session", little), "enough for 0 of 7"));
    ck_assert(!sitter_reads(&sitter, "Accuracy"));
    ck_assert(!sitter_reads(&sitter, "Critical"));
    ck_assert(!sitter_reads(&sitter, "middle"));
    ck_assert_uint_eq(count_audit(whole), 0);
}
END_TEST

START_TEST(who_still_plays_is_busy_and_has_no_sheet)
{
    int64_t running = office_play(&sitter, "K-2044", 12, false);
    open_list();
    ck_assert_ptr_nonnull(strstr(office_name(&sitter, "session", running), "busy"));
    office_press(&sitter, "session", running);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-candidate");
}
END_TEST

START_TEST(a_code_is_found_and_the_rest_is_not_shown)
{
    int64_t one = office_play(&sitter, "K-2041", 20, true);
    int64_t other = office_play(&sitter, "M-7", 20, true);
    open_list();
    ck_assert_str_eq(sitter_focus(&sitter), "Search by code or vacancy");
    sitter_type(&sitter, "k-20");
    ck_assert_uint_eq(office_count(&sitter, "session"), 1);
    office_name(&sitter, "session", one);
    sitter_type(&sitter, "99");
    ck_assert_uint_eq(office_count(&sitter, "session"), 0);
    ck_assert(sitter_reads(&sitter, "No candidate fits"));
    for (int i = 0; i < 6; i++) {
        sitter_key(&sitter, UI_KEY_BACKSPACE, 0);
    }
    office_name(&sitter, "session", other);
}
END_TEST

START_TEST(where_nobody_fits_everybody_is_a_press_away)
{
    (void)office_play(&sitter, "K-2041", 20, true);
    open_list();
    office_press(&sitter, "filter", CANDIDATE_ARE_BUSY);
    ck_assert(sitter_reads(&sitter, "Nobody is playing at the moment."));
    office_focus(&sitter, "search", 0);
    sitter_type(&sitter, "99");
    ck_assert(sitter_reads(&sitter, "No candidate fits the search and the filter."));
    office_press(&sitter, "everyone", 0);
    ck_assert_uint_eq(office_count(&sitter, "session"), 1);
    ck_assert_str_eq(sitter_focus(&sitter), "Search by code or vacancy");
}
END_TEST

static int64_t add_vacancy(const char *name)
{
    static const struct office_hand HAND = { "Noor", 1 };
    struct vacancy vacancy = { .name = name,
        .shift = "shifts/ochtend.xml",
        .form = "Form A",
        .competencies = "accuracy empathy probing",
        .reason = "klachten",
        .closes_ms = 40 * DAY_MS,
        .retention_weeks = 4 };
    int64_t id = 0;
    ck_assert(vacancy_add(sitter.store, &vacancy, &HAND, &id, &sitter.world.diags));
    return id;
}

static void invite(const char *code, int64_t vacancy)
{
    static const struct office_hand HAND = { "Noor", 1 };
    struct candidate_new item = { .code = code, .vacancy = vacancy };
    ck_assert(candidate_add(sitter.store, &item, 1, NULL, &HAND, &sitter.world.diags));
}

START_TEST(who_is_invited_stands_there_with_vacancy_and_form)
{
    invite("K-2045", add_vacancy("Klantadviseur Zwolle"));
    open_list();
    ck_assert_uint_eq(office_count(&sitter, "session"), 1);
    ck_assert(sitter_reads(&sitter, "Klantadviseur Zwolle"));
    ck_assert(sitter_reads(&sitter, "Form A"));
    ck_assert(sitter_reads(&sitter, "invited"));
    ck_assert(!sitter_reads(&sitter, "enough for"));
}
END_TEST

START_TEST(who_is_chosen_gets_a_slip)
{
    char home[] = "/tmp/zeven-slips-XXXXXX";
    char path[80];
    ck_assert_ptr_nonnull(mkdtemp(home));
    setenv("ZEVEN_HOME", home, 1);
    invite("K-1", add_vacancy("Webcare"));
    open_list();
    ck_assert_uint_eq(office_count(&sitter, "slips"), 0);
    office_press(&sitter, "choose", 1);
    office_press(&sitter, "slips", 0);
    ck_assert(sitter_reads(&sitter, "The slips are written"));
    ck_assert_uint_eq(office_count(&sitter, "slips"), 0);
    snprintf(path, sizeof(path), "%s/export/slips.pdf", home);
    ck_assert_int_eq(remove(path), 0);
    snprintf(path, sizeof(path), "%s/export", home);
    ck_assert_int_eq(remove(path), 0);
    ck_assert_int_eq(remove(home), 0);
}
END_TEST

START_TEST(a_vacancy_is_found_by_part_of_its_name)
{
    invite("K-1", add_vacancy("Klantadviseur Zwolle"));
    invite("K-2", add_vacancy("Webcare thuis"));
    open_list();
    sitter_type(&sitter, "zwol");
    ck_assert_uint_eq(office_count(&sitter, "session"), 1);
    ck_assert(sitter_reads(&sitter, "K-1"));
}
END_TEST

START_TEST(what_was_decided_is_not_for_the_list)
{
    int64_t session = office_play(&sitter, "K-1", 20, true);
    struct decision_made decision = {
        .outcome = DECISION_REJECT, .reason = "Te weinig doorgevraagd", .who = "Noor", .at_ms = 1
    };
    ck_assert(decision_record(sitter.store, "K-1", &decision, &sitter.world.diags));
    open_list();
    const char *row = office_name(&sitter, "session", session);
    ck_assert_ptr_nonnull(strstr(row, "decided"));
    ck_assert_ptr_nonnull(strstr(row, "recorded with reason"));
    ck_assert(!sitter_reads(&sitter, "Te weinig"));
    ck_assert(!sitter_reads(&sitter, "reject"));
    ck_assert(sitter_reads(&sitter, "To judge 0"));
}
END_TEST

START_TEST(who_is_busy_is_at_a_customer)
{
    int64_t running = office_play(&sitter, "K-2044", 12, false);
    open_list();
    ck_assert_ptr_nonnull(strstr(office_name(&sitter, "session", running), "busy, customer 1 of "));
}
END_TEST

START_TEST(a_filter_keeps_what_it_says)
{
    int64_t played = office_play(&sitter, "K-1", 20, true);
    int64_t running = office_play(&sitter, "K-2", 5, false);
    open_list();
    ck_assert(sitter_reads(&sitter, "All 2"));
    sitter_press(&sitter, "All 2");
    sitter_key(&sitter, UI_KEY_RIGHT, 0);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_uint_eq(office_count(&sitter, "session"), 1);
    office_name(&sitter, "session", played);
    sitter_key(&sitter, UI_KEY_RIGHT, 0);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_uint_eq(office_count(&sitter, "session"), 1);
    office_name(&sitter, "session", running);
}
END_TEST

START_TEST(keeping_ends_when_the_organisation_says)
{
    int64_t session = office_play(&sitter, "K-1", 20, true);
    ck_assert(store_write_setting(sitter.store, "org.retention_weeks", "2", &sitter.world.diags));
    open_list();
    ck_assert(sitter_reads(&sitter, "Expires within 7 days 0"));
    ck_assert_ptr_nonnull(strstr(office_name(&sitter, "session", session), "25 Jan"));
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);

    sitter.world.now_ms += 8 * DAY_MS;
    sitter_finish(&sitter);
    setup();
    session = office_play(&sitter, "K-1", 20, true);
    sitter.world.now_ms += 29 * DAY_MS;
    open_list();
    ck_assert(sitter_reads(&sitter, "Expires within 7 days 1"));
    ck_assert_ptr_nonnull(strstr(office_name(&sitter, "session", session), "expired"));
}
END_TEST

START_TEST(many_rows_come_a_page_at_a_time)
{
    int64_t one = office_play(&sitter, "K-1", 20, true);
    office_copy(&sitter, one, 119, "rules 1");
    open_list();
    ck_assert_uint_eq(office_count(&sitter, "session"), 50);
    ck_assert(sitter_reads(&sitter, "1–50 of 121"));
    sitter_key(&sitter, UI_KEY_PAGE_DOWN, UI_CTRL);
    sitter_key(&sitter, UI_KEY_PAGE_DOWN, UI_CTRL);
    ck_assert(sitter_reads(&sitter, "101–121 of 121"));
    ck_assert_uint_eq(office_count(&sitter, "session"), 21);
    sitter_key(&sitter, UI_KEY_PAGE_DOWN, UI_CTRL);
    ck_assert(sitter_reads(&sitter, "101–121 of 121"));
    sitter_key(&sitter, UI_KEY_PAGE_UP, UI_CTRL);
    ck_assert(sitter_reads(&sitter, "51–100 of 121"));
}
END_TEST

START_TEST(what_was_searched_stands_there_when_one_comes_back)
{
    int64_t session = office_play(&sitter, "K-2041", 20, true);
    office_play(&sitter, "M-7", 20, true);
    open_list();
    sitter_type(&sitter, "K");
    office_press(&sitter, "session", session);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-sheet");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-list");
    ck_assert_str_eq(ui_field_text(sitter.ui, "search", 0), "K");
    ck_assert_uint_eq(office_count(&sitter, "session"), 1);
    ck_assert_uint_eq(count_audit(session), 1);
}
END_TEST

/* ---- any window ---- */

static const struct {
    int width, height, scale;
    bool contrast;
} WINDOWS[] = {
    { 1280, 800, 100, false },
    { 1280, 800, 200, false },
    { 1280, 800, 200, true },
    { 1920, 1080, 100, true },
    { 1000, 700, 125, false },
    { 640, 480, 100, false },
};

enum { WINDOW_COUNT = sizeof(WINDOWS) / sizeof(WINDOWS[0]) };

// In both languages: Dutch is the longer one.
START_TEST(nothing_is_cut_off)
{
    int window = _i % WINDOW_COUNT;
    teardown();
    open_at(WINDOWS[window].width, WINDOWS[window].height, WINDOWS[window].scale);
    ck_assert(_i < WINDOW_COUNT || locale_init("nl", locale_default_folder()));
    sitter.world.display.contrast = WINDOWS[window].contrast;
    navigator_apply_display(sitter.navigator);
    office_play(&sitter, "K-2041-met-een-lange-code", 20, true);
    office_play(&sitter, "K-2044", 5, false);
    invite("K-2045", add_vacancy("Klantadviseur zorg en welzijn in Zwolle en omstreken"));
    go_in();
    sitter_check_layout(&sitter, "entrance");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    sitter_check_layout(&sitter, "entrance, refused");
    sitter_type(&sitter, "Noor");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    sitter_check_layout(&sitter, "list");
    sitter_type(&sitter, "none");
    sitter_check_layout(&sitter, "list, nothing found");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter");
    TCase *tests = tcase_create("recruiter");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, without_a_name_nobody_comes_in);
    tcase_add_test(tests, the_entrance_says_that_there_is_no_password);
    tcase_add_test(tests, an_empty_list_says_so);
    tcase_add_test(tests, the_list_says_how_much_was_seen_and_no_score);
    tcase_add_test(tests, who_still_plays_is_busy_and_has_no_sheet);
    tcase_add_test(tests, a_code_is_found_and_the_rest_is_not_shown);
    tcase_add_test(tests, where_nobody_fits_everybody_is_a_press_away);
    tcase_add_test(tests, who_is_invited_stands_there_with_vacancy_and_form);
    tcase_add_test(tests, who_is_chosen_gets_a_slip);
    tcase_add_test(tests, a_vacancy_is_found_by_part_of_its_name);
    tcase_add_test(tests, what_was_decided_is_not_for_the_list);
    tcase_add_test(tests, who_is_busy_is_at_a_customer);
    tcase_add_test(tests, a_filter_keeps_what_it_says);
    tcase_add_test(tests, keeping_ends_when_the_organisation_says);
    tcase_add_test(tests, many_rows_come_a_page_at_a_time);
    tcase_add_test(tests, what_was_searched_stands_there_when_one_comes_back);
    tcase_add_loop_test(tests, nothing_is_cut_off, 0, 2 * WINDOW_COUNT);
    suite_add_tcase(suite, tests);
    return suite;
}
