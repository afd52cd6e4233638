// SPDX-License-Identifier: GPL-3.0-or-later
// Protects half-filled forms: neither the lock nor a crash takes what was typed, it comes back
// where it was typed and to who may see it, and it is gone once it is recorded or dropped.
#include <stdio.h>
#include <string.h>

#include "game/screens/recruiter/recruiter.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/store/database.h"
#include "game/store/remark.h"
#include "game/store/vault.h"
#include "tests/screens/office.h"
#include "tests/store/hiring.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { ACTIONS = 40, IDLE_MS = 500, TEN_MINUTES_MS = 600000, REJECT_OUTCOME = 3 };

static const char ADMINISTRATOR[] = "vier woorden op een rij";
static const char RECRUITER[] = "recruiter zin nummer een";

static struct sitter sitter;
static char folder[FIXTURE_PATH_SIZE];
static int64_t session;

static void come_in_as(const char *who, const char *passphrase)
{
    ck_assert_str_eq(navigator_top(sitter.navigator), RECRUITER_ENTRANCE);
    ui_set_field_text(sitter.ui, "who", 0, who);
    ui_set_field_text(sitter.ui, "passphrase", 0, passphrase);
    office_press(&sitter, "open", 0);
}

static void open_at(int width, int height, int scale)
{
    fixture_make_folder(folder);
    sitter_init(&sitter, width, height, scale);
    sitter_move_to(&sitter, folder);
    struct diag_list *diags = &sitter.world.diags;
    session = office_play(&sitter, "K-2041", ACTIONS, true);
    ck_assert(remark_write(sitter.store, session, REMARK_CORRECTION, "Dat klopt niet.",
            sitter.world.now_ms, diags));
    (void)hiring_add(sitter.store, "Adviseur", diags);
    ck_assert(fixture_set_up_vault(sitter.store, ADMINISTRATOR, diags));
    struct vault_entry entry = { RECRUITER, "Noor", 0 };
    ck_assert(vault_set_passphrase(sitter.store, VAULT_RECRUITER, &entry, diags));
    vault_lock(sitter.store);
    recruiter_open(sitter.navigator);
    navigator_build(sitter.navigator);
    come_in_as("Noor", RECRUITER);
}

static void setup(void)
{
    open_at(1280, 800, 100);
}

static void teardown(void)
{
    fixture_expect_none(&sitter.world.diags);
    sitter_finish(&sitter);
    fixture_remove_folder(folder);
}

static void expect_screen(const char *name)
{
    ck_assert_str_eq(navigator_top(sitter.navigator), name);
}

static void let_time_pass(int64_t ms)
{
    sitter.world.now_ms += ms;
    navigator_pass_time(sitter.navigator, sitter.world.now_ms);
    navigator_build(sitter.navigator);
}

static void lock(void)
{
    let_time_pass(TEN_MINUTES_MS);
    expect_screen(RECRUITER_ENTRANCE);
    ck_assert_int_eq(vault_state(sitter.store), VAULT_LOCKED);
}

static void type_in(const char *id, const char *text)
{
    office_focus(&sitter, id, 0);
    sitter_type(&sitter, text);
}

static bool stands(const char *id, const char *text)
{
    return strcmp(ui_field_text(sitter.ui, id, 0), text) == 0;
}

static bool is_chosen(const char *id, int64_t number)
{
    const struct ui_access *item = ui_access_find_id(ui_access_tree(sitter.ui), id, number);
    return item != NULL && (item->selected || item->checked);
}

static int64_t number_of(const char *sql)
{
    int64_t number = 0;
    ck_assert(database_read_integer(sitter.store->office, sql, &number, &sitter.world.diags));
    return number;
}

static int64_t drafts(void)
{
    return number_of("SELECT count(*) FROM draft");
}

static bool is_kept(const char *text)
{
    struct query *query = query_create(sitter.store->office,
            "SELECT count(*) FROM draft WHERE text = ?1", &sitter.world.diags);
    query_bind_text(query, 1, text);
    bool kept = query_next(query, &sitter.world.diags) == QUERY_ROW && query_integer(query, 0) == 1;
    query_destroy(query);
    return kept;
}

static void open_sheet(void)
{
    expect_screen("recruiter-list");
    office_press(&sitter, "session", session);
    expect_screen("recruiter-sheet");
}

static void begin_decision(void)
{
    open_sheet();
    office_press(&sitter, "moment", 0);
    sitter_click(&sitter, "Decision");
    office_focus(&sitter, "outcome", REJECT_OUTCOME);
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    type_in("reason", "Twijfel over doorvragen, want");
    type_in("decider", " de Vries");
}

static void expect_decision(void)
{
    expect_screen("recruiter-sheet");
    ck_assert(stands("reason", "Twijfel over doorvragen, want"));
    ck_assert(stands("decider", "Noor de Vries"));
    ck_assert(is_chosen("outcome", REJECT_OUTCOME));
    ck_assert(sitter_reads(&sitter, "You opened 1 of"));
}

