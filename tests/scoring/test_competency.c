// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the seven ids and their order: files and sheets of every version depend on them.
#include "scoring/competency.h"

#include "tests/test_main.h"

START_TEST(every_id_finds_itself)
{
    ck_assert_int_eq(competency_find(competency_id((enum competency)_i)), _i);
}
END_TEST

START_TEST(the_order_is_law)
{
    ck_assert_str_eq(competency_id(COMPETENCY_ACCURACY), "accuracy");
    ck_assert_str_eq(competency_id(COMPETENCY_PROBLEM_SOLVING), "problem-solving");
    ck_assert_int_eq(COMPETENCY_PROBLEM_SOLVING, COMPETENCY_COUNT - 1);
}
END_TEST

START_TEST(an_unknown_id_is_none)
{
    ck_assert_int_eq(competency_find("technique"), COMPETENCY_COUNT);
    ck_assert_int_eq(competency_find(""), COMPETENCY_COUNT);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("competency");
    TCase *ids = tcase_create("ids");
    tcase_add_loop_test(ids, every_id_finds_itself, 0, COMPETENCY_COUNT);
    tcase_add_test(ids, the_order_is_law);
    tcase_add_test(ids, an_unknown_id_is_none);
    suite_add_tcase(suite, ids);
    return suite;
}
