// SPDX-License-Identifier: GPL-3.0-or-later
// Protects items, norms and reliability of totals by law: orders and scales that must not matter,
// bounds, and refusals in place of NaN.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/stats/composite.h"
#include "scoring/stats/items.h"
#include "scoring/stats/norms.h"
#include "scoring/stats/onefactor.h"
#include "scoring/stats/validity.h"
#include "tests/scoring/dice.h"
#include "tests/test_main.h"

#define LAW 1e-9
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { PEOPLE = 60, PARTS = 5, PLAYS = 40 };

// People who differ, and parts that differ: row by row.
static void roll(struct dice *dice, double *rows, int people, int parts)
{
    for (int p = 0; p < people; p++) {
        double ability = dice_between(dice, 0, 9 - 1);
        for (int i = 0; i < parts; i++) {
            rows[p * parts + i] = floor(ability / 3) + dice_between(dice, 0, 4 - 1) + i % 2;
        }
    }
}

static void moments_of(struct moments *moments, const double *rows, int people, int parts)
{
    moments_init(moments, parts);
    for (int p = 0; p < people; p++) {
        moments_add(moments, &rows[p * parts]);
    }
}

// One factor

START_TEST(omega_does_not_know_the_order_or_the_scale)
{
    struct dice dice = { .state = (uint64_t)_i + 1 };
    double rows[PEOPLE * PARTS];
    double turned[PEOPLE * PARTS];
    roll(&dice, rows, PEOPLE, PARTS);
    for (int p = 0; p < PEOPLE; p++) {
        for (int i = 0; i < PARTS; i++) {
            turned[(PEOPLE - 1 - p) * PARTS + PARTS - 1 - i] = 3 * rows[p * PARTS + i] - 100;
        }
    }
    struct moments a;
    struct moments b;
    struct onefactor first;
    struct onefactor second;
    moments_of(&a, rows, PEOPLE, PARTS);
    moments_of(&b, turned, PEOPLE, PARTS);
    bool fits = onefactor_init(&first, &a);
    ck_assert(fits && onefactor_init(&second, &b));
    ck_assert_double_eq_tol(first.omega, second.omega, 1e-6);
    ck_assert(first.omega > 0 && first.omega < 1);
    onefactor_finish(&first);
    onefactor_finish(&second);
    moments_finish(&a);
    moments_finish(&b);
}
END_TEST

START_TEST(one_factor_is_refused_where_there_is_none)
{
    const double constant[] = { 1, 2, 3, 1, 4, 5, 1, 6, 2 };
    const double fine[] = { 1, 2, 3, 2, 4, 5, 4, 6, 2 };
    struct moments moments;
    struct onefactor factor;
    moments_of(&moments, constant, 3, 3);
    ck_assert(!onefactor_init(&factor, &moments));
    onefactor_finish(&factor);
    moments_finish(&moments);
    moments_of(&moments, fine, 2, 3); // two people
    ck_assert(!onefactor_init(&factor, &moments));
    onefactor_finish(&factor);
    moments_finish(&moments);
    moments_of(&moments, fine, 4, 2); // two parts
    ck_assert(!onefactor_init(&factor, &moments));
    onefactor_finish(&factor);
    moments_finish(&moments);
}
END_TEST

// Two parts pull apart what they share with the first: it would need less error than none.
START_TEST(a_part_without_error_is_told)
{
    struct dice dice = { .state = 5 };
    double rows[PEOPLE * 3];
    for (int p = 0; p < PEOPLE; p++) {
        double common = dice_between(&dice, 0, 20);
        double apart = dice_between(&dice, -6, 6);
        rows[p * 3] = common;
        rows[p * 3 + 1] = common + apart;
        rows[p * 3 + 2] = common - apart;
    }
    struct moments moments;
    struct onefactor factor;
    moments_of(&moments, rows, PEOPLE, 3);
    ck_assert(onefactor_init(&factor, &moments));
    ck_assert(factor.heywood);
    for (int i = 0; i < 3; i++) {
        ck_assert_double_ge(factor.uniquenesses[i], 0);
    }
    ck_assert(isfinite(factor.omega));
    onefactor_finish(&factor);
    moments_finish(&moments);
}
END_TEST