START_TEST(after_the_lock_a_half_typed_decision_stands_where_it_was)
{
    begin_decision();
    ck_assert(!sitter_reads(&sitter, "unsaved"));
    lock();
    come_in_as("Noor", RECRUITER);
    expect_decision();
    ck_assert(sitter_reads(&sitter, "Your unsaved text of"));
    sitter_check_layout(&sitter, "a decision that was begun");
    office_press(&sitter, "record", 0);
    ck_assert(sitter_reads(&sitter, "The decision is recorded."));
    ck_assert(!sitter_reads(&sitter, "unsaved"));
    ck_assert_int_eq(drafts(), 0);
    ck_assert_int_eq(number_of("SELECT opened FROM decision"), 1);
    lock();
    come_in_as("Noor", RECRUITER);
    expect_screen("recruiter-sheet");
    ck_assert(!sitter_reads(&sitter, "unsaved"));
}
END_TEST

START_TEST(a_look_elsewhere_takes_nothing)
{
    begin_decision();
    office_press(&sitter, "consent", 0);
    expect_screen("recruiter-candidate");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    expect_decision();
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    open_sheet();
    expect_decision();
}
END_TEST

START_TEST(a_crash_takes_a_word_at_most)
{
    open_sheet();
    sitter_click(&sitter, "Decision");
    office_focus(&sitter, "reason", 0);
    while (navigator_wait_ms(sitter.navigator, sitter.world.now_ms) == 0) {
        let_time_pass(0); // the pages of the office are looked at meanwhile
    }
    for (const char *at = "Twijfel over door"; *at != '\0'; at++) {
        sitter_type(&sitter, (char[]) { *at, '\0' });
    }
    ck_assert(is_kept("Twijfel over "));
    int64_t wait = navigator_wait_ms(sitter.navigator, sitter.world.now_ms);
    ck_assert_int_gt(wait, 0);
    ck_assert_int_le(wait, IDLE_MS);
    let_time_pass(wait);
    ck_assert(is_kept("Twijfel over door"));
    // An idle program does not wake up for it again.
    ck_assert_int_gt(navigator_wait_ms(sitter.navigator, sitter.world.now_ms), IDLE_MS);
}
END_TEST

START_TEST(words_without_blanks_are_written_too)
{
    open_sheet();
    sitter_click(&sitter, "Decision");
    office_focus(&sitter, "reason", 0);
    for (int i = 0; i < 30; i++) {
        sitter_type(&sitter, "x");
    }
    ck_assert(is_kept("xxxxxxxxxxxxxxxxxxxxxxxx"));
}
END_TEST

START_TEST(another_role_sees_nothing_of_it_and_a_colleague_whose_it_is)
{
    begin_decision();
    lock();
    come_in_as("Noor", ADMINISTRATOR);
    open_sheet();
    sitter_click(&sitter, "Decision");
    ck_assert(stands("reason", "") && !is_chosen("outcome", REJECT_OUTCOME));
    ck_assert(!sitter_reads(&sitter, "unsaved"));
    lock();
    come_in_as("Sam", RECRUITER);
    open_sheet();
    expect_decision();
    ck_assert(sitter_reads(&sitter, "Unsaved text of Noor ("));
}
END_TEST

START_TEST(the_list_leads_to_what_was_begun)
{
    ck_assert(!sitter_reads(&sitter, "not recorded yet"));
    begin_decision();
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    let_time_pass(1000);
    office_press(&sitter, "vacancies", 0);
    office_press(&sitter, "new", 0);
    type_in("name", "Klantadviseur");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    expect_screen("recruiter-list");
    sitter_check_layout(&sitter, "a list with what was begun");
    ck_assert_str_eq(office_name(&sitter, "left", 0), "new vacancy");
    ck_assert_str_eq(office_name(&sitter, "left", 1), "decision about K-2041");
    office_press(&sitter, "left", 0);
    expect_screen("recruiter-vacancy");
    office_press(&sitter, "drop-draft", 0);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_uint_eq(office_count(&sitter, "left"), 1);
    office_press(&sitter, "left", 0);
    expect_decision();
    office_press(&sitter, "record", 0);
    type_in("answer", "Ja");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_str_eq(office_name(&sitter, "left", 0), "answer to K-2041");
    office_press(&sitter, "left", 0);
    expect_screen("recruiter-sheet");
    ck_assert(stands("answer", "Ja"));
}
END_TEST

START_TEST(it_can_be_dropped_and_a_slip_takes_nothing)
{
    begin_decision();
    lock();
    come_in_as("Noor", RECRUITER);
    office_press(&sitter, "drop-draft", 0);
    ck_assert(stands("reason", "") && stands("decider", "Noor"));
    ck_assert(!is_chosen("outcome", REJECT_OUTCOME));
    ck_assert_int_eq(drafts(), 0);
    sitter_check_layout(&sitter, "a decision that was dropped");
    office_press(&sitter, "restore-draft", 0);
    expect_decision();
    ck_assert(is_kept("Twijfel over doorvragen, want"));
}
END_TEST

