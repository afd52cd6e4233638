// SPDX-License-Identifier: GPL-3.0-or-later
// Protects statistics on what people really played: a story in which nobody comes to everything.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/command/command.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { WORDS_MAX = 12, PEOPLE = 40 };

static char parent[FIXTURE_PATH_SIZE];
static char folder[FIXTURE_PATH_SIZE + 8];

// `zeven WORDS…` in that store; the JSON it prints, which the caller puts.
static struct json_object *ask(const char *words, int expected)
{
    char *copy = strdup(words);
    char *argv[WORDS_MAX] = { 0 };
    int argc = 0;
    char *said = NULL;
    char *complained = NULL;
    size_t sizes[2];
    for (char *rest = copy, *word = strsep(&rest, "|"); word != NULL; word = strsep(&rest, "|")) {
        argv[argc++] = word;
    }
    struct command_io io = { .in = stdin,
        .out = open_memstream(&said, &sizes[0]),
        .err = open_memstream(&complained, &sizes[1]),
        .store = folder,
        .data = ZEVEN_SOURCE_DIR "/scenarios" };
    int code = command_run(argc, argv, &io);
    fclose(io.out);
    fclose(io.err);
    ck_assert_msg(code == expected, "%s: %d, %s", words, code, complained);
    ck_assert_msg(strstr(said, "nan") == NULL && strstr(said, "inf,") == NULL, "%s", said);
    struct json_object *object = json_tokener_parse(said);
    free(copy);
    free(said);
    free(complained);
    return object;
}

static void play(void)
{
    char words[FIXTURE_PATH_SIZE + 80];
    fixture_make_folder(parent);
    (void)snprintf(folder, sizeof(folder), "%s/a", parent);
    (void)snprintf(
            words, sizeof(words), "sample|%s|--shift|shifts/kort.xml|--people|%d", folder, PEOPLE);
    json_object_put(ask(words, COMMAND_FINE));
}

static struct json_object *list_of(struct json_object *object, const char *key)
{
    struct json_object *list = NULL;
    ck_assert(json_object_object_get_ex(object, key, &list));
    return list;
}

static struct json_object *in_row(struct json_object *list, size_t row, const char *key)
{
    return list_of(json_object_array_get_idx(list, row), key);
}

static void expect_items(void)
{
    struct json_object *object = ask("stats|items|--sessions|--json", COMMAND_FINE);
    struct json_object *items = list_of(object, "items");
    size_t by_some = 0;
    size_t described = 0;
    for (size_t i = 0; i < json_object_array_length(items); i++) {
        int n = json_object_get_int(in_row(items, i, "n"));
        struct json_object *facility = in_row(items, i, "facility");
        ck_assert_int_le(n, PEOPLE);
        by_some += n < PEOPLE;
        described += facility != NULL && json_object_get_double(facility) <= 1;
    }
    ck_assert_uint_gt(by_some, 0);
    ck_assert_uint_gt(described, 10);
    json_object_put(object);
}

static void expect_replies(void)
{
    struct json_object *object = ask("stats|replies|--sessions|--json", COMMAND_FINE);
    struct json_object *replies = list_of(object, "replies");
    for (size_t i = 0; i < json_object_array_length(replies); i++) {
        const char *flags = json_object_get_string(in_row(replies, i, "flags"));
        bool unsaid = json_object_get_int(in_row(replies, i, "n")) == 0;
        ck_assert(!unsaid || *flags != '\0');
    }
    ck_assert_uint_gt(json_object_array_length(replies), 20);
    json_object_put(object);
}

static void expect_quality(void)
{
    struct json_object *object = ask("stats|quality|--sessions|--json", COMMAND_FINE);
    struct json_object *people = list_of(object, "people");
    size_t timed = 0;
    ck_assert_uint_eq(json_object_array_length(people), PEOPLE);
    for (size_t i = 0; i < PEOPLE; i++) {
        struct json_object *rte = in_row(people, i, "RTE");
        timed += rte != NULL;
        ck_assert(rte == NULL || json_object_get_double(rte) <= 1);
    }
    ck_assert_uint_gt(timed, 0);
    json_object_put(object);
}

START_TEST(every_statistic_of_stored_sessions_answers_on_a_real_shift)
{
    static const char *const PLAIN[] = { "stats|reliability|--sessions|--json",
        "stats|gstudy|--sessions|--json", "stats|norms|--sessions|--json" };
    play();
    expect_items();
    expect_replies();
    expect_quality();
    for (size_t i = 0; i < sizeof(PLAIN) / sizeof(PLAIN[0]); i++) {
        struct json_object *object = ask(PLAIN[i], COMMAND_FINE);
        ck_assert_int_eq(json_object_get_int(list_of(object, "n")), PEOPLE);
        json_object_put(object);
    }
    json_object_put(ask("stats|irt|--sessions|--json", COMMAND_FINDINGS)); // 40 are too few
    fixture_remove_folder(parent);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("stats played");
    TCase *cases = tcase_create("stats played");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, every_statistic_of_stored_sessions_answers_on_a_real_shift);
    suite_add_tcase(suite, cases);
    return suite;
}
