// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what zeven check says: findings and what is accepted, one line for a change, a save
// seen.
#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "game/command/check_inner.h"
#include "game/locale/locale.h"
#include "tests/command/verb_run.h"
#include "tests/test_main.h"

#define SMELLS ZEVEN_SOURCE_DIR "/tests/fixtures/smells"

enum { WORDS_MAX = 6 }; // with the NULL behind them

static struct verb_said said;

static void tear_down(void)
{
    verb_said_finish(&said);
}

static int check(const char *const words[WORDS_MAX])
{
    return verb_run(&said, &(struct command_io) { 0 }, words);
}

#define CHECK(...) check((const char *const[WORDS_MAX]) { "check", __VA_ARGS__ })

START_TEST(a_smell_is_a_finding_with_its_remedy)
{
    ck_assert_int_eq(CHECK(SMELLS "/302-longest.xml"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.err,
            "302-longest.xml:3: warning Z0302: The best answer is "
            "the longest in 80 per cent of 5 decisions. Shorten"));
}
END_TEST

START_TEST(what_is_accepted_is_listed_and_no_finding)
{
    ck_assert_int_eq(CHECK(SMELLS "/360-accepted-nothing-just-not.xml"), COMMAND_FINE);
    ck_assert_str_eq(said.err, "");
    ck_assert_ptr_nonnull(strstr(said.out, ":3: accepted Z0302: "));
    ck_assert_ptr_nonnull(strstr(said.out, "(meant so: is zo)"));
}
END_TEST

static const char *text_of(json_object *object, const char *key)
{
    return json_object_get_string(json_object_object_get(object, key));
}

START_TEST(json_holds_place_code_sentence_and_reason)
{
    ck_assert_int_eq(
            CHECK("--json", SMELLS "/302-longest.xml", SMELLS "/360-accepted-nothing-just-not.xml"),
            COMMAND_FINDINGS);
    json_object *root = json_tokener_parse(said.out);
    ck_assert_str_eq(said.err, "");
    ck_assert_ptr_nonnull(root);
    json_object *findings = json_object_object_get(root, "findings");
    ck_assert_uint_eq(json_object_array_length(findings), 2);
    json_object *first = json_object_array_get_idx(findings, 0);
    json_object *second = json_object_array_get_idx(findings, 1);
    ck_assert_str_eq(text_of(first, "file"), SMELLS "/302-longest.xml");
    ck_assert_int_eq(json_object_get_int(json_object_object_get(first, "line")), 3);
    ck_assert_str_eq(text_of(first, "code"), "Z0302");
    ck_assert_str_eq(text_of(first, "severity"), "warning");
    ck_assert(!json_object_get_boolean(json_object_object_get(first, "accepted")));
    ck_assert_ptr_null(text_of(first, "because"));
    ck_assert(json_object_get_boolean(json_object_object_get(second, "accepted")));
    ck_assert_str_eq(text_of(second, "because"), "is zo");
    json_object *read = json_object_object_get(root, "read");
    ck_assert_int_eq(json_object_get_int(json_object_object_get(read, "scenarios")), 2);
    json_object_put(root);
}
END_TEST

START_TEST(a_newer_version_is_told_in_one_line)
{
    ck_assert_int_eq(CHECK("--against", SMELLS "/321-chance-uneven.xml",
                             SMELLS "/321-chance-uneven-just-not.xml"),
            COMMAND_FINE);
    ck_assert_msg(strncmp(said.out, "2 paths, turns −1, answers −3, Empathy −3, ",
                          strlen("2 paths, turns −1, answers −3, Empathy −3, ")) == 0,
            "%s", said.out);
    ck_assert_int_eq(CHECK("--against", SMELLS "/302-longest.xml", SMELLS "/302-longest.xml"),
            COMMAND_FINDINGS); // it still smells
    ck_assert_str_eq(said.out, "1 path, measures what it measured\n");
    ck_assert_int_eq(
            CHECK("--against", "/nowhere.xml", SMELLS "/302-longest.xml"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.err, "/nowhere.xml"));
}
END_TEST

START_TEST(a_pack_shows_who_is_who)
{
    ck_assert_int_eq(CHECK("--matrix", SMELLS "/pack"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.out, "Bea Vos"));
    ck_assert_ptr_nonnull(strstr(said.out, "Nederlands"));
    ck_assert_ptr_nonnull(strstr(said.err, "Z0350: Every customer with gender “vrouw” is angry"));
    ck_assert_int_eq(CHECK("--matrix", SMELLS "/pack-just-not/pack.xml"), COMMAND_FINE);
    ck_assert_str_eq(said.err, "");
}
END_TEST

static const struct {
    const char *words[WORDS_MAX];
    int code;
} RUNS[] = {
    { { "check", "--json" }, COMMAND_USAGE },
    { { "check", "--json", "--watch" }, COMMAND_USAGE },
    { { "check", "--against", "a.xml" }, COMMAND_USAGE },
    { { "check", "--watch" }, COMMAND_USAGE },
    { { "check", "--watch", "a.xml", "--saves", "0" }, COMMAND_USAGE },
    { { "check", "--watch", "/nowhere/a.xml" }, COMMAND_FAILED },
    { { "check", "--matrix" }, COMMAND_USAGE },
    { { "check", "--matrix", "/nowhere" }, COMMAND_FINDINGS },
    { { "check", "--colour" }, COMMAND_USAGE },
};