// Composites

START_TEST(weights_of_one_give_the_reliability_of_the_sum)
{
    struct dice dice = { .state = (uint64_t)_i + 3 };
    double rows[PEOPLE * PARTS];
    roll(&dice, rows, PEOPLE, PARTS);
    struct moments moments;
    moments_of(&moments, rows, PEOPLE, PARTS);
    double ones[PARTS] = { 1, 1, 1, 1, 1 };
    double none[PARTS] = { 0 };
    double all[PARTS] = { 1, 1, 1, 1, 1 };
    double composite = 0;
    ck_assert(mosier_reliability(&moments, ones, all, &composite));
    ck_assert_double_eq_tol(composite, 1, LAW);
    ck_assert(mosier_reliability(&moments, ones, none, &composite));
    ck_assert_double_le(composite, 1);
    ck_assert(!mosier_reliability(&moments, none, all, &composite)); // weighs nothing

    const int together[PARTS] = { 0 };
    const int apart[PARTS] = { 0, 1, 2, 3, 4 };
    double alpha = 0;
    ck_assert(stratified_alpha(&moments, together, 1, &alpha));
    double trace = 0;
    double sum = 0;
    for (int i = 0; i < PARTS; i++) {
        trace += moments_covariance(&moments, i, i);
        for (int j = 0; j < PARTS; j++) {
            sum += moments_covariance(&moments, i, j);
        }
    }
    ck_assert_double_eq_tol(alpha, PARTS / (PARTS - 1.) * (1 - trace / sum), LAW);
    ck_assert(stratified_alpha(&moments, apart, PARTS, &alpha));
    ck_assert_double_eq_tol(alpha, 1, LAW);
    moments_finish(&moments);
}
END_TEST

START_TEST(totals_that_say_nothing_are_refused)
{
    const double opposite[] = { 1, -1, 2, -2, 3, -3, 4, -4 };
    const double same[] = { 1, 1, 1, 1, 1, 1, 1, 1 };
    const int stratum[] = { 0, 0 };
    const int mixed[] = { 0, 0, 1 };
    const double with_third[] = { 1, -1, 1, 2, -2, 5, 3, -3, 2, 4, -4, 9 };
    const double ones[] = { 1, 1 };
    struct moments moments;
    double answer = 0;
    moments_of(&moments, opposite, 4, 2);
    ck_assert(!stratified_alpha(&moments, stratum, 1, &answer));
    ck_assert(!mosier_reliability(&moments, ones, ones, &answer));
    moments_finish(&moments);
    moments_of(&moments, with_third, 4, 3);
    ck_assert(!stratified_alpha(&moments, mixed, 2, &answer));
    moments_finish(&moments);
    moments_of(&moments, opposite, 2, 2);
    ck_assert(!stratified_alpha(&moments, stratum, 1, &answer));
    ck_assert(!mosier_reliability(&moments, ones, ones, &answer));
    moments_finish(&moments);

    struct correlation correlation;
    moments_of(&moments, same, 4, 2);
    ck_assert(!correlation_of(&correlation, &moments, 0, 1, .95));
    moments_finish(&moments);
    moments_of(&moments, opposite, 3, 2);
    ck_assert(!correlation_of(&correlation, &moments, 0, 1, .95));
    moments_finish(&moments);
    moments_of(&moments, opposite, 4, 2);
    ck_assert(correlation_of(&correlation, &moments, 0, 1, .95));
    ck_assert_double_eq_tol(correlation.r, -1, LAW);
    ck_assert_double_eq_tol(correlation.interval[1], -1, LAW);
    moments_finish(&moments);
}
END_TEST

// Fisher's own example: r = .5 of 28 people, 95 %: .156 to .736 as every table has it.
START_TEST(fishers_interval_is_the_printed_one)
{
    struct moments moments;
    struct correlation correlation;
    double rows[28 * 2];
    for (int i = 0; i < 28; i++) { // two columns made to correlate exactly .5
        double a = i % 2 == 0 ? 1 : -1;
        double b = i / 2 % 2 == 0 ? 1 : -1;
        rows[2 * i] = a;
        rows[2 * i + 1] = .5 * a + sqrt(.75) * b;
    }
    moments_of(&moments, rows, 28, 2);
    ck_assert(correlation_of(&correlation, &moments, 0, 1, .95));
    ck_assert_double_eq_tol(correlation.r, .5, LAW);
    ck_assert_double_eq_tol(correlation.interval[0], .156, 5e-4);
    ck_assert_double_eq_tol(correlation.interval[1], .736, 5e-4);
    moments_finish(&moments);
}
END_TEST

