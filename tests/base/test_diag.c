// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what an author is told: every slip with its place, in order, and a hostile file stays
// cheap.
#include "game/base/diag.h"

#include "tests/test_main.h"

START_TEST(slips_stand_in_order_of_place)
{
    struct diag_list diags = { 0 };
    diag_add(&diags, 204, DIAG_ERROR, "b.xml", 3, NULL);
    diag_add(&diags, 203, DIAG_WARNING, "a.xml", 9, "turn", "opening", NULL);
    diag_add(&diags, 201, DIAG_ERROR, "a.xml", 2, NULL);
    diag_list_sort(&diags);
    ck_assert_int_eq(diags.diags.items[0].line, 2);
    ck_assert_int_eq(diags.diags.items[1].line, 9);
    ck_assert_str_eq(diags.diags.items[1].arguments[1], "opening");
    ck_assert_ptr_null(diags.diags.items[1].arguments[2]);
    ck_assert_str_eq(diags.diags.items[2].file, "b.xml");
    ck_assert_uint_eq(diags.errors, 2);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(a_million_slips_are_counted_not_kept)
{
    struct diag_list diags = { 0 };
    for (int i = 0; i < 1000000; i++) {
        diag_add(&diags, 101, DIAG_ERROR, "x.xml", i, NULL);
    }
    ck_assert_uint_eq(diags.diags.count, DIAG_COUNT_MAX);
    ck_assert_uint_eq(diags.dropped, 1000000 - DIAG_COUNT_MAX);
    ck_assert_uint_eq(diags.errors, 1000000);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("diag");
    TCase *cases = tcase_create("diag");
    tcase_add_test(cases, slips_stand_in_order_of_place);
    tcase_add_test(cases, a_million_slips_are_counted_not_kept);
    suite_add_tcase(suite, cases);
    return suite;
}
