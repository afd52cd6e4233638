// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is left of damaged data: bytes that a disk changed are found, told by the part that
// they hit, and everything around them is saved.
#include "game/store/damage.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/vec.h"
#include "game/store/audit.h"
#include "game/store/backup.h"
#include "game/store/database.h"
#include "game/store/rescue.h"
#include "game/store/sessions.h"
#include "game/store/upgrade.h"
#include "game/store/vault.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { FINISHED = 20, ROWS = 20, SHEET_SIZE = 30000, LOG_HEAD = 32, FRAME_HEAD = 24, CHANGES = 6 };

static const char PASSPHRASE[] = "vier woorden op een rij";
static const int64_t NOW = 1795000000000;

// Made once, plain and sealed; each test harms a copy.
static char made[FIXTURE_PATH_SIZE];

static char outside[FIXTURE_PATH_SIZE];
static char folder[FIXTURE_PATH_SIZE];
static char office[FIXTURE_PATH_SIZE];
static struct diag_list diags;

static void set_up(void)
{
    fixture_make_folder(outside);
    fixture_join(folder, outside, "zeven");
    fixture_join(office, folder, "office.db");
}

static void forget_diags(void)
{
    diag_list_finish(&diags);
    diags = (struct diag_list) { 0 };
}

static void tear_down(void)
{
    fixture_remove_folder(outside);
    forget_diags();
}

/* ---- what there is, and what happens to it ---- */

static void play_all(struct store *store)
{
    char *sheet = malloc(SHEET_SIZE + 1);
    ck_assert_ptr_nonnull(sheet);
    memset(sheet, 's', SHEET_SIZE);
    sheet[SHEET_SIZE] = '\0';
    for (int i = 0; i < FINISHED; i++) {
        char code[16];
        (void)snprintf(code, sizeof(code), "K-%03d", i);
        int64_t id = fixture_create_session(store, code);
        for (int row = 1; row <= ROWS; row++) {
            ck_assert(fixture_append(store, id, row, &diags));
        }
        struct session_end end = { .state = SESSION_FINISHED, .finished_ms = NOW, .sheet = sheet };
        ck_assert(store_finish_session(store, id, &end, &diags));
    }
    free(sheet);
}

static void copy_folder(const char *from, const char *to)
{
    struct buffer command = { 0 };
    buffer_add_format(&command, "cp -r '%s' '%s'", from, to);
    ck_assert_int_eq(system(buffer_text(&command)), 0);
    buffer_finish(&command);
}

static void make_both(void)
{
    char plain[FIXTURE_PATH_SIZE];
    char sealed[FIXTURE_PATH_SIZE];
    fixture_make_folder(made);
    fixture_join(plain, made, "plain");
    fixture_join(sealed, made, "sealed");
    struct store *store = fixture_open(plain);
    ck_assert(store_hurry(store, &diags));
    play_all(store);
    store_close(store);
    copy_folder(plain, sealed);
    store = fixture_open(sealed);
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    store_close(store);
    fixture_expect_none(&diags);
}

static void remove_both(void)
{
    fixture_remove_folder(made);
}

static void fill(bool sealed)
{
    char from[FIXTURE_PATH_SIZE];
    fixture_join(from, made, sealed ? "sealed" : "plain");
    copy_folder(from, folder);
}

static struct store *unlock(void)
{
    struct store *store = fixture_open(folder);
    bool good = fixture_unlock(store, PASSPHRASE, NOW, &diags);
    if (!good) {
        ck_assert(diag_list_has(&diags, DIAG_STORE_DAMAGED));
        ck_assert_ptr_nonnull(vault_key(store));
        ck_assert_int_eq(vault_state(store), VAULT_LOCKED);
        ck_assert_ptr_null(store->office);
    }
    return store;
}

// Saves what is left, puts it back, and opens it.
static struct store *rescue(struct store *store, int64_t *sessions)
{
    struct rescue_done done;
    struct buffer kept = { 0 };
    struct secret_key key = *vault_key(store);
    store_close(store);
    forget_diags();
    ck_assert(rescue_store(folder, &key, &done, &diags));
    ck_assert(backup_restore(folder, buffer_text(&done.path), NOW, &kept, &diags));
    fixture_expect_none(&diags);
    *sessions = done.sessions;
    store = unlock();
    fixture_expect_none(&diags);
    rescue_done_finish(&done);
    buffer_finish(&kept);
    return store;
}

