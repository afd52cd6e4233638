// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is agreed with candidates, on both sides of the screen: time, breaks, a slip that
// is withdrawn, a class from a file, a consent.
#include <string.h>

#include "game/base/hash.h"
#include "game/base/save.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/start.h"
#include "game/store/candidate_page.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"
#include "tests/screens/office.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static const int64_t DAY_MS = INT64_C(86400000);
static const struct office_hand HAND = { "Noor", 1 };

static struct sitter sitter;
static int64_t vacancy;

static void open_at(int width, int height, int scale)
{
    sitter_init(&sitter, width, height, scale);
    sitter.world.now_ms = INT64_C(1795000000000);
    struct vacancy row = { .name = "Webcare",
        .shift = "shifts/ochtend.xml",
        .form = "Form A",
        .competencies = "accuracy empathy probing",
        .reason = "klachten",
        .closes_ms = sitter.world.now_ms + 40 * DAY_MS,
        .retention_weeks = 4 };
    ck_assert(vacancy_add(sitter.store, &row, &HAND, &vacancy, &sitter.world.diags));
}

static void setup(void)
{
    open_at(1280, 800, 100);
}

static void teardown(void)
{
    sitter_finish(&sitter);
}

static void invite(const char *code, const struct accommodations *needs)
{
    struct candidate_new item = { .code = code, .vacancy = vacancy, .accommodations = *needs };
    ck_assert(candidate_add(sitter.store, &item, 1, NULL, &HAND, &sitter.world.diags));
}

static void show_candidate(const char *code)
{
    recruiter_push_candidate(sitter.navigator, code, "Noor");
    navigator_build(sitter.navigator);
}

