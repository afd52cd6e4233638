// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the door: it is locked from the first day, opens for a passphrase only, and shuts by
// itself; what the organisation fills in is what candidates read.
#include <stdio.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/candidate/screens.h"
#include "game/screens/organisation.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/settings.h"
#include "game/store/upgrade.h"
#include "game/store/vault.h"
#include "tests/screens/office.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static const char PASSPHRASE[] = "vier woorden op een rij";

static struct sitter sitter;
static char folder[FIXTURE_PATH_SIZE];

static void open_at(int width, int height, int scale)
{
    fixture_make_folder(folder);
    sitter_init(&sitter, width, height, scale);
    sitter_move_to(&sitter, folder);
    welcome_open(sitter.navigator);
    navigator_build(sitter.navigator);
}

static void setup(void)
{
    open_at(1280, 800, 100);
}

static void teardown(void)
{
    sitter_finish(&sitter);
    fixture_remove_folder(folder);
}

static void expect_screen(const char *name)
{
    ck_assert_str_eq(navigator_top(sitter.navigator), name);
}

static void knock(void)
{
    recruiter_open(sitter.navigator);
    navigator_build(sitter.navigator);
}

static void write_in(const char *id, const char *text)
{
    office_focus(&sitter, id, 0);
    sitter_type(&sitter, text);
}

// A vault as cheap as can be: what it costs is tried once, at the first set-up below.
static void lock(void)
{
    ck_assert(fixture_set_up_vault(sitter.store, PASSPHRASE, &sitter.world.diags));
    struct vault_entry entry = { "recruiter zin nummer een", "Noor", 0 };
    ck_assert(vault_set_passphrase(sitter.store, VAULT_RECRUITER, &entry, &sitter.world.diags));
    entry.passphrase = "trainer zin nummer twee";
    ck_assert(vault_set_passphrase(sitter.store, VAULT_TRAINER, &entry, &sitter.world.diags));
    vault_lock(sitter.store);
}

static void come_in(const char *passphrase)
{
    knock();
    expect_screen("recruiter-entrance");
    write_in("who", "Noor");
    write_in("passphrase", passphrase);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
}

/* ---- the first time ---- */

static void set_first_passphrase(const char *again)
{
    write_in("who", "Noor de Vries");
    write_in("passphrase", PASSPHRASE);
    write_in("again", again);
    office_press(&sitter, "next", 0);
}

START_TEST(the_first_time_asks_a_passphrase_and_the_organisation)
{
    int64_t session = office_play(&sitter, "K-2041", 20, true);
    knock();
    expect_screen("recruiter-setup");
    set_first_passphrase(PASSPHRASE);
    expect_screen("recruiter-setup");
    ck_assert_int_eq(vault_state(sitter.store), VAULT_OPEN);
    write_in("org-name", "Meander");
    write_in("org-controller", "Meander BV, Plein 1, Zutphen");
    write_in("org-contact", "privacy@meander.example");
    office_focus(&sitter, "org-weeks", 0);
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_type(&sitter, "6");
    office_press(&sitter, "org-address", 1);
    office_press(&sitter, "done", 0);
    expect_screen("recruiter-list");
    office_name(&sitter, "session", session);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    expect_screen("recruiter-entrance");
    ck_assert_int_eq(vault_state(sitter.store), VAULT_LOCKED);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    expect_screen("welcome");
    struct organisation organisation;
    organisation_read(&organisation, sitter.store, &sitter.world.diags);
    ck_assert(!organisation.formal);
    ck_assert_str_eq(organisation.shifts, "");
    organisation_finish(&organisation);
}
END_TEST

START_TEST(what_was_filled_in_is_what_the_candidate_reads)
{
    knock();
    set_first_passphrase(PASSPHRASE);
    write_in("org-name", "Meander");
    write_in("org-controller", "Meander BV, Plein 1, Zutphen");
    write_in("org-contact", "privacy@meander.example");
    write_in("org-who", "Noor and Sam of the team");
    office_focus(&sitter, "org-weeks", 0);
    sitter_key(&sitter, 'a', UI_CTRL);
    sitter_type(&sitter, "6");
    office_press(&sitter, "done", 0);
    sitter_finish(&sitter);
    sitter_init(&sitter, 1280, 800, 100);
    sitter_move_to(&sitter, folder);
    welcome_open(sitter.navigator);
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "Meander"));
    office_press(&sitter, "notice", 0);
    expect_screen("notice");
    ck_assert(sitter_reads(&sitter, "Meander BV, Plein 1, Zutphen"));
    ck_assert(sitter_reads(&sitter, "privacy@meander.example"));
    ck_assert(sitter_reads(&sitter, "Noor and Sam of the team"));
    ck_assert(sitter_reads(&sitter, "until 6 weeks after"));
}
END_TEST

