// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is sealed: it comes back whole with its key, after a kill too, and nobody without
// that key finds a word of it in any file.
#include "game/store/sealed_file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/hash.h"
#include "game/store/database.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { PAGE = 8192, ROWS = 400 };

static const char SECRET[] = "geheim-woord";

static char folder[FIXTURE_PATH_SIZE];
static char path[FIXTURE_PATH_SIZE];
static struct secret_key key;
static struct diag_list diags;

// A plain database with a row in it, sealed to `path`.
static void set_up(void)
{
    char plain[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    fixture_join(plain, folder, "plain.db");
    fixture_join(path, folder, "what? is 100% #1.db");
    secret_key_draw(&key);
    struct database *database = database_open(plain, DATABASE_SHARED, &diags);
    ck_assert(database_run(database,
            "PRAGMA journal_mode = WAL; PRAGMA application_id = 77; PRAGMA user_version = 5;"
            "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL, more BLOB) STRICT;"
            "CREATE INDEX t_text ON t (text);"
            "INSERT INTO t VALUES (1, 'geheim-woord 1', zeroblob(40000))",
            &diags));
    database_close(database);
    ck_assert(database_seal_copy(plain, path, PAGE, &key, &diags));
    fixture_expect_none(&diags);
    ck_assert_int_eq(unlink(plain), 0);
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
    diag_list_finish(&diags);
}

static struct database *open_sealed(const char *journal)
{
    struct database *database = database_open_sealed(path, PAGE, &key, &diags);
    fixture_expect_none(&diags);
    ck_assert(database_run(database, journal, &diags));
    return database;
}

static int64_t number(struct database *database, const char *sql)
{
    int64_t value = 0;
    ck_assert(database_read_integer(database, sql, &value, &diags));
    return value;
}

static void expect_whole(struct database *database)
{
    ck_assert_int_eq(number(database,
                             "SELECT count(*) FROM pragma_integrity_check"
                             " WHERE integrity_check <> 'ok'"),
            0);
}

static void change(struct database *database, uint64_t *seed)
{
    char sql[300];
    uint64_t what = hash_next(seed) % 4;
    unsigned id = (unsigned)(hash_next(seed) % ROWS) + 2;
    unsigned size = (unsigned)(hash_next(seed) % 30000);
    if (what == 0) {
        (void)snprintf(sql, sizeof(sql), "DELETE FROM t WHERE id = %u", id);
    } else {
        (void)snprintf(sql, sizeof(sql),
                "INSERT INTO t VALUES (%u, 'geheim-woord %u', zeroblob(%u)) ON CONFLICT"
                " DO UPDATE SET text = excluded.text, more = excluded.more",
                id, size, size);
    }
    ck_assert(database_run(database, sql, &diags));
}

static const char *const JOURNALS[] = { "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 32",
    "PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = PERSIST; PRAGMA cache_size = 4" };

enum { JOURNAL_COUNT = sizeof(JOURNALS) / sizeof(JOURNALS[0]) };

static bool has_bytes(const char *file, const char *words)
{
    struct buffer bytes = { 0 };
    struct diag_list none = { 0 };
    bool found = bundle_read_path(file, (size_t)1 << 30, &bytes, &none) && bytes.size > 0 &&
            memmem(bytes.bytes, bytes.size, words, strlen(words)) != NULL;
    buffer_finish(&bytes);
    diag_list_finish(&none);
    return found;
}

static void expect_nothing_to_read(void)
{
    static const char *const TAILS[] = { "", "-wal", "-shm", "-journal" };
    for (size_t i = 0; i < sizeof(TAILS) / sizeof(TAILS[0]); i++) {
        char file[FIXTURE_PATH_SIZE + 16];
        (void)snprintf(file, sizeof(file), "%s%s", path, TAILS[i]);
        ck_assert_msg(!has_bytes(file, SECRET), "%s", file);
        ck_assert_msg(!has_bytes(file, "CREATE TABLE"), "%s", file);
        ck_assert_msg(!has_bytes(file, "SQLite format"), "%s", file);
    }
}

START_TEST(what_was_copied_is_all_there)
{
    struct database *database = open_sealed(JOURNALS[0]);
    ck_assert_int_eq(number(database,
                             "SELECT count(*) FROM t WHERE text = 'geheim-woord 1'"
                             " AND length(more) = 40000"),
            1);
    ck_assert_int_eq(number(database, "PRAGMA application_id"), 77);
    ck_assert_int_eq(number(database, "PRAGMA user_version"), 5);
    ck_assert_int_eq(number(database, "PRAGMA page_size"), PAGE);
    expect_whole(database);
    database_close(database);
}
END_TEST

START_TEST(any_change_comes_back_and_nobody_reads_it)
{
    uint64_t seed = 5;
    for (int opening = 0; opening < 3; opening++) {
        struct database *database = open_sealed(JOURNALS[_i]);
        for (int i = 0; i < 25; i++) {
            ck_assert(database_begin(database, &diags));
            for (uint64_t k = hash_next(&seed) % 12; k > 0; k--) {
                change(database, &seed);
            }
            ck_assert(database_end(database, hash_next(&seed) % 4 != 0, &diags) ||
                    diags.diags.count == 0);
            if (i % 10 == 0) {
                expect_nothing_to_read();
            }
        }
        int64_t before = number(database, "SELECT count(*) + sum(length(more)) FROM t");
        database_close(database);
        expect_nothing_to_read();
        database = open_sealed(JOURNALS[_i]);
        ck_assert_int_eq(number(database, "SELECT count(*) + sum(length(more)) FROM t"), before);
        expect_whole(database);
        database_close(database);
    }
    fixture_expect_none(&diags);
}
END_TEST

START_TEST(sorting_much_leaves_no_file)
{
    struct database *database = open_sealed(JOURNALS[0]);
    ck_assert(database_run(database,
            "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n LIMIT 60000)"
            " INSERT INTO t SELECT i, 'geheim-woord' || random(), NULL FROM n;"
            "CREATE INDEX other ON t (text, more);"
            "SELECT text FROM t ORDER BY text || id; VACUUM",
            &diags));
    fixture_expect_none(&diags);
    expect_nothing_to_read();
    expect_whole(database);
    database_close(database);
}
END_TEST

START_TEST(another_key_opens_nothing)
{
    struct secret_key other;
    secret_key_draw(&other);
    ck_assert_ptr_null(database_open_sealed(path, PAGE, &other, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_DAMAGED));
    ck_assert_ptr_null(database_open(path, DATABASE_SHARED, &diags));
}
END_TEST

static void write_at(const char *file, off_t at, const void *bytes, size_t size)
{
    int descriptor = open(file, O_WRONLY);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(pwrite(descriptor, bytes, size, at), (ssize_t)size);
    ck_assert_int_eq(close(descriptor), 0);
}

static void read_at(const char *file, off_t at, void *bytes, size_t size)
{
    int descriptor = open(file, O_RDONLY);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(pread(descriptor, bytes, size, at), (ssize_t)size);
    ck_assert_int_eq(close(descriptor), 0);
}

// Reads everything; false, with the diagnostic, when a page does not open.
static bool reads_all(void)
{
    struct database *database = database_open_sealed(path, PAGE, &key, &diags);
    int64_t sum = 0;
    bool good = database != NULL &&
            database_read_integer(
                    database, "SELECT sum(length(CAST(more AS TEXT)) + id) FROM t", &sum, &diags);
    database_close(database);
    return good;
}

static off_t size_of(const char *file)
{
    struct stat status;
    ck_assert_int_eq(stat(file, &status), 0);
    return status.st_size;
}

START_TEST(a_changed_byte_is_damage_and_never_another_answer)
{
    uint64_t seed = 3;
    ck_assert(reads_all());
    int damaged = 0;
    for (int i = 0; i < 40; i++) {
        off_t at = (off_t)(hash_next(&seed) % (uint64_t)size_of(path));
        unsigned char byte = 0;
        read_at(path, at, &byte, 1);
        unsigned char changed = byte ^ (unsigned char)(1 + hash_next(&seed) % 255);
        write_at(path, at, &changed, 1);
        diag_list_finish(&diags);
        diags = (struct diag_list) { 0 };
        if (!reads_all()) {
            ck_assert(diag_list_has(&diags, DIAG_STORE_DAMAGED));
            damaged++;
        }
        write_at(path, at, &byte, 1);
    }
    ck_assert_int_gt(damaged, 20); // the rest hit the index, which this question does not read
    ck_assert(reads_all());
}
END_TEST

START_TEST(a_page_in_the_place_of_another_is_damage)
{
    static unsigned char page[PAGE];
    ck_assert_int_ge(size_of(path), 6 * PAGE);
    read_at(path, 4 * PAGE, page, sizeof(page));
    write_at(path, 5 * PAGE, page, sizeof(page));
    ck_assert(!reads_all());
    ck_assert(diag_list_has(&diags, DIAG_STORE_DAMAGED));
}
END_TEST

/* ---- crashes ---- */

static void append_endlessly(const char *journal, int pipe_end)
{
    struct database *database = open_sealed(journal);
    ck_assert(database_run(database, "PRAGMA synchronous = FULL", &diags));
    for (int64_t id = number(database, "SELECT max(id) FROM t") + 1;; id++) {
        char sql[120];
        (void)snprintf(sql, sizeof(sql),
                "INSERT INTO t VALUES (%d, 'geheim-woord %d', zeroblob(%d))", (int)id, (int)id,
                (int)(id * 997 % 20000));
        if (!database_run(database, sql, &diags) ||
                write(pipe_end, &id, sizeof(id)) != (ssize_t)sizeof(id)) {
            _exit(3);
        }
    }
}

// The last row the child told as written before it was killed; 0 when it told none.
static int64_t kill_while_appending(const char *journal, uint64_t told, uint64_t rounds)
{
    int ends[2];
    int64_t id = 0;
    int64_t last = 0;
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        append_endlessly(journal, ends[1]);
    }
    (void)close(ends[1]);
    for (uint64_t i = 0; read(ends[0], &id, sizeof(id)) == (ssize_t)sizeof(id); i++) {
        last = id;
        if (i == told) {
            volatile uint64_t state = rounds;
            for (uint64_t k = 0; k < rounds; k++) {
                state = hash_mix(state + k);
            }
            ck_assert_int_eq(kill(child, SIGKILL), 0);
        }
    }
    (void)close(ends[0]);
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status));
    return last;
}

