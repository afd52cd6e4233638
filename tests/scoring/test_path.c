// SPDX-License-Identifier: GPL-3.0-or-later
// Protects paths: small graphs by hand, random ones against trying everything, deep ones, endless
// ones.
#include "scoring/path.h"

#include <math.h>
#include <stdlib.h>

#include "tests/scoring/dice.h"
#include "tests/test_main.h"

#define NEAR 1e-12
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// Opening: good (3) to the cause, curt (0) to the end. Cause: ask (2) or guess (-1), both to the
// end.
static const struct path_decision SHORT_DECISIONS[] = { { 0, 2 }, { 2, 2 } };
static const struct path_option SHORT_OPTIONS[] = { { 1, 3 }, { PATH_END, 0 }, { PATH_END, 2 },
    { PATH_END, -1 } };
static const struct path_graph SHORT = { SHORT_DECISIONS, 2, SHORT_OPTIONS, 4, 0 };

// Opening 0 leads to 1; 1 asks on to 2 or ends; 2 goes back to 1 or ends.
static const struct path_decision LOOP_DECISIONS[] = { { 0, 1 }, { 1, 2 }, { 3, 2 } };
static const struct path_option LOOP_OPTIONS[] = { { 1, 1 }, { 2, 2 }, { PATH_END, 1 }, { 1, 4 },
    { PATH_END, 1 } };
static const struct path_graph LOOP = { LOOP_DECISIONS, 3, LOOP_OPTIONS, 5, 0 };

START_TEST(a_short_graph_is_surveyed)
{
    struct path_survey survey;
    ck_assert_int_eq(path_survey(&SHORT, 0, &survey), PATH_DECIDED);
    ck_assert(!survey.loops);
    ck_assert_double_eq(survey.paths, 3);
    ck_assert_int_eq(survey.best, 5);
    ck_assert_int_eq(survey.worst, 0);
    ck_assert_int_eq(survey.least_possible, 3);
    ck_assert_int_eq(survey.most_possible, 6);
    ck_assert_double_eq_tol(survey.mean_possible, 5, NEAR);
}
END_TEST

// Paths: 0 1 end (2), 0 1 2 and back (7), 0 1 2 end (4).
START_TEST(a_path_that_comes_back_ends_there)
{
    struct path_survey survey;
    ck_assert_int_eq(path_survey(&LOOP, PATH_BUDGET, &survey), PATH_DECIDED);
    ck_assert(survey.loops);
    ck_assert_double_eq(survey.paths, 3);
    ck_assert_int_eq(survey.best, 7);
    ck_assert_int_eq(survey.worst, 2);
    ck_assert_double_eq_tol(survey.mean_possible, (1 + 4 + 4) / 3.0, NEAR);
}
END_TEST

START_TEST(a_spent_budget_is_not_decided)
{
    struct path_survey survey;
    struct path_value value;
    const struct path_step steps[] = { { 0, 0 } };
    const struct path_walk walk = { steps, 1 };
    int64_t regrets[1];
    ck_assert_int_eq(path_survey(&LOOP, 3, &survey), PATH_NOT_DECIDED);
    ck_assert(survey.loops);
    // Enough for the whole, not for what comes after; then for that, not for the regrets.
    long need = 0;
    while (path_survey(&LOOP, need, &survey) == PATH_NOT_DECIDED) {
        need++;
    }
    long verdicts = 0;
    for (long budget = 0; budget < 4 * need; budget++) {
        enum path_verdict verdict = path_value(&LOOP, &walk, budget, &value, regrets);
        ck_assert_int_eq(value.total, 1);
        ck_assert(value.has_regrets == (verdict == PATH_DECIDED));
        verdicts += verdict == PATH_DECIDED;
    }
    ck_assert_int_gt(verdicts, 0);
    ck_assert_int_lt(verdicts, 3 * need);
}
END_TEST

// Values

