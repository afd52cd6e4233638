// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the bands on screen: the numbers of the result, beside a group and a line, in any
// window.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_look.h"
#include "game/session/session.h"
#include "game/store/candidate.h"
#include "game/store/office.h"
#include "game/store/settings.h"
#include "tests/screens/sheet_seen.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

/* ---- the bands ---- */

START_TEST(the_bands_are_those_of_the_result)
{
    seen_show();
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &seen.result.sheet.line[k];
        char expected[200];
        ck_assert(line->status == SHEET_OK && line->has_shrunk);
        snprintf(expected, sizeof(expected), "%s: 90%% sure between %.0f and %.0f, middle %.0f",
                competency_name((enum competency)k), line->band90_shrunk[0], line->band90_shrunk[1],
                line->score);
        const char *row = office_name(&seen.sitter, "competency", k);
        ck_assert_msg(strncmp(row, expected, strlen(expected)) == 0, "%s\n%s", row, expected);
    }
    ck_assert(sitter_reads(&seen.sitter, "Log intact"));
    ck_assert(sitter_reads(&seen.sitter, "nobody has set a line yet"));
    ck_assert(!sitter_reads(&seen.sitter, "above the line"));
}
END_TEST

static const char *two_decimals(double value)
{
    static char texts[4][32];
    static int next;
    struct buffer buffer = { 0 };
    next = (next + 1) % 4;
    format_decimal(&buffer, format_for("en"), value, 2);
    snprintf(texts[next], sizeof(texts[next]), "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return texts[next];
}

START_TEST(every_figure_stands_behind_a_fold)
{
    seen_show();
    ck_assert(!sitter_reads(&seen.sitter, "Margin (SE)"));
    office_press(&seen.sitter, "fold", SHEET_PART_FIGURES);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &seen.result.sheet.line[k];
        char expected[120];
        snprintf(expected, sizeof(expected), "Score: %s", two_decimals(line->score));
        ck_assert_msg(sitter_reads(&seen.sitter, expected), "%s", expected);
        snprintf(expected, sizeof(expected), "90%% shown: %s – %s",
                two_decimals(line->band90_shrunk[0]), two_decimals(line->band90_shrunk[1]));
        ck_assert_msg(sitter_reads(&seen.sitter, expected), "%s", expected);
    }
    sitter_check_layout(&seen.sitter, "figures");
}
END_TEST

START_TEST(how_the_customers_fared_stands_behind_a_fold_as_story)
{
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "How the customers fared ▸"));
    ck_assert(!sitter_reads(&seen.sitter, "satisfied: "));
    ck_assert(!sitter_reads(&seen.sitter, "Story, not a score"));
    office_press(&seen.sitter, "fold", SHEET_PART_STORY);
    ck_assert(sitter_reads(&seen.sitter, "Story, not a score"));
    ck_assert(sitter_reads(&seen.sitter, "satisfied: "));
    size_t curves = 0;
    struct report report;
    report_init(&report, "en");
    sheet_report_add_part(&report, &seen.result, NULL, SHEET_PART_STORY);
    for (size_t i = 0; i < report.blocks.count; i++) {
        const struct report_block *block = &report.blocks.items[i];
        curves += block->kind == REPORT_CURVE;
        ck_assert(block->kind != REPORT_CURVE || sitter_reads(&seen.sitter, block->text));
    }
    ck_assert_uint_gt(curves, 2);
    report_finish(&report);
    sitter_check_layout(&seen.sitter, "story");
    office_press(&seen.sitter, "fold", SHEET_PART_STORY);
    ck_assert(!sitter_reads(&seen.sitter, "satisfied: "));
}
END_TEST

START_TEST(too_little_seen_is_said_in_words_and_gets_no_number)
{
    seen_again(1280, 800, 100, 30);
    seen_show();
    size_t little = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &seen.result.sheet.line[k];
        const char *row = office_name(&seen.sitter, "competency", k);
        char expected[200];
        ck_assert_int_ne(line->status, SHEET_OK);
        ck_assert_ptr_null(strstr(row, "middle"));
        if (line->status == SHEET_INSUFFICIENT_EVIDENCE) {
            // It was broken off: that there would have been enough is what must be told.
            snprintf(expected, sizeof(expected), "chances not had: %d of %d points",
                    line->chances.missed, line->chances.core);
            ck_assert_msg(strstr(row, expected) != NULL, "%s", row);
            little++;
        } else {
            ck_assert_ptr_nonnull(strstr(row, "not seen"));
        }
    }
    ck_assert_uint_gt(little, 0);
    ck_assert(sitter_reads(&seen.sitter, "The shift was not played to its end."));
}
END_TEST

