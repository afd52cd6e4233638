// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what stands beside the bands: the moments they rest on, critical errors, questions.
#include <stdio.h>
#include <string.h>

#include "game/scenario/model.h"
#include "tests/screens/sheet_seen.h"
#include "tests/test_main.h"

/* ---- what they rest on ---- */

START_TEST(a_row_shows_the_moments_of_its_competency_alone)
{
    seen_show();
    ck_assert_uint_eq(office_count(&seen.sitter, "moment"), seen.result.moments.count);
    office_press(&seen.sitter, "competency", COMPETENCY_PROBING);
    ck_assert_uint_eq(
            office_count(&seen.sitter, "moment"), seen_count_moments(COMPETENCY_PROBING, -1));
    ck_assert_uint_lt(office_count(&seen.sitter, "moment"), seen.result.moments.count);
    office_press(&seen.sitter, "customer", 1);
    ck_assert_uint_eq(
            office_count(&seen.sitter, "moment"), seen_count_moments(COMPETENCY_PROBING, 1));
    ck_assert_str_eq(
            office_name(&seen.sitter, "all-competencies", 0), "Only Probing; press to show all");
    office_press(&seen.sitter, "all-competencies", 0);
    ck_assert_uint_eq(office_count(&seen.sitter, "moment"), seen_count_moments(-1, 1));
    office_press(&seen.sitter, "customer", -1);
    ck_assert_uint_eq(office_count(&seen.sitter, "moment"), seen.result.moments.count);
}
END_TEST

START_TEST(a_row_pressed_twice_shows_everything_again)
{
    seen_show();
    office_press(&seen.sitter, "competency", COMPETENCY_EMPATHY);
    office_press(&seen.sitter, "competency", COMPETENCY_EMPATHY);
    ck_assert_uint_eq(office_count(&seen.sitter, "moment"), seen.result.moments.count);
}
END_TEST

START_TEST(a_word_finds_the_moments_it_stands_in)
{
    seen_show();
    sitter_key(&seen.sitter, 'f', UI_CTRL);
    ck_assert_str_eq(sitter_focus(&seen.sitter), "Search in the moments");
    sitter_type(&seen.sitter, "whatsapp");
    size_t count = 0;
    for (size_t i = 0; i < seen.result.moments.count; i++) {
        count += seen.result.moments.items[i].channel == CHANNEL_WHATSAPP;
    }
    ck_assert_uint_ge(office_count(&seen.sitter, "moment"), count);
    ck_assert_uint_lt(office_count(&seen.sitter, "moment"), seen.result.moments.count);
    office_press(&seen.sitter, "customer", 0);
    ck_assert_uint_eq(office_count(&seen.sitter, "moment"), 0);
    ck_assert(sitter_reads(&seen.sitter, "No moment fits these filters."));
}
END_TEST

START_TEST(an_opened_moment_tells_all_and_is_counted_once)
{
    seen_show();
    size_t at = seen_telling_moment();
    const struct result_moment *moment = &seen.result.moments.items[at];
    char opened[64];
    snprintf(opened, sizeof(opened), "You opened 1 of %zu moments", seen.result.moments.count);
    ck_assert(!sitter_reads(&seen.sitter, moment->shown.items[0]));
    office_press(&seen.sitter, "moment", (int64_t)at);
    const char *item = office_name(&seen.sitter, "moment", (int64_t)at);
    ck_assert_ptr_nonnull(strstr(item, moment->said));
    ck_assert_ptr_nonnull(strstr(item, moment->heard));
    ck_assert_ptr_nonnull(strstr(item, moment->points[0].why));
    ck_assert_ptr_nonnull(strstr(item, moment->customer));
    for (size_t i = 0; i < moment->shown.count; i++) {
        ck_assert_ptr_nonnull(strstr(item, moment->shown.items[i]));
    }
    for (size_t i = 0; i < moment->looked_up.count; i++) {
        ck_assert_ptr_nonnull(strstr(item, moment->looked_up.items[i]));
    }
    ck_assert(sitter_reads(&seen.sitter, opened));
    sitter_key(&seen.sitter, UI_KEY_ENTER, 0);
    ck_assert(!sitter_reads(&seen.sitter, moment->shown.items[0]));
    sitter_key(&seen.sitter, UI_KEY_ENTER, 0);
    ck_assert(sitter_reads(&seen.sitter, opened));
}
END_TEST