static const struct {
    const char *what;
    struct path_step steps[3];
    size_t count;
    int64_t total;
    double index;
    int64_t unplayed;
    int64_t regrets[3];
} VALUES[] = {
    { "the best walk", { { 0, 0 }, { 1, 0 } }, 2, 5, 100, 0, { 0, 0 } },
    { "a guess costs three", { { 0, 0 }, { 1, 1 } }, 2, 2, 40, 0, { 0, 3 } },
    { "the curt opening loses all that followed", { { 0, 1 } }, 1, 0, 0, 0, { 5 } },
    { "broken off after the opening", { { 0, 0 } }, 1, 3, 60, 2, { 0 } },
    { "nothing done", { { 0, 0 } }, 0, 0, 0, 5, { 0 } },
    { "a missed opening", { { 0, PATH_MISSED } }, 1, 0, 0, 0, { 5 } },
    { "a missed cause", { { 0, 0 }, { 1, PATH_MISSED } }, 2, 2, 40, 0, { 0, 3 } },
};

START_TEST(walks_have_a_value_and_regrets)
{
    struct path_walk walk = { VALUES[_i].steps, VALUES[_i].count };
    struct path_value value;
    int64_t regrets[3] = { 0 };
    ck_assert(path_walk_sound(&SHORT, &walk));
    ck_assert_int_eq(path_value(&SHORT, &walk, 0, &value, regrets), PATH_DECIDED);
    ck_assert_msg(
            value.total == VALUES[_i].total, "%s: total %ld", VALUES[_i].what, (long)value.total);
    ck_assert(value.has_index && value.has_regrets);
    ck_assert_double_eq_tol(value.index, VALUES[_i].index, NEAR);
    ck_assert_msg(value.unplayed == VALUES[_i].unplayed, "%s: unplayed %ld", VALUES[_i].what,
            (long)value.unplayed);
    for (size_t i = 0; i < walk.count; i++) {
        ck_assert_msg(regrets[i] == VALUES[_i].regrets[i], "%s: regret %zu is %ld", VALUES[_i].what,
                i, (long)regrets[i]);
    }
}
END_TEST

START_TEST(a_walk_that_came_back_has_an_index_but_no_regrets)
{
    const struct path_step steps[] = { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 1, 1 } };
    const struct path_walk walk = { steps, 4 };
    struct path_value value;
    int64_t regrets[4];
    ck_assert(path_walk_sound(&LOOP, &walk));
    ck_assert_int_eq(path_value(&LOOP, &walk, PATH_BUDGET, &value, regrets), PATH_DECIDED);
    ck_assert_int_eq(value.total, 7); // the second visit of 1 gives nothing
    ck_assert(value.has_index && !value.has_regrets);
    ck_assert_double_eq_tol(value.index, 100, NEAR);
}
END_TEST

START_TEST(a_loop_not_taken_back_has_regrets)
{
    const struct path_step steps[] = { { 0, 0 }, { 1, 0 }, { 2, 0 } };
    const int64_t wanted[][3] = { { 0, 5, 0 }, { 0, 0, 3 } };
    const struct path_step ends[][3] = { { { 0, 0 }, { 1, 1 } }, { { 0, 0 }, { 1, 0 }, { 2, 1 } } };
    const size_t counts[] = { 2, 3 };
    int64_t regrets[3];
    struct path_value value;
    for (size_t i = 0; i < COUNT(wanted); i++) {
        const struct path_walk walk = { ends[i], counts[i] };
        ck_assert_int_eq(path_value(&LOOP, &walk, PATH_BUDGET, &value, regrets), PATH_DECIDED);
        ck_assert(value.has_regrets);
        for (size_t s = 0; s < counts[i]; s++) {
            ck_assert_int_eq(regrets[s], wanted[i][s]);
        }
    }
    // Broken off on the point of going round: the path is over, nothing is left unplayed.
    const struct path_walk back = { steps, 3 };
    ck_assert_int_eq(path_value(&LOOP, &back, PATH_BUDGET, &value, regrets), PATH_DECIDED);
    ck_assert_int_eq(value.unplayed, 0);
    ck_assert_int_eq(value.total, 7);
}
END_TEST

START_TEST(one_way_only_has_no_index)
{
    const struct path_decision decisions[] = { { 0, 1 } };
    const struct path_option options[] = { { PATH_END, 3 } };
    const struct path_graph graph = { decisions, 1, options, 1, 0 };
    const struct path_step steps[] = { { 0, 0 } };
    const struct path_walk walk = { steps, 1 };
    struct path_value value;
    ck_assert_int_eq(path_value(&graph, &walk, 0, &value, NULL), PATH_DECIDED);
    ck_assert(!value.has_index && !value.has_regrets);
    ck_assert_int_eq(value.total, 3);
}
END_TEST

