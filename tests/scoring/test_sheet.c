// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the sheet on cases small enough to check by hand: score, error, gates, overall, silence.
#include "scoring/sheet.h"

#include <math.h>

#include "tests/test_main.h"

#define NEAR 1e-12
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct sheet sheet_of(const struct evidence *items, size_t count)
{
    struct sheet sheet;
    sheet_init(&sheet, &(struct sheet_input) { .items = items, .count = count });
    return sheet;
}

// Competencies, scenarios and decisions in each: every decision earns `earned` of 2.
static size_t fill(
        struct evidence *items, int competencies, int scenarios, int decisions, int earned)
{
    size_t count = 0;
    for (int k = 0; k < competencies; k++) {
        for (int s = 0; s < scenarios; s++) {
            for (int d = 0; d < decisions; d++) {
                items[count++] = (struct evidence) { s, d, (enum competency)k, earned, 2 };
            }
        }
    }
    return count;
}

// Scores and errors

START_TEST(silence_is_not_a_zero)
{
    struct prior prior = prior_provisional();
    struct sheet sheet;
    sheet_init(&sheet, &(struct sheet_input) { .prior = &prior });
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

START_TEST(nothing_earned_is_a_zero)
{
    struct evidence items[1] = { { 0, 1, COMPETENCY_EMPATHY, 0, 3 } };
    struct sheet sheet = sheet_of(items, 1);
    ck_assert(sheet.line[COMPETENCY_EMPATHY].has_score);
    ck_assert_double_eq(sheet.line[COMPETENCY_EMPATHY].score, 0);
    ck_assert_int_eq(sheet.line[COMPETENCY_EMPATHY].status, SHEET_INSUFFICIENT_EVIDENCE);
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
    ck_assert(line->has_se && !line->has_shrunk);
    ck_assert_double_eq_tol(line->se, 37.5, NEAR);
    ck_assert_double_eq_tol(line->variance, 2 * .375 * .375, NEAR);
    ck_assert_double_eq(line->band90[0], 0);
    ck_assert_double_eq(line->band90[1], 100);
    sheet_finish(&sheet);
}
END_TEST

// The same with weights 3 and 1: R = 1/2, the scenarios weigh the same, and agree with their mean.
START_TEST(an_author_can_weigh_scenarios)
{
    const struct evidence items[] = { { 0, 1, COMPETENCY_EMPATHY, 0, 1 },
        { 1, 1, COMPETENCY_EMPATHY, 3, 3 } };
    const double weights[] = { 3 };
    struct sheet sheet;
    sheet_init(&sheet,
            &(struct sheet_input) {
                    .items = items, .count = 2, .weights = weights, .weight_count = 1 });
    const struct sheet_line *line = &sheet.line[COMPETENCY_EMPATHY];
    ck_assert_double_eq_tol(line->score, 50, NEAR);
    ck_assert_double_eq_tol(line->se, 50, NEAR);
    ck_assert(!line->uneven);
    ck_assert_int_eq(line->possible, 4);
    sheet_finish(&sheet);
}
END_TEST

START_TEST(weight_zero_leaves_a_scenario_out)
{
    const struct evidence items[] = { { 0, 1, COMPETENCY_EMPATHY, 0, 1 },
        { 1, 1, COMPETENCY_EMPATHY, 3, 3 }, { 0, 2, COMPETENCY_PROBING, 1, 1 } };
    const double weights[] = { 0, 2 };
    struct sheet sheet;
    sheet_init(&sheet,
            &(struct sheet_input) {
                    .items = items, .count = 3, .weights = weights, .weight_count = 2 });
    ck_assert_double_eq_tol(sheet.line[COMPETENCY_EMPATHY].score, 100, NEAR);
    ck_assert_int_eq(sheet.line[COMPETENCY_EMPATHY].scenarios, 1);
    ck_assert_int_eq(sheet.line[COMPETENCY_PROBING].status, SHEET_NOT_OBSERVED);
    ck_assert_uint_eq(sheet.scenario_count, 1);
    sheet_finish(&sheet);
}
END_TEST

START_TEST(one_scenario_has_no_error_of_its_own)
{
    const struct evidence items[] = { { 4, 1, COMPETENCY_PROBING, 1, 2 } };
    struct prior prior = prior_provisional();
    struct sheet sheet;
    sheet_init(&sheet, &(struct sheet_input) { .items = items, .count = 1, .prior = &prior });
    const struct sheet_line *line = &sheet.line[COMPETENCY_PROBING];
    ck_assert(line->has_score && !line->has_se && line->has_shrunk);
    ck_assert_double_eq_tol(line->se_shrunk, 100 * sqrt(.1), NEAR);
    ck_assert_double_eq(line->band90_shrunk[0], 0);
    ck_assert_double_eq(line->band90_shrunk[1], 100);
    sheet_finish(&sheet);
}
END_TEST

// n = 1 and a prior worth 1 degree of freedom: t(.95; 1) = 6.314.
START_TEST(a_weak_prior_gives_a_wide_band)
{
    const struct evidence items[] = { { 0, 1, COMPETENCY_PROBING, 1, 2 } };
    struct prior prior = prior_provisional();
    prior.df = 1;
    prior.competency[COMPETENCY_PROBING].variance = .0001;
    struct sheet sheet;
    sheet_init(&sheet, &(struct sheet_input) { .items = items, .count = 1, .prior = &prior });
    const double *band = sheet.line[COMPETENCY_PROBING].band90_shrunk;
    ck_assert_double_eq_tol(band[1] - band[0], 2 * 6.3137515146750, 1e-9);
    sheet_finish(&sheet);
}
END_TEST

START_TEST(a_competency_without_prior_has_no_shrunken_error)
{
    struct evidence items[64];
    struct prior prior = prior_provisional();
    prior.competency[COMPETENCY_ACCURACY].origin = PRIOR_NONE;
    struct sheet sheet;
    sheet_init(&sheet,
            &(struct sheet_input) {
                    .items = items, .count = fill(items, 2, 4, 2, 1), .prior = &prior });
    ck_assert(!sheet.line[COMPETENCY_ACCURACY].has_shrunk);
    ck_assert(sheet.line[COMPETENCY_ACTIVE_READING].has_shrunk);
    sheet_finish(&sheet);
}
END_TEST

// Pooled 75, mean 50. The flag needs more than the gate, not as much.
START_TEST(a_difference_of_exactly_the_gate_is_even)
{
    const struct evidence items[] = { { 0, 1, COMPETENCY_EMPATHY, 0, 1 },
        { 1, 1, COMPETENCY_EMPATHY, 3, 3 } };
    struct sheet_gates gates = sheet_gates_default();
    gates.uneven = 25;
    struct sheet sheet;
    sheet_init(&sheet, &(struct sheet_input) { .items = items, .count = 2, .gates = &gates });
    ck_assert(!sheet.line[COMPETENCY_EMPATHY].uneven);
    sheet_finish(&sheet);
}
END_TEST

START_TEST(cells_are_kept_by_rising_scenario)
{
    const struct evidence items[] = { { 7, 1, COMPETENCY_EMPATHY, 1, 4 },
        { 2, 1, COMPETENCY_PROBING, 2, 2 }, { 7, 2, COMPETENCY_EMPATHY, 2, 2 } };
    struct sheet sheet = sheet_of(items, 3);
    double score = -1;
    ck_assert_uint_eq(sheet.scenario_count, 2);
    ck_assert_int_eq(sheet.scenarios[0].scenario, 2);
    ck_assert_int_eq(sheet.scenarios[1].scenario, 7);
    ck_assert(sheet_cell_score(&sheet.scenarios[1].cell[COMPETENCY_EMPATHY], &score));
    ck_assert_double_eq_tol(score, 50, NEAR);
    ck_assert_int_eq(sheet.scenarios[1].cell[COMPETENCY_EMPATHY].decisions, 2);
    ck_assert(!sheet_cell_score(&sheet.scenarios[1].cell[COMPETENCY_PROBING], &score));
    ck_assert_double_eq_tol(score, 50, NEAR);
    sheet_finish(&sheet);
}
END_TEST

// Gates

static const struct {
    const char *what;
    int scenarios;
    int decisions;
    struct sheet_chances chances;
    enum sheet_status status;
} GATES[] = {
    { "three scenarios of two decisions", 3, 2, { 0, 0 }, SHEET_OK },
    { "two scenarios of four decisions", 2, 4, { 0, 0 }, SHEET_INSUFFICIENT_EVIDENCE },
    { "five scenarios of one decision", 5, 1, { 0, 0 }, SHEET_INSUFFICIENT_EVIDENCE },
    { "six scenarios of one decision", 6, 1, { 0, 0 }, SHEET_OK },
    { "no chance missed", 3, 2, { 0, 20 }, SHEET_OK },
    { "a quarter of the chances missed", 3, 2, { 5, 20 }, SHEET_OK },
    { "more than a quarter missed", 3, 2, { 6, 20 }, SHEET_INSUFFICIENT_EVIDENCE },
    { "few and missed", 2, 1, { 6, 20 }, SHEET_INSUFFICIENT_EVIDENCE },
    { "all missed, none seen", 0, 0, { 20, 20 }, SHEET_NOT_OBSERVED },
};

START_TEST(gates_decide_the_status)
{
    struct evidence items[64];
    struct sheet_chances chances[COMPETENCY_COUNT] = { { 0, 0 } };
    chances[0] = GATES[_i].chances;
    size_t count = fill(items, 1, GATES[_i].scenarios, GATES[_i].decisions, 1);
    struct sheet sheet;
    sheet_init(
            &sheet, &(struct sheet_input) { .items = items, .count = count, .chances = chances });
    ck_assert_msg(sheet.line[0].status == GATES[_i].status, "%s: %d", GATES[_i].what,
            (int)sheet.line[0].status);
    ck_assert_int_eq(sheet.line[0].chances.missed, GATES[_i].chances.missed);
    sheet_finish(&sheet);
}
END_TEST

START_TEST(a_trainer_can_set_the_gates)
{
    struct evidence items[64];
    size_t count = fill(items, 1, 1, 1, 1);
    struct sheet_gates gates = { .scenarios = 1, .decisions = 1, .competencies = 1 };
    struct sheet sheet;
    sheet_init(&sheet, &(struct sheet_input) { .items = items, .count = count, .gates = &gates });
    ck_assert_int_eq(sheet.line[0].status, SHEET_OK);
    ck_assert(sheet.overall.has_score);
    ck_assert(!sheet.overall.has_se);
    sheet_finish(&sheet);
}
END_TEST

// Overall

static const struct {
    const char *what;
    int competencies;
    int scenarios;
    bool has_score;
    bool has_se;
} OVERALLS[] = {
    { "all seven, five scenarios", 7, 5, true, true },
    { "five, five scenarios", 5, 5, true, true },
    { "four are too few", 4, 5, false, false },
    { "four scenarios give no error", 7, 4, true, false },
    { "two scenarios give no overall", 7, 2, false, false },
};

START_TEST(an_overall_needs_enough_of_both)
{
    struct evidence items[128];
    struct sheet sheet =
            sheet_of(items, fill(items, OVERALLS[_i].competencies, OVERALLS[_i].scenarios, 2, 1));
    const struct sheet_overall *overall = &sheet.overall;
    ck_assert_msg(overall->has_score == OVERALLS[_i].has_score, "%s", OVERALLS[_i].what);
    ck_assert_msg(overall->has_se == OVERALLS[_i].has_se, "%s", OVERALLS[_i].what);
    ck_assert_double_eq_tol(overall->score, OVERALLS[_i].has_score ? 50 : 0, NEAR);
    ck_assert_double_eq_tol(overall->band90[1], OVERALLS[_i].has_se ? 50 : 0, NEAR);
    ck_assert_double_eq(overall->se, 0);
    sheet_finish(&sheet);
}
END_TEST

// A competency that is not ok does not move the overall.
START_TEST(the_overall_leaves_the_thin_ones_out)
{
    struct evidence items[128];
    size_t count = fill(items, 6, 5, 2, 1);
    items[count++] = (struct evidence) { 9, 1, COMPETENCY_PROBLEM_SOLVING, 9, 9 };
    struct sheet sheet = sheet_of(items, count);
    ck_assert(sheet.overall.has_score);
    ck_assert_double_eq_tol(sheet.overall.score, 50, NEAR);
    ck_assert(!sheet.overall.counted[COMPETENCY_PROBLEM_SOLVING]);
    ck_assert(sheet.overall.counted[COMPETENCY_ACCURACY]);
    ck_assert_int_eq(sheet.overall.scenarios, 5);
    sheet_finish(&sheet);
}
END_TEST

// One competency, scenarios 0, 1 and 1 of 1: O = 2/3; without each 1, 1/2, 1/2.
// SE^2 = 2/3 ((1/3)^2 + 2 (1/6)^2) = 1/9.
START_TEST(deleting_scenarios_gives_the_error)
{
    const struct evidence items[] = { { 0, 1, COMPETENCY_EMPATHY, 0, 1 },
        { 1, 1, COMPETENCY_EMPATHY, 1, 1 }, { 2, 1, COMPETENCY_EMPATHY, 1, 1 },
        { 3, 1, COMPETENCY_PROBING, 1, 1 } };
    struct sheet sheet = sheet_of(items, 4);
    bool counted[COMPETENCY_COUNT] = { [COMPETENCY_EMPATHY] = true };
    struct sheet_overall overall = sheet_overall_of(&sheet, counted);
    ck_assert_double_eq_tol(overall.score, 200.0 / 3, NEAR);
    ck_assert_int_eq(overall.scenarios, 3);
    ck_assert(overall.has_se);
    ck_assert_double_eq_tol(overall.se, 100.0 / 3, NEAR);

    counted[COMPETENCY_PROBING] = true; // rests on one scenario: deleting that leaves nothing
    overall = sheet_overall_of(&sheet, counted);
    ck_assert(overall.has_score && !overall.has_se);
    ck_assert_double_eq_tol(overall.score, 250.0 / 3, NEAR);

    counted[COMPETENCY_MOTIVATION] = true; // not observed
    overall = sheet_overall_of(&sheet, counted);
    ck_assert(!overall.has_score && !overall.has_se);
    sheet_finish(&sheet);
}
END_TEST

START_TEST(an_overall_of_nothing_is_nothing)
{
    const struct evidence items[] = { { 0, 1, COMPETENCY_EMPATHY, 0, 1 } };
    const bool nothing[COMPETENCY_COUNT] = { false };
    struct sheet sheet = sheet_of(items, 1);
    struct sheet_overall overall = sheet_overall_of(&sheet, nothing);
    ck_assert(!overall.has_score && !overall.has_se);
    ck_assert_int_eq(overall.scenarios, 0);
    sheet_finish(&sheet);

    struct sheet_gates none = { 0 };
    sheet_init(&sheet, &(struct sheet_input) { .gates = &none });
    ck_assert(!sheet.overall.has_score);
    sheet_finish(&sheet);
}
END_TEST

// Priors

START_TEST(the_first_prior_is_provisional)
{
    struct prior prior = prior_provisional();
    ck_assert_int_eq(prior.df, 5);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ck_assert_int_eq(prior.competency[k].origin, PRIOR_PROVISIONAL);
        ck_assert_double_eq_tol(prior.competency[k].variance, .10, NEAR);
    }
}
END_TEST

