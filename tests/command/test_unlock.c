// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the door for verbs: what reads score sheets asks for the passphrase, and nothing else
// opens them.
#include <stdio.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/sessions.h"
#include "game/store/upgrade.h"
#include "game/store/vault.h"
#include "tests/command/verb_run.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static const char PASSPHRASE[] = "vier woorden op een rij";

static char folder[FIXTURE_PATH_SIZE];
static char file[FIXTURE_PATH_SIZE + 8]; // beside the store: what it holds is in it on purpose
static struct verb_said said;

static void set_up(void)
{
    locale_init("en", "");
    fixture_make_folder(folder);
    (void)snprintf(file, sizeof(file), "%s.phrase", folder);
    FILE *out = fopen(file, "w");
    ck_assert_ptr_nonnull(out);
    ck_assert_int_gt(fprintf(out, "%s\n", PASSPHRASE), 0);
    ck_assert_int_eq(fclose(out), 0);
}

static void tear_down(void)
{
    verb_said_finish(&said);
    (void)remove(file);
    fixture_remove_folder(folder);
}

// Runs `line`, words between blanks; "FILE" is the file with the passphrase.
static int run(const char *line, const char *typed)
{
    char whole[2 * FIXTURE_PATH_SIZE + 100];
    const char *place = strstr(line, "FILE");
    int before = (int)(place != NULL ? (size_t)(place - line) : strlen(line));
    int size = snprintf(whole, sizeof(whole), "%.*s%s%s", before, line, place != NULL ? file : "",
            place != NULL ? place + strlen("FILE") : "");
    ck_assert_int_lt(size, (int)sizeof(whole));
    struct command_io io = { .in = fmemopen((void *)(size_t)typed, strlen(typed) + 1, "r"),
        .store = folder };
    int code = verb_run_line(&said, &io, whole);
    (void)fclose(io.in);
    return code;
}

// A vault as cheap as can be, with a finished session.
static void lock(void)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(folder);
    int64_t id = fixture_create_session(store, "K-1");
    ck_assert(fixture_append(store, id, 1, &diags));
    struct session_end end = { .state = SESSION_FINISHED,
        .finished_ms = 9,
        .sheet = "{\"sheets\":[{\"score\":3}]}",
        .evidence = "[]" };
    ck_assert(store_finish_session(store, id, &end, &diags));
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    struct vault_entry entry = { "de zin van de trainer", "Noor", 0 };
    ck_assert(vault_set_passphrase(store, VAULT_TRAINER, &entry, &diags));
    entry.passphrase = "de zin van de recruiter";
    ck_assert(vault_set_passphrase(store, VAULT_RECRUITER, &entry, &diags));
    fixture_expect_none(&diags);
    store_close(store);
}

static const char *const READING[] = { "export --json K-1", "export --script K-1",
    "stats items --sessions", "rescore", "rehearse --save K-1 /nowhere/at/all.txt", "vacancy list",
    "candidate list", "audit verify", "norm list", "compare K-1 K-2" };

enum { READING_COUNT = sizeof(READING) / sizeof(READING[0]) };

START_TEST(what_reads_sheets_is_refused_without_a_passphrase)
{
    lock();
    ck_assert_int_eq(run(READING[_i], ""), COMMAND_FAILED);
    ck_assert_msg(strstr(said.err, "--passphrase-file") != NULL, "%s", said.err);
    ck_assert_str_eq(said.out, "");
}
END_TEST

START_TEST(what_reads_sheets_is_refused_to_the_trainer)
{
    char line[120];
    lock();
    (void)snprintf(line, sizeof(line), "%s --passphrase-file -", READING[_i]);
    ck_assert_int_eq(run(line, "de zin van de trainer\n"), COMMAND_FAILED);
    ck_assert_str_eq(said.out, "");
}
END_TEST

