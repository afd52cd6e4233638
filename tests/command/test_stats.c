// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the statistics as people ask for them: a CSV file in, text, JSON or CSV out, and a
// reason where there is no answer.
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <json-c/json.h>

#include "game/base/buffer.h"
#include "game/command/command.h"
#include "game/locale/locale.h"
#include "game/store/sessions.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

#define NEAR 1e-9

enum { WORDS_MAX = 12, ITEMS = 5 };

// LSAT section 6 of 1,000 people, as Bock & Lieberman 1970 printed it: people by pattern 00000 ..
// 11111.
static const int LSAT[32] = { 3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3,
    28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298 };

static const char *store_folder; // NULL: none

struct outcome {
    int code;
    char *out;
    size_t out_size;
    char *err;
    size_t err_size;
};

// Runs `zeven WORDS…` with `input` on standard input.
static struct outcome run(const char *input, const char *words)
{
    char *copy = strdup(words);
    char *argv[WORDS_MAX] = { 0 };
    int argc = 0;
    for (char *rest = copy, *word = strsep(&rest, "|"); word != NULL; word = strsep(&rest, "|")) {
        ck_assert_int_lt(argc, WORDS_MAX);
        argv[argc++] = word;
    }
    struct outcome outcome = { 0 };
    FILE *in =
            *input != '\0' ? fmemopen((void *)input, strlen(input), "r") : fopen("/dev/null", "r");
    struct command_io io = { .in = in, .store = store_folder };
    io.out = open_memstream(&outcome.out, &outcome.out_size);
    io.err = open_memstream(&outcome.err, &outcome.err_size);
    outcome.code = command_run(argc, argv, &io);
    fclose(io.out);
    fclose(io.err);
    fclose(in);
    free(copy);
    return outcome;
}

static void outcome_finish(struct outcome *outcome)
{
    free(outcome->out);
    free(outcome->err);
}

static char *lsat(char separator)
{
    struct buffer csv = { 0 };
    buffer_add(&csv, "code,a,b,c,d,e\n");
    int person = 0;
    for (int pattern = 0; pattern < 32; pattern++) {
        for (int i = 0; i < LSAT[pattern]; i++) {
            buffer_add_format(&csv, "%d", person++);
            for (int item = ITEMS - 1; item >= 0; item--) {
                buffer_add_format(&csv, ",%d", pattern >> item & 1);
            }
            buffer_add_char(&csv, '\n');
        }
    }
    char *text = buffer_take(&csv);
    for (char *at = text; *at != '\0'; at++) {
        *at = *at == ',' ? separator : *at;
    }
    return text;
}

static struct json_object *parsed(const struct outcome *outcome)
{
    struct json_object *object = json_tokener_parse(outcome->out);
    ck_assert_msg(object != NULL, "no JSON: %s", outcome->out);
    ck_assert_ptr_null(strstr(outcome->out, "nan"));
    ck_assert_ptr_null(strstr(outcome->out, "inf,"));
    return object;
}

static struct json_object *member(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    ck_assert_msg(json_object_object_get_ex(object, key, &value), "no %s in %s", key,
            json_object_to_json_string(object));
    return value;
}

static void expect(struct json_object *object, const char *key, double number)
{
    ck_assert_double_eq_tol(json_object_get_double(member(object, key)), number, NEAR);
}

START_TEST(reliability_has_the_promised_keys_and_the_published_alpha)
{
    char *csv = lsat(',');
    struct outcome outcome = run(csv, "stats|reliability|--csv|-|--json");
    ck_assert_int_eq(outcome.code, COMMAND_FINE);
    struct json_object *object = parsed(&outcome);
    expect(object, "n", 1000);
    expect(object, "parts", 5);
    expect(object, "alpha", 0.2949971922159);
    expect(object, "alpha_standardized", 0.2930282736661);
    expect(object, "lambda2", 0.3033838077348);
    expect(object, "lambda6", 0.2517066417892);
    expect(object, "split_half_spearman_brown", 0.3379874667606);
    expect(object, "sem", 0.8690666123933);
    ck_assert_double_eq_tol(
            json_object_get_double(member(object, "omega_ml")), 0.3067501447213, 1e-4);
    struct json_object *interval = member(object, "alpha_ci95");
    ck_assert_double_eq_tol(
            json_object_get_double(json_object_array_get_idx(interval, 0)), 0.2234737878627, NEAR);
    ck_assert_double_eq_tol(
            json_object_get_double(json_object_array_get_idx(interval, 1)), 0.3618025317262, NEAR);
    json_object_put(object);
    outcome_finish(&outcome);
    free(csv);
}
END_TEST

