// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what candidates played: no file that is damaged, newer or another's is ever written
// over.
#include "game/store/store.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/store/database.h"
#include "game/store/journal.h"
#include "game/store/upgrade.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static char folder[FIXTURE_PATH_SIZE];

static void set_up(void)
{
    fixture_make_folder(folder);
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
}

static void write_file(const char *name, const void *bytes, size_t size)
{
    char path[FIXTURE_PATH_SIZE];
    fixture_join(path, folder, name);
    FILE *stream = fopen(path, "wb");
    ck_assert_ptr_nonnull(stream);
    ck_assert_uint_eq(fwrite(bytes, 1, size, stream), size);
    ck_assert_int_eq(fclose(stream), 0);
}

static void read_file(const char *name, struct buffer *bytes)
{
    char path[FIXTURE_PATH_SIZE];
    fixture_join(path, folder, name);
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(path, 64U << 20U, bytes, &diags));
    diag_list_finish(&diags);
}

// Opens, expects `code`, and expects the file to be byte for byte what it was.
static void expect_refused_untouched(const char *name, int code)
{
    struct buffer before = { 0 };
    struct buffer after = { 0 };
    struct diag_list diags = { 0 };
    read_file(name, &before);
    ck_assert_ptr_null(store_open(folder, &diags));
    ck_assert_uint_ge(diags.diags.count, 1);
    ck_assert_int_eq(diags.diags.items[0].code, code);
    ck_assert_ptr_nonnull(strstr(diags.diags.items[0].file, name));
    read_file(name, &after);
    ck_assert_uint_eq(before.size, after.size);
    ck_assert_mem_eq(buffer_text(&before), buffer_text(&after), before.size);
    buffer_finish(&before);
    buffer_finish(&after);
    diag_list_finish(&diags);
}

