// SPDX-License-Identifier: GPL-3.0-or-later
// Protects a new trainer and a new recruiter: the afternoons of their tutorials are really lived,
// and no page names a verb or an option that is not there.
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "game/base/vec.h"
#include "game/command/command.h"
#include "game/locale/locale.h"
#include "tests/command/verb_run.h"
#include "tests/test_main.h"

#define MANUAL ZEVEN_SOURCE_DIR "/scenarios/manual/"

enum { WORDS_MAX = 24, WORD_SIZE = 256 };

static const char *const PAGES[] = { MANUAL "een-middag.md", MANUAL "handleiding.md",
    MANUAL "selecteur.md", ZEVEN_SOURCE_DIR "/README.md", ZEVEN_SOURCE_DIR "/scenarios/README.md" };

enum { PAGE_COUNT = sizeof(PAGES) / sizeof(PAGES[0]) };

// A command line as its words; quotes hold a word together.
struct words {
    char items[WORDS_MAX][WORD_SIZE];
    int count;
};

static void split(struct words *words, const char *line)
{
    words->count = 0;
    while (*line != '\0' && *line != '\n' && words->count < WORDS_MAX) {
        line += strspn(line, " ");
        bool quoted = *line == '"';
        line += quoted;
        size_t size = strcspn(line, quoted ? "\"\n" : " \n");
        if (size > 0) {
            (void)snprintf(words->items[words->count++], WORD_SIZE, "%.*s", (int)size, line);
        }
        line += size + (quoted && line[size] == '"');
    }
}

static char *read_page(const char *path)
{
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    diag_list_finish(&diags);
    return buffer_take(&bytes);
}

static void make_folders(const char *path)
{
    char part[WORD_SIZE];
    for (size_t i = 1; i <= strlen(path); i++) {
        if (path[i] == '/' || path[i] == '\0') {
            (void)snprintf(part, sizeof(part), "%.*s", (int)i, path);
            (void)mkdir(part, 0777);
        }
    }
}

// The line is `zeven VERB …`.
static int run(const struct words *words, struct verb_said *said)
{
    const char *items[WORDS_MAX] = { 0 };
    for (int i = 1; i < words->count; i++) {
        items[i - 1] = words->items[i];
    }
    return verb_run(said, &(struct command_io) { .store = "." }, items);
}

// What the afternoon has come to.
struct afternoon {
    struct verb_said said; // by the last command
    char told[WORD_SIZE];  // that command
    int expected;          // its exit code
    char *sought;          // of a change: what stands there now
    char file[WORD_SIZE];
};

static void command(struct afternoon *afternoon, const char *line)
{
    struct words words;
    split(&words, line);
    (void)snprintf(afternoon->told, WORD_SIZE, "%.*s", (int)strcspn(line, "\n"), line);
    verb_said_finish(&afternoon->said);
    if (strcmp(words.items[0], "mkdir") == 0) {
        make_folders(words.items[words.count - 1]);
    } else if (strcmp(words.items[0], "cd") == 0) {
        ck_assert_int_eq(chdir(words.items[1]), 0);
    } else if (strcmp(words.items[1], "preview") == 0) {
        // Opens a window; that it opens there, the tests of the preview show.
        ck_assert_int_eq(access(words.items[2], R_OK), 0);
    } else {
        int code = run(&words, &afternoon->said);
        ck_assert_msg(code == afternoon->expected, "%s: %d, expected %d\n%s", afternoon->told, code,
                afternoon->expected, afternoon->said.err);
    }
    afternoon->expected = COMMAND_FINE;
}

// A line that is shown below a command must be in what it said; "…" stands for anything.
static void expect(const struct afternoon *afternoon, const char *line)
{
    char part[1024];
    (void)snprintf(part, sizeof(part), "%.*s", (int)strcspn(line, "\n"), line);
    char *dots = strstr(part, "…");
    if (dots != NULL) {
        *dots = '\0';
    }
    const struct verb_said *said = &afternoon->said;
    ck_assert_msg(said->out != NULL && verb_says(said, part), "%s does not say:\n%s\nbut:\n%s%s",
            afternoon->told, part, said->out, said->err);
}

