// SPDX-License-Identifier: GPL-3.0-or-later
// Protects reliability by hand and by law, and that what cannot be computed is refused and never
// NaN.
#include "scoring/reliability.h"

#include <math.h>
#include <string.h>

#include "scoring/fquantile.h"
#include "tests/scoring/dice.h"
#include "tests/test_main.h"

#define NEAR 1e-12
#define LAW 1e-9
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MAX_PARTS = 6, MAX_PEOPLE = 40 };

static enum reliability_refusal reliability_of_rows(const double *rows, int people, int parts,
        struct reliability *reliability, struct reliability_part *each)
{
    struct moments moments;
    moments_init(&moments, parts);
    for (int p = 0; p < people; p++) {
        moments_add(&moments, &rows[p * parts]);
    }
    enum reliability_refusal refusal = reliability_of(&moments, .95, reliability, each);
    moments_finish(&moments);
    return refusal;
}

// Quantiles of F

// Printed in every table: F(.95; a, b).
static const struct {
    double p, a, b, quantile;
} TABLE[] = { { .95, 1, 1, 161.45 }, { .95, 5, 10, 3.33 }, { .95, 10, 5, 4.74 },
    { .95, 3, 60, 2.76 }, { .99, 4, 20, 4.43 }, { .95, 120, 120, 1.35 } };

START_TEST(quantiles_of_f_are_those_of_the_table)
{
    ck_assert_double_eq_tol(
            fquantile(TABLE[_i].p, TABLE[_i].a, TABLE[_i].b), TABLE[_i].quantile, 5e-3);
}
END_TEST

// F(2,2) at p is p/(1-p), and F(2,b) at p is b/2 ((1-p)^(-2/b) - 1).
START_TEST(quantiles_of_f_are_exact_where_a_formula_exists)
{
    const double chances[] = { .005, .025, .3, .5, .7, .975, .995 };
    for (size_t i = 0; i < COUNT(chances); i++) {
        double p = chances[i];
        double two = p / (1 - p);
        double thirty = 15 * (pow(1 - p, -2. / 30) - 1);
        ck_assert_double_eq_tol(fquantile(p, 2, 2) / two, 1, NEAR);
        ck_assert_double_eq_tol(fquantile(p, 2, 30) / thirty, 1, NEAR);
        ck_assert_double_eq_tol(fquantile(p, 30, 2) * (15 * (pow(p, -2. / 30) - 1)), 1, NEAR);
    }
}
END_TEST

// No seam: the series just above its threshold continues what halving gives below, and tails
// mirror.
START_TEST(quantiles_of_f_have_no_seam)
{
    const double chances[] = { .005, .025, .05, .95, .975, .995 };
    for (size_t i = 0; i < COUNT(chances); i++) {
        double p = chances[i];
        for (int k = 1; k <= 23; k += 11) {
            double below = fquantile(p, 1e5, k * 1e5);
            double above = fquantile(p, 1e5 + .001, k * (1e5 + .001));
            ck_assert_double_eq_tol(above, below, 1e-8);
        }
        ck_assert_double_eq_tol(fquantile(p, 3e6, 9e6) * fquantile(1 - p, 9e6, 3e6), 1, NEAR);
    }
}
END_TEST

START_TEST(quantiles_of_f_exist_at_every_size)
{
    for (double a = 2; a < 1e9; a *= 3.3) {
        for (double k = 1; k < 100; k *= 4) {
            double low = fquantile(.025, floor(a), floor(a) * k);
            double high = fquantile(.975, floor(a), floor(a) * k);
            ck_assert(0 < low && low < 1 && 1 < high && isfinite(high));
        }
    }
}
END_TEST

// Moments

START_TEST(rows_with_holes_are_seen_and_left_out)
{
    struct moments moments;
    moments_init(&moments, 2);
    const double rows[][2] = { { 1, 2 }, { NAN, 9 }, { 2, 1 }, { 9, INFINITY }, { 3, 3 } };
    for (size_t i = 0; i < COUNT(rows); i++) {
        moments_add(&moments, rows[i]);
    }
    ck_assert_int_eq(moments.seen, 5);
    ck_assert_int_eq(moments.complete, 3);
    ck_assert_double_eq_tol(moments.means[0], 2, NEAR);
    ck_assert_double_eq_tol(moments_covariance(&moments, 0, 0), 1, NEAR);
    ck_assert_double_eq_tol(moments_covariance(&moments, 0, 1), .5, NEAR);
    ck_assert_double_eq_tol(moments_covariance(&moments, 1, 0), .5, NEAR);
    const unsigned char both[] = { 1, 1 };
    const unsigned char second[] = { 0, 1 };
    ck_assert_double_eq_tol(moments_covariance_of_sums(&moments, both, both), 3, NEAR);
    ck_assert_double_eq_tol(moments_covariance_of_sums(&moments, both, second), 1.5, NEAR);
    moments_finish(&moments);
}
END_TEST