// Hanging up after one step of a graph in which every step gives points lies below its worst path.
START_TEST(the_index_is_clipped)
{
    const struct path_decision decisions[] = { { 0, 2 }, { 2, 2 } };
    const struct path_option options[] = { { 1, 1 }, { 1, 2 }, { PATH_END, 1 }, { PATH_END, 2 } };
    const struct path_graph graph = { decisions, 2, options, 4, 0 };
    const struct path_step steps[] = { { 0, 0 } };
    const struct path_walk walk = { steps, 1 };
    struct path_value value;
    ck_assert_int_eq(path_value(&graph, &walk, 0, &value, NULL), PATH_DECIDED);
    ck_assert_double_eq(value.index, 0);
    ck_assert_int_eq(value.unplayed, 2);
}
END_TEST

// Refusals

static const struct {
    const char *what;
    struct path_decision decisions[2];
    struct path_option options[2];
    int decision_count;
    int option_count;
    int start;
    bool sound;
} GRAPHS[] = {
    { "a loop on itself", { { 0, 1 } }, { { 0, 1 } }, 1, 1, 0, true },
    { "a shared stretch", { { 0, 2 }, { 0, 2 } }, { { 1, 0 }, { PATH_END, 0 } }, 2, 2, 1, true },
    { "no decision", { { 0, 1 } }, { { PATH_END, 0 } }, 0, 0, 0, false },
    { "a start beyond", { { 0, 1 } }, { { PATH_END, 0 } }, 1, 1, 1, false },
    { "a start before", { { 0, 1 } }, { { PATH_END, 0 } }, 1, 1, -1, false },
    { "a decision without options", { { 0, 0 } }, { { PATH_END, 0 } }, 1, 1, 0, false },
    { "a stretch beyond", { { 0, 2 } }, { { PATH_END, 0 } }, 1, 1, 0, false },
    { "a stretch before", { { -1, 1 } }, { { PATH_END, 0 } }, 1, 1, 0, false },
    { "an arrow beyond", { { 0, 1 } }, { { 1, 0 } }, 1, 1, 0, false },
    { "an arrow before", { { 0, 1 } }, { { -2, 0 } }, 1, 1, 0, false },
    { "the second is wrong", { { 0, 1 }, { 1, 2 } }, { { 1, 0 }, { PATH_END, 0 } }, 2, 2, 0,
            false },
};

START_TEST(graphs_are_sound_or_refused)
{
    struct path_graph graph = { GRAPHS[_i].decisions, GRAPHS[_i].decision_count, GRAPHS[_i].options,
        GRAPHS[_i].option_count, GRAPHS[_i].start };
    ck_assert_msg(path_graph_sound(&graph) == GRAPHS[_i].sound, "%s", GRAPHS[_i].what);
}
END_TEST

static const struct {
    const char *what;
    struct path_step steps[3];
    size_t count;
    bool sound;
} WALKS[] = {
    { "no steps", { { 0, 0 } }, 0, true },
    { "to the end", { { 0, 0 }, { 1, 1 } }, 2, true },
    { "missed last", { { 0, 0 }, { 1, PATH_MISSED } }, 2, true },
    { "a wrong beginning", { { 1, 0 } }, 1, false },
    { "a jump", { { 0, 0 }, { 0, 0 } }, 2, false },
    { "on after the end", { { 0, 1 }, { 1, 0 } }, 2, false },
    { "on after a miss", { { 0, PATH_MISSED }, { 1, 0 } }, 2, false },
    { "an option beyond", { { 0, 2 } }, 1, false },
    { "an option before", { { 0, -2 } }, 1, false },
};

START_TEST(walks_are_sound_or_refused)
{
    struct path_walk walk = { WALKS[_i].steps, WALKS[_i].count };
    ck_assert_msg(path_walk_sound(&SHORT, &walk) == WALKS[_i].sound, "%s", WALKS[_i].what);
}
END_TEST

// Against trying everything

enum { SMALL = 7, WAYS = 3 };

