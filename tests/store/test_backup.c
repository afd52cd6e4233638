// SPDX-License-Identifier: GPL-3.0-or-later
// Protects backups: made while somebody plays, whole when put back, and nothing lost when they are
// not.
#include "game/store/backup.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/interview.h"
#include "game/store/journal.h"
#include "game/store/office.h"
#include "game/store/remark.h"
#include "game/store/sessions.h"
#include "game/store/settings.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { FINISHED = 20, ROWS_BEFORE = 25, ENDLESS = 1 << 20 };

static const int64_t NOW = 1795000000000;

static char outside[FIXTURE_PATH_SIZE];
static char folder[FIXTURE_PATH_SIZE];
static char file[FIXTURE_PATH_SIZE];
static struct diag_list diags;

static void set_up(void)
{
    fixture_make_folder(outside);
    fixture_join(folder, outside, "zeven");
    fixture_join(file, outside, "copy.zeven");
}

static void tear_down(void)
{
    struct buffer command = { 0 };
    buffer_add_format(&command, "rm -rf '%s'", outside);
    ck_assert_int_eq(system(buffer_text(&command)), 0);
    buffer_finish(&command);
    diag_list_finish(&diags);
}

static int64_t play(struct store *store, const char *code)
{
    int64_t id = fixture_create_session(store, code);
    ck_assert(fixture_append(store, id, 1, &diags));
    struct session_end end = { .state = SESSION_FINISHED, .finished_ms = NOW, .sheet = "{}" };
    ck_assert(store_finish_session(store, id, &end, &diags));
    return id;
}

static int64_t fill(void)
{
    struct store *store = fixture_open(folder);
    int64_t first = play(store, "K-1");
    ck_assert(remark_write(store, first, REMARK_COMMENT, "Graag nog eens", NOW, &diags));
    struct interview_rating rating = { "packet/call/opening", "empathy", 4, "Zag het zelf", "Noor",
        NOW, 0, false };
    ck_assert(interview_record(store, "K-1", &rating, 1, &diags));
    play(store, "K-2");
    ck_assert(office_write_name(store, "K-1", "Anna de Wit", &diags));
    ck_assert(store_write_setting(store, "org.name", "Zwolle", &diags));
    int64_t running = fixture_create_session(store, "K-3");
    for (int row = 1; row <= ROWS_BEFORE; row++) {
        ck_assert(fixture_append(store, running, row, &diags));
    }
    store_close(store);
    fixture_expect_none(&diags);
    return running;
}

static void expect_said(struct store *store, const char *text)
{
    struct session_list sessions = { 0 };
    struct remark_list said = { 0 };
    ck_assert(store_list_finished(store, "K-1", &sessions, &diags));
    ck_assert(remark_read(store, sessions.rows.items[0].id, &said, &diags));
    ck_assert_uint_eq(said.rows.count, 1);
    ck_assert_str_eq(said.rows.items[0].text, text);
    struct interview_list rated = { 0 };
    ck_assert(interview_read(store, sessions.rows.items[0].id, &rated, &diags));
    ck_assert_uint_eq(rated.rows.count, 1);
    ck_assert_str_eq(rated.rows.items[0].note, "Zag het zelf");
    interview_list_finish(&rated);
    remark_list_finish(&said);
    session_list_finish(&sessions);
}

static size_t count_finished(struct store *store)
{
    struct session_list list = { 0 };
    ck_assert(store_list_finished(store, NULL, &list, &diags));
    size_t count = list.rows.count;
    session_list_finish(&list);
    return count;
}

/* ---- somebody who plays ---- */

// The child goes on with the session until it is killed, and tells each row that is on disk.
static void play_on(int64_t session, int pipe_end)
{
    struct store *store = store_open(folder, &diags);
    for (int64_t row = ROWS_BEFORE + 1; store != NULL && row < ENDLESS; row++) {
        if (!fixture_append(store, session, row, &diags) ||
                write(pipe_end, &row, sizeof(row)) != (ssize_t)sizeof(row)) {
            break;
        }
        // A person is not that quick, but nothing must hang on how slow they are.
        usleep(300);
    }
    _exit(3);
}

