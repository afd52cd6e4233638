// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the replay: each step is what it was, all of it can be reached by key and pointer, and
// nothing is written but who looked.
#include <stdio.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/choice.h"
#include "game/report/words.h"
#include "game/screens/outcome.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/session/playback.h"
#include "game/shift/shift.h"
#include "game/store/database.h"
#include "tests/screens/office.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static struct sitter sitter;
static int64_t session;
static struct result result;

static void open_at(int width, int height, int scale)
{
    sitter_init(&sitter, width, height, scale);
    session = office_play(&sitter, "K-2041", OFFICE_WHOLE, true);
    ck_assert(outcome_load(&result, session, sitter.store, &sitter.world.diags));
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

static void show(long moment)
{
    recruiter_push_replay(sitter.navigator, session, moment, "Anja");
    navigator_build(sitter.navigator);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-replay");
}

static int64_t number_of(const char *sql)
{
    int64_t number = 0;
    ck_assert(database_read_integer(sitter.store->office, sql, &number, &sitter.world.diags));
    return number;
}

/* ---- the fold ---- */

static void expect_fresh(const struct playback *playback)
{
    const struct session *at = playback->session;
    struct shift_state fresh;
    shift_state_init(&fresh, at->plan, at->seed);
    shift_begin(&fresh, NULL);
    for (size_t i = 0; i < playback->at; i++) {
        struct shift_event event;
        ck_assert_int_eq(
                shift_decide(&fresh, &playback->actions.items[i].action, &event), REFUSED_NOT);
        shift_apply(&fresh, &event, NULL);
    }
    ck_assert(shift_state_equal(&fresh, &at->state));
    ck_assert_uint_eq(at->steps.count, playback->at);
    shift_state_finish(&fresh);
}

START_TEST(every_step_is_what_a_fresh_fold_gives)
{
    struct playback playback;
    ck_assert(playback_init(&playback, sitter.store, session, &sitter.world.diags));
    size_t count = playback.actions.count;
    ck_assert_uint_gt(count, 100);
    ck_assert_int_eq(playback.broken, 0);
    expect_fresh(&playback);
    size_t happened = playback.session->happenings.count;
    for (size_t i = 0; i <= count; i++) {
        playback_go(&playback, i * 37 % (count + 1)); // on and back, each place once
        ck_assert_uint_eq(playback.at, i * 37 % (count + 1));
        expect_fresh(&playback);
    }
    playback_go(&playback, count);
    ck_assert_uint_eq(playback.session->happenings.count, happened);
    playback_finish(&playback);
}
END_TEST

START_TEST(a_long_pause_is_shown_as_a_short_one)
{
    struct playback playback;
    ck_assert(playback_init(&playback, sitter.store, session, &sitter.world.diags));
    playback_go(&playback, 1);
    struct playback_action *before = &playback.actions.items[0];
    struct playback_action *next = &playback.actions.items[1];
    static const struct {
        int64_t before;
        int64_t next;
        int64_t pause;
    } PAUSES[] = {
        { 100000, 101500, 1500 },
        { 100000, 100000 + PLAYBACK_PAUSE_MAX_MS + 1, PLAYBACK_PAUSE_MAX_MS },
        { 100000, 100001, PLAYBACK_PAUSE_MIN_MS },
        { 0, 101500, PLAYBACK_PAUSE_MAX_MS },     // not known
        { 100000, 90000, PLAYBACK_PAUSE_MAX_MS }, // a clock that was put back
    };
    for (size_t i = 0; i < sizeof(PAUSES) / sizeof(PAUSES[0]); i++) {
        before->chosen_ms = PAUSES[i].before;
        next->chosen_ms = PAUSES[i].next;
        ck_assert_int_eq(playback_pause_ms(&playback), PAUSES[i].pause);
    }
    playback_go(&playback, playback.actions.count);
    ck_assert_int_eq(playback_pause_ms(&playback), 0);
    playback_finish(&playback);
}
END_TEST

/* ---- the screen ---- */

// The first reply that was scored.
static size_t first_reply(void)
{
    size_t i = 0;
    while (result.moments.items[i].kind != RESULT_TURN || *result.moments.items[i].said == '\0' ||
            result.moments.items[i].shown.count == 0) {
        i++;
        ck_assert_uint_lt(i, result.moments.count);
    }
    return i;
}

START_TEST(a_moment_shows_what_was_heard_said_and_possible_with_its_points)
{
    size_t index = first_reply();
    const struct result_moment *moment = &result.moments.items[index];
    char words[3000];
    show((long)index);
    snprintf(words, sizeof(words), "“%s”", moment->heard);
    ck_assert(sitter_reads(&sitter, words));
    snprintf(words, sizeof(words), "answers the customer: “%s”", moment->said);
    ck_assert(sitter_reads(&sitter, words));
    for (size_t i = 0; i < moment->shown.count; i++) {
        ck_assert(sitter_reads(&sitter, moment->shown.items[i]));
    }
    for (size_t i = 0; i < moment->point_count; i++) {
        snprintf(words, sizeof(words), "%s %d/%d", competency_name(moment->points[i].competency),
                moment->points[i].earned, moment->points[i].possible);
        ck_assert_msg(sitter_reads(&sitter, words), "%s", words);
        ck_assert(sitter_reads(&sitter, moment->points[i].why));
    }
    ck_assert_uint_eq(office_count(&sitter, "reply"), moment->shown.count + 1);
    sitter_check_layout(&sitter, "a moment");
}
END_TEST

START_TEST(what_was_on_offer_stands_in_the_order_of_the_desk)
{
    struct playback playback;
    struct choice choice;
    ck_assert(playback_init(&playback, sitter.store, session, &sitter.world.diags));
    size_t index = first_reply();
    playback_go(&playback, playback_find(&playback, result.moments.items[index].sequence));
    choice_init(&choice, &playback.session->state, &playback_next(&playback)->action);
    show((long)index);
    size_t chosen = 0;
    for (size_t i = 0; i < choice.options.count; i++) {
        ck_assert_str_eq(office_name(&sitter, "reply", (int64_t)i), choice.options.items[i].say);
        chosen += choice.options.items[i].chosen;
    }
    ck_assert_uint_eq(chosen, 1);
    choice_finish(&choice);
    playback_finish(&playback);
}
END_TEST

START_TEST(nothing_can_be_done_on_the_desk)
{
    show((long)first_reply());
    const struct ui_access *reply = ui_access_find_id(ui_access_tree(sitter.ui), "reply", 0);
    ck_assert(!reply->focusable);
    int64_t changes = number_of("SELECT total_changes()");
    sitter_key(&sitter, '1', 0);
    sitter_key(&sitter, UI_KEY_F1 + 2, 0);
    sitter_key(&sitter, UI_KEY_ENTER, UI_CTRL);
    sitter_key(&sitter, 'n', UI_CTRL);
    for (int i = 0; i < 40; i++) {
        sitter_key(&sitter, UI_KEY_TAB, 0);
        ck_assert_str_ne(sitter_focus(&sitter), reply->name);
    }
    ck_assert_int_eq(number_of("SELECT total_changes()"), changes);
}
END_TEST

static const char *stand(void)
{
    const struct ui_access *line = ui_access_find_id(ui_access_tree(sitter.ui), "replay-line", 0);
    ck_assert_ptr_nonnull(line);
    return line->value;
}

START_TEST(only_who_looked_is_written)
{
    int64_t rows = number_of("SELECT count(*) FROM journal");
    int64_t lines =
            number_of("SELECT count(*) FROM audit") + number_of("SELECT count(*) FROM ledger");
    show(-1);
    ck_assert_int_eq(
            number_of("SELECT count(*) FROM audit WHERE what = 'replay' AND who = 'Anja'") +
                    number_of("SELECT count(*) FROM ledger WHERE what = 'replay' AND who = 'Anja'"),
            1);
    ck_assert_int_eq(
            number_of("SELECT count(*) FROM audit") + number_of("SELECT count(*) FROM ledger"),
            lines + 1);
    int64_t changes = number_of("SELECT total_changes()");
    for (int i = 0; i < 60; i++) {
        sitter_key(&sitter, i % 3 == 0 ? UI_KEY_RIGHT : UI_KEY_DOWN, 0);
    }
    sitter_key(&sitter, UI_KEY_END, 0);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_int_eq(number_of("SELECT count(*) FROM journal"), rows);
    ck_assert_int_eq(number_of("SELECT total_changes()"), changes);
    ck_assert_int_eq(number_of("SELECT count(*) FROM session"), 1);
}
END_TEST

START_TEST(keys_go_by_step_and_by_moment)
{
    char at[80];
    show(-1);
    ck_assert_ptr_nonnull(strstr(stand(), "step 0 of "));
    sitter_key(&sitter, UI_KEY_RIGHT, 0);
    ck_assert_ptr_nonnull(strstr(stand(), "step 1 of "));
    sitter_key(&sitter, UI_KEY_LEFT, UI_ALT);
    ck_assert_ptr_nonnull(strstr(stand(), "step 0 of "));
    sitter_key(&sitter, UI_KEY_RIGHT, UI_CTRL);
    ck_assert(ui_access_find_id(ui_access_tree(sitter.ui), "replay-mark", 0)->selected);
    snprintf(at, sizeof(at), "%s", stand());
    sitter_key(&sitter, UI_KEY_DOWN, 0);
    ck_assert_str_ne(stand(), at);
    sitter_key(&sitter, UI_KEY_UP, 0);
    ck_assert_str_eq(stand(), at);
    sitter_key(&sitter, UI_KEY_END, 0);
    ck_assert(sitter_reads(&sitter, "The end of the play"));
    sitter_key(&sitter, UI_KEY_HOME, 0);
    ck_assert_ptr_nonnull(strstr(stand(), "step 0 of "));
}
END_TEST

static void click(int x, int y)
{
    struct ui_event down = { .kind = UI_POINTER_DOWN, .x = x, .y = y, .clicks = 1 };
    struct ui_event up = { .kind = UI_POINTER_UP, .x = x, .y = y };
    navigator_handle(sitter.navigator, &down, sitter.world.now_ms);
    navigator_handle(sitter.navigator, &up, sitter.world.now_ms);
    navigator_build(sitter.navigator);
}

START_TEST(a_click_on_the_line_goes_there)
{
    show(-1);
    size_t last = result.moments.count - 1;
    const struct ui_access *mark =
            ui_access_find_id(ui_access_tree(sitter.ui), "replay-mark", (int64_t)last);
    struct ui_rect rect = mark->rect;
    click(rect.x + rect.width / 2, rect.y + rect.height / 2);
    ck_assert_ptr_null(strstr(stand(), "step 0 of "));
    size_t selected = 0;
    for (size_t i = 0; i <= last; i++) {
        const struct ui_access *at =
                ui_access_find_id(ui_access_tree(sitter.ui), "replay-mark", (int64_t)i);
        selected += at->selected;
        ck_assert(!at->selected || result.moments.items[i].time == result.moments.items[last].time);
    }
    ck_assert_uint_eq(selected, 1);
}
END_TEST

static void let_time_pass(int64_t ms)
{
    sitter.world.now_ms += ms;
    navigator_pass_time(sitter.navigator, sitter.world.now_ms);
    navigator_build(sitter.navigator);
}

START_TEST(it_plays_by_itself_and_wakes_nobody_when_it_stands)
{
    show(-1);
    ck_assert_int_eq(navigator_wait_ms(sitter.navigator, sitter.world.now_ms), -1);
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    int64_t wait = navigator_wait_ms(sitter.navigator, sitter.world.now_ms);
    ck_assert(wait > 0 && wait <= PLAYBACK_PAUSE_MAX_MS + 1);
    let_time_pass(wait - 1);
    ck_assert_ptr_nonnull(strstr(stand(), "step 0 of "));
    let_time_pass(1); // the choice is shown
    ck_assert_ptr_nonnull(strstr(stand(), "step 0 of "));
    let_time_pass(navigator_wait_ms(sitter.navigator, sitter.world.now_ms));
    ck_assert_ptr_nonnull(strstr(stand(), "step 1 of "));
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    ck_assert_int_eq(navigator_wait_ms(sitter.navigator, sitter.world.now_ms), -1);
}
END_TEST

// At this width the panel stands where the systems were.
START_TEST(what_is_opened_comes_in_front_while_it_plays)
{
    struct playback playback;
    ck_assert(playback_init(&playback, sitter.store, session, &sitter.world.diags));
    size_t place = 0;
    while (playback.actions.items[place].action.kind != ACTION_OPEN) {
        place++;
    }
    const struct action *open = &playback.actions.items[place].action;
    const struct scenario *model = state_scenario(&playback.session->state, open->scenario);
    const char *title = scenario_text(model, model->records[open->item].title);
    show(-1);
    for (size_t i = 0; i < place; i++) {
        sitter_key(&sitter, UI_KEY_RIGHT, 0);
    }
    ck_assert_uint_eq(office_count(&sitter, "system"), 0);
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    let_time_pass(navigator_wait_ms(sitter.navigator, sitter.world.now_ms));
    ck_assert_uint_gt(office_count(&sitter, "system"), 0);
    let_time_pass(navigator_wait_ms(sitter.navigator, sitter.world.now_ms));
    ck_assert_uint_gt(office_count(&sitter, "system"), 0);
    ck_assert_ptr_nonnull(ui_access_find(ui_access_tree(sitter.ui), UI_ROLE_HEADING, title));
    playback_finish(&playback);
}
END_TEST

START_TEST(it_plays_to_its_end_and_four_times_as_fast)
{
    show(-1);
    sitter_key(&sitter, '+', 0);
    sitter_key(&sitter, '+', 0);
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    ck_assert_int_le(navigator_wait_ms(sitter.navigator, sitter.world.now_ms),
            PLAYBACK_PAUSE_MAX_MS / 4 + 1);
    for (int64_t wait = 0; wait >= 0;
            wait = navigator_wait_ms(sitter.navigator, sitter.world.now_ms)) {
        let_time_pass(wait);
    }
    ck_assert(sitter_reads(&sitter, "The end of the play"));
    ck_assert(sitter_reads(&sitter, "those over four seconds are shortened"));
}
END_TEST

START_TEST(the_sheet_leads_here_and_counts_what_was_opened)
{
    recruiter_show_sheet(sitter.navigator, session);
    navigator_build(sitter.navigator);
    char counts[120];
    snprintf(counts, sizeof(counts), "You opened 0 of %zu moments", result.moments.count);
    ck_assert(sitter_reads(&sitter, counts));
    office_press(&sitter, "replay", (int64_t)first_reply());
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-replay");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-sheet");
    ck_assert(!sitter_reads(&sitter, counts));
    office_press(&sitter, "replay", -1);
    ck_assert_ptr_nonnull(strstr(stand(), "step 0 of "));
}
END_TEST

