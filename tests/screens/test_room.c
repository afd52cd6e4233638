// SPDX-License-Identifier: GPL-3.0-or-later
// Protects a supervised room: only who is invited plays, and the next candidate meets nothing of
// the one before, neither code, nor letters, nor report, nor what was copied.
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/start.h"
#include "game/store/invitation.h"
#include "game/store/settings.h"
#include "tests/screens/office.h"
#include "tests/test_main.h"

enum { THREE_MINUTES = 180000 };

static struct sitter sitter;

static void invite(const char *code, const struct accommodations *needs)
{
    ck_assert(
            invitation_write(sitter.store, code, "shifts/ochtend.xml", needs, &sitter.world.diags));
}

static void setup(void)
{
    sitter_init(&sitter, 1280, 800, 100);
    ck_assert(store_write_setting(sitter.store, "org.room", "yes", &sitter.world.diags));
    invite("K-77", &(struct accommodations) { 0 });
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
}

static void teardown(void)
{
    sitter_finish(&sitter);
}

static const char *top(void)
{
    return navigator_top(sitter.navigator);
}

static void type_code(const char *code)
{
    office_focus(&sitter, "code", 0);
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_type(&sitter, code);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
}

static void begin_shift(const char *code)
{
    office_press(&sitter, "shift", 0);
    ck_assert_str_eq(top(), "before");
    type_code(code);
}

// Their shift was played to its end elsewhere; here it is handed in.
static void come_to_the_thanks(void)
{
    office_play(&sitter, "K-77", OFFICE_WHOLE, false);
    begin_shift("K-77");
    ck_assert_str_eq(top(), "desk");
    sitter_key(&sitter, UI_KEY_F1 + 8, 0);
    ck_assert_str_eq(top(), "thanks");
}

static void expect_a_fresh_screen(void)
{
    ck_assert_str_eq(top(), "welcome");
    ck_assert(!sitter_reads(&sitter, "K-77"));
    ck_assert_int_eq(ui_scale(sitter.ui), 100);
    office_press(&sitter, "shift", 0);
    ck_assert_str_eq(ui_field_text(sitter.ui, "code", 0), "");
    ck_assert_str_eq(ui_field_text(sitter.ui, "name", 0), "");
    ck_assert(!sitter_reads(&sitter, "K-77"));
}

START_TEST(nobody_is_given_a_code)
{
    office_press(&sitter, "shift", 0);
    ck_assert_str_eq(ui_field_text(sitter.ui, "code", 0), "");
    ck_assert(sitter_reads(&sitter, "on the slip"));
}
END_TEST

START_TEST(a_code_that_is_not_invited_is_refused)
{
    begin_shift("K-78");
    ck_assert_str_eq(top(), "before");
    ck_assert(sitter_reads(&sitter, "This code was not invited here"));
    type_code("k-77");
    ck_assert_str_eq(top(), "desk");
}
END_TEST

START_TEST(a_code_plays_once)
{
    come_to_the_thanks();
    sitter_press(&sitter, "Skip, and on to your report");
    sitter_press(&sitter, "Done");
    begin_shift("K-77");
    ck_assert_str_eq(top(), "before");
    ck_assert(sitter_reads(&sitter, "or was used already"));
}
END_TEST

START_TEST(outside_a_room_any_code_plays)
{
    ck_assert(store_write_setting(sitter.store, "org.room", "no", &sitter.world.diags));
    sitter_come_back(&sitter);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    begin_shift("K-78");
    ck_assert_str_eq(top(), "desk");
}
END_TEST

START_TEST(who_went_out_halfway_is_not_named_and_comes_back_by_the_code)
{
    begin_shift("K-77");
    sitter_come_back(&sitter);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    expect_a_fresh_screen();
    type_code("K-77");
    ck_assert_str_eq(top(), "desk");
}
END_TEST

START_TEST(the_points_are_not_for_a_room)
{
    ck_assert_uint_eq(office_count(&sitter, "trainer"), 0);
    ck_assert_uint_eq(office_count(&sitter, "recruiter"), 1);
}
END_TEST