START_TEST(the_folder_is_made_for_this_user_only)
{
    char deep[FIXTURE_PATH_SIZE];
    fixture_join(deep, folder, "a/b//c/");
    store_close(fixture_open(deep));
    struct stat status;
    ck_assert_int_eq(stat(deep, &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777U, 0700);
    store_close(fixture_open(deep));
}
END_TEST

START_TEST(a_file_where_the_folder_should_be_is_told)
{
    char path[FIXTURE_PATH_SIZE];
    write_file("file", "x", 1);
    static const char *const NAMES[] = { "file", "file/deeper" };
    for (int i = 0; i < 2; i++) {
        struct diag_list diags = { 0 };
        fixture_join(path, folder, NAMES[i]);
        ck_assert_ptr_null(store_open(path, &diags));
        ck_assert(diag_list_has(&diags, DIAG_STORE_FOLDER));
        diag_list_finish(&diags);
    }
    struct diag_list diags = { 0 };
    ck_assert_ptr_null(store_open("", &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_FOLDER));
    diag_list_finish(&diags);
}
END_TEST

static const struct {
    const char *zeven;
    const char *data;
    const char *expected;
} FOLDERS[] = {
    { "/z", "/x", "/z" },
    { NULL, "/x", "/x/zeven" },
    { "", "/x", "/x/zeven" },
    { NULL, NULL, "/h/.local/share/zeven" },
};

static void set_environment(const char *name, const char *value)
{
    if (value != NULL) {
        ck_assert_int_eq(setenv(name, value, 1), 0);
    } else {
        ck_assert_int_eq(unsetenv(name), 0);
    }
}

START_TEST(the_default_folder_follows_the_environment)
{
    set_environment("ZEVEN_HOME", FOLDERS[_i].zeven);
    set_environment("XDG_DATA_HOME", FOLDERS[_i].data);
    set_environment("HOME", "/h");
    struct buffer path = { 0 };
    store_default_folder(&path);
    ck_assert_str_eq(buffer_text(&path), FOLDERS[_i].expected);
    buffer_finish(&path);
}
END_TEST

START_TEST(a_store_in_memory_leaves_nothing)
{
    struct store *store = fixture_open(":memory:");
    ck_assert_int_gt(fixture_create_session(store, "K-1"), 0);
    store_close(store);
    ck_assert_int_ne(access(":memory:", F_OK), 0);
}
END_TEST

static const char *const NAMES[] = { "play.db", "office.db" };

START_TEST(a_file_that_is_no_database_is_refused_and_left)
{
    char noise[5000];
    memset(noise, 'n', sizeof(noise));
    write_file(NAMES[_i], noise, sizeof(noise));
    expect_refused_untouched(NAMES[_i], DIAG_STORE_DAMAGED);
}
END_TEST

// A hole in the middle: the header is fine, so only the check finds it.
START_TEST(a_damaged_database_is_refused_and_left)
{
    struct store *store = fixture_open(folder);
    int64_t session = fixture_create_session(store, "K-1");
    struct diag_list diags = { 0 };
    for (int row = 1; row <= 60; row++) {
        ck_assert(fixture_append(store, session, row, &diags));
    }
    store_close(store);

    struct buffer bytes = { 0 };
    read_file("play.db", &bytes);
    ck_assert_uint_gt(bytes.size, 12288);
    memset(bytes.bytes + 3072, 0xa5, bytes.size - 4096);
    write_file("play.db", bytes.bytes, bytes.size);
    expect_refused_untouched("play.db", DIAG_STORE_DAMAGED);

    write_file("play.db", bytes.bytes, 1500);
    expect_refused_untouched("play.db", DIAG_STORE_DAMAGED);
    buffer_finish(&bytes);
}
END_TEST

START_TEST(a_folder_where_a_database_should_be_is_told)
{
    char path[FIXTURE_PATH_SIZE];
    struct diag_list diags = { 0 };
    fixture_join(path, folder, NAMES[_i]);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    ck_assert_ptr_null(store_open(folder, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_OPEN));
    diag_list_finish(&diags);
}
END_TEST

// The log may end in the middle of a commit that nobody was told of: what came before is there.
START_TEST(a_log_with_a_torn_end_keeps_what_was_whole)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(folder);
    int64_t session = fixture_create_session(store, "K-1");
    store_close(store);
    store = fixture_open(folder); // on a log that has only what is appended now
    for (int row = 1; row <= 5; row++) {
        ck_assert(fixture_append(store, session, row, &diags));
    }
    struct buffer play = { 0 };
    struct buffer wal = { 0 };
    read_file("play.db", &play);
    read_file("play.db-wal", &wal);
    store_close(store);

    write_file("play.db", play.bytes, play.size);
    write_file("play.db-wal", wal.bytes, wal.size - 100);
    store = fixture_open(folder);
    struct session_list list = { 0 };
    ck_assert(store_find_session(store, session, &list, &diags));
    ck_assert_int_eq(list.rows.items[0].rows, 4);
    ck_assert(journal_verify(store, session, NULL, &diags));
    store_close(store);
    session_list_finish(&list);
    diag_list_finish(&diags);
    buffer_finish(&play);
    buffer_finish(&wal);
}
END_TEST

static void run_on(const char *name, const char *sql)
{
    char path[FIXTURE_PATH_SIZE];
    struct diag_list diags = { 0 };
    fixture_join(path, folder, name);
    struct database *database = database_open(path, DATABASE_ALONE, &diags);
    ck_assert_ptr_nonnull(database);
    ck_assert(database_run(database, sql, &diags));
    database_close(database);
    diag_list_finish(&diags);
}

START_TEST(a_newer_database_is_refused_and_left)
{
    store_close(fixture_open(folder));
    run_on(NAMES[_i], "PRAGMA user_version = 999");
    expect_refused_untouched(NAMES[_i], DIAG_STORE_NEWER);
}
END_TEST

START_TEST(a_database_of_another_program_is_refused_and_left)
{
    run_on(NAMES[_i], "CREATE TABLE recipes (name TEXT)");
    expect_refused_untouched(NAMES[_i], DIAG_STORE_FOREIGN);
}
END_TEST

