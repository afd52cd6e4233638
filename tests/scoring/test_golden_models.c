// SPDX-License-Identifier: GPL-3.0-or-later
// Protects generalizability, response quality and item response theory against R.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/stats/gstudy.h"
#include "scoring/stats/irt_fit.h"
#include "scoring/stats/positions.h"
#include "scoring/stats/quality.h"
#include "scoring/stats/reml.h"
#include "tests/scoring/golden.h"
#include "tests/test_main.h"

enum { ITEMS = 24, LSAT = 5 };

// Generalizability

static double *verbal(struct golden_table *table)
{
    golden_table_read(table, "data/verbal_polytomous.csv");
    double *scores = calloc(table->rows * ITEMS, sizeof(double));
    for (size_t r = 0; r < table->rows; r++) {
        memcpy(&scores[r * ITEMS], &table->cells[r * (size_t)table->columns],
                ITEMS * sizeof(double));
    }
    return scores;
}

START_TEST(variance_components_equal_the_golden_numbers)
{
    struct golden_table table;
    double *scores = verbal(&table);
    struct gstudy got;
    ck_assert_int_eq(gstudy_of(&got, scores, (int)table.rows, ITEMS), GSTUDY_FINE);
    struct json_object *want = golden_json("expected/gtheory_verbal.json");
    golden_check(want, "var_p", true, got.person, "g");
    golden_check(want, "var_i", true, got.condition, "g");
    golden_check(want, "var_pi_e", true, got.residual, "g");
    struct json_object *studies = golden_member(want, "D");
    for (size_t i = 0; i < json_object_array_length(studies); i++) {
        struct json_object *one = json_object_array_get_idx(studies, i);
        struct dstudy study = dstudy_of(&got, golden_number(one, "n_items"));
        golden_check(one, "rel_error_var", true, study.relative_error, "d");
        golden_check(one, "abs_error_var", true, study.absolute_error, "d");
        golden_check(one, "SEM_rel", true, sqrt(study.relative_error), "d");
        golden_check(one, "SEM_abs", true, sqrt(study.absolute_error), "d");
        golden_check(one, "Erho2", true, study.e_rho2, "d");
        golden_check(one, "Phi", true, study.phi, "d");
    }
    json_object_put(want);
    golden_table_finish(&table);
    free(scores);
}
END_TEST

// On whole data both ways of estimating must agree, to what a search can find.
START_TEST(likelihood_finds_what_mean_squares_give)
{
    struct golden_table table;
    double *scores = verbal(&table);
    struct gstudy anova;
    struct reml reml;
    ck_assert_int_eq(gstudy_of(&anova, scores, (int)table.rows, ITEMS), GSTUDY_FINE);
    ck_assert(reml_fit(&reml, scores, (int)table.rows, ITEMS));
    ck_assert_double_eq_tol(reml.row, anova.person, 1e-6);
    ck_assert_double_eq_tol(reml.column, anova.condition, 1e-6);
    ck_assert_double_eq_tol(reml.residual, anova.residual, 1e-6);
    golden_table_finish(&table);
    free(scores);
}
END_TEST

// Response quality

static double cell(const struct golden_table *table, size_t row, const char *name)
{
    return table->cells[row * (size_t)table->columns + (size_t)golden_table_column(table, name)];
}

