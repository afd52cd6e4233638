// SPDX-License-Identifier: GPL-3.0-or-later
// Protects people from whoever has the files: without a passphrase nobody reads a score, a code, a
// name or an answer, and trying passphrases soon takes long.
#include "game/store/vault.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/store/audit.h"
#include "game/store/content.h"
#include "game/store/database.h"
#include "game/store/invitation.h"
#include "game/store/journal.h"
#include "game/store/office.h"
#include "game/store/office_scan.h"
#include "game/store/remark.h"
#include "game/store/settings.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

static const char PASSPHRASE[] = "vier woorden op een rij";
static const int64_t NOW = 1795000000000;

// Whatever tells of a person in the sessions that are played here.
static const char *const TELLTALES[] = { "K-geheim", "{\"score\":3}", "[\"evidence\"]",
    "reply call turn-", "keep acknowledge compare", "Fatima El", "waar ik het niet mee eens ben",
    "vier woorden op", "recruiter zin" };

static void forget_diags(void)
{
    diag_list_finish(&diags);
    diags = (struct diag_list) { 0 };
}

static void come_back(void)
{
    store_close(store);
    store = fixture_open(folder);
}

static int64_t play(const char *candidate, bool named)
{
    int64_t id = fixture_create_session(store, candidate);
    if (named) {
        ck_assert(office_write_name(store, candidate, "Fatima El Amrani", &diags));
    }
    for (int row = 1; row <= 40; row++) {
        ck_assert(fixture_append(store, id, row, &diags));
    }
    struct session_end end = { .state = SESSION_FINISHED,
        .finished_ms = NOW,
        .sheet = "{\"score\":3}",
        .evidence = "[\"evidence\"]" };
    ck_assert(store_finish_session(store, id, &end, &diags));
    struct office_answers answers = { 5, 4, 3 };
    ck_assert(office_write_answers(store, id, &answers, &diags));
    ck_assert(remark_write(
            store, id, REMARK_CORRECTION, "waar ik het niet mee eens ben", NOW, &diags));
    fixture_expect_none(&diags);
    return id;
}

static void expect_nothing_to_read(void)
{
    for (size_t i = 0; i < sizeof(TELLTALES) / sizeof(TELLTALES[0]); i++) {
        ck_assert_msg(!fixture_has_bytes(folder, TELLTALES[i]), "%s", TELLTALES[i]);
    }
}

static void expect_there(int64_t id, const char *candidate)
{
    struct session_list list = { 0 };
    struct buffer sheet = { 0 };
    struct buffer name = { 0 };
    struct bundle content;
    struct office_answers answers;
    struct office_audit audit = { id, NOW, "Noor", "sheet" };
    ck_assert(store_list_finished(store, candidate, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 1);
    ck_assert_int_eq(list.rows.items[0].id, id);
    ck_assert_int_eq(list.rows.items[0].rows, 40);
    ck_assert(journal_verify(store, id, NULL, &diags));
    ck_assert(office_open_sheet(store, &audit, &sheet, NULL, &diags));
    ck_assert_str_eq(buffer_text(&sheet), "{\"score\":3}");
    ck_assert(office_read_answers(store, id, &answers, &diags));
    ck_assert_int_eq(answers.realistic, 4);
    struct remark_list remarks = { 0 };
    ck_assert(remark_read(store, id, &remarks, &diags));
    ck_assert_uint_eq(remarks.rows.count, 1);
    ck_assert_str_eq(remarks.rows.items[0].text, "waar ik het niet mee eens ben");
    remark_list_finish(&remarks);
    ck_assert(office_read_name(store, candidate, &name, &diags));
    ck_assert_str_eq(buffer_text(&name), "Fatima El Amrani");
    ck_assert(store_load_content(store, &list.rows.items[0].start.content, &content, &diags));
    ck_assert_uint_eq(content.files.count, 2);
    fixture_expect_none(&diags);
    bundle_finish(&content);
    buffer_finish(&name);
    buffer_finish(&sheet);
    session_list_finish(&list);
}

static size_t count_audit(const char *what)
{
    struct audit_list list = { 0 };
    size_t count = 0;
    ck_assert(audit_read(store, &(struct audit_filter) { 0 }, &list, &diags));
    for (size_t i = 0; i < list.lines.count; i++) {
        count += strcmp(list.lines.items[i].what, what) == 0;
    }
    audit_list_finish(&list);
    return count;
}

/* ---- what is sealed ---- */

START_TEST(a_passphrase_seals_what_was_plain)
{
    int64_t id = play("K-geheim-1", true);
    ck_assert(fixture_has_bytes(folder, "K-geheim-1"));
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    ck_assert_int_eq(vault_state(store), VAULT_OPEN);
    ck_assert_int_eq(vault_role(store), VAULT_ADMINISTRATOR);
    expect_nothing_to_read();
    expect_there(id, "K-geheim-1");
    expect_nothing_to_read();
    ck_assert_uint_eq(count_audit("set-up"), 1);
    come_back();
    expect_nothing_to_read();
    ck_assert_int_eq(vault_state(store), VAULT_LOCKED);
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW, &diags));
    expect_there(id, "K-geheim-1");
}
END_TEST