static const char *const ITEM_KEYS[] = { "item", "facility", "sd", "item_rest_r",
    "alpha_if_deleted", "d27", "discrimination_index", "discriminative_efficiency" };

START_TEST(items_have_the_promised_keys)
{
    char *csv = lsat(',');
    struct outcome outcome = run(csv, "stats|items|--csv|-|--json");
    ck_assert_int_eq(outcome.code, COMMAND_FINE);
    struct json_object *object = parsed(&outcome);
    struct json_object *items = member(object, "items");
    ck_assert_uint_eq(json_object_array_length(items), ITEMS);
    for (size_t i = 0; i < ITEMS; i++) {
        for (size_t k = 0; k < sizeof(ITEM_KEYS) / sizeof(ITEM_KEYS[0]); k++) {
            member(json_object_array_get_idx(items, i), ITEM_KEYS[k]);
        }
    }
    struct json_object *first = json_object_array_get_idx(items, 0);
    ck_assert_str_eq(json_object_get_string(member(first, "item")), "a");
    expect(first, "facility", 0.924);
    expect(first, "item_rest_r", 0.1128326889223);
    expect(first, "alpha_if_deleted", 0.2753562107982);
    expect(first, "d27", 0.1768115942029);
    json_object_put(object);
    outcome_finish(&outcome);
    free(csv);
}
END_TEST

// ';' between cells, '"' around names, a mark in front, CRLF, a decimal comma: the same numbers.
START_TEST(what_spreadsheets_write_is_read_the_same)
{
    const char plain[] = "a,b,c\n1.5,2,3\n2.5,1,NA\n3,5,2\n4,4,4\n";
    const char german[] =
            "\xef\xbb\xbf\"a\";\"b\";c\r\n1,5;2;3\r\n2,5;\"1\";\r\n3;5;2\r\n4;4;4\r\n";
    struct outcome first = run(plain, "stats|reliability|--csv|-|--json");
    struct outcome second = run(german, "stats|reliability|--csv|-|--json");
    ck_assert_int_eq(first.code, COMMAND_FINE);
    ck_assert_str_eq(first.out, second.out);
    outcome_finish(&first);
    outcome_finish(&second);
}
END_TEST

START_TEST(what_is_left_out_is_said)
{
    struct outcome outcome = run("a,b\n1,2\n2,\n3,5\n4,4\n", "stats|reliability|--csv|-");
    ck_assert_int_eq(outcome.code, COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(outcome.out, "3 of 4 people have every part"));
    ck_assert_ptr_nonnull(strstr(outcome.out, "No omega: it takes three parts"));
    outcome_finish(&outcome);
    outcome = run("a,b,c\n1,2,2\n2,1,3\n3,5,3\n4,4,5\n", "stats|reliability|--csv|-");
    ck_assert_ptr_null(strstr(outcome.out, "people have every part"));
    outcome_finish(&outcome);
}
END_TEST

START_TEST(columns_are_chosen_left_out_and_turned_around)
{
    const char csv[] = "id,a,b,c,text\n1,1,6,3,x\n2,2,5,1,y\n3,4,3,2,z\n4,6,1,6,w\n";
    struct outcome outcome = run(csv, "stats|reliability|--csv|-|--json|--leave-out|text");
    ck_assert_int_eq(outcome.code, COMMAND_FINE);
    struct json_object *object = parsed(&outcome);
    expect(object, "parts", 3);
    json_object_put(object);
    outcome_finish(&outcome);
    outcome = run(csv, "stats|reliability|--csv|-|--json|--columns|a,b|--reverse|b|--range|1:6");
    ck_assert_int_eq(outcome.code, COMMAND_FINE);
    object = parsed(&outcome);
    expect(object, "alpha", 1); // b turned around is a + 0
    json_object_put(object);
    outcome_finish(&outcome);
}
END_TEST

