// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the beginning: a vacancy that says what matters, and codes that are invited for it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/candidate_page.h"
#include "game/store/office.h"
#include "tests/screens/office.h"
#include "tests/test_main.h"

static const int64_t DAY_MS = INT64_C(86400000);
static const struct office_hand HAND = { "Noor", 1 };

static struct sitter sitter;

static void open_at(int width, int height, int scale)
{
    sitter_init(&sitter, width, height, scale);
    sitter.world.now_ms = 10 * DAY_MS + DAY_MS / 2;
}

static void setup(void)
{
    open_at(1280, 800, 100);
}

static void teardown(void)
{
    sitter_finish(&sitter);
}

static void show_vacancies(void)
{
    recruiter_push_vacancies(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
}

static void show_invite(void)
{
    recruiter_push_invite(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
}

static int64_t add_vacancy(const char *name)
{
    struct vacancy vacancy = { .name = name,
        .shift = "shifts/ochtend.xml",
        .form = "Form A",
        .competencies = "accuracy empathy probing",
        .reason = "klachten",
        .closes_ms = 40 * DAY_MS,
        .retention_weeks = 4 };
    int64_t id = 0;
    ck_assert(vacancy_add(sitter.store, &vacancy, &HAND, &id, &sitter.world.diags));
    return id;
}

static void type_in(const char *field, const char *text)
{
    office_focus(&sitter, field, 0);
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_type(&sitter, text);
}

static void save(void)
{
    office_press(&sitter, "save", 0);
}

static struct candidate_row read_candidate(struct candidate_page *page, const char *code)
{
    *page = (struct candidate_page) { 0 };
    ck_assert(candidate_read_one(sitter.store, code, page, &sitter.world.diags));
    return page->rows.items[0];
}

/* ---- vacancies ---- */

START_TEST(a_vacancy_is_made_on_the_screen)
{
    show_vacancies();
    ck_assert(sitter_reads(&sitter, "There is no vacancy yet"));
    office_press(&sitter, "new", 0);
    type_in("name", "Webcare thuis");
    type_in("form", "Form B");
    office_press(&sitter, "matters", 0);
    office_press(&sitter, "matters", 2);
    save();
    ck_assert(sitter_reads(&sitter, "Choose the shift"));
    office_press(&sitter, "shift", 0);
    save();
    ck_assert(sitter_reads(&sitter, "Choose three or four"));
    office_press(&sitter, "matters", 3);
    save();
    ck_assert(sitter_reads(&sitter, "Say why these"));
    type_in("reason", "Alles schriftelijk");
    save();
    ck_assert(sitter_reads(&sitter, "Give the day"));
    type_in("closes", "31-12-2026");
    save();
    ck_assert(sitter_reads(&sitter, "Saved."));
    struct vacancy_list list = { 0 };
    ck_assert(vacancy_find_name(sitter.store, "Webcare thuis", &list, &sitter.world.diags));
    ck_assert_str_eq(list.rows.items[0].competencies, "accuracy empathy probing");
    ck_assert_str_eq(list.rows.items[0].form, "Form B");
    ck_assert_int_eq(list.rows.items[0].retention_weeks, 4);
    vacancy_list_finish(&list);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-vacancies");
    ck_assert(sitter_reads(&sitter, "Webcare thuis"));
}
END_TEST

START_TEST(a_change_after_the_first_sheet_asks_why)
{
    int64_t id = add_vacancy("Webcare");
    struct candidate_new item = { .code = "K-1", .vacancy = id };
    ck_assert(candidate_add(sitter.store, &item, 1, NULL, &HAND, &sitter.world.diags));
    int64_t session = office_play(&sitter, "K-1", 20, true);
    struct office_audit audit = { session, 5, "Noor", "sheet" };
    ck_assert(office_open_sheet(sitter.store, &audit, NULL, NULL, &sitter.world.diags));
    recruiter_push_vacancy(sitter.navigator, id, "Noor");
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "the first score sheet was opened"));
    office_press(&sitter, "matters", 5);
    save();
    ck_assert(sitter_reads(&sitter, "Say why you change it all the same"));
    type_in("why", "De functie is veranderd");
    save();
    ck_assert(sitter_reads(&sitter, "Saved."));
    ck_assert(sitter_reads(&sitter, "De functie is veranderd"));
    ck_assert(sitter_reads(&sitter, "Empathy, Probing → "));
    ck_assert(!sitter_reads(&sitter, "probing"));
    ck_assert(sitter_reads(&sitter, "It stands fast"));
}
END_TEST

START_TEST(a_closed_vacancy_is_only_read)
{
    int64_t id = add_vacancy("Webcare");
    recruiter_push_vacancy(sitter.navigator, id, "Noor");
    navigator_build(sitter.navigator);
    office_press(&sitter, "ask-close", 0);
    ck_assert(sitter_reads(&sitter, "A closed vacancy stays closed"));
    office_press(&sitter, "stay-open", 0);
    ck_assert_uint_eq(office_count(&sitter, "save"), 1);
    office_press(&sitter, "ask-close", 0);
    office_press(&sitter, "close", 0);
    ck_assert(sitter_reads(&sitter, "The vacancy is closed"));
    ck_assert_uint_eq(office_count(&sitter, "save"), 0);
    ck_assert_uint_eq(office_count(&sitter, "name"), 0);
}
END_TEST