START_TEST(the_two_databases_cannot_be_swapped)
{
    store_close(fixture_open(folder));
    char play[FIXTURE_PATH_SIZE];
    char office[FIXTURE_PATH_SIZE];
    fixture_join(play, folder, "play.db");
    fixture_join(office, folder, "office.db");
    ck_assert_int_eq(rename(office, play), 0);
    expect_refused_untouched("play.db", DIAG_STORE_FOREIGN);
}
END_TEST

static int open_elsewhere(void)
{
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    int code = store == NULL ? diags.diags.items[0].code - 500 : 0; // an exit code has 8 bits
    store_close(store);
    diag_list_finish(&diags);
    return code;
}

static int run_child(int (*work)(void))
{
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        _exit(work());
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(a_second_process_is_told_that_it_is_in_use)
{
    struct store *store = fixture_open(folder);
    int64_t session = fixture_create_session(store, "K-1");
    struct diag_list diags = { 0 };
    ck_assert_int_eq(run_child(open_elsewhere), DIAG_STORE_IN_USE - 500);
    ck_assert(fixture_append(store, session, 1, &diags));
    store_close(store);
    ck_assert_int_eq(run_child(open_elsewhere), 0);
    diag_list_finish(&diags);
}
END_TEST

static int open_office_elsewhere(void)
{
    struct diag_list diags = { 0 };
    struct session_list list = { 0 };
    struct store *store = store_open_office(folder, &diags);
    bool good = store != NULL && store_list_finished(store, NULL, &list, &diags);
    store_close(store);
    session_list_finish(&list);
    diag_list_finish(&diags);
    return good ? 0 : 1;
}

START_TEST(the_office_can_be_read_while_someone_plays)
{
    struct store *store = fixture_open(folder);
    ck_assert_int_eq(run_child(open_office_elsewhere), 0);
    store_close(store);
}
END_TEST

// Root may write anywhere, so the child becomes nobody.
static int open_as_nobody(void)
{
    if (geteuid() == 0 && setuid(65534) != 0) {
        return 1;
    }
    return open_elsewhere();
}

static int open_on_full_disk(void)
{
    struct rlimit limit = { 600, 600 };
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &limit) != 0) {
        return 1;
    }
    return open_elsewhere();
}

START_TEST(a_store_that_cannot_be_begun_is_told_and_can_be_later)
{
    ck_assert_int_gt(run_child(open_on_full_disk), DIAG_STORE_FOLDER - 500);
    ck_assert_int_eq(run_child(open_elsewhere), 0);
}
END_TEST

START_TEST(a_read_only_folder_is_told)
{
    ck_assert_int_eq(chmod(folder, 0555), 0);
    ck_assert_int_eq(run_child(open_as_nobody), DIAG_STORE_OPEN - 500);
    ck_assert_int_eq(chmod(folder, 0755), 0);

    store_close(fixture_open(folder));
    for (int i = 0; i < 2; i++) {
        char path[FIXTURE_PATH_SIZE];
        fixture_join(path, folder, NAMES[i]);
        ck_assert_int_eq(chmod(path, 0444), 0);
    }
    ck_assert_int_eq(chmod(folder, 0555), 0);
    ck_assert_int_eq(run_child(open_as_nobody), DIAG_STORE_READ_ONLY - 500);
    ck_assert_int_eq(chmod(folder, 0755), 0);
}
END_TEST

static const struct upgrade STEPS[] = {
    { 1, "CREATE TABLE note (text TEXT NOT NULL);" },
    { 2, "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue';" },
    { 3, "CREATE TABLE half (a TEXT); CREATE TABLE half (a TEXT);" },
};

static struct upgrade_table steps_until(size_t count)
{
    return (struct upgrade_table) { 77, 4096, STEPS, count };
}

