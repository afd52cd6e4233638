// SPDX-License-Identifier: GPL-3.0-or-later
// Protects sections 2.1 - 2.5 and 2.7 of the scoring model against numbers two other programs
// agreed on.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scoring/path.h"
#include "scoring/sheet.h"
#include "tests/scoring/golden.h"
#include "tests/test_main.h"

enum {
    MAX_NODES = 16,
    MAX_OPTIONS = 64,
    MAX_CONVERSATIONS = 16,
    MAX_STEPS = 32,
    MAX_EVIDENCE = 1024,
    CANDIDATES = 11,
    CONVERSATIONS = 9,
};

struct conversation {
    const char *id;
    int start;
    int node_count;
    const char *nodes[MAX_NODES];
    struct path_decision decisions[MAX_NODES];
    int option_count;
    const char *options[MAX_OPTIONS];
    struct path_option arrows[MAX_OPTIONS]; // without points
    int points[COMPETENCY_COUNT][MAX_OPTIONS];
};

static struct {
    struct json_object *scenario;
    struct json_object *logs;
    struct json_object *expected;
    struct conversation conversations[CONVERSATIONS];
} golden;

// "conversation-technique" is "technique" there, and dashes are underscores.
static const char *golden_name(int k)
{
    static char name[32];
    const char *id = k == COMPETENCY_CONVERSATION_TECHNIQUE ? "technique" : competency_id(k);
    (void)snprintf(name, sizeof(name), "%s", id);
    for (char *letter = name; *letter != '\0'; letter++) {
        *letter = *letter == '-' ? '_' : *letter;
    }
    return name;
}

static struct json_object *item(struct json_object *array, size_t index)
{
    return json_object_array_get_idx(array, index);
}

static const char *text(struct json_object *object, const char *name)
{
    return json_object_get_string(golden_member(object, name));
}

static int find_node(const struct conversation *conversation, const char *id)
{
    for (int i = 0; i < conversation->node_count; i++) {
        if (strcmp(conversation->nodes[i], id) == 0) {
            return i;
        }
    }
    ck_abort_msg("no node %s", id);
}

// Reading the fixture

static void read_option(struct conversation *conversation, struct json_object *option)
{
    int index = conversation->option_count++;
    ck_assert_int_lt(index, MAX_OPTIONS);
    conversation->options[index] = text(option, "id");
    const char *next = text(option, "next");
    conversation->arrows[index].next = next == NULL ? PATH_END : find_node(conversation, next);
    struct json_object *points = golden_member(option, "points");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct json_object *value = NULL;
        if (json_object_object_get_ex(points, golden_name(k), &value)) {
            conversation->points[k][index] = json_object_get_int(value);
        }
    }
}

static void read_conversation(struct conversation *conversation, struct json_object *object)
{
    struct json_object *nodes = golden_member(object, "nodes");
    conversation->id = text(object, "id");
    json_object_object_foreach(nodes, name, unused)
    {
        (void)unused;
        conversation->nodes[conversation->node_count++] = name;
    }
    for (int i = 0; i < conversation->node_count; i++) {
        struct json_object *options =
                golden_member(golden_member(nodes, conversation->nodes[i]), "options");
        int count = (int)json_object_array_length(options);
        conversation->decisions[i] = (struct path_decision) { conversation->option_count, count };
        for (int o = 0; o < count; o++) {
            read_option(conversation, item(options, (size_t)o));
        }
    }
    conversation->start = find_node(conversation, text(object, "start"));
}

static void read_golden(void)
{
    golden.scenario = golden_json("branching/scenario.json");
    golden.logs = golden_json("branching/logs.json");
    golden.expected = golden_json("branching/expected.json");
    struct json_object *conversations = golden_member(golden.scenario, "conversations");
    ck_assert_uint_eq(json_object_array_length(conversations), CONVERSATIONS);
    ck_assert_uint_eq(json_object_array_length(golden.logs), CANDIDATES);
    for (size_t c = 0; c < CONVERSATIONS; c++) {
        read_conversation(&golden.conversations[c], item(conversations, c));
    }
}

