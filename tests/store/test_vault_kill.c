// SPDX-License-Identifier: GPL-3.0-or-later
// Protects against kill -9 while an office is sealed, or a session on its way to it: nothing is
// lost, nothing comes twice, and nothing stays in the clear.
#include <stdio.h>
#include <unistd.h>

#include "game/base/hash.h"
#include "game/store/database.h"
#include "game/store/journal.h"
#include "game/store/vault.h"
#include "tests/store/killer.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { SESSIONS = 6, ROWS = 3, TOLD_MAX = 256 };

static const char PASSPHRASE[] = "vier woorden op een rij";
static const int64_t NOW = 1795000000000;

static char folder[FIXTURE_PATH_SIZE];

static void set_up(void)
{
    fixture_make_folder(folder);
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
}

// 0 when it did not work, in the child too, where nothing may fail the test.
static int64_t play(struct store *store)
{
    struct diag_list diags = { 0 };
    int64_t id = fixture_create_session(store, "K-geheim");
    bool good = true;
    for (int64_t row = 1; good && row <= ROWS; row++) {
        good = fixture_append(store, id, row, &diags);
    }
    struct session_end end = { .state = SESSION_FINISHED, .finished_ms = 9, .sheet = "{geheim}" };
    good = good && store_finish_session(store, id, &end, &diags);
    diag_list_finish(&diags);
    return good ? id : 0;
}

static void expect_nothing_in_the_clear(int round)
{
    ck_assert_msg(!fixture_has_bytes(folder, "{geheim}"), "kill %d: a sheet", round);
    ck_assert_msg(!fixture_has_bytes(folder, PASSPHRASE), "kill %d: the passphrase", round);
}

static size_t count_finished(struct store *store)
{
    struct diag_list diags = { 0 };
    struct session_list list = { 0 };
    ck_assert(store_list_finished(store, NULL, &list, &diags));
    size_t count = list.rows.count;
    for (size_t i = 0; i < count; i++) {
        ck_assert_int_eq(list.rows.items[i].rows, ROWS);
        ck_assert(journal_verify(store, list.rows.items[i].id, NULL, &diags));
    }
    session_list_finish(&list);
    diag_list_finish(&diags);
    return count;
}

static void seal_once(int64_t session, int64_t rows, int pipe_end)
{
    (void)session;
    (void)rows;
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    if (store == NULL) {
        _exit(3);
    }
    killer_tell(pipe_end, 1);
    if (!fixture_set_up_vault(store, PASSPHRASE, &diags)) {
        _exit(3);
    }
    killer_tell(pipe_end, 2);
    for (;;) {
        (void)pause();
    }
}

START_TEST(a_kill_while_an_office_is_sealed_leaves_it_plain_or_sealed)
{
    enum { KILLS = 24 };
    int64_t told[4];
    int sealed = 0;
    uint64_t seed = 23;
    for (int i = 0; i < KILLS; i++) {
        struct diag_list diags = { 0 };
        struct store *store = fixture_open(folder);
        for (int k = 0; k < SESSIONS; k++) {
            ck_assert_int_gt(play(store), 0);
        }
        store_close(store);
        struct killer_run run = {
            .work = seal_once, .acknowledgements = 1, .rounds = hash_next(&seed) % 30000000
        };
        size_t count = killer_run(&run, told, 4);
        store = fixture_open(folder);
        ck_assert(count < 2 || vault_state(store) == VAULT_LOCKED);
        if (vault_state(store) == VAULT_LOCKED) {
            sealed++;
            expect_nothing_in_the_clear(i);
            ck_assert(fixture_unlock(store, PASSPHRASE, NOW, &diags));
        }
        ck_assert_uint_eq(count_finished(store), SESSIONS);
        fixture_expect_none(&diags);
        store_close(store);
        fixture_remove_folder(folder);
    }
    printf("sealed %d of %d\n", sealed, KILLS);
    ck_assert_int_gt(sealed, 0);
    ck_assert_int_lt(sealed, KILLS);
}
END_TEST

static void finish_endlessly(int64_t session, int64_t rows, int pipe_end)
{
    (void)session;
    (void)rows;
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    for (int64_t id = 1; store != NULL && id > 0;) {
        id = play(store);
        if (id > 0) {
            killer_tell(pipe_end, id);
        }
    }
    _exit(3);
}

static void unlock_endlessly(int64_t session, int64_t rows, int pipe_end)
{
    (void)session;
    (void)rows;
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    killer_tell(pipe_end, 0);
    while (store != NULL && fixture_unlock(store, PASSPHRASE, NOW, &diags)) {
        vault_lock(store);
    }
    _exit(3);
}

static void expect_told(struct store *store, const int64_t *told, size_t count)
{
    struct diag_list diags = { 0 };
    for (size_t i = 0; i < count; i++) {
        struct session_list list = { 0 };
        ck_assert(store_find_session(store, told[i], &list, &diags));
        ck_assert_int_eq(list.rows.items[0].state, SESSION_FINISHED);
        session_list_finish(&list);
    }
    int64_t left = 1;
    ck_assert(database_read_integer(store->play,
            "SELECT (SELECT count(*) FROM session WHERE state <> 'running') +"
            " (SELECT count(*) FROM parcel)",
            &left, &diags));
    ck_assert_int_eq(left, 0);
    diag_list_finish(&diags);
}

START_TEST(a_kill_while_a_session_is_sealed_loses_and_doubles_nothing)
{
    enum { KILLS = 16 };
    static int64_t told[TOLD_MAX];
    uint64_t seed = 29;
    size_t finished = 0;
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(folder);
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    store_close(store);
    for (int i = 0; i < KILLS; i++) {
        struct killer_run run = { .work = finish_endlessly,
            .acknowledgements = hash_next(&seed) % 3,
            .rounds = hash_next(&seed) % 8000000 };
        size_t count = killer_run(&run, told, TOLD_MAX);
        store_close(fixture_open(folder)); // what a crash left is made good
        expect_nothing_in_the_clear(i);
        int64_t ready[2];
        run = (struct killer_run) {
            .work = unlock_endlessly, .acknowledgements = 1, .rounds = hash_next(&seed) % 8000000
        };
        (void)killer_run(&run, ready, 2);
        store = fixture_open(folder);
        // The child's try was counted before it was killed.
        ck_assert_int_le(vault_wait_ms(store, NOW), 900000);
        ck_assert(fixture_unlock(store, PASSPHRASE, NOW + (int64_t)(i + 1) * 1000000, &diags));
        expect_told(store, told, count);
        finished += count;
        ck_assert_uint_ge(count_finished(store), finished);
        store_close(store);
    }
    ck_assert_uint_gt(finished, KILLS / 2);
    fixture_expect_none(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("vault kill");
    TCase *tests = tcase_create("vault kill");
    tcase_set_timeout(tests, 400);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_kill_while_an_office_is_sealed_leaves_it_plain_or_sealed);
    tcase_add_test(tests, a_kill_while_a_session_is_sealed_loses_and_doubles_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