static off_t size_of(const char *path)
{
    struct stat status;
    ck_assert_int_eq(stat(path, &status), 0);
    return status.st_size;
}

static void harm(const char *path, off_t at)
{
    unsigned char byte = 0;
    int file = open(path, O_RDWR);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(pread(file, &byte, 1, at), 1);
    byte ^= 0x5a;
    ck_assert_int_eq(pwrite(file, &byte, 1, at), 1);
    ck_assert_int_eq(close(file), 0);
}

static int64_t number(struct store *store, const char *sql)
{
    int64_t value = -1;
    ck_assert(database_read_integer(store->office, sql, &value, &diags));
    return value;
}

// Where a page begins that SQLite's own list of pages names.
static off_t find_page(const char *which)
{
    char sql[300];
    struct store *store = unlock();
    (void)snprintf(sql, sizeof(sql), "SELECT pageno FROM dbstat WHERE %s", which);
    int64_t page = number(store, sql);
    store_close(store);
    ck_assert_int_gt(page, 0);
    return (off_t)(page - 1) * UPGRADE_OFFICE.page_size;
}

/* ---- pages ---- */

static const struct {
    const char *page;
    int code;
    int64_t lost; // sessions at most
} PAGES[] = {
    { "name = 'session' AND pagetype = 'overflow'", DIAG_DAMAGE_SESSIONS, 1 },
    { "name = 'session' AND pagetype = 'leaf'", DIAG_DAMAGE_SESSIONS, FINISHED / 2 },
    { "name = 'journal' AND pagetype = 'leaf'", DIAG_DAMAGE_SESSIONS, 0 },
    { "name = 'candidate' AND pagetype = 'leaf'", DIAG_DAMAGE_OFFICE, 0 },
    { "name = 'ledger' AND pagetype = 'leaf'", DIAG_DAMAGE_AUDIT, 0 },
    { "name = 'norm' AND pagetype = 'leaf'", DIAG_DAMAGE_NORMS, 0 },
    { "name = 'sqlite_schema' AND pageno = 1", DIAG_DAMAGE_HEAD, FINISHED },
};

enum { PAGE_COUNT = sizeof(PAGES) / sizeof(PAGES[0]) };

START_TEST(a_changed_byte_is_found_at_the_door_and_the_rest_is_saved)
{
    int64_t sessions = 0;
    fill(true);
    harm(office, find_page(PAGES[_i].page) + 4000);
    struct store *store = unlock();
    ck_assert(diag_list_has(&diags, PAGES[_i].code));
    store = rescue(store, &sessions);
    ck_assert_int_ge(sessions, FINISHED - PAGES[_i].lost);
    ck_assert(sessions < FINISHED || PAGES[_i].lost == 0);
    ck_assert_int_eq(number(store, "SELECT count(*) FROM session"), sessions);
    ck_assert(PAGES[_i].code != DIAG_DAMAGE_SESSIONS ||
            number(store, "SELECT count(*) FROM candidate") == FINISHED);
    store_close(store);
    ck_assert(!fixture_has_bytes(outside, "K-00"));
}
END_TEST

// Reading on from the first and back from the last would lose all that stands between; keys are
// drawn, so that whoever jumps ahead jumps over some.
START_TEST(what_stands_between_damaged_rows_is_saved_too)
{
    off_t places[FINISHED / 2];
    int64_t sessions = 0;
    fill(true);
    for (int i = 0; i < FINISHED / 2; i++) {
        char which[160];
        (void)snprintf(which, sizeof(which),
                "name = 'session' AND pagetype = 'overflow' AND path LIKE '%%+000000'"
                " ORDER BY path LIMIT 1 OFFSET %d",
                i * 2);
        places[i] = find_page(which);
    }
    for (int i = 0; i < FINISHED / 2; i++) {
        harm(office, places[i] + 10);
    }
    struct store *store = rescue(unlock(), &sessions);
    ck_assert_int_eq(sessions, FINISHED / 2);
    store_close(store);
}
END_TEST

