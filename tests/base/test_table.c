// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the table behind every id: found again at any size, and a near miss gets its "did you
// mean".
#include "game/base/table.h"

#include <stdio.h>

#include "game/base/arena.h"
#include "tests/test_main.h"

START_TEST(a_hundred_thousand_ids_are_all_found)
{
    struct arena arena = { 0 };
    struct table table = { 0 };
    char id[32];
    for (uint32_t i = 0; i < 100000; i++) {
        int size = snprintf(id, sizeof(id), "turn-%u", i);
        ck_assert(table_add(&table, arena_copy_text(&arena, id, (size_t)size), i));
    }
    for (uint32_t i = 0; i < 100000; i += 997) {
        (void)snprintf(id, sizeof(id), "turn-%u", i);
        ck_assert_uint_eq(table_find(&table, id), i);
    }
    ck_assert_uint_eq(table_find(&table, "turn-100000"), TABLE_NONE);
    table_finish(&table);
    arena_finish(&arena);
}
END_TEST

START_TEST(a_second_key_is_refused_and_the_first_stays)
{
    struct table table = { 0 };
    ck_assert(table_add(&table, "call", 1));
    ck_assert(!table_add(&table, "call", 2));
    ck_assert_uint_eq(table_find(&table, "call"), 1);
    table_finish(&table);
}
END_TEST

static const struct {
    const char *asked;
    const char *meant;
} NEAREST[] = {
    { "meter-difers", "meter-differs" },
    { "takover", "takeover" },
    { "tkaeover", "takeover" },
    { "xyz", NULL },
    { "a", NULL },
};

START_TEST(a_near_miss_is_recognised)
{
    struct table table = { 0 };
    table_add(&table, "meter-differs", 0);
    table_add(&table, "takeover", 1);
    table_add(&table, "call", 2);
    const char *nearest = table_nearest(&table, NEAREST[_i].asked);
    if (NEAREST[_i].meant == NULL) {
        ck_assert_ptr_null(nearest);
    } else {
        ck_assert_ptr_nonnull(nearest);
        ck_assert_str_eq(nearest, NEAREST[_i].meant);
    }
    table_finish(&table);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("table");
    TCase *cases = tcase_create("table");
    tcase_add_test(cases, a_hundred_thousand_ids_are_all_found);
    tcase_add_test(cases, a_second_key_is_refused_and_the_first_stays);
    tcase_add_loop_test(cases, a_near_miss_is_recognised, 0, sizeof(NEAREST) / sizeof(NEAREST[0]));
    suite_add_tcase(suite, cases);
    return suite;
}