struct player {
    pid_t process;
    int pipe_end;
    int64_t last; // row that was told as written
};

static struct player begin_to_play(int64_t session)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    struct player player = { fork(), ends[0], 0 };
    ck_assert_int_ge(player.process, 0);
    if (player.process == 0) {
        play_on(session, ends[1]);
    }
    (void)close(ends[1]);
    return player;
}

static int64_t wait_for_row(struct player *player)
{
    ck_assert_int_eq(read(player->pipe_end, &player->last, sizeof(int64_t)), sizeof(int64_t));
    return player->last;
}

static int64_t stop_playing(struct player *player)
{
    int64_t row = 0;
    ck_assert_int_eq(kill(player->process, SIGKILL), 0);
    while (read(player->pipe_end, &row, sizeof(row)) == (ssize_t)sizeof(row)) {
        player->last = row;
    }
    ck_assert_int_eq(waitpid(player->process, NULL, 0), player->process);
    (void)close(player->pipe_end);
    return player->last;
}

static int64_t rows_of(struct store *store, int64_t session)
{
    struct session_list list = { 0 };
    ck_assert(store_find_session(store, session, &list, &diags));
    int64_t rows = list.rows.items[0].rows;
    session_list_finish(&list);
    return rows;
}

START_TEST(a_backup_while_somebody_plays_has_every_row_of_before)
{
    int64_t session = fill();
    struct player player = begin_to_play(session);
    struct backup_file backup;
    struct buffer kept = { 0 };
    int64_t before = wait_for_row(&player);
    ck_assert_msg(backup_make(&backup, folder, file, NOW, &diags), "%d",
            diags.diags.count > 0 ? diags.diags.items[0].code : 0);
    backup_file_finish(&backup);
    (void)wait_for_row(&player);
    int64_t last = stop_playing(&player);
    ck_assert_int_gt(last, before);
    ck_assert(backup_restore(folder, file, NOW, &kept, &diags));
    struct store *store = fixture_open(folder);
    int64_t rows = rows_of(store, session);
    ck_assert_int_ge(rows, before);
    ck_assert_int_le(rows, last + 1); // the one on its way may be there and not be told
    ck_assert(journal_verify(store, session, NULL, &diags));
    ck_assert_uint_eq(count_finished(store), 2);
    store_close(store);
    // And what went on is not lost: it is in the folder beside.
    store = fixture_open(buffer_text(&kept));
    ck_assert_int_ge(rows_of(store, session), last);
    ck_assert(journal_verify(store, session, NULL, &diags));
    store_close(store);
    buffer_finish(&kept);
}
END_TEST

START_TEST(nothing_is_put_back_under_somebody_who_plays)
{
    struct backup_file backup;
    struct buffer kept = { 0 };
    int64_t session = fill();
    ck_assert(backup_make(&backup, folder, file, NOW, &diags));
    backup_file_finish(&backup);
    struct player player = begin_to_play(session);
    int64_t before = wait_for_row(&player);
    ck_assert(!backup_restore(folder, file, NOW, &kept, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_IN_USE));
    ck_assert_uint_eq(kept.size, 0);
    while (wait_for_row(&player) < before + 20) {
    }
    stop_playing(&player);
    struct store *store = fixture_open(folder);
    ck_assert_int_ge(rows_of(store, session), before + 20);
    ck_assert(journal_verify(store, session, NULL, &diags));
    store_close(store);
    buffer_finish(&kept);
}
END_TEST

/* ---- the file ---- */