// One candidate with s^2 = .28125, one without spread, one with a single scenario that counts
// nowhere.
START_TEST(a_prior_averages_those_who_have_a_spread)
{
    const struct evidence spread[] = { { 0, 1, COMPETENCY_EMPATHY, 0, 1 },
        { 1, 1, COMPETENCY_EMPATHY, 3, 3 } };
    const struct evidence flat[] = { { 0, 1, COMPETENCY_EMPATHY, 1, 2 },
        { 1, 1, COMPETENCY_EMPATHY, 1, 2 } };
    struct sheet sheets[] = { sheet_of(spread, 2), sheet_of(flat, 2), sheet_of(spread, 1) };
    const struct sheet *borrowed[] = { &sheets[0], &sheets[1], &sheets[2] };
    struct prior prior = prior_of_sample(borrowed, 3, PRIOR_SIMULATED);
    ck_assert_double_eq_tol(prior.competency[COMPETENCY_EMPATHY].variance, .28125 / 2, NEAR);
    ck_assert_int_eq(prior.competency[COMPETENCY_EMPATHY].candidates, 2);
    ck_assert_int_eq(prior.competency[COMPETENCY_EMPATHY].origin, PRIOR_SIMULATED);
    ck_assert_int_eq(prior.competency[COMPETENCY_PROBING].origin, PRIOR_NONE);
    for (size_t i = 0; i < COUNT(sheets); i++) {
        sheet_finish(&sheets[i]);
    }
}
END_TEST