START_TEST(two_passphrases_that_differ_lock_nothing)
{
    knock();
    set_first_passphrase("vier woorden op een rei");
    expect_screen("recruiter-setup");
    ck_assert(sitter_reads(&sitter, "not the same"));
    ck_assert_int_eq(vault_state(sitter.store), VAULT_NONE);
    ck_assert_str_eq(ui_field_text(sitter.ui, "passphrase", 0), "");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    expect_screen("welcome");
}
END_TEST

START_TEST(who_turns_back_halfway_leaves_it_locked)
{
    knock();
    set_first_passphrase(PASSPHRASE);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    expect_screen("welcome");
    ck_assert_int_eq(vault_state(sitter.store), VAULT_LOCKED);
}
END_TEST

START_TEST(a_number_that_is_none_is_not_kept)
{
    knock();
    set_first_passphrase(PASSPHRASE);
    office_focus(&sitter, "org-weeks", 0);
    sitter_type(&sitter, "x");
    office_press(&sitter, "done", 0);
    expect_screen("recruiter-setup");
    ck_assert(sitter_reads(&sitter, "whole number from 1 to 520"));
}
END_TEST

/* ---- the door ---- */

START_TEST(the_right_passphrase_opens_and_a_wrong_one_does_not)
{
    lock();
    come_in("een heel andere zin");
    expect_screen("recruiter-entrance");
    ck_assert(sitter_reads(&sitter, "does not fit"));
    write_in("passphrase", PASSPHRASE);
    office_press(&sitter, "open", 0);
    expect_screen("recruiter-list");
    struct audit_list list = { 0 };
    struct audit_filter all = { 0 };
    ck_assert(audit_read(sitter.store, &all, &list, &sitter.world.diags));
    ck_assert_uint_ge(list.lines.count, 2);
    ck_assert_str_eq(list.lines.items[list.lines.count - 2].what, "wrong-passphrase");
    ck_assert_str_eq(list.lines.items[list.lines.count - 1].who, "Noor");
    audit_list_finish(&list);
}
END_TEST

START_TEST(too_many_wrong_ones_have_to_wait)
{
    lock();
    come_in("een heel andere zin");
    for (int i = 0; i < 7; i++) {
        write_in("passphrase", "nog een andere zin");
        sitter_key(&sitter, UI_KEY_ENTER, 0);
    }
    ck_assert(sitter_reads(&sitter, "seconds and try again"));
    expect_screen("recruiter-entrance");
    ck_assert_int_eq(vault_state(sitter.store), VAULT_LOCKED);
}
END_TEST

/* ---- damage ---- */

static void harm_office(int64_t at)
{
    char path[FIXTURE_PATH_SIZE];
    fixture_join(path, folder, "office.db");
    FILE *office = fopen(path, "r+b");
    ck_assert_ptr_nonnull(office);
    ck_assert_int_eq(fseek(office, at, at < 0 ? SEEK_END : SEEK_SET), 0);
    int byte = fgetc(office);
    ck_assert_int_eq(fseek(office, -1, SEEK_CUR), 0);
    ck_assert_int_eq(fputc(byte ^ 1, office), byte ^ 1);
    ck_assert_int_eq(fclose(office), 0);
}

static void expect_damage_told(void)
{
    expect_screen("damage");
    ck_assert(sitter_reads(&sitter, "does not open"));
    ck_assert(sitter_reads(&sitter, "was saved in this file"));
    const char *path = ui_field_text(sitter.ui, "saved", 0);
    ck_assert_int_eq(strncmp(path, folder, strlen(folder)), 0);
    ck_assert_int_eq(remove(path), 0);
    // Whoever still has the store finds nothing in it.
    ck_assert_int_eq(vault_state(sitter.store), VAULT_NONE);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(sitter.world.quit);
}

START_TEST(damage_is_told_at_the_door)
{
    lock();
    harm_office(4 * UPGRADE_OFFICE.page_size);
    come_in(PASSPHRASE);
    expect_damage_told();
}
END_TEST

static void pass_time(int times)
{
    for (int i = 0; i < times; i++) {
        navigator_pass_time(sitter.navigator, sitter.world.now_ms);
        navigator_build(sitter.navigator);
    }
}