/* ---- inviting ---- */

START_TEST(without_a_vacancy_nobody_is_invited)
{
    show_invite();
    ck_assert(sitter_reads(&sitter, "There is no open vacancy"));
    ck_assert_uint_eq(office_count(&sitter, "invite"), 0);
}
END_TEST

START_TEST(a_class_is_invited_with_what_it_needs)
{
    add_vacancy("Webcare");
    show_invite();
    office_press(&sitter, "time", 150);
    office_press(&sitter, "dyslexic", 0);
    office_focus(&sitter, "codes", 0);
    sitter_type(&sitter, "k-1; Zoë O'Brien");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    sitter_type(&sitter, "K-2");
    office_press(&sitter, "invite", 0);
    ck_assert(sitter_reads(&sitter, "2 candidates are invited"));
    struct candidate_page page;
    struct candidate_row row = read_candidate(&page, "K-1");
    ck_assert_str_eq(row.name, "Zoë O'Brien");
    ck_assert_str_eq(row.accommodations, "time=150 dyslexic");
    ck_assert_str_eq(row.vacancy_name, "Webcare");
    candidate_page_finish(&page);
}
END_TEST

START_TEST(who_was_invited_just_now_gets_slips_at_once)
{
    char home[] = "/tmp/zeven-invited-XXXXXX";
    char path[80];
    ck_assert_ptr_nonnull(mkdtemp(home));
    setenv("ZEVEN_HOME", home, 1);
    add_vacancy("Webcare");
    show_invite();
    ck_assert_uint_eq(office_count(&sitter, "slips"), 0);
    office_focus(&sitter, "codes", 0);
    sitter_type(&sitter, "k-1");
    office_press(&sitter, "invite", 0);
    office_press(&sitter, "slips", 0);
    ck_assert(sitter_reads(&sitter, "The slips are written"));
    snprintf(path, sizeof(path), "%s/export/slips.pdf", home);
    ck_assert_int_eq(remove(path), 0);
    snprintf(path, sizeof(path), "%s/export", home);
    ck_assert_int_eq(remove(path), 0);
    ck_assert_int_eq(remove(home), 0);
}
END_TEST

START_TEST(a_code_that_cannot_be_is_said_and_nobody_is_invited)
{
    add_vacancy("Webcare");
    show_invite();
    office_focus(&sitter, "codes", 0);
    sitter_type(&sitter, "K-1");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    sitter_type(&sitter, "K 2");
    office_press(&sitter, "invite", 0);
    ck_assert(sitter_reads(&sitter, "“K 2” is no code"));
    struct candidate_query all = { 0 };
    int64_t count = -1;
    ck_assert(candidate_count(sitter.store, &all, &count, &sitter.world.diags));
    ck_assert_int_eq(count, 0);
}
END_TEST

START_TEST(codes_can_be_drawn)
{
    add_vacancy("Webcare");
    show_invite();
    office_press(&sitter, "propose", 0);
    office_press(&sitter, "invite", 0);
    ck_assert(sitter_reads(&sitter, "10 candidates are invited"));
}
END_TEST

/* ---- the room ---- */

static void show_board(void)
{
    recruiter_push_board(sitter.navigator);
    navigator_build(sitter.navigator);
}

static void invite(const char *code, int64_t vacancy)
{
    struct candidate_new item = { .code = code, .name = "Noor de Vries", .vacancy = vacancy };
    ck_assert(candidate_add(sitter.store, &item, 1, NULL, &HAND, &sitter.world.diags));
}

START_TEST(a_list_that_is_dropped_is_invited_once_somebody_says_so)
{
    char path[] = "/tmp/zeven-class-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    ck_assert(file != NULL && fputs("code,name\nK-7,Anna\nK-8,Bo\n", file) >= 0);
    ck_assert_int_eq(fclose(file), 0);
    show_invite();
    sitter_drop(&sitter, path); // there is no vacancy yet
    ck_assert_str_eq(ui_field_text(sitter.ui, "file", 0), "");
    add_vacancy("Webcare");
    show_invite();
    sitter_drop(&sitter, path);
    ck_assert_str_eq(ui_field_text(sitter.ui, "file", 0), path);
    ck_assert(!sitter_reads(&sitter, "invited."));
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(sitter_reads(&sitter, "2 candidates are invited."));
    ck_assert_int_eq(remove(path), 0);
}
END_TEST

START_TEST(where_no_file_is_asked_a_dropped_one_does_nothing)
{
    struct buffer before = { 0 };
    struct buffer after = { 0 };
    show_board();
    ui_access_print(ui_access_tree(sitter.ui), &before);
    sitter_drop(&sitter, "/tmp/klas.csv");
    ui_access_print(ui_access_tree(sitter.ui), &after);
    ck_assert_str_eq(buffer_text(&before), buffer_text(&after));
    buffer_finish(&before);
    buffer_finish(&after);
}
END_TEST