START_TEST(a_kill_loses_nothing_that_was_written)
{
    uint64_t seed = 17;
    for (int i = 0; i < 12; i++) {
        int64_t last =
                kill_while_appending(JOURNALS[_i], hash_next(&seed) % 8, hash_next(&seed) % 400000);
        expect_nothing_to_read();
        struct database *database = open_sealed(JOURNALS[_i]);
        int64_t there = number(database, "SELECT max(id) FROM t");
        ck_assert_msg(
                there == last || there == last + 1, "told %d, there is %d", (int)last, (int)there);
        ck_assert_int_eq(number(database, "SELECT count(*) FROM t"), there);
        expect_whole(database);
        database_close(database);
    }
}
END_TEST

static void copy_file(const char *from, const char *to, off_t size)
{
    struct buffer bytes = { 0 };
    ck_assert(bundle_read_path(from, (size_t)1 << 30, &bytes, &diags));
    FILE *file = fopen(to, "wb");
    ck_assert_ptr_nonnull(file);
    size_t amount = (size_t)size < bytes.size ? (size_t)size : bytes.size;
    ck_assert_uint_eq(fwrite(bytes.bytes, 1, amount, file), amount);
    ck_assert_int_eq(fclose(file), 0);
    buffer_finish(&bytes);
}

