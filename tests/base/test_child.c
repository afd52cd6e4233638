// SPDX-License-Identifier: GPL-3.0-or-later
// Protects whoever waits for another program: it is fed whole, its end is told apart, and it never
// keeps us longer than it may.
#include <string.h>

#include "game/base/child.h"
#include "game/base/mem.h"
#include "tests/test_main.h"

enum { LONG = 3 * 1024 * 1024 };

static enum child_end run(const char *const *words, const char *input, struct buffer *output)
{
    struct child child = { words, input, strlen(input), 20000 };
    return child_run(&child, output);
}

START_TEST(a_child_gets_all_of_its_input_and_gives_all_of_its_output)
{
    char *input = mem_alloc(LONG + 1);
    memset(input, 'z', LONG);
    struct buffer output = { 0 };
    const char *const words[] = { "cat", NULL };
    ck_assert_int_eq(run(words, input, &output), CHILD_FINE);
    ck_assert_uint_eq(output.size, LONG);
    ck_assert_int_eq(memcmp(output.bytes, input, LONG), 0);
    buffer_finish(&output);
    mem_free(input);
}
END_TEST

START_TEST(the_ends_of_a_child_are_told_apart)
{
    struct buffer output = { 0 };
    const char *const none[] = { "zeven-there-is-no-such-program", NULL };
    const char *const fails[] = { "false", NULL };
    const char *const deaf[] = { "true", NULL };
    ck_assert_int_eq(run(none, "", &output), CHILD_ABSENT);
    ck_assert_int_eq(run(fails, "", &output), CHILD_FAILED);
    ck_assert_int_eq(run(deaf, "never read", &output), CHILD_FINE);
    ck_assert_uint_eq(output.size, 0);
    buffer_finish(&output);
}
END_TEST

START_TEST(a_child_that_takes_too_long_is_stopped)
{
    struct buffer output = { 0 };
    const char *const words[] = { "sleep", "600", NULL };
    ck_assert_int_eq(child_run(&(struct child) { words, "", 0, 50 }, &output), CHILD_LATE);
    buffer_finish(&output);
}
END_TEST

// No shell reads the words.
START_TEST(words_are_words)
{
    struct buffer output = { 0 };
    const char *const words[] = { "echo", "$HOME; false", NULL };
    ck_assert_int_eq(run(words, "", &output), CHILD_FINE);
    ck_assert_str_eq(buffer_text(&output), "$HOME; false\n");
    buffer_finish(&output);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("child");
    TCase *cases = tcase_create("child");
    tcase_add_test(cases, a_child_gets_all_of_its_input_and_gives_all_of_its_output);
    tcase_add_test(cases, the_ends_of_a_child_are_told_apart);
    tcase_add_test(cases, a_child_that_takes_too_long_is_stopped);
    tcase_add_test(cases, words_are_words);
    suite_add_tcase(suite, cases);
    return suite;
}
