// SPDX-License-Identifier: GPL-3.0-or-later
// Protects `zeven sheet`: the golden numbers to 1e-9, the agreed shape, and clear refusals.
#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/report/result_out.h"
#include "scoring/competency.h"
#include "tests/command/verb_run.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

#define GOLDEN ZEVEN_SOURCE_DIR "/../shared/golden/branching/"

static const char *const GOLDEN_IDS[COMPETENCY_COUNT] = { "accuracy", "active_reading", "empathy",
    "probing", "technique", "motivation", "problem_solving" };

struct ran {
    int code;
    struct verb_said said;
};

static struct ran run_sheet(int argc, const char *const *words)
{
    const char *own[9] = { 0 };
    struct ran ran = { 0 };
    memcpy(own, words, (size_t)argc * sizeof(*own));
    ran.code = verb_run(&ran.said, &(struct command_io) { 0 }, own);
    return ran;
}

// A file that is gone when the test program is.
static void write_file(char *path, const char *text)
{
    strcpy(path, "/tmp/zeven-sheet-XXXXXX");
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
}

// From the golden logs to evidence (measurement 2.1): first visits, and points above the least.

static struct json_object *member(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    json_object_object_get_ex(object, key, &value);
    return value;
}

static struct json_object *find(struct json_object *list, const char *key, const char *text)
{
    for (size_t i = 0; i < json_object_array_length(list); i++) {
        struct json_object *item = json_object_array_get_idx(list, i);
        if (strcmp(json_object_get_string(member(item, key)), text) == 0) {
            return item;
        }
    }
    return NULL;
}

static int points_of(struct json_object *option, const char *id)
{
    struct json_object *points = member(member(option, "points"), id);
    return points != NULL ? json_object_get_int(points) : 0;
}

static void add_decision(
        struct buffer *csv, const char *lead, struct json_object *options, const char *chosen)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        int least = points_of(json_object_array_get_idx(options, 0), GOLDEN_IDS[k]);
        int most = least;
        for (size_t i = 1; i < json_object_array_length(options); i++) {
            int points = points_of(json_object_array_get_idx(options, i), GOLDEN_IDS[k]);
            least = points < least ? points : least;
            most = points > most ? points : most;
        }
        int got = chosen != NULL ? points_of(find(options, "id", chosen), GOLDEN_IDS[k]) : least;
        if (most > least) {
            buffer_add_format(csv, "%s,%s,%d,%d\n", lead, competency_id((enum competency)k),
                    got - least, most - least);
        }
    }
}

static bool visited_before(struct json_object *steps, size_t step, const char *node)
{
    for (size_t i = 0; i < step; i++) {
        struct json_object *earlier = json_object_array_get_idx(steps, i);
        if (strcmp(json_object_get_string(member(earlier, "node")), node) == 0) {
            return true;
        }
    }
    return false;
}

static void add_conversation(struct buffer *csv, const char *candidate,
        struct json_object *conversation, struct json_object *model)
{
    struct json_object *steps = member(conversation, "steps");
    for (size_t i = 0; i < json_object_array_length(steps); i++) {
        struct json_object *step = json_object_array_get_idx(steps, i);
        const char *node = json_object_get_string(member(step, "node"));
        char lead[200];
        snprintf(lead, sizeof(lead), "%s,%s,%s", candidate,
                json_object_get_string(member(conversation, "id")), node);
        if (!visited_before(steps, i, node)) {
            struct json_object *options = member(member(member(model, "nodes"), node), "options");
            add_decision(csv, lead, options, json_object_get_string(member(step, "option")));
        }
    }
}

static void golden_evidence(struct buffer *csv)
{
    struct json_object *logs = json_object_from_file(GOLDEN "logs.json");
    struct json_object *scenario = json_object_from_file(GOLDEN "scenario.json");
    buffer_add(csv, "candidate,scenario,decision,competency,earned,possible\n");
    for (size_t i = 0; i < json_object_array_length(logs); i++) {
        struct json_object *log = json_object_array_get_idx(logs, i);
        struct json_object *conversations = member(log, "conversations");
        for (size_t j = 0; j < json_object_array_length(conversations); j++) {
            struct json_object *conversation = json_object_array_get_idx(conversations, j);
            add_conversation(csv, json_object_get_string(member(log, "candidate")), conversation,
                    find(member(scenario, "conversations"), "id",
                            json_object_get_string(member(conversation, "id"))));
        }
    }
    json_object_put(logs);
    json_object_put(scenario);
}