static const struct {
    const char *words;
    const char *input;
    const char *refused;
} REFUSALS[] = {
    { "stats|reliability|--csv|-|--json", "a,b\n1,2\n1,3\n1,4\n", "constant_part" },
    { "stats|reliability|--csv|-|--json", "a,b\n1,-1\n2,-2\n3,-3\n", "constant_total" },
    { "stats|reliability|--csv|-|--json", "a\n1\n2\n3\n", "too_few_parts" },
    { "stats|reliability|--csv|-|--json", "a,b\n1,2\n2,\n,3\n", "too_few_people" },
    { "stats|items|--csv|-|--json", "a,b\n1,2\n1,3\n1,4\n", "constant_part" },
    { "stats|items|--csv|-|--json", "a,b\n1,-1\n2,-2\n3,-3\n", "constant_total" },
    { "stats|items|--csv|-|--json", "a\n1\n2\n3\n", "too_few" },
    { "stats|gstudy|--csv|-|--json", "a,b\n1,1\n1,1\n1,1\n", "constant" },
    { "stats|gstudy|--csv|-|--json", "a,b\n1,\n2,\n,3\n,4\n", "apart" },
    { "stats|gstudy|--csv|-|--json", "a,b\n1,2\n", "too_few" },
    { "stats|norms|--csv|-|--json", "a\n1\n1\n1\n", "constant" },
    { "stats|norms|--csv|-|--json", "a\n1\n2\n3\n", "too_few" },
    { "stats|panel|--csv|-|--json", "a,b\n1,1\n1,1\n", "constant" },
    { "stats|panel|--csv|-|--json", "a,b\n1,1\n", "too_few" },
    { "stats|quality|--csv|-|--json", "a,b\n", "too_few" },
    { "stats|dif|--csv|-|--group|g|--focal|m|--json", "a,b,g\n1,1,m\n0,1,v\n", "too_few" },
    { "stats|dif|--csv|-|--group|g|--focal|x|--json|--any-size", "a,b,g\n1,1,m\n0,1,v\n",
            "no_focal" },
    { "stats|dif|--csv|-|--group|g|--focal|m|--json", "a,b,g\n1,1,m\n0,1,m\n", "no_reference" },
    { "stats|norms|--csv|-|--range|0:3|--score|7|--json", "a,b\n1,2\n3,1\n", "out_of_range" },
    { "stats|irt|--csv|-|--json", "a,b,c\n1,0,1\n0,1,0\n", "too_few" },
    { "stats|irt|--csv|-|--json|--any-size", "a,b\n1,0\n0,1\n", "too_few_parts" },
    { "stats|irt|--csv|-|--json|--any-size", "a,b,c\n1,0,1\n1,1,0\n", "constant_part" },
    { "stats|validity|--csv|-|--json", "score,rating\n1,2\n2,3\n3,1\n", "too_few" },
    { "stats|impact|--counts|a=0/5|--counts|b=0/9|--json", "", "no_reference" },
};

START_TEST(without_an_answer_there_is_a_reason)
{
    struct outcome outcome = run(REFUSALS[_i].input, REFUSALS[_i].words);
    ck_assert_msg(outcome.code == COMMAND_FINDINGS, "%s: %d", REFUSALS[_i].words, outcome.code);
    ck_assert_msg(*outcome.err != '\0', "%s", REFUSALS[_i].words);
    struct json_object *object = parsed(&outcome);
    ck_assert_str_eq(json_object_get_string(member(object, "refused")), REFUSALS[_i].refused);
    json_object_put(object);
    outcome_finish(&outcome);
}
END_TEST

