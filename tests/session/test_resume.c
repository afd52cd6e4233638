// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the candidate whose machine stops: the play goes on at exactly the same point, to the
// same end.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/hash.h"
#include "game/store/database.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"
#include "tests/session/walker.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { KILLS = 190, STEPS_MAX = 2000 };

static char folder[FIXTURE_PATH_SIZE];

// A kill tests the order of writing, not the disk: memory does, where there is such a folder.
static void set_up(void)
{
    if (access("/dev/shm", W_OK) == 0) {
        ck_assert_int_eq(setenv("TMPDIR", "/dev/shm", 1), 0);
    }
    fixture_make_folder(folder);
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
}

static struct session *begin(struct store *store, uint64_t seed)
{
    struct diag_list diags = { 0 };
    struct session_setup setup = {
        .store = store,
        .root = "scenarios",
        .shift = "shifts/ochtend.xml",
        .candidate = "K-1",
        .seed = seed,
        .created_ms = 1795000000000,
    };
    struct session *session = session_create(&setup, &diags);
    ck_assert_ptr_nonnull(session);
    ck_assert_uint_eq(diags.errors, 0);
    diag_list_finish(&diags);
    return session;
}

static struct session *resume(struct store *store, int64_t id)
{
    struct diag_list diags = { 0 };
    struct session *session = session_resume(store, id, &diags);
    fixture_expect_none(&diags);
    ck_assert_ptr_nonnull(session);
    diag_list_finish(&diags);
    return session;
}

static void walk_until(struct session *session, uint64_t seed, size_t steps)
{
    struct diag_list diags = { 0 };
    while (session->steps.count < steps && walker_step(session, seed, &diags)) {
    }
    fixture_expect_none(&diags);
    diag_list_finish(&diags);
}

static void expect_same_happening(const struct happening *a, const struct happening *b)
{
    ck_assert_int_eq(a->kind, b->kind);
    ck_assert_uint_eq(a->time, b->time);
    ck_assert_uint_eq(a->scenario, b->scenario);
    ck_assert_uint_eq(a->contact, b->contact);
    ck_assert_uint_eq(a->text, b->text);
    ck_assert_uint_eq(a->decision, b->decision);
    ck_assert_int_eq(a->earned, b->earned);
    ck_assert_int_eq(a->possible, b->possible);
}

static void expect_same(const struct session *a, const struct session *b)
{
    ck_assert_uint_eq(a->steps.count, b->steps.count);
    for (size_t i = 0; i < a->steps.count; i++) {
        ck_assert_str_eq(a->steps.items[i].text, b->steps.items[i].text);
    }
    ck_assert(shift_state_equal(&a->state, &b->state));
    ck_assert_uint_eq(a->happenings.count, b->happenings.count);
    for (size_t i = 0; i < a->happenings.count; i++) {
        expect_same_happening(&a->happenings.items[i], &b->happenings.items[i]);
    }
    ck_assert_uint_eq(a->notes.count, b->notes.count);
    for (size_t i = 0; i < a->notes.count; i++) {
        ck_assert_str_eq(a->notes.items[i].text, b->notes.items[i].text);
    }
    ck_assert_uint_eq(a->pins.count, b->pins.count);
}

// The child: plays to the end, and tells each step when it was acknowledged.
static void play(uint64_t seed, int pipe_end)
{
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    if (store == NULL) {
        _exit(2);
    }
    struct session *session = begin(store, seed);
    char step = 's';
    do {
        if (write(pipe_end, &step, 1) != 1) {
            _exit(3);
        }
    } while (walker_step(session, seed, &diags));
    (void)close(pipe_end);
    for (;;) {
        (void)pause();
    }
}

static void spin(uint64_t rounds)
{
    volatile uint64_t state = rounds;
    for (uint64_t i = 0; i < rounds; i++) {
        state = hash_mix(state + i);
    }
}

// Kills a play some time after `steps` were told; gives how many were told in all.
static size_t kill_a_play(uint64_t seed, size_t steps, uint64_t rounds)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        (void)close(ends[0]);
        play(seed, ends[1]);
    }
    (void)close(ends[1]);
    size_t told = 0;
    char step = 0;
    bool killed = false;
    // The first byte says that the session was created; after it comes one a step.
    while (read(ends[0], &step, 1) == 1) {
        told++;
        if (!killed && told == steps + 1) {
            spin(rounds);
            ck_assert_int_eq(kill(child, SIGKILL), 0);
            killed = true;
        }
    }
    (void)close(ends[0]);
    // A play may be over before its moment has come.
    ck_assert(killed || kill(child, SIGKILL) == 0);
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_msg(WIFSIGNALED(status), "the child ended by itself: %d", status);
    return told - 1;
}

static int64_t find_running(struct store *store)
{
    struct diag_list diags = { 0 };
    struct session_list list = { 0 };
    ck_assert(store_list_running(store, "K-1", &list, &diags));
    ck_assert_uint_eq(list.rows.count, 1);
    int64_t id = list.rows.items[0].id;
    session_list_finish(&list);
    diag_list_finish(&diags);
    return id;
}