static void show_list(void)
{
    recruiter_show_list(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
}

// From the welcome on, under this code, up to where one presses Enter once.
static void type_code(const char *code)
{
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    sitter_press(&sitter, "I have practised already");
    sitter_tab_to(&sitter, "Your code");
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_type(&sitter, code);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
}

static size_t count_candidates(void)
{
    struct candidate_query all = { 0 };
    int64_t count = -1;
    ck_assert(candidate_count(sitter.store, &all, &count, &sitter.world.diags));
    return (size_t)count;
}

static const struct accommodations NOTHING = { 0 };

/* ---- the recruiter's side ---- */

START_TEST(what_was_agreed_changes_on_the_page_of_who_is_invited)
{
    struct candidate_page page = { 0 };
    invite("K-1", &NOTHING);
    show_list();
    office_press(&sitter, "session", -1);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-candidate");
    office_press(&sitter, "time", 200);
    office_press(&sitter, "breaks", 0);
    office_press(&sitter, "language", 2);
    office_press(&sitter, "keep-needs", 0);
    ck_assert(sitter_reads(&sitter, "takes it over"));
    ck_assert(candidate_read_one(sitter.store, "K-1", &page, &sitter.world.diags));
    ck_assert_str_eq(page.rows.items[0].accommodations, "time=200 breaks language=en");
    candidate_page_finish(&page);
}
END_TEST

START_TEST(who_is_busy_is_set_anew_and_the_log_keeps_it)
{
    struct journal journal = { 0 };
    invite("K-1", &NOTHING);
    int64_t running = office_play(&sitter, "K-1", 5, false);
    show_list();
    office_press(&sitter, "session", running);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-candidate");
    ck_assert(sitter_reads(&sitter, "The shift has begun"));
    ck_assert_uint_eq(office_count(&sitter, "ask"), 0);
    office_press(&sitter, "time", 150);
    office_press(&sitter, "keep-needs", 0);
    ck_assert(journal_read(sitter.store, running, &journal, &sitter.world.diags));
    ck_assert_str_eq(vec_last(&journal.rows)->entry.text, "accommodations time=150");
    journal_finish(&journal);
}
END_TEST

START_TEST(an_invitation_is_withdrawn_after_a_second_question)
{
    invite("K-1", &NOTHING);
    show_candidate("K-1");
    office_press(&sitter, "ask", 0);
    office_press(&sitter, "stay", 0);
    ck_assert_uint_eq(count_candidates(), 1);
    office_press(&sitter, "ask", 0);
    office_press(&sitter, "withdraw", 0);
    ck_assert(sitter_reads(&sitter, "no longer valid"));
    ck_assert_uint_eq(count_candidates(), 0);
}
END_TEST

START_TEST(a_consent_is_recorded_with_day_and_name)
{
    invite("K-1", &NOTHING);
    show_candidate("K-1");
    office_press(&sitter, "consent", 0);
    ck_assert(sitter_reads(&sitter, "Give a day that is still to come"));
    office_focus(&sitter, "until", 0);
    sitter_type(&sitter, "1-6-2027");
    office_press(&sitter, "consent", 0);
    ck_assert(sitter_reads(&sitter, "Agreed until 1 June 2027"));
    ck_assert(sitter_reads(&sitter, "by Noor"));
}
END_TEST

/* ---- a class from a file ---- */

static void import(const char *text)
{
    char folder[FIXTURE_PATH_SIZE];
    char path[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    fixture_join(path, folder, "klas.csv");
    ck_assert(save_file(path, text, strlen(text), NULL, &sitter.world.diags));
    office_focus(&sitter, "file", 0);
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_type(&sitter, path);
    office_press(&sitter, "import", 0);
    fixture_remove_folder(folder);
}

START_TEST(a_class_comes_in_from_a_file_or_its_lines_say_what_is_wrong)
{
    recruiter_push_invite(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
    import("code;name;accommodations\nK-1;Anna;\nK 2;Bea;\nK-3;Cor;vlug\n");
    ck_assert(sitter_reads(&sitter, "Line 4: “vlug”"));
    ck_assert_uint_eq(count_candidates(), 0);
    import("code;name\nK-1;Anna\nK 2;Bea\n");
    ck_assert(sitter_reads(&sitter, "Line 3: “K 2” is no code"));
    import("code;name;accommodations\nK-1;Anna;time=150\nK-2;Bea;\n");
    ck_assert(sitter_reads(&sitter, "2 candidates are invited."));
    ck_assert_uint_eq(count_candidates(), 2);
    import("naam\nAnna\n");
    ck_assert(sitter_reads(&sitter, "code"));
    ck_assert_uint_eq(count_candidates(), 2);
}
END_TEST

/* ---- the candidate's side ---- */

START_TEST(a_withdrawn_code_begins_nothing)
{
    invite("K-1", &NOTHING);
    ck_assert(candidate_withdraw(sitter.store, "K-1", &HAND, &sitter.world.diags));
    type_code("K-1");
    ck_assert_str_eq(navigator_top(sitter.navigator), "before");
    ck_assert(sitter_reads(&sitter, "was withdrawn"));
    struct session_list list = { 0 };
    ck_assert(store_list_running(sitter.store, NULL, &list, &sitter.world.diags));
    ck_assert_uint_eq(list.rows.count, 0);
    session_list_finish(&list);
}
END_TEST

START_TEST(more_time_says_how_long_it_may_take)
{
    static const struct accommodations SLOWER = { .time_percent = 150 };
    invite("K-1", &SLOWER);
    type_code("K-1");
    ck_assert(sitter_reads(&sitter, "all the time you want"));
    ck_assert(sitter_reads(&sitter, "Count on about 30 minutes"));
}
END_TEST

static void play_to_the_end_of_a_contact(void)
{
    uint64_t seed = 11;
    while (office_count(&sitter, "no-break") == 0) {
        ck_assert_str_eq(navigator_top(sitter.navigator), "desk");
        sitter_do_anything(&sitter, hash_next(&seed) >> 1);
    }
}

START_TEST(who_was_promised_breaks_is_reminded_where_a_contact_ends)
{
    static const struct accommodations RESTS = { .breaks = true };
    invite("K-1", &RESTS);
    type_code("K-1");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "desk");
    ck_assert_uint_eq(office_count(&sitter, "no-break"), 0);
    play_to_the_end_of_a_contact();
    ck_assert(sitter_reads(&sitter, "A break is possible now"));
    sitter_check_layout(&sitter, "a reminder of a break");
    office_press(&sitter, "pause", 1);
    ck_assert(sitter_reads(&sitter, "The clock stands still"));
}
END_TEST

// The same actions, with everything agreed and changed on the way, and with nothing.
START_TEST(what_was_agreed_never_touches_the_score)
{
    static const struct accommodations ALL = { .time_percent = 200,
        .text_percent = 200,
        .contrast = true,
        .dyslexic = true,
        .breaks = true,
        .language = "en" };
    struct buffer plain = { 0 };
    struct buffer agreed = { 0 };
    office_read_sheet(&sitter, office_play(&sitter, "K-8", OFFICE_WHOLE, true), &plain);
    invite("K-9", &ALL);
    int64_t running = office_play(&sitter, "K-9", 40, false);
    ck_assert(candidate_change(sitter.store, "K-9", &NOTHING, &HAND, &sitter.world.diags));
    ck_assert(candidate_change(sitter.store, "K-9", &ALL, &HAND, &sitter.world.diags));
    office_go_on(&sitter, running, 40);
    office_read_sheet(&sitter, running, &agreed);
    const char *code = strstr(buffer_text(&plain), "K-8");
    ck_assert_ptr_nonnull(code);
    plain.bytes[code - buffer_text(&plain) + 2] = '9';
    ck_assert_str_eq(buffer_text(&plain), buffer_text(&agreed));
    buffer_finish(&plain);
    buffer_finish(&agreed);
}
END_TEST

/* ---- nothing is cut off ---- */

static const struct {
    int width;
    int height;
    int scale;
} WINDOWS[] = { { 1280, 800, 100 }, { 1920, 1080, 100 }, { 1280, 800, 200 }, { 640, 480, 100 } };

enum { WINDOW_COUNT = sizeof(WINDOWS) / sizeof(WINDOWS[0]) };

START_TEST(nothing_is_cut_off)
{
    int window = _i % WINDOW_COUNT;
    teardown();
    open_at(WINDOWS[window].width, WINDOWS[window].height, WINDOWS[window].scale);
    ck_assert(_i < WINDOW_COUNT || locale_init("nl", locale_default_folder()));
    invite("K-2041-MET-EEN-LANGE-CODE-TOT-32", &NOTHING);
    show_candidate("K-2041-MET-EEN-LANGE-CODE-TOT-32");
    sitter_check_layout(&sitter, "candidate");
    office_press(&sitter, "ask", 0);
    office_press(&sitter, "consent", 0);
    sitter_check_layout(&sitter, "candidate, asked");
    recruiter_push_invite(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
    sitter_check_layout(&sitter, "invite");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("agreements on screen");
    TCase *cases = tcase_create("agreements");
    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, what_was_agreed_changes_on_the_page_of_who_is_invited);
    tcase_add_test(cases, who_is_busy_is_set_anew_and_the_log_keeps_it);
    tcase_add_test(cases, an_invitation_is_withdrawn_after_a_second_question);
    tcase_add_test(cases, a_consent_is_recorded_with_day_and_name);
    tcase_add_test(cases, a_class_comes_in_from_a_file_or_its_lines_say_what_is_wrong);
    tcase_add_test(cases, a_withdrawn_code_begins_nothing);
    tcase_add_test(cases, more_time_says_how_long_it_may_take);
    tcase_add_test(cases, who_was_promised_breaks_is_reminded_where_a_contact_ends);
    tcase_add_test(cases, what_was_agreed_never_touches_the_score);
    tcase_add_loop_test(cases, nothing_is_cut_off, 0, 2 * WINDOW_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
