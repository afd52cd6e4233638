// SPDX-License-Identifier: GPL-3.0-or-later
// Protects a session's way from play to office: pinned, listed, moved once, and nothing lost on the
// way.
#include "game/store/sessions.h"

#include <stdio.h>
#include <string.h>

#include "game/store/content.h"
#include "game/store/database.h"
#include "game/store/journal.h"
#include "game/store/move.h"
#include "game/store/office.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

static const struct session_end END = {
    .state = SESSION_FINISHED,
    .finished_ms = 1795003600000,
    .sheet = "{\"sheet\":1}",
    .evidence = "[1,2]",
};

static int64_t count(struct database *database, const char *sql)
{
    int64_t value = -1;
    ck_assert(database_read_integer(database, sql, &value, &diags));
    return value;
}

static size_t count_running(const char *candidate)
{
    struct session_list list = { 0 };
    ck_assert(store_list_running(store, candidate, &list, &diags));
    size_t rows = list.rows.count;
    session_list_finish(&list);
    return rows;
}

static size_t count_finished(const char *candidate)
{
    struct session_list list = { 0 };
    ck_assert(store_list_finished(store, candidate, &list, &diags));
    size_t rows = list.rows.count;
    session_list_finish(&list);
    return rows;
}

START_TEST(content_is_kept_once_and_comes_back_the_same)
{
    struct bundle bundle;
    struct bundle again;
    struct digest hash;
    struct digest other;
    bundle_init_memory(&bundle);
    bundle_add(&bundle, "a/one.xml", "same\0bytes", 10);
    bundle_add(&bundle, "a/two.xml", "same\0bytes", 10);
    bundle_add(&bundle, "empty.po", "", 0);
    ck_assert(store_pin_content(store, &bundle, &hash, &diags));
    ck_assert(store_pin_content(store, &bundle, &hash, &diags));
    bundle_add(&bundle, "three.xml", "more", 4);
    ck_assert(store_pin_content(store, &bundle, &other, &diags));
    ck_assert_int_eq(count(store->play, "SELECT count(*) FROM blob"), 3);
    ck_assert_int_eq(count(store->play, "SELECT count(*) FROM content"), 2);

    opened_reopen();
    ck_assert(store_load_content(store, &hash, &again, &diags));
    ck_assert_uint_eq(again.files.count, 3);
    ck_assert_str_eq(again.files.items[1].path, "a/two.xml");
    ck_assert_uint_eq(again.files.items[1].size, 10);
    ck_assert_mem_eq(again.files.items[1].bytes, "same\0bytes", 10);
    ck_assert_uint_eq(again.files.items[2].size, 0);
    bundle_finish(&bundle);
    bundle_finish(&again);
}
END_TEST

START_TEST(content_that_changed_or_is_not_there_is_told)
{
    struct bundle bundle;
    struct digest hash;
    bundle_init_memory(&bundle);
    bundle_add(&bundle, "one.xml", "bytes", 5);
    hash = bundle_digest(&bundle);
    struct bundle out;
    ck_assert(!store_load_content(store, &hash, &out, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_NO_CONTENT));
    ck_assert_uint_eq(out.files.count, 0);

    ck_assert(store_pin_content(store, &bundle, &hash, &diags));
    ck_assert(database_run(store->play, "UPDATE blob SET bytes = x'00'", &diags));
    ck_assert(!store_load_content(store, &hash, &out, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_CONTENT_CHANGED));
    ck_assert_uint_eq(out.files.count, 0);
    bundle_finish(&out);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(a_session_needs_its_content_pinned)
{
    int64_t id = 0;
    struct session_start start = {
        .candidate = "K-1", .shift = "s", .language = "nl", .rules = "rules 1"
    };
    ck_assert(!store_create_session(store, &start, &id, &diags));
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_STORE_NO_CONTENT);
    ck_assert_uint_eq(count_running(NULL), 0);
}
END_TEST

