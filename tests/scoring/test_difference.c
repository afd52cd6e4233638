// SPDX-License-Identifier: GPL-3.0-or-later
// Protects people from being told apart by chance: the formula, the correction, and its laws.
#include "scoring/difference.h"

#include <math.h>

#include "tests/scoring/dice.h"
#include "tests/test_main.h"

static struct difference_score at(double score, double se, int df)
{
    return (struct difference_score) { true, score, se, df };
}

static struct difference alone(struct difference_score a, struct difference_score b)
{
    struct difference difference = difference_between(&a, &b);
    difference_judge(&difference, 1);
    return difference;
}

/* ---- by hand, and in R: 2 * pt(-D / sqrt(a^2 + b^2), df) ---- */

static const struct {
    struct difference_score a;
    struct difference_score b;
    double value;
    double se;
    double p;
    bool apart;
    enum difference_grade grade;
} PAIRS[] = {
    // 6, 8, 10: t = 2. Bands 59.1-80.9 and 35.5-64.5.
    { { true, 70, 6, 10 }, { true, 50, 8, 10 }, 20, 10, 0.0733880347707, false,
            DIFFERENCE_NOT_SHOWN },
    // 3, 4, 5: t = 5 on the smaller 7. Bands 69.6-80.4 and 42.4-57.6.
    { { true, 75, 3, 10 }, { true, 50, 4, 7 }, 25, 5, 0.00156527795317, true,
            DIFFERENCE_BEYOND_95 },
    { { true, 50, 4, 7 }, { true, 75, 3, 10 }, -25, 5, 0.00156527795317, true,
            DIFFERENCE_BEYOND_95 },
    // t = 3 is much with ten degrees of freedom and little with three: bands 56.1-83.9, 21.2-58.8.
    { { true, 70, 6, 3 }, { true, 40, 8, 3 }, 30, 10, 0.0576688856224, false,
            DIFFERENCE_NOT_SHOWN },
    { { true, 70, 6, 10 }, { true, 40, 8, 10 }, 30, 10, 0.0133436550226, true,
            DIFFERENCE_BEYOND_95 },
    // Certain where nothing is uncertain, and the same is the same.
    { { true, 70, 0, 10 }, { true, 40, 0, 10 }, 30, 0, 0, true, DIFFERENCE_BEYOND_95 },
    { { true, 70, 0, 10 }, { true, 70, 0, 10 }, 0, 0, 1, false, DIFFERENCE_NOT_SHOWN },
};

START_TEST(a_pair_is_what_the_formula_gives)
{
    struct difference got = alone(PAIRS[_i].a, PAIRS[_i].b);
    ck_assert(got.compared);
    ck_assert_double_eq_tol(got.value, PAIRS[_i].value, 1e-12);
    ck_assert_double_eq_tol(got.se, PAIRS[_i].se, 1e-12);
    ck_assert_double_eq_tol(got.p, PAIRS[_i].p, 1e-12);
    ck_assert_double_eq_tol(got.adjusted, PAIRS[_i].p, 1e-12);
    ck_assert_int_eq(got.apart, PAIRS[_i].apart);
    ck_assert_int_eq(got.grade, PAIRS[_i].grade);
}
END_TEST

// R: p.adjust(c(.01, .04, .03, .005, .04), "holm")
START_TEST(many_pairs_are_corrected_as_holm_does)
{
    static const double P[] = { .01, .04, .03, .005, .04 };
    static const double HOLM[] = { .04, .09, .09, .025, .09 };
    struct difference all[6] = { 0 };
    for (int i = 0; i < 5; i++) {
        all[i] = (struct difference) { .compared = true, .apart = true, .p = P[i] };
    }
    difference_judge(all, 6); // the last was not compared, and does not count
    for (int i = 0; i < 5; i++) {
        ck_assert_double_eq_tol(all[i].adjusted, HOLM[i], 1e-12);
        ck_assert_int_eq(all[i].grade, HOLM[i] < .05 ? DIFFERENCE_BEYOND_95 : DIFFERENCE_BEYOND_90);
    }
    ck_assert_int_eq(all[5].grade, DIFFERENCE_NOT_COMPARED);
}
END_TEST

