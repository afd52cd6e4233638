// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the candidate's way around the desk: by keyboard alone, nothing lost, nothing cut off.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/start.h"
#include "game/session/session.h"
#include "game/shift/action_text.h"
#include "game/store/invitation.h"
#include "game/store/journal.h"
#include "game/store/office.h"
#include "game/store/sessions.h"
#include "game/store/settings.h"
#include "tests/screens/sitter.h"
#include "tests/test_main.h"

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

static size_t count_sessions(bool running)
{
    struct session_list list = { 0 };
    bool read = running ? store_list_running(sitter.store, NULL, &list, &sitter.world.diags)
                        : store_list_finished(sitter.store, NULL, &list, &sitter.world.diags);
    ck_assert(read);
    size_t count = list.rows.count;
    session_list_finish(&list);
    return count;
}

static void set(const char *key, const char *value)
{
    ck_assert(store_write_setting(sitter.store, key, value, &sitter.world.diags));
}

// From the welcome to the desk, under a code of one's own.
static void begin_shift(const char *code)
{
    sitter_press(&sitter, "I have practised already");
    ck_assert_str_eq(top(), "before");
    sitter_tab_to(&sitter, "Your code");
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_key(&sitter, UI_KEY_BACKSPACE, 0);
    sitter_type(&sitter, code);
}

/* ---- the way in ---- */

START_TEST(enter_alone_begins_the_practice)
{
    ck_assert_str_eq(top(), "welcome");
    ck_assert_str_eq(sitter_focus(&sitter), "Begin by practising");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(top(), "desk");
    ck_assert_uint_eq(count_sessions(true), 0);
}
END_TEST

START_TEST(after_the_practice_the_shift_comes_first)
{
    sitter_press(&sitter, "Begin by practising");
    sitter_play_anyhow(&sitter, 7);
    ck_assert_str_eq(top(), "welcome");
    ck_assert(sitter_reads(&sitter, "You have practised."));
    sitter_press(&sitter, "Practise once more");
    ck_assert_str_eq(top(), "desk");
    ck_assert_uint_eq(count_sessions(true) + count_sessions(false), 0);
}
END_TEST

START_TEST(the_mouse_goes_everywhere_too)
{
    sitter_click(&sitter, "Read the full notice");
    ck_assert_str_eq(top(), "notice");
    sitter_click(&sitter, "Back");
    sitter_click(&sitter, "Display");
    sitter_click(&sitter, "125%");
    ck_assert_int_eq(ui_scale(sitter.ui), 125);
    sitter_click(&sitter, "High contrast");
    ck_assert_ptr_eq(ui_theme(sitter.ui), ui_theme_contrast());
    sitter_click(&sitter, "High contrast");
    ck_assert_ptr_eq(ui_theme(sitter.ui), ui_theme_light());
    sitter_click(&sitter, "Back");
    sitter_click(&sitter, "For recruiters");
    ck_assert_str_eq(top(), "recruiter-entrance");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    sitter_click(&sitter, "I have practised already");
    sitter_click(&sitter, "Begin the shift");
    ck_assert_str_eq(top(), "desk");
}
END_TEST

// Its catalogue is complete; that of the whole shift is not, so the shift stays as it was written.
START_TEST(practice_speaks_the_language_of_the_screen)
{
    sitter_press(&sitter, "Begin by practising");
    sitter_press(&sitter, "Lotte Brandsma, Team, waits 0:00");
    ck_assert(sitter_reads(&sitter, "Good morning! This is practice"));
    ck_assert(!sitter_reads(&sitter, "Goedemorgen"));
}
END_TEST

START_TEST(practice_can_be_left_at_any_moment)
{
    sitter_press(&sitter, "Begin by practising");
    sitter_press(&sitter, "Stop practising");
    ck_assert_str_eq(top(), "welcome");
    ck_assert_str_eq(sitter_focus(&sitter), "Begin the shift");
}
END_TEST

