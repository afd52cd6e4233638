// SPDX-License-Identifier: GPL-3.0-or-later
// Protects looking back without a window: a play step by step, and what a talk about it was rated.
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/base/bundle.h"
#include "game/command/past_result.h"
#include "game/locale/locale.h"
#include "game/report/result_out.h"
#include "game/session/session.h"
#include "game/shift/action_text.h"
#include "game/store/database.h"
#include "game/store/sessions.h"
#include "tests/command/verb_run.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static char folder[FIXTURE_PATH_SIZE];
static struct verb_said said;

static void play_line(struct session *session, const char *line, struct diag_list *diags)
{
    struct action action;
    ck_assert(action_read(line, session->plan, &session->arena, &action, "script", 1, diags));
    ck_assert_int_eq(session_act(session, &action, NULL, NULL, diags), REFUSED_NOT);
}

static void play_script(struct session *session, struct diag_list *diags)
{
    struct buffer script = { 0 };
    ck_assert(bundle_read_path(
            ZEVEN_SOURCE_DIR "/scenarios/rehearsals/kort.txt", 1 << 20, &script, diags));
    char *copy = strdup(buffer_text(&script));
    for (char *rest = copy, *line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n")) {
        if (*line != '#' && *line != '\0') {
            play_line(session, line, diags);
        }
    }
    free(copy);
    buffer_finish(&script);
}

static void finish(struct store *store, struct session *session, struct diag_list *diags)
{
    struct result result = { 0 };
    struct buffer sheet = { 0 };
    ck_assert(past_result_of(&result, session, store, NULL, diags));
    result_write_json(&sheet, &result, false);
    struct session_end end = { SESSION_FINISHED, 1000, buffer_text(&sheet), "{}" };
    ck_assert(store_finish_session(store, session->id, &end, diags));
    buffer_finish(&sheet);
    result_finish(&result);
}

static void set_up(void)
{
    struct diag_list diags = { 0 };
    fixture_make_folder(folder);
    struct store *store = fixture_open(folder);
    struct session_setup setup = { .store = store,
        .root = ZEVEN_SOURCE_DIR "/scenarios",
        .shift = "shifts/kort.xml",
        .candidate = "K-7",
        .created_ms = INT64_C(1795000000000),
        .seed = 1 };
    struct session *session = session_create(&setup, &diags);
    ck_assert_ptr_nonnull(session);
    play_script(session, &diags);
    finish(store, session, &diags);
    session_destroy(session);
    store_close(store);
    diag_list_finish(&diags);
    (void)locale_init("en", locale_default_folder());
}

static void tear_down(void)
{
    fixture_remove_folder(folder);
    verb_said_finish(&said);
}

#define RUN(...)                                                                                   \
    verb_run(&said, &(struct command_io) { .store = folder },                                      \
            (const char *const[]) { __VA_ARGS__, NULL })
#define FINE(...) ck_assert_msg(RUN(__VA_ARGS__) == COMMAND_FINE, "%s%s", said.out, said.err)

static struct json_object *get(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    ck_assert_msg(json_object_object_get_ex(object, key, &value), "%s", key);
    return value;
}

static struct json_object *parsed(void)
{
    struct json_object *object = json_tokener_parse(said.out);
    ck_assert_ptr_nonnull(object);
    return object;
}

static const char *text_of(struct json_object *object, const char *key)
{
    return json_object_get_string(get(object, key));
}

static int64_t number(const char *sql)
{
    struct diag_list diags = { 0 };
    int64_t value = 0;
    struct store *store = fixture_open(folder);
    ck_assert(database_read_integer(store->office, sql, &value, &diags));
    store_close(store);
    return value;
}

static void harm(const char *sql)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(folder);
    ck_assert(database_run(store->office, sql, &diags));
    store_close(store);
}

/* ---- replay ---- */

START_TEST(every_step_is_told_and_scored_moments_add_up)
{
    FINE("replay", "K-7", "--json");
    struct json_object *all = parsed();
    struct json_object *actions = get(all, "actions");
    size_t count = json_object_array_length(actions);
    ck_assert_uint_eq(count, (size_t)json_object_get_int(get(all, "steps")));
    ck_assert_uint_gt(count, 10);
    int earned = 0;
    for (size_t i = 0; i < count; i++) {
        struct json_object *action = json_object_array_get_idx(actions, i);
        struct json_object *showed = get(action, "showed");
        ck_assert_int_eq(json_object_get_int(get(action, "step")), (int)i + 1);
        ck_assert_str_ne(text_of(action, "words"), "");
        for (size_t j = 0; j < json_object_array_length(showed); j++) {
            earned += json_object_get_int(get(json_object_array_get_idx(showed, j), "earned"));
        }
    }
    ck_assert_int_gt(earned, 0);
    json_object_put(all);
    ck_assert_int_eq(number("SELECT count(*) FROM ledger WHERE what = 'replay'"), 1);
}
END_TEST