struct random_graph {
    struct path_decision decisions[SMALL];
    struct path_option options[SMALL * WAYS];
    struct path_graph graph;
};

// With `loops` an option may lead anywhere, else only forward.
static void draw_graph(struct random_graph *drawn, struct dice *dice, bool loops)
{
    int count = dice_between(dice, 1, SMALL);
    int options = 0;
    for (int d = 0; d < count; d++) {
        int ways = dice_between(dice, 1, WAYS);
        drawn->decisions[d] = (struct path_decision) { options, ways };
        for (int o = 0; o < ways; o++) {
            int next = dice_between(dice, loops ? 0 : d + 1, count);
            drawn->options[options++] = (struct path_option) { next >= count ? PATH_END : next,
                dice_between(dice, -2, 3) };
        }
    }
    drawn->graph = (struct path_graph) { drawn->decisions, count, drawn->options, options, 0 };
}

struct trial {
    const struct path_graph *graph;
    bool seen[SMALL];
    double paths;
    int best, worst;
    int least, most;
    double possible;
};

static int spread(const struct path_graph *graph, int d)
{
    int low = 99;
    int high = -99;
    for (int o = 0; o < graph->decisions[d].count; o++) {
        int points = graph->options[graph->decisions[d].first + o].points;
        low = points < low ? points : low;
        high = points > high ? points : high;
    }
    return high - low;
}

static void try_all(struct trial *trial, int d, int points, int possible)
{
    if (d == PATH_END || trial->seen[d]) {
        bool first = trial->paths == 0;
        trial->best = first || points > trial->best ? points : trial->best;
        trial->worst = first || points < trial->worst ? points : trial->worst;
        trial->most = first || possible > trial->most ? possible : trial->most;
        trial->least = first || possible < trial->least ? possible : trial->least;
        trial->possible += possible;
        trial->paths++;
        return;
    }
    trial->seen[d] = true;
    for (int o = 0; o < trial->graph->decisions[d].count; o++) {
        const struct path_option *option =
                &trial->graph->options[trial->graph->decisions[d].first + o];
        try_all(trial, option->next, points + option->points, possible + spread(trial->graph, d));
    }
    trial->seen[d] = false;
}

START_TEST(surveys_equal_trying_everything)
{
    for (int round = 0; round < 400; round++) {
        struct dice dice = { 100 + (uint64_t)round };
        struct random_graph drawn;
        draw_graph(&drawn, &dice, _i == 1);
        struct trial trial = { .graph = &drawn.graph };
        struct path_survey survey;
        try_all(&trial, 0, 0, 0);
        ck_assert(path_graph_sound(&drawn.graph));
        ck_assert_int_eq(path_survey(&drawn.graph, PATH_BUDGET, &survey), PATH_DECIDED);
        ck_assert_double_eq(survey.paths, trial.paths);
        ck_assert_int_eq(survey.best, trial.best);
        ck_assert_int_eq(survey.worst, trial.worst);
        ck_assert_int_eq(survey.least_possible, trial.least);
        ck_assert_int_eq(survey.most_possible, trial.most);
        ck_assert_double_eq_tol(survey.mean_possible, trial.possible / trial.paths, 1e-9);
    }
}
END_TEST

// Walks at random until an end, a decision seen before, or (one step in eight) a hang-up.
static size_t draw_walk(const struct path_graph *graph, struct dice *dice, struct path_step *steps)
{
    bool seen[SMALL] = { false };
    size_t count = 0;
    int here = 0;
    while (here != PATH_END && !seen[here] && dice_between(dice, 0, 7) > 0) {
        int option = dice_between(dice, 0, graph->decisions[here].count - 1);
        seen[here] = true;
        steps[count++] = (struct path_step) { here, option };
        here = graph->options[graph->decisions[here].first + option].next;
    }
    return count;
}