// A new table has to be told by what it holds.
START_TEST(every_table_is_a_part_that_somebody_knows)
{
    VEC(int64_t) pages = { 0 };
    fill(true);
    struct store *store = unlock();
    struct query *query = query_create(
            store->office, "SELECT pageno FROM dbstat WHERE name <> 'sqlite_schema'", &diags);
    while (query_next(query, &diags) == QUERY_ROW) {
        vec_push(&pages, query_integer(query, 0));
    }
    query_destroy(query);
    store_close(store);
    for (size_t i = 0; i < pages.count; i++) {
        harm(office, (off_t)(pages.items[i] - 1) * UPGRADE_OFFICE.page_size);
    }
    store_close(unlock());
    ck_assert(diag_list_has(&diags, DIAG_DAMAGE_NORMS));
    ck_assert(!diag_list_has(&diags, DIAG_DAMAGE_OTHER));
    vec_finish(&pages);
}
END_TEST

START_TEST(what_is_damaged_is_left_as_it_is)
{
    struct rescue_done done;
    struct buffer before = { 0 };
    struct buffer after = { 0 };
    fill(true);
    harm(office, find_page("name = 'candidate' AND pagetype = 'leaf'") + 4000);
    ck_assert(bundle_read_path(office, 1 << 28, &before, &diags));
    struct store *store = unlock();
    struct secret_key key = *vault_key(store);
    store_close(store);
    forget_diags();
    ck_assert(rescue_store(folder, &key, &done, &diags));
    ck_assert(bundle_read_path(office, 1 << 28, &after, &diags));
    ck_assert(before.size == after.size && memcmp(before.bytes, after.bytes, after.size) == 0);
    buffer_finish(&before);
    buffer_finish(&after);
    rescue_done_finish(&done);
}
END_TEST

// More than unlocking looks at.
START_TEST(the_end_of_a_large_office_is_looked_at_after_the_door)
{
    fill(true);
    struct store *store = unlock();
    ck_assert(database_run(store->office,
            "INSERT INTO blob (hash, bytes) VALUES (x'01', zeroblob(70000000))", &diags));
    store_close(store);
    harm(office, size_of(office) - 10 * UPGRADE_OFFICE.page_size);
    store = unlock();
    fixture_expect_none(&diags);
    int before = vault_checked(store);
    ck_assert_int_lt(before, 100);
    while (vault_checked(store) < 100 && vault_check_part(store, &diags)) {
        ck_assert_int_ge(vault_checked(store), before);
        before = vault_checked(store);
    }
    ck_assert(diag_list_has(&diags, DIAG_DAMAGE_PAGE));
    ck_assert(diag_list_has(&diags, DIAG_DAMAGE_SESSIONS));
    ck_assert_ptr_null(store->office);
    ck_assert_ptr_nonnull(vault_key(store));
    ck_assert_int_eq(vault_checked(store), 100);
    vault_lock(store);
    ck_assert_ptr_null(vault_key(store));
    store_close(store);
}
END_TEST

/* ---- logs ---- */