START_TEST(who_plays_while_it_is_locked_is_sealed_at_once)
{
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    come_back();
    int64_t first = play("K-geheim-1", true);
    expect_nothing_to_read();
    int64_t second = play("K-geheim-2", true);
    expect_nothing_to_read();
    come_back();
    expect_nothing_to_read();
    struct session_list list = { 0 };
    ck_assert(!store_find_session(store, first, &list, &diags));
    session_list_finish(&list);
    forget_diags();
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW, &diags));
    expect_there(first, "K-geheim-1");
    expect_there(second, "K-geheim-2");
    expect_nothing_to_read();
    int64_t left = 1;
    ck_assert(database_read_integer(store->play,
            "SELECT (SELECT count(*) FROM parcel) + (SELECT count(*) FROM content)", &left,
            &diags));
    ck_assert_int_eq(left, 0);
}
END_TEST

START_TEST(who_finishes_while_it_is_open_is_there_at_once)
{
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    int64_t id = play("K-geheim-1", true);
    expect_there(id, "K-geheim-1");
    expect_nothing_to_read();
}
END_TEST

// The program of somebody who has every file and knows how they are made.
START_TEST(a_program_with_all_files_in_hand_finds_nothing)
{
    play("K-geheim-1", true);
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    vault_lock(store);
    play("K-geheim-2", true);
    store_close(store);
    store = NULL;
    char path[FIXTURE_PATH_SIZE];
    fixture_join(path, folder, "office.db");
    ck_assert_ptr_null(database_open(path, DATABASE_SHARED, &diags));
    forget_diags();
    fixture_join(path, folder, "play.db");
    struct database *database = database_open(path, DATABASE_SHARED, &diags);
    int64_t rows = 1;
    ck_assert(database_read_integer(database,
            "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM journal)", &rows,
            &diags));
    ck_assert_int_eq(rows, 0);
    ck_assert(database_read_integer(database, "SELECT count(*) FROM parcel", &rows, &diags));
    ck_assert_int_eq(rows, 4); // a name, a session, its answers, what was said of it
    database_close(database);
    expect_nothing_to_read();
    store = fixture_open(folder);
}
END_TEST

START_TEST(without_a_passphrase_every_question_is_refused)
{
    int64_t id = play("K-geheim-1", true);
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    vault_lock(store);
    struct session_list list = { 0 };
    struct buffer text = { 0 };
    struct office_audit audit = { id, NOW, "Noor", "sheet" };
    office_content_list contents = { 0 };
    ck_assert(!store_list_finished(store, NULL, &list, &diags));
    ck_assert(!office_open_sheet(store, &audit, &text, &text, &diags));
    ck_assert(!office_read_name(store, "K-geheim-1", &text, &diags));
    ck_assert(!office_list_contents(store, &contents, &diags));
    ck_assert_uint_eq(text.size, 0);
    for (size_t i = 0; i < diags.diags.count; i++) {
        ck_assert_int_eq(diags.diags.items[i].code, DIAG_STORE_LOCKED);
    }
    ck_assert_uint_eq(diags.diags.count, 4);
    session_list_finish(&list);
}
END_TEST