START_TEST(the_random_player_that_is_kept_is_shown)
{
    seen_show();
    ck_assert_ptr_nonnull(
            strstr(office_name(&seen.sitter, "competency", 0), "somebody who guesses 12"));
    ck_assert_ptr_null(strstr(office_name(&seen.sitter, "competency", 3), "guesses"));
}
END_TEST

START_TEST(the_line_of_the_panel_stands_on_the_sheet)
{
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "nobody has set a line yet"));
    ck_assert(!sitter_reads(&seen.sitter, "a starter who is just good enough 10"));
    sitter_key(&seen.sitter, UI_KEY_ESCAPE, 0);
    seen_keep_lines(10);
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, ", a starter who is just good enough 10"));
    ck_assert(sitter_reads(&seen.sitter, "3 raters said what a starter who can just do the work"));
    ck_assert(sitter_reads(&seen.sitter, "Surely above the line"));
    ck_assert(!sitter_reads(&seen.sitter, "better than guessing"));
    sitter_check_layout(&seen.sitter, "a sheet with the line");
}
END_TEST

START_TEST(who_lies_under_the_line_with_the_whole_band_is_said_to)
{
    seen_keep_lines(98);
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "Surely below the line"));
    ck_assert(!sitter_reads(&seen.sitter, "Surely above the line"));
    sitter_check_layout(&seen.sitter, "a sheet below the line");
}
END_TEST

// Without a line there is one thing that needs none: somebody who guesses.
START_TEST(without_a_line_the_sheet_says_who_is_better_than_a_guess)
{
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "Surely better than guessing"));
    ck_assert(!sitter_reads(&seen.sitter, "Surely above the line"));
    sitter_key(&seen.sitter, UI_KEY_ESCAPE, 0);
    seen_keep_random("400 99 99 99 99 99 99 99");
    seen_show();
    ck_assert(!sitter_reads(&seen.sitter, "Surely better than guessing"));
    ck_assert(sitter_reads(&seen.sitter, "Still open, ask on"));
}
END_TEST

/* ---- what the vacancy asks for ---- */

static void ask_for(const char *competencies)
{
    struct diag_list *diags = &seen.sitter.world.diags;
    struct office_hand hand = { "Noor", seen.sitter.world.now_ms };
    const struct vacancy vacancy = { .name = "Klantadvies Zwolle",
        .shift = seen.sitter.world.shift,
        .form = "Form A",
        .competencies = competencies,
        .reason = "Gesprekken over storingen",
        .closes_ms = seen.sitter.world.now_ms + 1000,
        .retention_weeks = 4 };
    int64_t id = 0;
    ck_assert(vacancy_add(seen.sitter.store, &vacancy, &hand, &id, diags));
    ck_assert(candidate_add(seen.sitter.store,
            &(struct candidate_new) { .code = "K-3001", .vacancy = id }, 1, NULL, &hand, diags));
    seen.session = office_play(&seen.sitter, "K-3001", OFFICE_WHOLE, true);
}

START_TEST(what_the_vacancy_asks_for_is_marked_and_asked_first)
{
    seen_keep_random("400 99 99 99 99 99 99 99");
    ask_for("motivation problem-solving probing");
    seen_show();
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        bool asked = k == COMPETENCY_MOTIVATION || k == COMPETENCY_PROBLEM_SOLVING ||
                k == COMPETENCY_PROBING;
        const char *row = office_name(&seen.sitter, "competency", k);
        ck_assert_msg((strstr(row, "asked for") != NULL) == asked, "%s", row);
    }
    ck_assert(sitter_reads(&seen.sitter, "Still open, ask on Probing, Motivation, "));
    ck_assert(sitter_reads(&seen.sitter, "“Klantadvies Zwolle”: Probing, Motivation, "));
    sitter_check_layout(&seen.sitter, "a sheet of a vacancy");
}
END_TEST

START_TEST(without_a_vacancy_nothing_is_marked)
{
    seen_show();
    ck_assert(!sitter_reads(&seen.sitter, "asked for"));
    ck_assert(!sitter_reads(&seen.sitter, "Asked for"));
}
END_TEST