// A power cut in the middle of a frame: what was whole before it is there.
START_TEST(a_torn_log_gives_what_was_whole)
{
    char wal[FIXTURE_PATH_SIZE + 8];
    char kept[FIXTURE_PATH_SIZE];
    char kept_wal[FIXTURE_PATH_SIZE];
    (void)snprintf(wal, sizeof(wal), "%s-wal", path);
    fixture_join(kept, folder, "kept");
    fixture_join(kept_wal, folder, "kept-log");
    struct database *database = open_sealed("PRAGMA journal_mode = WAL;"
                                            "PRAGMA wal_autocheckpoint = 0");
    for (int i = 2; i < 12; i++) {
        char sql[80];
        (void)snprintf(sql, sizeof(sql), "INSERT INTO t VALUES (%d, 'geheim-woord', NULL)", i);
        ck_assert(database_run(database, sql, &diags));
    }
    copy_file(path, kept, INT32_MAX);
    copy_file(wal, kept_wal, INT32_MAX);
    database_close(database);
    int64_t before = 11;
    for (off_t size = size_of(kept_wal); size > 0; size -= 3571) {
        copy_file(kept, path, INT32_MAX);
        copy_file(kept_wal, wal, size);
        database = open_sealed("PRAGMA wal_autocheckpoint = 0");
        int64_t rows = number(database, "SELECT max(id) FROM t");
        ck_assert_int_le(rows, before);
        ck_assert_int_eq(number(database, "SELECT count(*) FROM t"), rows);
        before = rows;
        database_close(database);
    }
    ck_assert_int_eq(before, 1);
}
END_TEST