// A change to the database and then a crash: all of them stand in the log.
static void change_and_crash(bool sealed)
{
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        struct store *store = sealed ? unlock() : fixture_open(folder);
        for (int i = 0; i < CHANGES; i++) {
            struct audit_entry entry = { .at_ms = NOW, .who = "Noor", .what = "change" };
            if (!audit_write(store, &entry, &diags)) {
                _exit(1);
            }
        }
        _exit(0);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static off_t frame_at(int frame)
{
    return LOG_HEAD + (off_t)frame * (FRAME_HEAD + UPGRADE_OFFICE.page_size);
}

static int64_t count_changes(struct store *store)
{
    return number(store, "SELECT count(*) FROM ledger WHERE what = 'change'");
}

static struct store *come_in(bool sealed)
{
    return sealed ? unlock() : store_open(folder, &diags);
}

// In the head of the log, in the head of its first page, in that page.
static const off_t PLACES[] = { 17, LOG_HEAD + 9, LOG_HEAD + FRAME_HEAD + 100 };

enum { PLACE_COUNT = sizeof(PLACES) / sizeof(PLACES[0]) };

START_TEST(a_log_that_lost_something_in_its_middle_is_damage)
{
    char path[FIXTURE_PATH_SIZE];
    bool sealed = _i / PLACE_COUNT > 0;
    fill(sealed);
    change_and_crash(sealed);
    fixture_join(path, folder, "office.db-wal");
    off_t size = size_of(path);
    harm(path, PLACES[_i % PLACE_COUNT]);
    struct store *store = come_in(sealed);
    ck_assert(diag_list_has(&diags, DIAG_STORE_DAMAGED));
    ck_assert(diag_list_has(&diags, DIAG_DAMAGE_LOG));
    ck_assert_int_eq(size_of(path), size);
    store_close(store);
}
END_TEST

START_TEST(what_a_crash_tore_at_the_end_of_a_log_is_no_damage)
{
    char path[FIXTURE_PATH_SIZE];
    bool sealed = _i > 0;
    fill(sealed);
    change_and_crash(sealed);
    fixture_join(path, folder, "office.db-wal");
    int frames = (int)((size_of(path) - LOG_HEAD) / (FRAME_HEAD + UPGRADE_OFFICE.page_size));
    ck_assert_int_gt(frames, CHANGES);
    harm(path, frame_at(frames - 1) + 100);
    struct store *store = come_in(sealed);
    fixture_expect_none(&diags);
    ck_assert_int_eq(count_changes(store), CHANGES - 1);
    store_close(store);
}
END_TEST

START_TEST(a_log_that_was_cut_off_gives_what_is_there)
{
    char path[FIXTURE_PATH_SIZE];
    bool sealed = _i > 0;
    fill(sealed);
    change_and_crash(sealed);
    fixture_join(path, folder, "office.db-wal");
    ck_assert_int_eq(truncate(path, frame_at(3) - 11), 0);
    struct store *store = come_in(sealed);
    fixture_expect_none(&diags);
    ck_assert_int_lt(count_changes(store), CHANGES);
    store_close(store);
}
END_TEST

START_TEST(what_stood_in_the_log_before_the_damage_is_saved)
{
    char path[FIXTURE_PATH_SIZE];
    int64_t sessions = 0;
    fill(true);
    change_and_crash(true);
    fixture_join(path, folder, "office.db-wal");
    int frames = (int)((size_of(path) - LOG_HEAD) / (FRAME_HEAD + UPGRADE_OFFICE.page_size));
    harm(path, frame_at(frames / 2) + 100);
    struct store *store = rescue(unlock(), &sessions);
    ck_assert_int_eq(sessions, FINISHED);
    ck_assert_int_gt(count_changes(store), 0);
    ck_assert_int_lt(count_changes(store), CHANGES);
    store_close(store);
}
END_TEST

/* ---- somebody else who writes ---- */

static void write_on(void)
{
    struct store *store = store_open_office(folder, &diags);
    struct vault_entry other = { PASSPHRASE, "Piet", NOW + 1 };
    if (store == NULL || !vault_unlock(store, &other, &diags)) {
        _exit(1);
    }
    for (;;) {
        struct audit_entry entry = { .at_ms = NOW, .who = "Piet", .what = "change" };
        if (!audit_write(store, &entry, &diags)) {
            _exit(1);
        }
    }
}

START_TEST(what_another_is_writing_is_no_damage)
{
    fill(true);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        write_on();
    }
    int opened = 0;
    for (int i = 0; i < 4; i++) {
        struct store *store = store_open_office(folder, &diags);
        // It may be too busy to let us in.
        opened += fixture_unlock(store, PASSPHRASE, NOW + 10 + i, &diags);
        ck_assert(!diag_list_has(&diags, DIAG_STORE_DAMAGED));
        store_close(store);
    }
    ck_assert_int_gt(opened, 0);
    ck_assert_int_eq(waitpid(child, NULL, WNOHANG), 0);
    ck_assert_int_eq(kill(child, SIGKILL), 0);
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
}
END_TEST

/* ---- plain data ---- */

