// SPDX-License-Identifier: GPL-3.0-or-later
// Protects bands: quantiles with a closed form or a printed table, clipping, and the shrunken
// error.
#include "scoring/band.h"

#include <math.h>

#include "tests/test_main.h"

#define NEAR 1e-12

// t(.95; df) to three decimals, as every table prints it.
static const struct {
    int df;
    double quantile;
} TABLE[] = { { 1, 6.314 }, { 2, 2.920 }, { 3, 2.353 }, { 4, 2.132 }, { 5, 2.015 }, { 6, 1.943 },
    { 7, 1.895 }, { 10, 1.812 }, { 20, 1.725 }, { 30, 1.697 }, { 120, 1.658 } };

START_TEST(quantiles_are_those_of_the_table)
{
    ck_assert_double_eq_tol(band_quantile(TABLE[_i].df), TABLE[_i].quantile, 5e-4);
}
END_TEST

// t(p;1) = tan(pi (p - 1/2)), t(p;2) = (2p-1)/sqrt(2p(1-p)), t(p;4) by its cubic in cos.
START_TEST(quantiles_are_exact_where_a_formula_exists)
{
    const double pi = acos(-1);
    double four = 4 * .95 * .05;
    double cosine = cos(acos(sqrt(four)) / 3) / sqrt(four);
    ck_assert_double_eq_tol(band_quantile(1), tan(pi * .45), NEAR);
    ck_assert_double_eq_tol(band_quantile(2), .9 / sqrt(2 * .95 * .05), NEAR);
    ck_assert_double_eq_tol(band_quantile(4), 2 * sqrt(cosine - 1), NEAR);
}
END_TEST

// From 2 scenarios to more than anybody has: the library's inverse must not give up on the way.
START_TEST(quantiles_exist_at_every_size)
{
    double last = 7;
    for (int df = 1; df < 5000; df++) {
        ck_assert_double_lt(band_quantile(df), last);
        last = band_quantile(df);
    }
    for (int df = 5000; df < 1000000000; df *= 2) {
        ck_assert_double_lt(band_quantile(df), last);
        last = band_quantile(df);
    }
    ck_assert_double_gt(last, 1.6448536);
}
END_TEST

static const struct {
    double centre, error, quantile, low, high;
} BANDS[] = {
    { 50, 10, 2, 30, 70 },
    { 95, 10, 2, 75, 100 },
    { 5, 10, 2, 0, 25 },
    { 50, 100, 2, 0, 100 },
    { 100, 0, 2, 100, 100 },
    { 0, 0, 2, 0, 0 },
};

START_TEST(bands_are_clipped)
{
    double band[2];
    band_around(band, BANDS[_i].centre, BANDS[_i].error, BANDS[_i].quantile);
    ck_assert_double_eq_tol(band[0], BANDS[_i].low, NEAR);
    ck_assert_double_eq_tol(band[1], BANDS[_i].high, NEAR);
}
END_TEST

// v = (2 . .04 + 5 . .10)/7 = .58/7; SE* = sqrt(v/3).
START_TEST(the_shrunken_error_lies_between_own_and_prior)
{
    ck_assert_double_eq_tol(band_shrunken_error(.04, 3, .10, 5), sqrt(.58 / 7 / 3), NEAR);
    ck_assert_double_eq_tol(band_shrunken_error(.10, 3, .10, 5), sqrt(.10 / 3), NEAR);
}
END_TEST

START_TEST(one_scenario_rests_on_the_prior_alone)
{
    ck_assert_double_eq_tol(band_shrunken_error(0, 1, .10, 5), sqrt(.10), NEAR);
    ck_assert_double_eq_tol(band_shrunken_error(NAN, 1, .10, 5), sqrt(.10), NEAR);
}
END_TEST

START_TEST(a_ceiling_keeps_an_error)
{
    ck_assert_double_eq_tol(band_shrunken_error(0, 4, .08, 5), sqrt(.4 / 8 / 4), NEAR);
    ck_assert_double_eq(band_shrunken_error(0, 4, 0, 5), 0);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("band");
    TCase *cases = tcase_create("band");
    tcase_add_loop_test(
            cases, quantiles_are_those_of_the_table, 0, sizeof(TABLE) / sizeof(TABLE[0]));
    tcase_add_test(cases, quantiles_are_exact_where_a_formula_exists);
    tcase_add_test(cases, quantiles_exist_at_every_size);
    tcase_add_loop_test(cases, bands_are_clipped, 0, sizeof(BANDS) / sizeof(BANDS[0]));
    tcase_add_test(cases, the_shrunken_error_lies_between_own_and_prior);
    tcase_add_test(cases, one_scenario_rests_on_the_prior_alone);
    tcase_add_test(cases, a_ceiling_keeps_an_error);
    suite_add_tcase(suite, cases);
    return suite;
}