static int64_t read_number(struct database *database, const char *sql)
{
    struct diag_list diags = { 0 };
    int64_t value = -1;
    ck_assert(database_read_integer(database, sql, &value, &diags));
    diag_list_finish(&diags);
    return value;
}

START_TEST(an_older_database_is_upgraded_with_its_rows)
{
    char path[FIXTURE_PATH_SIZE];
    fixture_join(path, folder, "steps.db");
    struct diag_list diags = { 0 };
    struct database *database = database_open(path, DATABASE_ALONE, &diags);
    struct upgrade_table first = steps_until(1);
    ck_assert(upgrade_apply(database, &first, &diags));
    ck_assert(database_run(database, "INSERT INTO note (text) VALUES ('kept')", &diags));
    database_close(database);

    database = database_open(path, DATABASE_ALONE, &diags);
    struct upgrade_table second = steps_until(2);
    ck_assert(upgrade_apply(database, &second, &diags));
    ck_assert_int_eq(read_number(database, "PRAGMA user_version"), 2);
    ck_assert_int_eq(read_number(database,
                             "SELECT count(*) FROM note WHERE text = 'kept' AND colour = 'blue'"),
            1);
    database_close(database);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(an_upgrade_that_fails_changes_nothing)
{
    struct diag_list diags = { 0 };
    struct database *database = database_open(":memory:", DATABASE_ALONE, &diags);
    struct upgrade_table second = steps_until(2);
    struct upgrade_table third = steps_until(3);
    ck_assert(upgrade_apply(database, &second, &diags));
    ck_assert(!upgrade_apply(database, &third, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_FAILED));
    ck_assert_int_eq(read_number(database, "PRAGMA user_version"), 2);
    ck_assert_int_eq(
            read_number(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
    database_close(database);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(commits_go_to_disk_before_they_are_told)
{
    struct store *store = fixture_open(folder);
    struct database *databases[] = { store->play, store->office };
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(read_number(databases[i], "PRAGMA synchronous"), 2);
        ck_assert_int_eq(read_number(databases[i], "PRAGMA foreign_keys"), 1);
        ck_assert_int_eq(
                read_number(databases[i], "SELECT journal_mode = 'wal' FROM pragma_journal_mode"),
                1);
    }
    store_close(store);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("store");
    TCase *tests = tcase_create("store");
    tcase_set_timeout(tests, 30);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_folder_is_made_for_this_user_only);
    tcase_add_test(tests, a_file_where_the_folder_should_be_is_told);
    tcase_add_loop_test(tests, the_default_folder_follows_the_environment, 0, 4);
    tcase_add_test(tests, a_store_in_memory_leaves_nothing);
    tcase_add_loop_test(tests, a_file_that_is_no_database_is_refused_and_left, 0, 2);
    tcase_add_test(tests, a_damaged_database_is_refused_and_left);
    tcase_add_loop_test(tests, a_newer_database_is_refused_and_left, 0, 2);
    tcase_add_loop_test(tests, a_database_of_another_program_is_refused_and_left, 0, 2);
    tcase_add_test(tests, the_two_databases_cannot_be_swapped);
    tcase_add_test(tests, a_second_process_is_told_that_it_is_in_use);
    tcase_add_test(tests, the_office_can_be_read_while_someone_plays);
    tcase_add_loop_test(tests, a_folder_where_a_database_should_be_is_told, 0, 2);
    tcase_add_test(tests, a_log_with_a_torn_end_keeps_what_was_whole);
    tcase_add_test(tests, a_store_that_cannot_be_begun_is_told_and_can_be_later);
    tcase_add_test(tests, a_read_only_folder_is_told);
    tcase_add_test(tests, an_older_database_is_upgraded_with_its_rows);
    tcase_add_test(tests, an_upgrade_that_fails_changes_nothing);
    tcase_add_test(tests, commits_go_to_disk_before_they_are_told);
    suite_add_tcase(suite, tests);
    return suite;
}
