// SPDX-License-Identifier: GPL-3.0-or-later
// Protects generalizability, response quality and item response theory by law, and what they
// refuse.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/reliability.h"
#include "scoring/stats/gstudy.h"
#include "scoring/stats/irt_fit.h"
#include "scoring/stats/positions.h"
#include "scoring/stats/quality.h"
#include "tests/scoring/dice.h"
#include "tests/test_main.h"

#define LAW 1e-9
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { PEOPLE = 60, PARTS = 5 };

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

START_TEST(with_every_cell_filled_the_interval_is_that_of_alpha)
{
    struct dice dice = { .state = (uint64_t)_i + 29 };
    double rows[PEOPLE * PARTS];
    struct moments moments;
    struct reliability reliability;
    struct gstudy gstudy;
    double met[2];
    double more[2];
    roll(&dice, rows, PEOPLE, PARTS);
    moments_init(&moments, PARTS);
    for (int p = 0; p < PEOPLE; p++) {
        moments_add(&moments, &rows[p * PARTS]);
    }
    ck_assert_int_eq(reliability_of(&moments, .9, &reliability, NULL), RELIABILITY_FINE);
    ck_assert_int_eq(gstudy_of(&gstudy, rows, PEOPLE, PARTS), GSTUDY_FINE);
    ck_assert(!gstudy.clipped && dstudy_interval(&gstudy, PARTS, .9, met));
    ck_assert_double_eq_tol(met[0], fmax(reliability.alpha_interval[0], 0), LAW);
    ck_assert_double_eq_tol(met[1], reliability.alpha_interval[1], LAW);
    ck_assert(dstudy_interval(&gstudy, 3. * PARTS, .9, more));
    double e_rho2 = dstudy_of(&gstudy, 3. * PARTS).e_rho2;
    ck_assert(more[0] < e_rho2 && e_rho2 < more[1] && more[1] > met[1] && more[1] < 1);
    rows[3] = NAN;
    ck_assert_int_eq(gstudy_of(&gstudy, rows, PEOPLE, PARTS), GSTUDY_FINE);
    ck_assert(!dstudy_interval(&gstudy, PARTS, .9, met));
    moments_finish(&moments);
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
    Suite *suite = suite_create("models by law");
    TCase *cases = tcase_create("laws");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, holes_do_not_upset_the_components, 0, 10);
    tcase_add_loop_test(cases, with_every_cell_filled_the_interval_is_that_of_alpha, 0, 5);
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