START_TEST(who_is_invited_stands_in_no_file)
{
    struct accommodations agreed = { .time_percent = 150, .dyslexic = true };
    struct accommodations read = { 0 };
    struct buffer shift = { 0 };
    bool found = false;
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    ck_assert(invitation_write(store, "K-geheim-9", "shifts/ochtend.xml", &agreed, &diags));
    come_back();
    expect_nothing_to_read();
    ck_assert(!fixture_has_bytes(folder, "dyslexic"));
    ck_assert(invitation_read(store, "K-geheim-8", &shift, &read, &found, &diags));
    ck_assert(!found);
    ck_assert(invitation_read(store, "K-geheim-9", &shift, &read, &found, &diags));
    ck_assert(found && read.dyslexic && read.time_percent == 150);
    ck_assert_str_eq(buffer_text(&shift), "shifts/ochtend.xml");
    ck_assert(invitation_forget(store, "K-geheim-9", &diags));
    ck_assert(invitation_read(store, "K-geheim-9", &shift, &read, &found, &diags));
    ck_assert(!found);
    buffer_finish(&shift);
    fixture_expect_none(&diags);
}
END_TEST

START_TEST(a_running_session_goes_on_over_a_lock)
{
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    int64_t id = fixture_create_session(store, "K-geheim-1");
    ck_assert(fixture_append(store, id, 1, &diags));
    come_back();
    ck_assert(fixture_append(store, id, 2, &diags));
    ck_assert(journal_verify(store, id, NULL, &diags));
    fixture_expect_none(&diags);
}
END_TEST

START_TEST(a_parcel_that_does_not_open_stays_and_the_others_come_in)
{
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    vault_lock(store);
    play("K-geheim-1", true);
    int64_t second = play("K-geheim-2", true);
    ck_assert(database_run(store->play,
            "UPDATE parcel SET sealed = zeroblob(length(sealed)) WHERE id = 2", &diags));
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_PARCEL));
    forget_diags();
    struct session_list list = { 0 };
    ck_assert(store_list_finished(store, NULL, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 1);
    ck_assert_int_eq(list.rows.items[0].id, second);
    session_list_finish(&list);
}
END_TEST

/* ---- trying ---- */

START_TEST(a_wrong_passphrase_opens_nothing_and_is_written_down)
{
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    come_back();
    ck_assert(!fixture_unlock(store, "vier woorden op een rei", NOW, &diags));
    ck_assert(diag_list_has(&diags, DIAG_VAULT_WRONG));
    ck_assert_int_eq(vault_state(store), VAULT_LOCKED);
    come_back();
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW + 5, &diags));
    ck_assert_uint_eq(count_audit("wrong-passphrase"), 1);
    ck_assert_uint_eq(count_audit("unlock"), 1);
    come_back();
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW + 9, &diags));
    ck_assert_uint_eq(count_audit("wrong-passphrase"), 1);
}
END_TEST

START_TEST(waiting_grows_and_starting_again_does_not_help)
{
    static const int64_t WAITS[] = { 0, 0, 2000, 4000, 8000, 16000, 32000, 64000, 128000, 256000,
        512000, 900000, 900000 };
    int64_t now = NOW;
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    for (size_t i = 0; i < sizeof(WAITS) / sizeof(WAITS[0]); i++) {
        come_back();
        forget_diags();
        ck_assert(!fixture_unlock(store, "een heel andere zin", now, &diags));
        ck_assert(diag_list_has(&diags, DIAG_VAULT_WRONG));
        come_back();
        ck_assert_int_eq(vault_wait_ms(store, now), WAITS[i]);
        forget_diags();
        if (WAITS[i] > 0) { // the right one has to wait too, and asking costs nothing
            ck_assert(!fixture_unlock(store, PASSPHRASE, now + WAITS[i] - 1, &diags));
            ck_assert(diag_list_has(&diags, DIAG_VAULT_WAIT));
            ck_assert_int_eq(vault_wait_ms(store, now), WAITS[i]);
        }
        now += WAITS[i];
    }
    forget_diags();
    ck_assert(fixture_unlock(store, PASSPHRASE, now, &diags));
    ck_assert_int_eq(vault_wait_ms(store, now), 0);
    ck_assert_uint_eq(count_audit("wrong-passphrase"), sizeof(WAITS) / sizeof(WAITS[0]));
}
END_TEST