START_TEST(the_welcome_tells_what_the_shift_is)
{
    ck_assert(sitter_reads(&sitter, "3 customers, about 20 minutes."));
    ck_assert(sitter_reads(&sitter, "A morning of customer service"));
    ck_assert(!sitter_reads(&sitter, "in this language:")); // the shift speaks it too
    ck_assert(!sitter_reads(&sitter, "not finished"));
}
END_TEST

START_TEST(a_shift_is_kept_under_the_code_that_was_typed)
{
    begin_shift(" k-77 ");
    sitter_tab_to(&sitter, "Your name (may stay empty)");
    sitter_type(&sitter, "Noor de Wit");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(top(), "desk");

    struct session_list list = { 0 };
    struct buffer name = { 0 };
    ck_assert(store_list_running(sitter.store, "K-77", &list, &sitter.world.diags));
    ck_assert_uint_eq(list.rows.count, 1);
    ck_assert(office_read_name(sitter.store, "K-77", &name, &sitter.world.diags));
    ck_assert_str_eq(buffer_text(&name), "Noor de Wit");
    buffer_finish(&name);
    session_list_finish(&list);
}
END_TEST

static const char *const ODD_CODES[] = { "", "   ", "A", "K 77", "K/77", "Jansén",
    "A-CODE-THAT-IS-LONGER-THAN-ANY-CODE" };

START_TEST(an_odd_code_is_refused_with_a_reason)
{
    begin_shift(ODD_CODES[_i]);
    sitter_press(&sitter, "Begin the shift");
    ck_assert_str_eq(top(), "before");
    ck_assert(sitter_reads(&sitter, "A code has 2 to 32"));
    ck_assert_str_eq(sitter_focus(&sitter), "Your code");
    ck_assert_uint_eq(count_sessions(true), 0);
}
END_TEST

START_TEST(what_may_hurt_is_said_before_the_shift)
{
    sitter_press(&sitter, "I have practised already");
    ck_assert(sitter_reads(&sitter, "One of the customers has money worries"));
}
END_TEST

// The shipped content, with a shift in which the customer with money troubles can be swapped.
static const char SWAP_SHIFT[] =
        "<shift xmlns='urn:zeven:scenario:1' id='s' version='1' xml:lang='nl' form='a' "
        "start='09:00' until='12:30' minutes='20'><title>Ruil</title>"
        "<centre pack='../packs/meander/pack.xml'/><scenario "
        "file='../packs/noordwind/jaarnota.xml' "
        "swap='../packs/noorderkist/pakket.xml'/></shift>";

static void write_swap_shift(const char *folder)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "cp -r scenarios/. %s", folder);
    ck_assert_int_eq(system(buffer_text(&path)), 0);
    buffer_clear(&path);
    buffer_add_format(&path, "%s/shifts/ruil.xml", folder);
    FILE *file = fopen(buffer_text(&path), "w");
    ck_assert_ptr_nonnull(file);
    fputs(SWAP_SHIFT, file);
    fclose(file);
    buffer_finish(&path);
}

static void remove_folder(const char *folder)
{
    struct buffer gone = { 0 };
    buffer_add_format(&gone, "rm -r %s", folder);
    ck_assert_int_eq(system(buffer_text(&gone)), 0);
    buffer_finish(&gone);
}

START_TEST(a_customer_can_be_swapped_beforehand)
{
    char folder[] = "/tmp/zeven-swap-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_swap_shift(folder);
    sitter_init_over(&sitter, folder, "shifts/ruil.xml");
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    sitter_press(&sitter, "Begin the shift");
    sitter_tab_to(&sitter, "Give me another customer instead; it costs me nothing");
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    sitter_press(&sitter, "Begin the shift");
    ck_assert_str_eq(top(), "desk");

    struct session_list list = { 0 };
    ck_assert(store_list_running(sitter.store, NULL, &list, &sitter.world.diags));
    ck_assert_str_eq(list.rows.items[0].start.shift, "shifts/ruil.xml#jaarnota");
    struct session *session =
            session_resume(sitter.store, list.rows.items[0].id, &sitter.world.diags);
    ck_assert_ptr_nonnull(session);
    ck_assert_str_eq(session->shift->entries[0].scenario->id, "pakket");
    session_destroy(session);
    session_list_finish(&list);
    sitter_finish(&sitter);
    remove_folder(folder);
}
END_TEST

