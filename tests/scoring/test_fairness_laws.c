// SPDX-License-Identifier: GPL-3.0-or-later
// Protects agreement, adverse impact and differential item functioning by law, and what they
// refuse.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/stats/agreement.h"
#include "scoring/stats/dif.h"
#include "scoring/stats/impact.h"
#include "tests/test_main.h"

#define LAW 1e-9
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

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
    double single[2];
    double mean[2];
    ck_assert_int_eq(icc_of(&icc, same, 3, 2), AGREEMENT_FINE);
    ck_assert(!icc_intervals(&icc, 3, 2, .95, single, mean)); // nothing is left of error
}
END_TEST

// Shrout & Fleiss 1979, table 2; the bounds are those that R's psych gives for it.
START_TEST(the_interval_of_a_panel_is_the_published_one)
{
    const double ratings[] = { 9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4,
        7 };
    struct icc icc;
    double single[2];
    double mean[2];
    ck_assert_int_eq(icc_of(&icc, ratings, 6, 4), AGREEMENT_FINE);
    ck_assert(icc_intervals(&icc, 6, 4, .95, single, mean));
    ck_assert_double_eq_tol(single[0], .018786513374712, LAW);
    ck_assert_double_eq_tol(single[1], .76108436964895, LAW);
    ck_assert_double_eq_tol(mean[0], .071136815302503, LAW);
    ck_assert_double_eq_tol(mean[1], .92723204016772, LAW);
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

Suite *test_suite(void)
{
    Suite *suite = suite_create("fairness by law");
    TCase *cases = tcase_create("laws");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, raters_who_agree_wholly_agree_to_one);
    tcase_add_test(cases, the_interval_of_a_panel_is_the_published_one);
    tcase_add_test(cases, four_fifths_are_counted_in_whole_numbers);
    tcase_add_test(cases, tables_without_a_comparison_are_refused);
    tcase_add_test(cases, small_groups_are_no_reference);
    tcase_add_test(cases, dif_is_refused_where_it_says_nothing);
    tcase_add_test(cases, groups_that_answer_alike_show_no_dif);
    tcase_add_test(cases, adjusted_chances_keep_their_order);
    suite_add_tcase(suite, cases);
    return suite;
}