START_TEST(the_random_player_is_played_once_and_kept)
{
    struct random_player played;
    struct random_player kept;
    struct diag_list *diags = &seen.sitter.world.diags;
    seen_keep_random(NULL);
    struct session *loaded = session_resume(seen.sitter.store, seen.session, diags);
    struct session_list list = { 0 };
    ck_assert(store_find_session(seen.sitter.store, seen.session, &list, diags));
    const struct session_row *row = &list.rows.items[0];
    recruiter_random_player(&played, row, loaded->plan, seen.sitter.store, diags);
    ck_assert_uint_eq(played.plays, RANDOM_PLAYS);
    // Without a plan there is nothing to play: it must come from the setting.
    recruiter_random_player(&kept, row, NULL, seen.sitter.store, diags);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ck_assert(played.observed[k] && kept.observed[k]);
        ck_assert(played.score[k] == kept.score[k]);
        ck_assert(played.score[k] > 0 && played.score[k] < 100);
    }
    session_list_finish(&list);
    session_destroy(loaded);
}
END_TEST

START_TEST(the_answers_of_the_candidate_do_not_stand_beside_the_scores)
{
    struct office_answers answers = { 1, 1, 1 };
    seen_show();
    struct buffer before = { 0 };
    struct buffer after = { 0 };
    ui_access_print(ui_access_tree(seen.sitter.ui), &before);
    ck_assert(office_write_answers(
            seen.sitter.store, seen.session, &answers, &seen.sitter.world.diags));
    seen_show();
    ui_access_print(ui_access_tree(seen.sitter.ui), &after);
    ck_assert_str_eq(buffer_text(&before), buffer_text(&after));
    buffer_finish(&before);
    buffer_finish(&after);
}
END_TEST

/* ---- the comparison group ---- */

START_TEST(a_norm_of_the_same_content_and_form_stands_beside_the_bands)
{
    seen_add_norm("Zwolle 2026", true, seen.result.form != NULL ? seen.result.form : "");
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "Comparison group: Zwolle 2026, 214 people"));
    ck_assert(sitter_reads(&seen.sitter, "usable"));
    ck_assert(sitter_reads(&seen.sitter, "NORM N 214"));
    ck_assert_ptr_nonnull(
            strstr(office_name(&seen.sitter, "competency", COMPETENCY_EMPATHY), "higher than"));
    ck_assert_ptr_null(
            strstr(office_name(&seen.sitter, "competency", COMPETENCY_PROBING), "higher than"));
}
END_TEST

START_TEST(a_norm_of_other_content_is_refused_with_its_name)
{
    seen_add_norm("Elsewhere", false, seen.result.form != NULL ? seen.result.form : "");
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "“Elsewhere” (214 people) played other content"));
    ck_assert_ptr_null(
            strstr(office_name(&seen.sitter, "competency", COMPETENCY_EMPATHY), "higher than"));
}
END_TEST

START_TEST(a_norm_of_another_form_is_refused_with_its_name)
{
    seen_add_norm("Form Q", true, "Q");
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "“Form Q” (214 people) played another form"));
    ck_assert_ptr_null(
            strstr(office_name(&seen.sitter, "competency", COMPETENCY_EMPATHY), "higher than"));
}
END_TEST

START_TEST(the_norm_that_the_organisation_named_goes_before_a_larger_one)
{
    const char *form = seen.result.form != NULL ? seen.result.form : "";
    seen_add_norm("Zwolle 2026", true, form);
    seen_add_norm("Almelo 2026", true, form);
    ck_assert(store_write_setting(
            seen.sitter.store, "org.norm", "Zwolle 2026", &seen.sitter.world.diags));
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "Comparison group: Zwolle 2026"));
    ck_assert(store_write_setting(
            seen.sitter.store, "org.norm", "Almelo 2026", &seen.sitter.world.diags));
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "Comparison group: Almelo 2026"));
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
    { 1920, 1080, 150, false },
    { 1000, 700, 125, false },
    { 640, 480, 100, false },
};

enum { WINDOW_COUNT = sizeof(WINDOWS) / sizeof(WINDOWS[0]) };