static void put_golden(void)
{
    json_object_put(golden.scenario);
    json_object_put(golden.logs);
    json_object_put(golden.expected);
}

static int find_conversation(const char *id)
{
    for (int c = 0; c < CONVERSATIONS; c++) {
        if (strcmp(golden.conversations[c].id, id) == 0) {
            return c;
        }
    }
    ck_abort_msg("no conversation %s", id);
}

// What a candidate did

struct play {
    struct evidence items[MAX_EVIDENCE];
    size_t count;
    bool played[CONVERSATIONS];
    struct path_step steps[CONVERSATIONS][MAX_STEPS];
    size_t step_count[CONVERSATIONS];
};

static int find_option(const struct conversation *conversation, int node, const char *id)
{
    const struct path_decision *decision = &conversation->decisions[node];
    for (int o = 0; o < decision->count && id != NULL; o++) {
        if (strcmp(conversation->options[decision->first + o], id) == 0) {
            return o;
        }
    }
    return PATH_MISSED;
}

static void observe(struct play *play, int c, const struct path_step *step)
{
    const struct conversation *conversation = &golden.conversations[c];
    const struct path_decision *decision = &conversation->decisions[step->decision];
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct evidence_points points = evidence_of_choice(
                &conversation->points[k][decision->first], (size_t)decision->count, step->option);
        if (points.possible > 0) {
            ck_assert_uint_lt(play->count, MAX_EVIDENCE);
            play->items[play->count++] = (struct evidence) { c, step->decision, (enum competency)k,
                points.earned, points.possible };
        }
    }
}

static void read_play(struct play *play, struct json_object *log)
{
    struct json_object *conversations = golden_member(log, "conversations");
    for (size_t i = 0; i < json_object_array_length(conversations); i++) {
        int c = find_conversation(text(item(conversations, i), "id"));
        struct json_object *steps = golden_member(item(conversations, i), "steps");
        bool seen[MAX_NODES] = { false };
        play->played[c] = true;
        for (size_t s = 0; s < json_object_array_length(steps); s++) {
            struct path_step *step = &play->steps[c][play->step_count[c]++];
            step->decision = find_node(&golden.conversations[c], text(item(steps, s), "node"));
            step->option = find_option(
                    &golden.conversations[c], step->decision, text(item(steps, s), "option"));
            if (!seen[step->decision]) {
                observe(play, c, step);
            }
            seen[step->decision] = true;
        }
    }
}

static struct prior golden_prior(void)
{
    struct json_object *variances = golden_member(golden.expected, "prior_s2_per_conversation");
    struct prior prior = { .df = (int)golden_number(golden.expected, "prior_df") };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        prior.competency[k] = (struct prior_variance) { PRIOR_CALIBRATED,
            golden_number(variances, golden_name(k)), CANDIDATES };
    }
    return prior;
}

static struct sheet play_sheet(const struct play *play, const struct prior *prior)
{
    ck_assert_int_eq(evidence_check(play->items, play->count).refusal, EVIDENCE_FINE);
    struct sheet sheet;
    sheet_init(&sheet,
            &(struct sheet_input) { .items = play->items, .count = play->count, .prior = prior });
    return sheet;
}

// Comparing

static void check_cells(const struct sheet *sheet, struct json_object *conversations)
{
    for (size_t i = 0; i < sheet->scenario_count; i++) {
        const struct sheet_scenario *scenario = &sheet->scenarios[i];
        const char *id = golden.conversations[scenario->scenario].id;
        struct json_object *cells = golden_member(conversations, id);
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            const struct sheet_cell *cell = &scenario->cell[k];
            struct json_object *want = golden_member(cells, golden_name(k));
            double score = 0;
            bool present = sheet_cell_score(cell, &score);
            golden_check(want, "earned", true, (double)cell->earned, id);
            golden_check(want, "possible", true, (double)cell->possible, id);
            golden_check(want, "decisions", true, cell->decisions, id);
            golden_check(want, "pct", present, score, id);
        }
    }
}