START_TEST(a_passphrase_comes_from_a_file_or_from_what_comes_in)
{
    lock();
    ck_assert_int_eq(run("export --json K-1 --passphrase-file FILE", ""), COMMAND_FINE);
    ck_assert_str_eq(said.out, "{\"sheets\":[{\"score\":3}]}\n");
    ck_assert_int_eq(run("export --passphrase-file - --json K-1", "vier woorden op een rij\r\n"),
            COMMAND_FINE);
    ck_assert_str_eq(said.out, "{\"sheets\":[{\"score\":3}]}\n");
    ck_assert_int_eq(run("export --json K-1 --passphrase-file", ""), COMMAND_USAGE);
    ck_assert_int_eq(
            run("export --json K-1 --passphrase-file /nowhere/at/all", ""), COMMAND_FAILED);
}
END_TEST

START_TEST(a_wrong_passphrase_is_a_no_and_waits_after_three)
{
    lock();
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(run("office unlock-test --passphrase-file -", "een andere zin\n"),
                COMMAND_FINDINGS);
    }
    ck_assert_int_eq(run("office unlock-test --passphrase-file FILE", ""), COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "Wait"));
    ck_assert(!fixture_has_bytes(folder, "een andere zin"));
}
END_TEST

// A byte of the page with the audit is another. Gives the page, counted from 1.
static long harm_office(void)
{
    char path[FIXTURE_PATH_SIZE];
    struct diag_list diags = { 0 };
    int64_t page = 0;
    struct store *store = fixture_open(folder);
    ck_assert(fixture_unlock(store, PASSPHRASE, INT64_C(1795000000000), &diags));
    ck_assert(database_read_integer(
            store->office, "SELECT pageno FROM dbstat WHERE name = 'ledger'", &page, &diags));
    store_close(store);
    fixture_join(path, folder, "office.db");
    FILE *office = fopen(path, "r+b");
    ck_assert_ptr_nonnull(office);
    ck_assert_int_eq(fseek(office, (page - 1) * UPGRADE_OFFICE.page_size, SEEK_SET), 0);
    int byte = fgetc(office);
    ck_assert_int_eq(fseek(office, -1, SEEK_CUR), 0);
    ck_assert_int_eq(fputc(byte ^ 1, office), byte ^ 1);
    ck_assert_int_eq(fclose(office), 0);
    return page;
}

START_TEST(damage_of_locked_sheets_is_told_and_saved_with_the_passphrase)
{
    lock();
    ck_assert_int_eq(run("rescue", ""), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.out, "seen with the passphrase"));
    ck_assert_int_eq(run("rescue --passphrase-file FILE", ""), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.out, "Nothing here is damaged"));
    char told[60];
    (void)snprintf(told, sizeof(told), "Page %ld of the file does not open", harm_office());
    ck_assert_int_eq(run("candidate list --passphrase-file FILE", ""), COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, told));
    ck_assert_int_eq(run("rescue --passphrase-file -", "een andere zin\n"), COMMAND_FAILED);
    ck_assert_int_eq(run("rescue --passphrase-file -", "de zin van de trainer\n"), COMMAND_FAILED);
    ck_assert_str_eq(said.out, "");
    ck_assert_int_eq(run("rescue --json --passphrase-file FILE", ""), COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(said.out, "\"sessions\":1"));
    char *path = strstr(said.out, folder);
    path[strcspn(path, "\"")] = '\0';
    char line[FIXTURE_PATH_SIZE + 20];
    (void)snprintf(line, sizeof(line), "restore %s", path);
    char saved[FIXTURE_PATH_SIZE + 40];
    (void)snprintf(saved, sizeof(saved), "%s", path);
    ck_assert_int_eq(run(line, ""), COMMAND_FINE);
    char *kept = strstr(said.out, "-before-");
    ck_assert_ptr_nonnull(kept);
    char before[FIXTURE_PATH_SIZE + 40];
    (void)snprintf(before, sizeof(before), "%s%.*s", folder, (int)strcspn(kept, " .\n"), kept);
    ck_assert_int_eq(run("export --json K-1 --passphrase-file FILE", ""), COMMAND_FINE);
    fixture_remove_folder(before);
    ck_assert_int_eq(remove(saved), 0);
}
END_TEST