/* ---- what cannot be shown ---- */

static void harm(const char *sql)
{
    ck_assert(database_run(sitter.store->office, sql, &sitter.world.diags));
}

START_TEST(a_damaged_log_is_shown_as_far_as_it_is_whole)
{
    harm("UPDATE journal SET device = 'mouse' WHERE sequence = 21");
    show(-1);
    ck_assert(sitter_reads(&sitter, "The log is damaged from row 21 on."));
    sitter_key(&sitter, UI_KEY_END, 0);
    ck_assert_ptr_nonnull(strstr(stand(), "step 20 of 20"));
    sitter_check_layout(&sitter, "a damaged log");
}
END_TEST

START_TEST(a_row_that_is_not_possible_ends_the_play_there)
{
    harm("UPDATE journal SET text = 'reply nobody nothing never' WHERE sequence = 31");
    show(-1);
    sitter_key(&sitter, UI_KEY_END, 0);
    ck_assert_ptr_nonnull(strstr(stand(), "step 30 of 30"));
}
END_TEST

START_TEST(other_rules_show_the_stored_sheet_and_say_why)
{
    harm("UPDATE session SET rules = 'rules 0'");
    recruiter_show_sheet(sitter.navigator, session);
    navigator_build(sitter.navigator);
    office_press(&sitter, "replay", -1);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-replay");
    ck_assert(sitter_reads(&sitter, "This play cannot be shown again"));
    ck_assert(sitter_reads(&sitter, "rules 0"));
    ck_assert(sitter_reads(&sitter, "as it was stored at the end of play"));
    ck_assert_uint_eq(office_count(&sitter, "replay-line"), 0);
    sitter_check_layout(&sitter, "a sheet in place of a play");
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    sitter_key(&sitter, UI_KEY_RIGHT, UI_CTRL);
}
END_TEST

