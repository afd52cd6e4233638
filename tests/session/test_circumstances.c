// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what a journal tells of how somebody played: no rest counts as idling, and what was
// agreed is respected.
#include "game/session/circumstances.h"

#include "tests/test_main.h"

static struct journal journal;
static int64_t now;

static void setup(void)
{
    journal = (struct journal) { 0 };
    now = 1000;
}

static void teardown(void)
{
    journal_finish(&journal);
}

static void act(const char *text, int64_t after, const char *device)
{
    struct journal_row row = { .entry = { JOURNAL_ACTION, text, now, now + after, "", device } };
    now += after;
    vec_push(&journal.rows, row);
}

static void remark(const char *text, int64_t after)
{
    struct journal_row row = {
        .entry = { .kind = JOURNAL_REMARK, .text = text, .chosen_ms = now + after, .device = "" }
    };
    now += after;
    vec_push(&journal.rows, row);
}

START_TEST(only_a_person_at_a_window_has_times)
{
    act("take call", 4000, "script");
    ck_assert(!circumstances_of(&journal).timed);
    struct journal_row bare = { .entry = { .text = "wait", .device = "" } };
    vec_push(&journal.rows, bare);
    ck_assert(!circumstances_of(&journal).timed);
    act("reply call opening greet", 4000, "keyboard");
    ck_assert(circumstances_of(&journal).timed);
}
END_TEST

START_TEST(sitting_still_for_long_is_counted_and_a_rest_is_not)
{
    act("take call", 4000, "mouse");
    act("open takeover", 121000, "mouse");
    act("pause", 4000, "mouse");
    act("open invoice", 900000, "mouse");
    remark("focus lost", 1000);
    remark("focus gained", 300000);
    act("open order", 4000, "mouse");
    remark("display scale=100", 86400000);
    act("open order", 500000, "mouse");
    ck_assert_int_eq(circumstances_of(&journal).idle, 1);
}
END_TEST

START_TEST(being_away_is_counted_with_its_time)
{
    act("take call", 4000, "mouse");
    remark("focus lost", 1000);
    remark("focus lost", 1000);
    remark("focus gained", 20000);
    remark("focus gained", 10);
    remark("focus lost", 5);
    struct circumstances how = circumstances_of(&journal);
    ck_assert_int_eq(how.away, 2);
    ck_assert_int_eq(how.away_ms, 21000);
}
END_TEST

static const struct {
    const char *remark;
    bool unfair;
} agreements[] = {
    { "accommodations text=150 contrast language=en", false },
    { "accommodations", false },
    { "accommodations time=150", true },
    { "accommodations text=150 breaks", true },
    { "accommodations dyslexic", true },
    { "accommodations untimed", true },
    { "accommodations screen-reader", true },
    { "accommodations keyboard-only", true },
    { "display text=150 dyslexic", false },
    { "focus lost", false },
};

START_TEST(what_was_agreed_decides_whether_anybody_may_look)
{
    remark(agreements[_i].remark, 0);
    act("take call", 4000, "mouse");
    ck_assert_int_eq(circumstances_of(&journal).agreed, agreements[_i].unfair);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("circumstances");
    TCase *tests = tcase_create("circumstances");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, only_a_person_at_a_window_has_times);
    tcase_add_test(tests, sitting_still_for_long_is_counted_and_a_rest_is_not);
    tcase_add_test(tests, being_away_is_counted_with_its_time);
    tcase_add_loop_test(tests, what_was_agreed_decides_whether_anybody_may_look, 0,
            sizeof(agreements) / sizeof(agreements[0]));
    suite_add_tcase(suite, tests);
    return suite;
}
