// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the points, paths and regrets: figures of a small talk, found by hand.
#include <string.h>

#include "game/explore/search/explore.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

// Three ways: good and warm, good and cold, bad. The first turn has three points to give, the
// second, which only the good come to, two.
static const char TALK[] =
        "<contact id='call' channel='phone' with='eva' at='09:00' start='a'>"
        "<turn id='a'><says>A</says>"
        "<reply id='good' next='b'><say>g</say><shows competency='empathy' points='3'>G</shows>"
        "</reply>"
        "<reply id='bad' next='done'><say>b</say><shows competency='empathy' points='0'>B</shows>"
        "</reply></turn>"
        "<turn id='b'><says>B</says>"
        "<reply id='warm' next='done'><say>w</say><shows competency='empathy' points='2'>W</shows>"
        "</reply>"
        "<reply id='cold' next='done'><say>c</say><shows competency='empathy' points='0'>C</shows>"
        "</reply></turn>"
        "<end id='done' outcome='resolved'/></contact>";

static struct fixture fixture;
static struct exploration found;

static void begin(void)
{
    fixture_init(&fixture, TALK);
    struct explore_setup setup = {
        .scenario = fixture.shift->entries[0].scenario,
        .rules = fixture.shift->rules,
        .hours = { fixture.shift->start, fixture.shift->until },
        .budget = 1000,
    };
    explore_init(&found, &setup);
}

static void finish(void)
{
    explore_finish(&found);
    fixture_finish(&fixture);
}

static const char *name_of(uint32_t slot)
{
    return scenario_string(found.model, found.model->slot_rests[slot].id);
}

START_TEST(points_are_those_of_three_ways)
{
    const struct contact_points *points = &found.points[COMPETENCY_EMPATHY + 1];
    ck_assert(points->decided);
    ck_assert(!points->loops);
    ck_assert_double_eq(points->paths, 3);
    ck_assert_int_eq(points->least, 3);
    ck_assert_int_eq(points->most, 5);
    ck_assert_double_eq_tol(points->mean, 13.0 / 3, 1e-9);
    ck_assert_int_eq(points->worst, 0);
    ck_assert_int_eq(points->best, 5);
    ck_assert_int_eq(found.mood_share[COMPETENCY_EMPATHY][0], 0);
    ck_assert_int_eq(found.mood_share[COMPETENCY_EMPATHY][1], 5);
}
END_TEST

static const struct contact_path *path_of(bool best)
{
    for (size_t i = 0; i < found.paths.count; i++) {
        const struct contact_path *path = &found.paths.items[i];
        if (path->competency == COMPETENCY_EMPATHY && path->best == best) {
            return path;
        }
    }
    return NULL;
}

START_TEST(paths_are_the_best_and_the_worst)
{
    const struct contact_path *best = path_of(true);
    const struct contact_path *worst = path_of(false);
    ck_assert_ptr_nonnull(best);
    ck_assert_uint_eq(best->count, 2);
    ck_assert_str_eq(name_of(best->slots[0]), "good");
    ck_assert_str_eq(name_of(best->slots[1]), "warm");
    ck_assert_ptr_nonnull(worst);
    ck_assert_uint_eq(worst->count, 1);
    ck_assert_str_eq(name_of(worst->slots[0]), "bad");
}
END_TEST

static const struct {
    const char *slot;
    int points;
} REGRETS[] = { { "good", 0 }, { "bad", 5 }, { "warm", 0 }, { "cold", 2 } };

START_TEST(a_regret_is_what_can_no_longer_be_had)
{
    ck_assert_uint_eq(found.regrets.count, sizeof(REGRETS) / sizeof(REGRETS[0]));
    for (size_t i = 0; i < found.regrets.count; i++) {
        const struct slot_regret *regret = &found.regrets.items[i];
        if (strcmp(name_of(regret->slot), REGRETS[_i].slot) == 0) {
            ck_assert_int_eq(regret->points, REGRETS[_i].points);
            return;
        }
    }
    ck_abort_msg("no regret of %s", REGRETS[_i].slot);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("points");
    TCase *cases = tcase_create("points");
    tcase_add_checked_fixture(cases, begin, finish);
    tcase_add_test(cases, points_are_those_of_three_ways);
    tcase_add_test(cases, paths_are_the_best_and_the_worst);
    tcase_add_loop_test(cases, a_regret_is_what_can_no_longer_be_had, 0, 4);
    suite_add_tcase(suite, cases);
    return suite;
}