// Comparing

static void expect_number(const char *what, struct json_object *got, struct json_object *expected)
{
    ck_assert_msg((got == NULL) == (expected == NULL), "%s: one of the two is null", what);
    if (got != NULL) {
        double difference = json_object_get_double(got) - json_object_get_double(expected);
        ck_assert_msg(fabs(difference) <= 1e-9, "%s: %.17g, expected %.17g", what,
                json_object_get_double(got), json_object_get_double(expected));
    }
}

static void expect_band(const char *what, struct json_object *got, struct json_object *low,
        struct json_object *high)
{
    ck_assert_msg((got == NULL) == (low == NULL), "%s: one of the two is null", what);
    if (got != NULL) {
        ck_assert_uint_eq(json_object_array_length(got), 2);
        expect_number(what, json_object_array_get_idx(got, 0), low);
        expect_number(what, json_object_array_get_idx(got, 1), high);
    }
}

static void expect_line(const char *what, struct json_object *got, struct json_object *expected)
{
    expect_number(what, member(got, "score"), member(expected, "pct"));
    expect_number(what, member(got, "se"), member(expected, "se"));
    expect_band(what, member(got, "band90"), member(expected, "ci_lo"), member(expected, "ci_hi"));
    expect_number(what, member(got, "se_shrunk"), member(expected, "se_shrunk"));
    expect_band(what, member(got, "band90_shrunk"), member(expected, "ci_shrunk_lo"),
            member(expected, "ci_shrunk_hi"));
    expect_number(what, member(got, "scenarios"), member(expected, "n_conversations"));
    expect_number(what, member(got, "decisions"), member(expected, "n_decisions"));
    ck_assert_str_eq(json_object_get_string(member(got, "status")),
            json_object_get_string(member(expected, "status")));
}

// The golden overall has no gates; ours is the same number where all its gates are open.
static bool overall_is_comparable(struct json_object *sheet, struct json_object *expected)
{
    struct json_object *counted = member(expected, "competencies");
    size_t ok = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct json_object *line =
                member(member(sheet, "competencies"), competency_id((enum competency)k));
        ok += strcmp(json_object_get_string(member(line, "status")), "ok") == 0;
    }
    return ok == COMPETENCY_COUNT && json_object_array_length(counted) == ok;
}

static int expect_sheet(struct json_object *got, struct json_object *expected)
{
    const char *name = json_object_get_string(member(expected, "candidate"));
    ck_assert_str_eq(json_object_get_string(member(got, "candidate")), name);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        char what[200];
        const char *id = competency_id((enum competency)k);
        snprintf(what, sizeof(what), "%s, %s", name, id);
        expect_line(what, member(member(got, "competencies"), id),
                member(member(expected, "competencies"), GOLDEN_IDS[k]));
    }
    if (!overall_is_comparable(got, member(expected, "overall"))) {
        return 0;
    }
    struct json_object *overall = member(got, "overall");
    struct json_object *golden = member(expected, "overall");
    expect_number(name, member(overall, "score"), member(golden, "pct"));
    expect_number(name, member(overall, "se"), member(golden, "se_jackknife"));
    expect_band(name, member(overall, "band90"), member(golden, "ci_lo"), member(golden, "ci_hi"));
    return 1;
}

START_TEST(golden_numbers_come_out_to_the_ninth_decimal)
{
    if (access(GOLDEN "expected.json", R_OK) != 0) {
        puts("skipped: golden_numbers_come_out_to_the_ninth_decimal (no ../shared/golden)");
        return;
    }
    struct buffer csv = { 0 };
    golden_evidence(&csv);
    char path[64];
    write_file(path, buffer_text(&csv));
    const char *const argv[] = { "sheet", "--evidence", path, "--json", "--prior",
        GOLDEN "expected.json" };
    struct ran ran = run_sheet(6, argv);
    unlink(path);
    ck_assert_str_eq(ran.said.err, "");
    ck_assert_int_eq(ran.code, COMMAND_FINE);

    struct json_object *got = json_tokener_parse(ran.said.out);
    struct json_object *expected = json_object_from_file(GOLDEN "expected.json");
    struct json_object *sheets = member(got, "sheets");
    struct json_object *scores = member(expected, "scores");
    ck_assert_uint_eq(json_object_array_length(sheets), json_object_array_length(scores));
    int overalls = 0;
    for (size_t i = 0; i < json_object_array_length(scores); i++) {
        overalls += expect_sheet(
                json_object_array_get_idx(sheets, i), json_object_array_get_idx(scores, i));
    }
    ck_assert_int_ge(overalls, 3);
    json_object_put(got);
    json_object_put(expected);
    buffer_finish(&csv);
    verb_said_finish(&ran.said);
}
END_TEST

