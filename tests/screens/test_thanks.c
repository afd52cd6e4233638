// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the end of a shift: nothing is lost, the report comes, and the candidate has a say.
#include <string.h>

#include "game/screens/start.h"
#include "game/session/session.h"
#include "game/shift/action_text.h"
#include "game/store/office.h"
#include "game/store/remark.h"
#include "game/store/sessions.h"
#include "game/store/settings.h"
#include "tests/screens/sitter.h"
#include "tests/test_main.h"

// What sheet and evidence of a whole shift may weigh, of the 100 KB that a session may take.
enum { KEPT_MAX = 60 * 1024 };

static struct sitter sitter;

static void setup(void)
{
    sitter_init(&sitter, 1280, 800, 100);
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

static size_t count_running(void)
{
    struct session_list list = { 0 };
    ck_assert(store_list_running(sitter.store, NULL, &list, &sitter.world.diags));
    size_t count = list.rows.count;
    session_list_finish(&list);
    return count;
}

static int64_t the_finished(void)
{
    struct session_list list = { 0 };
    ck_assert(store_list_finished(sitter.store, NULL, &list, &sitter.world.diags));
    ck_assert_uint_eq(list.rows.count, 1);
    int64_t id = list.rows.items[0].id;
    session_list_finish(&list);
    return id;
}

static void set(const char *key, const char *value)
{
    ck_assert(store_write_setting(sitter.store, key, value, &sitter.world.diags));
}

/* ---- the end ---- */

static void play_line(struct session *session, const char *line, size_t size)
{
    struct action action;
    const char *text = arena_copy_text(&session->arena, line, size);
    struct diag_list *diags = &sitter.world.diags;
    ck_assert_msg(action_read(text, session->plan, &session->arena, &action, NULL, 0, diags) &&
                    session_act(session, &action, NULL, NULL, diags) == REFUSED_NOT,
            "%s", text);
}

// The whole morning, played by the demo's script and not handed in: as after a power cut at its
// end.
static void play_elsewhere(void)
{
    struct session_setup how = {
        .store = sitter.store,
        .root = "scenarios",
        .shift = "shifts/ochtend.xml",
        .candidate = "K-77",
        .seed = 7,
    };
    struct session *session = session_create(&how, &sitter.world.diags);
    struct buffer script = { 0 };
    ck_assert_ptr_nonnull(session);
    ck_assert(bundle_read_path(
            "scenarios/rehearsals/demo.txt", BUNDLE_FILE_SIZE_MAX, &script, &sitter.world.diags));
    for (const char *line = buffer_text(&script); *line != '\0';) {
        size_t size = strcspn(line, "\n");
        if (size > 0 && *line != '#') {
            play_line(session, line, size);
        }
        line += size + (line[size] == '\n');
    }
    ck_assert(session_over(session));
    session_destroy(session);
    buffer_finish(&script);
}

static void come_to_the_thanks(void)
{
    play_elsewhere();
    sitter_come_back(&sitter);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "K-77: the shift ended at"));
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(top(), "desk");
    sitter_key(&sitter, UI_KEY_F1 + 8, 0);
    ck_assert_str_eq(top(), "thanks");
}

START_TEST(an_ended_shift_is_in_the_office_with_its_sheet)
{
    come_to_the_thanks();
    ck_assert_uint_eq(count_running(), 0);
    struct office_audit who = { .session = the_finished(), .who = "test", .what = "sheet" };
    struct buffer sheet = { 0 };
    struct buffer evidence = { 0 };
    ck_assert(office_open_sheet(sitter.store, &who, &sheet, &evidence, &sitter.world.diags));
    ck_assert_ptr_nonnull(strstr(buffer_text(&sheet), "\"candidate\":\"K-77\""));
    ck_assert_ptr_nonnull(strstr(buffer_text(&evidence), "\"chain\":\"intact\""));
    ck_assert_ptr_nonnull(strstr(buffer_text(&evidence), "\"over\":true"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&evidence), "\"said\":\""));
    ck_assert_uint_lt(sheet.size + evidence.size, KEPT_MAX);
    buffer_finish(&sheet);
    buffer_finish(&evidence);
}
END_TEST

START_TEST(answers_are_kept_and_the_report_comes)
{
    come_to_the_thanks();
    sitter_tab_to(&sitter, "1  not at all");
    sitter_key(&sitter, UI_KEY_DOWN, 0); // to the second
    sitter_key(&sitter, UI_KEY_TAB, 0);
    sitter_key(&sitter, UI_KEY_TAB, 0);
    sitter_key(&sitter, UI_KEY_SPACE, 0); // the first of the third question
    sitter_press(&sitter, "Send, and on to your report");
    struct office_answers answers = { 0 };
    ck_assert(office_read_answers(sitter.store, the_finished(), &answers, &sitter.world.diags));
    ck_assert_int_eq(answers.fair, 2);
    ck_assert_int_eq(answers.realistic, 0);
    ck_assert_int_eq(answers.useful, 1);

    ck_assert_str_eq(top(), "own-report");
    ck_assert(sitter_reads(&sitter, "Accuracy"));
    ck_assert(sitter_reads(&sitter, "Your rights"));
}
END_TEST