static const struct {
    const char *words;
    const char *input;
    int code;
    const char *says; // on standard error
} FAULTS[] = {
    { "stats", "", COMMAND_USAGE, "" },
    { "stats|alphas", "", COMMAND_USAGE, "alphas" },
    { "stats|items", "", COMMAND_USAGE, "" },
    { "stats|items|--csv", "", COMMAND_USAGE, "--csv" },
    { "stats|items|--csv|-|--as|yaml", "", COMMAND_USAGE, "--as" },
    { "stats|items|--csv|-|--range|6:1", "", COMMAND_USAGE, "--range" },
    { "stats|items|--csv|-|--confidence|1.5", "", COMMAND_USAGE, "--confidence" },
    { "stats|items|--csv|-|--reverse|a", "", COMMAND_USAGE, "--range" },
    { "stats|dif|--csv|-", "a,b\n1,2\n", COMMAND_USAGE, "--group" },
    { "stats|replies|--csv|-", "a,b\n1,2\n", COMMAND_USAGE, "--key" },
    { "stats|impact|--counts|a=1/5", "", COMMAND_USAGE, "--counts" },
    { "stats|impact|--counts|a=9/5|--counts|b=1/2", "", COMMAND_USAGE, "a=9/5" },
    { "stats|irt|--csv|-|--model|rasch", "a,b,c\n1,0,1\n", COMMAND_USAGE, "rasch" },
    { "stats|items|--csv|/nonexistent.csv", "", COMMAND_FAILED, "Z0903" },
    { "stats|items|--csv|-", "", COMMAND_FAILED, "Z0701" },
    { "stats|items|--csv|-", "a,b\n1,x\n", COMMAND_FAILED, ":2: " },
    { "stats|items|--csv|-", "a,b\n1,inf\n", COMMAND_FAILED, "Z0900" },
    { "stats|items|--csv|-", "a,b\n1,2,3\n", COMMAND_FAILED, "Z0704" },
    { "stats|items|--csv|-", "a,b\n1\n", COMMAND_FAILED, "Z0704" },
    { "stats|items|--csv|-", "a,b\n\"1,2\n", COMMAND_FAILED, "Z0702" },
    { "stats|items|--csv|-", "a,\xff\n1,2\n", COMMAND_FAILED, "Z0700" },
    { "stats|items|--csv|-|--columns|a,q", "a,b\n1,2\n", COMMAND_FAILED, "Z0901" },
    { "stats|items|--csv|-", "id\n1\n", COMMAND_FAILED, "Z0902" },
    { "stats|dif|--csv|-|--group|q|--focal|m", "a,b,g\n1,1,m\n", COMMAND_FAILED, "Z0901" },
    { "stats|irt|--csv|-", "a,b,c\n1,0,99\n", COMMAND_FAILED, "Z0906" },
};

START_TEST(a_fault_is_said_with_its_place)
{
    struct outcome outcome = run(FAULTS[_i].input, FAULTS[_i].words);
    ck_assert_msg(outcome.code == FAULTS[_i].code, "%s: %d, %s", FAULTS[_i].words, outcome.code,
            outcome.err);
    ck_assert_msg(
            strstr(outcome.err, FAULTS[_i].says) != NULL, "%s: %s", FAULTS[_i].words, outcome.err);
    ck_assert_str_eq(outcome.out, "");
    outcome_finish(&outcome);
}
END_TEST

static const char *const KINDS[] = { "reliability|--by-scenario", "items|--by-scenario", "gstudy",
    "norms", "norms|--score|3", "panel", "quality|--steps|3", "irt", "irt|--equal-slopes",
    "dif|--group|code|--focal|1|--any-size" };
static const char *const FORMS[] = { "text", "json", "csv" };

enum { KIND_COUNT = sizeof(KINDS) / sizeof(KINDS[0]) };

// Text, JSON and CSV say the same: every number of the CSV stands in the JSON.
START_TEST(every_kind_speaks_in_three_forms)
{
    char *csv = lsat(',');
    for (int form = 0; form < 3; form++) {
        struct buffer words = { 0 };
        buffer_add_format(&words, "stats|%s|--csv|-|--as|%s", KINDS[_i], FORMS[form]);
        struct outcome outcome = run(csv, buffer_text(&words));
        ck_assert_msg(outcome.code == COMMAND_FINE, "%s: %s", buffer_text(&words), outcome.err);
        ck_assert_uint_gt(outcome.out_size, 40);
        if (form == 1) {
            json_object_put(parsed(&outcome));
        }
        ck_assert_ptr_null(strstr(outcome.out, "nan"));
        outcome_finish(&outcome);
        buffer_finish(&words);
    }
    free(csv);
}
END_TEST