START_TEST(a_running_session_is_found_by_its_candidate)
{
    int64_t first = fixture_create_session(store, "K-1");
    fixture_create_session(store, "K-2");
    ck_assert(fixture_append(store, first, 1, &diags));
    opened_reopen();
    ck_assert_uint_eq(count_running(NULL), 2);
    ck_assert_uint_eq(count_running("K-3"), 0);

    struct session_list list = { 0 };
    ck_assert(store_list_running(store, "K-1", &list, &diags));
    ck_assert_uint_eq(list.rows.count, 1);
    const struct session_row *row = &list.rows.items[0];
    ck_assert_int_eq(row->id, first);
    ck_assert_str_eq(row->start.candidate, "K-1");
    ck_assert_str_eq(row->start.shift, "shift.xml");
    ck_assert_uint_eq(row->start.seed, UINT64_MAX - 5);
    ck_assert_int_eq(row->start.key.bytes[0], 7);
    ck_assert_str_eq(row->start.language, "nl");
    ck_assert_str_eq(row->start.rules, "rules 1");
    ck_assert_int_eq(row->start.created_ms, 1795000000000);
    ck_assert_int_eq(row->state, SESSION_RUNNING);
    ck_assert_int_eq(row->finished_ms, 0);
    ck_assert_int_eq(row->rows, 1);
    session_list_finish(&list);
}
END_TEST

// What must hold in office.db after a move, however it went.
static void expect_in_office(int64_t id, int64_t rows)
{
    struct session_list list = { 0 };
    struct bundle content;
    ck_assert(store_find_session(store, id, &list, &diags));
    ck_assert_int_eq(list.rows.items[0].state, SESSION_FINISHED);
    ck_assert_int_eq(list.rows.items[0].finished_ms, END.finished_ms);
    ck_assert_int_eq(list.rows.items[0].rows, rows);
    ck_assert(journal_verify(store, id, NULL, &diags));
    ck_assert(store_load_content(store, &list.rows.items[0].start.content, &content, &diags));
    bundle_finish(&content);
    session_list_finish(&list);

    struct buffer sheet = { 0 };
    struct office_audit audit = { .session = id, .at_ms = 1, .who = "recruiter", .what = "sheet" };
    ck_assert(office_open_sheet(store, &audit, &sheet, NULL, &diags));
    ck_assert_str_eq(buffer_text(&sheet), END.sheet);
    buffer_finish(&sheet);
}

START_TEST(a_finished_session_moves_with_all_it_needs)
{
    int64_t id = fixture_create_session(store, "K-1");
    int64_t other = fixture_create_session(store, "K-2");
    ck_assert(fixture_append(store, id, 1, &diags));
    ck_assert(fixture_append(store, id, 2, &diags));
    ck_assert(store_finish_session(store, id, &END, &diags));
    fixture_expect_none(&diags);
    ck_assert_uint_eq(count_running("K-1"), 0);
    ck_assert_uint_eq(count_finished("K-1"), 1);
    expect_in_office(id, 2);

    // The other one still needs the same content; when it goes too, nothing is left in play.
    ck_assert_int_eq(count(store->play, "SELECT count(*) FROM blob"), 2);
    ck_assert(store_finish_session(store, other, &END, &diags));
    ck_assert_int_eq(count(store->play, "SELECT count(*) FROM blob"), 0);
    ck_assert_int_eq(count(store->play, "SELECT count(*) FROM content_file"), 0);
    ck_assert_int_eq(count(store->play, "SELECT count(*) FROM journal"), 0);
    opened_reopen();
    expect_in_office(id, 2);
    expect_in_office(other, 0);
}
END_TEST

