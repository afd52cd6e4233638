// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is told of a session: nothing is lost, nothing is invented, and it is the same
// every time.
#include "game/report/result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/result_out.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

static const struct {
    const char *scenario;
    const char *rehearsal;
} rehearsals[] = {
    { "noordwind/jaarnota", "jaarnota-model" },
    { "noordwind/jaarnota", "jaarnota-acceptable" },
    { "noordwind/jaarnota", "jaarnota-weak" },
    { "noorderkist/pakket", "pakket-model" },
    { "noorderkist/pakket", "pakket-acceptable" },
    { "noorderkist/pakket", "pakket-weak" },
    { "boekwijzer/boekhouden", "boekhouden-model" },
    { "boekwijzer/boekhouden", "boekhouden-acceptable" },
    { "boekwijzer/boekhouden", "boekhouden-weak" },
};

static const struct happening *nth_scored(const struct play *play, size_t n)
{
    for (size_t i = 0; i < play->happenings.count; i++) {
        if (play->happenings.items[i].kind == HAPPENED_SCORED && n-- == 0) {
            return &play->happenings.items[i];
        }
    }
    return NULL;
}

static size_t count_kind(const struct play *play, enum happening_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < play->happenings.count; i++) {
        count += play->happenings.items[i].kind == kind;
    }
    return count;
}

START_TEST(every_observation_is_there_once)
{
    struct play play;
    play_init(&play, rehearsals[_i].scenario);
    play_rehearsal(&play, rehearsals[_i].rehearsal, PLAY_WHOLE);
    const struct result *result = &play.result;

    ck_assert_uint_eq(result->evidence_count, count_kind(&play, HAPPENED_SCORED));
    ck_assert_uint_gt(result->evidence_count, 20);
    size_t points = 0;
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        ck_assert_uint_gt(moment->point_count, 0);
        for (size_t j = 0; j < moment->point_count; j++) {
            const struct happening *scored = nth_scored(&play, points++);
            ck_assert_int_eq(moment->points[j].earned, scored->earned);
            ck_assert_int_eq(moment->points[j].possible, scored->possible);
            ck_assert_int_eq(moment->points[j].competency, scored->competency);
            ck_assert_uint_eq(moment->time, scored->time);
        }
    }
    ck_assert_uint_eq(points, result->evidence_count);
    ck_assert_uint_eq(result->criticals.count, count_kind(&play, HAPPENED_CRITICAL));
    play_finish(&play);
}
END_TEST

// The words on the table are those of the turn: what was chosen, and beside it at least one other.
START_TEST(words_chosen_stand_apart_from_words_shown)
{
    struct play play;
    play_init(&play, rehearsals[_i].scenario);
    play_rehearsal(&play, rehearsals[_i].rehearsal, PLAY_WHOLE);
    int spoken = 0;
    for (size_t i = 0; i < play.result.moments.count; i++) {
        const struct result_moment *moment = &play.result.moments.items[i];
        if (moment->kind != RESULT_TURN || *moment->said == '\0') {
            continue;
        }
        spoken++;
        const struct scenario *model = play.plan->scenarios[moment->scenario].scenario;
        ck_assert_msg(model->contacts[moment->contact].out || *moment->heard != '\0',
                "%s: nothing was heard before", moment->decision);
        ck_assert_msg(moment->shown.count > 0, "%s: there was no choice", moment->decision);
        for (size_t j = 0; j < moment->shown.count; j++) {
            ck_assert_str_ne(moment->shown.items[j], moment->said);
        }
    }
    ck_assert_int_gt(spoken, 5);
    play_finish(&play);
}
END_TEST

START_TEST(looking_back_twice_gives_the_same_bytes)
{
    struct play play;
    play_init(&play, rehearsals[_i].scenario);
    play_rehearsal(&play, rehearsals[_i].rehearsal, PLAY_WHOLE);
    struct buffer first = { 0 };
    struct buffer second = { 0 };
    result_write_json(&first, &play.result, true);
    play_look_back(&play);
    result_write_json(&second, &play.result, true);
    ck_assert_str_eq(buffer_text(&first), buffer_text(&second));
    buffer_finish(&first);
    buffer_finish(&second);
    play_finish(&play);
}
END_TEST