START_TEST(validity_is_corrected_only_as_the_formulas_say)
{
    ck_assert_double_eq_tol(validity_for_error(.3, .64), .375, LAW);
    ck_assert_double_eq(validity_for_error(.9, .25), 1);
    ck_assert_double_eq_tol(validity_for_range(.3, 1), .3, LAW);
    ck_assert_double_eq_tol(validity_for_range(.3, 1.5), .45 / sqrt(1 + .09 * 1.25), LAW);
    ck_assert_int_eq(validity_people_needed(.3, .95), 44); // (1.96/.3095)^2 + 3 = 43.1
    ck_assert_int_eq(validity_people_needed(-.3, .95), 44);
    ck_assert_int_eq(validity_people_needed(0, .95), 0);
    ck_assert_int_eq(validity_people_needed(1, .95), 4);
}
END_TEST

START_TEST(error_and_length_follow_their_formulas)
{
    ck_assert_double_eq_tol(sem_of(10, .84), 4, LAW);
    ck_assert_double_eq_tol(reliable_change(4), 1.959963984540054 * sqrt(2) * 4, LAW);
    struct kelley kelley = kelley_of(70, 50, 10, .8);
    ck_assert_double_eq_tol(kelley.estimate, 66, LAW);
    ck_assert_double_eq_tol(kelley.error, 4, LAW);
    ck_assert_double_eq_tol(chance_above(&kelley, 66), .5, LAW);
    kelley = kelley_of(70, 50, 10, 1);
    ck_assert_double_eq(chance_above(&kelley, 70), 1);
    ck_assert_double_eq(chance_above(&kelley, 71), 0);
    ck_assert_double_eq_tol(profile_difference_error(.8, .7), 10 * sqrt(.5), LAW);
    ck_assert_double_eq_tol(stepped_up(.35, times_needed(.35, .8)), .8, LAW);
    ck_assert_double_eq_tol(times_needed(.15, .8), 22.666666666666667, LAW); // "23"
    ck_assert_int_eq(cotan_class_of(.9), COTAN_GOOD);
    ck_assert_int_eq(cotan_class_of(.8), COTAN_SUFFICIENT);
    ck_assert_int_eq(cotan_class_of(.79), COTAN_INSUFFICIENT);
    ck_assert_int_eq(efpa_class_of(.95), EFPA_EXCELLENT);
    ck_assert_int_eq(efpa_class_of(.85), EFPA_GOOD);
    ck_assert_int_eq(efpa_class_of(.75), EFPA_ADEQUATE);
    ck_assert_int_eq(efpa_class_of(.65), EFPA_INADEQUATE);
}
END_TEST

// Items

START_TEST(items_keep_within_bounds_and_do_not_know_the_scale)
{
    struct dice dice = { .state = (uint64_t)_i + 11 };
    double rows[PEOPLE * PARTS];
    double x[2][PEOPLE];
    double rest[2][PEOPLE];
    double total[2][PEOPLE];
    double scratch[2 * PEOPLE];
    struct item items[2];
    roll(&dice, rows, PEOPLE, PARTS);
    for (int k = 0; k < 2; k++) {
        double scale = k == 0 ? 1 : 7;
        for (int p = 0; p < PEOPLE; p++) {
            x[k][p] = scale * rows[p * PARTS];
            total[k][p] = 0;
            for (int i = 0; i < PARTS; i++) {
                total[k][p] += scale * rows[p * PARTS + i];
            }
            rest[k][p] = total[k][p] - x[k][p];
        }
        struct extremes extremes;
        extremes_find(&extremes, total[k], PEOPLE, scratch);
        struct item_data data = { x[k], rest[k], total[k], PEOPLE, 0, 10 * scale };
        item_describe(&items[k], &data, &extremes, scratch);
        ck_assert(items[k].facility >= 0 && items[k].facility <= 1);
        ck_assert(items[k].d27 >= -1 && items[k].d27 <= 1);
        ck_assert(extremes.n_low >= .27 * (PEOPLE - 1) && extremes.n_high >= .27 * (PEOPLE - 1));
    }
    ck_assert_double_eq_tol(items[0].rest_r, items[1].rest_r, LAW);
    ck_assert_double_eq_tol(items[0].efficiency, items[1].efficiency, 1e-7);
    ck_assert_double_eq_tol(items[0].facility, items[1].facility, LAW);
    double weights[2];
    items_effective_weights(items, 2, weights);
    ck_assert_double_eq_tol(weights[0] + weights[1], 100, LAW);
}
END_TEST