START_TEST(it_ends_as_it_says)
{
    ck_assert_int_eq(check(RUNS[_i].words), RUNS[_i].code);
}
END_TEST

static void copy_file(const char *from, const char *to)
{
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(from, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    FILE *file = fopen("part", "w"); // and then under its name, as editors do
    ck_assert_uint_eq(fwrite(bytes.bytes, 1, bytes.size, file), bytes.size);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(rename("part", to), 0);
    buffer_finish(&bytes);
    diag_list_finish(&diags);
}

// The watcher speaks into a pipe from a process of its own, as in a terminal.
static pid_t start_watching(FILE **reader, int saves, bool json)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        struct command_io io = { .out = fdopen(ends[1], "w"), .err = fopen("/dev/null", "w") };
        int code = check_watch("story.xml", saves, json, &io);
        (void)fclose(io.out);
        (void)fclose(io.err);
        _exit(code);
    }
    close(ends[1]);
    *reader = fdopen(ends[0], "r");
    return child;
}

START_TEST(every_save_gets_its_line)
{
    char folder[] = "/tmp/zeven-watch-XXXXXX";
    char line[512];
    FILE *reader = NULL;
    int status = 0;
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    copy_file(SMELLS "/pack.xml", "pack.xml");
    copy_file(SMELLS "/321-chance-uneven.xml", "story.xml");
    pid_t child = start_watching(&reader, 2, false);
    ck_assert_ptr_nonnull(fgets(line, sizeof(line), reader));
    ck_assert_str_eq(line, "Now: 2 paths, measures what it measured; 1 finding\n");
    copy_file(SMELLS "/321-chance-uneven-just-not.xml", "story.xml");
    ck_assert_ptr_nonnull(fgets(line, sizeof(line), reader));
    ck_assert_msg(strncmp(line, "2 paths, turns −1", strlen("2 paths, turns −1")) == 0, "%s", line);
    ck_assert_ptr_null(strstr(line, "finding"));
    copy_file(ZEVEN_SOURCE_DIR "/tests/fixtures/bad/210-id.xml", "story.xml");
    ck_assert_ptr_nonnull(fgets(line, sizeof(line), reader));
    ck_assert_str_eq(line, "cannot be played as it is; 1 finding\n");
    ck_assert_ptr_null(fgets(line, sizeof(line), reader)); // it was asked for two
    (void)fclose(reader);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(WEXITSTATUS(status), COMMAND_FINE);
    (void)unlink("story.xml");
    (void)unlink("pack.xml");
    (void)rmdir(folder);
}
END_TEST

START_TEST(every_save_gets_an_object_on_a_line)
{
    char folder[] = "/tmp/zeven-watch-XXXXXX";
    FILE *reader = NULL;
    int status = 0;
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    copy_file(SMELLS "/pack.xml", "pack.xml");
    copy_file(SMELLS "/321-chance-uneven.xml", "story.xml");
    pid_t child = start_watching(&reader, 1, true);
    for (int look = 0; look < 2; look++) {
        char line[4096];
        ck_assert_ptr_nonnull(fgets(line, sizeof(line), reader));
        json_object *root = json_tokener_parse(line);
        ck_assert(json_object_get_boolean(json_object_object_get(root, "playable")));
        json_object *changes = json_object_object_get(root, "changes");
        ck_assert_int_eq(json_object_array_length(changes) > 0, look);
        json_object_put(root);
        if (look == 0) {
            copy_file(SMELLS "/321-chance-uneven-just-not.xml", "story.xml");
        }
    }
    (void)fclose(reader);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(WEXITSTATUS(status), COMMAND_FINE);
    (void)unlink("story.xml");
    (void)unlink("pack.xml");
    (void)rmdir(folder);
}
END_TEST

// README's table is what the command prints: no figure there is older than the content.
START_TEST(the_readme_of_the_scenarios_has_the_figures_of_today)
{
    struct buffer readme = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(
            ZEVEN_SOURCE_DIR "/scenarios/README.md", BUNDLE_FILE_SIZE_MAX, &readme, &diags));
    ck_assert(locale_init("nl", locale_default_folder()));
    int code = CHECK("--figures", ZEVEN_SOURCE_DIR "/scenarios/packs");
    locale_init("en", "");
    ck_assert_int_eq(code, COMMAND_FINE);
    ck_assert_msg(strstr(buffer_text(&readme), said.out) != NULL,
            "put this in scenarios/README.md:\n%s", said.out);
    buffer_finish(&readme);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("check command");
    TCase *cases = tcase_create("check command");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_smell_is_a_finding_with_its_remedy);
    tcase_add_test(cases, what_is_accepted_is_listed_and_no_finding);
    tcase_add_test(cases, json_holds_place_code_sentence_and_reason);
    tcase_add_test(cases, a_newer_version_is_told_in_one_line);
    tcase_add_test(cases, a_pack_shows_who_is_who);
    tcase_add_loop_test(cases, it_ends_as_it_says, 0, (int)(sizeof(RUNS) / sizeof(RUNS[0])));
    tcase_add_test(cases, every_save_gets_its_line);
    tcase_add_test(cases, every_save_gets_an_object_on_a_line);
    tcase_add_test(cases, the_readme_of_the_scenarios_has_the_figures_of_today);
    suite_add_tcase(suite, cases);
    return suite;
}