START_TEST(what_is_put_back_is_all_that_was_there)
{
    struct backup_file backup;
    struct buffer kept = { 0 };
    struct buffer text = { 0 };
    int64_t session = fill();
    ck_assert(backup_make(&backup, folder, file, NOW, &diags));
    ck_assert_uint_eq(backup.members.count, 2);
    ck_assert_str_eq(backup.members.items[0].name, "office.db");
    backup_file_finish(&backup);
    struct store *store = fixture_open(folder);
    play(store, "K-9");
    store_close(store);
    ck_assert(backup_restore(folder, file, NOW, &kept, &diags));
    store = fixture_open(folder);
    ck_assert_uint_eq(count_finished(store), 2);
    ck_assert_int_eq(rows_of(store, session), ROWS_BEFORE);
    expect_said(store, "Graag nog eens");
    ck_assert(office_read_name(store, "K-1", &text, &diags));
    ck_assert_str_eq(buffer_text(&text), "Anna de Wit");
    buffer_clear(&text);
    ck_assert(store_read_setting(store, "org.name", "", &text, &diags));
    ck_assert_str_eq(buffer_text(&text), "Zwolle");
    ck_assert(audit_verify(store, NULL, &diags));
    store_close(store);
    store = fixture_open(buffer_text(&kept));
    ck_assert_uint_eq(count_finished(store), 3);
    store_close(store);
    buffer_finish(&kept);
    buffer_finish(&text);
}
END_TEST

START_TEST(a_sealed_office_comes_back_sealed)
{
    static const char PASSPHRASE[] = "vier woorden op een rij";
    struct backup_file backup;
    struct buffer kept = { 0 };
    fill();
    struct store *store = fixture_open(folder);
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    store_close(store);
    ck_assert(backup_make(&backup, folder, file, NOW, &diags));
    backup_file_finish(&backup);
    ck_assert(!fixture_has_bytes(outside, "Anna de Wit"));
    ck_assert(backup_restore(folder, file, NOW, &kept, &diags));
    store = fixture_open(folder);
    ck_assert_ptr_null(store->office);
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW, &diags));
    ck_assert_uint_eq(count_finished(store), 2);
    store_close(store);
    buffer_finish(&kept);
}
END_TEST

// What stands there by chance already, as one byte in 256 does, is written with a bit of it
// changed.
static void harm(const char *path, long at, const char *bytes, size_t size)
{
    char there[32] = "";
    FILE *stream = fopen(path, "r+b");
    ck_assert_ptr_nonnull(stream);
    ck_assert_uint_le(size, sizeof(there));
    ck_assert_int_eq(fseek(stream, at, at < 0 ? SEEK_END : SEEK_SET), 0);
    ck_assert_uint_eq(fread(there, 1, size, stream), size);
    bool same = memcmp(there, bytes, size) == 0;
    memcpy(there, bytes, size);
    there[0] = (char)(there[0] ^ (same ? 1 : 0));
    ck_assert_int_eq(fseek(stream, at, at < 0 ? SEEK_END : SEEK_SET), 0);
    ck_assert_uint_eq(fwrite(there, 1, size, stream), size);
    fclose(stream);
}

static const struct {
    const char *what;
    long at; // below 0: from the end
    const char *bytes;
    int code;
} HARM[] = {
    { "another first line", 0, "ZEVEN", DIAG_BACKUP_FOREIGN },
    { "another day", 16, "9", DIAG_BACKUP_DAMAGED },
    { "another hash", 35, "zz", DIAG_BACKUP_DAMAGED },
    { "a byte in the last file", -1500, "x", DIAG_BACKUP_DAMAGED },
    { "a byte at the end", -1, "x", DIAG_BACKUP_DAMAGED },
};

START_TEST(a_damaged_backup_is_refused_and_nothing_changes)
{
    struct backup_file backup;
    struct buffer kept = { 0 };
    fill();
    for (size_t i = 0; i < sizeof(HARM) / sizeof(HARM[0]); i++) {
        ck_assert(backup_make(&backup, folder, file, NOW, &diags));
        backup_file_finish(&backup);
        harm(file, HARM[i].at, HARM[i].bytes, strlen(HARM[i].bytes));
        ck_assert_msg(!backup_file_check(&backup, file, &diags), "%s", HARM[i].what);
        ck_assert_msg(diag_list_has(&diags, HARM[i].code), "%s", HARM[i].what);
        backup_file_finish(&backup);
        ck_assert(!backup_restore(folder, file, NOW, &kept, &diags));
        ck_assert_uint_eq(kept.size, 0);
        ck_assert_int_eq(unlink(file), 0);
        diag_list_finish(&diags);
        diags = (struct diag_list) { 0 };
    }
    struct store *store = fixture_open(folder);
    ck_assert_uint_eq(count_finished(store), 2);
    store_close(store);
}
END_TEST

