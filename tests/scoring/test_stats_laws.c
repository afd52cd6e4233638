// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the statistics by law: orders and scales that must not matter, bounds, and refusals in
// place of NaN.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/stats/agreement.h"
#include "scoring/stats/composite.h"
#include "scoring/stats/dif.h"
#include "scoring/stats/gstudy.h"
#include "scoring/stats/impact.h"
#include "scoring/stats/irt_fit.h"
#include "scoring/stats/items.h"
#include "scoring/stats/norms.h"
#include "scoring/stats/onefactor.h"
#include "scoring/stats/quality.h"
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
    ck_assert_int_eq(fits, onefactor_init(&second, &b));
    if (fits) {
        ck_assert_double_eq_tol(first.omega, second.omega, 1e-6);
        ck_assert(first.omega >= 0 && first.omega <= 1);
    }
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

// One part is the others' sum without error: its own error goes to the floor, and that is said.
START_TEST(a_part_without_error_is_told)
{
    struct dice dice = { .state = 5 };
    double rows[PEOPLE * 3];
    for (int p = 0; p < PEOPLE; p++) {
        double common = dice_between(&dice, 0, 20 - 1);
        rows[p * 3] = common;
        rows[p * 3 + 1] = common + dice_between(&dice, 0, 30 - 1);
        rows[p * 3 + 2] = common - dice_between(&dice, 0, 30 - 1);
    }
    struct moments moments;
    struct onefactor factor;
    moments_of(&moments, rows, PEOPLE, 3);
    if (onefactor_init(&factor, &moments)) {
        for (int i = 0; i < 3; i++) {
            ck_assert_double_ge(factor.uniquenesses[i], 0);
        }
        ck_assert(isfinite(factor.omega));
    }
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

// Agreement

START_TEST(raters_who_agree_wholly_agree_to_one)
{
    const double same[] = { 1, 1, 2, 2, 4, 4 };
    const double flat[] = { 2, 2, 2, 2 };
    const double crossed[] = { 1, 3, 3, 1 };
    const int counts[] = { 3, 0, 0, 3, 3, 0 };
    const int uneven[] = { 3, 0, 1, 1 };
    const int one_sided[] = { 3, 0, 3, 0 };
    const int codes[] = { 0, 1, 2, 0 };
    const int zeros[] = { 0, 0, 0, 0 };
    struct icc icc;
    double kappa = 0;
    ck_assert_int_eq(icc_of(&icc, same, 3, 2), AGREEMENT_FINE);
    ck_assert_double_eq_tol(icc.two, 1, LAW);
    ck_assert_int_eq(icc_of(&icc, flat, 2, 2), AGREEMENT_CONSTANT);
    ck_assert_int_eq(icc_of(&icc, crossed, 2, 2), AGREEMENT_CONSTANT);
    ck_assert_int_eq(icc_of(&icc, same, 1, 2), AGREEMENT_TOO_FEW);
    ck_assert_int_eq(icc_of(&icc, same, 3, 1), AGREEMENT_TOO_FEW);
    ck_assert_int_eq(fleiss_kappa(&kappa, counts, 3, 2), AGREEMENT_FINE);
    ck_assert_double_eq_tol(kappa, 1, LAW);
    ck_assert_int_eq(fleiss_kappa(&kappa, uneven, 2, 2), AGREEMENT_UNEVEN);
    ck_assert_int_eq(fleiss_kappa(&kappa, one_sided, 2, 2), AGREEMENT_CONSTANT);
    ck_assert_int_eq(fleiss_kappa(&kappa, counts, 1, 2), AGREEMENT_TOO_FEW);
    ck_assert_int_eq(fleiss_kappa(&kappa, counts, 0, 2), AGREEMENT_TOO_FEW);
    for (int weights = KAPPA_PLAIN; weights <= KAPPA_QUADRATIC; weights++) {
        ck_assert_int_eq(cohen_kappa(&kappa, codes, codes, 4, 3, (enum kappa_weights)weights),
                AGREEMENT_FINE);
        ck_assert_double_eq_tol(kappa, 1, LAW);
    }
    ck_assert_int_eq(cohen_kappa(&kappa, codes, codes, 1, 3, KAPPA_PLAIN), AGREEMENT_TOO_FEW);
    ck_assert_int_eq(cohen_kappa(&kappa, zeros, zeros, 4, 3, KAPPA_PLAIN), AGREEMENT_CONSTANT);
}
END_TEST

// Adverse impact

// 3 of 5 beside 3 of 4 is exactly four fifths: in doubles it would be flagged.
START_TEST(four_fifths_are_counted_in_whole_numbers)
{
    struct impact impact;
    for (int n_r = 1; n_r < 60; n_r++) {
        for (int s_r = 1; s_r <= n_r; s_r++) {
            int s_f = 4 * s_r;
            int n_f = 5 * n_r;
            struct impact_group focal = { s_f, n_f };
            struct impact_group reference = { s_r, n_r };
            ck_assert_int_eq(impact_compare(&impact, focal, reference), IMPACT_FINE);
            ck_assert(!impact.four_fifths);
            focal.selected--;
            ck_assert_int_eq(impact_compare(&impact, focal, reference), IMPACT_FINE);
            ck_assert(impact.four_fifths);
        }
    }
}
END_TEST

START_TEST(tables_without_a_comparison_are_refused)
{
    struct impact impact;
    struct impact_group fine = { 3, 10 };
    const struct impact_group wrong[] = { { -1, 5 }, { 6, 5 }, { 0, 0 } };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        ck_assert_int_eq(impact_compare(&impact, wrong[i], fine), IMPACT_COUNTS);
        ck_assert_int_eq(impact_compare(&impact, fine, wrong[i]), IMPACT_COUNTS);
    }
    ck_assert_int_eq(impact_compare(&impact, fine, (struct impact_group) { 0, 5 }), IMPACT_NOBODY);
    struct impact_group crowd = { 1, 200000 };
    ck_assert_int_eq(impact_compare(&impact, crowd, fine), IMPACT_TOO_MANY);
    ck_assert_int_eq(impact_compare(&impact, fine, crowd), IMPACT_TOO_MANY);
    struct impact_group all = { 5, 5 };
    ck_assert_int_eq(impact_compare(&impact, all, all), IMPACT_FINE);
    ck_assert(!impact.has_test && impact.flip_ratio < 0);
    struct impact_group none = { 0, 5 };
    ck_assert_int_eq(impact_compare(&impact, none, fine), IMPACT_FINE);
    ck_assert(!impact.has_interval && impact.odds == 0 && impact.odds_interval[0] == 0);
    ck_assert_int_eq(impact_compare(&impact, all, fine), IMPACT_FINE);
    ck_assert(isinf(impact.odds) && isinf(impact.odds_interval[1]));
    struct impact_group one = { 1, 5 };
    ck_assert_int_eq(impact_compare(&impact, fine, one), IMPACT_FINE);
    ck_assert(impact.flip_ratio < 0); // nobody would be left of the reference
}
END_TEST

