// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the panel's line: it belongs to one key, and several lines weigh what they rest on.
#include "game/session/standard.h"

#include <string.h>

#include "tests/test_main.h"

START_TEST(a_line_is_kept_with_its_key_and_gone_with_it)
{
    struct diag_list diags = { 0 };
    struct store *store = store_open(":memory:", &diags);
    struct scenario scenario = { 0 };
    struct standard kept = { 0 };
    struct standard got;
    const double expected[] = { 50, 60, 70 };
    strcpy(scenario.key.hash, "10282ce6828648a1");
    ck_assert(standard_of(&kept.line[COMPETENCY_EMPATHY], expected, 3, 12));
    ck_assert(standard_keep(store, &scenario, &kept, &diags));
    ck_assert(standard_read(store, &scenario, &got, &diags));
    ck_assert(got.line[COMPETENCY_EMPATHY].has);
    ck_assert_double_eq(got.line[COMPETENCY_EMPATHY].mean, 60);
    ck_assert_double_eq(got.line[COMPETENCY_EMPATHY].error, kept.line[COMPETENCY_EMPATHY].error);
    ck_assert_int_eq(got.line[COMPETENCY_EMPATHY].raters, 3);
    ck_assert_double_eq(got.line[COMPETENCY_EMPATHY].possible, 12);
    ck_assert(!got.line[COMPETENCY_ACCURACY].has);
    scenario.key.hash[0] = '2'; // the points changed
    ck_assert(standard_read(store, &scenario, &got, &diags));
    ck_assert(!got.line[COMPETENCY_EMPATHY].has);
    store_close(store);
    diag_list_finish(&diags);
}
END_TEST

// By hand: mean 60, sd 10, error 10/sqrt 3 = 5.7735, t(.975; 2) = 4.3027.
START_TEST(the_interval_is_that_of_a_mean_over_raters)
{
    struct standard_line line;
    const double expected[] = { 50, 60, 70 };
    ck_assert(standard_of(&line, expected, 3, 12));
    ck_assert_double_eq_tol(line.error, 5.773502691896258, 1e-9);
    ck_assert_double_eq_tol(line.interval[0], 60 - 4.302652729911275 * line.error, 1e-6);
    ck_assert_double_eq_tol(line.interval[1], 60 + 4.302652729911275 * line.error, 1e-6);
    ck_assert(!standard_of(&line, expected, 1, 12));
    ck_assert(!line.has);
}
END_TEST

START_TEST(lines_weigh_what_was_possible_and_half_of_it_is_needed)
{
    struct standard_line lines[3] = { { .has = true, .mean = 40, .error = 3, .raters = 5 },
        { .has = true, .mean = 70, .error = 6, .raters = 8 }, { .has = false } };
    struct standard_line line;
    const double possible[] = { 10, 20, 5 };
    standard_combine(&line, lines, possible, 3);
    ck_assert(line.has);
    ck_assert_double_eq_tol(line.mean, 60, 1e-9);
    ck_assert_double_eq_tol(line.error, 4.123105625617661, 1e-9); // sqrt((3/3)^2 + (6 2/3)^2)
    ck_assert_int_eq(line.raters, 5);
    ck_assert_int_eq(line.scenarios, 2);
    const double mostly_elsewhere[] = { 10, 20, 31 };
    standard_combine(&line, lines, mostly_elsewhere, 3);
    ck_assert(!line.has);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("standard");
    TCase *cases = tcase_create("standard");
    tcase_add_test(cases, a_line_is_kept_with_its_key_and_gone_with_it);
    tcase_add_test(cases, the_interval_is_that_of_a_mean_over_raters);
    tcase_add_test(cases, lines_weigh_what_was_possible_and_half_of_it_is_needed);
    suite_add_tcase(suite, cases);
    return suite;
}
