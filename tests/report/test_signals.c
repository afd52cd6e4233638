// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is said of how somebody answered: only where it is fair, in words, and no score.
#include "game/report/signals.h"

#include <math.h>
#include <string.h>

#include "game/report/others.h"
#include "game/report/result_out.h"
#include "game/report/sheet_report.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

static struct play play;

static void setup(void)
{
    play_init(&play, NULL);
    play_morning(&play, "acceptable");
}

static void teardown(void)
{
    play_finish(&play);
}

// Every action `ms` after the one before, from `from` on; before that slowly.
static void look_back(int64_t ms, size_t from, const struct circumstances *circumstances)
{
    VEC(struct action_beside) beside = { 0 };
    int64_t now = 1000;
    for (size_t i = 0; i < play.actions.count; i++) {
        int64_t took = i < from ? 40000 : ms;
        struct action_beside one = { now, now + took };
        vec_push(&beside, one);
        now += took;
    }
    const struct play_log log = { .plan = play.plan,
        .seed = 7,
        .actions = play.actions.items,
        .action_count = play.actions.count,
        .beside = beside.items,
        .circumstances = *circumstances,
        .meta = { .candidate = "K-2041" } };
    result_finish(&play.result);
    result_init(&play.result, &(struct result_input) { .log = &log });
    vec_finish(&beside);
}

static const struct circumstances AT_A_WINDOW = { .timed = true };

static void expect_words(const char *words, bool there)
{
    struct report report;
    struct buffer text = { 0 };
    report_init(&report, "en");
    sheet_report_add_part(&report, &play.result, NULL, SHEET_PART_SIGNALS);
    report_print(&text, &report, 200);
    ck_assert_msg((strstr(buffer_text(&text), words) != NULL) == there, "%s\n%s", words,
            buffer_text(&text));
    buffer_finish(&text);
    report_finish(&report);
}

START_TEST(who_reads_at_leisure_stands_out_in_nothing)
{
    look_back(40000, 0, &AT_A_WINDOW);
    struct signals signals = signals_of(&play.result);
    struct signals_outstanding stands_out = signals_outstanding(&signals);
    ck_assert(signals.looked && signals.has_effort && signals.has_positions);
    ck_assert_uint_eq(signals.rapid, 0);
    ck_assert_double_eq(signals.effort.rte, 1);
    ck_assert(!signals_any(&stands_out));
    expect_words("Nothing stands out in ", true);
    expect_words("faster than", false);
}
END_TEST

START_TEST(answers_that_nobody_can_have_read_are_counted)
{
    look_back(300, 0, &AT_A_WINDOW);
    struct signals signals = signals_of(&play.result);
    ck_assert(signals_outstanding(&signals).rapid);
    ck_assert_uint_gt(signals.rapid, signals.effort.decisions / 2);
    expect_words("answers came faster than anybody can read them", true);
    expect_words("It may also be", true);
    // The points are those of the same actions without any time.
    struct sheet fast = play.result.sheet;
    double score = fast.line[0].score;
    play_look_back(&play);
    ck_assert_double_eq(score, play.result.sheet.line[0].score);
}
END_TEST

START_TEST(haste_at_the_end_is_told_apart)
{
    look_back(300, play.actions.count * 9 / 10, &AT_A_WINDOW);
    struct signals signals = signals_of(&play.result);
    struct signals_outstanding stands_out = signals_outstanding(&signals);
    ck_assert(stands_out.tired && !stands_out.rapid);
    expect_words("Of the last ", true);
}
END_TEST

static const struct circumstances UNFAIR[] = { { .timed = true, .agreed = true }, { 0 } };

// Whether something was agreed or nobody sat there: the sheet says the same.
START_TEST(where_it_is_not_fair_it_is_off_and_says_no_more)
{
    struct buffer json = { 0 };
    look_back(300, 0, &UNFAIR[_i]);
    struct signals signals = signals_of(&play.result);
    ck_assert(!signals.looked);
    expect_words("Not looked at in this session", true);
    expect_words("faster", false);
    expect_words("agreed", false);
    expect_words("accommodation", false);
    result_write_json(&json, &play.result, true);
    ck_assert_ptr_nonnull(strstr(buffer_text(&json), "\"signals\":{\"looked_at\":false}"));
    buffer_finish(&json);
}
END_TEST

START_TEST(a_look_into_the_records_does_not_make_an_answer_quick)
{
    look_back(40000, 0, &AT_A_WINDOW);
    size_t longer = 0;
    for (size_t i = 0; i < play.result.answers.count; i++) {
        ck_assert_double_ge(play.result.answers.items[i].ms, 40000);
        longer += play.result.answers.items[i].ms > 40000;
        ck_assert_int_gt(play.result.answers.items[i].words, 5);
        ck_assert_int_gt(play.result.answers.items[i].places, 1);
        ck_assert_int_le(play.result.answers.items[i].place, play.result.answers.items[i].places);
    }
    ck_assert_uint_gt(longer, 0);
}
END_TEST

