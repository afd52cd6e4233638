// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the practice office: simulated candidates really play into it, the same each time, and
// never into a folder that is there.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/session/session.h"
#include "game/store/sessions.h"
#include "tests/command/verb_run.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

#define SHIFT "shifts/kort.xml"

static char parent[FIXTURE_PATH_SIZE];
static char folder[FIXTURE_PATH_SIZE + 8];
static char again[FIXTURE_PATH_SIZE + 8];
static struct verb_said said;

static void set_up(void)
{
    fixture_make_folder(parent);
    (void)snprintf(folder, sizeof(folder), "%s/a", parent);
    (void)snprintf(again, sizeof(again), "%s/b", parent);
}

static void tear_down(void)
{
    fixture_remove_folder(parent);
    verb_said_finish(&said);
}

static int sample(const char *where, const char *people)
{
    const char *words[] = { "sample", where, "--shift", SHIFT, "--people", people, NULL };
    return verb_run(&said, &(struct command_io) { 0 }, words);
}

static void read_sessions(const char *where, struct session_list *list)
{
    struct diag_list diags = { 0 };
    struct store *store = store_open(where, &diags);
    ck_assert_ptr_nonnull(store);
    ck_assert(store_list_finished(store, NULL, list, &diags));
    store_close(store);
}

START_TEST(simulated_candidates_play_to_the_end)
{
    struct diag_list diags = { 0 };
    struct session_list list = { 0 };
    ck_assert_msg(sample(folder, "2") == COMMAND_FINE, "%s", said.err);
    struct store *store = store_open(folder, &diags);
    ck_assert_ptr_nonnull(store);
    ck_assert(store_list_finished(store, NULL, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 2);
    ck_assert_str_eq(list.rows.items[0].start.candidate, "OEF-001");
    for (size_t i = 0; i < list.rows.count; i++) {
        struct session *session = session_resume(store, list.rows.items[i].id, &diags);
        ck_assert_ptr_nonnull(session);
        ck_assert(session_over(session));
        ck_assert_uint_gt(session->steps.count, 20);
        session_destroy(session);
    }
    fixture_expect_none(&diags);
    session_list_finish(&list);
    store_close(store);
}
END_TEST

START_TEST(the_same_seed_gives_the_same_people)
{
    struct session_list one = { 0 };
    struct session_list other = { 0 };
    ck_assert_int_eq(sample(folder, "1"), COMMAND_FINE);
    ck_assert_int_eq(sample(again, "2"), COMMAND_FINE);
    read_sessions(folder, &one);
    read_sessions(again, &other);
    ck_assert_uint_eq(one.rows.items[0].start.seed, other.rows.items[0].start.seed);
    ck_assert_int_eq(one.rows.items[0].rows, other.rows.items[0].rows);
    ck_assert_uint_ne(one.rows.items[0].start.seed, other.rows.items[1].start.seed);
    session_list_finish(&one);
    session_list_finish(&other);
}
END_TEST

START_TEST(a_folder_that_is_there_is_left_alone)
{
    ck_assert_int_eq(sample(parent, "1"), COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "Z0007"));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("sample");
    TCase *tests = tcase_create("sample");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, simulated_candidates_play_to_the_end);
    tcase_add_test(tests, the_same_seed_gives_the_same_people);
    tcase_add_test(tests, a_folder_that_is_there_is_left_alone);
    suite_add_tcase(suite, tests);
    return suite;
}
