// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the talk about two moments: which ones are proposed, by what they are rated, and that a
// rating stands beside the score.
#include "game/report/interview.h"

#include <string.h>

#include "game/report/result_out.h"
#include "game/report/sheet_report.h"
#include "game/report/words.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

static struct play play;

static void set_up(void)
{
    play_init(&play, NULL);
    play_morning(&play, "weak");
}

static void tear_down(void)
{
    play_finish(&play);
}

static size_t propose(struct interview_pick picks[INTERVIEW_MOMENTS])
{
    struct sheet_reading reading = sheet_reading_of(&play.result, NULL);
    return interview_propose(&play.result, &reading, picks);
}

static const struct result_moment *moment_of(const struct interview_pick *pick)
{
    return &play.result.moments.items[pick->moment];
}

static bool is_about(const struct result_moment *moment, enum competency competency)
{
    for (size_t i = 0; i < moment->point_count; i++) {
        if (moment->points[i].competency == competency) {
            return true;
        }
    }
    return false;
}

START_TEST(two_different_moments_that_were_heard_and_answered)
{
    struct interview_pick picks[INTERVIEW_MOMENTS];
    ck_assert_uint_eq(propose(picks), 2);
    ck_assert_uint_ne(picks[0].moment, picks[1].moment);
    ck_assert_int_ne(picks[0].competency, picks[1].competency);
    for (int i = 0; i < INTERVIEW_MOMENTS; i++) {
        const struct result_moment *moment = moment_of(&picks[i]);
        ck_assert(interview_is_fit(moment) && is_about(moment, picks[i].competency));
        ck_assert_str_ne(moment->heard, "");
        ck_assert_str_ne(moment->said, "");
        ck_assert_uint_gt(moment->shown.count, 0);
    }
}
END_TEST

START_TEST(a_critical_error_comes_first)
{
    struct interview_pick picks[INTERVIEW_MOMENTS];
    size_t fit = 0;
    while (!interview_is_fit(&play.result.moments.items[fit])) {
        fit++;
    }
    vec_clear(&play.result.criticals);
    struct result_critical critical = { .sequence = play.result.moments.items[fit].sequence };
    vec_push(&play.result.criticals, critical);
    ck_assert_uint_eq(propose(picks), 2);
    ck_assert_int_eq(picks[0].reason, INTERVIEW_CRITICAL);
    ck_assert_uint_eq(moment_of(&picks[0])->sequence, critical.sequence);
    ck_assert_int_ne(picks[1].reason, INTERVIEW_CRITICAL);
}
END_TEST

START_TEST(what_the_vacancy_asks_for_goes_before_a_wider_band)
{
    struct interview_pick picks[INTERVIEW_MOMENTS];
    vec_clear(&play.result.criticals);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct sheet_line *line = &play.result.sheet.line[k];
        line->has_shrunk = true;
        line->band90_shrunk[0] = 10;
        line->band90_shrunk[1] = 50 + k;
    }
    propose(picks);
    ck_assert_int_eq(picks[0].competency, COMPETENCY_PROBLEM_SOLVING); // the widest
    play.result.wanted.has = true;
    play.result.wanted.competency[COMPETENCY_EMPATHY] = true;
    propose(picks);
    ck_assert_int_eq(picks[0].competency, COMPETENCY_EMPATHY);
    ck_assert_int_eq(picks[1].competency, COMPETENCY_PROBLEM_SOLVING);
}
END_TEST

START_TEST(of_a_competency_the_words_that_cost_most)
{
    struct interview_pick picks[INTERVIEW_MOMENTS];
    vec_clear(&play.result.criticals);
    propose(picks);
    int most = 0;
    int taken = 0;
    for (size_t i = 0; i < play.result.moments.count; i++) {
        const struct result_moment *moment = &play.result.moments.items[i];
        for (size_t j = 0; interview_is_fit(moment) && j < moment->point_count; j++) {
            int cost = moment->points[j].possible - moment->points[j].earned;
            bool own = moment->points[j].competency == picks[0].competency;
            most = own && cost > most ? cost : most;
            taken = own && i == picks[0].moment ? cost : taken;
        }
    }
    ck_assert_int_gt(most, 0);
    ck_assert_int_eq(taken, most);
}
END_TEST