START_TEST(a_backup_that_was_cut_off_is_refused)
{
    struct backup_file backup;
    fill();
    ck_assert(backup_make(&backup, folder, file, NOW, &diags));
    backup_file_finish(&backup);
    struct stat status;
    ck_assert_int_eq(stat(file, &status), 0);
    for (off_t size = status.st_size - 1; size > 0; size = size * 2 / 3) {
        ck_assert_int_eq(truncate(file, size), 0);
        ck_assert_msg(!backup_file_check(&backup, file, &diags), "%ld", (long)size);
        backup_file_finish(&backup);
    }
}
END_TEST

START_TEST(names_in_a_backup_lead_nowhere_else)
{
    static const char *const NAMES[] = { "../escaped", "/tmp/escaped", ".hidden", "a/b", "" };
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
        struct buffer head = { 0 };
        char hex[DIGEST_HEX_SIZE];
        struct backup_file backup;
        struct digest none = digest_compute(&(struct digest_part) { "", 0 }, 1);
        digest_write_hex(&none, hex);
        buffer_add_format(&head, "zeven backup 1\n0\n%s 0 %s\n", hex, NAMES[i]);
        struct digest check =
                digest_compute(&(struct digest_part) { buffer_text(&head), head.size }, 1);
        digest_write_hex(&check, hex);
        buffer_add_format(&head, "check %s\n", hex);
        ck_assert(save_file(file, buffer_text(&head), head.size, NULL, &diags));
        ck_assert_msg(!backup_file_check(&backup, file, &diags), "%s", NAMES[i]);
        ck_assert(diag_list_has(&diags, DIAG_BACKUP_DAMAGED));
        backup_file_finish(&backup);
        buffer_finish(&head);
    }
}
END_TEST

START_TEST(a_backup_never_takes_the_place_of_a_file)
{
    struct backup_file backup;
    fill();
    ck_assert(save_new_file(file, "mine", 4, &diags));
    ck_assert(!backup_make(&backup, folder, file, NOW, &diags));
    ck_assert(diag_list_has(&diags, DIAG_FILE_EXISTS));
    backup_file_finish(&backup);
    ck_assert(fixture_has_bytes(outside, "mine"));
}
END_TEST

static size_t count_entries(const char *path)
{
    size_t count = 0;
    DIR *directory = opendir(path);
    while (directory != NULL && readdir(directory) != NULL) {
        count++;
    }
    closedir(directory);
    return count;
}

START_TEST(no_work_in_progress_is_left_lying_about)
{
    struct backup_file backup;
    struct buffer kept = { 0 };
    fill();
    ck_assert(backup_make(&backup, folder, file, NOW, &diags));
    backup_file_finish(&backup);
    ck_assert_uint_eq(count_entries(outside), 4); // ".", "..", the store, the backup
    harm(file, -1, "x", 1);
    ck_assert(!backup_restore(folder, file, NOW, &kept, &diags));
    ck_assert_uint_eq(count_entries(outside), 4);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_test(tests, a_backup_while_somebody_plays_has_every_row_of_before);
    tcase_add_test(tests, nothing_is_put_back_under_somebody_who_plays);
    tcase_add_test(tests, what_is_put_back_is_all_that_was_there);
    tcase_add_test(tests, a_sealed_office_comes_back_sealed);
    tcase_add_test(tests, a_damaged_backup_is_refused_and_nothing_changes);
    tcase_add_test(tests, a_backup_that_was_cut_off_is_refused);
    tcase_add_test(tests, names_in_a_backup_lead_nowhere_else);
    tcase_add_test(tests, a_backup_never_takes_the_place_of_a_file);
    tcase_add_test(tests, no_work_in_progress_is_left_lying_about);
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("backup");
    TCase *tests = tcase_create("backup");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    add_tests(tests);
    suite_add_tcase(suite, tests);
    return suite;
}