static char key_path[64];

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

// Runs with the path of the key file in place of %s.
static struct outcome run_with(const char *csv, struct buffer *words, const char *format)
{
    const char *at = strstr(format, "%s");
    buffer_clear(words);
    buffer_add_bytes(words, format, (size_t)(at - format));
    buffer_add(words, key_path);
    buffer_add(words, at + 2);
    return run(csv, buffer_text(words));
}

START_TEST(replies_need_a_key_and_given_items_their_parameters)
{
    char *csv = lsat(',');
    struct buffer words = { 0 };
    (void)snprintf(key_path, sizeof(key_path), "/tmp/zeven-stats-%d.csv", (int)getpid());
    write_file(key_path, "item,key\na,1\nb,1\nc,1\nd,1\ne,0\n");
    struct outcome outcome = run_with(csv, &words, "stats|replies|--csv|-|--key|%s|--json");
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    struct json_object *object = parsed(&outcome);
    ck_assert_uint_eq(json_object_array_length(member(object, "replies")), 2 * ITEMS);
    json_object_put(object);
    outcome_finish(&outcome);

    write_file(key_path, "item,key\na,1\n");
    outcome = run_with(csv, &words, "stats|replies|--csv|-|--key|%s");
    ck_assert_int_eq(outcome.code, COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(outcome.err, "Z0901"));
    outcome_finish(&outcome);

    write_file(key_path, "item,a,b1\na,1,0\nb,1,0\nc,1,0\nd,1,0\ne,1,0\n");
    outcome = run_with(csv, &words, "stats|irt|--csv|-|--items|%s|--json");
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    object = parsed(&outcome);
    ck_assert_uint_eq(json_object_array_length(member(object, "people")), 1000);
    json_object_put(object);
    outcome_finish(&outcome);
    ck_assert_int_eq(remove(key_path), 0);
    buffer_finish(&words);
    free(csv);
}
END_TEST

START_TEST(impact_needs_no_file)
{
    struct outcome outcome =
            run("", "stats|impact|--counts|mannen=48/80|--counts|vrouwen=12/40|--json");
    ck_assert_int_eq(outcome.code, COMMAND_FINE);
    struct json_object *object = parsed(&outcome);
    struct json_object *women = json_object_array_get_idx(member(object, "cases"), 0);
    expect(women, "impact_ratio", .5);
    ck_assert(json_object_get_boolean(member(women, "four_fifths_flag")));
    expect(women, "fisher_two_sided", 0.003409221767849);
    json_object_put(object);
    outcome_finish(&outcome);
}
END_TEST

START_TEST(validity_says_how_many_more_are_needed)
{
    const char csv[] = "code,score,rating\n1,50,3\n2,60,3.5\n3,40,3\n4,70,4\n5,55,2\n6,65,3\n";
    struct outcome outcome = run(csv, "stats|validity|--csv|-|--json|--rating-reliability|0.5");
    ck_assert_int_eq(outcome.code, COMMAND_FINE);
    struct json_object *object = parsed(&outcome);
    double r = json_object_get_double(member(object, "r"));
    expect(object, "r_corrected", r / sqrt(.5));
    ck_assert(!json_object_get_boolean(member(object, "says_something")));
    ck_assert_int_gt(json_object_get_int(member(object, "n_needed")), 6);
    json_object_put(object);
    outcome_finish(&outcome);

    (void)snprintf(key_path, sizeof(key_path), "/tmp/zeven-stats-%d.pdf", (int)getpid());
    struct buffer words = { 0 };
    outcome = run_with("", &words, "stats|validity|--form|%s");
    ck_assert_int_eq(outcome.code, COMMAND_FINE);
    ck_assert_int_eq(remove(key_path), 0);
    outcome_finish(&outcome);
    buffer_finish(&words);
    outcome = run("", "stats|validity|--form|/nonexistent/form.pdf");
    ck_assert_int_eq(outcome.code, COMMAND_FAILED);
    outcome_finish(&outcome);
}
END_TEST

