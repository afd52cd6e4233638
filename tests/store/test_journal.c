// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the log that everything else is computed from: complete, in order, and refused whole or
// not at all.
#include "game/store/journal.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "game/store/database.h"
#include "game/store/sessions.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

enum { ROWS = 5 };

static int64_t session;

static void set_up(void)
{
    opened_in_folder();
    session = fixture_create_session(store, "K-1");
    for (int row = 1; row <= ROWS; row++) {
        ck_assert(fixture_append(store, session, row, &diags));
    }
}

static size_t count_rows(void)
{
    struct journal journal = { 0 };
    ck_assert(journal_read(store, session, &journal, &diags));
    size_t count = journal.rows.count;
    journal_finish(&journal);
    return count;
}

START_TEST(what_is_appended_is_read_back_whole)
{
    struct journal_entry remark = { .kind = JOURNAL_REMARK, .text = "focus lost; é € \"quoted\"" };
    int64_t sequence = 0;
    ck_assert(journal_append(store, session, &remark, &sequence, &diags));
    ck_assert_int_eq(sequence, ROWS + 1);
    opened_reopen();

    struct journal journal = { 0 };
    ck_assert(journal_read(store, session, &journal, &diags));
    ck_assert_uint_eq(journal.rows.count, ROWS + 1);
    const struct journal_row *second = &journal.rows.items[1];
    ck_assert_int_eq(second->sequence, 2);
    ck_assert_int_eq(second->entry.kind, JOURNAL_ACTION);
    ck_assert_str_eq(second->entry.text, "reply call turn-2 keep");
    ck_assert_int_eq(second->entry.shown_ms, 1795000018000);
    ck_assert_int_eq(second->entry.chosen_ms, 1795000022321);
    ck_assert_str_eq(second->entry.order_shown, "keep acknowledge compare");
    ck_assert_str_eq(second->entry.device, "keyboard");
    const struct journal_row *last = vec_last(&journal.rows);
    ck_assert_int_eq(last->entry.kind, JOURNAL_REMARK);
    ck_assert_str_eq(last->entry.text, remark.text);
    ck_assert_str_eq(last->entry.order_shown, "");
    journal_finish(&journal);
    ck_assert(journal_verify(store, session, NULL, &diags));
}
END_TEST

static const struct {
    const char *what;
    const char *sql;
    int64_t bad;
} HARM[] = {
    { "a text", "UPDATE journal SET text = 'reply call other keep' WHERE sequence = 3", 3 },
    { "a kind", "UPDATE journal SET kind = 'remark' WHERE sequence = 1", 1 },
    { "time shown", "UPDATE journal SET shown_ms = shown_ms + 1 WHERE sequence = 2", 2 },
    { "time chosen", "UPDATE journal SET chosen_ms = 0 WHERE sequence = 4", 4 },
    { "the order shown", "UPDATE journal SET order_shown = '' WHERE sequence = 5", 5 },
    { "the device", "UPDATE journal SET device = 'mouse' WHERE sequence = 5", 5 },
    { "between two fields",
            "UPDATE journal SET device = device || 'x', order_shown = substr(order_shown, 2)"
            " WHERE sequence = 4",
            4 },
    { "a link", "UPDATE journal SET chain = zeroblob(32) WHERE sequence = 4", 4 },
    { "a short link", "UPDATE journal SET chain = x'00' WHERE sequence = 2", 2 },
    { "the first gone", "DELETE FROM journal WHERE sequence = 1", 1 },
    { "one gone", "DELETE FROM journal WHERE sequence = 3", 3 },
    { "one gone, gap closed",
            "DELETE FROM journal WHERE sequence = 3;"
            "UPDATE journal SET sequence = 3 WHERE sequence = 4;"
            "UPDATE journal SET sequence = 4 WHERE sequence = 5",
            3 },
    { "the last gone", "DELETE FROM journal WHERE sequence = 5", 5 },
    { "all gone", "DELETE FROM journal", 1 },
    { "two swapped",
            "UPDATE journal SET sequence = 99 WHERE sequence = 2;"
            "UPDATE journal SET sequence = 2 WHERE sequence = 4;"
            "UPDATE journal SET sequence = 4 WHERE sequence = 99",
            2 },
    { "one added",
            "INSERT INTO journal SELECT session, 6, kind, text, shown_ms, chosen_ms, order_shown,"
            " device, chain FROM journal WHERE sequence = 5",
            6 },
    { "the seed", "UPDATE session SET seed = 1", 1 },
    { "the candidate", "UPDATE session SET candidate = 'K-2'", 1 },
    { "the language", "UPDATE session SET language = 'en'", 1 },
    { "the key", "UPDATE session SET key = zeroblob(32)", 1 },
    { "the rules", "UPDATE session SET rules = 'rules 2'", 1 },
    { "the date", "UPDATE session SET created_ms = 1", 1 },
    { "the end of the chain", "UPDATE session SET chain = zeroblob(32)", 6 },
    { "the count", "UPDATE session SET last = 4", 5 },
};