static char moment[200];

// The first moment that two people can look at, and its step.
static int find_moment(void)
{
    FINE("interview", "K-7", "--moments", "--all", "--json");
    struct json_object *all = parsed();
    struct json_object *first = json_object_array_get_idx(get(all, "moments"), 0);
    snprintf(moment, sizeof(moment), "%s", text_of(first, "moment"));
    int step = json_object_get_int(get(first, "step"));
    json_object_put(all);
    return step;
}

START_TEST(a_moment_shows_what_was_on_offer_and_what_was_said)
{
    char step[16];
    snprintf(step, sizeof(step), "%d", find_moment());
    FINE("replay", "K-7", "--moment", moment, "--json");
    struct json_object *by_moment = parsed();
    struct json_object *at = get(by_moment, "at");
    ck_assert_str_eq(json_object_get_string(get(at, "step")), step);
    struct json_object *options = get(at, "options");
    int chosen = 0;
    for (size_t i = 0; i < json_object_array_length(options); i++) {
        struct json_object *option = json_object_array_get_idx(options, i);
        bool was = json_object_get_boolean(get(option, "chosen"));
        chosen += was;
        ck_assert(!was || strstr(text_of(at, "words"), text_of(option, "say")) != NULL);
        ck_assert_uint_gt(json_object_array_length(get(option, "points")), 0);
    }
    ck_assert_int_eq(chosen, 1);
    ck_assert_uint_gt(json_object_array_length(options), 1);
    char *first = strdup(said.out);
    FINE("replay", "K-7", "--at", step, "--json");
    ck_assert_str_eq(said.out, first);
    FINE("replay", "K-7", "--at", step);
    ck_assert_ptr_nonnull(strstr(said.out, "What could be said, as it stood there"));
    ck_assert_ptr_nonnull(strstr(said.out, "\n  > "));
    free(first);
    json_object_put(by_moment);
}
END_TEST