// What a coach did not see is left out of the mean; the same ratings as above come of it.
START_TEST(the_answers_of_the_form_are_a_rating)
{
    const char csv[] = "code,score,rating\n1,50,3\n2,60,3.5\n3,40,3\n4,70,4\n5,55,2\n6,65,3\n";
    struct buffer words = { 0 };
    (void)snprintf(key_path, sizeof(key_path), "/tmp/zeven-stats-%d.csv", (int)getpid());
    write_file(key_path,
            "code,score,item1,item2,item3,item4,item5,item6\n1,50,3,3,3,3,3,3\n"
            "2,60,3,4,3,4,,\n3,40,1,5,3,,,\n4,70,4,4,4,4,4,4\n5,55,2,2,2,2,2,\n"
            "6,65,,,,,3,3\n");
    struct outcome by_items = run_with("", &words, "stats|validity|--csv|%s|--json");
    struct outcome by_rating = run(csv, "stats|validity|--csv|-|--json");
    ck_assert_msg(by_items.code == COMMAND_FINE, "%s", by_items.err);
    struct json_object *first = parsed(&by_items);
    struct json_object *second = parsed(&by_rating);
    expect(first, "n", 6);
    expect(first, "r", json_object_get_double(member(second, "r")));
    json_object_put(first);
    json_object_put(second);
    outcome_finish(&by_items);
    outcome_finish(&by_rating);
    remove(key_path);
    buffer_finish(&words);
}
END_TEST

// The charts of the same people, once as a picture and once on paper; other kinds have none.
START_TEST(reliability_and_items_are_drawn)
{
    char *csv = lsat(',');
    struct buffer words = { 0 };
    (void)snprintf(key_path, sizeof(key_path), "/tmp/zeven-stats-%d.svg", (int)getpid());
    struct outcome outcome = run_with(csv, &words, "stats|items|--csv|-|--svg|%s");
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    ck_assert_int_eq(remove(key_path), 0);
    outcome_finish(&outcome);
    outcome = run_with(csv, &words, "stats|reliability|--csv|-|--pdf|%s");
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    ck_assert_int_eq(remove(key_path), 0);
    outcome_finish(&outcome);
    outcome = run_with(csv, &words, "stats|gstudy|--csv|-|--pdf|%s");
    ck_assert_int_eq(outcome.code, COMMAND_USAGE);
    outcome_finish(&outcome);
    outcome = run(csv, "stats|items|--csv|-|--svg|/nonexistent/items.svg");
    ck_assert_int_eq(outcome.code, COMMAND_FAILED);
    outcome_finish(&outcome);
    free(csv);
    buffer_finish(&words);
}
END_TEST

// Sessions

// Evidence of one session: two scenarios of two decisions, of which one gives two competencies.
static void add_evidence(struct buffer *json, int person, int moments)
{
    buffer_add(json, "{\"session\":{\"moments\":[");
    for (int i = 0; i < moments; i++) {
        int earned = person * (2 * i + 1) / (i + 1) % 4;
        buffer_add_format(json,
                "%s{\"kind\":\"turn\",\"scenario\":\"s%d\",\"decision\":\"call/d%d\","
                "\"said\":\"Antwoord %d\",\"points\":[{\"competency\":"
                "\"empathy\",\"earned\":%d,\"possible\":3}%s]}",
                i > 0 ? "," : "", i / 2, i, earned, earned,
                i == 0 ? ",{\"competency\":\"probing\",\"earned\":1,\"possible\":3}" : "");
    }
    buffer_add(json, "]}}");
}

static void finish_session(struct store *store, int person, int moments)
{
    struct diag_list diags = { 0 };
    struct buffer evidence = { 0 };
    add_evidence(&evidence, person, moments);
    struct session_end end = { SESSION_FINISHED, 1000, "{}", buffer_text(&evidence) };
    int64_t session = fixture_create_session(store, "K-1");
    ck_assert(store_finish_session(store, session, &end, &diags));
    buffer_finish(&evidence);
    diag_list_finish(&diags);
}