START_TEST(the_first_row_that_does_not_fit_is_found)
{
    int64_t bad = -1;
    ck_assert(journal_verify(store, session, &bad, &diags));
    ck_assert_int_eq(bad, 0);
    ck_assert(database_run(store->play, HARM[_i].sql, &diags));
    ck_assert_msg(!journal_verify(store, session, &bad, &diags), "%s", HARM[_i].what);
    ck_assert_msg(bad == HARM[_i].bad, "%s: found %d", HARM[_i].what, (int)bad);
    ck_assert(diag_list_has(&diags, DIAG_STORE_CHAIN));
}
END_TEST

START_TEST(two_sessions_do_not_share_a_chain)
{
    int64_t other = fixture_create_session(store, "K-1");
    ck_assert_int_ne(other, session);
    ck_assert(fixture_append(store, other, 1, &diags));
    ck_assert(fixture_append(store, session, ROWS + 1, &diags));
    ck_assert(journal_verify(store, session, NULL, &diags));
    ck_assert(journal_verify(store, other, NULL, &diags));

    struct journal journal = { 0 };
    ck_assert(journal_read(store, session, &journal, &diags));
    ck_assert(journal_read(store, other, &journal, &diags));
    const struct journal_row *mine = &journal.rows.items[0];
    const struct journal_row *theirs = vec_last(&journal.rows);
    ck_assert_str_eq(mine->entry.text, theirs->entry.text);
    ck_assert_mem_ne(&mine->chain, &theirs->chain, sizeof(mine->chain));
    journal_finish(&journal);
}
END_TEST

START_TEST(a_session_that_is_not_there_is_told)
{
    int64_t bad = -1;
    struct journal journal = { 0 };
    ck_assert(!fixture_append(store, 12345, 1, &diags));
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_STORE_NO_SESSION);
    ck_assert_str_eq(diags.diags.items[0].arguments[0], "12345");
    ck_assert(!journal_read(store, 12345, &journal, &diags));
    ck_assert(!journal_verify(store, 12345, &bad, &diags));
    ck_assert_int_eq(bad, 0);
    ck_assert_uint_eq(diags.diags.count, 3);
}
END_TEST

// A refusal must leave a store that goes on as if it had not been asked.
static void expect_whole_and_going_on(size_t rows)
{
    ck_assert_uint_eq(count_rows(), rows);
    ck_assert(journal_verify(store, session, NULL, &diags));
    ck_assert(fixture_append(store, session, (int64_t)rows + 1, &diags));
    opened_reopen();
    ck_assert_uint_eq(count_rows(), rows + 1);
    ck_assert(journal_verify(store, session, NULL, &diags));
}

static size_t append_until_refused(void)
{
    size_t rows = ROWS;
    while (rows < 5000 && fixture_append(store, session, (int64_t)rows + 1, &diags)) {
        rows++;
    }
    ck_assert_uint_lt(rows, 5000);
    return rows;
}

START_TEST(a_full_database_refuses_a_row_whole)
{
    ck_assert(database_run(store->play, "PRAGMA max_page_count = 40", &diags));
    size_t rows = append_until_refused();
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_STORE_FULL);
    ck_assert_uint_eq(count_rows(), rows);
    ck_assert(database_run(store->play, "PRAGMA max_page_count = 100000", &diags));
    expect_whole_and_going_on(rows);
}
END_TEST

static void limit_file_size(rlim_t size)
{
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = size;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

// The operating system itself refuses to write on, in the middle of whatever SQLite was writing.
START_TEST(a_disk_that_takes_no_more_refuses_a_row_whole)
{
    ck_assert(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
    limit_file_size(20000 + 777 * (rlim_t)_i);
    size_t rows = append_until_refused();
    ck_assert_uint_ge(diags.errors, 1);
    limit_file_size(RLIM_INFINITY);
    expect_whole_and_going_on(rows);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("journal");
    TCase *tests = tcase_create("journal");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, set_up, opened_close);
    tcase_add_test(tests, what_is_appended_is_read_back_whole);
    tcase_add_loop_test(tests, the_first_row_that_does_not_fit_is_found, 0,
            (int)(sizeof(HARM) / sizeof(HARM[0])));
    tcase_add_test(tests, two_sessions_do_not_share_a_chain);
    tcase_add_test(tests, a_session_that_is_not_there_is_told);
    tcase_add_test(tests, a_full_database_refuses_a_row_whole);
    tcase_add_loop_test(tests, a_disk_that_takes_no_more_refuses_a_row_whole, 0, 12);
    suite_add_tcase(suite, tests);
    return suite;
}