START_TEST(a_large_mean_costs_no_digits)
{
    struct moments moments;
    moments_init(&moments, 1);
    for (int i = 0; i < 3; i++) {
        double row = 1e12 + i;
        moments_add(&moments, &row);
    }
    ck_assert_double_eq_tol(moments_covariance(&moments, 0, 0), 1, 1e-6);
    moments_finish(&moments);
}
END_TEST

// By hand: variances 1 and 1, covariance 1/2, so sum C = 3, tr C = 2, r = 1/2. F(2,2) at p is
// p/(1-p).

START_TEST(three_people_by_hand)
{
    const double rows[] = { 1, 2, 2, 1, 3, 3 };
    struct reliability got;
    struct reliability_part parts[2];
    ck_assert_int_eq(reliability_of_rows(rows, 3, 2, &got, parts), RELIABILITY_FINE);
    ck_assert_int_eq(got.people, 3);
    ck_assert_double_eq_tol(got.mean, 4, NEAR);
    ck_assert_double_eq_tol(got.sd, sqrt(3), NEAR);
    ck_assert_double_eq_tol(got.alpha, 2. / 3, NEAR);
    ck_assert_double_eq_tol(got.alpha_interval[0], 1 - 39. / 3, LAW);
    ck_assert_double_eq_tol(got.alpha_interval[1], 1 - 1. / 117, LAW);
    ck_assert_double_eq_tol(got.standardized, 2. / 3, NEAR);
    ck_assert_double_eq_tol(got.mean_r, .5, NEAR);
    ck_assert_double_eq_tol(got.lambda2, 2. / 3, NEAR);
    ck_assert(got.has_standardized && got.has_lambda6 && got.has_half && got.has_half_stepped);
    ck_assert_double_eq_tol(got.lambda6, .5, NEAR);
    ck_assert_double_eq_tol(got.half_r, .5, NEAR);
    ck_assert_double_eq_tol(got.half_stepped, 2. / 3, NEAR);
    ck_assert_double_eq_tol(got.half_flanagan, 2. / 3, NEAR);
    ck_assert_double_eq_tol(got.sem, 1, NEAR);
    ck_assert_double_eq_tol(parts[1].mean, 2, NEAR);
    ck_assert_double_eq_tol(parts[1].sd, 1, NEAR);
    ck_assert_double_eq_tol(parts[1].total_r, 1.5 / sqrt(3), NEAR);
    ck_assert_double_eq_tol(parts[1].index, 1.5 / sqrt(3), NEAR);
    ck_assert(parts[1].has_rest && !parts[1].has_alpha_without);
    ck_assert_double_eq_tol(parts[1].rest_r, .5, NEAR);
}
END_TEST

// Refusals

static const struct {
    const char *what;
    double rows[9];
    int people;
    int parts;
    enum reliability_refusal refusal;
    int part;
} REFUSALS[] = {
    { "one part", { 1, 2, 3 }, 3, 1, RELIABILITY_TOO_FEW_PARTS, 0 },
    { "nobody", { 0 }, 0, 2, RELIABILITY_TOO_FEW_PEOPLE, 0 },
    { "two people", { 1, 2, 2, 1 }, 2, 2, RELIABILITY_TOO_FEW_PEOPLE, 0 },
    { "three, one of them with a hole", { 1, 2, 2, 1, 3, NAN }, 3, 2, RELIABILITY_TOO_FEW_PEOPLE,
            0 },
    { "a constant part", { 1, 7, 2, 7, 3, 7 }, 3, 2, RELIABILITY_CONSTANT_PART, 1 },
    { "a part that is constant but for rounding", { 1, .3, 2, .1 + .2, 3, .3 }, 3, 2,
            RELIABILITY_CONSTANT_PART, 1 },
    { "a part of noughts", { 0, 1, 0, 2, 0, 3 }, 3, 2, RELIABILITY_CONSTANT_PART, 0 },
    { "parts that cancel out", { 1, 3, 2, 2, 3, 1 }, 3, 2, RELIABILITY_CONSTANT_TOTAL, 0 },
};

START_TEST(what_says_nothing_is_refused)
{
    struct reliability got;
    enum reliability_refusal refusal = reliability_of_rows(
            REFUSALS[_i].rows, REFUSALS[_i].people, REFUSALS[_i].parts, &got, NULL);
    ck_assert_msg(refusal == REFUSALS[_i].refusal && got.part == REFUSALS[_i].part,
            "%s: %d, part %d", REFUSALS[_i].what, (int)refusal, got.part);
}
END_TEST