/* ---- going on ---- */

START_TEST(a_shift_that_was_left_is_offered_at_its_time)
{
    begin_shift("K-77");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    sitter_key(&sitter, UI_KEY_F1 + 8, 0);
    ck_assert(sitter_reads(&sitter, "09:02"));
    sitter_come_back(&sitter);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);

    ck_assert(sitter_reads(&sitter, "K-77: it is 09:02 there."));
    ck_assert_str_eq(sitter_focus(&sitter), "Go on with K-77");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(top(), "desk");
    ck_assert(sitter_reads(&sitter, "09:02"));
    ck_assert_uint_eq(count_sessions(true), 1);
}
END_TEST

START_TEST(who_waits_is_named_before_the_clock_leaps)
{
    begin_shift("K-77");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(!sitter_reads(&sitter, "is waiting for you"));
    sitter_key(&sitter, UI_KEY_F1 + 8, 0);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert(sitter_reads(&sitter, "Fatima El Amrani is waiting for you."));
    // Whoever holds the phone goes before an e-mail.
    sitter_key(&sitter, UI_KEY_F1 + 8, 0);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert(sitter_reads(&sitter, "Hendrik Oosting is waiting for you."));
}
END_TEST

// A shift under rules that this program does not speak.
static void leave_a_stranger(void)
{
    struct session *session = session_create(
            &(struct session_setup) {
                    .store = sitter.store,
                    .root = "scenarios",
                    .shift = "shifts/ochtend.xml",
                    .candidate = "K-12",
                    .seed = 1,
            },
            &sitter.world.diags);
    ck_assert_ptr_nonnull(session);
    struct session_list list = { 0 };
    int64_t id = 0;
    ck_assert(store_find_session(sitter.store, session->id, &list, &sitter.world.diags));
    struct session_start start = list.rows.items[0].start;
    start.candidate = "K-13";
    start.rules = "rules 0";
    start.created_ms = 2000;
    ck_assert(store_create_session(sitter.store, &start, &id, &sitter.world.diags));
    session_list_finish(&list);
    session_destroy(session);
}

START_TEST(what_cannot_go_on_is_said_and_stops_nobody)
{
    leave_a_stranger();
    sitter_come_back(&sitter);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "K-13: something is wrong"));
    ck_assert(sitter_reads(&sitter, "K-12: it is 09:00"));
    ck_assert_uint_eq(sitter.world.diags.errors, 0);
    ck_assert_str_eq(sitter_focus(&sitter), "Begin by practising");
    sitter_press(&sitter, "Go on with K-13");
    ck_assert_str_eq(top(), "welcome");
    ck_assert(sitter_reads(&sitter, "Something went wrong"));
    sitter_press(&sitter, "Close");
    sitter_press(&sitter, "Begin by practising");
    ck_assert_str_eq(top(), "desk");
}
END_TEST

START_TEST(an_invitation_sets_the_desk_as_was_agreed)
{
    static const struct accommodations NEEDS = {
        .time_percent = 150, .text_percent = 140, .contrast = true
    };
    ck_assert(invitation_write(
            sitter.store, "K-77", "shifts/ochtend.xml", &NEEDS, &sitter.world.diags));
    begin_shift("K-77");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "before");
    ck_assert(sitter_reads(&sitter, "This was set for you"));
    ck_assert(sitter_reads(&sitter, "all the time you want"));
    ck_assert_int_eq(ui_scale(sitter.ui), 150);
    ck_assert(sitter.world.display.contrast);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "desk");

    struct session_list list = { 0 };
    struct journal journal = { 0 };
    ck_assert(store_list_running(sitter.store, "K-77", &list, &sitter.world.diags));
    ck_assert(journal_read(sitter.store, list.rows.items[0].id, &journal, &sitter.world.diags));
    ck_assert_uint_eq(journal.rows.count, 2);
    ck_assert_str_eq(journal.rows.items[1].entry.text, "accommodations time=150 text=140 contrast");
    journal_finish(&journal);
    session_list_finish(&list);
}
END_TEST