START_TEST(the_office_is_set_up_once)
{
    ck_assert_int_eq(run("office setup --passphrase-file -", "kort\n"), COMMAND_FAILED);
    ck_assert_int_eq(run("office setup --json --passphrase-file FILE", ""), COMMAND_FINE);
    ck_assert_str_eq(said.out, "{\"role\":\"administrator\"}\n");
    ck_assert_int_eq(run("office setup --passphrase-file FILE", ""), COMMAND_FAILED);
    ck_assert_int_eq(run("office unlock-test --json --passphrase-file FILE", ""), COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(said.out, "\"role\":\"administrator\""));
    ck_assert(!fixture_has_bytes(folder, PASSPHRASE));
}
END_TEST

START_TEST(the_administrator_gives_passphrases)
{
    lock();
    ck_assert_int_eq(run("office passphrase trainer --passphrase-file FILE"
                         " --new-passphrase-file -",
                             "nieuw voor de trainer\n"),
            COMMAND_FINE);
    ck_assert_int_eq(
            run("office unlock-test --json --passphrase-file -", "nieuw voor de trainer\n"),
            COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(said.out, "trainer"));
    ck_assert_int_eq(run("office passphrase administrator --passphrase-file -"
                         " --new-passphrase-file FILE",
                             "de zin van de recruiter\n"),
            COMMAND_FAILED);
    ck_assert_int_eq(run("office passphrase nobody --passphrase-file FILE", ""), COMMAND_USAGE);
}
END_TEST

START_TEST(settings_are_read_by_all_and_written_by_the_administrator)
{
    lock();
    ck_assert_int_eq(run("office settings name=Meander address=je --passphrase-file FILE", ""),
            COMMAND_FINE);
    ck_assert_int_eq(run("office settings --json", ""), COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(said.out, "\"name\":\"Meander\""));
    ck_assert_ptr_nonnull(strstr(said.out, "\"address\":\"je\""));
    ck_assert_int_eq(run("office settings name=Ander", ""), COMMAND_FAILED);
    ck_assert_int_eq(
            run("office settings name=Ander --passphrase-file -", "de zin van de recruiter\n"),
            COMMAND_FAILED);
    ck_assert_int_eq(
            run("office settings retention-weeks=0 --passphrase-file FILE", ""), COMMAND_USAGE);
    ck_assert_int_eq(run("office settings colour=red --passphrase-file FILE", ""), COMMAND_USAGE);
    ck_assert_int_eq(run("office settings", ""), COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(said.out, "name=Meander\n"));
}
END_TEST

START_TEST(without_a_passphrase_nothing_changes)
{
    ck_assert_int_eq(run("office unlock-test --json", ""), COMMAND_FINE);
    ck_assert_str_eq(said.out, "{\"role\":\"open\",\"ms\":0}\n");
    ck_assert_int_eq(run("office settings name=Meander", ""), COMMAND_FINE);
    ck_assert_int_eq(run("export --json K-1", ""), COMMAND_FINDINGS);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("unlock");
    TCase *tests = tcase_create("unlock");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, what_reads_sheets_is_refused_without_a_passphrase, 0, READING_COUNT);
    tcase_add_loop_test(tests, what_reads_sheets_is_refused_to_the_trainer, 0, READING_COUNT);
    tcase_add_test(tests, a_passphrase_comes_from_a_file_or_from_what_comes_in);
    tcase_add_test(tests, a_wrong_passphrase_is_a_no_and_waits_after_three);
    tcase_add_test(tests, damage_of_locked_sheets_is_told_and_saved_with_the_passphrase);
    tcase_add_test(tests, the_office_is_set_up_once);
    tcase_add_test(tests, the_administrator_gives_passphrases);
    tcase_add_test(tests, settings_are_read_by_all_and_written_by_the_administrator);
    tcase_add_test(tests, without_a_passphrase_nothing_changes);
    suite_add_tcase(suite, tests);
    return suite;
}