START_TEST(damage_far_into_a_large_office_is_told_soon_after)
{
    lock();
    ck_assert(fixture_unlock(sitter.store, PASSPHRASE, 0, &sitter.world.diags));
    ck_assert(database_run(sitter.store->office,
            "INSERT INTO blob (hash, bytes) VALUES (x'01', zeroblob(70000000))",
            &sitter.world.diags));
    vault_lock(sitter.store);
    harm_office(-9 * (int64_t)UPGRADE_OFFICE.page_size);
    come_in(PASSPHRASE);
    expect_screen("recruiter-list");
    ck_assert_int_eq(navigator_wait_ms(sitter.navigator, sitter.world.now_ms), 0);
    pass_time(4);
    expect_damage_told();
}
END_TEST

START_TEST(what_is_whole_is_looked_at_once)
{
    lock();
    come_in(PASSPHRASE);
    expect_screen("recruiter-list");
    pass_time(1);
    ck_assert_int_ne(navigator_wait_ms(sitter.navigator, sitter.world.now_ms), 0);
    expect_screen("recruiter-list");
}
END_TEST

START_TEST(a_passphrase_is_never_read_from_the_screen)
{
    lock();
    knock();
    write_in("passphrase", "geheime woorden hier");
    ck_assert(!sitter_reads(&sitter, "geheime"));
    ck_assert_str_eq(ui_field_text(sitter.ui, "passphrase", 0), "geheime woorden hier");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    write_in("who", "Noor");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(ui_field_text(sitter.ui, "passphrase", 0), "");
}
END_TEST

START_TEST(the_trainer_comes_to_the_bench_and_no_further)
{
    lock();
    come_in("trainer zin nummer twee");
    ck_assert(strstr(navigator_top(sitter.navigator), "recruiter") == NULL);
    ck_assert_int_eq(vault_state(sitter.store), VAULT_LOCKED);
    ck_assert_ptr_null(sitter.store->office);
    office_press(&sitter, "figures", 0);
    ck_assert(sitter_reads(&sitter, "What was played here is locked"));
    ck_assert_uint_eq(sitter.world.diags.errors, 0);
}
END_TEST

START_TEST(the_bench_asks_for_a_passphrase_when_it_has_one)
{
    ck_assert(!recruiter_guards_bench(sitter.navigator));
    lock();
    ck_assert(recruiter_guards_bench(sitter.navigator));
    office_press(&sitter, "trainer", 0);
    expect_screen("recruiter-entrance");
    ck_assert(sitter_reads(&sitter, "what every answer scores"));
    write_in("who", "Tom");
    write_in("passphrase", "recruiter zin nummer een");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(strstr(navigator_top(sitter.navigator), "recruiter") == NULL);
}
END_TEST

START_TEST(only_the_administrator_sees_the_organisation)
{
    lock();
    come_in("recruiter zin nummer een");
    expect_screen("recruiter-list");
    ck_assert_uint_eq(office_count(&sitter, "organisation"), 0);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    come_in(PASSPHRASE);
    office_press(&sitter, "organisation", 0);
    expect_screen("recruiter-settings");
    write_in("org-name", "Meander");
    office_press(&sitter, "keep", 0);
    ck_assert(sitter_reads(&sitter, "Kept"));
    write_in("passphrase", "een nieuwe voor Sam");
    write_in("again", "een nieuwe voor Sam");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(sitter_reads(&sitter, "The passphrase is set"));
    write_in("passphrase", "trainer zin nummer twee");
    write_in("again", "trainer zin nummer twee");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(sitter_reads(&sitter, "another role"));
    vault_lock(sitter.store);
    ck_assert(fixture_unlock(
            sitter.store, "een nieuwe voor Sam", sitter.world.now_ms, &sitter.world.diags));
    ck_assert_int_eq(vault_role(sitter.store), VAULT_RECRUITER);
}
END_TEST

/* ---- idle ---- */

enum { TEN_MINUTES = 600000 };