START_TEST(a_code_that_was_begun_with_goes_on)
{
    begin_shift("K-77");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    sitter_come_back(&sitter);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    begin_shift("K-77");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(top(), "desk");
    ck_assert_uint_eq(count_sessions(true), 1);
}
END_TEST

/* ---- settings, notice, languages ---- */

START_TEST(the_notice_says_what_the_organisation_filled_in)
{
    set("org.name", "Gemeente Zwolle");
    set("org.vacancy", "klantadviseur");
    set("org.controller", "Gemeente Zwolle, Grote Kerkplein 15");
    set("org.contact", "privacy@zwolle.example");
    set("org.retention_weeks", "6");
    sitter_come_back(&sitter);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "Gemeente Zwolle · klantadviseur"));
    sitter_press(&sitter, "Read the full notice");
    ck_assert_str_eq(top(), "notice");
    ck_assert(sitter_reads(&sitter, "Grote Kerkplein 15"));
    ck_assert(sitter_reads(&sitter, "Write to: privacy@zwolle.example"));
    ck_assert(sitter_reads(&sitter, "until 6 weeks"));
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_str_eq(top(), "welcome");
}
END_TEST

START_TEST(what_was_not_filled_in_is_not_made_up)
{
    sitter_press(&sitter, "Read the full notice");
    ck_assert(sitter_reads(&sitter, "has not filled in its name"));
    ck_assert(sitter_reads(&sitter, "until 4 weeks"));
    ck_assert(!sitter_reads(&sitter, "Write to:"));
}
END_TEST

START_TEST(another_language_is_chosen_and_kept)
{
    sitter_press(&sitter, "Language: English");
    ck_assert_str_eq(sitter_focus(&sitter), "English");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_str_eq(sitter_focus(&sitter), "Language: English");
    sitter_press(&sitter, "Language: English");
    sitter_key(&sitter, UI_KEY_UP, 0);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    struct buffer kept = { 0 };
    ck_assert(store_read_setting(sitter.store, "display.language", "", &kept, &sitter.world.diags));
    ck_assert_str_eq(buffer_text(&kept), "nl");
    ck_assert_str_eq(locale_language(), "nl");
    ck_assert(sitter_reads(&sitter, "Begin met oefenen"));
    ck_assert(!sitter_reads(&sitter, "in deze taal"));
    buffer_finish(&kept);
}
END_TEST

START_TEST(display_changes_at_once_and_stays)
{
    sitter_press(&sitter, "Display");
    ck_assert_str_eq(top(), "display");
    ck_assert_str_eq(sitter_focus(&sitter), "100%");
    sitter_key(&sitter, UI_KEY_DOWN, 0);
    ck_assert_int_eq(ui_scale(sitter.ui), 125);
    sitter_tab_to(&sitter, "High contrast");
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    ck_assert_ptr_eq(ui_theme(sitter.ui), ui_theme_contrast());
    sitter_press(&sitter, "Done");
    struct display_settings kept = { 0 };
    display_settings_read(&kept, sitter.store, &sitter.world.diags);
    ck_assert_int_eq(kept.scale, 125);
    ck_assert(kept.contrast);
}
END_TEST

START_TEST(content_that_cannot_be_read_is_said)
{
    sitter_come_back(&sitter);
    sitter.world.shift = "shifts/nowhere.xml";
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "Something went wrong"));
    ck_assert(sitter_reads(&sitter, "nowhere.xml"));
    sitter_check_layout(&sitter, "trouble");
    sitter_press(&sitter, "Close");
    ck_assert(sitter_reads(&sitter, "There is nothing to play here"));
    ck_assert_uint_eq(sitter.world.diags.errors, 0);
}
END_TEST

/* ---- nothing is cut off ---- */