// Sorted by counting or by comparing: 300 different totals give the quantiles of 0 .. 299.
START_TEST(groups_are_the_same_however_many_values_there_are)
{
    double totals[300];
    double scratch[300];
    struct extremes extremes;
    for (int i = 0; i < 300; i++) {
        totals[i] = (7 * i) % 300;
    }
    extremes_find(&extremes, totals, 300, scratch);
    ck_assert_double_eq_tol(extremes.low, .27 * 299, LAW);
    ck_assert_double_eq_tol(extremes.high, .73 * 299, LAW);
    for (int i = 0; i < 300; i++) {
        totals[i] = (7 * i) % 100;
    }
    extremes_find(&extremes, totals, 300, scratch);
    ck_assert_double_eq_tol(extremes.low, 26 + .73, LAW);
    ck_assert_uint_eq(extremes.n_low, 81);
}
END_TEST

START_TEST(an_item_that_is_the_same_for_all_has_no_correlation)
{
    const double x[] = { 1, 1, 1, 1 };
    const double total[] = { 1, 2, 3, 4 };
    const double flat[] = { 2, 2, 2, 2 };
    double scratch[8];
    struct extremes extremes;
    struct item item;
    extremes_find(&extremes, total, 4, scratch);
    item_describe(&item, &(struct item_data) { x, total, total, 4, 0, 1 }, &extremes, scratch);
    ck_assert(!item.has_rest && !item.has_efficiency);
    ck_assert_uint_eq(item_flags(&item), ITEM_EASY);
    item_describe(&item, &(struct item_data) { total, flat, total, 4, 0, 4 }, &extremes, scratch);
    ck_assert(!item.has_rest);
    double weight = 1;
    items_effective_weights(&(struct item) { .total_covariance = -1 }, 1, &weight);
    ck_assert_double_eq(weight, 0);
    ck_assert_uint_eq(item_flags(&(struct item) { .facility = .05 }), ITEM_HARD);
    ck_assert_uint_eq(item_flags(&(struct item) { .facility = .5, .has_rest = true, .rest_r = .1 }),
            ITEM_WEAK);
    ck_assert_uint_eq(
            item_flags(&(struct item) { .facility = .5, .has_rest = true, .rest_r = -.1 }),
            ITEM_BACKWARDS);
    ck_assert_uint_eq(
            item_flags(&(struct item) { .facility = .5, .has_rest = true, .rest_r = .4 }), 0);
}
END_TEST

START_TEST(shape_is_that_of_the_k_statistics)
{
    const double skewed[] = { 0, 0, 0, 0, 10 };
    const double flat[] = { 3, 3, 3, 3 };
    struct shape shape;
    ck_assert(shape_of(&shape, skewed, 5)); // G1 = sqrt 5, G2 = 5, by hand
    ck_assert_double_eq_tol(shape.skewness, sqrt(5), LAW);
    ck_assert_double_eq_tol(shape.kurtosis, 5, LAW);
    ck_assert(!shape_of(&shape, flat, 4));
    ck_assert(!shape_of(&shape, skewed, 3));
}
END_TEST

