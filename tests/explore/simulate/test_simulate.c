// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the whole: the engine measures as the ideal form does, and jobs change nothing.
#include <math.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/explore/simulate/bars.h"
#include "game/explore/simulate/ideal.h"
#include "game/explore/simulate/shift_form.h"
#include "tests/explore/simulate/six.h"
#include "tests/test_main.h"

enum { PEOPLE = 1000, FEW = 100 };

// The ideal form written as scenarios and played by the engine is the ideal form.
START_TEST(the_engine_measures_the_ideal_form_as_it_should)
{
    struct six six;
    struct shift_form form;
    struct cohort played;
    struct cohort reckoned;
    struct crew crew = { .jobs = 2 };
    six_init_ideal(&six, IDEAL_SCENARIOS);
    shift_form_init(&form, six.plan);
    struct people people = {
        .seed = 4, .slope = six.ruler->populations[POPULATION_LITERATURE].slope, .rho = 0.4
    };
    cohort_run(&played, &form.form, &people, PEOPLE, COHORT_FIRST, &crew);
    cohort_run(&reckoned, &IDEAL_FORM, &people, PEOPLE, COHORT_FIRST, &crew);
    for (int k = 0; k < COHORT_SCORES; k++) {
        struct column truth = { false, k };
        struct column measured = { true, k };
        double engine = cohort_correlation(&played, truth, measured, NULL);
        double ideal = cohort_correlation(&reckoned, truth, measured, NULL);
        ck_assert_msg(fabs(engine - ideal) < 0.05, "%d: %f %f", k, engine, ideal);
        ck_assert_double_eq_tol(cohort_mean(&played, measured), 50, 2);
        ck_assert_double_eq(cohort_fine(&played, k), 1);
    }
    cohort_finish(&played);
    cohort_finish(&reckoned);
    shift_form_finish(&form);
    six_finish(&six);
}
END_TEST

static bool rows_equal(const struct cohort *a, const struct cohort *b)
{
    bool equal = a->people == b->people;
    for (uint32_t i = 0; equal && i < a->people; i++) {
        equal = memcmp(a->rows[i].score, b->rows[i].score, sizeof(a->rows[i].score)) == 0 &&
                a->rows[i].fine == b->rows[i].fine;
    }
    return equal;
}

START_TEST(how_many_work_changes_nothing)
{
    struct six six;
    struct shift_form form;
    struct cohort first;
    six_init_shipped(&six, "shifts/ochtend.xml");
    shift_form_init(&form, six.plan);
    struct people people = { .seed = 4, .slope = 1, .rho = 0.4 };
    cohort_run(&first, &form.form, &people, FEW, COHORT_FIRST, &(struct crew) { .jobs = 1 });
    for (uint32_t jobs = 2; jobs <= 5; jobs += 3) {
        struct cohort other;
        cohort_run(&other, &form.form, &people, FEW, COHORT_FIRST, &(struct crew) { .jobs = jobs });
        ck_assert(rows_equal(&first, &other));
        cohort_finish(&other);
    }
    struct cohort again;
    cohort_run(&again, &form.form, &people, FEW, COHORT_AGAIN, &(struct crew) { .jobs = 1 });
    ck_assert(!rows_equal(&first, &again));
    ck_assert_double_gt(cohort_retest(&first, &again, COHORT_OVERALL), 0.5);
    cohort_finish(&again);
    cohort_finish(&first);
    shift_form_finish(&form);
    six_finish(&six);
}
END_TEST

// Columns of a cohort made by hand: two replications whose means differ, which must not count.
START_TEST(correlations_are_taken_within_replications)
{
    struct cohort cohort = { .people = 6, .together = 3 };
    cohort.rows = mem_alloc(6 * sizeof(*cohort.rows));
    static const double TRUTH[6] = { 1, 2, 3, 1, 2, 3 };
    static const double SCORE[6] = { 10, 30, 20, 80, 100, 90 };
    for (int i = 0; i < 6; i++) {
        cohort.rows[i].truth[0] = TRUTH[i];
        cohort.rows[i].score[0] = SCORE[i];
    }
    uint32_t people = 0;
    struct column truth = { false, 0 };
    struct column score = { true, 0 };
    ck_assert_double_eq_tol(cohort_correlation(&cohort, truth, score, &people), 0.5, 1e-12);
    ck_assert_uint_eq(people, 6);
    ck_assert_double_eq_tol(cohort_mean(&cohort, score), 55, 1e-12);
    cohort.rows[1].score[0] = NAN;
    cohort.rows[4].score[0] = NAN;
    ck_assert_double_eq_tol(cohort_correlation(&cohort, truth, score, &people), 1, 1e-12);
    ck_assert_uint_eq(people, 4);
    cohort_finish(&cohort);
}
END_TEST

START_TEST(an_ideal_form_meets_the_bars_that_a_form_can)
{
    struct six six;
    struct simulation simulation;
    bar_list bars = { 0 };
    struct simulate_order order = { POPULATION_LITERATURE, FEW, 9, 0.4, NULL };
    six_init_ideal(&six, IDEAL_SCENARIOS);
    simulation_init(&simulation, six.plan, six.ruler, &order, &(struct crew) { .jobs = 2 });
    bars_of(&bars, &simulation);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ck_assert(bar_find(&bars, BAR_STATUS, k)->met);
        ck_assert_double_gt(bar_find(&bars, BAR_EFFICIENCY, k)->figure, 0.8);
        ck_assert_double_gt(simulation.form.coverage.plain[k], 0.8);
        // What is wrong with one reply in five costs something; looking up, here, nothing.
        ck_assert_double_gt(simulation.form.scores[k].loss[HARM_WRONG_KEYS], 0);
        ck_assert_double_eq(simulation.form.scores[k].loss[HARM_BLIND_LOOK_UPS], 0);
    }
    // No pair of competencies shares a turn: they are as separate as can be.
    ck_assert_uint_eq(simulation.separation.pairs, 0);
    ck_assert(bar_find(&bars, BAR_SEPARATION, 0)->met);
    ck_assert_ptr_null(bar_find(&bars, BAR_TRICK, TRICKSTER_RUBRIC));
    ck_assert_double_eq(simulation_r_bar(&simulation, 0), 0.68);
    ck_assert_double_eq(simulation_r_bar(&simulation, COHORT_OVERALL), 0.82);
    vec_finish(&bars);
    simulation_finish(&simulation);
    six_finish(&six);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("simulate");
    TCase *cases = tcase_create("simulate");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, the_engine_measures_the_ideal_form_as_it_should);
    tcase_add_test(cases, how_many_work_changes_nothing);
    tcase_add_test(cases, correlations_are_taken_within_replications);
    tcase_add_test(cases, an_ideal_form_meets_the_bars_that_a_form_can);
    suite_add_tcase(suite, cases);
    return suite;
}
