// SPDX-License-Identifier: GPL-3.0-or-later
// Protects opening a file at its line: the words arrive as they are, no shell reads them, nobody
// waits.
#include "game/base/editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "tests/test_main.h"

static char folder[64];
static char answer[96];

// Editors that write down what they were given, into a pipe that this test reads.
static void write_editor(const char *name)
{
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    (void)fprintf(file, "#!/bin/sh\nfor word; do printf '<%%s>' \"$word\"; done >'%s'\n", answer);
    (void)fclose(file);
    ck_assert_int_eq(chmod(path, 0700), 0);
}

static void setup(void)
{
    (void)snprintf(folder, sizeof(folder), "/tmp/zeven-editor-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(answer, sizeof(answer), "%s/answer", folder);
    ck_assert_int_eq(mkfifo(answer, 0600), 0);
    write_editor("vim");
    write_editor("code");
    write_editor("hx");
    write_editor("xdg-open");
}

static void teardown(void)
{
    char command[96];
    (void)snprintf(command, sizeof(command), "rm -r '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

static const struct {
    const char *editor;
    const char *path;
    int line;
    const char *words;
} CALLS[] = {
    { "vim", "a.xml", 12, "<+12><a.xml>" },
    { "vim --nofork  -R", "a.xml", 3, "<--nofork><-R><+3><a.xml>" },
    { "vim", "two words; rm $HOME 'x'.xml", 1, "<+1><two words; rm $HOME 'x'.xml>" },
    { "vim", "a.xml", 0, "<a.xml>" },
    { "code --wait", "a.xml", 12, "<--wait><--goto><a.xml:12>" },
    { "hx", "a.xml", 12, "<a.xml:12>" },
    { "xdg-open", "a.xml", 12, "<a.xml>" },
};

START_TEST(an_editor_gets_its_words)
{
    char command[160];
    char got[256];
    (void)snprintf(command, sizeof(command), "%s/%s", folder, CALLS[_i].editor);
    ck_assert(editor_open(command, CALLS[_i].path, CALLS[_i].line));
    FILE *file = fopen(answer, "r"); // waits until the editor has something to say
    ck_assert_ptr_nonnull(file);
    size_t size = fread(got, 1, sizeof(got) - 1, file);
    got[size] = '\0';
    (void)fclose(file);
    ck_assert_str_eq(got, CALLS[_i].words);
}
END_TEST

START_TEST(an_editor_that_is_not_there_is_said)
{
    ck_assert(!editor_open("/nowhere/at-all", "a.xml", 1));
    ck_assert(!editor_open("  ", "a.xml", 1));
}
END_TEST

START_TEST(visual_goes_before_editor)
{
    setenv("EDITOR", "ed", 1);
    setenv("VISUAL", "vim -R", 1);
    ck_assert_str_eq(editor_chosen(), "vim -R");
    setenv("VISUAL", " ", 1);
    ck_assert_str_eq(editor_chosen(), "ed");
    unsetenv("EDITOR");
    unsetenv("VISUAL");
    ck_assert_str_eq(editor_chosen(), "xdg-open");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("editor");
    TCase *tests = tcase_create("editor");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, an_editor_gets_its_words, 0, sizeof(CALLS) / sizeof(CALLS[0]));
    tcase_add_test(tests, an_editor_that_is_not_there_is_said);
    tcase_add_test(tests, visual_goes_before_editor);
    suite_add_tcase(suite, tests);
    return suite;
}