START_TEST(a_large_welcome_begins_at_its_beginning)
{
    sitter_init(&sitter, 1280, 800, 200);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    const struct ui_access *heading = ui_access_find(ui_access_tree(sitter.ui), UI_ROLE_HEADING,
            "A morning of customer service,\nfrom your own chair");
    ck_assert_ptr_nonnull(heading);
    ck_assert_int_gt(heading->rect.y, 0);
    sitter_press(&sitter, "Begin by practising");
    ck_assert_str_eq(top(), "desk");
    sitter_finish(&sitter);
}
END_TEST

static void press_id(const char *id)
{
    ui_focus(sitter.ui, id, 0);
    navigator_build(sitter.navigator);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
}

START_TEST(nothing_is_cut_off_around_the_desk)
{
    static const char *const WAYS[] = { "notice", "display", "shift" };
    sitter_look(&sitter, _i);
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    sitter_check_layout(&sitter, "welcome");
    press_id("language");
    sitter_check_layout(&sitter, "languages");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    for (size_t i = 0; i < sizeof(WAYS) / sizeof(WAYS[0]); i++) {
        press_id(WAYS[i]);
        ck_assert_str_ne(top(), "welcome");
        sitter_check_layout(&sitter, WAYS[i]);
        press_id("back");
        ck_assert_str_eq(top(), "welcome");
    }
    sitter_finish(&sitter);
}
END_TEST

START_TEST(the_demo_plays_to_its_sheet)
{
    sitter_init(&sitter, 1280, 800, 100);
    sitter.world.demo = true;
    ck_assert(start_demo(sitter.navigator));
    while (navigator_step(sitter.navigator, sitter.world.now_ms += 1000)) {
        navigator_build(sitter.navigator);
    }
    navigator_build(sitter.navigator);
    ck_assert_str_eq(top(), "recruiter-sheet");
    ck_assert_uint_eq(sitter.world.diags.errors, 0);
    ck_assert_uint_eq(count_sessions(false), 1);
    sitter_finish(&sitter);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("candidate");
    TCase *way = tcase_create("way");
    tcase_set_timeout(way, 60);
    tcase_add_checked_fixture(way, setup, teardown);
    tcase_add_test(way, enter_alone_begins_the_practice);
    tcase_add_test(way, after_the_practice_the_shift_comes_first);
    tcase_add_test(way, the_mouse_goes_everywhere_too);
    tcase_add_test(way, practice_speaks_the_language_of_the_screen);
    tcase_add_test(way, practice_can_be_left_at_any_moment);
    tcase_add_test(way, the_welcome_tells_what_the_shift_is);
    tcase_add_test(way, a_shift_is_kept_under_the_code_that_was_typed);
    tcase_add_loop_test(way, an_odd_code_is_refused_with_a_reason, 0,
            (int)(sizeof(ODD_CODES) / sizeof(ODD_CODES[0])));
    tcase_add_test(way, what_may_hurt_is_said_before_the_shift);
    tcase_add_test(way, a_shift_that_was_left_is_offered_at_its_time);
    tcase_add_test(way, who_waits_is_named_before_the_clock_leaps);
    tcase_add_test(way, what_cannot_go_on_is_said_and_stops_nobody);
    tcase_add_test(way, an_invitation_sets_the_desk_as_was_agreed);
    tcase_add_test(way, a_code_that_was_begun_with_goes_on);
    tcase_add_test(way, the_notice_says_what_the_organisation_filled_in);
    tcase_add_test(way, what_was_not_filled_in_is_not_made_up);
    tcase_add_test(way, another_language_is_chosen_and_kept);
    tcase_add_test(way, display_changes_at_once_and_stays);
    tcase_add_test(way, content_that_cannot_be_read_is_said);
    suite_add_tcase(suite, way);

    TCase *looks = tcase_create("looks");
    tcase_set_timeout(looks, 60);
    tcase_add_loop_test(looks, nothing_is_cut_off_around_the_desk, 0, SITTER_LOOKS);
    tcase_add_test(looks, a_large_welcome_begins_at_its_beginning);
    tcase_add_test(looks, the_demo_plays_to_its_sheet);
    tcase_add_test(looks, a_customer_can_be_swapped_beforehand);
    suite_add_tcase(suite, looks);
    return suite;
}