START_TEST(small_groups_are_no_reference)
{
    const struct impact_group groups[] = { { 60, 100 }, { 1, 1 }, { 45, 100 }, { 66, 110 } };
    ck_assert_int_eq(impact_reference(groups, 4), 0);
    ck_assert(!impact_large_enough(groups, 4, 1) && impact_large_enough(groups, 4, 2));
    struct impact_group many[60];
    for (int i = 0; i < 60; i++) {
        many[i] = (struct impact_group) { 1, 2 };
    }
    ck_assert_int_eq(impact_reference(many, 60), -1);
}
END_TEST

// DIF

START_TEST(dif_is_refused_where_it_says_nothing)
{
    double item[8] = { 0, 1, 0, 1, 0, 1, 0, 1 };
    double ones[8] = { 1, 1, 1, 1, 1, 1, 1, 1 };
    double score[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    bool focal[8] = { true, false, true, false, true, false, true, false };
    bool nobody[8] = { false };
    struct dif_data data = { item, score, focal, 8, false };
    struct mh_dif mh;
    struct logistic_dif logistic;
    struct mantel_dif mantel;
    ck_assert_int_eq(mh_dif_of(&mh, &data), DIF_TOO_FEW);
    ck_assert_int_eq(logistic_dif_of(&logistic, &data), DIF_TOO_FEW);
    ck_assert_int_eq(mantel_dif_of(&mantel, &data), DIF_TOO_FEW);
    data.any_size = true;
    ck_assert_int_eq(mh_dif_of(&mh, &data), DIF_NO_STRATA); // nobody shares a score
    ck_assert_int_eq(mantel_dif_of(&mantel, &data), DIF_NO_STRATA);
    ck_assert_int_eq(logistic_dif_of(&logistic, &data), DIF_NO_FIT); // the group tells all
    data.score = ones;
    ck_assert_int_eq(logistic_dif_of(&logistic, &data), DIF_NO_STRATA);
    data.score = score;
    data.item = ones;
    ck_assert_int_eq(mh_dif_of(&mh, &data), DIF_CONSTANT);
    ck_assert_int_eq(logistic_dif_of(&logistic, &data), DIF_CONSTANT);
    ck_assert_int_eq(mantel_dif_of(&mantel, &data), DIF_CONSTANT);
    data.focal = nobody;
    ck_assert_int_eq(mh_dif_of(&mh, &data), DIF_TOO_FEW);
    ck_assert_int_eq(logistic_dif_of(&logistic, &data), DIF_TOO_FEW);
}
END_TEST

START_TEST(groups_that_answer_alike_show_no_dif)
{
    const struct mh_table alike[] = { { 30, 10, 30, 10 }, { 20, 20, 20, 20 } };
    const struct mh_table large[] = { { 90, 10, 40, 60 }, { 80, 20, 30, 70 } };
    const struct mh_table middling[] = { { 62, 38, 50, 50 }, { 72, 28, 61, 39 } };
    struct mh_dif dif;
    ck_assert_int_eq(mh_of_tables(&dif, alike, 2), DIF_FINE);
    ck_assert_double_eq_tol(dif.alpha, 1, LAW);
    ck_assert_double_eq(dif.chi2, 0);
    ck_assert_int_eq(dif.class, DIF_A);
    ck_assert_int_eq(mh_of_tables(&dif, large, 2), DIF_FINE);
    ck_assert_int_eq(dif.class, DIF_C);
    ck_assert_int_eq(mh_of_tables(&dif, middling, 2), DIF_FINE);
    ck_assert_int_eq(dif.class, DIF_B);
    ck_assert_double_lt(dif.std_p, 0);
}
END_TEST

START_TEST(adjusted_chances_keep_their_order)
{
    const double p[] = { .04, .01, .03, .01 };
    double holm[4];
    double bh[4];
    adjust_holm(p, holm, 4);
    adjust_bh(p, bh, 4);
    const double want_holm[] = { .06, .04, .06, .04 };
    const double want_bh[] = { .04, .02, .04, .02 };
    for (int i = 0; i < 4; i++) {
        ck_assert_double_eq_tol(holm[i], want_holm[i], LAW);
        ck_assert_double_eq_tol(bh[i], want_bh[i], LAW);
    }
}
END_TEST

// Generalizability

START_TEST(holes_do_not_upset_the_components)
{
    struct dice dice = { .state = (uint64_t)_i + 29 };
    double rows[PEOPLE * PARTS];
    double turned[PEOPLE * PARTS];
    roll(&dice, rows, PEOPLE, PARTS);
    for (int p = 0; p < PEOPLE; p++) {
        rows[p * PARTS + p % PARTS] = NAN;
    }
    for (int p = 0; p < PEOPLE; p++) {
        for (int i = 0; i < PARTS; i++) {
            turned[(PEOPLE - 1 - p) * PARTS + PARTS - 1 - i] = 10 * rows[p * PARTS + i] + 5;
        }
    }
    struct gstudy a;
    struct gstudy b;
    ck_assert_int_eq(gstudy_of(&a, rows, PEOPLE, PARTS), GSTUDY_FINE);
    ck_assert_int_eq(gstudy_of(&b, turned, PEOPLE, PARTS), GSTUDY_FINE);
    ck_assert(!a.balanced);
    ck_assert_double_eq_tol(a.person, b.person / 100, 1e-4);
    ck_assert_double_eq_tol(a.residual, b.residual / 100, 1e-4);
    ck_assert_double_eq_tol(a.condition, b.condition / 100, 1e-4);
    struct dstudy few = dstudy_of(&a, 3);
    struct dstudy many = dstudy_of(&a, 30);
    ck_assert(many.phi > few.phi && few.phi > 0 && few.e_rho2 >= few.phi);
    ck_assert_double_eq_tol(dstudy_of(&a, conditions_needed(&a, .8)).phi, .8, LAW);
}
END_TEST

START_TEST(components_are_refused_where_there_is_nothing_to_tell_apart)
{
    const double same[] = { 1, 1, 1, 1, 1, 1 };
    const double lone[] = { 1, NAN, 2, NAN, NAN, 3, NAN, 5 };
    const double few[] = { 1, 2, 3, 4 };
    const double no_people[] = { 1, 5, 5, 1, 1, 5, 5, 1 };
    struct gstudy gstudy;
    ck_assert_int_eq(gstudy_of(&gstudy, same, 3, 2), GSTUDY_CONSTANT);
    ck_assert_int_eq(gstudy_of(&gstudy, lone, 4, 2), GSTUDY_APART);
    ck_assert_int_eq(gstudy_of(&gstudy, few, 2, 2), GSTUDY_TOO_FEW);
    ck_assert_int_eq(gstudy_of(&gstudy, few, 4, 1), GSTUDY_TOO_FEW);
    ck_assert_int_eq(gstudy_of(&gstudy, no_people, 4, 2), GSTUDY_FINE);
    ck_assert(gstudy.clipped && gstudy.person == 0);
    ck_assert_double_eq(dstudy_of(&gstudy, 4).phi, 0);
    ck_assert_double_lt(conditions_needed(&gstudy, .8), 0);
}
END_TEST

// Response quality

START_TEST(the_chance_of_a_run_is_that_of_counting)
{
    for (int m = 2; m <= 3; m++) {
        enum { N = 8 };
        int total = (int)pow(m, N);
        int with[N + 1] = { 0 };
        for (int code = 0; code < total; code++) {
            int longest = 0;
            int run = 0;
            for (int i = 0, rest = code, last = -1; i < N; i++, rest /= m) {
                run = rest % m == last ? run + 1 : 1;
                last = rest % m;
                longest = run > longest ? run : longest;
            }
            for (int r = 1; r <= longest; r++) {
                with[r]++;
            }
        }
        for (int r = 1; r <= N; r++) {
            ck_assert_double_eq_tol(longest_run_chance(m, N, r), (double)with[r] / total, 1e-12);
        }
    }
    ck_assert_double_eq(longest_run_chance(3, 4, 5), 0);
    ck_assert_double_eq(longest_run_chance(3, 0, 1), 0);
}
END_TEST

START_TEST(quality_is_refused_without_answers)
{
    const double none[] = { NAN, NAN };
    const double late[] = { 5000, NAN };
    const struct reading readings[] = { { 10, 9000 }, { 10, 9000 } };
    const int bad[] = { 1, 4 };
    const bool right[] = { true, false };
    const bool all[] = { true, true };
    const bool wrong[] = { false, false };
    const double even[] = { .5, .5 };
    const size_t order[] = { 0, 1 };
    struct effort effort;
    struct positions positions;
    double answer = 0;
    ck_assert(!effort_of(&effort, none, readings, 2));
    ck_assert(effort_of(&effort, late, readings, 2) && effort.last_third == effort.rte);
    ck_assert(!positions_of(&positions, bad, 2, 3));
    ck_assert(!positions_of(&positions, (const int[]) { 0, 1 }, 2, 3));
    ck_assert(!positions_of(&positions, bad, 1, 3));
    ck_assert(!positions_of(&positions, bad, 2, 1));
    ck_assert(positions_of(&positions, (const int[]) { 1, 1 }, 2, 3));
    ck_assert(positions.cycle_rate == 0 && positions.repeat_rate == 1);
    ck_assert(!person_fit_lz(right, even, 2, &answer)); // all patterns are equally likely
    ck_assert(!guttman_errors(all, order, 2, &answer));
    ck_assert(!guttman_errors(wrong, order, 2, &answer));
    ck_assert(guttman_errors(right, order, 2, &answer) && answer == 0);
    ck_assert(guttman_errors((const bool[]) { false, true }, order, 2, &answer) && answer == 1);
}
END_TEST

// l_z over all patterns of fair chances has mean 0 and deviation 1.
START_TEST(person_fit_is_standardised)
{
    enum { N = 6 };
    const double p[N] = { .9, .8, .7, .6, .4, .2 };
    double mean = 0;
    double square = 0;
    for (int code = 0; code < 1 << N; code++) {
        bool right[N];
        double chance = 1;
        for (int i = 0; i < N; i++) {
            right[i] = code >> i & 1;
            chance *= right[i] ? p[i] : 1 - p[i];
        }
        double lz = 0;
        ck_assert(person_fit_lz(right, p, N, &lz));
        mean += chance * lz;
        square += chance * lz * lz;
    }
    ck_assert_double_eq_tol(mean, 0, LAW);
    ck_assert_double_eq_tol(square, 1, LAW);
}
END_TEST

// Item response theory

static const struct irt_item KINDS[] = {
    { IRT_2PL, 1.2, { .3 }, 1 },
    { IRT_GPCM, .8, { -1, .2, 1.5 }, 3 },
    { IRT_GRM, 1.5, { -1, 0, .7, 2 }, 4 },
};

START_TEST(chances_add_up_and_information_is_their_slope)
{
    for (double theta = -4; theta <= 4; theta += .5) {
        double near[2][IRT_STEPS_MAX + 1];
        double here[IRT_STEPS_MAX + 1];
        const double step = 1e-5;
        irt_chances(&KINDS[_i], theta, here);
        irt_chances(&KINDS[_i], theta - step, near[0]);
        irt_chances(&KINDS[_i], theta + step, near[1]);
        double sum = 0;
        double information = 0;
        for (int x = 0; x <= KINDS[_i].steps; x++) {
            double slope = (near[1][x] - near[0][x]) / (2 * step);
            sum += here[x];
            information += slope * slope / here[x];
        }
        ck_assert_double_eq_tol(sum, 1, LAW);
        ck_assert_double_eq_tol(irt_information(&KINDS[_i], theta), information, 1e-6);
    }
}
END_TEST

START_TEST(what_was_not_seen_drops_out_and_more_right_is_more_able)
{
    const int nothing[] = { IRT_MISSING, IRT_MISSING, IRT_MISSING };
    const int low[] = { 0, 0, 0 };
    const int high[] = { 1, 3, 4 };
    struct irt_ability prior = irt_eap(KINDS, nothing, 3);
    struct irt_ability less = irt_eap(KINDS, low, 3);
    struct irt_ability more = irt_eap(KINDS, high, 3);
    ck_assert_double_eq_tol(prior.theta, 0, LAW);
    ck_assert_double_eq_tol(prior.psd, 1, 1e-6);
    ck_assert(less.theta < 0 && more.theta > 0 && less.psd < 1);
    double lz = 0;
    ck_assert(irt_person_fit(KINDS, low, 3, less.theta, &lz));
    ck_assert(!irt_person_fit(KINDS, nothing, 3, 0, &lz));
    double reliability = 0;
    const struct irt_ability people[] = { less, more };
    ck_assert(irt_empirical_reliability(people, 2, &reliability));
    ck_assert(reliability > 0 && reliability < 1);
    ck_assert(!irt_empirical_reliability(people, 1, &reliability));
    const struct irt_ability same[] = { less, less };
    ck_assert(!irt_empirical_reliability(same, 2, &reliability));
}
END_TEST

enum { TAKERS = 3000, TASKS = 6 };

static int draw(struct dice *dice, const struct irt_item *item, double theta)
{
    double chances[IRT_STEPS_MAX + 1];
    irt_chances(item, theta, chances);
    double at = dice_between(dice, 0, 999999) / 1e6;
    int answer = 0;
    while (answer < item->steps && at >= chances[answer]) {
        at -= chances[answer++];
    }
    return answer;
}

static double draw_normal(struct dice *dice)
{
    double sum = -6;
    for (int i = 0; i < 12; i++) {
        sum += dice_between(dice, 0, 999999) / 1e6;
    }
    return sum;
}

START_TEST(estimates_come_back_to_the_items_that_made_the_answers)
{
    struct dice dice = { .state = 77 };
    struct irt_item made[TASKS];
    int *answers = calloc(TAKERS * TASKS, sizeof(int));
    for (int i = 0; i < TASKS; i++) {
        made[i] = (struct irt_item) { IRT_GPCM, .7 + .2 * i, { -1 + .2 * i, .5 }, 2 };
    }
    for (int p = 0; p < TAKERS; p++) {
        double theta = draw_normal(&dice);
        for (int i = 0; i < TASKS; i++) {
            bool seen = (p + i) % 7 != 0;
            int answer = draw(&dice, &made[i], theta);
            answers[p * TASKS + i] = seen ? answer : IRT_MISSING;
        }
    }
    struct irt_data data = { answers, TAKERS, TASKS, IRT_GPCM, false, false };
    struct irt_item got[TASKS];
    struct irt_fit fit;
    ck_assert_int_eq(irt_estimate(&fit, &data, got), IRT_FINE);
    for (int i = 0; i < TASKS; i++) {
        ck_assert_double_eq_tol(got[i].a, made[i].a, .25);
        ck_assert_double_eq_tol(got[i].b[0], made[i].b[0], .25);
        ck_assert_double_eq_tol(got[i].b[1], made[i].b[1], .25);
    }
    free(answers);
}
END_TEST

START_TEST(items_are_not_estimated_from_too_little)
{
    int answers[300 * 3];
    for (int i = 0; i < 300 * 3; i++) {
        answers[i] = i / 3 % 2; // everybody answers all three alike: the slope runs away
    }
    struct irt_data data = { answers, 300, 3, IRT_2PL, false, false };
    struct irt_item items[3];
    struct irt_fit fit;
    ck_assert_int_eq(irt_estimate(&fit, &data, items), IRT_NO_FIT);
    data.items = 2;
    ck_assert_int_eq(irt_estimate(&fit, &data, items), IRT_FEW_ITEMS);
    data.items = 3;
    data.people = 100;
    ck_assert_int_eq(irt_estimate(&fit, &data, items), IRT_TOO_FEW);
    data.people = 300;
    for (int i = 0; i < 300; i++) {
        answers[3 * i + 1] = 0;
    }
    ck_assert_int_eq(irt_estimate(&fit, &data, items), IRT_CONSTANT);
    ck_assert_uint_eq(fit.item, 1);
    for (int i = 0; i < 300; i++) {
        answers[3 * i + 1] = i % 3;
    }
    ck_assert_int_eq(irt_estimate(&fit, &data, items), IRT_CONSTANT); // a third step in a 2PL
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
    tcase_add_test(cases, raters_who_agree_wholly_agree_to_one);
    tcase_add_test(cases, four_fifths_are_counted_in_whole_numbers);
    tcase_add_test(cases, tables_without_a_comparison_are_refused);
    tcase_add_test(cases, small_groups_are_no_reference);
    tcase_add_test(cases, dif_is_refused_where_it_says_nothing);
    tcase_add_test(cases, groups_that_answer_alike_show_no_dif);
    tcase_add_test(cases, adjusted_chances_keep_their_order);
    tcase_add_loop_test(cases, holes_do_not_upset_the_components, 0, 10);
    tcase_add_test(cases, components_are_refused_where_there_is_nothing_to_tell_apart);
    tcase_add_test(cases, the_chance_of_a_run_is_that_of_counting);
    tcase_add_test(cases, quality_is_refused_without_answers);
    tcase_add_test(cases, person_fit_is_standardised);
    tcase_add_loop_test(cases, chances_add_up_and_information_is_their_slope, 0, COUNT(KINDS));
    tcase_add_test(cases, what_was_not_seen_drops_out_and_more_right_is_more_able);
    tcase_add_test(cases, estimates_come_back_to_the_items_that_made_the_answers);
    tcase_add_test(cases, items_are_not_estimated_from_too_little);
    suite_add_tcase(suite, cases);
    return suite;
}