// x and -2x: r = -1, both steps up from it divide by nothing, and each follows from the other.
START_TEST(opposed_parts_leave_gaps_not_nonsense)
{
    const double rows[] = { 1, -2, 2, -4, 3, -6 };
    struct reliability got;
    ck_assert_int_eq(reliability_of_rows(rows, 3, 2, &got, NULL), RELIABILITY_FINE);
    ck_assert_double_eq_tol(got.alpha, 2 * (1 - 5. / 1), NEAR);
    ck_assert(!got.has_standardized && !got.has_lambda6);
    ck_assert(got.has_half && !got.has_half_stepped);
    ck_assert_double_eq_tol(got.half_r, -1, NEAR);
}
END_TEST

// Parts x, y, -y: without x everybody has the same; and with y between them both halves move.
START_TEST(a_rest_without_spread_has_no_correlation)
{
    const double rows[] = { 1, 1, -1, 2, 3, -3, 3, 2, -2, 5, 5, -5 };
    struct reliability got;
    struct reliability_part parts[3];
    ck_assert_int_eq(reliability_of_rows(rows, 4, 3, &got, parts), RELIABILITY_FINE);
    ck_assert(!parts[0].has_rest && !parts[0].has_alpha_without);
    ck_assert(parts[1].has_rest && parts[1].has_alpha_without);
    ck_assert(!got.has_lambda6);
}
END_TEST

// Parts x, y, -x: the odd half is the same for everybody.
START_TEST(a_half_without_spread_has_no_correlation)
{
    const double rows[] = { 1, 1, -1, 2, 3, -2, 3, 2, -3, 5, 5, -5 };
    struct reliability got;
    ck_assert_int_eq(reliability_of_rows(rows, 4, 3, &got, NULL), RELIABILITY_FINE);
    ck_assert(!got.has_half && !got.has_half_stepped);
    ck_assert_double_eq_tol(got.half_flanagan, 0, NEAR);
}
END_TEST

// Laws

struct crowd {
    double rows[2 * MAX_PEOPLE * MAX_PARTS];
    int people;
    int parts;
};

// Parts share a trait and have noise of their own.
static void gather(struct crowd *crowd, struct dice *dice)
{
    crowd->people = dice_between(dice, 5, MAX_PEOPLE);
    crowd->parts = dice_between(dice, 2, MAX_PARTS);
    for (int p = 0; p < crowd->people; p++) {
        int trait = dice_between(dice, 0, 100);
        for (int i = 0; i < crowd->parts; i++) {
            crowd->rows[p * crowd->parts + i] = trait + dice_between(dice, -80, 80);
        }
    }
}

static struct reliability of_crowd(const struct crowd *crowd)
{
    struct reliability got;
    ck_assert_int_eq(reliability_of_rows(crowd->rows, crowd->people, crowd->parts, &got, NULL),
            RELIABILITY_FINE);
    return got;
}

static void same_reliability(const struct reliability *a, const struct reliability *b, double scale)
{
    ck_assert_double_eq_tol(a->alpha, b->alpha, LAW);
    ck_assert_double_eq_tol(a->standardized, b->standardized, LAW);
    ck_assert_double_eq_tol(a->lambda2, b->lambda2, LAW);
    ck_assert_double_eq_tol(a->lambda6, b->lambda6, LAW);
    ck_assert_double_eq_tol(scale * a->sem, b->sem, LAW * scale);
}

static void turn_people_round(struct crowd *crowd)
{
    struct crowd before = *crowd;
    size_t size = (size_t)crowd->parts * sizeof(double);
    for (int p = 0; p < crowd->people; p++) {
        memcpy(&crowd->rows[p * crowd->parts], &before.rows[(crowd->people - 1 - p) * crowd->parts],
                size);
    }
}

static void turn_parts_round(struct crowd *crowd)
{
    struct crowd before = *crowd;
    for (int p = 0; p < crowd->people; p++) {
        for (int i = 0; i < crowd->parts; i++) {
            crowd->rows[p * crowd->parts + i] =
                    before.rows[p * crowd->parts + crowd->parts - 1 - i];
        }
    }
}

START_TEST(order_and_scale_are_nothing)
{
    struct dice dice = { 8000 + (uint64_t)_i };
    struct crowd crowd;
    gather(&crowd, &dice);
    struct reliability before = of_crowd(&crowd);

    turn_people_round(&crowd);
    struct reliability after = of_crowd(&crowd);
    same_reliability(&before, &after, 1);
    ck_assert_double_eq_tol(before.half_r, after.half_r, LAW);

    turn_parts_round(&crowd);
    after = of_crowd(&crowd);
    same_reliability(&before, &after, 1);

    for (int i = 0; i < crowd.people * crowd.parts; i++) {
        crowd.rows[i] = 3 * crowd.rows[i] + 1000;
    }
    after = of_crowd(&crowd);
    same_reliability(&before, &after, 3);
}
END_TEST