// R: p.adjust(2 * pt(-c(40, 22, 18) / sqrt(32), 10), "holm")
START_TEST(three_people_make_three_pairs)
{
    static const double HOLM[] = { .000102342030428, .006028052086633, .009786482622412 };
    struct difference_score a = at(80, 4, 10);
    struct difference_score b = at(58, 4, 10);
    struct difference_score c = at(40, 4, 10);
    struct difference all[] = { difference_between(&a, &c), difference_between(&a, &b),
        difference_between(&b, &c) };
    difference_judge(all, 3);
    for (int i = 0; i < 3; i++) {
        ck_assert_double_eq_tol(all[i].adjusted, HOLM[i], 1e-12);
        ck_assert_int_eq(all[i].grade, DIFFERENCE_BEYOND_95);
    }
}
END_TEST

START_TEST(overlapping_bands_are_never_told_apart)
{
    // Beyond chance at 90 % by itself, t = 1.98 on 30; but 50-63.6 and 61.4-75 overlap.
    struct difference got = alone(at(68.2, 4, 30), at(57, 4, 30));
    ck_assert(got.p < .10 && !got.apart);
    ck_assert_int_eq(got.grade, DIFFERENCE_NOT_SHOWN);
}
END_TEST

START_TEST(what_was_not_seen_is_compared_with_nobody)
{
    struct sheet_line line = { .status = SHEET_INSUFFICIENT_EVIDENCE,
        .scenarios = 2,
        .has_score = true,
        .score = 60,
        .has_se = true,
        .se = 5 };
    struct prior prior = prior_provisional();
    struct difference_score unseen = difference_score_of(&line, &prior);
    struct difference got = alone(unseen, at(10, 1, 10));
    ck_assert(!unseen.has && !got.compared);
    ck_assert_int_eq(got.grade, DIFFERENCE_NOT_COMPARED);

    line.status = SHEET_OK;
    line.has_se = false; // one scenario, and no prior: an error is not known
    ck_assert(!difference_score_of(&line, NULL).has);
}
END_TEST

START_TEST(a_line_gives_the_error_that_its_band_shows)
{
    struct prior prior = prior_provisional();
    struct sheet_line line = { .status = SHEET_OK,
        .scenarios = 6,
        .has_score = true,
        .score = 60,
        .has_se = true,
        .se = 5,
        .has_shrunk = true,
        .se_shrunk = 7 };
    struct difference_score shrunk = difference_score_of(&line, &prior);
    struct difference_score plain = difference_score_of(&line, NULL);
    ck_assert(shrunk.has && shrunk.se == 7 && shrunk.df == 10);
    ck_assert(plain.has && plain.se == 5 && plain.df == 5);
}
END_TEST

/* ---- laws, over throws of dice ---- */

enum { PEOPLE_MOST = 5, PAIRS_MOST = 10, THROWS = 400 };

struct family {
    struct difference_score people[PEOPLE_MOST];
    int count;
    struct difference pairs[PAIRS_MOST];
    size_t pair_count;
};

static void judge(struct family *family)
{
    family->pair_count = 0;
    for (int a = 0; a < family->count; a++) {
        for (int b = a + 1; b < family->count; b++) {
            family->pairs[family->pair_count++] =
                    difference_between(&family->people[a], &family->people[b]);
        }
    }
    difference_judge(family->pairs, family->pair_count);
}

static struct family throw_family(struct dice *dice)
{
    struct family family = { .count = dice_between(dice, 2, PEOPLE_MOST) };
    for (int i = 0; i < family.count; i++) {
        family.people[i] = at(dice_between(dice, 20, 80), dice_between(dice, 1, 160) / 16.0,
                dice_between(dice, 1, 12));
        family.people[i].has = dice_between(dice, 1, 8) > 1;
    }
    judge(&family);
    return family;
}

START_TEST(turned_round_the_difference_turns_its_sign_alone)
{
    struct dice dice = { 11 };
    struct difference turned[PAIRS_MOST];
    for (int i = 0; i < THROWS; i++) {
        struct family one = throw_family(&dice);
        for (size_t p = 0, a = 0; a < (size_t)one.count; a++) {
            for (size_t b = a + 1; b < (size_t)one.count; b++, p++) {
                turned[p] = difference_between(&one.people[b], &one.people[a]);
            }
        }
        difference_judge(turned, one.pair_count);
        for (size_t p = 0; p < one.pair_count; p++) {
            ck_assert_int_eq(one.pairs[p].compared, turned[p].compared);
            ck_assert(one.pairs[p].value == -turned[p].value);
            ck_assert(one.pairs[p].adjusted == turned[p].adjusted);
            ck_assert_int_eq(one.pairs[p].grade, turned[p].grade);
        }
    }
}
END_TEST

