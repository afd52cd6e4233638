// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what a sheet says of others: nothing below thirty of them.
#include "game/report/others.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/result_out.h"
#include "game/report/sheet_report.h"
#include "game/report/sheet_verdict.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

// One stored sheet in which every competency has this score, a step apart.
static void write_sheet(struct buffer *out, double score, double step)
{
    buffer_clear(out);
    buffer_add(out, "{\"sheets\":[{\"candidate\":\"K\",\"competencies\":{");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        buffer_add_format(out, "%s\"%s\":{\"score\":%.17g,\"se\":5,\"decisions\":3}",
                k > 0 ? "," : "", competency_id((enum competency)k), score + k * step);
    }
    buffer_add(out, "}}]}");
}

static void take_people(struct others *others, int count)
{
    struct buffer sheet = { 0 };
    for (int i = 0; i < count; i++) {
        write_sheet(&sheet, 2.0 * i, i % 3);
        others_take(others, buffer_text(&sheet), "{}");
    }
    buffer_finish(&sheet);
}

static void print_sheet(struct buffer *out, const struct result *result)
{
    struct report report;
    sheet_report_init(&report, result, NULL);
    report_print(out, &report, 200);
    report_finish(&report);
}

START_TEST(nothing_is_told_below_thirty)
{
    struct play play;
    play_init(&play, NULL);
    play_morning(&play, "acceptable");
    struct others others = { .result = &play.result };
    take_people(&others, 29);
    others_take(&others, "no sheet", "no evidence");
    others_finish(&others);
    ck_assert_int_eq(play.result.others.sessions, 29);
    ck_assert(!play.result.others.knows_adds);
    struct buffer text = { 0 };
    print_sheet(&text, &play.result);
    ck_assert_ptr_null(strstr(buffer_text(&text), "Adds nothing beyond"));
    buffer_finish(&text);
    play_finish(&play);
}
END_TEST

START_TEST(what_adds_nothing_is_told)
{
    struct play play;
    play_init(&play, NULL);
    play_morning(&play, "acceptable");
    struct others others = { .result = &play.result };
    take_people(&others, 45);
    others_finish(&others);
    // All parts move as one, so each says what the total says.
    ck_assert(play.result.others.knows_adds);
    ck_assert(!play.result.others.adds[COMPETENCY_ACCURACY]);
    struct buffer text = { 0 };
    print_sheet(&text, &play.result);
    ck_assert_ptr_nonnull(strstr(buffer_text(&text), "Adds nothing beyond the total: Accuracy"));
    buffer_finish(&text);
    play_finish(&play);
}
END_TEST

static const char *const WEAK[] = { "jaarnota-weak", "pakket-weak", "boekhouden-weak" };
static const char *const SCENARIOS[] = { "noordwind/jaarnota", "noorderkist/pakket",
    "boekwijzer/boekhouden" };

// Of the rule that the author named; the pages that had been open stand beside it.
static bool says_whether_it_was_open(const struct result_critical *critical, const char *text)
{
    char words[300];
    bool listed = false;
    if (critical->rule == NULL) {
        return false;
    }
    for (size_t i = 0; i < critical->rules.count; i++) {
        listed = listed || strcmp(critical->rules.items[i], critical->rule) == 0;
    }
    ck_assert(listed || !critical->rule_opened);
    snprintf(words, sizeof(words), "“%s” had %sbeen opened", critical->rule,
            critical->rule_opened ? "" : "not ");
    ck_assert_msg(strstr(text, words) != NULL, "%s", words);
    return true;
}

START_TEST(a_critical_error_says_what_was_open_and_who_else_makes_it)
{
    size_t seen = 0;
    size_t named = 0;
    for (size_t i = 0; i < 3; i++) {
        struct play play;
        struct buffer evidence = { 0 };
        struct buffer sheet = { 0 };
        struct buffer text = { 0 };
        play_init(&play, SCENARIOS[i]);
        play_rehearsal(&play, WEAK[i], PLAY_WHOLE);
        result_write_evidence_json(&evidence, &play.result);
        write_sheet(&sheet, 50, 0);
        struct others others = { .result = &play.result };
        others_take(&others, buffer_text(&sheet), buffer_text(&evidence));
        others_take(&others, buffer_text(&sheet), "{}");
        others_finish(&others);
        print_sheet(&text, &play.result);
        for (size_t c = 0; c < play.result.criticals.count; c++, seen++) {
            ck_assert_int_eq(play.result.criticals.items[c].others, 1);
            ck_assert_ptr_nonnull(strstr(buffer_text(&text), "1 of 2 others on this content"));
            ck_assert_ptr_nonnull(strstr(buffer_text(&text), "Rules that had been on screen"));
            ck_assert_ptr_nonnull(strstr(buffer_text(&text), "talk about it"));
            named += says_whether_it_was_open(&play.result.criticals.items[c], buffer_text(&text));
        }
        buffer_finish(&evidence);
        buffer_finish(&sheet);
        buffer_finish(&text);
        play_finish(&play);
    }
    ck_assert_uint_gt(seen, 0);
    ck_assert_uint_gt(named, 0);
}
END_TEST

static size_t count_of(const char *text, const char *end, const char *words)
{
    size_t count = 0;
    for (const char *at = strstr(text, words); at != NULL && at < end; at = strstr(at + 1, words)) {
        count++;
    }
    return count;
}

START_TEST(every_open_competency_has_two_questions)
{
    struct play play;
    struct report report;
    play_init(&play, NULL);
    play_morning(&play, "weak");
    report_init(&report, "en");
    sheet_report_add_part(&report, &play.result, NULL, SHEET_PART_QUESTIONS);
    struct buffer text = { 0 };
    report_print(&text, &report, 200);
    size_t open = 0;
    size_t parts = 0;
    for (size_t i = 0; i < report.blocks.count; i++) {
        parts += report.blocks.items[i].kind == REPORT_PART;
    }
    struct sheet_reading reading = sheet_reading_of(&play.result, NULL);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        open += *sheet_ask_words(&reading, (enum competency)k) != '\0';
    }
    ck_assert_uint_gt(open, 0);
    ck_assert_uint_eq(parts, open);
    const char *end = buffer_text(&text) + text.size;
    ck_assert_uint_eq(count_of(buffer_text(&text), end, "\n- "), 2 * open);
    buffer_finish(&text);
    report_finish(&report);
    play_finish(&play);
}
END_TEST

START_TEST(the_mood_ends_where_the_story_ends)
{
    struct play play;
    play_init(&play, "noordwind/jaarnota");
    play_rehearsal(&play, "jaarnota-model", PLAY_WHOLE);
    ck_assert_uint_gt(play.result.moods.count, 3);
    uint32_t time = 0;
    for (size_t i = 0; i < play.result.moods.count; i++) {
        const struct result_mood *mood = &play.result.moods.items[i];
        ck_assert_uint_ge(mood->time, time);
        ck_assert(mood->pleasantness >= -100 && mood->pleasantness <= 100);
        time = mood->time;
    }
    play_finish(&play);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("others");
    TCase *cases = tcase_create("others");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, nothing_is_told_below_thirty);
    tcase_add_test(cases, what_adds_nothing_is_told);
    tcase_add_test(cases, a_critical_error_says_what_was_open_and_who_else_makes_it);
    tcase_add_test(cases, every_open_competency_has_two_questions);
    tcase_add_test(cases, the_mood_ends_where_the_story_ends);
    suite_add_tcase(suite, cases);
    return suite;
}