static void look_at_the_side(void)
{
    if (!ui_is_wide(seen.sitter.ui)) {
        office_press(&seen.sitter, "drawer", 0);
    }
    sitter_check_layout(&seen.sitter, "evidence");
    size_t at = seen_telling_moment();
    for (size_t i = 0; i < 8; i++) {
        office_press(&seen.sitter, "moment", (int64_t)(at + i));
    }
    sitter_check_layout(&seen.sitter, "evidence, unfolded");
    office_focus(&seen.sitter, "side", 0);
    sitter_key(&seen.sitter, UI_KEY_RIGHT, 0);
    sitter_check_layout(&seen.sitter, "questions");
}

// In both languages: Dutch is the longer one.
START_TEST(nothing_is_cut_off)
{
    int window = _i % WINDOW_COUNT;
    char folder[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    setenv("ZEVEN_HOME", folder, 1);
    seen_again(WINDOWS[window].width, WINDOWS[window].height, WINDOWS[window].scale, OFFICE_WHOLE);
    seen.sitter.world.display.contrast = WINDOWS[window].contrast;
    navigator_apply_display(seen.sitter.navigator);
    ck_assert(_i < WINDOW_COUNT || locale_init("nl", locale_default_folder()));
    seen_add_norm("Zwolle 2026", true, seen.result.form != NULL ? seen.result.form : "");
    seen_show();
    sitter_check_layout(&seen.sitter, "sheet");
    office_press(&seen.sitter, "export", 0);
    sitter_check_layout(&seen.sitter, "the menu of formats");
    office_press(&seen.sitter, "csv", 0);
    sitter_check_layout(&seen.sitter, "sheet, exported");
    look_at_the_side();
    fixture_remove_folder(folder);
}
END_TEST

START_TEST(in_a_narrow_window_a_row_opens_the_drawer_and_escape_closes_it)
{
    seen_again(1280, 800, 200, OFFICE_WHOLE);
    seen_show();
    ck_assert_uint_eq(office_count(&seen.sitter, "moment"), 0);
    office_press(&seen.sitter, "competency", COMPETENCY_ACCURACY);
    ck_assert_uint_eq(
            office_count(&seen.sitter, "moment"), seen_count_moments(COMPETENCY_ACCURACY, -1));
    sitter_key(&seen.sitter, UI_KEY_ESCAPE, 0);
    ck_assert_uint_eq(office_count(&seen.sitter, "moment"), 0);
    ck_assert_str_eq(navigator_top(seen.sitter.navigator), "recruiter-sheet");
    office_press(&seen.sitter, "competency", COMPETENCY_ACCURACY);
    ck_assert_uint_eq(
            office_count(&seen.sitter, "moment"), seen_count_moments(COMPETENCY_ACCURACY, -1));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter sheet");
    TCase *tests = tcase_create("recruiter sheet");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, seen_begin, seen_end);
    tcase_add_test(tests, the_bands_are_those_of_the_result);
    tcase_add_test(tests, every_figure_stands_behind_a_fold);
    tcase_add_test(tests, how_the_customers_fared_stands_behind_a_fold_as_story);
    tcase_add_test(tests, too_little_seen_is_said_in_words_and_gets_no_number);
    tcase_add_test(tests, the_random_player_that_is_kept_is_shown);
    tcase_add_test(tests, the_line_of_the_panel_stands_on_the_sheet);
    tcase_add_test(tests, who_lies_under_the_line_with_the_whole_band_is_said_to);
    tcase_add_test(tests, without_a_line_the_sheet_says_who_is_better_than_a_guess);
    tcase_add_test(tests, what_the_vacancy_asks_for_is_marked_and_asked_first);
    tcase_add_test(tests, without_a_vacancy_nothing_is_marked);
    tcase_add_test(tests, the_random_player_is_played_once_and_kept);
    tcase_add_test(tests, the_answers_of_the_candidate_do_not_stand_beside_the_scores);
    tcase_add_test(tests, a_norm_of_the_same_content_and_form_stands_beside_the_bands);
    tcase_add_test(tests, a_norm_of_other_content_is_refused_with_its_name);
    tcase_add_test(tests, a_norm_of_another_form_is_refused_with_its_name);
    tcase_add_test(tests, the_norm_that_the_organisation_named_goes_before_a_larger_one);
    tcase_add_test(tests, in_a_narrow_window_a_row_opens_the_drawer_and_escape_closes_it);
    tcase_add_loop_test(tests, nothing_is_cut_off, 0, 2 * WINDOW_COUNT);
    suite_add_tcase(suite, tests);
    return suite;
}