START_TEST(the_next_candidate_meets_nothing_of_the_last)
{
    come_to_the_thanks();
    sitter_press(&sitter, "Skip, and on to your report");
    struct office_answers answers = { 0 };
    ck_assert(office_read_answers(sitter.store, the_finished(), &answers, &sitter.world.diags));
    ck_assert_int_eq(answers.fair + answers.realistic + answers.useful, 0);
    sitter_press(&sitter, "Done");
    ck_assert_str_eq(top(), "welcome");
    ck_assert_str_eq(sitter_focus(&sitter), "Begin by practising");
    sitter_press(&sitter, "I have practised already");
    ck_assert(!sitter_reads(&sitter, "K-77"));
    ck_assert(sitter_reads(&sitter, "field \"Your code\" = \"K-"));
}
END_TEST

START_TEST(without_a_report_the_welcome_comes_back)
{
    set("org.report_to_candidate", "no");
    sitter_come_back(&sitter);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    ck_assert(!sitter_reads(&sitter, "You get your own report"));
    come_to_the_thanks();
    sitter_press(&sitter, "Skip");
    ck_assert_str_eq(top(), "welcome");
}
END_TEST

/* ---- the candidate's own view ---- */

static struct remark_list said(void)
{
    struct remark_list list = { 0 };
    ck_assert(remark_read(sitter.store, the_finished(), &list, &sitter.world.diags));
    return list;
}

static void write_view(const char *text)
{
    sitter_tab_to(&sitter, "Your comment");
    sitter_type(&sitter, text);
}

START_TEST(a_comment_and_a_request_are_kept_with_the_play)
{
    come_to_the_thanks();
    sitter_press(&sitter, "Skip, and on to your report");
    write_view("Leuk om te doen");
    sitter_press(&sitter, "Send this");
    ck_assert(sitter_reads(&sitter, "Sent."));
    write_view("Ik had de heer Bos wel teruggebeld");
    sitter_tab_to(&sitter, "I ask to have something put right: I get an answer within a month");
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    sitter_press(&sitter, "Send this");
    struct remark_list list = said();
    ck_assert_uint_eq(list.rows.count, 2);
    ck_assert_str_eq(list.rows.items[0].text, "Leuk om te doen");
    ck_assert_int_eq(list.rows.items[0].kind, REMARK_COMMENT);
    ck_assert_int_eq(list.rows.items[1].kind, REMARK_CORRECTION);
    remark_list_finish(&list);
    sitter_press(&sitter, "Done");
    ck_assert_str_eq(top(), "welcome");
}
END_TEST

START_TEST(words_that_were_not_sent_are_not_lost_unseen)
{
    come_to_the_thanks();
    sitter_press(&sitter, "Skip, and on to your report");
    sitter_press(&sitter, "Send this");
    ck_assert(sitter_reads(&sitter, "Write what you want to say"));
    write_view("Toch nog iets");
    sitter_press(&sitter, "Done");
    ck_assert_str_eq(top(), "own-report");
    ck_assert(sitter_reads(&sitter, "was not sent yet"));
    sitter_press(&sitter, "Done");
    ck_assert_str_eq(top(), "welcome");
    struct remark_list list = said();
    ck_assert_uint_eq(list.rows.count, 0);
    remark_list_finish(&list);
}
END_TEST

START_TEST(who_gets_no_report_may_speak_too)
{
    set("org.report_to_candidate", "no");
    come_to_the_thanks();
    write_view("Wanneer hoor ik iets?");
    sitter_press(&sitter, "Skip");
    ck_assert_str_eq(top(), "thanks");
    sitter_press(&sitter, "Send this");
    sitter_press(&sitter, "Skip");
    ck_assert_str_eq(top(), "welcome");
    struct remark_list list = said();
    ck_assert_uint_eq(list.rows.count, 1);
    remark_list_finish(&list);
}
END_TEST

static void press_id(const char *id)
{
    ui_focus(sitter.ui, id, 0);
    navigator_build(sitter.navigator);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
}

START_TEST(nothing_is_cut_off_at_the_end)
{
    sitter_look(&sitter, _i);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    play_elsewhere();
    sitter_come_back(&sitter);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    sitter_check_layout(&sitter, "what was left");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    sitter_check_layout(&sitter, "the ended shift");
    sitter_key(&sitter, UI_KEY_F1 + 8, 0);
    ck_assert_str_eq(top(), "thanks");
    sitter_check_layout(&sitter, "thanks");
    press_id("next");
    ck_assert_str_eq(top(), "own-report");
    sitter_check_layout(&sitter, "own report");
    sitter_finish(&sitter);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("thanks");
    TCase *way = tcase_create("way");
    tcase_set_timeout(way, 60);
    tcase_add_checked_fixture(way, setup, teardown);
    tcase_add_test(way, an_ended_shift_is_in_the_office_with_its_sheet);
    tcase_add_test(way, answers_are_kept_and_the_report_comes);
    tcase_add_test(way, the_next_candidate_meets_nothing_of_the_last);
    tcase_add_test(way, without_a_report_the_welcome_comes_back);
    tcase_add_test(way, a_comment_and_a_request_are_kept_with_the_play);
    tcase_add_test(way, words_that_were_not_sent_are_not_lost_unseen);
    tcase_add_test(way, who_gets_no_report_may_speak_too);
    suite_add_tcase(suite, way);

    TCase *looks = tcase_create("looks");
    tcase_set_timeout(looks, 60);
    tcase_add_loop_test(looks, nothing_is_cut_off_at_the_end, 0, SITTER_LOOKS);
    suite_add_tcase(suite, looks);
    return suite;
}