START_TEST(an_answer_comes_back_to_its_remark)
{
    open_sheet();
    type_in("answer", "U hebt gelijk, ");
    lock();
    come_in_as("Noor", RECRUITER);
    expect_screen("recruiter-sheet");
    ck_assert(stands("answer", "U hebt gelijk, "));
    ck_assert(sitter_reads(&sitter, "Your unsaved text of"));
    sitter_check_layout(&sitter, "an answer that was begun");
    office_press(&sitter, "send-answer", 0);
    ck_assert(sitter_reads(&sitter, "The answer is kept."));
    ck_assert_int_eq(drafts(), 0);
}
END_TEST

START_TEST(a_new_vacancy_comes_back_with_all_that_was_chosen)
{
    office_press(&sitter, "vacancies", 0);
    office_press(&sitter, "new", 0);
    type_in("name", "Klantadviseur");
    type_in("reason", "Wie belt is");
    office_focus(&sitter, "matters", 2);
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    lock();
    come_in_as("Noor", RECRUITER);
    expect_screen("recruiter-vacancy");
    ck_assert(stands("name", "Klantadviseur") && stands("reason", "Wie belt is"));
    ck_assert(is_chosen("matters", 2) && !is_chosen("matters", 1));
    sitter_check_layout(&sitter, "a vacancy that was begun");
    office_focus(&sitter, "shift", 0);
    sitter_key(&sitter, UI_KEY_SPACE, 0);
    office_press(&sitter, "matters", 0);
    office_press(&sitter, "matters", 3);
    type_in("closes", "31-12-2031");
    ck_assert_int_gt(drafts(), 0);
    office_press(&sitter, "save", 0);
    ck_assert(sitter_reads(&sitter, "Saved."));
    ck_assert_int_eq(drafts(), 0);
    type_in("reason", " vaak boos");
    lock();
    come_in_as("Noor", RECRUITER);
    ck_assert(stands("reason", "Wie belt is vaak boos"));
    ck_assert(stands("name", "Klantadviseur"));
}
END_TEST

START_TEST(codes_that_were_not_sent_come_back)
{
    office_press(&sitter, "invite", 0);
    type_in("codes", "K-1; Anna de Wit");
    office_press(&sitter, "choose-file", 0);
    expect_screen("choose-file");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert(stands("codes", "K-1; Anna de Wit"));
    lock();
    ck_assert(!fixture_has_bytes(folder, "Anna de Wit"));
    come_in_as("Noor", RECRUITER);
    expect_screen("recruiter-invite");
    ck_assert(stands("codes", "K-1; Anna de Wit"));
    sitter_check_layout(&sitter, "codes that were begun");
    ui_set_field_text(sitter.ui, "codes", 0, "K-1; Anna de Wit");
    office_press(&sitter, "invite", 0);
    ck_assert(sitter_reads(&sitter, "1 candidate is invited."));
    ck_assert_int_eq(drafts(), 0);
}
END_TEST

START_TEST(somebody_else_finds_the_list)
{
    open_sheet();
    lock();
    come_in_as("Sam", RECRUITER);
    expect_screen("recruiter-list");
    lock();
    come_in_as("Sam", RECRUITER);
    expect_screen("recruiter-list");
}
END_TEST

START_TEST(who_leaves_by_the_door_finds_the_list)
{
    open_sheet();
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    come_in_as("Noor", RECRUITER);
    expect_screen("recruiter-list");
}
END_TEST

START_TEST(in_a_small_window_the_drawer_opens_on_it)
{
    teardown();
    open_at(1280, 800, 200);
    open_sheet();
    office_press(&sitter, "drawer", 0);
    sitter_click(&sitter, "Decision");
    type_in("reason", "Twijfel");
    lock();
    come_in_as("Noor", RECRUITER);
    ck_assert(stands("reason", "Twijfel"));
    ck_assert(sitter_reads(&sitter, "Your unsaved text of"));
    sitter_check_layout(&sitter, "a decision that was begun, in the drawer");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("drafts");
    TCase *tests = tcase_create("drafts");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, after_the_lock_a_half_typed_decision_stands_where_it_was);
    tcase_add_test(tests, a_look_elsewhere_takes_nothing);
    tcase_add_test(tests, a_crash_takes_a_word_at_most);
    tcase_add_test(tests, words_without_blanks_are_written_too);
    tcase_add_test(tests, another_role_sees_nothing_of_it_and_a_colleague_whose_it_is);
    tcase_add_test(tests, the_list_leads_to_what_was_begun);
    tcase_add_test(tests, it_can_be_dropped_and_a_slip_takes_nothing);
    tcase_add_test(tests, an_answer_comes_back_to_its_remark);
    tcase_add_test(tests, a_new_vacancy_comes_back_with_all_that_was_chosen);
    tcase_add_test(tests, codes_that_were_not_sent_come_back);
    tcase_add_test(tests, somebody_else_finds_the_list);
    tcase_add_test(tests, who_leaves_by_the_door_finds_the_list);
    tcase_add_test(tests, in_a_small_window_the_drawer_opens_on_it);
    suite_add_tcase(suite, tests);
    return suite;
}
