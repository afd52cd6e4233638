// SPDX-License-Identifier: GPL-3.0-or-later
// Protects agreement, adverse impact and differential item functioning against R and published
// tables.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/stats/agreement.h"
#include "scoring/stats/dif.h"
#include "scoring/stats/impact.h"
#include "tests/scoring/golden.h"
#include "tests/test_main.h"

enum { ITEMS = 24 };

// Agreement

static double *numbers_of(struct json_object *rows, int *count, int *columns)
{
    *count = (int)json_object_array_length(rows);
    *columns = (int)json_object_array_length(json_object_array_get_idx(rows, 0));
    double *numbers = calloc((size_t)(*count * *columns), sizeof(double));
    for (int r = 0; r < *count; r++) {
        struct json_object *row = json_object_array_get_idx(rows, (size_t)r);
        for (int c = 0; c < *columns; c++) {
            numbers[r * *columns + c] =
                    json_object_get_double(json_object_array_get_idx(row, (size_t)c));
        }
    }
    return numbers;
}

START_TEST(intraclass_correlations_are_those_of_shrout_and_fleiss)
{
    struct json_object *file = golden_json("expected/expert_agreement.json");
    struct json_object *want = golden_member(file, "shrout_fleiss");
    int subjects = 0;
    int raters = 0;
    double *ratings = numbers_of(golden_member(want, "data"), &subjects, &raters);
    struct icc icc;
    ck_assert_int_eq(icc_of(&icc, ratings, subjects, raters), AGREEMENT_FINE);
    const double got[] = { icc.one, icc.two, icc.three, icc.one_mean, icc.two_mean,
        icc.three_mean };
    struct json_object *list = golden_member(want, "icc");
    for (size_t i = 0; i < 6; i++) {
        golden_check(json_object_array_get_idx(list, i), "ICC", true, got[i], "icc");
    }
    free(ratings);
    json_object_put(file);
}
END_TEST

static int *codes_of(struct json_object *list, int *count)
{
    *count = (int)json_object_array_length(list);
    int *codes = calloc((size_t)*count, sizeof(int));
    for (int i = 0; i < *count; i++) {
        codes[i] = json_object_get_int(json_object_array_get_idx(list, (size_t)i)) - 1;
    }
    return codes;
}

START_TEST(kappas_and_content_validity_equal_the_golden_numbers)
{
    struct json_object *file = golden_json("expected/expert_agreement.json");
    struct json_object *fleiss = golden_member(file, "fleiss");
    int subjects = 0;
    int categories = 0;
    double *numbers = numbers_of(golden_member(fleiss, "data"), &subjects, &categories);
    int *counts = calloc((size_t)(subjects * categories), sizeof(int));
    for (int i = 0; i < subjects * categories; i++) {
        counts[i] = (int)numbers[i];
    }
    double kappa = 0;
    ck_assert_int_eq(fleiss_kappa(&kappa, counts, subjects, categories), AGREEMENT_FINE);
    golden_check(fleiss, "kappa", true, kappa, "fleiss");

    struct json_object *cohen = golden_member(file, "cohen");
    int count = 0;
    int *a = codes_of(golden_member(cohen, "r1"), &count);
    int *b = codes_of(golden_member(cohen, "r2"), &count);
    ck_assert_int_eq(cohen_kappa(&kappa, a, b, count, 4, KAPPA_PLAIN), AGREEMENT_FINE);
    golden_check(cohen, "kappa", true, kappa, "cohen");
    ck_assert_int_eq(cohen_kappa(&kappa, a, b, count, 4, KAPPA_QUADRATIC), AGREEMENT_FINE);
    golden_check(cohen, "weighted_quadratic", true, kappa, "cohen");

    struct json_object *lawshe = golden_member(file, "lawshe");
    for (size_t i = 0; i < json_object_array_length(lawshe); i++) {
        struct json_object *one = json_object_array_get_idx(lawshe, i);
        golden_check(one, "CVR", true,
                content_validity_ratio((int)golden_number(one, "ne"), (int)golden_number(one, "N")),
                "lawshe");
    }
    free(numbers);
    free(counts);
    free(a);
    free(b);
    json_object_put(file);
}
END_TEST

// Adverse impact

static struct impact_group group_of(struct json_object *object, const char *name)
{
    struct json_object *group = golden_member(object, name);
    return (struct impact_group) { (int64_t)golden_number(group, "selected"),
        (int64_t)golden_number(group, "n") };
}

static void check_pair(struct json_object *want, const char *name, bool present,
        const double got[2], const char *where)
{
    struct json_object *pair = golden_member(want, name);
    for (size_t i = 0; i < 2 && present; i++) {
        double expected = json_object_get_double(json_object_array_get_idx(pair, i));
        ck_assert_msg(fabs(expected - got[i]) <= GOLDEN_TOLERANCE * fmax(1, fabs(expected)),
                "%s %s: %.15g, not %.15g", where, name, got[i], expected);
    }
}