static void live_console(struct afternoon *afternoon, const char *text)
{
    while (*text != '\0') {
        if (strncmp(text, "$ ", 2) == 0) {
            command(afternoon, text + 2);
        } else if (*text != '\n') {
            expect(afternoon, text);
        }
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    ck_assert_msg(file != NULL, "%s", path);
    fputs(text, file);
    fclose(file);
}

static void change_file(struct afternoon *afternoon, const char *text)
{
    ck_assert_ptr_nonnull(afternoon->sought);
    char *whole = read_page(afternoon->file);
    char *at = strstr(whole, afternoon->sought);
    struct buffer changed = { 0 };
    ck_assert_msg(at != NULL, "%s does not hold:\n%s", afternoon->file, afternoon->sought);
    buffer_add_bytes(&changed, whole, (size_t)(at - whole));
    buffer_add(&changed, text);
    buffer_add(&changed, at + strlen(afternoon->sought));
    write_file(afternoon->file, buffer_text(&changed));
    buffer_finish(&changed);
    mem_free(whole);
}

// A block between fences; `kind` is what stands behind the first.
static void live_block(struct afternoon *afternoon, const char *kind, const char *text)
{
    struct words words;
    split(&words, kind);
    if (words.count == 0) {
        return;
    }
    if (strcmp(words.items[0], "console") == 0) {
        live_console(afternoon, text);
    } else if (words.count > 2 && strcmp(words.items[1], "bestand") == 0) {
        write_file(words.items[2], text);
    } else if (words.count > 2 && strcmp(words.items[1], "zoek") == 0) {
        (void)snprintf(afternoon->file, WORD_SIZE, "%s", words.items[2]);
        mem_free(afternoon->sought);
        afternoon->sought = mem_copy_text(text);
    } else if (words.count > 1 && strcmp(words.items[1], "wordt") == 0) {
        change_file(afternoon, text);
    }
}

static int live(struct afternoon *afternoon, const char *page)
{
    int blocks = 0;
    for (const char *at = page; at != NULL && *at != '\0';) {
        static const char ENDS[] = "<!-- eindigt met ";
        const char *next = strchr(at, '\n');
        if (strncmp(at, ENDS, sizeof(ENDS) - 1) == 0) {
            afternoon->expected = (int)strtol(at + sizeof(ENDS) - 1, NULL, 10);
        }
        if (strncmp(at, "```", 3) == 0) {
            const char *end = strstr(next, "\n```\n");
            ck_assert_ptr_nonnull(end);
            struct buffer text = { 0 };
            buffer_add_bytes(&text, next + 1, (size_t)(end - next));
            live_block(afternoon, at + 3, buffer_text(&text));
            buffer_finish(&text);
            blocks++;
            next = end + 4;
        }
        at = next != NULL ? next + 1 : NULL;
    }
    return blocks;
}

// Of the trainer, and of the recruiter.
static const int AFTERNOONS[] = { 0, 2 };

START_TEST(the_afternoon_goes_as_it_is_written)
{
    char folder[] = "/tmp/zeven-afternoon-XXXXXX";
    char home[1024];
    char tidy[64];
    struct afternoon afternoon = { 0 };
    char *page = read_page(PAGES[AFTERNOONS[_i]]);
    ck_assert(locale_init("nl", locale_default_folder()));
    ck_assert_ptr_nonnull(getcwd(home, sizeof(home)));
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    ck_assert_int_gt(live(&afternoon, page), 15);
    ck_assert_int_eq(chdir(home), 0);
    (void)snprintf(tidy, sizeof(tidy), "rm -r %s", folder);
    ck_assert_int_eq(system(tidy), 0); // NOLINT(cert-env33-c): our own folder
    mem_free(afternoon.sought);
    verb_said_finish(&afternoon.said);
    mem_free(page);
}
END_TEST

static void check_line(const char *page, const char *line)
{
    struct words words;
    char shown[WORD_SIZE];
    split(&words, line);
    (void)snprintf(
            shown, sizeof(shown), "%s: %.*s", strrchr(page, '/'), (int)strcspn(line, "\n`|"), line);
    if (words.count < 2 || words.items[1][0] == '-' || words.items[1][0] == '`') {
        return;
    }
    size_t size = strspn(words.items[1], "abcdefghijklmnopqrstuvwxyz");
    words.items[1][size] = '\0';
    const struct command *verb = command_find(words.items[1], NULL);
    bool known = verb != NULL || strcmp(words.items[1], "help") == 0;
    ck_assert_msg(known, "%s", shown);
    for (int i = 2; verb != NULL && i < words.count && words.items[i][0] != '|'; i++) {
        char *option = words.items[i];
        option += strspn(option, "[");
        if (strncmp(option, "--", 2) == 0) {
            option[2 + strspn(option + 2, "abcdefghijklmnopqrstuvwxyz-")] = '\0';
            bool known_to_all = strcmp(option, "--store") == 0 || strcmp(option, "--data") == 0 ||
                    strcmp(option, "--passphrase-file") == 0;
            ck_assert_msg(
                    known_to_all || strstr(verb->help, option) != NULL, "%s: %s", shown, option);
        }
        if (strchr(option, '`') != NULL) {
            return;
        }
    }
}

// The block of `page` that begins with `begin`, as a file.
static void write_example(const char *page, const char *begin, int number, const char *path)
{
    const char *at = page;
    for (int i = 0; i <= number; i++) {
        at = strstr(i == 0 ? at : at + 1, begin);
        ck_assert_msg(at != NULL, "%s", begin);
    }
    at += strcspn(at, "\n") + 1;
    struct buffer text = { 0 };
    buffer_add_bytes(&text, at, (size_t)(strstr(at, "\n```") - at) + 1);
    write_file(path, buffer_text(&text));
    buffer_finish(&text);
}

START_TEST(the_rehearsal_in_the_manual_holds_for_the_example_in_the_manual)
{
    char folder[] = "/tmp/zeven-manual-XXXXXX";
    char home[1024];
    char tidy[64];
    struct words words;
    struct verb_said said = { 0 };
    char *page = read_page(PAGES[1]);
    ck_assert_ptr_nonnull(getcwd(home, sizeof(home)));
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    make_folders("packs/lichthuis");
    make_folders("rehearsals");
    write_example(page, "```xml\n<?xml", 0, "packs/lichthuis/pack.xml");
    write_example(page, "```xml\n<?xml", 1, "packs/lichthuis/lamp.xml");
    write_example(page, "```\n#: scenario", 0, "rehearsals/lamp.txt");
    split(&words, "zeven rehearse packs/lichthuis");
    int code = run(&words, &said);
    ck_assert_msg(code == COMMAND_FINE, "%s", said.err);
    ck_assert_int_eq(chdir(home), 0);
    (void)snprintf(tidy, sizeof(tidy), "rm -r %s", folder);
    ck_assert_int_eq(system(tidy), 0); // NOLINT(cert-env33-c): our own folder
    verb_said_finish(&said);
    mem_free(page);
}
END_TEST

START_TEST(no_page_names_what_is_not_there)
{
    char *page = read_page(PAGES[_i]);
    int count = 0;
    for (const char *at = strstr(page, "zeven "); at != NULL; at = strstr(at + 1, "zeven ")) {
        // A command begins a line or a stretch of code; elsewhere it may be the number seven.
        bool begins = at == page || strchr("\n`", at[-1]) != NULL ||
                (at - page > 1 && at[-1] == ' ' && at[-2] == '$');
        if (begins) {
            check_line(PAGES[_i], at);
            count++;
        }
    }
    ck_assert_int_gt(count, 0);
    mem_free(page);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("tutorial");
    TCase *cases = tcase_create("tutorial");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, the_afternoon_goes_as_it_is_written, 0, 2);
    tcase_add_test(cases, the_rehearsal_in_the_manual_holds_for_the_example_in_the_manual);
    tcase_add_loop_test(cases, no_page_names_what_is_not_there, 0, PAGE_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
