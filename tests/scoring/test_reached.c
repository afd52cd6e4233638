// SPDX-License-Identifier: GPL-3.0-or-later
// Protects items with gaps: taken up one person at a time they are what whole columns in memory
// give, and the order of people does not matter.
#include "scoring/stats/reached.h"

#include <math.h>
#include <stdlib.h>

#include "tests/scoring/dice.h"
#include "tests/test_main.h"

#define NEAR 1e-12

enum { SCENARIOS = 5, DECISIONS = 14, PEOPLE_MOST = 160, PLAYS = 24 };

// The last scenario has one decision; to the one before it few people come.
static const uint32_t SCENARIO_OF[DECISIONS] = { 0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 3, 0, 4, 3 };

struct people {
    int count;
    bool percent;
    double earned[PEOPLE_MOST][DECISIONS];
    double possible[PEOPLE_MOST][DECISIONS]; // 0 = did not come to it
};

static void roll(struct people *people, int play)
{
    struct dice dice = { .state = (uint64_t)play + 1 };
    people->count = dice_between(&dice, 5, PEOPLE_MOST);
    people->percent = play % 3 != 0;
    int rare = dice_between(&dice, 0, 9);
    for (int p = 0; p < people->count; p++) {
        int ability = dice_between(&dice, 0, 2);
        bool here[SCENARIOS];
        for (int s = 0; s < SCENARIOS; s++) {
            here[s] = dice_between(&dice, 0, 99) < (s == 3 ? 10 * rare : 93);
        }
        for (int d = 0; d < DECISIONS; d++) {
            bool comes = here[SCENARIO_OF[d]] && dice_between(&dice, 0, 9) < (d == 6 ? 2 : 8);
            int most = people->percent ? dice_between(&dice, 1, 3) : 1;
            int points = ability + dice_between(&dice, -1, 2);
            points = points < 0 ? 0 : points > 3 ? 3 : points;
            people->possible[p][d] = comes ? most : 0;
            people->earned[p][d] = !comes ? 0
                    : people->percent     ? (points < most ? points : most)
                                          : points;
        }
    }
}

/* ---- the same from whole columns ---- */

static double part_of(const struct people *people, int p, uint32_t scenario, int without)
{
    double earned = 0;
    double possible = 0;
    for (int d = 0; d < DECISIONS; d++) {
        if (SCENARIO_OF[d] == scenario && d != without) {
            earned += people->earned[p][d];
            possible += people->possible[p][d];
        }
    }
    return possible > 0 ? earned / possible : NAN;
}

// The score without a scenario, NaN when nothing is left; SCENARIOS = with all.
static double score_of(const struct people *people, int p, uint32_t without)
{
    double earned = 0;
    double possible = 0;
    for (int d = 0; d < DECISIONS; d++) {
        if (SCENARIO_OF[d] != without) {
            earned += people->earned[p][d];
            possible += people->possible[p][d];
        }
    }
    return possible > 0 ? (people->percent ? 100 * earned / possible : earned) : NAN;
}

struct columns {
    double x[PEOPLE_MOST];
    double rest[PEOPLE_MOST];
    double total[PEOPLE_MOST];
    double scratch[2 * PEOPLE_MOST];
    size_t n;
};

static void gather(struct columns *columns, const struct people *people, int d, bool with_rest)
{
    columns->n = 0;
    for (int p = 0; p < people->count; p++) {
        double rest = score_of(people, p, SCENARIO_OF[d]);
        if (people->possible[p][d] > 0 && (!with_rest || !isnan(rest))) {
            columns->x[columns->n] = people->earned[p][d] / people->possible[p][d];
            columns->rest[columns->n] = isnan(rest) ? 0 : rest;
            columns->total[columns->n++] = score_of(people, p, SCENARIOS);
        }
    }
}

static bool varies(const struct columns *columns)
{
    bool varies = false;
    for (size_t i = 1; i < columns->n; i++) {
        varies |= columns->x[i] < columns->x[0] || columns->x[i] > columns->x[0];
    }
    return varies;
}

static void check_close(double a, double b)
{
    ck_assert_double_eq_tol(a, b, NEAR * fmax(1, fabs(b)));
}