START_TEST(a_clock_that_is_put_back_shuts_nobody_out_for_good)
{
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    for (int i = 0; i < 3; i++) {
        ck_assert(!fixture_unlock(store, "een heel andere zin", NOW, &diags));
    }
    int64_t before = NOW - INT64_C(400) * 86400000;
    ck_assert_int_eq(vault_wait_ms(store, before), 2000);
    ck_assert(!fixture_unlock(store, PASSPHRASE, before, &diags));
    ck_assert_int_eq(vault_wait_ms(store, before + 1500), 500);
    ck_assert(fixture_unlock(store, PASSPHRASE, before + 2000, &diags));
}
END_TEST

/* ---- roles ---- */

static bool give(enum vault_role role, const char *passphrase)
{
    struct vault_entry entry = { passphrase, "Noor", NOW };
    return vault_set_passphrase(store, role, &entry, &diags);
}

static void set_up_roles(void)
{
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    ck_assert(give(VAULT_RECRUITER, "recruiter zin nummer een"));
    ck_assert(give(VAULT_TRAINER, "trainer zin nummer twee"));
    fixture_expect_none(&diags);
}

START_TEST(each_role_has_its_own_passphrase)
{
    set_up_roles();
    int64_t id = play("K-geheim-1", true);
    come_back();
    ck_assert(fixture_unlock(store, "recruiter zin nummer een", NOW, &diags));
    ck_assert_int_eq(vault_role(store), VAULT_RECRUITER);
    expect_there(id, "K-geheim-1");
    expect_nothing_to_read();
    come_back();
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW, &diags));
    ck_assert_int_eq(vault_role(store), VAULT_ADMINISTRATOR);
    ck_assert_uint_eq(count_audit("passphrase recruiter"), 1);
}
END_TEST

START_TEST(the_trainer_opens_no_sheet)
{
    set_up_roles();
    int64_t id = play("K-geheim-1", true);
    come_back();
    ck_assert(fixture_unlock(store, "trainer zin nummer twee", NOW, &diags));
    ck_assert_int_eq(vault_role(store), VAULT_TRAINER);
    struct buffer sheet = { 0 };
    struct office_audit audit = { id, NOW, "Tom", "sheet" };
    ck_assert(!office_open_sheet(store, &audit, &sheet, NULL, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_LOCKED));
    ck_assert_uint_eq(sheet.size, 0);
    forget_diags();
    ck_assert(!give(VAULT_RECRUITER, "van de trainer gekregen"));
    ck_assert(diag_list_has(&diags, DIAG_VAULT_NOT_ALLOWED));
    ck_assert(give(VAULT_TRAINER, "nieuwe zin van de trainer"));
}
END_TEST

START_TEST(who_is_no_administrator_changes_only_the_own_passphrase)
{
    set_up_roles();
    come_back();
    ck_assert(!give(VAULT_RECRUITER, "terwijl het op slot is"));
    ck_assert(diag_list_has(&diags, DIAG_STORE_LOCKED));
    forget_diags();
    ck_assert(fixture_unlock(store, "recruiter zin nummer een", NOW, &diags));
    ck_assert(!give(VAULT_ADMINISTRATOR, "de baas worden, ook ik"));
    ck_assert(diag_list_has(&diags, DIAG_VAULT_NOT_ALLOWED));
    forget_diags();
    ck_assert(give(VAULT_RECRUITER, "recruiter zin nummer drie"));
    come_back();
    ck_assert(!fixture_unlock(store, "recruiter zin nummer een", NOW, &diags));
    ck_assert(fixture_unlock(store, "recruiter zin nummer drie", NOW, &diags));
    expect_nothing_to_read();
}
END_TEST

START_TEST(a_passphrase_is_long_and_no_other_roles)
{
    ck_assert(!fixture_set_up_vault(store, "te kort", &diags));
    ck_assert(diag_list_has(&diags, DIAG_VAULT_SHORT));
    ck_assert_int_eq(vault_state(store), VAULT_NONE);
    forget_diags();
    set_up_roles();
    ck_assert(!give(VAULT_TRAINER, "recruiter zin nummer een"));
    ck_assert(diag_list_has(&diags, DIAG_VAULT_SAME));
    ck_assert(!give(VAULT_TRAINER, "kort"));
    forget_diags();
    ck_assert(give(VAULT_RECRUITER, "recruiter zin nummer een")); // its own again is no harm
    ck_assert(!fixture_set_up_vault(store, "nog een keer vooraan", &diags));
    ck_assert(diag_list_has(&diags, DIAG_VAULT_THERE));
}
END_TEST