static void finish_session_of(int person, int moments)
{
    struct store *store = fixture_open(store_folder);
    finish_session(store, person, moments);
    store_close(store);
}

// Eight people: at s0:call/d1 they earn 0 1 3 0 2 3 1 2 in the order of the loop below.
static void expect_replies(void)
{
    struct outcome outcome = run("", "stats|replies|--sessions|--json");
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    struct json_object *object = parsed(&outcome);
    struct json_object *replies = member(object, "replies");
    int people = 0;
    int keys = 0;
    for (size_t i = 0; i < json_object_array_length(replies); i++) {
        struct json_object *reply = json_object_array_get_idx(replies, i);
        if (strcmp(json_object_get_string(member(reply, "item")), "s0:call/d1") == 0) {
            bool key = json_object_get_boolean(member(reply, "key"));
            const char *words = json_object_get_string(member(reply, "option"));
            people += json_object_get_int(member(reply, "n"));
            keys += key;
            ck_assert_int_eq(key, strcmp(words, "Antwoord 3") == 0);
        }
    }
    ck_assert_int_eq(people, 8);
    ck_assert_int_eq(keys, 1);
    json_object_put(object);
    outcome_finish(&outcome);
}

START_TEST(sessions_of_the_store_are_a_table_too)
{
    char folder[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    store_folder = folder;
    struct outcome outcome = run("", "stats|items|--sessions");
    ck_assert_int_eq(outcome.code, COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(outcome.err, "Z0907"));
    outcome_finish(&outcome);

    struct store *store = fixture_open(folder);
    for (int person = 0; person < 8; person++) {
        finish_session(store, person, 4);
    }
    store_close(store);
    outcome = run("", "stats|items|--sessions|--competency|empathy|--json");
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    struct json_object *object = parsed(&outcome);
    struct json_object *items = member(object, "items");
    ck_assert_uint_eq(json_object_array_length(items), 4);
    struct json_object *second = json_object_array_get_idx(items, 1);
    ck_assert_str_eq(json_object_get_string(member(second, "item")), "s0:call/d1");
    expect(second, "mean", (0 + 1 + 3 + 0 + 2 + 3 + 1 + 2) / 3. / 8);
    json_object_put(object);
    outcome_finish(&outcome);

    outcome = run("", "stats|reliability|--sessions|--json");
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    object = parsed(&outcome);
    expect(object, "parts", 2);
    expect(object, "n", 8);
    json_object_put(object);
    outcome_finish(&outcome);

    outcome = run("", "stats|reliability|--sessions|--content|zz");
    ck_assert_int_eq(outcome.code, COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(outcome.err, "Z0908"));
    outcome_finish(&outcome);
    expect_replies();
    finish_session_of(8, 3); // who broke off before the last decision
    outcome = run("", "stats|items|--sessions|--competency|empathy|--json");
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    object = parsed(&outcome);
    items = member(object, "items");
    ck_assert_uint_eq(json_object_array_length(items), 4);
    for (size_t i = 0; i < 4; i++) {
        struct json_object *item = json_object_array_get_idx(items, i);
        expect(item, "n", i < 3 ? 9 : 8);
        for (size_t k = 0; k < sizeof(ITEM_KEYS) / sizeof(ITEM_KEYS[0]); k++) {
            member(item, ITEM_KEYS[k]);
        }
    }
    json_object_put(object);
    outcome_finish(&outcome);
    outcome = run("", "stats|items|--sessions|--leave-out|s0:call/d1|--json");
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    object = parsed(&outcome);
    ck_assert_uint_eq(json_object_array_length(member(object, "items")), 3);
    json_object_put(object);
    outcome_finish(&outcome);
    outcome = run("", "stats|items|--sessions|--leave-out|s0:call/d9");
    ck_assert_int_eq(outcome.code, COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(outcome.err, "Z0901"));
    outcome_finish(&outcome);
    outcome = run("", "stats|items|--sessions|--range|0:1");
    ck_assert_int_eq(outcome.code, COMMAND_USAGE);
    outcome_finish(&outcome);
    outcome = run("", "stats|irt|--sessions"); // eight people are too few
    ck_assert_int_eq(outcome.code, COMMAND_FINDINGS);
    outcome_finish(&outcome);
    outcome = run("", "stats|irt|--sessions|--any-size|--json");
    ck_assert_msg(outcome.code == COMMAND_FINDINGS, "%s", outcome.out); // and two scenarios
    ck_assert_ptr_nonnull(strstr(outcome.out, "too_few_parts"));
    outcome_finish(&outcome);
    outcome = run("", "stats|panel|--sessions");
    ck_assert_int_eq(outcome.code, COMMAND_USAGE);
    outcome_finish(&outcome);
    store_folder = NULL;
    fixture_remove_folder(folder);
}
END_TEST

static const char *const LISTWISE[] = { "stats|reliability|--csv|-|--any-size",
    "stats|items|--csv|-", "stats|norms|--csv|-|--any-size", "stats|panel|--csv|-" };

START_TEST(who_is_left_out_is_said_by_each_statistic)
{
    struct outcome outcome = run("a,b,c\n1,2,3\n2,,3\n3,2,1\n1,1,1\n2,3,3\n", LISTWISE[_i]);
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    ck_assert_msg(strstr(outcome.out, "listwise") != NULL, "%s", outcome.out);
    ck_assert_ptr_nonnull(strstr(outcome.out, "4 of 5"));
    outcome_finish(&outcome);
}
END_TEST

START_TEST(a_reply_that_nobody_chose_stands_in_the_table)
{
    char path[] = "/tmp/zeven-key-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    fputs("item,key\na,2\nb,1\n", file);
    fclose(file);
    struct buffer words = { 0 };
    buffer_add_format(&words, "stats|replies|--csv|-|--key|%s|--steps|4|--json", path);
    struct outcome outcome = run("a,b\n1,1\n2,3\n2,1\n1,3\n3,1\n", buffer_text(&words));
    ck_assert_msg(outcome.code == COMMAND_FINE, "%s", outcome.err);
    struct json_object *object = parsed(&outcome);
    struct json_object *replies = member(object, "replies");
    ck_assert_uint_eq(json_object_array_length(replies), 8); // two parts of four
    struct json_object *nobody = json_object_array_get_idx(replies, 3);
    expect(nobody, "option", 4);
    expect(nobody, "n", 0);
    ck_assert_str_eq(json_object_get_string(member(nobody, "flags")), "nobody chooses it");
    json_object_put(object);
    outcome_finish(&outcome);
    buffer_finish(&words);
    unlink(path);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("stats");
    TCase *cases = tcase_create("stats");
    tcase_set_timeout(cases, 60);
    (void)locale_init("en", locale_default_folder());
    tcase_add_test(cases, reliability_has_the_promised_keys_and_the_published_alpha);
    tcase_add_test(cases, items_have_the_promised_keys);
    tcase_add_test(cases, what_spreadsheets_write_is_read_the_same);
    tcase_add_test(cases, what_is_left_out_is_said);
    tcase_add_test(cases, columns_are_chosen_left_out_and_turned_around);
    tcase_add_loop_test(
            cases, without_an_answer_there_is_a_reason, 0, sizeof(REFUSALS) / sizeof(REFUSALS[0]));
    tcase_add_loop_test(
            cases, a_fault_is_said_with_its_place, 0, sizeof(FAULTS) / sizeof(FAULTS[0]));
    tcase_add_loop_test(cases, every_kind_speaks_in_three_forms, 0, KIND_COUNT);
    tcase_add_loop_test(cases, who_is_left_out_is_said_by_each_statistic, 0, 4);
    tcase_add_test(cases, a_reply_that_nobody_chose_stands_in_the_table);
    tcase_add_test(cases, replies_need_a_key_and_given_items_their_parameters);
    tcase_add_test(cases, impact_needs_no_file);
    tcase_add_test(cases, validity_says_how_many_more_are_needed);
    tcase_add_test(cases, the_answers_of_the_form_are_a_rating);
    tcase_add_test(cases, reliability_and_items_are_drawn);
    tcase_add_test(cases, sessions_of_the_store_are_a_table_too);
    suite_add_tcase(suite, cases);
    return suite;
}