START_TEST(nobody_differs_from_themselves)
{
    struct dice dice = { 12 };
    for (int i = 0; i < THROWS; i++) {
        struct family family = throw_family(&dice);
        struct difference got = alone(family.people[0], family.people[0]);
        ck_assert(!got.compared || (got.value == 0 && got.p == 1));
        ck_assert(got.grade <= DIFFERENCE_NOT_SHOWN);
    }
}
END_TEST

START_TEST(what_everybody_gets_extra_changes_nothing)
{
    struct dice dice = { 13 };
    for (int i = 0; i < THROWS; i++) {
        struct family one = throw_family(&dice);
        struct family other = one;
        int extra = dice_between(&dice, -20, 20);
        for (int p = 0; p < one.count; p++) {
            other.people[p].score += extra;
        }
        judge(&other);
        for (size_t p = 0; p < one.pair_count; p++) {
            ck_assert_double_eq_tol(one.pairs[p].value, other.pairs[p].value, 1e-12);
            ck_assert_double_eq_tol(one.pairs[p].adjusted, other.pairs[p].adjusted, 1e-12);
            ck_assert_int_eq(one.pairs[p].grade, other.pairs[p].grade);
        }
    }
}
END_TEST

START_TEST(a_wider_error_never_makes_a_difference_certain)
{
    struct dice dice = { 14 };
    int changed = 0;
    for (int i = 0; i < THROWS; i++) {
        struct family one = throw_family(&dice);
        struct family other = one;
        other.people[dice_between(&dice, 0, one.count - 1)].se += dice_between(&dice, 1, 10);
        judge(&other);
        for (size_t p = 0; p < one.pair_count; p++) {
            ck_assert(other.pairs[p].adjusted >= one.pairs[p].adjusted);
            ck_assert_int_le(other.pairs[p].grade, one.pairs[p].grade);
            changed += other.pairs[p].grade < one.pairs[p].grade;
        }
    }
    ck_assert_int_gt(changed, 20);
}
END_TEST

START_TEST(somebody_more_to_compare_with_never_makes_a_difference_certain)
{
    struct dice dice = { 15 };
    for (int i = 0; i < THROWS; i++) {
        struct family one = throw_family(&dice);
        struct difference first = alone(one.people[0], one.people[1]);
        ck_assert_int_le(one.pairs[0].grade, first.grade);
        ck_assert(one.pairs[0].adjusted >= one.pairs[0].p);
    }
}
END_TEST

// The promise itself: people who are all the same are told apart in at most one family of ten.
START_TEST(equal_people_are_seldom_told_apart)
{
    struct dice dice = { 16 };
    int wrong = 0;
    for (int i = 0; i < 2000; i++) {
        struct family family = { .count = PEOPLE_MOST };
        for (int p = 0; p < family.count; p++) {
            double sum = 0; // of twelve: nearly normal, with a deviation of 1
            for (int t = 0; t < 12; t++) {
                sum += (double)(dice_throw(&dice) >> 11) / 9007199254740992.0 - 0.5;
            }
            family.people[p] = at(50 + 5 * sum, 5, 1000);
        }
        judge(&family);
        bool any = false;
        for (size_t p = 0; p < family.pair_count; p++) {
            any = any || family.pairs[p].grade > DIFFERENCE_NOT_SHOWN;
        }
        wrong += any;
    }
    ck_assert_int_le(wrong, 200);
    ck_assert_int_gt(wrong, 20); // and the correction is no refusal to see
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("difference");
    TCase *tests = tcase_create("difference");
    tcase_add_loop_test(
            tests, a_pair_is_what_the_formula_gives, 0, sizeof(PAIRS) / sizeof(PAIRS[0]));
    tcase_add_test(tests, many_pairs_are_corrected_as_holm_does);
    tcase_add_test(tests, three_people_make_three_pairs);
    tcase_add_test(tests, overlapping_bands_are_never_told_apart);
    tcase_add_test(tests, what_was_not_seen_is_compared_with_nobody);
    tcase_add_test(tests, a_line_gives_the_error_that_its_band_shows);
    tcase_add_test(tests, turned_round_the_difference_turns_its_sign_alone);
    tcase_add_test(tests, nobody_differs_from_themselves);
    tcase_add_test(tests, what_everybody_gets_extra_changes_nothing);
    tcase_add_test(tests, a_wider_error_never_makes_a_difference_certain);
    tcase_add_test(tests, somebody_more_to_compare_with_never_makes_a_difference_certain);
    tcase_add_test(tests, equal_people_are_seldom_told_apart);
    suite_add_tcase(suite, tests);
    return suite;
}