START_TEST(the_gates_can_be_set)
{
    char path[64];
    write_file(path,
            "candidate,scenario,decision,competency,earned,possible\n"
            "K-1,a,one,empathy,2,3\nK-1,a,two,empathy,1,3\n");
    const char *const usual[] = { "sheet", "--evidence", path, "--json" };
    const char *const lower[] = { "sheet", "--evidence", path, "--json", "--customers", "1",
        "--decisions", "2" };
    const char *const wrong[] = { "sheet", "--evidence", path, "--customers", "none" };
    struct ran ran = run_sheet(4, usual);
    ck_assert_ptr_nonnull(strstr(ran.said.out, "\"status\":\"insufficient_evidence\""));
    verb_said_finish(&ran.said);
    ran = run_sheet(8, lower);
    ck_assert_ptr_nonnull(strstr(ran.said.out, "\"status\":\"ok\""));
    verb_said_finish(&ran.said);
    ran = run_sheet(5, wrong);
    ck_assert_int_eq(ran.code, COMMAND_USAGE);
    verb_said_finish(&ran.said);
    unlink(path);
}
END_TEST

// What a played session writes as CSV scores back to the sheet that it has itself.
START_TEST(evidence_of_a_session_scores_back_to_its_sheet)
{
    struct play play;
    play_init(&play, "noorderkist/pakket");
    play_rehearsal(&play, "pakket-acceptable", PLAY_WHOLE);
    struct buffer csv = { 0 };
    result_write_evidence_csv(&csv, &play.result);
    char path[64];
    write_file(path, buffer_text(&csv));
    const char *const argv[] = { "sheet", "--json", "--evidence", path };
    struct ran ran = run_sheet(4, argv);
    ck_assert_str_eq(ran.said.err, "");

    struct json_object *got = json_tokener_parse(ran.said.out);
    struct json_object *sheet = json_object_array_get_idx(member(got, "sheets"), 0);
    ck_assert_str_eq(json_object_get_string(member(sheet, "candidate")), "K-2041");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &play.result.sheet.line[k];
        struct json_object *of =
                member(member(sheet, "competencies"), competency_id((enum competency)k));
        ck_assert_int_eq(json_object_get_int(member(of, "decisions")), line->decisions);
        ck_assert(json_object_get_double(member(of, "score")) == line->score);
    }
    json_object_put(got);
    unlink(path);
    verb_said_finish(&ran.said);
    buffer_finish(&csv);
    play_finish(&play);
}
END_TEST

// Everything about a session is one JSON value; its sheets have the same shape as the verb's.
START_TEST(a_session_as_json_can_be_read_by_programs)
{
    struct play play;
    play_init(&play, NULL);
    play_morning(&play, "weak");
    struct buffer out = { 0 };
    result_write_json(&out, &play.result, true);
    struct json_object *root = json_tokener_parse(buffer_text(&out));
    ck_assert_ptr_nonnull(root);
    struct json_object *sheet = json_object_array_get_idx(member(root, "sheets"), 0);
    ck_assert_int_eq(json_object_object_length(sheet), 3);
    ck_assert_int_eq(json_object_object_length(member(sheet, "competencies")), COMPETENCY_COUNT);
    struct json_object *session = member(root, "session");
    ck_assert_uint_eq(
            json_object_array_length(member(session, "moments")), play.result.moments.count);
    ck_assert_uint_eq(
            json_object_array_length(member(session, "criticals")), play.result.criticals.count);
    ck_assert_uint_gt(play.result.criticals.count, 0);
    ck_assert_str_eq(json_object_get_string(member(session, "key_hash")), "beef");
    json_object_put(root);
    buffer_finish(&out);
    play_finish(&play);
}
END_TEST

#define HEADER "candidate,scenario,decision,competency,earned,possible\n"