static bool is_damaged(void)
{
    struct store *store = store_open(folder, &diags);
    bool damaged = diag_list_has(&diags, DIAG_STORE_DAMAGED);
    store_close(store);
    return damaged;
}

START_TEST(a_plain_office_is_told_by_part_and_saved)
{
    struct rescue_done done;
    struct buffer kept = { 0 };
    fill(false);
    struct store *store = fixture_open(folder);
    int64_t page =
            number(store, "SELECT pageno FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf'");
    store_close(store);
    for (off_t i = 0; i < 100; i++) {
        harm(office, (page - 1) * UPGRADE_OFFICE.page_size + i);
    }
    ck_assert(is_damaged());
    ck_assert(diag_list_has(&diags, DIAG_DAMAGE_SESSIONS));
    forget_diags();
    ck_assert(rescue_store(folder, NULL, &done, &diags));
    ck_assert_int_eq(done.sessions, FINISHED);
    ck_assert_int_gt(done.rows, FINISHED * ROWS / 2);
    ck_assert(backup_restore(folder, buffer_text(&done.path), NOW, &kept, &diags));
    store = fixture_open(folder);
    ck_assert_int_eq(number(store, "SELECT count(*) FROM session"), FINISHED);
    store_close(store);
    buffer_finish(&kept);
    rescue_done_finish(&done);
}
END_TEST

START_TEST(the_same_damage_is_saved_once)
{
    struct rescue_done done;
    char path[FIXTURE_PATH_SIZE];
    fill(false);
    fixture_join(path, folder, "play.db");
    for (off_t i = 0; i < 16; i++) {
        harm(path, i);
    }
    ck_assert(is_damaged());
    ck_assert(diag_list_has(&diags, DIAG_DAMAGE_HEAD));
    ck_assert(rescue_store(folder, NULL, &done, &diags));
    ck_assert(!done.earlier);
    // Of a file without a head nothing can be read; the office goes along.
    ck_assert_int_eq(done.sessions, FINISHED);
    rescue_done_finish(&done);
    ck_assert(rescue_store(folder, NULL, &done, &diags));
    ck_assert(done.earlier);
    rescue_done_finish(&done);
}
END_TEST

START_TEST(what_is_whole_needs_no_rescue)
{
    struct rescue_done done;
    bool sealed = _i > 0;
    fill(sealed);
    struct store *store = sealed ? unlock() : NULL;
    struct secret_key key = { { 0 } };
    if (sealed) {
        key = *vault_key(store);
    }
    store_close(store);
    ck_assert(!rescue_store(folder, sealed ? &key : NULL, &done, &diags));
    fixture_expect_none(&diags);
    rescue_done_finish(&done);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("damage");
    TCase *tests = tcase_create("damage");
    tcase_set_timeout(tests, 120);
    tcase_add_unchecked_fixture(tests, make_both, remove_both);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(
            tests, a_changed_byte_is_found_at_the_door_and_the_rest_is_saved, 0, PAGE_COUNT);
    tcase_add_test(tests, what_stands_between_damaged_rows_is_saved_too);
    tcase_add_test(tests, every_table_is_a_part_that_somebody_knows);
    tcase_add_test(tests, what_is_damaged_is_left_as_it_is);
    tcase_add_test(tests, the_end_of_a_large_office_is_looked_at_after_the_door);
    tcase_add_loop_test(
            tests, a_log_that_lost_something_in_its_middle_is_damage, 0, 2 * PLACE_COUNT);
    tcase_add_loop_test(tests, what_a_crash_tore_at_the_end_of_a_log_is_no_damage, 0, 2);
    tcase_add_loop_test(tests, a_log_that_was_cut_off_gives_what_is_there, 0, 2);
    tcase_add_test(tests, what_stood_in_the_log_before_the_damage_is_saved);
    tcase_add_test(tests, what_another_is_writing_is_no_damage);
    tcase_add_test(tests, a_plain_office_is_told_by_part_and_saved);
    tcase_add_test(tests, the_same_damage_is_saved_once);
    tcase_add_loop_test(tests, what_is_whole_needs_no_rescue, 0, 2);
    suite_add_tcase(suite, tests);
    return suite;
}
