// SPDX-License-Identifier: GPL-3.0-or-later
// Protects norms as verbs: built, taken out, taken in elsewhere, and refused where they do not fit.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/locale/locale.h"
#include "game/store/sessions.h"
#include "tests/command/verb_run.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { PEOPLE = 31 };

static char folder[FIXTURE_PATH_SIZE];
static char elsewhere[FIXTURE_PATH_SIZE];
static char file[FIXTURE_PATH_SIZE];
static struct verb_said said;

static void play_all(const char *where, int people)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(where);
    for (int i = 0; i < people; i++) {
        char code[16];
        struct buffer sheet = { 0 };
        (void)snprintf(code, sizeof(code), "K-%03d", i);
        buffer_add_format(&sheet,
                "{\"sheets\":[{\"competencies\":{\"accuracy\":{\"score\":%d,\"status\":\"ok\"},"
                "\"empathy\":{\"score\":%d,\"status\":\"ok\"}},\"overall\":{\"score\":null}}]}",
                40 + i, 90 - i);
        int64_t id = fixture_create_session(store, code);
        struct session_end end = { .state = SESSION_FINISHED,
            .finished_ms = 1795000009000,
            .sheet = buffer_text(&sheet),
            .evidence = "{}" };
        ck_assert(store_finish_session(store, id, &end, &diags));
        buffer_finish(&sheet);
    }
    store_close(store);
    fixture_expect_none(&diags);
}

static void set_up(void)
{
    fixture_make_folder(folder);
    fixture_make_folder(elsewhere);
    fixture_join(file, elsewhere, "norm.json");
    (void)locale_init("en", locale_default_folder());
    play_all(folder, PEOPLE);
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
    fixture_remove_folder(elsewhere);
    verb_said_finish(&said);
}

#define RUN_IN(where, ...)                                                                         \
    verb_run(&said, &(struct command_io) { .store = (where) },                                     \
            (const char *const[]) { __VA_ARGS__, NULL })
#define RUN(...) RUN_IN(folder, __VA_ARGS__)
#define RUN_ELSEWHERE(...) RUN_IN(elsewhere, __VA_ARGS__)

static void build_and_export(void)
{
    ck_assert_msg(RUN("norm", "build", "Zwolle 2026") == COMMAND_FINE, "%s", said.err);
    ck_assert_int_eq(RUN("norm", "export", "Zwolle 2026", "--out", file), COMMAND_FINE);
}

static struct json_object *read_file(void)
{
    struct buffer text = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(file, 1 << 20, &text, &diags));
    struct json_object *document = json_tokener_parse(buffer_text(&text));
    ck_assert_ptr_nonnull(document);
    buffer_finish(&text);
    return document;
}

static void write_file(struct json_object *document)
{
    struct diag_list diags = { 0 };
    const char *text = json_object_to_json_string(document);
    ck_assert(save_file(file, text, strlen(text), NULL, &diags));
    json_object_put(document);
}

static const char *text_of(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    ck_assert_msg(json_object_object_get_ex(object, key, &value), "%s", key);
    return json_object_get_string(value);
}

START_TEST(a_norm_says_what_it_is_good_for)
{
    ck_assert_msg(RUN("norm", "build", "Zwolle 2026") == COMMAND_FINE, "%s", said.err);
    ck_assert_ptr_nonnull(strstr(said.out, "31 people"));
    ck_assert_ptr_nonnull(strstr(said.out, "indicative"));
    ck_assert_ptr_nonnull(strstr(said.out, "size insufficient by COTAN"));
    ck_assert_int_eq(RUN("norm", "list", "--json"), COMMAND_FINE);
    struct json_object *document = json_tokener_parse(said.out);
    struct json_object *norms = NULL;
    ck_assert(json_object_object_get_ex(document, "norms", &norms));
    ck_assert_uint_eq(json_object_array_length(norms), 1);
    struct json_object *norm = json_object_array_get_idx(norms, 0);
    ck_assert_str_eq(text_of(norm, "name"), "Zwolle 2026");
    ck_assert_str_eq(text_of(norm, "people"), "31");
    ck_assert_str_eq(text_of(norm, "use"), "indicative");
    ck_assert_str_eq(text_of(norm, "cotan"), "insufficient");
    json_object_put(document);
}
END_TEST

