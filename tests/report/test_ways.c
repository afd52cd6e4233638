// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the value of a way (measurement 2.7): good ways are near the best, weak ones near the
// worst.
#include "game/report/result.h"

#include <stdio.h>

#include "tests/report/play.h"
#include "tests/test_main.h"

static const struct {
    const char *scenario;
    const char *name;
} SCENARIOS[] = {
    { "noordwind/jaarnota", "jaarnota" },
    { "noorderkist/pakket", "pakket" },
    { "boekwijzer/boekhouden", "boekhouden" },
};

struct worth {
    size_t conversations;
    size_t decided;
    size_t valued;
    double mean;
    int regret; // sum, in points
};

static struct worth worth_of(const char *scenario, const char *name, const char *manner)
{
    char rehearsal[64];
    struct play play;
    struct worth worth = { 0 };
    (void)snprintf(rehearsal, sizeof(rehearsal), "%s-%s", name, manner);
    play_init(&play, scenario);
    play_rehearsal(&play, rehearsal, PLAY_WHOLE);
    for (size_t i = 0; i < play.result.ways.count; i++) {
        const struct result_way *way = &play.result.ways.items[i];
        worth.conversations++;
        worth.decided += way->decided;
        if (way->has_index) {
            ck_assert_double_ge(way->index, 0);
            ck_assert_double_le(way->index, 100);
            worth.valued++;
            worth.mean += way->index;
        }
    }
    for (size_t i = 0; i < play.result.regrets.count; i++) {
        const struct result_regret *regret = &play.result.regrets.items[i];
        ck_assert_int_gt(regret->points, 0);
        ck_assert(i == 0 || play.result.regrets.items[i - 1].points >= regret->points);
        worth.regret += regret->points;
    }
    worth.mean /= worth.valued > 0 ? (double)worth.valued : 1;
    play_finish(&play);
    return worth;
}

START_TEST(a_good_way_is_worth_more_than_a_weak_one)
{
    struct worth model = worth_of(SCENARIOS[_i].scenario, SCENARIOS[_i].name, "model");
    struct worth acceptable = worth_of(SCENARIOS[_i].scenario, SCENARIOS[_i].name, "acceptable");
    struct worth weak = worth_of(SCENARIOS[_i].scenario, SCENARIOS[_i].name, "weak");
    ck_assert_uint_eq(model.decided, model.conversations);
    ck_assert_uint_eq(acceptable.decided, acceptable.conversations);
    ck_assert_uint_eq(weak.decided, weak.conversations);
    ck_assert_double_gt(model.mean, acceptable.mean);
    ck_assert_double_gt(acceptable.mean, weak.mean);
    ck_assert_double_ge(model.mean, 80);
    ck_assert_double_le(weak.mean, 35);
    ck_assert_int_lt(model.regret, acceptable.regret);
    ck_assert_int_lt(acceptable.regret, weak.regret);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("ways");
    TCase *cases = tcase_create("ways");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, a_good_way_is_worth_more_than_a_weak_one, 0, 3);
    suite_add_tcase(suite, cases);
    return suite;
}
