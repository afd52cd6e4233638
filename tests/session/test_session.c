// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the session: what was written down is what was done, and going on is going on at the
// same point.
#include "game/session/session.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/shift/action_text.h"
#include "game/store/journal.h"
#include "tests/test_main.h"

static struct diag_list diags;
static struct buffer script;

static void setup(void)
{
    diag_list_init(&diags);
    buffer_init(&script);
    ck_assert(bundle_read_path(
            "scenarios/rehearsals/demo.txt", BUNDLE_FILE_SIZE_MAX, &script, &diags));
}

static void teardown(void)
{
    buffer_finish(&script);
    diag_list_finish(&diags);
}

static struct session *begin(struct store *store, const char *language)
{
    struct session_setup how = {
        .store = store,
        .root = "scenarios",
        .shift = "shifts/ochtend.xml",
        .candidate = "K-1",
        .language = language,
        .seed = 7,
        .created_ms = 1000,
    };
    return session_create(&how, &diags);
}

// Plays at most `most` lines of the demo; returns how many it played.
static size_t play(struct session *session, size_t most)
{
    size_t played = 0;
    const char *line = buffer_text(&script);
    while (*line != '\0' && played < most) {
        size_t size = strcspn(line, "\n");
        char *text = arena_copy_text(&session->arena, line, size);
        line += size + (line[size] == '\n');
        if (size == 0 || text[0] == '#') {
            continue;
        }
        struct action action;
        ck_assert(action_read(text, session->plan, &session->arena, &action, NULL, 0, &diags));
        ck_assert_msg(session_act(session, &action, NULL, NULL, &diags) == REFUSED_NOT, "%s", text);
        played++;
    }
    return played;
}

START_TEST(a_resumed_session_stands_where_it_was_left)
{
    struct store *store = store_open(":memory:", &diags);
    struct session *session = begin(store, NULL);
    ck_assert_ptr_nonnull(session);
    play(session, (size_t)_i * 17);
    struct session *resumed = session_resume(store, session->id, &diags);
    ck_assert_ptr_nonnull(resumed);
    ck_assert(shift_state_equal(&session->state, &resumed->state));
    ck_assert_uint_eq(session->happenings.count, resumed->happenings.count);
    ck_assert_uint_eq(session->notes.count, resumed->notes.count);
    ck_assert_uint_eq(session->pins.count, resumed->pins.count);
    session_destroy(session);
    session_destroy(resumed);
    store_close(store);
}
END_TEST

START_TEST(a_refused_action_is_not_written_down)
{
    struct store *store = store_open(":memory:", &diags);
    struct session *session = begin(store, NULL);
    struct action finish = { .kind = ACTION_FINISH };
    ck_assert_int_eq(session_act(session, &finish, NULL, NULL, &diags), REFUSED_SOMETHING_LEFT);
    struct journal journal = { 0 };
    ck_assert(journal_read(store, session->id, &journal, &diags));
    ck_assert_uint_eq(journal.rows.count, 0);
    journal_finish(&journal);
    session_destroy(session);
    store_close(store);
}
END_TEST

START_TEST(a_remark_stands_in_the_journal_and_changes_nothing)
{
    struct store *store = store_open(":memory:", &diags);
    struct session *session = begin(store, NULL);
    play(session, 5);
    ck_assert(session_remark(session, "focus lost", 2000, &diags));
    play(session, 0);
    struct session *resumed = session_resume(store, session->id, &diags);
    ck_assert(shift_state_equal(&session->state, &resumed->state));
    int64_t bad = 0;
    ck_assert(journal_verify(store, session->id, &bad, &diags));
    session_destroy(session);
    session_destroy(resumed);
    store_close(store);
}
END_TEST

START_TEST(a_language_that_is_not_complete_is_refused_whole)
{
    struct session *session = begin(NULL, "fr");
    ck_assert_ptr_null(session);
    ck_assert(diag_list_has(&diags, DIAG_SESSION_LANGUAGE));
}
END_TEST

START_TEST(the_practice_speaks_english_all_through)
{
    struct session_setup how = {
        .root = "scenarios",
        .shift = "shifts/ochtend.xml",
        .language = "en",
        .practice = true,
    };
    struct session *session = session_create(&how, &diags);
    ck_assert_ptr_nonnull(session);
    const struct scenario *model = session->shift->entries[0].scenario;
    size_t same = 0;
    for (uint32_t i = 0; i < model->text_count; i++) {
        same += strcmp(model->shown[i], model->texts[i].source) == 0;
    }
    // Names and numbers are the same in both; sentences are not.
    ck_assert_uint_lt(same, model->text_count / 4);
    session_destroy(session);
}
END_TEST

START_TEST(practice_gives_no_evidence)
{
    struct session_setup how = {
        .root = "scenarios", .shift = "shifts/ochtend.xml", .practice = true
    };
    struct session *session = session_create(&how, &diags);
    buffer_clear(&script);
    ck_assert(bundle_read_path(
            "scenarios/rehearsals/oefening-all.txt", BUNDLE_FILE_SIZE_MAX, &script, &diags));
    ck_assert_uint_gt(play(session, 1000), 20);
    for (size_t i = 0; i < session->happenings.count; i++) {
        ck_assert_int_ne(session->happenings.items[i].kind, HAPPENED_SCORED);
    }
    session_destroy(session);
}
END_TEST

START_TEST(the_key_has_a_hash_that_follows_the_points)
{
    struct session *one = begin(NULL, NULL);
    struct session *two = begin(NULL, NULL);
    struct digest before = session_key_hash(one->plan);
    struct digest same = session_key_hash(two->plan);
    ck_assert(memcmp(before.bytes, same.bytes, DIGEST_SIZE) == 0);
    struct shows *shows = (struct shows *)(uintptr_t)two->shift->entries[0].scenario->shows;
    shows[0].points++;
    struct digest after = session_key_hash(two->plan);
    ck_assert(memcmp(before.bytes, after.bytes, DIGEST_SIZE) != 0);
    session_destroy(one);
    session_destroy(two);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("session");
    TCase *cases = tcase_create("session");
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, a_resumed_session_stands_where_it_was_left, 0, 9);
    tcase_add_test(cases, a_refused_action_is_not_written_down);
    tcase_add_test(cases, a_remark_stands_in_the_journal_and_changes_nothing);
    tcase_add_test(cases, a_language_that_is_not_complete_is_refused_whole);
    tcase_add_test(cases, the_practice_speaks_english_all_through);
    tcase_add_test(cases, practice_gives_no_evidence);
    tcase_add_test(cases, the_key_has_a_hash_that_follows_the_points);
    suite_add_tcase(suite, cases);
    return suite;
}