static void check_impact(struct json_object *want)
{
    struct impact got;
    const char *where = json_object_get_string(golden_member(want, "label"));
    ck_assert_int_eq(impact_compare(&got, group_of(want, "focal"), group_of(want, "reference")),
            IMPACT_FINE);
    golden_check(want, "impact_ratio", true, got.ratio, where);
    ck_assert_int_eq(
            json_object_get_boolean(golden_member(want, "four_fifths_flag")), got.four_fifths);
    check_pair(want, "impact_ratio_ci95", got.has_interval, got.interval, where);
    golden_check(want, "z_pooled", got.has_test, got.z, where);
    golden_check(want, "p_z_two_sided", got.has_test, got.z_p, where);
    golden_check(want, "chi2", got.has_test, got.chi2, where);
    golden_check(want, "sd_units_hypergeometric", got.has_test, got.deviations, where);
    ck_assert_int_eq(
            json_object_get_boolean(golden_member(want, "two_sd_flag")), got.two_deviations);
    golden_check(want, "fisher_two_sided", got.has_test, got.fisher, where);
    golden_check(want, "fisher_one_sided_less", got.has_test, got.fisher_less, where);
    golden_check(want, "mid_p_two_sided", got.has_test, got.mid_p, where);
    golden_check(want, "mid_p_one_sided_less", got.has_test, got.mid_p_less, where);
    golden_check(want, "Z_IR", got.has_test && got.has_interval, got.ratio_z, where);
    golden_check(want, "cohen_h", true, got.cohen_h, where);
    golden_check(want, "flip_flop_ratio", true, got.flip_ratio, where);
    golden_check(want, "shortfall", true, got.shortfall, where);
    // R seeks these with tolerances of its own; ours are exact.
    ck_assert_double_eq_tol(golden_number(want, "fisher_cond_MLE_OR"), got.odds, 1e-4);
}

START_TEST(impact_equals_the_golden_numbers)
{
    struct json_object *file = golden_json("expected/adverse_impact.json");
    struct json_object *cases = golden_member(file, "cases");
    ck_assert_uint_eq(json_object_array_length(cases), 8);
    for (size_t i = 0; i < 8; i++) {
        check_impact(json_object_array_get_idx(cases, i));
    }
    json_object_put(file);
}
END_TEST

// DIF

struct people {
    struct golden_table table;
    double *item;
    double *score;
    bool *focal;
};

static void people_init(struct people *people, const char *file)
{
    golden_table_read(&people->table, file);
    size_t n = people->table.rows;
    people->item = calloc(n, sizeof(double));
    people->score = calloc(n, sizeof(double));
    people->focal = calloc(n, sizeof(bool));
    int group = golden_table_column(&people->table, "gender");
    for (size_t r = 0; r < n; r++) {
        const double *row = &people->table.cells[r * (size_t)people->table.columns];
        people->focal[r] = row[group] > 0;
        for (int i = 0; i < ITEMS; i++) {
            people->score[r] += row[i];
        }
    }
}

static struct dif_data item_of(struct people *people, size_t item)
{
    for (size_t r = 0; r < people->table.rows; r++) {
        people->item[r] = people->table.cells[r * (size_t)people->table.columns + item];
    }
    return (struct dif_data) { people->item, people->score, people->focal, people->table.rows,
        true };
}

static void people_finish(struct people *people)
{
    golden_table_finish(&people->table);
    free(people->item);
    free(people->score);
    free(people->focal);
}

static void check_mh(struct json_object *want, const struct mh_dif *got, const char *where)
{
    golden_check(want, "alpha_MH", true, got->alpha, where);
    golden_check(want, "lnalpha", true, got->ln_alpha, where);
    golden_check(want, "se_lnalpha", true, got->ln_se, where);
    golden_check(want, "MH_chi2_cc", true, got->chi2, where);
    golden_check(want, "p_cc", true, got->p, where);
    golden_check(want, "MH_chi2_nocc", true, got->chi2_plain, where);
    golden_check(want, "D_DIF", true, got->delta, where);
    golden_check(want, "se_D_DIF", true, got->delta_se, where);
    golden_check(want, "std_P_DIF", true, got->std_p, where);
    const char *class = json_object_get_string(golden_member(want, "ETS"));
    ck_assert_msg(class[0] - 'A' == (int)got->class, "%s: %s", where, class);
}

