// SPDX-License-Identifier: GPL-3.0-or-later
// Protects how simulated people are drawn and how they choose.
#include <math.h>

#include "game/explore/simulate/people.h"
#include "tests/test_main.h"

enum { PEOPLE = 20000, DRAWS = 40000 };

static double correlation(const struct people *people, int a, int b)
{
    double sums[5] = { 0 };
    for (uint64_t i = 0; i < PEOPLE; i++) {
        struct person person = person_of(people, i);
        sums[0] += person.ability[a];
        sums[1] += person.ability[b];
        sums[2] += person.ability[a] * person.ability[a];
        sums[3] += person.ability[a] * person.ability[b];
        sums[4] += person.ability[b] * person.ability[b];
    }
    double aa = sums[2] - sums[0] * sums[0] / PEOPLE;
    double bb = sums[4] - sums[1] * sums[1] / PEOPLE;
    return (sums[3] - sums[0] * sums[1] / PEOPLE) / sqrt(aa * bb);
}

START_TEST(abilities_go_together_as_far_as_rho_says)
{
    static const double RHOS[] = { 0, 0.4, 0.9 };
    for (int i = 0; i < 3; i++) {
        struct people people = { .seed = 5, .slope = 1, .rho = RHOS[i] };
        ck_assert_double_eq_tol(correlation(&people, 0, 6), RHOS[i], 0.03);
        ck_assert_double_eq_tol(correlation(&people, 2, 3), RHOS[i], 0.03);
    }
}
END_TEST

START_TEST(a_number_is_a_person_whoever_went_before)
{
    struct people people = { .seed = 5, .slope = 1, .rho = 0.4 };
    struct person later = person_of(&people, 777);
    (void)person_of(&people, 3);
    struct person again = person_of(&people, 777);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ck_assert(later.ability[k] == again.ability[k]);
    }
    people.seed = 6;
    ck_assert(person_of(&people, 777).ability[0] != later.ability[0]);
}
END_TEST

// Chances in proportion to exp(utility): what the highest of utilities with Gumbel noise gives.
START_TEST(choices_fall_as_gumbel_noise_has_them_fall)
{
    static const double UTILITIES[4] = { 0, 1, -0.5, 0.3 };
    struct stream stream = { 99 };
    int chosen[4] = { 0 };
    int highest[4] = { 0 };
    for (int i = 0; i < DRAWS; i++) {
        chosen[people_choose(UTILITIES, 4, stream_next(&stream))]++;
        int best = 0;
        double most = -INFINITY;
        for (int j = 0; j < 4; j++) {
            double noisy = UTILITIES[j] - log(-log(stream_next(&stream)));
            best = noisy > most ? j : best;
            most = noisy > most ? noisy : most;
        }
        highest[best]++;
    }
    for (int j = 0; j < 4; j++) {
        double share = exp(UTILITIES[j]) / (1 + exp(1) + exp(-0.5) + exp(0.3));
        ck_assert_double_eq_tol((double)chosen[j] / DRAWS, share, 0.01);
        ck_assert_double_eq_tol((double)highest[j] / DRAWS, share, 0.01);
    }
}
END_TEST

START_TEST(doing_is_a_choice_between_two)
{
    struct stream stream = { 4 };
    int done = 0;
    for (int i = 0; i < DRAWS; i++) {
        done += people_do(0.8, stream_next(&stream)) ? 1 : 0;
    }
    ck_assert_double_eq_tol((double)done / DRAWS, 1 / (1 + exp(-0.8)), 0.01);
    ck_assert(people_do(0, 0.4999) && !people_do(0, 0.5001));
}
END_TEST

START_TEST(difficulties_and_effects_spread_as_they_should)
{
    struct people people = { .seed = 8, .slope = 1, .rho = 0.4, .wrong_keys = 0.2 };
    double squares[2] = { 0 };
    int wrong = 0;
    for (uint32_t i = 0; i < PEOPLE; i++) {
        double effects[COMPETENCY_COUNT];
        struct draw draw = { i, i, i, i };
        double difficulty = decision_difficulty(&people, 1, 2, i);
        person_effects(&people, &draw, 1, effects);
        squares[0] += difficulty * difficulty;
        squares[1] += effects[3] * effects[3];
        wrong += decision_miskeyed(&people, 1, 2, i) ? 1 : 0;
    }
    ck_assert_double_eq_tol(sqrt(squares[0] / PEOPLE), PEOPLE_DIFFICULTY_SD, 0.01);
    ck_assert_double_eq_tol(sqrt(squares[1] / PEOPLE), PEOPLE_EFFECT_SD, 0.01);
    ck_assert_double_eq_tol((double)wrong / PEOPLE, 0.2, 0.01);
    ck_assert(decision_difficulty(&people, 1, 2, 3) == decision_difficulty(&people, 1, 2, 3));
    ck_assert(decision_difficulty(&people, 1, 2, 3) != decision_difficulty(&people, 2, 2, 3));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("people");
    TCase *cases = tcase_create("people");
    tcase_add_test(cases, abilities_go_together_as_far_as_rho_says);
    tcase_add_test(cases, a_number_is_a_person_whoever_went_before);
    tcase_add_test(cases, choices_fall_as_gumbel_noise_has_them_fall);
    tcase_add_test(cases, doing_is_a_choice_between_two);
    tcase_add_test(cases, difficulties_and_effects_spread_as_they_should);
    suite_add_tcase(suite, cases);
    return suite;
}
