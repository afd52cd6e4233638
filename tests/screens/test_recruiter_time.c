// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the pages of retention and norms, and the one that says that the data is damaged.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/damage.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/store/norms.h"
#include "game/store/sessions.h"
#include "tests/screens/office.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static const int64_t DAY = 86400000;

static struct sitter sitter;

static void open_at(int width, int height, int scale)
{
    sitter_init(&sitter, width, height, scale);
}

static void setup(void)
{
    open_at(1280, 800, 100);
}

static void teardown(void)
{
    sitter_finish(&sitter);
}

static void play(const char *code, int score, int64_t finished_ms)
{
    struct buffer sheet = { 0 };
    int64_t id = fixture_create_session(sitter.store, code);
    buffer_add_format(&sheet,
            "{\"sheets\":[{\"competencies\":{\"empathy\":{\"score\":%d,\"status\":\"ok\"}},"
            "\"overall\":{\"score\":null}}]}",
            score);
    struct session_end end = {
        .state = SESSION_FINISHED, .finished_ms = finished_ms, .sheet = buffer_text(&sheet)
    };
    ck_assert(store_finish_session(sitter.store, id, &end, &sitter.world.diags));
    buffer_finish(&sheet);
}

static void play_many(int people)
{
    char code[16];
    for (int i = 0; i < people; i++) {
        (void)snprintf(code, sizeof(code), "K-%03d", i);
        play(code, 30 + i, sitter.world.now_ms);
    }
}