START_TEST(regrets_add_up_to_what_was_lost)
{
    for (int round = 0; round < 400; round++) {
        struct dice dice = { 500 + (uint64_t)round };
        struct random_graph drawn;
        struct path_step steps[SMALL];
        int64_t regrets[SMALL];
        struct path_value value;
        draw_graph(&drawn, &dice, _i == 1);
        struct path_walk walk = { steps, draw_walk(&drawn.graph, &dice, steps) };
        ck_assert(path_walk_sound(&drawn.graph, &walk));
        ck_assert_int_eq(
                path_value(&drawn.graph, &walk, PATH_BUDGET, &value, regrets), PATH_DECIDED);
        int64_t sum = 0;
        for (size_t i = 0; i < walk.count; i++) {
            ck_assert_int_ge(regrets[i], 0);
            sum += regrets[i];
        }
        ck_assert(value.has_regrets);
        ck_assert_int_eq(sum, value.best - value.total - value.unplayed);
        ck_assert(!value.has_index || (value.index >= 0 && value.index <= 100));
    }
}
END_TEST

// Size

// A chain of `count` decisions with three ways each, all leading on; the last may lead back to the
// first.
static struct path_graph chain(
        int count, struct path_decision *decisions, struct path_option *options, bool back)
{
    for (int d = 0; d < count; d++) {
        int next = d + 1 < count ? d + 1 : PATH_END;
        decisions[d] = (struct path_decision) { 3 * d, 3 };
        for (int o = 0; o < 3; o++) {
            options[3 * d + o] = (struct path_option) { next, o };
        }
    }
    options[3 * count - 1].next = back ? 0 : PATH_END;
    return (struct path_graph) { decisions, count, options, 3 * count, 0 };
}

START_TEST(a_hundred_thousand_decisions_are_one_pass)
{
    enum { LONG = 100000 };
    struct path_decision *decisions = malloc(LONG * sizeof(*decisions));
    struct path_option *options = malloc(3 * LONG * sizeof(*options));
    struct path_graph graph = chain(LONG, decisions, options, false);
    struct path_survey survey;
    ck_assert_int_eq(path_survey(&graph, 0, &survey), PATH_DECIDED);
    ck_assert_int_eq(survey.best, 2 * LONG);
    ck_assert_int_eq(survey.worst, 0);
    ck_assert_double_eq_tol(survey.mean_possible, 2 * LONG, 1e-6);
    ck_assert(isinf(survey.paths));

    graph = chain(LONG, decisions, options, true);
    ck_assert_int_eq(path_survey(&graph, 200000, &survey), PATH_NOT_DECIDED);
    ck_assert(survey.loops);
    free(decisions);
    free(options);
}
END_TEST

START_TEST(counts_of_paths_are_exact_while_doubles_are)
{
    struct path_decision decisions[33];
    struct path_option options[99];
    struct path_graph graph = chain(33, decisions, options, false);
    struct path_survey survey;
    ck_assert_int_eq(path_survey(&graph, 0, &survey), PATH_DECIDED);
    ck_assert_double_eq(survey.paths, 5559060566555523.0); // 3^33
}
END_TEST

static TCase *hand_cases(void)
{
    TCase *cases = tcase_create("by hand");
    tcase_add_test(cases, a_short_graph_is_surveyed);
    tcase_add_test(cases, a_path_that_comes_back_ends_there);
    tcase_add_test(cases, a_spent_budget_is_not_decided);
    tcase_add_loop_test(cases, walks_have_a_value_and_regrets, 0, COUNT(VALUES));
    tcase_add_test(cases, a_walk_that_came_back_has_an_index_but_no_regrets);
    tcase_add_test(cases, a_loop_not_taken_back_has_regrets);
    tcase_add_test(cases, one_way_only_has_no_index);
    tcase_add_test(cases, the_index_is_clipped);
    tcase_add_loop_test(cases, graphs_are_sound_or_refused, 0, COUNT(GRAPHS));
    tcase_add_loop_test(cases, walks_are_sound_or_refused, 0, COUNT(WALKS));
    return cases;
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("path");
    TCase *large = tcase_create("at random and at length");
    suite_add_tcase(suite, hand_cases());
    tcase_set_timeout(large, 60);
    tcase_add_loop_test(large, surveys_equal_trying_everything, 0, 2);
    tcase_add_loop_test(large, regrets_add_up_to_what_was_lost, 0, 2);
    tcase_add_test(large, a_hundred_thousand_decisions_are_one_pass);
    tcase_add_test(large, counts_of_paths_are_exact_while_doubles_are);
    suite_add_tcase(suite, large);
    return suite;
}