/* ---- room ---- */

static const struct {
    int width;
    int height;
    int scale;
} WINDOWS[] = { { 1920, 1080, 100 }, { 1280, 800, 100 }, { 1280, 800, 200 }, { 1024, 700, 100 } };

START_TEST(all_of_it_fits)
{
    teardown();
    open_at(WINDOWS[_i].width, WINDOWS[_i].height, WINDOWS[_i].scale);
    show((long)first_reply());
    sitter_check_layout(&sitter, "the replay");
    for (int64_t view = 0; view < 3; view++) {
        if (ui_access_find_id(ui_access_tree(sitter.ui), "replay-view", view) != NULL) {
            sitter_click(&sitter, office_name(&sitter, "replay-view", view));
            sitter_check_layout(&sitter, "a part of the replay");
        }
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter_replay");
    TCase *fold = tcase_create("fold");
    tcase_add_checked_fixture(fold, setup, teardown);
    tcase_add_test(fold, every_step_is_what_a_fresh_fold_gives);
    tcase_add_test(fold, a_long_pause_is_shown_as_a_short_one);
    suite_add_tcase(suite, fold);
    TCase *screen = tcase_create("screen");
    tcase_add_checked_fixture(screen, setup, teardown);
    tcase_add_test(screen, a_moment_shows_what_was_heard_said_and_possible_with_its_points);
    tcase_add_test(screen, what_was_on_offer_stands_in_the_order_of_the_desk);
    tcase_add_test(screen, nothing_can_be_done_on_the_desk);
    tcase_add_test(screen, only_who_looked_is_written);
    tcase_add_test(screen, keys_go_by_step_and_by_moment);
    tcase_add_test(screen, a_click_on_the_line_goes_there);
    tcase_add_test(screen, it_plays_by_itself_and_wakes_nobody_when_it_stands);
    tcase_add_test(screen, what_is_opened_comes_in_front_while_it_plays);
    tcase_add_test(screen, it_plays_to_its_end_and_four_times_as_fast);
    tcase_add_test(screen, the_sheet_leads_here_and_counts_what_was_opened);
    tcase_add_test(screen, a_damaged_log_is_shown_as_far_as_it_is_whole);
    tcase_add_test(screen, a_row_that_is_not_possible_ends_the_play_there);
    tcase_add_test(screen, other_rules_show_the_stored_sheet_and_say_why);
    tcase_add_loop_test(screen, all_of_it_fits, 0, sizeof(WINDOWS) / sizeof(WINDOWS[0]));
    suite_add_tcase(suite, screen);
    return suite;
}