static void open_list(void)
{
    recruiter_open(sitter.navigator);
    navigator_build(sitter.navigator);
    recruiter_show_list(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
}

/* ---- retention ---- */

static void play_three(void)
{
    play("OUD-1", 50, sitter.world.now_ms - 40 * DAY);
    play("BIJNA-2", 50, sitter.world.now_ms - 20 * DAY);
    play("NIEUW-3", 50, sitter.world.now_ms + DAY);
}

START_TEST(who_is_past_their_day_is_erased_after_a_second_question)
{
    play_three();
    open_list();
    office_press(&sitter, "retention", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-retention");
    ck_assert(sitter_reads(&sitter, "Past their day: 1"));
    ck_assert(sitter_reads(&sitter, "Within four weeks: 1"));
    ck_assert(sitter_reads(&sitter, "OUD-1"));
    ck_assert(sitter_reads(&sitter, "BIJNA-2"));
    ck_assert(!sitter_reads(&sitter, "NIEUW-3"));
    ck_assert_uint_eq(office_count(&sitter, "erase"), 0);
    office_press(&sitter, "ask", 0);
    ck_assert_str_eq(sitter_focus(&sitter), "No, keep them for now");
    office_press(&sitter, "keep", 0);
    ck_assert_uint_eq(office_count(&sitter, "erase"), 0);
    ck_assert(sitter_reads(&sitter, "OUD-1"));
    office_press(&sitter, "ask", 0);
    office_press(&sitter, "erase", 0);
    ck_assert(sitter_reads(&sitter, "1 candidate was erased for good"));
    ck_assert(!sitter_reads(&sitter, "OUD-1"));
    ck_assert(sitter_reads(&sitter, "BIJNA-2"));
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-list");
    ck_assert(!sitter_reads(&sitter, "OUD-1"));
    ck_assert(sitter_reads(&sitter, "NIEUW-3"));
}
END_TEST

START_TEST(when_nobody_is_due_nothing_can_be_erased)
{
    play("NIEUW-3", 50, sitter.world.now_ms + DAY);
    open_list();
    office_press(&sitter, "retention", 0);
    ck_assert(sitter_reads(&sitter, "Nobody has been kept longer than was agreed."));
    ck_assert(sitter_reads(&sitter, "Nothing has to go within the next four weeks."));
    ck_assert_uint_eq(office_count(&sitter, "ask"), 0);
}
END_TEST

START_TEST(who_asks_is_erased_whatever_the_day)
{
    office_play(&sitter, "K-1", 20, true);
    office_play(&sitter, "K-2", 20, true);
    open_list();
    office_press(&sitter, "retention", 0);
    office_focus(&sitter, "one", 0);
    sitter_type(&sitter, "K-9");
    office_press(&sitter, "ask-one", 0);
    ck_assert_uint_eq(office_count(&sitter, "erase-one"), 0);
    ck_assert(sitter_reads(&sitter, "K-9"));
    office_focus(&sitter, "one", 0);
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_type(&sitter, "k-1");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(sitter_focus(&sitter), "No, keep this one");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_uint_eq(office_count(&sitter, "erase-one"), 0);
    office_press(&sitter, "ask-one", 0);
    office_press(&sitter, "erase-one", 0);
    ck_assert(sitter_reads(&sitter, "1 candidate was erased for good"));
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert(!sitter_reads(&sitter, "K-1"));
    ck_assert(sitter_reads(&sitter, "K-2"));
}
END_TEST

/* ---- norms ---- */

START_TEST(a_norm_is_built_shown_and_removed)
{
    play_many(NORMS_PEOPLE_MIN + 2);
    open_list();
    office_press(&sitter, "norms", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-norms");
    ck_assert(sitter_reads(&sitter, "There is none yet."));
    office_focus(&sitter, "name", 0);
    sitter_type(&sitter, "Zwolle");
    office_press(&sitter, "build", 0);
    ck_assert(sitter_reads(&sitter, "“Zwolle” is there."));
    ck_assert(sitter_reads(&sitter, "32 people"));
    ck_assert(sitter_reads(&sitter, "indicative"));
    ck_assert(sitter_reads(&sitter, "size insufficient by COTAN"));
    struct norm_list list = { 0 };
    ck_assert(norms_read_all(sitter.store, &list, &sitter.world.diags));
    int64_t id = list.rows.items[0].id;
    norm_list_finish(&list);
    office_press(&sitter, "ask-remove", id);
    ck_assert_str_eq(sitter_focus(&sitter), "Really remove Zwolle");
    office_press(&sitter, "remove", id);
    ck_assert(sitter_reads(&sitter, "There is none yet."));
}
END_TEST

START_TEST(a_norm_without_a_name_says_what_lacks)
{
    play_many(NORMS_PEOPLE_MIN);
    open_list();
    office_press(&sitter, "norms", 0);
    office_press(&sitter, "build", 0);
    ck_assert(sitter_reads(&sitter, "This is no norm: its name cannot be right."));
}
END_TEST

START_TEST(the_shift_of_a_norm_is_chosen_and_its_figures_are_near)
{
    play_many(NORMS_PEOPLE_MIN);
    sitter.world.shift = "shifts/voorbeeld.xml";
    office_play_script(&sitter, "K-9", "veerboot-gone", 0, true);
    open_list();
    office_press(&sitter, "norms", 0);
    ck_assert_uint_eq(office_count(&sitter, "content"), 2);
    bool enough = !sitter_reads(&sitter, "It takes 30 people");
    office_press(&sitter, "content", 1);
    bool enough_then = !sitter_reads(&sitter, "It takes 30 people");
    office_press(&sitter, "content", 0);
    ck_assert(enough != enough_then);
    ck_assert(enough == !sitter_reads(&sitter, "It takes 30 people"));
    office_press(&sitter, "figures", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "figures");
    ck_assert(sitter_reads(&sitter, "Candidates › Norms › Figures"));
    ck_assert(sitter_reads(&sitter, "Reliability"));
}
END_TEST

START_TEST(too_few_people_cannot_be_built_on)
{
    play_many(3);
    open_list();
    office_press(&sitter, "norms", 0);
    ck_assert(sitter_reads(&sitter, "It takes 30 people"));
    office_focus(&sitter, "name", 0);
    sitter_type(&sitter, "Klein");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(sitter_reads(&sitter, "There is none yet."));
}
END_TEST

/* ---- damage ---- */

static void damage_store(char folder[FIXTURE_PATH_SIZE], struct diag_list *diags)
{
    char path[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    store_close(fixture_open(folder));
    fixture_join(path, folder, "play.db");
    FILE *file = fopen(path, "r+b");
    ck_assert_ptr_nonnull(file);
    fputs("no database at all", file);
    fclose(file);
    ck_assert_ptr_null(store_open(folder, diags));
}

START_TEST(damaged_data_is_told_and_what_can_be_read_is_saved)
{
    char folder[FIXTURE_PATH_SIZE];
    struct diag_list diags = { 0 };
    damage_store(folder, &diags);
    damage_open(sitter.navigator, folder, NULL, &diags);
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "The data of Zeven is damaged"));
    ck_assert(sitter_reads(&sitter, "zeven restore FILE"));
    ck_assert(sitter_reads(&sitter, "was saved in this file"));
    // Of no session: then it is no way back.
    ck_assert(!sitter_reads(&sitter, "Put back the saved file"));
    ck_assert(sitter_reads(&sitter, "Give the data folder to whoever maintains this computer"));
    const char *path = ui_field_text(sitter.ui, "saved", 0);
    ck_assert_int_eq(strncmp(path, folder, strlen(folder)), 0);
    ck_assert_ptr_nonnull(strstr(path, "-rescued-"));
    ck_assert_int_eq(remove(path), 0);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(sitter.world.quit);
    fixture_remove_folder(folder);
    diag_list_finish(&diags);
}
END_TEST

/* ---- any window ---- */

static const struct {
    int width, height, scale;
} WINDOWS[] = {
    { 1280, 800, 100 },
    { 1280, 800, 200 },
    { 1920, 1080, 150 },
    { 640, 480, 100 },
};

enum { WINDOW_COUNT = sizeof(WINDOWS) / sizeof(WINDOWS[0]) };

static void check_damage(void)
{
    char folder[FIXTURE_PATH_SIZE];
    struct diag_list diags = { 0 };
    damage_store(folder, &diags);
    damage_open(sitter.navigator, folder, NULL, &diags);
    navigator_build(sitter.navigator);
    sitter_check_layout(&sitter, "damage");
    ck_assert_int_eq(remove(ui_field_text(sitter.ui, "saved", 0)), 0);
    fixture_remove_folder(folder);
    diag_list_finish(&diags);
}

START_TEST(nothing_is_cut_off)
{
    int window = _i % WINDOW_COUNT;
    teardown();
    open_at(WINDOWS[window].width, WINDOWS[window].height, WINDOWS[window].scale);
    ck_assert(_i < WINDOW_COUNT || locale_init("nl", locale_default_folder()));
    play_three();
    play_many(NORMS_PEOPLE_MIN);
    open_list();
    sitter_check_layout(&sitter, "list");
    office_press(&sitter, "retention", 0);
    office_press(&sitter, "ask", 0);
    sitter_check_layout(&sitter, "retention");
    office_press(&sitter, "erase", 0);
    sitter_check_layout(&sitter, "retention, erased");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    office_press(&sitter, "norms", 0);
    office_focus(&sitter, "name", 0);
    sitter_type(&sitter, "Klantadviseurs");
    office_press(&sitter, "build", 0);
    sitter_check_layout(&sitter, "norms");
    check_damage();
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter time");
    TCase *tests = tcase_create("recruiter time");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, who_is_past_their_day_is_erased_after_a_second_question);
    tcase_add_test(tests, when_nobody_is_due_nothing_can_be_erased);
    tcase_add_test(tests, who_asks_is_erased_whatever_the_day);
    tcase_add_test(tests, a_norm_is_built_shown_and_removed);
    tcase_add_test(tests, a_norm_without_a_name_says_what_lacks);
    tcase_add_test(tests, the_shift_of_a_norm_is_chosen_and_its_figures_are_near);
    tcase_add_test(tests, too_few_people_cannot_be_built_on);
    tcase_add_test(tests, damaged_data_is_told_and_what_can_be_read_is_saved);
    tcase_add_loop_test(tests, nothing_is_cut_off, 0, 2 * WINDOW_COUNT);
    suite_add_tcase(suite, tests);
    return suite;
}
