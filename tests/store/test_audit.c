// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the record of who looked: nothing in it changes unseen, and it names no candidate.
#include "game/store/audit.h"

#include <string.h>

#include "game/store/database.h"
#include "game/store/office.h"
#include "game/store/sessions.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

static void finish(const char *code, int64_t at_ms)
{
    int64_t id = fixture_create_session(store, code);
    struct session_end end = {
        .state = SESSION_FINISHED, .finished_ms = at_ms, .sheet = "{}", .evidence = "[]"
    };
    ck_assert(store_finish_session(store, id, &end, &diags));
}

static void write(const char *what, const char *code)
{
    struct audit_entry entry = {
        .at_ms = 5, .who = "Noor", .what = what, .candidate = code, .detail = "d"
    };
    ck_assert(audit_write(store, &entry, &diags));
}

static void run(const char *sql)
{
    ck_assert(database_run(store->office, sql, &diags));
}

static void loosen(void)
{
    run("DROP TRIGGER ledger_no_change; DROP TRIGGER ledger_no_removal");
}

static bool verify(int64_t *lines)
{
    diag_list_finish(&diags);
    diags = (struct diag_list) { 0 };
    return audit_verify(store, lines, &diags);
}

START_TEST(a_chain_that_nobody_touched_is_whole)
{
    int64_t lines = -1;
    ck_assert(verify(&lines));
    ck_assert_int_eq(lines, 0);
    for (int i = 0; i < 50; i++) {
        write("sheet", NULL);
    }
    ck_assert(verify(&lines));
    ck_assert_int_eq(lines, 50);
    fixture_expect_none(&diags);
}
END_TEST

static const struct {
    const char *harm;
    const char *line; // the first that does not fit
} HARMS[] = {
    { "UPDATE ledger SET who = 'Someone' WHERE id = 3", "3" },
    { "UPDATE ledger SET what = 'csv' WHERE id = 1", "1" },
    { "UPDATE ledger SET detail = '' WHERE id = 5", "5" },
    { "UPDATE ledger SET at_ms = at_ms + 1 WHERE id = 2", "2" },
    { "UPDATE ledger SET session = 9 WHERE id = 2", "2" },
    { "UPDATE ledger SET vacancy = 9 WHERE id = 4", "4" },
    { "UPDATE ledger SET about = randomblob(32) WHERE id = 4", "4" },
    { "DELETE FROM ledger WHERE id = 4", "4" },
    { "DELETE FROM ledger WHERE id = 6", "6" }, // the last
    { "DELETE FROM ledger", "1" },
    { "UPDATE ledger SET id = 99 WHERE id = 3", "3" },
    { "UPDATE ledger_head SET last = 7", "7" },
};

enum { HARM_COUNT = sizeof(HARMS) / sizeof(HARMS[0]) };

START_TEST(every_harm_is_found_where_it_was_done)
{
    for (int i = 0; i < 6; i++) {
        write("sheet", NULL);
    }
    loosen();
    run(HARMS[_i].harm);
    ck_assert_msg(!verify(NULL), "%s", HARMS[_i].harm);
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_AUDIT_CHAIN);
    ck_assert_str_eq(diags.diags.items[0].arguments[0], HARMS[_i].line);
}
END_TEST

START_TEST(lines_are_only_ever_added)
{
    write("sheet", NULL);
    ck_assert(!database_run(store->office, "UPDATE ledger SET who = 'x'", &diags));
    ck_assert(!database_run(store->office, "DELETE FROM ledger", &diags));
    ck_assert(verify(NULL));
}
END_TEST

static void write_at(int64_t at_ms)
{
    struct audit_entry entry = { .at_ms = at_ms, .who = "Noor", .what = "sheet" };
    ck_assert(audit_write(store, &entry, &diags));
}

START_TEST(what_was_kept_long_enough_goes_and_the_rest_still_fits)
{
    int64_t lines = -1;
    for (int i = 1; i <= 6; i++) {
        write_at(i * 100);
    }
    ck_assert(audit_shorten(store->office, 50, &lines, &diags));
    ck_assert_int_eq(lines, 0);
    ck_assert(audit_shorten(store->office, 301, &lines, &diags));
    ck_assert_int_eq(lines, 3);
    ck_assert(verify(&lines));
    ck_assert_int_eq(lines, 3);
    ck_assert(!database_run(store->office, "DELETE FROM ledger WHERE id = 4", &diags));
    write_at(700);
    ck_assert(audit_shorten(store->office, 10000, &lines, &diags));
    ck_assert_int_eq(lines, 4);
    ck_assert(verify(&lines));
    ck_assert_int_eq(lines, 0);
    write_at(800);
    ck_assert(verify(&lines));
    ck_assert_int_eq(lines, 1);
    loosen();
    run("UPDATE ledger SET who = 'Piet'");
    ck_assert(!verify(&lines));
}
END_TEST

// A line of long ago that was written late holds up nothing that came after it.
START_TEST(a_log_is_shortened_from_its_beginning_alone)
{
    int64_t lines = -1;
    write_at(100);
    write_at(900);
    write_at(200);
    ck_assert(audit_shorten(store->office, 500, &lines, &diags));
    ck_assert_int_eq(lines, 1);
    ck_assert(verify(&lines));
    ck_assert_int_eq(lines, 2);
}
END_TEST