START_TEST(without_critical_errors_nothing_asks_to_be_talked_about)
{
    seen_show();
    ck_assert_uint_eq(seen.result.criticals.count, 0);
    ck_assert(sitter_reads(&seen.sitter, "None were seen."));
    ck_assert(!sitter_reads(&seen.sitter, "talk about it"));
}
END_TEST

START_TEST(a_critical_error_stands_apart_to_be_talked_about)
{
    seen.sitter.world.shift = "packs/boekwijzer/boekhouden.xml";
    seen_play("K-2039", "boekhouden-weak");
    ck_assert_uint_gt(seen.result.criticals.count, 0);
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "critical error"));
    ck_assert(sitter_reads(&seen.sitter, seen.result.criticals.items[0].what));
    ck_assert(!sitter_reads(&seen.sitter, "None were seen."));
    ck_assert(sitter_reads(&seen.sitter, seen.result.criticals.items[0].said));
    ck_assert(sitter_reads(&seen.sitter, "Rules that had been on screen"));
    ck_assert(sitter_reads(&seen.sitter, "Who else does this"));
    ck_assert(sitter_reads(&seen.sitter, "nobody else has finished this content"));
    sitter_check_layout(&seen.sitter, "critical errors");
}
END_TEST

START_TEST(questions_are_asked_where_the_band_is_wide)
{
    seen_again(1280, 800, 100, 30);
    seen_show();
    ck_assert(!sitter_reads(&seen.sitter, "Questions for the interview"));
    sitter_tab_to(&seen.sitter, "Observations");
    sitter_key(&seen.sitter, UI_KEY_RIGHT, 0);
    ck_assert(sitter_reads(&seen.sitter, "Questions for the interview"));
    ck_assert(sitter_reads(&seen.sitter, "A human decides, never the program."));
    ck_assert_uint_eq(office_count(&seen.sitter, "moment"), 0);
}
END_TEST

START_TEST(what_is_open_leads_to_what_to_ask)
{
    seen_again(1280, 800, 100, 30);
    seen_show();
    office_press(&seen.sitter, "ask", 0);
    ck_assert(sitter_reads(&seen.sitter, "Questions for the interview"));
    ck_assert_str_eq(sitter_focus(&seen.sitter), "Questions");
    seen_again(1280, 800, 200, 30); // no room beside the sheet: the drawer opens
    seen_show();
    ck_assert(!sitter_reads(&seen.sitter, "Questions for the interview"));
    office_press(&seen.sitter, "ask", 0);
    ck_assert(sitter_reads(&seen.sitter, "Questions for the interview"));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter evidence");
    TCase *tests = tcase_create("recruiter evidence");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, seen_begin, seen_end);
    tcase_add_test(tests, a_row_shows_the_moments_of_its_competency_alone);
    tcase_add_test(tests, a_row_pressed_twice_shows_everything_again);
    tcase_add_test(tests, a_word_finds_the_moments_it_stands_in);
    tcase_add_test(tests, an_opened_moment_tells_all_and_is_counted_once);
    tcase_add_test(tests, without_critical_errors_nothing_asks_to_be_talked_about);
    tcase_add_test(tests, a_critical_error_stands_apart_to_be_talked_about);
    tcase_add_test(tests, questions_are_asked_where_the_band_is_wide);
    tcase_add_test(tests, what_is_open_leads_to_what_to_ask);
    suite_add_tcase(suite, tests);
    return suite;
}