START_TEST(what_is_not_there_is_refused)
{
    ck_assert_int_eq(RUN("replay", "K-7", "--at", "0"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("replay", "K-7", "--at", "99999"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("replay", "K-7", "--at", "3x"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("replay", "K-7", "--moment", "nothing/at/all"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("replay"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("replay", "K-8"), COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "K-8"));
    ck_assert_int_eq(RUN("replay", "x'; DROP TABLE session;--"), COMMAND_FAILED);
    ck_assert_int_eq(number("SELECT count(*) FROM session"), 1);
}
END_TEST

START_TEST(a_damaged_log_is_played_as_far_as_it_is_whole)
{
    harm("UPDATE journal SET device = 'x' WHERE sequence = 6");
    ck_assert_int_eq(RUN("replay", "K-7", "--json"), COMMAND_FINDINGS);
    struct json_object *all = parsed();
    ck_assert_int_eq(json_object_get_int(get(all, "broken")), 6);
    ck_assert_uint_eq(json_object_array_length(get(all, "actions")), 5);
    ck_assert_ptr_nonnull(strstr(said.err, "damaged from row 6"));
    json_object_put(all);
}
END_TEST

START_TEST(other_rules_are_not_played)
{
    harm("UPDATE session SET rules = 'rules 0'");
    ck_assert_int_eq(RUN("replay", "K-7"), COMMAND_FAILED);
    ck_assert_str_eq(said.out, "");
    ck_assert_ptr_nonnull(strstr(said.err, "rules 0"));
}
END_TEST

/* ---- interview ---- */

START_TEST(two_different_moments_are_proposed)
{
    FINE("interview", "K-7", "--moments", "--json");
    struct json_object *all = parsed();
    struct json_object *moments = get(all, "moments");
    ck_assert_uint_eq(json_object_array_length(moments), 2);
    struct json_object *a = json_object_array_get_idx(moments, 0);
    struct json_object *b = json_object_array_get_idx(moments, 1);
    ck_assert_str_ne(text_of(a, "moment"), text_of(b, "moment"));
    ck_assert_str_ne(text_of(a, "competency"), text_of(b, "competency"));
    ck_assert_str_ne(text_of(a, "low"), text_of(a, "high"));
    json_object_put(all);
    FINE("interview", "K-7", "--moments");
    ck_assert_ptr_nonnull(strstr(said.out, "What did you think here?"));
}
END_TEST

static void rate(const char *rating, const char *note)
{
    FINE("interview", "K-7", "--rate", rating, "--moment", moment, "--competency", "empathy",
            "--note", note, "--who", "Anja", "--json");
}

START_TEST(a_rating_is_kept_and_the_later_one_counts)
{
    find_moment();
    rate("2", "=1+1<b>\"");
    rate("4", "later");
    FINE("interview", "K-7", "--json");
    struct json_object *all = parsed();
    struct json_object *ratings = get(all, "interview");
    ck_assert_uint_eq(json_object_array_length(ratings), 2);
    struct json_object *first = json_object_array_get_idx(ratings, 0);
    struct json_object *last = json_object_array_get_idx(ratings, 1);
    ck_assert_str_eq(text_of(first, "note"), "=1+1<b>\"");
    ck_assert_str_eq(text_of(last, "who"), "Anja");
    ck_assert_str_eq(text_of(last, "moment"), moment);
    ck_assert_int_eq(json_object_get_int(get(last, "rating")), 4);
    ck_assert(!json_object_get_boolean(get(first, "counts")));
    ck_assert(json_object_get_boolean(get(last, "counts")));
    json_object_put(all);
    FINE("interview", "K-7");
    ck_assert_ptr_nonnull(strstr(said.out, "4 of 5 in the talk"));
    ck_assert_ptr_nonnull(strstr(said.out, "rated again later"));
}
END_TEST

START_TEST(a_rating_needs_a_person_a_moment_and_one_to_five)
{
    find_moment();
    ck_assert_int_eq(RUN("interview", "K-7", "--rate", "3", "--who", "Anja"), COMMAND_USAGE);
    ck_assert_int_eq(RUN("interview", "K-7", "--rate", "3", "--moment", "a/b", "--who", "Anja"),
            COMMAND_USAGE);
    ck_assert_int_eq(RUN("interview", "K-7", "--rate", "6", "--moment", moment, "--competency",
                             "empathy", "--who", "Anja"),
            COMMAND_FAILED);
    ck_assert_int_eq(
            RUN("interview", "K-7", "--rate", "3", "--moment", moment, "--competency", "empathy"),
            COMMAND_FAILED);
    ck_assert_ptr_nonnull(strstr(said.err, "who"));
    ck_assert_int_eq(RUN("interview", "K-7", "--rate", "3", "--moment", moment, "--competency",
                             "charm", "--who", "Anja"),
            COMMAND_USAGE);
    ck_assert_int_eq(number("SELECT count(*) FROM interview"), 0);
}
END_TEST

START_TEST(a_rating_can_be_read_where_the_play_cannot_be_played)
{
    find_moment();
    rate("4", "later");
    harm("UPDATE session SET rules = 'rules 0'");
    FINE("interview", "K-7", "--json");
    ck_assert_ptr_nonnull(strstr(said.out, moment));
    ck_assert_ptr_nonnull(strstr(said.err, "rules 0"));
    FINE("interview", "K-7");
    ck_assert_ptr_nonnull(strstr(said.out, "4 of 5 in the talk"));
    ck_assert_int_eq(RUN("interview", "K-8"), COMMAND_FAILED);
}
END_TEST

static char *exported(const char *kind)
{
    FINE("export", kind, "K-7");
    return strdup(said.out);
}

// The same score to the digit, with the rating beside it.
START_TEST(it_stands_beside_the_score_and_changes_nothing_in_it)
{
    find_moment();
    char *before = exported("--sheet-csv");
    rate("4", "zag het zelf");
    char *after = exported("--sheet-csv");
    ck_assert_ptr_null(strstr(before, "zag het zelf"));
    const char *row = strstr(after, "\nK-7,empathy,");
    const char *old = strstr(before, "\nK-7,empathy,");
    ck_assert_ptr_nonnull(row);
    size_t size = strcspn(old + 1, "\r\n");
    ck_assert(strncmp(row, old, size) == 0); // it only adds its own column
    ck_assert(strncmp(row + 1 + size, "4", 1) == 0);
    char *json = exported("--sheet-json");
    ck_assert_ptr_nonnull(strstr(json, "\"interview\":[{\"moment\":"));
    char *html = exported("--html");
    ck_assert_ptr_nonnull(strstr(html, "zag het zelf"));
    free(before);
    free(after);
    free(json);
    free(html);
}
END_TEST

Suite *test_suite(void)
{
    const TTest *const tests[] = { every_step_is_told_and_scored_moments_add_up,
        a_moment_shows_what_was_on_offer_and_what_was_said, what_is_not_there_is_refused,
        a_damaged_log_is_played_as_far_as_it_is_whole, other_rules_are_not_played,
        two_different_moments_are_proposed, a_rating_is_kept_and_the_later_one_counts,
        a_rating_needs_a_person_a_moment_and_one_to_five,
        a_rating_can_be_read_where_the_play_cannot_be_played,
        it_stands_beside_the_score_and_changes_nothing_in_it };
    Suite *suite = suite_create("replay");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30);
    tcase_add_checked_fixture(all, set_up, tear_down);
    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
        tcase_add_test(all, tests[i]);
    }
    suite_add_tcase(suite, all);
    return suite;
}
