// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the way every verb ends: its exit code, and where it speaks.
#include <stdlib.h>
#include <string.h>

#include "game/command/command.h"
#include "tests/test_main.h"

enum { WORDS_MAX = 4 };

static const char SCRIPT[] = ZEVEN_SOURCE_DIR "/scenarios/rehearsals/demo.txt";
static const char GOOD[] = ZEVEN_SOURCE_DIR "/scenarios";
static const char BAD[] = ZEVEN_SOURCE_DIR "/tests/fixtures/bad/241-stuck.xml";

static int run(const char *const words[WORDS_MAX], FILE *out, FILE *err, const char *store)
{
    char *argv[WORDS_MAX + 1] = { 0 };
    int argc = 0;
    while (argc < WORDS_MAX && words[argc] != NULL) {
        argv[argc] = strdup(words[argc]);
        argc++;
    }
    FILE *in = fopen("/dev/null", "r");
    struct command_io io = {
        .in = in, .out = out, .err = err, .data = ZEVEN_SOURCE_DIR "/scenarios", .store = store
    };
    int code = command_run(argc, argv, &io);
    fclose(in);
    for (int i = 0; i < argc; i++) {
        free(argv[i]);
    }
    return code;
}

static const struct {
    const char *words[WORDS_MAX];
    int code;
} RUNS[] = {
    { { "help" }, COMMAND_FINE },
    { { "--help" }, COMMAND_FINE },
    { { "help", "--help" }, COMMAND_FINE },
    { { "help", "sheet" }, COMMAND_FINE },
    { { "help", "shet" }, COMMAND_USAGE },
    { { "--version" }, COMMAND_FINE },
    { { "unheard-of" }, COMMAND_USAGE },
    { { "check", "--help" }, COMMAND_FINE },
    { { "play", "-h" }, COMMAND_FINE },
    { { "sheet", "--help" }, COMMAND_FINE },
    { { "export", "--help" }, COMMAND_FINE },
    { { "check" }, COMMAND_USAGE },
    { { "export" }, COMMAND_USAGE },
    { { "play", "--colour" }, COMMAND_USAGE },
    { { "check", GOOD }, COMMAND_FINE },
    { { "check", BAD }, COMMAND_FINDINGS },
    { { "play", "--script", SCRIPT }, COMMAND_FINE },
    { { "play", "--script", BAD }, COMMAND_FINDINGS },
    { { "play", "--script", "/nonexistent/script" }, COMMAND_FAILED },
    { { "export", "--script", "nobody" }, COMMAND_FINDINGS },
    { { "export", "--json", "nobody" }, COMMAND_FINDINGS },
};

enum { RUN_COUNT = sizeof(RUNS) / sizeof(RUNS[0]) };

START_TEST(every_verb_ends_with_the_code_that_was_promised)
{
    char *out = NULL;
    char *err = NULL;
    size_t out_size = 0;
    size_t err_size = 0;
    FILE *to_out = open_memstream(&out, &out_size);
    FILE *to_err = open_memstream(&err, &err_size);
    int code = run(RUNS[_i].words, to_out, to_err, ":memory:");
    fclose(to_out);
    fclose(to_err);
    ck_assert_msg(code == RUNS[_i].code, "%s %s: %d, expected %d\n%s", RUNS[_i].words[0],
            RUNS[_i].words[1], code, RUNS[_i].code, err);
    ck_assert_msg((code == COMMAND_FINE) == (err_size == 0), "%s: %s", RUNS[_i].words[0], err);
    ck_assert_msg(code != COMMAND_USAGE || out_size == 0, "%s: %s", RUNS[_i].words[0], out);
    free(out);
    free(err);
}
END_TEST

START_TEST(output_that_cannot_be_written_is_no_success)
{
    static const char *const VERBS[][WORDS_MAX] = { { "help" }, { "check", GOOD },
        { "play", "--script", SCRIPT, "--json" } };
    FILE *full = fopen("/dev/full", "w");
    FILE *err = fopen("/dev/null", "w");
    ck_assert_ptr_nonnull(full);
    ck_assert_int_eq(run(VERBS[_i], full, err, ":memory:"), COMMAND_FAILED);
    fclose(full);
    fclose(err);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("verbs");
    TCase *cases = tcase_create("verbs");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, every_verb_ends_with_the_code_that_was_promised, 0, RUN_COUNT);
    tcase_add_loop_test(cases, output_that_cannot_be_written_is_no_success, 0, 3);
    suite_add_tcase(suite, cases);
    return suite;
}