START_TEST(every_competency_has_three_anchors_of_its_own)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct interview_anchors own = interview_anchors_of((enum competency)k);
        ck_assert(*own.low != '\0' && *own.middle != '\0' && *own.high != '\0');
        for (int other = 0; other < k; other++) {
            struct interview_anchors others = interview_anchors_of((enum competency)other);
            ck_assert_str_ne(own.low, others.low);
            ck_assert_str_ne(own.middle, others.middle);
            ck_assert_str_ne(own.high, others.high);
        }
    }
}
END_TEST

static void rate(int rating, const char *note, bool counts)
{
    struct result_interview interview = { "pakket/app/paying", COMPETENCY_EMPATHY, rating, note,
        "Anja", 1795000000000, counts };
    result_add_interview(&play.result, &interview);
}

START_TEST(a_rating_is_a_part_of_its_own_and_of_no_other)
{
    for (int part = 0; part < SHEET_PART_COUNT; part++) {
        struct report before = { 0 };
        struct report after = { 0 };
        struct buffer texts[2] = { { 0 }, { 0 } };
        report_init(&before, "en");
        report_init(&after, "en");
        vec_clear(&play.result.interviews);
        sheet_report_add_part(&before, &play.result, NULL, (enum sheet_part)part);
        rate(2, "first", false);
        rate(4, "Saw it at once.", true);
        sheet_report_add_part(&after, &play.result, NULL, (enum sheet_part)part);
        report_print(&texts[0], &before, 100);
        report_print(&texts[1], &after, 100);
        bool same = strcmp(buffer_text(&texts[0]), buffer_text(&texts[1])) == 0;
        ck_assert_msg(same == (part != SHEET_PART_INTERVIEW), "part %d", part);
        if (part == SHEET_PART_INTERVIEW) {
            ck_assert_uint_eq(before.blocks.count, 0);
            ck_assert_ptr_nonnull(strstr(buffer_text(&texts[1]), "Saw it at once."));
        }
        buffer_finish(&texts[0]);
        buffer_finish(&texts[1]);
        report_finish(&before);
        report_finish(&after);
    }
}
END_TEST

START_TEST(what_is_stored_at_the_end_of_play_knows_of_no_talk)
{
    struct buffer before = { 0 };
    struct buffer after = { 0 };
    struct buffer ratings = { 0 };
    result_write_json(&before, &play.result, false);
    result_write_evidence_json(&before, &play.result);
    rate(1, "", false);
    rate(4, "", true);
    rate(3, "", true);
    result_write_json(&after, &play.result, false);
    result_write_evidence_json(&after, &play.result);
    ck_assert_str_eq(buffer_text(&before), buffer_text(&after));
    interview_add_ratings(&ratings, &play.result, COMPETENCY_EMPATHY);
    ck_assert_str_eq(buffer_text(&ratings), "4 3");
    buffer_clear(&ratings);
    interview_add_ratings(&ratings, &play.result, COMPETENCY_PROBING);
    ck_assert_str_eq(buffer_text(&ratings), "");
    buffer_finish(&before);
    buffer_finish(&after);
    buffer_finish(&ratings);
}
END_TEST

Suite *test_suite(void)
{
    const TTest *const tests[] = { two_different_moments_that_were_heard_and_answered,
        a_critical_error_comes_first, what_the_vacancy_asks_for_goes_before_a_wider_band,
        of_a_competency_the_words_that_cost_most, every_competency_has_three_anchors_of_its_own,
        a_rating_is_a_part_of_its_own_and_of_no_other,
        what_is_stored_at_the_end_of_play_knows_of_no_talk };
    Suite *suite = suite_create("interview");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
        tcase_add_test(all, tests[i]);
    }
    suite_add_tcase(suite, all);
    return suite;
}
