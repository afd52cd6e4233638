// SPDX-License-Identifier: GPL-3.0-or-later
// Protects re-scoring: what was played is scored under the points of now, beside what stands
// stored, and nothing is written.
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/base/bundle.h"
#include "game/locale/locale.h"
#include "game/session/session.h"
#include "game/shift/action_text.h"
#include "game/store/sessions.h"
#include "tests/command/verb_run.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static char folder[FIXTURE_PATH_SIZE];
static char content[FIXTURE_PATH_SIZE];
static char office[FIXTURE_PATH_SIZE];

static void shell(const char *format, const char *a, const char *b)
{
    struct buffer command = { 0 };
    const char *parts[] = { a, b };
    size_t next = 0;
    for (const char *at = format; *at != '\0'; at++) {
        if (*at == '@') {
            buffer_add(&command, parts[next++]);
        } else {
            buffer_add_char(&command, *at);
        }
    }
    ck_assert_msg(system(buffer_text(&command)) == 0, "%s", buffer_text(&command));
    buffer_finish(&command);
}

static void play_line(struct session *session, const char *line, struct diag_list *diags)
{
    struct action action;
    bool known = action_read(line, session->plan, &session->arena, &action, "script", 1, diags);
    ck_assert_msg(known, "%s", line);
    ck_assert_int_eq(session_act(session, &action, NULL, NULL, diags), REFUSED_NOT);
}

// The demo, to its end, stored as a candidate's play is.
static void play_demo(void)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(office);
    struct session_setup setup = { .store = store,
        .root = content,
        .shift = "shifts/ochtend.xml",
        .candidate = "K-7",
        .seed = 1 };
    struct session *session = session_create(&setup, &diags);
    ck_assert_ptr_nonnull(session);
    struct buffer script = { 0 };
    ck_assert(bundle_read_path(
            ZEVEN_SOURCE_DIR "/scenarios/rehearsals/demo.txt", 1 << 20, &script, &diags));
    char *copy = strdup(buffer_text(&script));
    for (char *rest = copy, *line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n")) {
        if (*line != '#' && *line != '\0') {
            play_line(session, line, &diags);
        }
    }
    struct session_end end = { SESSION_FINISHED, 1000, "{}", "{}" };
    ck_assert(store_finish_session(store, session->id, &end, &diags));
    free(copy);
    buffer_finish(&script);
    session_destroy(session);
    store_close(store);
    diag_list_finish(&diags);
}

static void set_up(void)
{
    fixture_make_folder(folder);
    fixture_join(content, folder, "scenarios");
    fixture_join(office, folder, "store");
    shell("cp -r '" ZEVEN_SOURCE_DIR "/scenarios' '@'", content, NULL);
    play_demo();
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
}

static struct json_object *rescore(int code)
{
    static const char *const WORDS[] = { "rescore", "--json", NULL };
    struct verb_said said = { 0 };
    int got = verb_run(&said, &(struct command_io) { .data = content, .store = office }, WORDS);
    ck_assert_msg(got == code, "%d: %s %s", got, said.out, said.err);
    struct json_object *object = json_tokener_parse(said.out);
    ck_assert_ptr_nonnull(object);
    verb_said_finish(&said);
    return object;
}

static int64_t number(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    ck_assert(json_object_object_get_ex(object, key, &value));
    return json_object_get_int64(value);
}

static size_t length(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    ck_assert(json_object_object_get_ex(object, key, &value));
    return json_object_array_length(value);
}

START_TEST(the_same_key_changes_nothing)
{
    struct json_object *object = rescore(COMMAND_FINE);
    ck_assert_int_eq(number(object, "rescored"), 1);
    ck_assert_int_eq(number(object, "changed"), 0);
    ck_assert_uint_eq(length(object, "changes"), 0);
    json_object_put(object);
}
END_TEST

START_TEST(other_points_change_scores_and_nothing_is_written)
{
    shell("sed -i 's/competency=\"empathy\" points=\"3\"/competency=\"empathy\" points=\"1\"/' "
          "'@/packs/noorderkist/pakket.xml'",
            content, NULL);
    for (int again = 0; again < 2; again++) { // the second time it is still beside the first key
        struct json_object *object = rescore(COMMAND_FINDINGS);
        ck_assert_int_eq(number(object, "changed"), 1);
        ck_assert_uint_eq(length(object, "changes"), 1);
        struct json_object *list = NULL;
        struct json_object *name = NULL;
        json_object_object_get_ex(object, "changes", &list);
        json_object_object_get_ex(json_object_array_get_idx(list, 0), "competency", &name);
        ck_assert_str_eq(json_object_get_string(name), "empathy");
        json_object_put(object);
    }
}
END_TEST

START_TEST(what_can_no_longer_be_played_is_named)
{
    shell("sed -i 's/<reply id=\"/<reply id=\"x-/' '@/packs/noordwind/jaarnota.xml'", content,
            NULL);
    struct json_object *object = rescore(COMMAND_FINDINGS);
    ck_assert_int_eq(number(object, "rescored"), 0);
    ck_assert_int_eq(number(object, "not_replayed"), 1);
    ck_assert_uint_eq(length(object, "lost"), 1);
    json_object_put(object);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("rescore");
    TCase *cases = tcase_create("rescore");
    (void)locale_init("en", locale_default_folder());
    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, the_same_key_changes_nothing);
    tcase_add_test(cases, other_points_change_scores_and_nothing_is_written);
    tcase_add_test(cases, what_can_no_longer_be_played_is_named);
    suite_add_tcase(suite, cases);
    return suite;
}