/* ---- files ---- */

START_TEST(keys_that_are_gone_or_damaged_are_told)
{
    char path[FIXTURE_PATH_SIZE];
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    store_close(store);
    fixture_join(path, folder, "office.key");
    FILE *file = fopen(path, "r+");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fseek(file, 60, SEEK_SET), 0);
    ck_assert_int_eq(fputc('z', file), 'z');
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_ptr_null(store_open(folder, &diags));
    ck_assert(diag_list_has(&diags, DIAG_VAULT_KEYS));
    forget_diags();
    ck_assert_int_eq(unlink(path), 0);
    store = store_open(folder, &diags);
    ck_assert_ptr_null(store);
    ck_assert(diag_list_has(&diags, DIAG_VAULT_KEYS));
}
END_TEST

START_TEST(an_office_that_another_reads_is_not_converted)
{
    int64_t id = play("K-geheim-1", true);
    struct store *other = store_open_office(folder, &diags);
    ck_assert(!fixture_set_up_vault(store, PASSPHRASE, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_IN_USE));
    forget_diags();
    ck_assert_int_eq(vault_state(store), VAULT_NONE);
    expect_there(id, "K-geheim-1");
    store_close(other);
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
}
END_TEST

START_TEST(two_read_a_sealed_office_at_once)
{
    int64_t id = play("K-geheim-1", true);
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    struct store *other = store_open_office(folder, &diags);
    ck_assert(fixture_unlock(other, PASSPHRASE, NOW, &diags));
    struct session_list list = { 0 };
    ck_assert(store_list_finished(other, NULL, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 1);
    expect_there(id, "K-geheim-1");
    expect_nothing_to_read();
    session_list_finish(&list);
    store_close(other);
}
END_TEST

START_TEST(a_store_in_memory_has_no_vault)
{
    struct store *memory = fixture_open(":memory:");
    ck_assert(!fixture_set_up_vault(memory, PASSPHRASE, &diags));
    ck_assert(diag_list_has(&diags, DIAG_VAULT_THERE));
    store_close(memory);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("vault");
    TCase *tests = tcase_create("vault");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, opened_in_folder, opened_close);
    tcase_add_test(tests, a_passphrase_seals_what_was_plain);
    tcase_add_test(tests, who_plays_while_it_is_locked_is_sealed_at_once);
    tcase_add_test(tests, who_finishes_while_it_is_open_is_there_at_once);
    tcase_add_test(tests, a_program_with_all_files_in_hand_finds_nothing);
    tcase_add_test(tests, without_a_passphrase_every_question_is_refused);
    tcase_add_test(tests, who_is_invited_stands_in_no_file);
    tcase_add_test(tests, a_running_session_goes_on_over_a_lock);
    tcase_add_test(tests, a_parcel_that_does_not_open_stays_and_the_others_come_in);
    tcase_add_test(tests, a_wrong_passphrase_opens_nothing_and_is_written_down);
    tcase_add_test(tests, waiting_grows_and_starting_again_does_not_help);
    tcase_add_test(tests, a_clock_that_is_put_back_shuts_nobody_out_for_good);
    tcase_add_test(tests, each_role_has_its_own_passphrase);
    tcase_add_test(tests, the_trainer_opens_no_sheet);
    tcase_add_test(tests, who_is_no_administrator_changes_only_the_own_passphrase);
    tcase_add_test(tests, a_passphrase_is_long_and_no_other_roles);
    tcase_add_test(tests, keys_that_are_gone_or_damaged_are_told);
    tcase_add_test(tests, an_office_that_another_reads_is_not_converted);
    tcase_add_test(tests, two_read_a_sealed_office_at_once);
    tcase_add_test(tests, a_store_in_memory_has_no_vault);
    suite_add_tcase(suite, tests);
    return suite;
}