START_TEST(being_away_is_told_without_a_verdict)
{
    const struct circumstances away = { .timed = true, .away = 2, .away_ms = 190000, .idle = 1 };
    look_back(40000, 0, &away);
    expect_words("The window was left 2 times, for 3 minutes in all.", true);
    expect_words("the program cannot know", true);
    expect_words("1 time nothing was done for more than two minutes.", true);
}
END_TEST

static void take_others(struct others *others, const char *evidence, int count)
{
    for (int i = 0; i < count; i++) {
        others_take(others, "{\"competencies\":{}}", evidence);
    }
}

// What everybody does, this one does too: from thirty on the time of others is known.
START_TEST(the_time_of_others_counts_from_thirty_on)
{
    struct buffer evidence = { 0 };
    look_back(40000, 0, &AT_A_WINDOW);
    result_write_evidence_json(&evidence, &play.result);
    for (int count = 29; count <= 30; count++) {
        struct others others = { .result = &play.result };
        take_others(&others, buffer_text(&evidence), count);
        others_finish(&others);
        size_t known = 0;
        size_t scored = 0;
        for (size_t i = 0; i < play.result.answers.count; i++) {
            const struct result_answer *answer = &play.result.answers.items[i];
            scored += *answer->decision != '\0';
            known += answer->mean_ms > 0;
            ck_assert(answer->mean_ms == 0 || answer->mean_ms == answer->ms);
        }
        ck_assert_uint_eq(known, count < 30 ? 0 : scored);
        ck_assert_uint_gt(scored, SIGNALS_LEAST);
        for (size_t i = 0; i < play.result.moments.count; i++) {
            double whole = result_moment_is_whole(&play.result.moments.items[i]);
            double share = play.result.moments.items[i].share;
            ck_assert_double_eq(share, count < 30 ? -1 : whole);
        }
    }
    buffer_finish(&evidence);
}
END_TEST

// Easy for others and wrong here, hard for others and right here: the other way round fits.
START_TEST(who_fits_nobody_is_told_with_care)
{
    look_back(40000, 0, &AT_A_WINDOW);
    for (int turned = 0; turned < 2; turned++) {
        for (size_t i = 0; i < play.result.moments.count; i++) {
            bool whole = result_moment_is_whole(&play.result.moments.items[i]);
            play.result.moments.items[i].share = whole == (turned == 1) ? .1 : .9;
        }
        struct signals signals = signals_of(&play.result);
        ck_assert(signals.has_fit && signals.has_guttman);
        ck_assert(turned == 1 ? signals.lz < -2.33 : signals.lz > 0);
        ck_assert_double_eq(signals.guttman, turned);
        expect_words("by itself it means nothing", turned == 1);
    }
}
END_TEST

static void always_the_first(void)
{
    for (size_t i = 0; i < play.result.answers.count; i++) {
        play.result.answers.items[i].place = 1;
    }
}

START_TEST(one_place_all_the_time_is_told)
{
    look_back(40000, 0, &AT_A_WINDOW);
    always_the_first();
    struct signals signals = signals_of(&play.result);
    ck_assert_int_eq(signals.positions.modal, 1);
    expect_words("times in a row the answer at the same place was chosen", true);
    expect_words("stood at place 1: more than chance allows", true);
}
END_TEST

START_TEST(tables_for_lists_have_nothing_of_it)
{
    struct buffer sheet = { 0 };
    struct buffer evidence = { 0 };
    look_back(300, 0, &AT_A_WINDOW);
    result_write_sheet_csv(&sheet, &play.result, NULL);
    result_write_evidence_csv(&evidence, &play.result);
    struct buffer slow = { 0 };
    struct buffer calm = { 0 };
    look_back(40000, 0, &AT_A_WINDOW);
    result_write_sheet_csv(&slow, &play.result, NULL);
    result_write_evidence_csv(&calm, &play.result);
    ck_assert_str_eq(buffer_text(&sheet), buffer_text(&slow));
    ck_assert_str_eq(buffer_text(&evidence), buffer_text(&calm));
    buffer_finish(&sheet);
    buffer_finish(&evidence);
    buffer_finish(&slow);
    buffer_finish(&calm);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("signals");
    TCase *tests = tcase_create("signals");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, who_reads_at_leisure_stands_out_in_nothing);
    tcase_add_test(tests, answers_that_nobody_can_have_read_are_counted);
    tcase_add_test(tests, haste_at_the_end_is_told_apart);
    tcase_add_loop_test(tests, where_it_is_not_fair_it_is_off_and_says_no_more, 0, 2);
    tcase_add_test(tests, a_look_into_the_records_does_not_make_an_answer_quick);
    tcase_add_test(tests, being_away_is_told_without_a_verdict);
    tcase_add_test(tests, the_time_of_others_counts_from_thirty_on);
    tcase_add_test(tests, who_fits_nobody_is_told_with_care);
    tcase_add_test(tests, one_place_all_the_time_is_told);
    tcase_add_test(tests, tables_for_lists_have_nothing_of_it);
    suite_add_tcase(suite, tests);
    return suite;
}
