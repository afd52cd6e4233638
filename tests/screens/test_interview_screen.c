// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the talk about two moments: nothing judged is on the screen while the candidate sits
// beside, it stops before the answer, and what was rated stands beside the score and changes it
// not.
#include <stdio.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/interview.h"
#include "game/report/result_out.h"
#include "game/report/words.h"
#include "game/screens/outcome.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/session/playback.h"
#include "game/store/database.h"
#include "game/store/interview.h"
#include "tests/screens/office.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static struct sitter sitter;
static int64_t session;
static struct result result;
static struct interview_pick picks[INTERVIEW_MOMENTS];

static void open_at(int width, int height, int scale)
{
    sitter_init(&sitter, width, height, scale);
    session = office_play(&sitter, "K-2041", OFFICE_WHOLE, true);
    ck_assert(outcome_load(&result, session, sitter.store, &sitter.world.diags));
    struct sheet_reading reading = sheet_reading_of(&result, NULL);
    ck_assert_uint_eq(interview_propose(&result, &reading, picks), INTERVIEW_MOMENTS);
}

static void setup(void)
{
    open_at(1280, 800, 100);
}

static void teardown(void)
{
    result_finish(&result);
    sitter_finish(&sitter);
}

static void show(void)
{
    recruiter_push_interview(sitter.navigator, session, "Anja");
    navigator_build(sitter.navigator);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-interview");
}

static const struct result_moment *moment_of(size_t pick)
{
    return &result.moments.items[picks[pick].moment];
}

static bool reads_word(const char *word)
{
    return sitter_reads(&sitter, word);
}

// Points, reasons, names of competencies: all that tells how it was judged.
static void expect_nothing_judged(void)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ck_assert(!reads_word(competency_name((enum competency)k)));
        ck_assert(!reads_word(competency_short_name((enum competency)k)));
        struct interview_anchors anchors = interview_anchors_of((enum competency)k);
        ck_assert(!reads_word(anchors.low) && !reads_word(anchors.high));
    }
    for (size_t i = 0; i < result.moments.count; i++) {
        const struct result_moment *moment = &result.moments.items[i];
        bool said = moment->kind == RESULT_TURN; // what a promise is called stands on the desk
        for (size_t j = 0; said && j < moment->point_count; j++) {
            const char *why = moment->points[j].why;
            ck_assert_msg(*why == '\0' || !reads_word(why), "%s", why);
        }
    }
    ck_assert(!reads_word("/3") && !reads_word("chosen") && !reads_word("wide band"));
    ck_assert_uint_eq(office_count(&sitter, "replay-mark"), 0);
}

static void let_time_pass(int64_t ms)
{
    sitter.world.now_ms += ms;
    navigator_pass_time(sitter.navigator, sitter.world.now_ms);
    navigator_build(sitter.navigator);
}

static void play_to_its_stop(void)
{
    int64_t wait = navigator_wait_ms(sitter.navigator, sitter.world.now_ms);
    for (; wait >= 0; wait = navigator_wait_ms(sitter.navigator, sitter.world.now_ms)) {
        expect_nothing_judged();
        let_time_pass(wait);
    }
}

static bool is_chosen_on_desk(void)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter.ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[i];
        if (item->id == ui_id("reply") && item->selected) {
            return true;
        }
    }
    return false;
}

