// SPDX-License-Identifier: GPL-3.0-or-later
// Protects against kill -9 at any moment: what was told as written is there, once, and the chain
// fits.
#include <unistd.h>

#include "game/base/hash.h"
#include "game/store/database.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"
#include "tests/store/killer.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { KILLS = 120, ACTIONS_A_SESSION = 3, ENDLESS = 1 << 20 };

static char folder[FIXTURE_PATH_SIZE];

static void set_up(void)
{
    fixture_make_folder(folder);
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
}

// The child: goes on with the session's journal, and tells each row only when it is acknowledged.
static void append_endlessly(int64_t session, int64_t rows, int pipe_end)
{
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    for (int64_t row = rows + 1; store != NULL && row < ENDLESS; row++) {
        if (!fixture_append(store, session, row, &diags)) {
            break;
        }
        killer_tell(pipe_end, row);
    }
    _exit(3);
}

static void play_and_finish(struct store *store, int pipe_end)
{
    struct diag_list diags = { 0 };
    int64_t id = fixture_create_session(store, "K-1");
    for (int64_t row = 1; row <= ACTIONS_A_SESSION; row++) {
        if (!fixture_append(store, id, row, &diags)) {
            _exit(3);
        }
    }
    struct session_end end = { .state = SESSION_FINISHED, .finished_ms = 9, .sheet = "{}" };
    if (!store_finish_session(store, id, &end, &diags)) {
        _exit(3);
    }
    killer_tell(pipe_end, id);
}

static void finish_endlessly(int64_t session, int64_t rows, int pipe_end)
{
    (void)session;
    (void)rows;
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    for (int i = 0; store != NULL && i < ENDLESS; i++) {
        play_and_finish(store, pipe_end);
    }
    _exit(3);
}

START_TEST(every_row_told_as_written_is_there)
{
    enum { TOLD_MAX = 4096 };
    static int64_t told[TOLD_MAX];
    uint64_t seed = 7;
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(folder);
    struct killer_run run = { .work = append_endlessly };
    run.session = fixture_create_session(store, "K-1");
    store_close(store);
    for (int i = 0; i < KILLS; i++) {
        run.acknowledgements = hash_next(&seed) % 12;
        run.rounds = hash_next(&seed) % 200000;
        size_t count = killer_run(&run, told, TOLD_MAX);
        int64_t last = count > 0 ? told[count - 1] : run.rows;

        store = fixture_open(folder);
        struct session_list list = { 0 };
        ck_assert(store_find_session(store, run.session, &list, &diags));
        run.rows = list.rows.items[0].rows;
        ck_assert_msg(
                run.rows >= last, "kill %d: told %d, there are %d", i, (int)last, (int)run.rows);
        ck_assert_msg(run.rows <= last + 1, "kill %d: more rows than were asked for", i);
        ck_assert_msg(journal_verify(store, run.session, NULL, &diags), "kill %d: chain", i);
        session_list_finish(&list);
        store_close(store);
    }
    ck_assert_int_gt(run.rows, KILLS);
    fixture_expect_none(&diags);
}
END_TEST

static void expect_once(struct store *store, int64_t id)
{
    struct diag_list diags = { 0 };
    struct session_list list = { 0 };
    ck_assert(store_find_session(store, id, &list, &diags));
    ck_assert_int_eq(list.rows.items[0].state, SESSION_FINISHED);
    ck_assert_int_eq(list.rows.items[0].rows, ACTIONS_A_SESSION);
    ck_assert(journal_verify(store, id, NULL, &diags));
    session_list_finish(&list);
    diag_list_finish(&diags);
}

// Running ones are what the kill caught before their end; every other is in the office, and only
// there.
static void expect_nothing_twice(struct store *store)
{
    struct diag_list diags = { 0 };
    struct session_list running = { 0 };
    struct session_list finished = { 0 };
    ck_assert(store_list_running(store, NULL, &running, &diags));
    ck_assert(store_list_finished(store, NULL, &finished, &diags));
    for (size_t i = 0; i < running.rows.count; i++) {
        for (size_t k = 0; k < finished.rows.count; k++) {
            ck_assert_int_ne(running.rows.items[i].id, finished.rows.items[k].id);
        }
    }
    int64_t left = 0;
    ck_assert(database_read_integer(
            store->play, "SELECT count(*) FROM session WHERE state <> 'running'", &left, &diags));
    ck_assert_int_eq(left, 0);
    session_list_finish(&running);
    session_list_finish(&finished);
    diag_list_finish(&diags);
}

START_TEST(a_kill_while_finishing_loses_and_doubles_nothing)
{
    enum { TOLD_MAX = 256, FINISH_KILLS = 100 };
    static int64_t told[TOLD_MAX];
    uint64_t seed = 11;
    size_t finished = 0;
    struct killer_run run = { .work = finish_endlessly };
    for (int i = 0; i < FINISH_KILLS; i++) {
        run.acknowledgements = hash_next(&seed) % 3;
        run.rounds = hash_next(&seed) % 2000000;
        size_t count = killer_run(&run, told, TOLD_MAX);
        struct store *store = fixture_open(folder);
        for (size_t k = 0; k < count; k++) {
            expect_once(store, told[k]);
        }
        expect_nothing_twice(store);
        store_close(store);
        finished += count;
    }
    ck_assert_uint_gt(finished, FINISH_KILLS / 2);
}
END_TEST

static void begin_a_store(int64_t session, int64_t rows, int pipe_end)
{
    (void)session;
    (void)rows;
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    if (store == NULL) {
        _exit(3);
    }
    killer_tell(pipe_end, 1);
    for (;;) {
        (void)pause();
    }
}

START_TEST(a_kill_while_a_store_is_begun_spoils_nothing)
{
    int64_t told[2];
    uint64_t seed = 13;
    struct killer_run run = { .work = begin_a_store };
    for (int i = 0; i < 60; i++) {
        run.rounds = hash_next(&seed) % 12000000;
        (void)killer_run(&run, told, 2);
        store_close(fixture_open(folder));
        fixture_remove_folder(folder);
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("kill");
    TCase *tests = tcase_create("kill");
    tcase_set_timeout(tests, 850);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, every_row_told_as_written_is_there);
    tcase_add_test(tests, a_kill_while_finishing_loses_and_doubles_nothing);
    tcase_add_test(tests, a_kill_while_a_store_is_begun_spoils_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