// Everybody twice: ratios of variances stay; the interval does not, for it trusts the number of
// people.
START_TEST(everybody_twice_changes_only_the_certainty)
{
    struct dice dice = { 8500 + (uint64_t)_i };
    struct crowd crowd;
    gather(&crowd, &dice);
    struct reliability before = of_crowd(&crowd);
    size_t count = (size_t)(crowd.people * crowd.parts);
    memcpy(&crowd.rows[count], crowd.rows, count * sizeof(double));
    crowd.people *= 2;
    struct reliability after = of_crowd(&crowd);
    ck_assert_double_eq_tol(before.alpha, after.alpha, LAW);
    ck_assert_double_eq_tol(before.lambda6, after.lambda6, LAW);
    double narrow = after.alpha_interval[1] - after.alpha_interval[0];
    ck_assert_double_lt(narrow, before.alpha_interval[1] - before.alpha_interval[0]);
}
END_TEST

START_TEST(coefficients_keep_their_order)
{
    struct dice dice = { 9000 + (uint64_t)_i };
    struct crowd crowd;
    gather(&crowd, &dice);
    struct reliability got = of_crowd(&crowd);
    ck_assert_double_le(got.alpha, got.lambda2 + LAW); // Guttman 1945
    ck_assert_double_le(got.lambda2, 1 + LAW);
    ck_assert_double_lt(got.alpha_interval[0], got.alpha);
    ck_assert_double_gt(got.alpha_interval[1], got.alpha);
    ck_assert_double_le(got.alpha_interval[1], 1);
}
END_TEST

// From three people with two parts to a million with two dozen: the interval exists, and narrows.
START_TEST(intervals_exist_at_every_size)
{
    const int64_t people[] = { 3, 10, 100, 10000, 1000000, 100000000 };
    double width = INFINITY;
    for (size_t i = 0; i < COUNT(people); i++) {
        const double rows[] = { 1, 2, 2, 1, 3, 3 };
        struct moments moments;
        struct reliability got;
        moments_init(&moments, 2);
        for (int r = 0; r < 3; r++) {
            moments_add(&moments, &rows[2 * r]);
        }
        moments.complete = people[i]; // a crowd with the same proportions
        ck_assert_int_eq(reliability_of(&moments, .95, &got, NULL), RELIABILITY_FINE);
        ck_assert(isfinite(got.alpha_interval[0]) && isfinite(got.alpha_interval[1]));
        ck_assert_double_lt(got.alpha_interval[1] - got.alpha_interval[0], width);
        width = got.alpha_interval[1] - got.alpha_interval[0];
        moments_finish(&moments);
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("reliability");
    TCase *cases = tcase_create("by hand");
    tcase_add_test(cases, rows_with_holes_are_seen_and_left_out);
    tcase_add_test(cases, a_large_mean_costs_no_digits);
    tcase_add_test(cases, three_people_by_hand);
    tcase_add_loop_test(cases, what_says_nothing_is_refused, 0, COUNT(REFUSALS));
    tcase_add_test(cases, opposed_parts_leave_gaps_not_nonsense);
    tcase_add_test(cases, a_rest_without_spread_has_no_correlation);
    tcase_add_test(cases, a_half_without_spread_has_no_correlation);
    suite_add_tcase(suite, cases);
    TCase *quantiles = tcase_create("quantiles of F");
    tcase_set_timeout(quantiles, 60);
    tcase_add_loop_test(quantiles, quantiles_of_f_are_those_of_the_table, 0, COUNT(TABLE));
    tcase_add_test(quantiles, quantiles_of_f_are_exact_where_a_formula_exists);
    tcase_add_test(quantiles, quantiles_of_f_have_no_seam);
    tcase_add_test(quantiles, quantiles_of_f_exist_at_every_size);
    suite_add_tcase(suite, quantiles);
    TCase *laws = tcase_create("laws");
    tcase_add_loop_test(laws, order_and_scale_are_nothing, 0, 50);
    tcase_add_loop_test(laws, everybody_twice_changes_only_the_certainty, 0, 50);
    tcase_add_loop_test(laws, coefficients_keep_their_order, 0, 50);
    tcase_add_test(laws, intervals_exist_at_every_size);
    suite_add_tcase(suite, laws);
    return suite;
}