static void look_together(size_t pick)
{
    const struct result_moment *moment = moment_of(pick);
    office_press(&sitter, "talk-begin", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-replay");
    expect_nothing_judged();
    ck_assert(!reads_word("What did you think here?"));
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    play_to_its_stop();
    ck_assert(reads_word("What did you think here?"));
    ck_assert(reads_word(moment->heard));
    ck_assert(reads_word(moment->said)); // on offer, among the others
    ck_assert(!is_chosen_on_desk());
    expect_nothing_judged();
    sitter_check_layout(&sitter, "the question");
    office_press(&sitter, "talk-answer", 0);
    ck_assert(is_chosen_on_desk());
    expect_nothing_judged();
    office_press(&sitter, "talk-on", 0);
    expect_nothing_judged();
    office_press(&sitter, "talk-done", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-interview");
    expect_nothing_judged();
}

START_TEST(the_recruiter_sees_why_and_the_candidate_does_not)
{
    show();
    ck_assert(reads_word(moment_of(0)->said) && reads_word(moment_of(1)->said));
    ck_assert(reads_word(competency_name(picks[0].competency)));
    sitter_check_layout(&sitter, "the choice of moments");
    look_together(0);
    ck_assert(reads_word("Now comes moment 2 of 2."));
    look_together(1);
    ck_assert(reads_word("for the recruiter alone"));
    sitter_check_layout(&sitter, "the end of looking together");
}
END_TEST

START_TEST(another_moment_may_be_chosen)
{
    show();
    office_press(&sitter, "talk-other", 0);
    ck_assert_uint_gt(office_count(&sitter, "talk-choice"), 5);
    sitter_check_layout(&sitter, "the moments to choose from");
    size_t other = 0;
    while (!interview_is_fit(&result.moments.items[other]) || other == picks[0].moment ||
            other == picks[1].moment) {
        other++;
    }
    office_press(&sitter, "talk-choice", (int64_t)other);
    ck_assert(reads_word(result.moments.items[other].said));
    ck_assert(reads_word("chosen by you"));
    office_press(&sitter, "talk-begin", 0);
    office_press(&sitter, "talk-skip", 0);
    ck_assert(reads_word("What did you think here?"));
    ck_assert(reads_word(result.moments.items[other].heard));
}
END_TEST

static int64_t number_of(const char *sql)
{
    int64_t number = 0;
    ck_assert(database_read_integer(sitter.store->office, sql, &number, &sitter.world.diags));
    return number;
}

static void type_note(size_t index, const char *words)
{
    ui_set_field_text(sitter.ui, "talk-note", (int64_t)index, words);
}

START_TEST(a_rating_is_kept_and_stands_on_the_sheet)
{
    struct buffer before = { 0 };
    struct buffer after = { 0 };
    result_write_json(&before, &result, false);
    recruiter_show_sheet(sitter.navigator, session);
    navigator_build(sitter.navigator);
    ck_assert(!reads_word("The talk about these moments"));
    sitter_click(&sitter, "Questions");
    office_press(&sitter, "interview", 0);
    office_press(&sitter, "talk-rate", 0);
    sitter_check_layout(&sitter, "the form");
    office_press(&sitter, "talk-save", 0);
    ck_assert(reads_word("Rate at least one moment first."));
    office_focus(&sitter, "talk-rating", 4);
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    type_note(0, "<b>zag het</b> =1+1");
    ui_set_field_text(sitter.ui, "talk-who", 0, "");
    office_press(&sitter, "talk-save", 0);
    ck_assert(reads_word("Give your name: a person rates."));
    ui_set_field_text(sitter.ui, "talk-who", 0, "Anja");
    office_press(&sitter, "talk-save", 0);
    ck_assert(reads_word("The rating is kept."));
    office_press(&sitter, "talk-leave", 1);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-sheet");
    ck_assert(reads_word("The talk about these moments"));
    ck_assert(reads_word("4 of 5 in the talk"));
    ck_assert(reads_word("<b>zag het</b> =1+1"));
    ck_assert_int_eq(number_of("SELECT count(*) FROM interview"), 1);
    ck_assert_int_eq(number_of("SELECT count(*) FROM ledger WHERE what = 'interview'"), 2);
    result_finish(&result);
    ck_assert(outcome_load(&result, session, sitter.store, &sitter.world.diags));
    result_write_json(&after, &result, false);
    ck_assert_str_eq(buffer_text(&before), buffer_text(&after));
    buffer_finish(&before);
    buffer_finish(&after);
}
END_TEST

static void rate_first(void)
{
    recruiter_show_sheet(sitter.navigator, session);
    navigator_build(sitter.navigator);
    sitter_click(&sitter, "Questions");
    office_press(&sitter, "interview", 0);
    office_press(&sitter, "talk-rate", 0);
    office_focus(&sitter, "talk-rating", 4);
    sitter_key(&sitter, UI_KEY_SPACE, 0);
}

static bool rated(void)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter.ui);
    const struct ui_access *item = ui_access_find_id(tree, "talk-rating", 4);
    return item != NULL && item->selected;
}

START_TEST(a_lock_in_the_middle_of_rating_loses_nothing)
{
    rate_first();
    type_note(0, "zag het");
    navigator_pop_to(sitter.navigator, "recruiter-sheet"); // as the lock does
    navigator_build(sitter.navigator);
    ck_assert_int_eq(number_of("SELECT count(*) FROM interview"), 0); // nobody said so yet
    sitter_click(&sitter, "Questions");
    office_press(&sitter, "interview", 0);
    ck_assert(reads_word("Rate the talk") && reads_word("Your unsaved text of"));
    ck_assert(reads_word("zag het") && rated());
    sitter_check_layout(&sitter, "what was rated before");
    office_press(&sitter, "talk-save", 0);
    ck_assert(reads_word("The rating is kept."));
    ck_assert_int_eq(number_of("SELECT count(*) FROM interview WHERE note = 'zag het'"), 1);
    ck_assert_int_eq(number_of("SELECT count(*) FROM draft"), 0);
}
END_TEST

