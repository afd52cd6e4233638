// SPDX-License-Identifier: GPL-3.0-or-later
// Protects subscores: by hand on small cases, and against an outside computation on public data.
#include <math.h>
#include <string.h>

#include "scoring/reliability.h"
#include "scoring/subscore.h"
#include "scoring/variate.h"
#include "tests/scoring/golden.h"
#include "tests/test_main.h"

enum { PARTS = 2, SCALES = 4, ITEMS = 4 };

static void take(struct moments *moments, const double rows[][PARTS], int count)
{
    moments_init(moments, PARTS);
    for (int i = 0; i < count; i++) {
        moments_add(moments, rows[i]);
    }
}

// Variances 4/3 and 4/3, no covariance: the total shares only the part's own true variance.
START_TEST(parts_that_share_nothing_add)
{
    static const double ROWS[][PARTS] = { { 1, 1 }, { 1, -1 }, { -1, 1 }, { -1, -1 } };
    static const double RELIABILITIES[PARTS] = { 0.6, 0.2 };
    struct moments moments;
    struct subscore got[PARTS];
    take(&moments, ROWS, 4);
    ck_assert(subscores_of(&moments, RELIABILITIES, got));
    ck_assert_double_eq_tol(got[0].by_itself, 0.6, 1e-12);
    ck_assert_double_eq_tol(got[0].by_total, 0.3, 1e-12);
    ck_assert_double_eq_tol(got[1].by_total, 0.1, 1e-12);
    ck_assert(got[0].adds && got[1].adds);
    moments_finish(&moments);
}
END_TEST

// A part that moves wholly with a better one is told better by the total.
START_TEST(a_weak_part_that_follows_another_adds_nothing)
{
    static const double ROWS[][PARTS] = { { 0, 0 }, { 1, 2 }, { 2, 3 }, { 3, 7 } };
    static const double RELIABILITIES[PARTS] = { 0.4, 0.9 };
    struct moments moments;
    struct subscore got[PARTS];
    take(&moments, ROWS, 4);
    ck_assert(subscores_of(&moments, RELIABILITIES, got));
    ck_assert(!got[0].adds && got[0].by_total > 0.4);
    moments_finish(&moments);
}
END_TEST

START_TEST(what_cannot_be_answered_is_refused)
{
    static const double CONSTANT[][PARTS] = { { 1, 0 }, { 1, 2 }, { 1, 5 } };
    static const double CANCELS[][PARTS] = { { 1, -1 }, { 2, -2 }, { 5, -5 } };
    static const double RELIABILITIES[PARTS] = { 0.5, 0.5 };
    struct moments moments;
    struct subscore got[PARTS];
    take(&moments, CONSTANT, 3);
    ck_assert(!subscores_of(&moments, RELIABILITIES, got));
    moments_finish(&moments);
    take(&moments, CANCELS, 3);
    ck_assert(!subscores_of(&moments, RELIABILITIES, got));
    moments_finish(&moments);
    take(&moments, CONSTANT, 1);
    ck_assert(!subscores_of(&moments, RELIABILITIES, got));
    moments_finish(&moments);
}
END_TEST

START_TEST(a_part_without_reliability_has_nothing_to_tell)
{
    static const double ROWS[][PARTS] = { { 0, 0 }, { 1, 2 }, { 2, 3 }, { 3, 7 } };
    static const double RELIABILITIES[PARTS] = { 0, 0.9 };
    struct moments moments;
    struct subscore got[PARTS];
    take(&moments, ROWS, 4);
    ck_assert(subscores_of(&moments, RELIABILITIES, got));
    ck_assert(!got[0].adds && got[0].by_itself == 0 && got[0].by_total == 0);
    moments_finish(&moments);
}
END_TEST

// The four scales of `ability`, alpha as reliability; computed outside in exact sums.
static const struct {
    const char *letter;
    double alpha;
    double by_total;
    bool adds;
} ABILITY[SCALES] = {
    { "reason", 0.6481274282267845, 0.6833542401423169, false },
    { "letter", 0.6726729483337381, 0.6800753000069436, false },
    { "matrix", 0.533296901338273, 0.6649610075178661, false },
    { "rotate", 0.7607393138535972, 0.5024506057699646, true },
};

static double scale_row(const struct golden_table *table, size_t row, int scale, double *items)
{
    double sum = 0;
    int count = 0;
    for (int c = 0; c < table->columns; c++) {
        if (strncmp(table->names[c], ABILITY[scale].letter, strlen(ABILITY[scale].letter)) == 0) {
            items[count++] = table->cells[row * (size_t)table->columns + (size_t)c];
            sum += items[count - 1];
        }
    }
    ck_assert_int_eq(count, ITEMS);
    return sum;
}

static bool row_whole(const struct golden_table *table, size_t row)
{
    bool whole = true;
    for (int c = 0; c < table->columns; c++) {
        whole = whole && !isnan(table->cells[row * (size_t)table->columns + (size_t)c]);
    }
    return whole;
}

START_TEST(three_of_the_four_scales_of_ability_add_nothing)
{
    if (golden_missing() != NULL) {
        return;
    }
    struct golden_table table;
    struct moments whole;
    struct moments scales[SCALES];
    golden_table_read(&table, "data/ability.csv");
    moments_init(&whole, SCALES);
    for (int s = 0; s < SCALES; s++) {
        moments_init(&scales[s], ITEMS);
    }
    for (size_t r = 0; r < table.rows; r++) {
        double sums[SCALES];
        double items[ITEMS];
        for (int s = 0; s < SCALES && row_whole(&table, r); s++) {
            sums[s] = scale_row(&table, r, s, items);
            moments_add(&scales[s], items);
        }
        if (row_whole(&table, r)) {
            moments_add(&whole, sums);
        }
    }

    double alphas[SCALES];
    struct subscore got[SCALES];
    for (int s = 0; s < SCALES; s++) {
        struct reliability reliability;
        ck_assert_int_eq(reliability_of(&scales[s], 0.95, &reliability, NULL), RELIABILITY_FINE);
        alphas[s] = reliability.alpha;
        moments_finish(&scales[s]);
    }
    ck_assert(subscores_of(&whole, alphas, got));
    for (int s = 0; s < SCALES; s++) {
        ck_assert_double_eq_tol(got[s].by_itself, ABILITY[s].alpha, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(got[s].by_total, ABILITY[s].by_total, GOLDEN_TOLERANCE);
        ck_assert_int_eq(got[s].adds, ABILITY[s].adds);
    }
    moments_finish(&whole);
    golden_table_finish(&table);
}
END_TEST

START_TEST(uniform_shares_become_normal_numbers)
{
    ck_assert_double_eq_tol(variate_normal(0.5), 0, 1e-12);
    ck_assert_double_eq_tol(variate_normal(0.975), 1.959963984540054, 1e-9);
    ck_assert_double_eq_tol(variate_normal(0.025), -1.959963984540054, 1e-9);
    ck_assert_double_lt(variate_normal(0x1p-53), -8);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("subscore");
    TCase *cases = tcase_create("laws");
    tcase_add_test(cases, parts_that_share_nothing_add);
    tcase_add_test(cases, a_weak_part_that_follows_another_adds_nothing);
    tcase_add_test(cases, what_cannot_be_answered_is_refused);
    tcase_add_test(cases, a_part_without_reliability_has_nothing_to_tell);
    tcase_add_test(cases, three_of_the_four_scales_of_ability_add_nothing);
    tcase_add_test(cases, uniform_shares_become_normal_numbers);
    suite_add_tcase(suite, cases);
    return suite;
}