static void end_and_forget(struct store *store, int64_t id)
{
    struct diag_list diags = { 0 };
    struct session_end end = { .state = SESSION_ABANDONED, .finished_ms = 1 };
    ck_assert(store_finish_session(store, id, &end, &diags));
    fixture_expect_none(&diags);
    diag_list_finish(&diags);
}

START_TEST(a_killed_play_goes_on_at_the_same_point_to_the_same_end)
{
    uint64_t seed = 23;
    size_t length = 0;
    for (uint64_t i = 0; i < KILLS; i++) {
        size_t steps = hash_next(&seed) % 60;
        size_t told = kill_a_play(i, steps, hash_next(&seed) % 100000);
        struct store *store = fixture_open(folder);
        int64_t id = find_running(store);
        struct session *resumed = resume(store, id);
        struct session *whole = begin(NULL, i);
        ck_assert_msg(resumed->steps.count >= told, "play %d lost a step", (int)i);
        ck_assert_msg(resumed->steps.count <= told + 1, "play %d has steps of its own", (int)i);
        walk_until(whole, i, resumed->steps.count);
        expect_same(resumed, whole);

        // That it can be written on is tested elsewhere; here the rest of the play counts.
        resumed->store = NULL;
        walk_until(resumed, i, STEPS_MAX);
        walk_until(whole, i, STEPS_MAX);
        expect_same(resumed, whole);
        length += whole->steps.count;
        session_destroy(resumed);
        session_destroy(whole);
        end_and_forget(store, id);
        store_close(store);
    }
    // Else it was no shift that was played.
    ck_assert_uint_gt(length / KILLS, 40);
}
END_TEST

START_TEST(remarks_leave_the_play_as_it_was)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(":memory:");
    struct session *with = begin(store, 5);
    struct session *without = begin(NULL, 5);
    for (size_t step = 1; step < 40; step++) {
        ck_assert(session_remark(with, "focus lost", 1795000000000, &diags));
        walk_until(with, 5, step);
    }
    walk_until(without, 5, 39);
    expect_same(with, without);
    struct session *again = resume(store, with->id);
    expect_same(again, without);
    session_destroy(again);
    session_destroy(with);
    session_destroy(without);
    store_close(store);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(a_finished_play_can_be_looked_back_on)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(":memory:");
    struct session *session = begin(store, 9);
    walk_until(session, 9, STEPS_MAX);
    struct session_end end = { .state = SESSION_FINISHED, .finished_ms = 1 };
    ck_assert(store_finish_session(store, session->id, &end, &diags));
    struct session *again = resume(store, session->id);
    expect_same(again, session);
    session_destroy(again);
    session_destroy(session);
    store_close(store);
    diag_list_finish(&diags);
}
END_TEST

static const struct {
    const char *what;
    const char *sql;
    int code;
} HARM[] = {
    { "other rules", "UPDATE session SET rules = 'rules 99'", DIAG_SESSION_RULES },
    { "a row altered", "UPDATE journal SET text = 'wait' WHERE sequence = 3", DIAG_STORE_CHAIN },
    { "a row gone", "DELETE FROM journal WHERE sequence = 7", DIAG_STORE_CHAIN },
    { "content altered", "UPDATE blob SET bytes = x'00'", DIAG_STORE_CONTENT_CHANGED },
};

START_TEST(what_was_tampered_with_is_not_played_on)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(":memory:");
    struct session *session = begin(store, 3);
    walk_until(session, 3, 10);
    ck_assert(database_run(store->play, HARM[_i].sql, &diags));
    ck_assert_msg(session_resume(store, session->id, &diags) == NULL, "%s", HARM[_i].what);
    ck_assert_msg(diag_list_has(&diags, HARM[_i].code), "%s", HARM[_i].what);
    session_destroy(session);
    store_close(store);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(a_finished_play_with_a_damaged_log_can_still_be_looked_at)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(":memory:");
    struct session *session = begin(store, 3);
    walk_until(session, 3, 10);
    struct session_end end = { .state = SESSION_FINISHED, .finished_ms = 1 };
    ck_assert(store_finish_session(store, session->id, &end, &diags));
    ck_assert(database_run(
            store->office, "UPDATE journal SET device = 'other' WHERE sequence = 2", &diags));
    struct session *again = resume(store, session->id);
    expect_same(again, session);
    ck_assert(!journal_verify(store, session->id, NULL, &diags));
    session_destroy(again);
    session_destroy(session);
    store_close(store);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("resume");
    TCase *tests = tcase_create("resume");
    tcase_set_timeout(tests, 850);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_killed_play_goes_on_at_the_same_point_to_the_same_end);
    tcase_add_test(tests, remarks_leave_the_play_as_it_was);
    tcase_add_test(tests, a_finished_play_can_be_looked_back_on);
    tcase_add_test(tests, a_finished_play_with_a_damaged_log_can_still_be_looked_at);
    tcase_add_loop_test(tests, what_was_tampered_with_is_not_played_on, 0, 4);
    suite_add_tcase(suite, tests);
    return suite;
}