static const char *const STATUSES[] = {
    [SHEET_OK] = "ok",
    [SHEET_INSUFFICIENT_EVIDENCE] = "insufficient_evidence",
    [SHEET_NOT_OBSERVED] = "not_observed",
};

static void check_line(const struct sheet_line *line, struct json_object *want, const char *where)
{
    golden_check(want, "n_conversations", true, line->scenarios, where);
    golden_check(want, "n_decisions", true, line->decisions, where);
    golden_check(want, "possible", true, (double)line->possible, where);
    golden_check(want, "earned", true, (double)line->earned, where);
    golden_check(want, "pct", line->has_score, line->score, where);
    golden_check(want, "mean_conv_pct", line->has_score, line->mean, where);
    golden_check(want, "se", line->has_se, line->se, where);
    golden_check(want, "ci_lo", line->has_se, line->band90[0], where);
    golden_check(want, "ci_hi", line->has_se, line->band90[1], where);
    golden_check(want, "s2_per_conversation", line->has_se, line->variance, where);
    golden_check(want, "se_shrunk", line->has_shrunk, line->se_shrunk, where);
    golden_check(want, "ci_shrunk_lo", line->has_shrunk, line->band90_shrunk[0], where);
    golden_check(want, "ci_shrunk_hi", line->has_shrunk, line->band90_shrunk[1], where);
    ck_assert_str_eq(text(want, "status"), STATUSES[line->status]);
}

static void check_overall(const struct sheet *sheet, struct json_object *want, const char *where)
{
    bool counted[COMPETENCY_COUNT] = { false };
    struct json_object *names = golden_member(want, "competencies");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        for (size_t i = 0; i < json_object_array_length(names); i++) {
            const char *name = json_object_get_string(item(names, i));
            counted[k] = counted[k] || strcmp(name, golden_name(k)) == 0;
        }
    }
    struct sheet_overall overall = sheet_overall_of(sheet, counted);
    golden_check(want, "pct", overall.has_score, overall.score, where);
    golden_check(want, "n_conversations", true, overall.scenarios, where);
    golden_check(want, "se_jackknife", overall.has_se, overall.se, where);
    golden_check(want, "ci_lo", overall.has_se, overall.band90[0], where);
    golden_check(want, "ci_hi", overall.has_se, overall.band90[1], where);
}

START_TEST(sheets_equal_the_golden_numbers)
{
    struct play play = { 0 };
    struct prior prior = golden_prior();
    read_play(&play, item(golden.logs, (size_t)_i));
    struct sheet sheet = play_sheet(&play, &prior);
    struct json_object *want = item(golden_member(golden.expected, "scores"), (size_t)_i);
    const char *candidate = text(want, "candidate");
    ck_assert_str_eq(candidate, text(item(golden.logs, (size_t)_i), "candidate"));

    check_cells(&sheet, golden_member(want, "conversations"));
    struct json_object *competencies = golden_member(want, "competencies");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        check_line(&sheet.line[k], golden_member(competencies, golden_name(k)), candidate);
    }
    check_overall(&sheet, golden_member(want, "overall"), candidate);
    sheet_finish(&sheet);
}
END_TEST

START_TEST(the_prior_is_the_mean_of_the_candidates)
{
    struct sheet sheets[CANDIDATES];
    const struct sheet *borrowed[CANDIDATES];
    for (size_t i = 0; i < CANDIDATES; i++) {
        struct play play = { 0 };
        read_play(&play, item(golden.logs, i));
        sheets[i] = play_sheet(&play, NULL);
        borrowed[i] = &sheets[i];
    }
    struct prior prior = prior_of_sample(borrowed, CANDIDATES, PRIOR_CALIBRATED);
    struct json_object *want = golden_member(golden.expected, "prior_s2_per_conversation");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        golden_check(want, golden_name(k), true, prior.competency[k].variance, "prior");
    }
    for (size_t i = 0; i < CANDIDATES; i++) {
        sheet_finish(&sheets[i]);
    }
}
END_TEST

// Paths