static void check_item(const struct reached *reached, const struct people *people, int d)
{
    struct columns columns;
    struct extremes extremes;
    struct item whole;
    struct item with_rest;
    struct reached_item item;
    reached_describe(reached, (size_t)d, 0, people->percent ? 1 : 3, &item);
    gather(&columns, people, d, false);
    ck_assert_uint_eq(item.n, columns.n);
    if (columns.n < 2 || !varies(&columns)) {
        return;
    }
    struct item_data data = { columns.x, columns.rest, columns.total, columns.n, 0,
        people->percent ? 1 : 3 };
    extremes_find(&extremes, columns.total, columns.n, columns.scratch);
    item_describe(&whole, &data, &extremes, columns.scratch);
    check_close(item.item.mean, whole.mean);
    check_close(item.item.sd, whole.sd);
    check_close(item.item.facility, whole.facility);
    check_close(item.item.upper, whole.upper);
    check_close(item.item.lower, whole.lower);
    check_close(item.item.d27, whole.d27);
    check_close(item.item.total_covariance, whole.total_covariance);
    ck_assert_uint_eq(item.upper, extremes.n_high);
    ck_assert_uint_eq(item.lower, extremes.n_low);
    gather(&columns, people, d, true);
    ck_assert_uint_eq(item.with_rest, columns.n);
    if (columns.n >= 2) {
        data.n = columns.n;
        item_describe(&with_rest, &data, &extremes, columns.scratch);
        ck_assert_int_eq(item.item.has_rest, with_rest.has_rest);
        ck_assert_int_eq(item.item.has_efficiency, with_rest.has_efficiency);
        check_close(item.item.rest_r, with_rest.rest_r);
        check_close(item.item.discrimination_index, with_rest.discrimination_index);
        check_close(item.item.efficiency, with_rest.efficiency);
    }
}

static bool is_part(const struct people *people, uint32_t scenario)
{
    int met = 0;
    double least = INFINITY;
    double most = -INFINITY;
    for (int p = 0; p < people->count; p++) {
        double x = part_of(people, p, scenario, -1);
        met += !isnan(x);
        least = fmin(least, x);
        most = fmax(most, x);
    }
    return 2 * met > people->count && most > least;
}

// Over the scenarios that are parts, one without a decision; -1: whole. False = refused.
static bool alpha_without(const struct people *people, int decision, double *alpha)
{
    struct moments moments;
    struct reliability reliability;
    double row[SCENARIOS];
    uint32_t parts[SCENARIOS];
    int count = 0;
    bool only = decision >= 0 && SCENARIO_OF[decision] == SCENARIOS - 1;
    for (uint32_t s = 0; s < SCENARIOS; s++) {
        if (is_part(people, s) && !(only && s == SCENARIOS - 1)) {
            parts[count++] = s;
        }
    }
    if (count == 0 || (decision >= 0 && !is_part(people, SCENARIO_OF[decision]))) {
        return false;
    }
    moments_init(&moments, count);
    for (int p = 0; p < people->count; p++) {
        for (int i = 0; i < count; i++) {
            row[i] = part_of(people, p, parts[i], decision);
        }
        // Who is left out of alpha is left out of this one too.
        row[0] = only && isnan(part_of(people, p, SCENARIOS - 1, -1)) ? NAN : row[0];
        moments_add(&moments, row);
    }
    bool fine = (decision < 0 || only || 2 * moments.complete > people->count) &&
            reliability_of(&moments, .95, &reliability, NULL) == RELIABILITY_FINE;
    *alpha = reliability.alpha;
    moments_finish(&moments);
    return fine;
}

static void take(struct reached *reached, const struct people *people, bool backwards)
{
    struct reached_shape shape = { DECISIONS, SCENARIOS, SCENARIO_OF, people->percent };
    reached_init(reached, &shape);
    int rounds = 0;
    do {
        for (int i = 0; i < people->count; i++) {
            int p = backwards ? people->count - 1 - i : i;
            reached_add(reached, people->earned[p], people->possible[p]);
        }
        ck_assert_int_le(++rounds, 2);
    } while (reached_again(reached));
}

START_TEST(one_person_at_a_time_is_what_whole_columns_give)
{
    struct people *people = malloc(sizeof(*people));
    struct reached reached;
    roll(people, _i);
    take(&reached, people, false);
    ck_assert_int_eq(reached.people, people->count);
    for (int d = 0; d < DECISIONS; d++) {
        check_item(&reached, people, d);
    }
    reached_finish(&reached);
    free(people);
}
END_TEST