START_TEST(a_scrub_leaves_nothing_of_what_was_deleted)
{
    char plain[FIXTURE_PATH_SIZE];
    fixture_join(plain, folder, "open.db");
    struct database *database = database_open(plain, DATABASE_ALONE, &diags);
    ck_assert(database_run(database,
            "PRAGMA journal_mode = WAL; CREATE TABLE t (text TEXT) STRICT;"
            "INSERT INTO t VALUES ('geheim-woord'), ('blijft'); DELETE FROM t WHERE text LIKE 'g%'",
            &diags));
    ck_assert(database_scrub(database, &diags));
    char wal[FIXTURE_PATH_SIZE + 8];
    (void)snprintf(wal, sizeof(wal), "%s-wal", plain);
    ck_assert(!has_bytes(plain, SECRET) && !has_bytes(wal, SECRET));
    ck_assert(has_bytes(plain, "blijft"));
    database_close(database);
}
END_TEST

START_TEST(a_file_that_another_has_open_is_not_copied)
{
    char plain[FIXTURE_PATH_SIZE];
    char copy[FIXTURE_PATH_SIZE];
    fixture_join(plain, folder, "open.db");
    fixture_join(copy, folder, "copy.db");
    struct database *database = database_open(plain, DATABASE_SHARED, &diags);
    ck_assert(database_run(
            database, "PRAGMA journal_mode = WAL; CREATE TABLE t (text TEXT) STRICT", &diags));
    ck_assert(!database_seal_copy(plain, copy, PAGE, &key, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_IN_USE));
    ck_assert_int_ne(access(copy, F_OK), 0);
    database_close(database);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("sealed");
    TCase *tests = tcase_create("sealed");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_was_copied_is_all_there);
    tcase_add_loop_test(tests, any_change_comes_back_and_nobody_reads_it, 0, JOURNAL_COUNT);
    tcase_add_test(tests, sorting_much_leaves_no_file);
    tcase_add_test(tests, another_key_opens_nothing);
    tcase_add_test(tests, a_changed_byte_is_damage_and_never_another_answer);
    tcase_add_test(tests, a_page_in_the_place_of_another_is_damage);
    tcase_add_loop_test(tests, a_kill_loses_nothing_that_was_written, 0, JOURNAL_COUNT);
    tcase_add_test(tests, a_torn_log_gives_what_was_whole);
    tcase_add_test(tests, a_scrub_leaves_nothing_of_what_was_deleted);
    tcase_add_test(tests, a_file_that_another_has_open_is_not_copied);
    suite_add_tcase(suite, tests);
    return suite;
}