static struct path_graph graph_of(
        const struct conversation *conversation, const struct path_option *options)
{
    struct path_graph graph = {
        .decisions = conversation->decisions,
        .decision_count = conversation->node_count,
        .options = options,
        .option_count = conversation->option_count,
        .start = conversation->start,
    };
    ck_assert(path_graph_sound(&graph));
    return graph;
}

// The points of one competency, 0 where a decision is not keyed on it: where all options give the
// same.
static void points_of_one(
        const struct conversation *conversation, int k, struct path_option options[MAX_OPTIONS])
{
    memcpy(options, conversation->arrows, sizeof(conversation->arrows));
    for (int d = 0; d < conversation->node_count; d++) {
        int first = conversation->decisions[d].first;
        int count = conversation->decisions[d].count;
        const int *points = &conversation->points[k][first];
        bool keyed = evidence_of_choice(points, (size_t)count, PATH_MISSED).possible > 0;
        for (int o = 0; o < count; o++) {
            options[first + o].points = keyed ? points[o] : 0;
        }
    }
}

START_TEST(paths_offer_what_the_golden_numbers_say)
{
    const struct conversation *conversation = &golden.conversations[_i];
    struct json_object *lint = item(golden_member(golden.expected, "lint"), (size_t)_i);
    ck_assert_str_eq(text(lint, "conversation"), conversation->id);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct path_option options[MAX_OPTIONS];
        points_of_one(conversation, k, options);
        struct path_graph graph = graph_of(conversation, options);
        struct path_survey survey;
        ck_assert_int_eq(path_survey(&graph, PATH_BUDGET, &survey), PATH_DECIDED);

        struct json_object *want = golden_member(lint, golden_name(k));
        golden_check(want, "paths", true, survey.paths, conversation->id);
        golden_check(want, "min_possible", true, (double)survey.least_possible, conversation->id);
        golden_check(want, "mean_possible", true, survey.mean_possible, conversation->id);
        golden_check(want, "max_possible", true, (double)survey.most_possible, conversation->id);
        golden_check(want, "worst", true, (double)survey.worst, conversation->id);
        golden_check(want, "best", true, (double)survey.best, conversation->id);
    }
}
END_TEST

// The golden file gives the path index per competency over all conversations: 100 (T-L)/(U-L),
// summed.
START_TEST(path_values_add_up_to_the_golden_numbers)
{
    struct play play = { 0 };
    read_play(&play, item(golden.logs, (size_t)_i));
    struct json_object *want = golden_member(
            item(golden_member(golden.expected, "scores"), (size_t)_i), "competencies");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        double above = 0;
        double range = 0;
        for (int c = 0; c < CONVERSATIONS; c++) {
            struct path_option options[MAX_OPTIONS];
            points_of_one(&golden.conversations[c], k, options);
            struct path_graph graph = graph_of(&golden.conversations[c], options);
            struct path_walk walk = { play.steps[c], play.step_count[c] };
            struct path_value value;
            ck_assert(path_walk_sound(&graph, &walk));
            ck_assert_int_eq(path_value(&graph, &walk, PATH_BUDGET, &value, NULL), PATH_DECIDED);
            if (play.played[c]) {
                above += (double)(value.total - value.worst);
                range += (double)(value.best - value.worst);
            }
        }
        golden_check(golden_member(want, golden_name(k)), "best_worst_pct", range > 0,
                range > 0 ? 100 * above / range : 0, golden_name(k));
    }
}
END_TEST

const char *test_skip_reason(void)
{
    return golden_missing();
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("golden branching");
    TCase *cases = tcase_create("golden");
    tcase_add_unchecked_fixture(cases, read_golden, put_golden);
    tcase_add_loop_test(cases, sheets_equal_the_golden_numbers, 0, CANDIDATES);
    tcase_add_test(cases, the_prior_is_the_mean_of_the_candidates);
    tcase_add_loop_test(cases, paths_offer_what_the_golden_numbers_say, 0, CONVERSATIONS);
    tcase_add_loop_test(cases, path_values_add_up_to_the_golden_numbers, 0, CANDIDATES);
    suite_add_tcase(suite, cases);
    return suite;
}