START_TEST(a_whole_morning_says_something_about_each_competency)
{
    double overall[3] = { 0 };
    const char *const manners[] = { "model", "acceptable", "weak" };
    for (int i = 0; i < 3; i++) {
        struct play play;
        play_init(&play, NULL);
        play_morning(&play, manners[i]);
        ck_assert(play.result.over);
        ck_assert_uint_eq(play.result.scenario_count, 3);
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            ck_assert_msg(play.result.sheet.line[k].status != SHEET_NOT_OBSERVED, "%s",
                    competency_id((enum competency)k));
        }
        ck_assert(play.result.sheet.overall.has_score);
        overall[i] = play.result.sheet.overall.score;
        play_finish(&play);
    }
    ck_assert(overall[0] > overall[1] && overall[1] > overall[2]);
}
END_TEST

START_TEST(what_was_looked_up_grows_and_is_told_without_repeats)
{
    struct play play;
    play_init(&play, "noordwind/jaarnota");
    play_rehearsal(&play, "jaarnota-model", PLAY_WHOLE);
    size_t before = 0;
    for (size_t i = 0; i < play.result.moments.count; i++) {
        const struct result_texts *texts = &play.result.moments.items[i].looked_up;
        ck_assert_uint_ge(texts->count, before);
        before = texts->count;
        for (size_t j = 1; j < texts->count; j++) {
            ck_assert_str_ne(texts->items[j - 1], texts->items[j]);
        }
    }
    ck_assert_uint_ge(before, 5);
    play_finish(&play);
}
END_TEST

START_TEST(customers_and_their_promises_are_told_as_story)
{
    int csat[2] = { 0 };
    for (int i = 0; i < 2; i++) {
        struct play play;
        play_init(&play, "noorderkist/pakket");
        play_rehearsal(&play, i == 0 ? "pakket-model" : "pakket-weak", PLAY_WHOLE);
        ck_assert(play.result.over);
        ck_assert_uint_ge(play.result.customers.count, 1);
        const struct result_customer *customer = &play.result.customers.items[0];
        csat[i] = customer->csat;
        ck_assert(customer->contacts[0].taken);
        for (size_t j = 0; j < customer->promise_count; j++) {
            bool kept = customer->promises[j].end == RESULT_PROMISE_KEPT;
            ck_assert(!kept || customer->promises[j].kept_at <= customer->promises[j].due);
            ck_assert_str_ne(customer->promises[j].label, "");
        }
        play_finish(&play);
    }
    ck_assert_int_gt(csat[0], csat[1]);
}
END_TEST

static int missed(const struct result *result)
{
    int points = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_chances *chances = &result->sheet.line[k].chances;
        ck_assert_int_le(chances->missed, chances->core);
        points += chances->missed;
    }
    return points;
}

START_TEST(who_plays_to_the_end_misses_no_chance)
{
    struct play play;
    play_init(&play, rehearsals[_i].scenario);
    play_rehearsal(&play, rehearsals[_i].rehearsal, PLAY_WHOLE);
    int core = 0;
    int abandoned = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        core += play.result.sheet.line[k].chances.core;
    }
    ck_assert_int_gt(core, 0);
    for (size_t i = 0; i < play.result.customers.count; i++) {
        const struct result_customer *customer = &play.result.customers.items[i];
        for (size_t j = 0; j < customer->contact_count; j++) {
            abandoned += customer->contacts[j].outcome == OUTCOME_ABANDONED;
        }
    }
    ck_assert_msg(
            abandoned > 0 || missed(&play.result) == 0, "%d points missed", missed(&play.result));
    play_finish(&play);
}
END_TEST

static int64_t possible_at_turns(const struct result *result, enum competency competency)
{
    int64_t possible = 0;
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        bool turn = moment->kind == RESULT_TURN || moment->kind == RESULT_TOPIC;
        for (size_t j = 0; turn && j < moment->point_count; j++) {
            bool same = moment->points[j].competency == competency;
            possible += same ? moment->points[j].possible : 0;
        }
    }
    return possible;
}

