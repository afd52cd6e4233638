// SPDX-License-Identifier: GPL-3.0-or-later
// Protects long scenarios: ten times the turns may not cost much more than ten times the time.
#include <stdio.h>
#include <time.h>

#include "game/scenario/load.h"
#include "game/scenario/rules.h"
#include "tests/bench/story.h"
#include "tests/test_main.h"

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// CPU seconds of loading a story of `turns`, the best of three.
static double load_seconds(uint32_t turns)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_memory(&bundle);
    story_fill(&bundle, turns, 7);
    struct rules *rules = rules_load(&bundle, &diags);
    double best = 1e9;
    for (int i = 0; i < 3; i++) {
        double begun = cpu_seconds();
        struct scenario *scenario = scenario_load(&bundle, STORY_SCENARIO, rules, &diags);
        double taken = cpu_seconds() - begun;
        best = taken < best ? taken : best;
        ck_assert_ptr_nonnull(scenario);
        ck_assert_uint_eq(scenario->turn_count, turns);
        scenario_destroy(scenario);
    }
    ck_assert_uint_eq(diags.diags.count, 0);
    rules_destroy(rules);
    bundle_finish(&bundle);
    diag_list_finish(&diags);
    return best;
}

START_TEST(loading_grows_with_the_file_and_no_faster)
{
    double small = load_seconds(1000);
    double middle = load_seconds(10000);
    double large = load_seconds(100000);
    printf("load: 1,000 turns %.1f ms; 10,000 %.1f ms; 100,000 %.1f ms\n", small * 1e3,
            middle * 1e3, large * 1e3);
    ck_assert_double_lt(middle, 25 * small);
    ck_assert_double_lt(large, 25 * middle);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("growth");
    TCase *cases = tcase_create("growth");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, loading_grows_with_the_file_and_no_faster);
    suite_add_tcase(suite, cases);
    return suite;
}