static TCase *score_cases(void)
{
    TCase *cases = tcase_create("scores and errors");
    tcase_add_test(cases, silence_is_not_a_zero);
    tcase_add_test(cases, nothing_earned_is_a_zero);
    tcase_add_test(cases, a_bigger_chance_counts_more);
    tcase_add_test(cases, an_author_can_weigh_scenarios);
    tcase_add_test(cases, weight_zero_leaves_a_scenario_out);
    tcase_add_test(cases, one_scenario_has_no_error_of_its_own);
    tcase_add_test(cases, a_weak_prior_gives_a_wide_band);
    tcase_add_test(cases, a_competency_without_prior_has_no_shrunken_error);
    tcase_add_test(cases, a_difference_of_exactly_the_gate_is_even);
    tcase_add_test(cases, cells_are_kept_by_rising_scenario);
    return cases;
}

static TCase *gate_cases(void)
{
    TCase *cases = tcase_create("gates and overall");
    tcase_add_loop_test(cases, gates_decide_the_status, 0, COUNT(GATES));
    tcase_add_test(cases, a_trainer_can_set_the_gates);
    tcase_add_loop_test(cases, an_overall_needs_enough_of_both, 0, COUNT(OVERALLS));
    tcase_add_test(cases, the_overall_leaves_the_thin_ones_out);
    tcase_add_test(cases, deleting_scenarios_gives_the_error);
    tcase_add_test(cases, an_overall_of_nothing_is_nothing);
    return cases;
}

static TCase *prior_cases(void)
{
    TCase *cases = tcase_create("priors");
    tcase_add_test(cases, the_first_prior_is_provisional);
    tcase_add_test(cases, a_prior_averages_those_who_have_a_spread);
    return cases;
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("sheet");
    suite_add_tcase(suite, score_cases());
    suite_add_tcase(suite, gate_cases());
    suite_add_tcase(suite, prior_cases());
    return suite;
}
