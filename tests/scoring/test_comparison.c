// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the place of a sheet in a group: its percentiles, and silence where there is none.
#include "scoring/stats/comparison.h"
#include "tests/test_main.h"

// Ten people at each of 40, 50, 60, 70: mean 55.
static const struct comparison_count COUNTS[] = { { 40, 10 }, { 50, 10 }, { 60, 10 }, { 70, 10 } };

static struct sheet_line line_at(double score, double se)
{
    return (struct sheet_line) {
        .status = SHEET_OK, .has_score = true, .score = score, .has_shrunk = se > 0, .se_shrunk = se
    };
}

START_TEST(a_score_lies_between_those_below_and_above)
{
    struct comparison_part part;
    struct sheet_line line = line_at(59.6, 12); // 60 in whole points
    comparison_place(&part, &line, COUNTS, 4);
    ck_assert(part.has);
    ck_assert_int_eq(part.people, 40);
    ck_assert_double_eq_tol(part.mean, 55, 1e-12);
    ck_assert_double_eq_tol(part.percentile, 100 * (20 + 5) / 40.0, 1e-12);
    ck_assert_double_eq_tol(part.band[0], 100 * 10 / 40.0, 1e-12); // at 48
    ck_assert_double_eq_tol(part.band[1], 100.0, 1e-12);           // at 72
}
END_TEST

START_TEST(without_an_error_the_band_has_no_width)
{
    struct comparison_part part;
    struct sheet_line line = line_at(50, 0);
    comparison_place(&part, &line, COUNTS, 4);
    ck_assert(part.band[0] == part.percentile && part.band[1] == part.percentile);
}
END_TEST

START_TEST(too_little_seen_has_no_place)
{
    struct comparison_part part;
    struct sheet_line line = line_at(50, 5);
    line.status = SHEET_INSUFFICIENT_EVIDENCE;
    comparison_place(&part, &line, COUNTS, 4);
    ck_assert(!part.has);
}
END_TEST

START_TEST(a_group_that_is_small_or_all_alike_places_nobody)
{
    struct comparison_part part;
    struct sheet_line line = line_at(50, 5);
    comparison_place(&part, &line, COUNTS, 2);
    ck_assert(!part.has);
    comparison_place(&part, &line, &(struct comparison_count) { 50, 300 }, 1);
    ck_assert(!part.has);
    comparison_place(&part, &line, NULL, 0);
    ck_assert(!part.has);
}
END_TEST

START_TEST(cotan_asks_three_hundred_and_four_hundred)
{
    ck_assert_int_eq(comparison_class_of(299), COMPARISON_INSUFFICIENT);
    ck_assert_int_eq(comparison_class_of(300), COMPARISON_SUFFICIENT);
    ck_assert_int_eq(comparison_class_of(399), COMPARISON_SUFFICIENT);
    ck_assert_int_eq(comparison_class_of(400), COMPARISON_GOOD);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("comparison");
    TCase *tests = tcase_create("comparison");
    tcase_add_test(tests, a_score_lies_between_those_below_and_above);
    tcase_add_test(tests, without_an_error_the_band_has_no_width);
    tcase_add_test(tests, too_little_seen_has_no_place);
    tcase_add_test(tests, a_group_that_is_small_or_all_alike_places_nobody);
    tcase_add_test(tests, cotan_asks_three_hundred_and_four_hundred);
    suite_add_tcase(suite, tests);
    return suite;
}
