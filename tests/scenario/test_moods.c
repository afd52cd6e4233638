// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the figures of the rules of play: what a customer thinks after a good, a common and a
// weak play.
#include <stdio.h>
#include <string.h>

#include "game/scenario/load.h"
#include "game/scenario/rules.h"
#include "tests/test_main.h"

// A customer of reactivity 100 and what happens to them; "solve60" is a need of weight 60 solved,
// "|" the end of a turn. The sum at the end is that of the satisfaction of a customer, before its
// caps.
struct customer_model {
    int mood[AXIS_COUNT];
    int repeats[SPEECH_ACT_MAX];
    int turns;
    int sum;
    int most;
};

static int clamp(int value, int least)
{
    return value < least ? least : value > 100 ? 100 : value;
}

static void change(struct customer_model *customer, const int8_t *delta, int percent)
{
    for (int axis = 0; axis < AXIS_OUTCOME; axis++) {
        int part = axis == AXIS_PLEASANTNESS ? delta[axis] * percent / 100 : delta[axis];
        customer->mood[axis] =
                clamp(customer->mood[axis] + part, axis == AXIS_PLEASANTNESS ? -100 : 0);
    }
}

static void happen(struct customer_model *customer, const struct rules *rules, const char *id)
{
    uint32_t found = table_find(&rules->act_ids, id);
    ck_assert_msg(found != TABLE_NONE, "%s", id);
    const struct speech_act *act = &rules->acts[found];
    bool calm = customer->mood[AXIS_AROUSAL] < act->arousal_min;
    int repeat = customer->repeats[found];
    change(customer, calm ? act->calm_delta : act->delta[repeat], 100);
    customer->repeats[found] += repeat + 1 < SPEECH_ACT_REPEATS ? 1 : 0;
}

static void count_turn(struct customer_model *customer)
{
    int pleasantness = customer->mood[AXIS_PLEASANTNESS];
    customer->sum += pleasantness;
    customer->turns++;
    customer->most = customer->most > pleasantness ? customer->most : pleasantness;
}

static void solve(struct customer_model *customer, const struct rules *rules, int weight)
{
    change(customer, rules->acts[rules->need_solved].delta[0], weight);
    customer->mood[AXIS_OUTCOME] = clamp(customer->mood[AXIS_OUTCOME] + weight, 0);
}

static double satisfaction(const struct customer_model *customer, bool complaint)
{
    double mean = (double)customer->sum / customer->turns;
    double affect = 0.25 * (mean + 100) / 200 + 0.25 * (customer->most + 100) / 200.0 +
            0.5 * (customer->mood[AXIS_PLEASANTNESS] + 100) / 200.0;
    double outcome = customer->mood[AXIS_OUTCOME] / 100.0;
    double ease = 1 - customer->mood[AXIS_EFFORT] / 100.0;
    return complaint ? 1 + 4 * (0.35 * outcome + 0.15 * ease + 0.50 * affect)
                     : 1 + 4 * (0.40 * outcome + 0.20 * ease + 0.40 * affect);
}

static double play(const struct rules *rules, const char *mood, const char *events)
{
    struct customer_model customer = { 0 };
    const struct named_mood *named = &rules->moods[table_find(&rules->mood_ids, mood)];
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        customer.mood[axis] = named->start[axis];
    }
    customer.most = customer.mood[AXIS_PLEASANTNESS];
    count_turn(&customer);
    char event[64];
    int size = 0;
    for (; sscanf(events, " %63s%n", event, &size) == 1; events += size) {
        int weight = 0;
        if (strcmp(event, "|") == 0) {
            count_turn(&customer);
        } else if (sscanf(event, "solve%d", &weight) == 1) {
            solve(&customer, rules, weight);
        } else {
            happen(&customer, rules, event);
        }
    }
    return satisfaction(&customer, strcmp(mood, "angry") == 0);
}

static const struct {
    const char *events;
    double angry[2]; // between
    double neutral[2];
} plays[] = {
    { "acknowledge-specific summary-right | open-question | open-question concrete | summary-right "
      "options | concrete solve60 | promise proactive | solve40 promise-kept apology |",
            { 4.2, 5 }, { 4.5, 5 } },
    { "stock-phrase apology | ask-known | stock-phrase silence silence silence | concrete | "
      "solve40 | "
      "promise | no-with-alternative |",
            { 2.5, 3.5 }, { 2.5, 3.5 } },
    { "solve-before-listening | blame | bare-no silence silence silence | ask-known | "
      "cold-transfer "
      "| promise-broken |",
            { 1, 1.8 }, { 1, 1.8 } },
    { "solve-before-listening | open-question ask-known | concrete | no-with-alternative | solve60 "
      "| "
      "solve40 promise | promise-kept |",
            { 3.3, 4.2 }, { 3.3, 4.2 } },
};

START_TEST(satisfaction_tells_good_common_weak_and_cold_apart)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    struct rules *rules = rules_load(&bundle, &diags);
    for (size_t i = 0; i < sizeof(plays) / sizeof(plays[0]); i++) {
        double angry = play(rules, "angry", plays[i].events);
        double neutral = play(rules, "businesslike", plays[i].events);
        ck_assert_msg(
                angry >= plays[i].angry[0] && angry <= plays[i].angry[1], "%zu: %.2f", i, angry);
        ck_assert_msg(neutral >= plays[i].neutral[0] && neutral <= plays[i].neutral[1], "%zu: %.2f",
                i, neutral);
    }
    rules_destroy(rules);
    bundle_finish(&bundle);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("moods");
    TCase *cases = tcase_create("moods");
    tcase_add_test(cases, satisfaction_tells_good_common_weak_and_cold_apart);
    suite_add_tcase(suite, cases);
    return suite;
}