START_TEST(alpha_and_alpha_without_a_decision_are_those_of_whole_rows)
{
    struct people *people = malloc(sizeof(*people));
    struct reached reached;
    double alpha = 0;
    int compared = 0;
    roll(people, _i);
    take(&reached, people, false);
    bool fine = alpha_without(people, -1, &alpha);
    ck_assert_int_eq(reached.refusal == RELIABILITY_FINE, fine);
    for (int d = 0; d < DECISIONS && fine; d++) {
        struct reached_item item;
        check_close(reached.reliability.alpha, alpha);
        reached_describe(&reached, (size_t)d, NAN, NAN, &item);
        double without = 0;
        bool has = alpha_without(people, d, &without);
        ck_assert_int_eq(item.has_alpha, has);
        if (has) {
            check_close(item.alpha_without, without);
        }
        compared += has;
        alpha_without(people, -1, &alpha);
    }
    ck_assert(!fine || people->count < 40 || compared > 0);
    reached_finish(&reached);
    free(people);
}
END_TEST

START_TEST(the_order_of_people_does_not_matter)
{
    struct people *people = malloc(sizeof(*people));
    struct reached there;
    struct reached back;
    roll(people, _i);
    take(&there, people, false);
    take(&back, people, true);
    for (size_t d = 0; d < DECISIONS; d++) {
        struct reached_item a;
        struct reached_item b;
        reached_describe(&there, d, 0, 3, &a);
        reached_describe(&back, d, 0, 3, &b);
        ck_assert_int_eq(a.has_alpha, b.has_alpha);
        check_close(a.item.rest_r, b.item.rest_r);
        check_close(a.item.efficiency, b.item.efficiency);
        check_close(a.item.d27, b.item.d27);
        check_close(a.alpha_without, b.alpha_without);
    }
    reached_finish(&there);
    reached_finish(&back);
    free(people);
}
END_TEST

START_TEST(who_has_no_rest_counts_for_how_hard_it_is_and_for_nothing_else)
{
    static const uint32_t scenarios[] = { 0, 1 };
    struct reached_shape shape = { 2, 2, scenarios, true };
    struct reached reached;
    struct reached_item item;
    reached_init(&reached, &shape);
    for (int p = 0; p < 10; p++) {
        double earned[] = { p % 2, p < 6 ? p % 3 : 0 };
        double possible[] = { 1, p < 6 ? 2 : 0 };
        reached_add(&reached, earned, possible);
    }
    ck_assert(!reached_again(&reached));
    reached_describe(&reached, 0, 0, 1, &item);
    ck_assert_uint_eq(item.n, 10);
    ck_assert_uint_eq(item.with_rest, 6);
    ck_assert_double_eq_tol(item.item.facility, .5, NEAR);
    // 0 1 0 1 0 1 with 0 1 2 0 1 2 of two: no correlation at all beyond a quarter.
    ck_assert_double_eq_tol(item.item.rest_r, 0, NEAR);
    reached_finish(&reached);
}
END_TEST

START_TEST(nobody_is_no_reason_to_stumble)
{
    static const uint32_t scenarios[] = { 0 };
    struct reached_shape shape = { 1, 1, scenarios, true };
    struct reached reached;
    struct reached_item item;
    double nothing[] = { 0 };
    reached_init(&reached, &shape);
    for (int p = 0; p < _i; p++) {
        reached_add(&reached, nothing, nothing);
    }
    while (reached_again(&reached)) {
    }
    reached_describe(&reached, 0, 0, 1, &item);
    ck_assert_uint_eq(item.n, 0);
    ck_assert(!item.has_alpha && !item.item.has_rest);
    ck_assert_int_ne(reached.refusal, RELIABILITY_FINE);
    reached_finish(&reached);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("reached");
    TCase *tcase = tcase_create("reached");
    tcase_add_loop_test(tcase, one_person_at_a_time_is_what_whole_columns_give, 0, PLAYS);
    tcase_add_loop_test(
            tcase, alpha_and_alpha_without_a_decision_are_those_of_whole_rows, 0, PLAYS);
    tcase_add_loop_test(tcase, the_order_of_people_does_not_matter, 0, PLAYS);
    tcase_add_test(tcase, who_has_no_rest_counts_for_how_hard_it_is_and_for_nothing_else);
    tcase_add_loop_test(tcase, nobody_is_no_reason_to_stumble, 0, 3);
    suite_add_tcase(suite, tcase);
    return suite;
}