// The core is what nobody can miss: whoever finished had at least that much to earn in words. A
// fact that a customer gave unasked takes a chance to probe away, so that one may be less.
START_TEST(the_core_is_met_by_everybody_who_finishes)
{
    struct play play;
    play_init(&play, rehearsals[_i].scenario);
    play_rehearsal(&play, rehearsals[_i].rehearsal, PLAY_WHOLE);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_chances *chances = &play.result.sheet.line[k].chances;
        int64_t met = possible_at_turns(&play.result, (enum competency)k);
        ck_assert_msg(k == COMPETENCY_PROBING || chances->core - chances->missed <= met,
                "%s: core %d, missed %d, met %d", competency_id((enum competency)k), chances->core,
                chances->missed, (int)met);
    }
    play_finish(&play);
}
END_TEST

START_TEST(the_key_of_a_shift_is_as_far_as_the_least_of_its_scenarios)
{
    struct play play;
    play_init(&play, NULL);
    struct scenario *first = play.shift->entries[0].scenario;
    struct scenario *last = play.shift->entries[2].scenario;
    first->key = (struct scenario_key) { KEY_ESTABLISHED, "Els", "Jan", "2026-11-02", "" };
    last->key = first->key;
    play_rehearsal(&play, "demo", PLAY_WHOLE);
    ck_assert_uint_eq(play.result.keys.count, 3);
    ck_assert_int_eq(play.result.key_status, KEY_CONCEPT);
    ck_assert_str_eq(play.result.keys.items[0].by, "Jan");
    ck_assert_str_eq(play.result.keys.items[1].by, "");

    struct buffer csv = { 0 };
    struct buffer json = { 0 };
    result_write_evidence_csv(&csv, &play.result);
    result_write_json(&json, &play.result, true);
    ck_assert_ptr_nonnull(strstr(buffer_text(&csv), ",established\r\n"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&csv), ",concept\r\n"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&json), "\"key_status\":\"concept\""));
    ck_assert_ptr_nonnull(strstr(buffer_text(&json),
            "{\"scenario\":\"jaarnota\",\"status\":\"established\",\"by\":\"Jan\","));
    buffer_finish(&csv);
    buffer_finish(&json);
    play_finish(&play);
}
END_TEST

START_TEST(what_was_broken_off_is_told_as_chances_not_had)
{
    struct play play;
    play_init(&play, "noordwind/jaarnota");
    play_rehearsal(&play, "jaarnota-model", 6);
    ck_assert(!play.result.over);
    ck_assert_int_gt(missed(&play.result), 10);
    play_finish(&play);
}
END_TEST

START_TEST(a_journal_that_does_not_fit_ends_where_it_stops_fitting)
{
    struct play play;
    play_init(&play, "noordwind/jaarnota");
    play_rehearsal(&play, "jaarnota-model", PLAY_WHOLE);
    size_t whole = play.result.evidence_count;
    play.actions.items[7] = play.actions.items[2];
    play.actions.items[8] = (struct action) { .kind = ACTION_FINISH };
    play_look_back(&play);
    ck_assert(!play.result.over);
    ck_assert_uint_lt(play.result.evidence_count, whole);
    play_finish(&play);
}
END_TEST

#define REHEARSALS ((int)(sizeof(rehearsals) / sizeof(rehearsals[0])))

Suite *test_suite(void)
{
    Suite *suite = suite_create("result");
    TCase *cases = tcase_create("result");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, every_observation_is_there_once, 0, REHEARSALS);
    tcase_add_loop_test(cases, words_chosen_stand_apart_from_words_shown, 0, REHEARSALS);
    tcase_add_loop_test(cases, looking_back_twice_gives_the_same_bytes, 0, REHEARSALS);
    tcase_add_test(cases, a_whole_morning_says_something_about_each_competency);
    tcase_add_test(cases, what_was_looked_up_grows_and_is_told_without_repeats);
    tcase_add_test(cases, customers_and_their_promises_are_told_as_story);
    tcase_add_loop_test(cases, who_plays_to_the_end_misses_no_chance, 0, REHEARSALS);
    tcase_add_loop_test(cases, the_core_is_met_by_everybody_who_finishes, 0, REHEARSALS);
    tcase_add_test(cases, the_key_of_a_shift_is_as_far_as_the_least_of_its_scenarios);
    tcase_add_test(cases, what_was_broken_off_is_told_as_chances_not_had);
    tcase_add_test(cases, a_journal_that_does_not_fit_ends_where_it_stops_fitting);
    suite_add_tcase(suite, cases);
    return suite;
}