static void check_logistic(
        struct json_object *want, const struct logistic_dif *got, const char *where)
{
    golden_check(want, "LR_total", true, got->total, where);
    golden_check(want, "p_total", true, got->total_p, where);
    golden_check(want, "LR_uniform", true, got->uniform, where);
    golden_check(want, "LR_nonuniform", true, got->nonuniform, where);
    golden_check(want, "p_nonuniform", true, got->nonuniform_p, where);
    golden_check(want, "delta_R2_nagelkerke", true, got->r2_change, where);
    // glm stops at 1e-8 of the deviance; ours goes on until the terms stand still.
    ck_assert_double_eq_tol(golden_number(want, "b_group"), got->b_group, 1e-7);
}

START_TEST(dif_of_two_steps_equals_the_golden_numbers)
{
    struct people people;
    people_init(&people, "data/verbal_dichotomous.csv");
    struct json_object *file = golden_json("expected/dif_verbal_mh_lr.json");
    struct json_object *items = golden_member(file, "items");
    double p[ITEMS];
    for (size_t i = 0; i < ITEMS; i++) {
        struct json_object *want = json_object_array_get_idx(items, i);
        const char *where = json_object_get_string(golden_member(want, "item"));
        struct dif_data data = item_of(&people, i);
        struct mh_dif mh;
        struct logistic_dif logistic;
        ck_assert_int_eq(mh_dif_of(&mh, &data), DIF_FINE);
        ck_assert_int_eq(logistic_dif_of(&logistic, &data), DIF_FINE);
        check_mh(want, &mh, where);
        check_logistic(want, &logistic, where);
        p[i] = mh.p;
    }
    double holm[ITEMS];
    double bh[ITEMS];
    adjust_holm(p, holm, ITEMS);
    adjust_bh(p, bh, ITEMS);
    for (size_t i = 0; i < ITEMS; i++) {
        struct json_object *want = json_object_array_get_idx(items, i);
        golden_check(want, "p_holm", true, holm[i], "holm");
        golden_check(want, "p_BH", true, bh[i], "bh");
    }
    json_object_put(file);
    people_finish(&people);
}
END_TEST

START_TEST(dif_of_more_steps_equals_the_golden_numbers)
{
    struct people people;
    people_init(&people, "data/verbal_polytomous.csv");
    struct json_object *file = golden_json("expected/dif_verbal_mantel_poly.json");
    struct json_object *items = golden_member(file, "items");
    for (size_t i = 0; i < ITEMS; i++) {
        struct json_object *want = json_object_array_get_idx(items, i);
        const char *where = json_object_get_string(golden_member(want, "item"));
        struct dif_data data = item_of(&people, i);
        struct mantel_dif got;
        ck_assert_int_eq(mantel_dif_of(&got, &data), DIF_FINE);
        golden_check(want, "mantel_chi2", true, got.chi2, where);
        golden_check(want, "p", true, got.p, where);
        golden_check(want, "SMD", true, got.smd, where);
        golden_check(want, "ES", true, got.effect, where);
        const char *class = json_object_get_string(golden_member(want, "class"));
        ck_assert_msg(class[0] - 'A' == (int)got.class, "%s: %s", where, class);
    }
    json_object_put(file);
    people_finish(&people);
}
END_TEST

START_TEST(the_admissions_of_berkeley_give_the_published_odds)
{
    struct json_object *file = golden_json("expected/dif_reference_tables.json");
    struct json_object *want = golden_member(file, "UCBAdmissions");
    struct mh_table tables[6];
    int count = 0;
    json_object_object_foreach(golden_member(want, "table"), department, cells)
    {
        (void)department;
        double cell[4];
        for (size_t i = 0; i < 4; i++) {
            cell[i] = json_object_get_double(json_object_array_get_idx(cells, i));
        }
        tables[count++] = (struct mh_table) { cell[0], cell[2], cell[1], cell[3] };
    }
    struct mh_dif got;
    ck_assert_int_eq(mh_of_tables(&got, tables, count), DIF_FINE);
    golden_check(want, "common_OR", true, got.alpha, "Berkeley");
    golden_check(want, "chi2_cc", true, got.chi2, "Berkeley");
    golden_check(want, "p_cc", true, got.p, "Berkeley");
    golden_check(want, "chi2_nocc", true, got.chi2_plain, "Berkeley");
    json_object_put(file);
}
END_TEST

const char *test_skip_reason(void)
{
    return golden_missing();
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("golden fairness");
    TCase *cases = tcase_create("golden");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, intraclass_correlations_are_those_of_shrout_and_fleiss);
    tcase_add_test(cases, kappas_and_content_validity_equal_the_golden_numbers);
    tcase_add_test(cases, impact_equals_the_golden_numbers);
    tcase_add_test(cases, dif_of_two_steps_equals_the_golden_numbers);
    tcase_add_test(cases, dif_of_more_steps_equals_the_golden_numbers);
    tcase_add_test(cases, the_admissions_of_berkeley_give_the_published_odds);
    suite_add_tcase(suite, cases);
    return suite;
}
