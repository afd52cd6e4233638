// SPDX-License-Identifier: GPL-3.0-or-later
// Protects zeven simulate: what it prints and writes, and that cores change not one byte of it.
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "tests/command/verb_run.h"
#include "tests/test_main.h"

#define STORY ZEVEN_SOURCE_DIR "/tests/fixtures/good/informed.xml"

static const char WARNING[] = "nothing about validity";

static struct verb_said said;

static void tear_down(void)
{
    verb_said_finish(&said);
}

static int run(const char *line)
{
    return verb_run_line(&said, &(struct command_io) { 0 }, line);
}

static size_t count(const char *text, const char *part)
{
    size_t found = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part)) {
        found++;
    }
    return found;
}

START_TEST(jobs_change_not_one_byte)
{
    struct verb_said one = { 0 };
    static const char LINE[] = "simulate " STORY " --n 120 --seed 5 --json --jobs 1";
    ck_assert_int_eq(verb_run_line(&one, &(struct command_io) { 0 }, LINE), COMMAND_FINDINGS);
    ck_assert_int_eq(run("simulate " STORY " --n 120 --seed 5 --json --jobs 2"), COMMAND_FINDINGS);
    ck_assert_uint_gt(one.out_size, 10000);
    ck_assert_str_eq(one.out, said.out);
    ck_assert_int_eq(run("simulate " STORY " --n 120 --seed 6 --json --jobs 2"), COMMAND_FINDINGS);
    ck_assert_str_ne(one.out, said.out);
    verb_said_finish(&one);
}
END_TEST

START_TEST(json_holds_every_figure_with_its_bar)
{
    (void)run("simulate " STORY " --n 120 --population high --json");
    struct json_object *root = json_tokener_parse(said.out);
    ck_assert_ptr_nonnull(root);
    static const char *const MEMBERS[] = { "warning", "form", "ideal", "key_separation",
        "tricksters", "bars", "slope", "population" };
    for (size_t i = 0; i < sizeof(MEMBERS) / sizeof(MEMBERS[0]); i++) {
        ck_assert_msg(json_object_object_get_ex(root, MEMBERS[i], NULL), "%s", MEMBERS[i]);
    }
    struct json_object *bars = json_object_object_get(root, "bars");
    struct json_object *tricksters = json_object_object_get(root, "tricksters");
    ck_assert_uint_eq(json_object_array_length(tricksters), 19);
    // r and efficiency for eight, two of keys, coverage and status for seven, two for 17 tricks
    ck_assert_uint_eq(json_object_array_length(bars), 8 + 8 + 2 + 7 + 7 + 2 * 17);
    json_object_put(root);
}
END_TEST

START_TEST(every_table_says_that_it_is_simulated)
{
    (void)run("simulate " STORY " --n 120");
    // One table has no heading of its own: the title says it too.
    ck_assert_uint_ge(count(said.out, WARNING), 8);
    ck_assert_ptr_nonnull(strstr(said.out, "MISSES the bar"));
    ck_assert_ptr_nonnull(strstr(said.out, "meets the bar"));
}
END_TEST

START_TEST(table_and_chart_are_written)
{
    char csv[] = "/tmp/zeven-simulate-XXXXXX";
    char words[512];
    struct buffer table = { 0 };
    struct diag_list diags = { 0 };
    (void)close(mkstemp(csv));
    (void)snprintf(words, sizeof(words), "simulate " STORY " --n 120 --svg - --csv %s", csv);
    (void)run(words);
    ck_assert_int_eq(strncmp(said.out, "<?xml", 5), 0);
    ck_assert_ptr_nonnull(strstr(said.out, "<svg"));
    ck_assert(bundle_read_path(csv, BUNDLE_FILE_SIZE_MAX, &table, &diags));
    ck_assert_int_eq(strncmp(buffer_text(&table), "section,item,of,value,least,most,met", 36), 0);
    ck_assert_ptr_nonnull(strstr(buffer_text(&table), "\nbar,efficiency,overall,"));
    (void)unlink(csv);
    buffer_finish(&table);
}
END_TEST

START_TEST(the_slopes_are_shown_to_be_right)
{
    ck_assert_int_eq(run("simulate --calibrate"), COMMAND_FINE);
    ck_assert_uint_eq(count(said.out, "\n"), 3);
    ck_assert_ptr_nonnull(strstr(said.out, "r_1 0.175"));
    ck_assert_ptr_nonnull(strstr(said.out, "which gives r_1 0.175000"));
}
END_TEST

START_TEST(wrong_words_are_refused)
{
    static const struct {
        const char *words;
        int code;
    } CASES[] = {
        { "simulate", COMMAND_USAGE },
        { "simulate " STORY " --n 99", COMMAND_USAGE },
        { "simulate " STORY " --n 1e4", COMMAND_USAGE },
        { "simulate " STORY " --population middling", COMMAND_USAGE },
        { "simulate " STORY " --rho 1", COMMAND_USAGE },
        { "simulate " STORY " --jobs 0", COMMAND_USAGE },
        { "simulate " STORY " --seed", COMMAND_USAGE },
        { "simulate " STORY " --unheard-of", COMMAND_USAGE },
        { "simulate no-such-shift.xml", COMMAND_FAILED },
        { "simulate --help", COMMAND_FINE },
    };
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        ck_assert_msg(run(CASES[i].words) == CASES[i].code, "%s", CASES[i].words);
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("simulate command");
    TCase *cases = tcase_create("simulate");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, jobs_change_not_one_byte);
    tcase_add_test(cases, json_holds_every_figure_with_its_bar);
    tcase_add_test(cases, every_table_says_that_it_is_simulated);
    tcase_add_test(cases, table_and_chart_are_written);
    tcase_add_test(cases, the_slopes_are_shown_to_be_right);
    tcase_add_test(cases, wrong_words_are_refused);
    suite_add_tcase(suite, cases);
    return suite;
}
