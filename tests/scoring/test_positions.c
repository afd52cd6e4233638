// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is said of places, of fit and of halves: exact chances, and nothing where there is
// nothing.
#include "scoring/stats/positions.h"

#include <math.h>

#include "scoring/stats/quality.h"
#include "tests/test_main.h"

static int longest_of(const int *places, size_t n)
{
    int longest = 0;
    int run = 0;
    for (size_t i = 0; i < n; i++) {
        run = i > 0 && places[i] == places[i - 1] ? run + 1 : 1;
        longest = run > longest ? run : longest;
    }
    return longest;
}

// The next combination, as an odometer; false after the last.
static bool step(int *places, const int *sizes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (++places[i] <= sizes[i]) {
            return true;
        }
        places[i] = 1;
    }
    return false;
}

static const int MENUS[][7] = { { 3, 2, 4, 3, 2, 3, 4 }, { 2, 2, 2, 2, 2, 2, 2 },
    { 4, 1, 4, 1, 4, 4, 2 }, { 5, 3, 1, 1, 1, 3, 5 } };

START_TEST(the_chance_of_a_run_over_unequal_menus_is_that_of_all_ways)
{
    const int *sizes = MENUS[_i];
    double with[9] = { 0 };
    double ways = 0;
    int places[7] = { 1, 1, 1, 1, 1, 1, 1 };
    do {
        int longest = longest_of(places, 7);
        ways++;
        for (int r = 1; r <= longest; r++) {
            with[r]++;
        }
    } while (step(places, sizes, 7));
    for (int r = 1; r <= 8; r++) {
        ck_assert_double_eq_tol(longest_run_chance_of_menus(sizes, 7, r), with[r] / ways, 1e-12);
    }
}
END_TEST

START_TEST(equal_menus_are_the_case_with_a_formula)
{
    int sizes[60];
    for (int m = 2; m <= 6; m++) {
        for (int i = 0; i < 60; i++) {
            sizes[i] = m;
        }
        for (int r = 1; r <= 12; r++) {
            double expected = longest_run_chance(m, 60, r);
            ck_assert_double_eq_tol(
                    longest_run_chance_of_menus(sizes, 60, r), expected, 1e-12 + 1e-9 * expected);
        }
    }
}
END_TEST

START_TEST(even_places_are_even_also_where_menus_differ)
{
    const int sizes[] = { 2, 2, 4, 4, 4, 4 };
    const int chosen[] = { 1, 2, 1, 2, 3, 4 };
    struct positions positions;
    ck_assert(positions_of_menus(&positions, chosen, sizes, 6));
    ck_assert_double_eq_tol(positions.chi2, 0, 1e-12);
    ck_assert_double_eq_tol(positions.entropy, 1, 1e-12);
    ck_assert_int_eq(positions.modal, 1);
    const int outside[] = { 1, 3, 1, 2, 3, 4 };
    ck_assert(!positions_of_menus(&positions, outside, sizes, 6));
}
END_TEST

START_TEST(a_pattern_that_fits_has_a_fit_above_zero)
{
    const double share[] = { .95, .9, .8, .7, .6, .5, .4, .3, .2, .1 };
    const bool fits[] = { 1, 1, 1, 1, 1, 0, 0, 0, 0, 0 };
    const bool turned[] = { 0, 0, 0, 0, 0, 1, 1, 1, 1, 1 };
    const bool all[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
    double lz = 0;
    ck_assert(person_fit_beside(fits, share, 10, &lz));
    ck_assert_double_gt(lz, 1);
    ck_assert(person_fit_beside(turned, share, 10, &lz));
    ck_assert_double_lt(lz, -3);
    ck_assert(!person_fit_beside(all, share, 10, &lz));
}
END_TEST

// When as many are right as the shares add up to, the ability is that of the group: plain l_z.
START_TEST(who_is_as_able_as_the_group_has_the_plain_fit)
{
    const double share[] = { .8, .7, .6, .4, .3, .2 };
    const bool right[] = { 1, 0, 1, 1, 0, 0 };
    double beside = 0;
    double plain = 0;
    ck_assert(person_fit_beside(right, share, 6, &beside));
    ck_assert(person_fit_lz(right, share, 6, &plain));
    ck_assert_double_eq_tol(beside, plain, 1e-9);
}
END_TEST

START_TEST(halves_agree_by_spearman_brown)
{
    const double odd[] = { 1, 2, 3, 4, NAN };
    const double even[] = { 2, 1, 4, 3, 9 };
    const double flat[] = { 5, 5, 5, 5, 5 };
    double consistency = 0;
    ck_assert(odd_even_of(odd, even, 5, &consistency));
    ck_assert_double_eq_tol(consistency, 2 * .6 / 1.6, 1e-12);
    ck_assert(!odd_even_of(odd, flat, 5, &consistency));
    ck_assert(!odd_even_of(odd, even, 2, &consistency));
    const double down[] = { 4, 3, 2, 1, 0 };
    ck_assert(!odd_even_of(odd, down, 4, &consistency));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("positions");
    TCase *tests = tcase_create("positions");
    tcase_add_loop_test(tests, the_chance_of_a_run_over_unequal_menus_is_that_of_all_ways, 0,
            sizeof(MENUS) / sizeof(MENUS[0]));
    tcase_add_test(tests, equal_menus_are_the_case_with_a_formula);
    tcase_add_test(tests, even_places_are_even_also_where_menus_differ);
    tcase_add_test(tests, a_pattern_that_fits_has_a_fit_above_zero);
    tcase_add_test(tests, who_is_as_able_as_the_group_has_the_plain_fit);
    tcase_add_test(tests, halves_agree_by_spearman_brown);
    suite_add_tcase(suite, tests);
    return suite;
}