START_TEST(a_candidate_is_known_until_the_salt_is_gone)
{
    finish("K-1", 10);
    finish("K-2", 20);
    write("sheet", "K-1");
    write("pdf", "K-2");
    write("decision", "K-1");
    struct audit_list list = { 0 };
    struct audit_filter filter = { .candidate = "K-1" };
    ck_assert(audit_read(store, &filter, &list, &diags));
    ck_assert_uint_eq(list.lines.count, 2);
    ck_assert_str_eq(list.lines.items[1].what, "decision");
    ck_assert(list.lines.items[1].about_candidate);
    audit_list_finish(&list);

    run("DELETE FROM candidate WHERE code = 'K-1'");
    list = (struct audit_list) { 0 };
    ck_assert(audit_read(store, &filter, &list, &diags));
    ck_assert_uint_eq(list.lines.count, 0);
    ck_assert(verify(NULL));
    audit_list_finish(&list);
}
END_TEST

START_TEST(no_code_stands_in_the_audit)
{
    int64_t found = -1;
    finish("GEHEIM-77", 10);
    write("sheet", "GEHEIM-77");
    ck_assert(database_read_integer(store->office,
            "SELECT count(*) FROM ledger WHERE instr(who || what || detail, 'GEHEIM') > 0"
            " OR instr(hex(about), hex('GEHEIM')) > 0",
            &found, &diags));
    ck_assert_int_eq(found, 0);
}
END_TEST

// The same code in two places, or again after it was erased, is not the same pseudonym.
START_TEST(a_pseudonym_says_nothing_outside_its_store)
{
    struct store *other = fixture_open(":memory:");
    struct audit_list lists[2] = { { .arena = { 0 } }, { .arena = { 0 } } };
    struct store *stores[] = { store, other };
    struct audit_entry entry = { .at_ms = 5, .who = "N", .what = "sheet", .candidate = "K-1" };
    for (int i = 0; i < 2; i++) {
        ck_assert(database_run(stores[i]->office,
                "INSERT INTO candidate (code, state, at_ms, salt)"
                " VALUES ('K-1', 'invited', 1, randomblob(16))",
                &diags));
        ck_assert(audit_write(stores[i], &entry, &diags));
        ck_assert(audit_read(stores[i], &(struct audit_filter) { 0 }, &lists[i], &diags));
    }
    ck_assert_int_ne(memcmp(&lists[0].lines.items[0].pseudonym, &lists[1].lines.items[0].pseudonym,
                             sizeof(struct digest)),
            0);
    audit_list_finish(&lists[0]);
    audit_list_finish(&lists[1]);
    store_close(other);
}
END_TEST

START_TEST(lines_of_before_the_chain_are_taken_into_it)
{
    run("INSERT INTO audit (session, at_ms, who, what) VALUES (7, 1, 'recruiter', 'sheet'),"
        " (7, 2, 'recruiter', 'pdf')");
    struct office_audit_list list = { 0 };
    ck_assert(office_list_audit(store, 7, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 2);
    ck_assert_str_eq(list.rows.items[1].what, "pdf");
    write("csv", NULL);
    int64_t lines = 0;
    int64_t left = -1;
    ck_assert(verify(&lines));
    ck_assert_int_eq(lines, 3);
    ck_assert(database_read_integer(store->office, "SELECT count(*) FROM audit", &left, &diags));
    ck_assert_int_eq(left, 0);
    office_audit_list_finish(&list);
}
END_TEST

START_TEST(pages_go_on_where_they_stopped)
{
    for (int i = 0; i < 7; i++) {
        write(i % 2 == 0 ? "sheet" : "csv", NULL);
    }
    struct audit_list list = { 0 };
    struct audit_filter filter = { .after = 2, .at_most = 3 };
    ck_assert(audit_read(store, &filter, &list, &diags));
    ck_assert_uint_eq(list.lines.count, 3);
    ck_assert_int_eq(list.lines.items[0].id, 3);
    ck_assert_int_eq(list.lines.items[2].id, 5);
    audit_list_finish(&list);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("audit");
    TCase *tests = tcase_create("audit");
    tcase_add_checked_fixture(tests, opened_in_memory, opened_close);
    tcase_add_test(tests, a_chain_that_nobody_touched_is_whole);
    tcase_add_loop_test(tests, every_harm_is_found_where_it_was_done, 0, HARM_COUNT);
    tcase_add_test(tests, lines_are_only_ever_added);
    tcase_add_test(tests, what_was_kept_long_enough_goes_and_the_rest_still_fits);
    tcase_add_test(tests, a_log_is_shortened_from_its_beginning_alone);
    tcase_add_test(tests, a_candidate_is_known_until_the_salt_is_gone);
    tcase_add_test(tests, no_code_stands_in_the_audit);
    tcase_add_test(tests, a_pseudonym_says_nothing_outside_its_store);
    tcase_add_test(tests, lines_of_before_the_chain_are_taken_into_it);
    tcase_add_test(tests, pages_go_on_where_they_stopped);
    suite_add_tcase(suite, tests);
    return suite;
}