START_TEST(without_a_prior_the_shrunken_band_is_null)
{
    char path[64];
    write_file(path, HEADER "x,a,d,accuracy,1,2\nx,b,d,accuracy,2,2\n");
    const char *const argv[] = { "sheet", "--json", "--evidence", path };
    struct ran ran = run_sheet(4, argv);
    ck_assert_int_eq(ran.code, COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(ran.said.out,
            "{\"sheets\":[{\"candidate\":\"x\",\"competencies\":{\"accuracy\":{\"score\":75,"));
    ck_assert_ptr_nonnull(strstr(ran.said.out, "\"se_shrunk\":null,\"band90_shrunk\":null"));
    unlink(path);
    verb_said_finish(&ran.said);
}
END_TEST

START_TEST(an_empty_file_of_evidence_is_an_empty_list)
{
    char path[64];
    write_file(path, HEADER);
    const char *const argv[] = { "sheet", "--json", "--evidence", path };
    struct ran ran = run_sheet(4, argv);
    ck_assert_int_eq(ran.code, COMMAND_FINE);
    ck_assert_str_eq(ran.said.out, "{\"sheets\":[]}\n");
    unlink(path);
    verb_said_finish(&ran.said);
}
END_TEST

START_TEST(without_json_people_can_read_it)
{
    char path[64];
    write_file(path, HEADER "Zoë,a,d,accuracy,1,2\n");
    const char *const argv[] = { "sheet", "--evidence", path };
    struct ran ran = run_sheet(3, argv);
    ck_assert_int_eq(ran.code, COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(ran.said.out, "Candidate Zoë"));
    ck_assert_ptr_nonnull(strstr(ran.said.out, "not enough seen: 1 customer, 1 moment"));
    ck_assert_ptr_nonnull(strstr(ran.said.out, "not seen"));
    unlink(path);
    verb_said_finish(&ran.said);
}
END_TEST

START_TEST(slips_are_said_and_nothing_is_scored)
{
    char path[64];
    write_file(path, HEADER "x,a,d,accuracy,3,2\nx,a,d,charm,1,2\n");
    const char *const argv[] = { "sheet", "--json", "--evidence", path };
    struct ran ran = run_sheet(4, argv);
    ck_assert_int_eq(ran.code, COMMAND_FAILED);
    ck_assert_str_eq(ran.said.out, "");
    ck_assert_ptr_nonnull(strstr(ran.said.err, ":2: error Z0714: "));
    ck_assert_ptr_nonnull(strstr(ran.said.err, ":3: error Z0711: "));
    unlink(path);
    verb_said_finish(&ran.said);
}
END_TEST

START_TEST(wrong_use_is_told_from_a_missing_file)
{
    const char *const nothing[] = { "sheet" };
    const char *const unknown[] = { "sheet", "--colour" };
    const char *const dangling[] = { "sheet", "--evidence" };
    const char *const missing[] = { "sheet", "--evidence", "/nonexistent/x.csv" };
    struct ran runs[] = { run_sheet(1, nothing), run_sheet(2, unknown), run_sheet(2, dangling),
        run_sheet(3, missing) };
    const int codes[] = { COMMAND_USAGE, COMMAND_USAGE, COMMAND_USAGE, COMMAND_FAILED };
    for (size_t i = 0; i < 4; i++) {
        ck_assert_int_eq(runs[i].code, codes[i]);
        ck_assert_str_eq(runs[i].said.out, "");
        ck_assert_str_ne(runs[i].said.err, "");
        verb_said_finish(&runs[i].said);
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("sheet_command");
    TCase *cases = tcase_create("sheet_command");
    tcase_add_test(cases, golden_numbers_come_out_to_the_ninth_decimal);
    tcase_add_test(cases, the_gates_can_be_set);
    tcase_add_test(cases, evidence_of_a_session_scores_back_to_its_sheet);
    tcase_add_test(cases, a_session_as_json_can_be_read_by_programs);
    tcase_add_test(cases, without_a_prior_the_shrunken_band_is_null);
    tcase_add_test(cases, an_empty_file_of_evidence_is_an_empty_list);
    tcase_add_test(cases, without_json_people_can_read_it);
    tcase_add_test(cases, slips_are_said_and_nothing_is_scored);
    tcase_add_test(cases, wrong_use_is_told_from_a_missing_file);
    suite_add_tcase(suite, cases);
    return suite;
}