START_TEST(ten_idle_minutes_lock_it_and_leave_nothing_to_read)
{
    int64_t session = office_play(&sitter, "K-2041", 20, true);
    lock();
    come_in(PASSPHRASE);
    office_press(&sitter, "session", session);
    expect_screen("recruiter-sheet");
    int64_t last = sitter.world.now_ms;
    ck_assert_int_eq(navigator_guard_left_ms(sitter.navigator, last + 1000), TEN_MINUTES - 1000);
    navigator_pass_time(sitter.navigator, last + TEN_MINUTES - 1);
    expect_screen("recruiter-sheet");
    navigator_pass_time(sitter.navigator, last + TEN_MINUTES);
    navigator_build(sitter.navigator);
    expect_screen("recruiter-entrance");
    ck_assert_int_eq(vault_state(sitter.store), VAULT_LOCKED);
    ck_assert(!sitter_reads(&sitter, "K-2041"));
    ck_assert(sitter_reads(&sitter, "ten minutes"));
    ck_assert_str_eq(ui_field_text(sitter.ui, "who", 0), "");
    ck_assert_int_eq(navigator_guard_left_ms(sitter.navigator, last + TEN_MINUTES), -1);
    ck_assert_uint_eq(sitter.world.diags.errors, 0);
}
END_TEST

START_TEST(a_machine_that_slept_locks_before_anything_is_done)
{
    int64_t session = office_play(&sitter, "K-2041", 20, true);
    lock();
    come_in(PASSPHRASE);
    office_focus(&sitter, "session", session);
    sitter.world.now_ms += TEN_MINUTES;
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    expect_screen("recruiter-entrance");
}
END_TEST

START_TEST(whoever_does_something_stays_in)
{
    lock();
    come_in(PASSPHRASE);
    for (int i = 0; i < 5; i++) {
        sitter.world.now_ms += TEN_MINUTES / 2;
        sitter_key(&sitter, UI_KEY_TAB, 0);
        expect_screen("recruiter-list");
    }
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    expect_screen("recruiter-entrance");
    ck_assert(!sitter_reads(&sitter, "ten minutes"));
}
END_TEST

/* ---- any window ---- */

static const struct {
    int width, height, scale;
} WINDOWS[] = {
    { 1280, 800, 100 },
    { 1280, 800, 200 },
    { 1920, 1080, 100 },
    { 640, 480, 100 },
};

enum { WINDOW_COUNT = sizeof(WINDOWS) / sizeof(WINDOWS[0]) };

START_TEST(nothing_is_cut_off)
{
    int window = _i % WINDOW_COUNT;
    teardown();
    open_at(WINDOWS[window].width, WINDOWS[window].height, WINDOWS[window].scale);
    ck_assert(_i < WINDOW_COUNT || locale_init("nl", locale_default_folder()));
    knock();
    sitter_check_layout(&sitter, "set-up, passphrase");
    set_first_passphrase("een andere dan de eerste");
    sitter_check_layout(&sitter, "set-up, refused");
    lock();
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    come_in("een heel andere zin");
    sitter_check_layout(&sitter, "entrance, refused");
    write_in("passphrase", PASSPHRASE);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    sitter_check_layout(&sitter, "list");
    office_press(&sitter, "organisation", 0);
    sitter_check_layout(&sitter, "organisation");
    write_in("org-months", "x");
    office_press(&sitter, "keep", 0);
    sitter_check_layout(&sitter, "organisation, refused");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("entrance");
    TCase *tests = tcase_create("entrance");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, the_first_time_asks_a_passphrase_and_the_organisation);
    tcase_add_test(tests, what_was_filled_in_is_what_the_candidate_reads);
    tcase_add_test(tests, two_passphrases_that_differ_lock_nothing);
    tcase_add_test(tests, who_turns_back_halfway_leaves_it_locked);
    tcase_add_test(tests, a_number_that_is_none_is_not_kept);
    tcase_add_test(tests, the_right_passphrase_opens_and_a_wrong_one_does_not);
    tcase_add_test(tests, too_many_wrong_ones_have_to_wait);
    tcase_add_test(tests, damage_is_told_at_the_door);
    tcase_add_test(tests, damage_far_into_a_large_office_is_told_soon_after);
    tcase_add_test(tests, what_is_whole_is_looked_at_once);
    tcase_add_test(tests, a_passphrase_is_never_read_from_the_screen);
    tcase_add_test(tests, the_trainer_comes_to_the_bench_and_no_further);
    tcase_add_test(tests, the_bench_asks_for_a_passphrase_when_it_has_one);
    tcase_add_test(tests, only_the_administrator_sees_the_organisation);
    tcase_add_test(tests, ten_idle_minutes_lock_it_and_leave_nothing_to_read);
    tcase_add_test(tests, a_machine_that_slept_locks_before_anything_is_done);
    tcase_add_test(tests, whoever_does_something_stays_in);
    tcase_add_loop_test(tests, nothing_is_cut_off, 0, 2 * WINDOW_COUNT);
    suite_add_tcase(suite, tests);
    return suite;
}
