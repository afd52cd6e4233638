// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what the settings of the organisation promise: each of them has its effect.
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/start.h"
#include "game/store/candidate.h"
#include "game/store/settings.h"
#include "tests/screens/office.h"
#include "tests/test_main.h"

static const int64_t DAY_MS = INT64_C(86400000);
static const struct office_hand HAND = { "Noor", 1 };

static struct sitter sitter;

static void setup(void)
{
    sitter_init(&sitter, 1280, 800, 100);
    sitter.world.now_ms = 10 * DAY_MS + DAY_MS / 2;
}

static void teardown(void)
{
    sitter_finish(&sitter);
}

static void set(const char *key, const char *value)
{
    ck_assert(store_write_setting(sitter.store, key, value, &sitter.world.diags));
}

static void show_sheet(int64_t session)
{
    recruiter_show_sheet(sitter.navigator, session);
    navigator_build(sitter.navigator);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-sheet");
}

static void show_welcome(void)
{
    start_screens(sitter.navigator);
    navigator_build(sitter.navigator);
    ck_assert_str_eq(navigator_top(sitter.navigator), "welcome");
}

/* ---- what counts ---- */

// The sample shift has three customers: four is more than anybody can show there.
START_TEST(the_gates_decide_what_a_sheet_says)
{
    set("org.gate.customers", "4");
    show_sheet(office_play(&sitter, "K-1", OFFICE_WHOLE, true));
    ck_assert(sitter_reads(&sitter, "not enough seen: 3 customers"));
    ck_assert(sitter_reads(&sitter, "from 4 customers and 6 moments"));
    ck_assert(!sitter_reads(&sitter, "is not the one that was stored"));
}
END_TEST

START_TEST(a_sheet_keeps_the_gates_it_was_made_with)
{
    int64_t session = office_play(&sitter, "K-1", OFFICE_WHOLE, true);
    struct buffer sheet = { 0 };
    set("org.gate.customers", "4");
    set("org.gate.decisions", "40");
    show_sheet(session);
    ck_assert(sitter_reads(&sitter, "from 3 customers and 6 moments"));
    ck_assert(!sitter_reads(&sitter, "not enough seen"));
    office_read_sheet(&sitter, session, &sheet);
    ck_assert_ptr_nonnull(
            strstr(buffer_text(&sheet), "\"gates\":{\"customers\":3,\"decisions\":6}"));
    buffer_finish(&sheet);
}
END_TEST

/* ---- what may be given ---- */

START_TEST(only_shifts_that_are_given_are_offered)
{
    recruiter_push_vacancy(sitter.navigator, 0, "Noor");
    navigator_build(sitter.navigator);
    size_t all = office_count(&sitter, "shift");
    ck_assert_uint_gt(all, 2);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    set("org.shifts", "shifts/vorm-a.xml shifts/vorm-b.xml");
    set("org.retention_weeks", "8");
    recruiter_push_vacancy(sitter.navigator, 0, "Noor");
    navigator_build(sitter.navigator);
    ck_assert_uint_eq(office_count(&sitter, "shift"), 2);
    ck_assert_str_eq(ui_field_text(sitter.ui, "weeks", 0), "8");
    ck_assert(sitter_reads(&sitter, "Form A"));
    ck_assert(!sitter_reads(&sitter, "Een ochtend bij Meander"));
}
END_TEST

START_TEST(who_walks_in_plays_what_is_given)
{
    set("org.shifts", "shifts/vorm-b.xml shifts/kort.xml");
    show_welcome();
    ck_assert(sitter_reads(&sitter, "6 customers"));
    sitter_finish(&sitter);
    setup();
    set("org.shifts", "shifts/vorm-b.xml shifts/ochtend.xml");
    show_welcome();
    ck_assert(sitter_reads(&sitter, "3 customers"));
}
END_TEST

// A promise that was made stands: the settings hold for vacancies that are opened from then on.
START_TEST(who_was_invited_plays_what_was_promised)
{
    struct vacancy vacancy = { .name = "Webcare",
        .shift = "shifts/ochtend.xml",
        .form = "A",
        .competencies = "accuracy empathy probing",
        .reason = "klachten",
        .closes_ms = 40 * DAY_MS,
        .retention_weeks = 4 };
    struct candidate_new item = { .code = "K-7" };
    ck_assert(vacancy_add(sitter.store, &vacancy, &HAND, &item.vacancy, &sitter.world.diags));
    ck_assert(candidate_add(sitter.store, &item, 1, NULL, &HAND, &sitter.world.diags));
    set("org.shifts", "shifts/vorm-b.xml");
    show_welcome();
    ck_assert(sitter_reads(&sitter, "6 customers"));
    sitter_press(&sitter, "I have practised already");
    sitter_tab_to(&sitter, "Your code");
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_type(&sitter, "K-7");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(sitter_reads(&sitter, "You play: Een ochtend bij Meander."));
}
END_TEST