START_TEST(response_quality_equals_the_golden_numbers)
{
    struct golden_table words;
    struct golden_table times;
    struct golden_table places;
    struct golden_table want;
    golden_table_read(&words, "expected/careless_thresholds.csv");
    golden_table_read(&times, "data/careless_ms.csv");
    golden_table_read(&places, "data/careless_positions.csv");
    golden_table_read(&want, "expected/careless.csv");
    size_t n = words.rows;
    struct reading *readings = calloc(n, sizeof(*readings));
    int *chosen = calloc(n, sizeof(*chosen));
    for (size_t i = 0; i < n; i++) {
        readings[i] = (struct reading) { cell(&words, i, "words"), cell(&words, i, "mean_ms") };
        ck_assert_double_eq_tol(
                cell(&words, i, "NT10_ms"), rapid_nt10(&readings[i]), GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(
                cell(&words, i, "threshold_ms"), rapid_threshold(&readings[i]), GOLDEN_TOLERANCE);
    }
    for (size_t p = 0; p < want.rows; p++) {
        struct effort effort;
        struct positions positions;
        for (size_t i = 0; i < n; i++) {
            chosen[i] = (int)places.cells[p * (size_t)places.columns + 1 + i];
        }
        ck_assert(effort_of(&effort, &times.cells[p * (size_t)times.columns + 1], readings, n));
        ck_assert(positions_of(&positions, chosen, n, 3));
        ck_assert_double_eq(cell(&want, p, "longest_run"), positions.longest_run);
        ck_assert_double_eq_tol(
                cell(&want, p, "p_longest_run"), positions.longest_run_p, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(
                cell(&want, p, "modal_share"), positions.modal_share, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(cell(&want, p, "chi2_uniform"), positions.chi2, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(cell(&want, p, "p_chi2"), positions.chi2_p, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(
                cell(&want, p, "entropy_norm"), positions.entropy, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(
                cell(&want, p, "repeat_rate"), positions.repeat_rate, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(
                cell(&want, p, "cycle3_rate"), positions.cycle_rate, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(cell(&want, p, "RTE"), effort.rte, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(cell(&want, p, "RTE_NT10"), effort.rte_nt10, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(cell(&want, p, "median_ms"), effort.median_ms, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(
                cell(&want, p, "last_third_RTE"), effort.last_third, GOLDEN_TOLERANCE);
        ck_assert_double_eq(cell(&want, p, "flag_speed"), effort.flagged);
        ck_assert_double_eq(cell(&want, p, "flag_position"), positions.flagged);
    }
    golden_table_finish(&words);
    golden_table_finish(&times);
    golden_table_finish(&places);
    golden_table_finish(&want);
    free(readings);
    free(chosen);
}
END_TEST

START_TEST(chances_of_runs_equal_the_golden_table)
{
    struct golden_table want;
    golden_table_read(&want, "expected/longest_run_pvalues.csv");
    for (size_t i = 0; i < want.rows; i++) {
        double p = longest_run_chance(
                (int)cell(&want, i, "m"), (size_t)cell(&want, i, "n"), (int)cell(&want, i, "r"));
        ck_assert_double_eq_tol(cell(&want, i, "p"), p, GOLDEN_TOLERANCE);
    }
    golden_table_finish(&want);
}
END_TEST

// Item response theory

static void items_of(struct json_object *model, struct irt_item *items)
{
    struct json_object *a = golden_member(model, "a");
    struct json_object *b = golden_member(model, "b");
    for (size_t i = 0; i < LSAT; i++) {
        items[i] = (struct irt_item) { .model = IRT_2PL, .steps = 1 };
        items[i].a = json_object_get_double(json_object_array_get_idx(a, i));
        items[i].b[0] = json_object_get_double(json_object_array_get_idx(b, i));
    }
}

START_TEST(abilities_equal_the_golden_numbers)
{
    struct json_object *file = golden_json("expected/irt_lsat6.json");
    struct irt_item items[LSAT];
    items_of(golden_member(file, "twopl_mirt"), items);
    struct golden_table want;
    golden_table_read(&want, "expected/eap_lsat6_2pl.csv");
    for (size_t r = 0; r < want.rows; r++) {
        int answers[LSAT];
        for (size_t i = 0; i < LSAT; i++) {
            double answer = want.cells[r * (size_t)want.columns + i];
            answers[i] = isnan(answer) ? IRT_MISSING : (int)answer;
        }
        struct irt_ability got = irt_eap(items, answers, LSAT);
        ck_assert_double_eq_tol(cell(&want, r, "theta"), got.theta, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(cell(&want, r, "psd"), got.psd, GOLDEN_TOLERANCE);
    }
    golden_table_finish(&want);
    json_object_put(file);
}
END_TEST

static int *lsat_answers(size_t *people)
{
    struct golden_table table;
    golden_table_read(&table, "data/lsat6.csv");
    int *answers = calloc(table.rows * LSAT, sizeof(int));
    for (size_t i = 0; i < table.rows * LSAT; i++) {
        answers[i] = (int)table.cells[i];
    }
    *people = table.rows;
    golden_table_finish(&table);
    return answers;
}

START_TEST(estimated_items_equal_the_published_ones)
{
    size_t people = 0;
    int *answers = lsat_answers(&people);
    struct json_object *file = golden_json("expected/irt_lsat6.json");
    struct irt_data data = { answers, people, LSAT, IRT_2PL, false, false };
    struct irt_item got[LSAT];
    struct irt_item want[LSAT];
    struct irt_fit fit;
    ck_assert_int_eq(irt_estimate(&fit, &data, got), IRT_FINE);
    items_of(golden_member(file, "twopl_mirt"), want);
    for (size_t i = 0; i < LSAT; i++) { // mirt stops at 1e-4
        ck_assert_double_eq_tol(want[i].a, got[i].a, 2e-3);
        ck_assert_double_eq_tol(want[i].b[0], got[i].b[0], 1e-2);
    }
    double likelihood = golden_number(golden_member(file, "twopl_mirt"), "logLik");
    ck_assert_double_eq_tol(likelihood, fit.log_likelihood, 1e-4);

    data.equal_slopes = true;
    ck_assert_int_eq(irt_estimate(&fit, &data, got), IRT_FINE);
    struct json_object *one = golden_member(file, "onepl");
    struct json_object *difficulty = golden_member(one, "difficulty");
    for (size_t i = 0; i < LSAT; i++) {
        double b = json_object_get_double(json_object_array_get_idx(difficulty, i));
        ck_assert_double_eq_tol(b, got[i].b[0], 1e-3);
        ck_assert_double_eq_tol(golden_number(one, "a"), got[i].a, 1e-3);
    }
    ck_assert_double_eq_tol(golden_number(one, "logLik"), fit.log_likelihood, 1e-3);
    json_object_put(file);
    free(answers);
}
END_TEST

const char *test_skip_reason(void)
{
    return golden_missing();
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("golden models");
    TCase *cases = tcase_create("golden");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, variance_components_equal_the_golden_numbers);
    tcase_add_test(cases, likelihood_finds_what_mean_squares_give);
    tcase_add_test(cases, response_quality_equals_the_golden_numbers);
    tcase_add_test(cases, chances_of_runs_equal_the_golden_table);
    tcase_add_test(cases, abilities_equal_the_golden_numbers);
    tcase_add_test(cases, estimated_items_equal_the_published_ones);
    suite_add_tcase(suite, cases);
    return suite;
}
