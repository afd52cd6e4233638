// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the sheet on cases small enough to check by hand: score, error, gates, overall, silence.
#include "scoring/sheet.h"

#include <math.h>

#include "tests/test_main.h"

#define NEAR 1e-12

static struct sheet sheet_of(const struct evidence *items, size_t count)
{
    struct sheet sheet;
    sheet_init(&sheet, &(struct sheet_input) { .items = items, .count = count });
    return sheet;
}

START_TEST(silence_is_not_a_zero)
{
    struct sheet sheet = sheet_of(NULL, 0);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ck_assert_int_eq(sheet.line[k].status, SHEET_NOT_OBSERVED);
        ck_assert(!sheet.line[k].has_score && !sheet.line[k].has_se && !sheet.line[k].has_shrunk);
        ck_assert_int_eq(sheet.line[k].scenarios, 0);
    }
    ck_assert(!sheet.overall.has_score && !sheet.overall.has_se);
    ck_assert_uint_eq(sheet.scenario_count, 0);
    sheet_finish(&sheet);
}
END_TEST

// Two scenarios, 0 of 1 and 3 of 3: R = 3/4, M = 4, SE^2 = 2 ((1/4 . 3/4)^2 + (3/4 . 1/4)^2).
START_TEST(a_bigger_chance_counts_more)
{
    const struct evidence items[] = { { 0, 1, COMPETENCY_EMPATHY, 0, 1 },
        { 1, 1, COMPETENCY_EMPATHY, 3, 3 } };
    struct sheet sheet = sheet_of(items, 2);
    const struct sheet_line *line = &sheet.line[COMPETENCY_EMPATHY];
    ck_assert_double_eq_tol(line->score, 75, NEAR);
    ck_assert_double_eq_tol(line->mean, 50, NEAR);
    ck_assert(line->uneven);
    ck_assert(line->has_se);
    ck_assert_double_eq_tol(line->se, 37.5, NEAR);
    ck_assert_double_eq_tol(line->variance, 2 * .375 * .375, NEAR);
    ck_assert_double_eq(line->band90[0], 0);
    ck_assert_double_eq(line->band90[1], 100);
    ck_assert_int_eq(line->status, SHEET_INSUFFICIENT_EVIDENCE);
    sheet_finish(&sheet);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("sheet");
    TCase *cases = tcase_create("by hand");
    tcase_add_test(cases, silence_is_not_a_zero);
    tcase_add_test(cases, a_bigger_chance_counts_more);
    suite_add_tcase(suite, cases);
    return suite;
}