START_TEST(a_vacancy_calls_its_shift_by_its_form)
{
    set("org.shifts", "shifts/vorm-b.xml");
    recruiter_push_vacancy(sitter.navigator, 0, "Noor");
    navigator_build(sitter.navigator);
    static const char *const FIELDS[][2] = { { "name", "Webcare" }, { "reason", "klachten" },
        { "closes", "31-12-2026" } };
    for (size_t i = 0; i < 3; i++) {
        office_focus(&sitter, FIELDS[i][0], 0);
        sitter_type(&sitter, FIELDS[i][1]);
    }
    for (int k = 0; k < 3; k++) {
        office_press(&sitter, "matters", k);
    }
    office_press(&sitter, "shift", 0);
    office_press(&sitter, "save", 0);
    ck_assert(sitter_reads(&sitter, "Saved."));
    struct vacancy_list list = { 0 };
    ck_assert(vacancy_find_name(sitter.store, "Webcare", &list, &sitter.world.diags));
    ck_assert_str_eq(list.rows.items[0].form, "Form B");
    vacancy_list_finish(&list);
}
END_TEST

/* ---- how it speaks ---- */

static void speak_dutch(void)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    sitter.world.locale = locale_default_folder();
}

// From the welcome to the own report; the recruiter beside it keeps hearing "u".
START_TEST(the_candidate_is_addressed_as_was_chosen)
{
    static const char *const SAID[][2] = { { "u", "Je mag" }, { "je", "u mag" } };
    speak_dutch();
    set("org.address", SAID[_i][0]);
    show_welcome();
    bool je = _i == 1;
    ck_assert(sitter_reads(&sitter, je ? "Je werkt straks" : "U werkt straks"));
    sitter_press(&sitter, "Lees de volledige uitleg");
    ck_assert(sitter_reads(&sitter, je ? "Hoe snel je leest" : "Hoe snel u leest"));
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    sitter_press(&sitter, "Voor recruiters");
    ck_assert(!sitter_reads(&sitter, "Je "));
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    sitter_press(&sitter, "Ik heb al geoefend");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "desk");
    ck_assert(sitter_reads(&sitter, je ? "Je bureau staat klaar" : "Uw bureau staat klaar"));
    sitter_play_anyhow(&sitter, 3);
    ck_assert(sitter_reads(&sitter, je ? "Je dienst zit erop" : "Uw dienst zit erop"));
    sitter_press(&sitter,
            je ? "Overslaan en door naar je verslag" : "Overslaan en door naar uw verslag");
    ck_assert(sitter_reads(&sitter, je ? "Je rechten" : "Uw rechten"));
    ck_assert(!sitter_reads(&sitter, SAID[_i][1]));
}
END_TEST

// The settings stand one screen away from the welcome that must follow them.
START_TEST(what_is_changed_is_read_on_the_next_screen)
{
    speak_dutch();
    show_welcome();
    ck_assert(sitter_reads(&sitter, "U werkt straks"));
    ck_assert(!sitter_reads(&sitter, "Reisbureau Zilt"));
    set("org.name", "Reisbureau Zilt");
    set("org.address", "je");
    set("org.shifts", "shifts/vorm-b.xml");
    sitter_press(&sitter, "Lees de volledige uitleg");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert(sitter_reads(&sitter, "Je werkt straks"));
    ck_assert(sitter_reads(&sitter, "Reisbureau Zilt"));
    ck_assert(sitter_reads(&sitter, "6 klanten"));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("settings");
    TCase *cases = tcase_create("what the organisation set");
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, the_gates_decide_what_a_sheet_says);
    tcase_add_test(cases, a_sheet_keeps_the_gates_it_was_made_with);
    tcase_add_test(cases, only_shifts_that_are_given_are_offered);
    tcase_add_test(cases, who_walks_in_plays_what_is_given);
    tcase_add_test(cases, who_was_invited_plays_what_was_promised);
    tcase_add_test(cases, a_vacancy_calls_its_shift_by_its_form);
    tcase_add_loop_test(cases, the_candidate_is_addressed_as_was_chosen, 0, 2);
    tcase_add_test(cases, what_is_changed_is_read_on_the_next_screen);
    suite_add_tcase(suite, cases);
    return suite;
}