START_TEST(too_few_people_give_no_norm_and_exit_code_one)
{
    play_all(elsewhere, 29);
    ck_assert_int_eq(RUN_ELSEWHERE("norm", "build", "Small"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.err, "29 people are too few"));
    ck_assert_int_eq(
            RUN_ELSEWHERE("norm", "build", "Small", "--content", "ffff"), COMMAND_FINDINGS);
}
END_TEST

START_TEST(what_goes_out_comes_in_the_same)
{
    build_and_export();
    struct json_object *before = read_file();
    ck_assert_int_eq(RUN("norm", "remove", "Zwolle 2026"), COMMAND_FINE);
    ck_assert_msg(RUN("norm", "import", file) == COMMAND_FINE, "%s", said.err);
    ck_assert_int_eq(remove(file), 0);
    ck_assert_int_eq(RUN("norm", "export", "Zwolle 2026", "--out", file), COMMAND_FINE);
    struct json_object *after = read_file();
    ck_assert(json_object_equal(before, after));
    json_object_put(before);
    json_object_put(after);
    ck_assert_int_eq(RUN("norm", "import", file), COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "a norm “Zwolle 2026” already"));
    ck_assert_int_eq(RUN("norm", "import", file, "--name", "Once more"), COMMAND_FINE);
}
END_TEST

START_TEST(content_that_nobody_played_here_is_refused)
{
    build_and_export();
    ck_assert_int_eq(RUN_ELSEWHERE("norm", "import", file), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.err, "nothing here was played on the content"));
    ck_assert_int_eq(RUN_ELSEWHERE("norm", "list"), COMMAND_FINE);
    ck_assert_str_eq(said.out, "");
}
END_TEST

START_TEST(another_form_is_refused)
{
    build_and_export();
    struct json_object *document = read_file();
    json_object_object_add(document, "form", json_object_new_string("B"));
    write_file(document);
    ck_assert_int_eq(RUN("norm", "import", file, "--name", "Other"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.err, "is of form “B”"));
}
END_TEST

static const struct {
    const char *key;
    const char *value; // JSON; NULL = taken out
} HARM[] = {
    { "format", "\"zeven norm 2\"" },
    { "content_hash", "\"12\"" },
    { "content_hash", NULL },
    { "people", "\"many\"" },
    { "people", "29" },
    { "first_month", "\"2026-03-04\"" },
    { "parts", "[]" },
    { "parts", "{\"accuracy\":[[40,12.5],[41,18]]}" },
    { "parts", "{\"accuracy\":[[-1,31]]}" },
    { "parts", "{\"accuracy\":[[40,9223372036854775807],[41,31]]}" },
    { "covariances", "[[\"accuracy\",\"empathy\",31]]" },
    { "covariances", "{}" },
};

static void harm(size_t which)
{
    struct json_object *document = read_file();
    json_object_object_del(document, HARM[which].key);
    if (HARM[which].value != NULL) {
        json_object_object_add(document, HARM[which].key, json_tokener_parse(HARM[which].value));
    }
    write_file(document);
}

START_TEST(a_harmed_file_is_refused_and_nothing_is_kept)
{
    build_and_export();
    struct json_object *whole = read_file();
    for (size_t i = 0; i < sizeof(HARM) / sizeof(HARM[0]); i++) {
        harm(i);
        ck_assert_msg(RUN("norm", "import", file, "--name", "Harmed") == COMMAND_FAILED, "%zu", i);
        ck_assert_msg(strstr(said.err, "too few for a norm") != NULL ||
                        strstr(said.err, "This is no norm") != NULL,
                "%zu: %s", i, said.err);
        ck_assert_int_eq(RUN("norm", "show", "Harmed"), COMMAND_FAILED);
        write_file(json_object_get(whole));
    }
    json_object_put(whole);
}
END_TEST

START_TEST(words_that_are_not_understood_are_wrong_use)
{
    ck_assert_int_eq(RUN("norm"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("norm", "rank"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("norm", "build"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("norm", "list", "Zwolle"), COMMAND_USAGE);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("norm");
    TCase *tests = tcase_create("norm");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_norm_says_what_it_is_good_for);
    tcase_add_test(tests, too_few_people_give_no_norm_and_exit_code_one);
    tcase_add_test(tests, what_goes_out_comes_in_the_same);
    tcase_add_test(tests, content_that_nobody_played_here_is_refused);
    tcase_add_test(tests, another_form_is_refused);
    tcase_add_test(tests, a_harmed_file_is_refused_and_nothing_is_kept);
    tcase_add_test(tests, words_that_are_not_understood_are_wrong_use);
    suite_add_tcase(suite, tests);
    return suite;
}