START_TEST(an_ended_session_takes_no_more)
{
    int64_t id = fixture_create_session(store, "K-1");
    struct session_end end = { .state = SESSION_ABANDONED, .finished_ms = 5 };
    ck_assert(store_finish_session(store, id, &end, &diags));
    ck_assert(!store_finish_session(store, id, &END, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_NOT_RUNNING));
    ck_assert(!fixture_append(store, id, 1, &diags));
    struct session_list list = { 0 };
    ck_assert(store_list_finished(store, NULL, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 1);
    ck_assert_int_eq(list.rows.items[0].state, SESSION_ABANDONED);
    session_list_finish(&list);
}
END_TEST

START_TEST(an_attempt_counts_what_the_same_code_played_before)
{
    struct session_end broken_off = { .state = SESSION_ABANDONED, .finished_ms = 5 };
    int64_t ids[4];
    static const char *const CODES[] = { "K-1", "K-2", "K-1", "K-1" };
    for (int i = 0; i < 4; i++) {
        ids[i] = fixture_create_session(store, CODES[i]);
        ck_assert(store_finish_session(store, ids[i], i == 0 ? &broken_off : &END, &diags));
    }
    char sql[160];
    (void)snprintf(sql, sizeof(sql),
            "UPDATE session SET created_ms = created_ms + CASE id WHEN %lld THEN 2 WHEN %lld THEN 1"
            " ELSE 0 END",
            (long long)ids[2], (long long)ids[3]);
    ck_assert(database_run(store->office, sql, &diags));
    static const int EXPECTED[] = { 1, 1, 3, 2 };
    for (int i = 0; i < 4; i++) {
        int attempt = 0;
        ck_assert(store_attempt(store, ids[i], &attempt, &diags));
        ck_assert_int_eq(attempt, EXPECTED[i]);
    }
    fixture_expect_none(&diags);

    int attempt = 7;
    ck_assert(!store_attempt(store, fixture_create_session(store, "K-1"), &attempt, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_NO_SESSION));
    ck_assert_int_eq(attempt, 7);
}
END_TEST

// The states a crash can leave: ended only, or copied too.
START_TEST(a_move_that_stopped_halfway_is_completed)
{
    int64_t id = fixture_create_session(store, "K-1");
    ck_assert(fixture_append(store, id, 1, &diags));
    ck_assert(database_run(store->play,
            "UPDATE session SET state = 'finished', finished_ms = 1795003600000,"
            " sheet = '{\"sheet\":1}'",
            &diags));
    ck_assert(!fixture_append(store, id, 2, &diags));
    ck_assert_int_eq(vec_last(&diags.diags)->code, DIAG_STORE_NOT_RUNNING);
    if (_i == 1) {
        ck_assert(move_copy_session(store, id, &diags));
        ck_assert(move_copy_session(store, id, &diags));
    }
    opened_reopen();
    ck_assert_uint_eq(count_running(NULL), 0);
    ck_assert_uint_eq(count_finished(NULL), 1);
    ck_assert_int_eq(count(store->play, "SELECT count(*) FROM session"), 0);
    expect_in_office(id, 1);
}
END_TEST

START_TEST(an_end_counts_when_only_the_move_is_refused)
{
    int64_t id = fixture_create_session(store, "K-1");
    ck_assert(fixture_append(store, id, 1, &diags));
    ck_assert(database_run(store->office,
            "CREATE TRIGGER no BEFORE INSERT ON journal BEGIN SELECT raise(ABORT, 'no'); END",
            &diags));
    ck_assert(store_finish_session(store, id, &END, &diags));
    ck_assert_uint_eq(diags.diags.count, 1);
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_STORE_NOT_MOVED);
    ck_assert_int_eq(diags.diags.items[0].severity, DIAG_WARNING);
    ck_assert_uint_eq(count_running(NULL), 0);
    ck_assert_uint_eq(count_finished(NULL), 0);
    ck_assert(database_run(store->office, "DROP TRIGGER no", &diags));
    opened_reopen();
    ck_assert_uint_eq(count_finished(NULL), 1);
    expect_in_office(id, 1);
}
END_TEST

// A whole shift: some 120 actions with all that stands beside them.
START_TEST(a_whole_shift_is_small_on_disk)
{
    enum { ACTIONS = 120, BUDGET = 100 * 1024 };
    opened_reopen();
    store_close(store);
    int64_t empty = fixture_folder_size(folder);
    store = fixture_open(folder);
    int64_t id = fixture_create_session(store, "K-1");
    for (int row = 1; row <= ACTIONS; row++) {
        ck_assert(fixture_append(store, id, row, &diags));
    }
    int64_t running = fixture_folder_size(folder) - empty;
    ck_assert(store_finish_session(store, id, &END, &diags));
    store_close(store);
    int64_t finished = fixture_folder_size(folder) - empty;
    store = fixture_open(folder);
    printf("a shift of %d actions: %d bytes while it runs, log included; %d when finished\n",
            ACTIONS, (int)running, (int)finished);
    ck_assert_int_le(running, BUDGET);
    ck_assert_int_le(finished, BUDGET);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("sessions");
    TCase *tests = tcase_create("sessions");
    tcase_set_timeout(tests, 30);
    tcase_add_checked_fixture(tests, opened_in_folder, opened_close);
    tcase_add_test(tests, content_is_kept_once_and_comes_back_the_same);
    tcase_add_test(tests, content_that_changed_or_is_not_there_is_told);
    tcase_add_test(tests, a_session_needs_its_content_pinned);
    tcase_add_test(tests, a_running_session_is_found_by_its_candidate);
    tcase_add_test(tests, a_finished_session_moves_with_all_it_needs);
    tcase_add_test(tests, an_ended_session_takes_no_more);
    tcase_add_test(tests, an_attempt_counts_what_the_same_code_played_before);
    tcase_add_loop_test(tests, a_move_that_stopped_halfway_is_completed, 0, 2);
    tcase_add_test(tests, an_end_counts_when_only_the_move_is_refused);
    tcase_add_test(tests, a_whole_shift_is_small_on_disk);
    suite_add_tcase(suite, tests);
    return suite;
}