START_TEST(a_reply_that_nobody_or_everybody_chose_has_no_correlation)
{
    const double rest[] = { 1, 2, 3, 4 };
    const double flat[] = { 1, 1, 1, 1 };
    const bool none[] = { false, false, false, false };
    const bool all[] = { true, true, true, true };
    const bool some[] = { false, false, true, true };
    double scratch[4];
    struct extremes extremes;
    struct reply reply;
    extremes_find(&extremes, rest, 4, scratch);
    reply_describe(&reply, &(struct reply_data) { none, rest, rest, 4 }, &extremes);
    ck_assert(!reply.has_r && reply.n == 0);
    reply_describe(&reply, &(struct reply_data) { all, rest, rest, 4 }, &extremes);
    ck_assert(!reply.has_r);
    reply_describe(&reply, &(struct reply_data) { some, flat, rest, 4 }, &extremes);
    ck_assert(!reply.has_r);
    reply_describe(&reply, &(struct reply_data) { some, rest, rest, 4 }, &extremes);
    ck_assert(reply.has_r && reply.r > .89 && reply.d == 1);
}
END_TEST

// Norms

START_TEST(norms_rise_with_the_score)
{
    struct dice dice = { .state = (uint64_t)_i + 17 };
    double scores[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
        scores[i] = dice_between(&dice, 0, 30 - 1);
    }
    struct norm norm;
    ck_assert(norm_init(&norm, scores, PEOPLE));
    struct norm_value before = norm_value_of(&norm, -1);
    ck_assert(!before.has_normalised && before.sten_normalised == 1);
    for (double raw = 0; raw <= 31; raw++) {
        struct norm_value now = norm_value_of(&norm, raw);
        ck_assert(now.percentile >= before.percentile && now.sten >= before.sten);
        ck_assert(now.stanine >= before.stanine && now.c >= before.c);
        ck_assert(now.stanine_normalised >= before.stanine_normalised);
        ck_assert(now.stanine_percentile >= before.stanine_percentile);
        ck_assert(now.decile >= 1 && now.decile <= 10);
        double band[2];
        norm_percentile_band(&norm, raw, 2, band);
        ck_assert(band[0] <= now.percentile && now.percentile <= band[1]);
        before = now;
    }
    ck_assert(!before.has_normalised && before.sten_normalised == 10);
    norm_finish(&norm);
}
END_TEST

START_TEST(a_norm_needs_people_who_differ)
{
    const double scores[] = { 4, 4, 4 };
    struct norm norm;
    ck_assert(!norm_init(&norm, scores, 3));
    norm_finish(&norm);
    ck_assert(!norm_init(&norm, scores, 1));
    norm_finish(&norm);
    static const struct {
        size_t n;
        enum norm_size size;
    } SIZES[] = { { 29, NORM_TOO_SMALL }, { 30, NORM_INDICATIVE }, { 200, NORM_USABLE },
        { 300, NORM_SUFFICIENT }, { 400, NORM_GOOD } };
    for (size_t i = 0; i < COUNT(SIZES); i++) {
        ck_assert_int_eq(norm_size_of(&(struct norm) { .n = SIZES[i].n }), SIZES[i].size);
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("statistics by law");
    TCase *cases = tcase_create("laws");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, omega_does_not_know_the_order_or_the_scale, 0, PLAYS);
    tcase_add_test(cases, one_factor_is_refused_where_there_is_none);
    tcase_add_test(cases, a_part_without_error_is_told);
    tcase_add_loop_test(cases, weights_of_one_give_the_reliability_of_the_sum, 0, PLAYS);
    tcase_add_test(cases, totals_that_say_nothing_are_refused);
    tcase_add_test(cases, fishers_interval_is_the_printed_one);
    tcase_add_test(cases, validity_is_corrected_only_as_the_formulas_say);
    tcase_add_test(cases, error_and_length_follow_their_formulas);
    tcase_add_loop_test(cases, items_keep_within_bounds_and_do_not_know_the_scale, 0, PLAYS);
    tcase_add_test(cases, groups_are_the_same_however_many_values_there_are);
    tcase_add_test(cases, an_item_that_is_the_same_for_all_has_no_correlation);
    tcase_add_test(cases, shape_is_that_of_the_k_statistics);
    tcase_add_test(cases, a_reply_that_nobody_or_everybody_chose_has_no_correlation);
    tcase_add_loop_test(cases, norms_rise_with_the_score, 0, PLAYS);
    tcase_add_test(cases, a_norm_needs_people_who_differ);
    suite_add_tcase(suite, cases);
    return suite;
}