START_TEST(large_letters_and_a_language_go_with_who_chose_them)
{
    struct accommodations needs = { .text_percent = 150, .contrast = true, .language = "nl" };
    invite("K-77", &needs);
    begin_shift("K-77");
    ck_assert_int_eq(ui_scale(sitter.ui), 150);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(top(), "desk");
    struct display_settings kept = { 0 };
    display_settings_read(&kept, sitter.store, &sitter.world.diags);
    ck_assert_int_eq(kept.scale, 100); // also when the power fails now
}
END_TEST

START_TEST(what_somebody_set_at_the_desk_is_put_back)
{
    come_to_the_thanks();
    sitter.world.display.scale = 200; // as the display dialog does
    sitter.world.display.contrast = true;
    navigator_apply_display(sitter.navigator);
    sitter_press(&sitter, "Skip, and on to your report");
    sitter_press(&sitter, "Done");
    expect_a_fresh_screen();
    ck_assert(!sitter.world.display.contrast);
    ck_assert_str_eq(locale_language(), "en");
}
END_TEST

START_TEST(a_report_that_is_left_standing_goes_after_three_minutes)
{
    come_to_the_thanks();
    sitter_press(&sitter, "Skip, and on to your report");
    ck_assert_str_eq(top(), "own-report");
    int64_t last = sitter.world.now_ms;
    navigator_pass_time(sitter.navigator, last + THREE_MINUTES - 1);
    ck_assert_str_eq(top(), "own-report");
    navigator_pass_time(sitter.navigator, last + THREE_MINUTES);
    navigator_build(sitter.navigator);
    expect_a_fresh_screen();
}
END_TEST

START_TEST(who_was_promised_more_time_is_left_longer)
{
    invite("K-77", &(struct accommodations) { .time_percent = 200 });
    office_play(&sitter, "K-77", OFFICE_WHOLE, false);
    begin_shift("K-77");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    sitter_key(&sitter, UI_KEY_F1 + 8, 0);
    sitter_press(&sitter, "Skip, and on to your report");
    int64_t last = sitter.world.now_ms;
    navigator_pass_time(sitter.navigator, last + 2 * THREE_MINUTES - 1);
    ck_assert_str_eq(top(), "own-report");
    navigator_pass_time(sitter.navigator, last + 2 * THREE_MINUTES);
    ck_assert_str_eq(top(), "welcome");
}
END_TEST

START_TEST(at_the_desk_nobody_is_hurried)
{
    begin_shift("K-77");
    ck_assert_int_eq(
            navigator_guard_left_ms(sitter.navigator, sitter.world.now_ms + THREE_MINUTES), -1);
}
END_TEST

START_TEST(what_was_copied_is_not_for_the_next)
{
    office_press(&sitter, "shift", 0);
    sitter_type(&sitter, "K-77");
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_key(&sitter, 'c', UI_CTRL);
    office_press(&sitter, "back", 1);
    expect_a_fresh_screen();
    office_focus(&sitter, "code", 0);
    sitter_key(&sitter, 'v', UI_CTRL);
    ck_assert_str_eq(ui_field_text(sitter.ui, "code", 0), "");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("room");
    TCase *tests = tcase_create("room");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, nobody_is_given_a_code);
    tcase_add_test(tests, a_code_that_is_not_invited_is_refused);
    tcase_add_test(tests, a_code_plays_once);
    tcase_add_test(tests, outside_a_room_any_code_plays);
    tcase_add_test(tests, who_went_out_halfway_is_not_named_and_comes_back_by_the_code);
    tcase_add_test(tests, the_points_are_not_for_a_room);
    tcase_add_test(tests, large_letters_and_a_language_go_with_who_chose_them);
    tcase_add_test(tests, what_somebody_set_at_the_desk_is_put_back);
    tcase_add_test(tests, a_report_that_is_left_standing_goes_after_three_minutes);
    tcase_add_test(tests, who_was_promised_more_time_is_left_longer);
    tcase_add_test(tests, at_the_desk_nobody_is_hurried);
    tcase_add_test(tests, what_was_copied_is_not_for_the_next);
    suite_add_tcase(suite, tests);
    return suite;
}