START_TEST(what_was_rated_can_be_dropped_and_put_back)
{
    rate_first();
    type_note(0, "zag het");
    office_press(&sitter, "talk-leave", 0);
    office_press(&sitter, "interview", 0);
    office_press(&sitter, "drop-draft", 0);
    ck_assert(!reads_word("zag het") && reads_word("Looking back together"));
    ck_assert_int_eq(number_of("SELECT count(*) FROM draft"), 0);
    office_press(&sitter, "restore-draft", 0);
    ck_assert(reads_word("zag het") && rated());
    ck_assert_int_gt(number_of("SELECT count(*) FROM draft"), 0);
}
END_TEST

START_TEST(who_goes_back_keeps_no_rating)
{
    rate_first();
    office_press(&sitter, "talk-leave", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-sheet");
    ck_assert_int_eq(number_of("SELECT count(*) FROM interview"), 0);
}
END_TEST

static bool in_view(const char *name)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter.ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[i];
        if (strcmp(item->name, name) == 0 && item->seen.height > 0) {
            return true;
        }
    }
    return false;
}

// The button stands below the window; the form begins at the top of the same page.
START_TEST(the_form_is_read_from_its_start)
{
    teardown();
    open_at(1280, 800, 200);
    show();
    office_focus(&sitter, "talk-rate", 0);
    ck_assert(!in_view("Looking back together"));
    office_press(&sitter, "talk-rate", 0);
    ck_assert(in_view("Rate the talk"));
}
END_TEST

START_TEST(who_only_looked_at_the_form_leaves_no_draft)
{
    show();
    office_press(&sitter, "talk-rate", 0);
    office_press(&sitter, "talk-leave", 0);
    ck_assert_int_eq(number_of("SELECT count(*) FROM draft"), 0);
}
END_TEST

START_TEST(what_the_candidate_reads_follows_the_address)
{
    ck_assert(database_run(sitter.store->play,
            "INSERT INTO setting (key, value) VALUES ('org.address', 'je')", &sitter.world.diags));
    (void)locale_init("nl", locale_default_folder());
    show();
    office_press(&sitter, "talk-begin", 0);
    office_press(&sitter, "talk-skip", 0);
    ck_assert(reads_word("Wat dacht je hier?"));
    ck_assert(!reads_word("Wat dacht u hier?"));
    ck_assert(reads_word("JOUW ANTWOORD") || reads_word("JE ANTWOORD"));
    ck_assert(!reads_word("UW ANTWOORD"));
    (void)locale_init("en", locale_default_folder());
}
END_TEST

START_TEST(other_rules_are_said)
{
    ck_assert(database_run(
            sitter.store->office, "UPDATE session SET rules = 'rules 0'", &sitter.world.diags));
    show();
    ck_assert(reads_word("This play cannot be shown again"));
    ck_assert(reads_word("rules 0"));
    sitter_check_layout(&sitter, "no talk");
}
END_TEST

static const struct {
    int width;
    int height;
    int scale;
} WINDOWS[] = { { 1920, 1080, 100 }, { 1280, 800, 200 }, { 1024, 700, 125 } };

START_TEST(all_of_it_fits)
{
    teardown();
    open_at(WINDOWS[_i].width, WINDOWS[_i].height, WINDOWS[_i].scale);
    show();
    sitter_check_layout(&sitter, "the choice of moments");
    office_press(&sitter, "talk-begin", 0);
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    sitter_check_layout(&sitter, "on the way to it");
    play_to_its_stop();
    ck_assert(reads_word("What did you think here?"));
    sitter_check_layout(&sitter, "the question");
    office_press(&sitter, "talk-answer", 0);
    ck_assert(is_chosen_on_desk());
    if (ui_access_find_id(ui_access_tree(sitter.ui), "talk-done", 0) == NULL) {
        sitter_click(&sitter, "Question");
    }
    office_press(&sitter, "talk-done", 0);
    office_press(&sitter, "talk-rate", 0);
    sitter_check_layout(&sitter, "the form");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("interview_screen");
    TCase *all = tcase_create("interview");
    tcase_set_timeout(all, 30);
    tcase_add_checked_fixture(all, setup, teardown);
    tcase_add_test(all, the_recruiter_sees_why_and_the_candidate_does_not);
    tcase_add_test(all, another_moment_may_be_chosen);
    tcase_add_test(all, a_rating_is_kept_and_stands_on_the_sheet);
    tcase_add_test(all, a_lock_in_the_middle_of_rating_loses_nothing);
    tcase_add_test(all, what_was_rated_can_be_dropped_and_put_back);
    tcase_add_test(all, who_goes_back_keeps_no_rating);
    tcase_add_test(all, the_form_is_read_from_its_start);
    tcase_add_test(all, who_only_looked_at_the_form_leaves_no_draft);
    tcase_add_test(all, what_the_candidate_reads_follows_the_address);
    tcase_add_test(all, other_rules_are_said);
    tcase_add_loop_test(all, all_of_it_fits, 0, sizeof(WINDOWS) / sizeof(WINDOWS[0]));
    suite_add_tcase(suite, all);
    return suite;
}
