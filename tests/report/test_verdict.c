// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what a sheet calls settled: never without a line or a guesser, never with too little
// seen.
#include "game/report/sheet_verdict.h"

#include <stdio.h>
#include <string.h>

#include "game/report/comparison_words.h"
#include "game/report/sheet_report.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

// A value below 0 is not there.
static const struct {
    enum sheet_status status;
    double low, high;
    double line;
    double guess;
    enum sheet_verdict expected;
    const char *why;
} cases[] = {
    { SHEET_OK, 60, 80, 50, 10, SHEET_ABOVE, "" },
    { SHEET_OK, 30, 90, 25, 10, SHEET_ABOVE, "" },
    { SHEET_OK, 60, 80, 60, 10, SHEET_OPEN, "the line lies within the band" },
    { SHEET_OK, 60, 80, 80, 10, SHEET_OPEN, "the line lies within the band" },
    { SHEET_OK, 60, 80, 81, 10, SHEET_BELOW, "surely below the line" },
    { SHEET_OK, 60, 80, -1, 10, SHEET_BEYOND_CHANCE, "" },
    { SHEET_OK, 60, 80, -1, 81, SHEET_BELOW_CHANCE, "surely worse than guessing" },
    { SHEET_OK, 60, 80, -1, 80, SHEET_OPEN, "not surely better than guessing" },
    { SHEET_OK, 60, 80, 50, 90, SHEET_ABOVE, "" },
    { SHEET_OK, 60, 80, -1, 60, SHEET_OPEN, "not surely better than guessing" },
    { SHEET_OK, 60, 80, -1, -1, SHEET_OPEN, "not surely better than guessing" },
    { SHEET_OK, 60, 90, -1, 10, SHEET_BEYOND_CHANCE, "wide band" },
    { SHEET_INSUFFICIENT_EVIDENCE, 60, 80, 50, 10, SHEET_OPEN, "too little seen" },
    { SHEET_NOT_OBSERVED, 0, 0, 50, 10, SHEET_OPEN, "too little seen" },
};

START_TEST(a_verdict_rests_on_the_whole_band)
{
    struct sheet sheet = { 0 };
    struct standard standard = { 0 };
    struct random_player random = { 0 };
    sheet.line[2] = (struct sheet_line) { .status = cases[_i].status,
        .has_shrunk = true,
        .band90_shrunk = { cases[_i].low, cases[_i].high } };
    standard.line[2] =
            (struct standard_line) { .has = cases[_i].line >= 0, .mean = cases[_i].line };
    random.observed[2] = cases[_i].guess >= 0;
    random.score[2] = cases[_i].guess;
    struct sheet_reading reading = { &sheet, &standard, &random, NULL };
    ck_assert_int_eq(sheet_verdict_of(&reading, COMPETENCY_EMPATHY), cases[_i].expected);
    ck_assert_str_eq(sheet_ask_words(&reading, COMPETENCY_EMPATHY), cases[_i].why);
}
END_TEST

START_TEST(what_the_vacancy_asks_for_comes_first)
{
    struct wanted wanted = { .has = true, .vacancy = "Zwolle" };
    enum competency order[COMPETENCY_COUNT];
    wanted.competency[COMPETENCY_MOTIVATION] = true;
    wanted.competency[COMPETENCY_PROBING] = true;
    sheet_order(&wanted, order);
    const enum competency expected[] = { COMPETENCY_PROBING, COMPETENCY_MOTIVATION,
        COMPETENCY_ACCURACY, COMPETENCY_ACTIVE_READING, COMPETENCY_EMPATHY,
        COMPETENCY_CONVERSATION_TECHNIQUE, COMPETENCY_PROBLEM_SOLVING };
    for (int i = 0; i < COMPETENCY_COUNT; i++) {
        ck_assert_int_eq(order[i], expected[i]);
    }
    sheet_order(NULL, order);
    ck_assert_int_eq(order[0], COMPETENCY_ACCURACY);
}
END_TEST

static size_t place_of(const struct buffer *text, const char *words)
{
    const char *at = strstr(buffer_text(text), words);
    ck_assert_msg(at != NULL, "%s", words);
    return (size_t)(at - buffer_text(text));
}

START_TEST(the_paper_says_it_at_its_head_and_asks_in_that_order)
{
    struct play play;
    struct report report;
    struct buffer text = { 0 };
    play_init(&play, NULL);
    play_morning(&play, "weak");
    play.result.wanted = (struct wanted) { .has = true, .vacancy = "Zwolle" };
    play.result.wanted.competency[COMPETENCY_PROBLEM_SOLVING] = true;
    sheet_report_init(&report, &play.result, NULL);
    report_print(&text, &report, 200);
    size_t open = place_of(&text, "Still open, ask on: Problem");
    size_t asked = place_of(&text, "Asked for in the vacancy “Zwolle”: Problem solving.");
    ck_assert_uint_lt(open, place_of(&text, "What was seen"));
    ck_assert_uint_lt(asked, place_of(&text, "What was seen"));
    size_t questions = place_of(&text, "Questions for the interview");
    const char *first = strstr(buffer_text(&text) + questions, "asked for · ");
    const char *other = strstr(buffer_text(&text) + questions, "Accuracy");
    ck_assert(first != NULL && other != NULL && first < other);
    buffer_finish(&text);
    report_finish(&report);
    play_finish(&play);
}
END_TEST

static const struct {
    const char *played;
    enum comparison_state state;
    const char *group;
    bool told;
} languages[] = {
    { "nl", COMPARISON_FITS, "nl", false },
    { "nl", COMPARISON_FITS, "en nl", false },
    { "nl", COMPARISON_FITS, "en", true },
    { "nl", COMPARISON_FITS, "", false },
    { "nl", COMPARISON_OTHER_CONTENT, "en", false },
    { "nl", COMPARISON_NONE, "", false },
};

// What else is agreed with a candidate changes nothing that is scored, and is not told.
START_TEST(another_language_than_the_group_is_told)
{
    struct report report;
    struct result result = { .meta = { .language = languages[_i].played } };
    result.comparison.state = languages[_i].state;
    snprintf(result.comparison.languages, sizeof(result.comparison.languages), "%s",
            languages[_i].group);
    report_init(&report, "en");
    const char *words = comparison_language_words(&report, &result);
    ck_assert_int_eq(words != NULL, languages[_i].told);
    ck_assert(words == NULL || strstr(words, "another language (Dutch)") != NULL);
    report_finish(&report);
}
END_TEST

START_TEST(a_first_time_is_nothing_to_tell)
{
    struct report report;
    struct result result = { 0 };
    report_init(&report, "en");
    for (int attempt = 0; attempt <= 2; attempt++) {
        result.meta.attempt = attempt;
        ck_assert((comparison_attempt_words(&report, &result) != NULL) == (attempt == 2));
    }
    report_finish(&report);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("verdict");
    TCase *tests = tcase_create("verdict");
    tcase_add_loop_test(
            tests, a_verdict_rests_on_the_whole_band, 0, sizeof(cases) / sizeof(cases[0]));
    tcase_add_test(tests, what_the_vacancy_asks_for_comes_first);
    tcase_add_test(tests, the_paper_says_it_at_its_head_and_asks_in_that_order);
    tcase_add_loop_test(tests, another_language_than_the_group_is_told, 0,
            sizeof(languages) / sizeof(languages[0]));
    tcase_add_test(tests, a_first_time_is_nothing_to_tell);
    suite_add_tcase(suite, tests);
    return suite;
}