START_TEST(the_board_says_who_is_where_and_nothing_else)
{
    int64_t id = add_vacancy("Webcare");
    invite("K-1", id);
    invite("K-2", id);
    office_play(&sitter, "K-1", 12, false);
    office_play(&sitter, "K-3", 20, true);
    show_board();
    ck_assert(sitter_reads(&sitter, "1 still to begin · 1 busy · 1 done today"));
    ck_assert(sitter_reads(&sitter, "customer 1 of "));
    ck_assert(!sitter_reads(&sitter, "Noor de Vries"));
    ck_assert(!sitter_reads(&sitter, "enough for"));
    office_press(&sitter, "vacancy", id);
    ck_assert(sitter_reads(&sitter, "1 still to begin · 1 busy · 0 done today"));
}
END_TEST

START_TEST(the_board_looks_again_by_itself)
{
    int64_t id = add_vacancy("Webcare");
    show_board();
    ck_assert(sitter_reads(&sitter, "0 still to begin"));
    int64_t now = sitter.world.now_ms;
    ck_assert_int_eq(navigator_wait_ms(sitter.navigator, now), 15000);
    invite("K-1", id);
    navigator_pass_time(sitter.navigator, now + 14999);
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "0 still to begin"));
    navigator_pass_time(sitter.navigator, now + 15000);
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "1 still to begin"));
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    show_vacancies();
    ck_assert_int_eq(navigator_wait_ms(sitter.navigator, now), -1);
}
END_TEST

START_TEST(the_board_counts_more_people_than_it_has_room_for)
{
    enum { PEOPLE = 250 };
    static char codes[PEOPLE][16];
    struct candidate_new items[PEOPLE] = { 0 };
    int64_t id = add_vacancy("Webcare");
    for (int i = 0; i < PEOPLE; i++) {
        (void)snprintf(codes[i], sizeof(codes[i]), "K-%d", 1000 + i);
        items[i] = (struct candidate_new) { .code = codes[i], .vacancy = id };
    }
    ck_assert(candidate_add(sitter.store, items, PEOPLE, NULL, &HAND, &sitter.world.diags));
    show_board();
    ck_assert(sitter_reads(&sitter, "250 still to begin"));
    ck_assert(sitter_reads(&sitter, "And 50 more"));
    ck_assert(sitter_reads(&sitter, "this computer alone"));
}
END_TEST

/* ---- any window ---- */

static const struct {
    int width, height, scale;
} WINDOWS[] = { { 1280, 800, 100 }, { 1280, 800, 200 }, { 1920, 1080, 100 }, { 640, 480, 100 } };

enum { WINDOW_COUNT = sizeof(WINDOWS) / sizeof(WINDOWS[0]) };

START_TEST(nothing_is_cut_off)
{
    int window = _i % WINDOW_COUNT;
    teardown();
    open_at(WINDOWS[window].width, WINDOWS[window].height, WINDOWS[window].scale);
    ck_assert(_i < WINDOW_COUNT || locale_init("nl", locale_default_folder()));
    int64_t id = add_vacancy("Klantadviseur zorg en welzijn in Zwolle en omstreken");
    show_vacancies();
    sitter_check_layout(&sitter, "vacancies");
    office_press(&sitter, "vacancy", id);
    sitter_check_layout(&sitter, "vacancy");
    show_invite();
    sitter_check_layout(&sitter, "invite");
    invite("K-2041-MET-EEN-LANGE-CODE-TOT-32", id);
    show_board();
    sitter_check_layout(&sitter, "board");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter office");
    TCase *tests = tcase_create("recruiter office");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_vacancy_is_made_on_the_screen);
    tcase_add_test(tests, a_change_after_the_first_sheet_asks_why);
    tcase_add_test(tests, a_closed_vacancy_is_only_read);
    tcase_add_test(tests, without_a_vacancy_nobody_is_invited);
    tcase_add_test(tests, a_class_is_invited_with_what_it_needs);
    tcase_add_test(tests, who_was_invited_just_now_gets_slips_at_once);
    tcase_add_test(tests, a_code_that_cannot_be_is_said_and_nobody_is_invited);
    tcase_add_test(tests, codes_can_be_drawn);
    tcase_add_test(tests, a_list_that_is_dropped_is_invited_once_somebody_says_so);
    tcase_add_test(tests, where_no_file_is_asked_a_dropped_one_does_nothing);
    tcase_add_test(tests, the_board_says_who_is_where_and_nothing_else);
    tcase_add_test(tests, the_board_looks_again_by_itself);
    tcase_add_test(tests, the_board_counts_more_people_than_it_has_room_for);
    tcase_add_loop_test(tests, nothing_is_cut_off, 0, 2 * WINDOW_COUNT);
    suite_add_tcase(suite, tests);
    return suite;
}
