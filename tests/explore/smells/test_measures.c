// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the figures an author steers by: reckoned by hand from the fixtures.
#include "game/explore/smells/measures.h"

#include <string.h>

#include "game/explore/smells/groups.h"
#include "game/explore/smells/smell_codes.h"
#include "game/explore/smells/visit.h"
#include "tests/test_main.h"

#define FOLDER ZEVEN_SOURCE_DIR "/tests/fixtures/smells/"

static void take(
        void *data, struct bundle *bundle, struct scenario *scenario, struct diag_list *diags)
{
    struct language *language = smells_language(bundle, scenario, diags);
    ck_assert_ptr_nonnull(language);
    measures_take(scenario, language, data);
    language_destroy(language);
}

static struct scenario_measures measure(const char *path)
{
    struct scenario_measures measures;
    struct check_visitor visitor = { .data = &measures, .scenario = take };
    struct check_summary summary = { 0 };
    struct diag_list diags = { 0 };
    ck_assert_msg(scenario_visit_path(path, NULL, &visitor, &diags, &summary), "%s", path);
    diag_list_finish(&diags);
    return measures;
}

// A short way with one decision of 3 points, and a long one with four.
START_TEST(chances_are_counted_along_every_way)
{
    struct scenario_measures measures = measure(FOLDER "321-chance-uneven.xml");
    const struct measured_chance *empathy = &measures.chances[COMPETENCY_EMPATHY];
    ck_assert(measures.ways_counted);
    ck_assert_double_eq(measures.ways, 2);
    ck_assert_int_eq(empathy->least, 3);
    ck_assert_int_eq(empathy->most, 12);
    ck_assert_int_eq(empathy->sure, 12);
    ck_assert_int_eq(empathy->keyed, 4);
    ck_assert_double_eq_tol(empathy->mean, 7.5, 1e-9);
    ck_assert_double_eq_tol(empathy->decisions, 2.5, 1e-9);
    ck_assert_int_eq(measures.chances[COMPETENCY_MOTIVATION].most, 0);
    ck_assert_uint_eq(measures.turns, 5);
}
END_TEST

START_TEST(loops_without_end_are_said_to_be_so)
{
    ck_assert(!measure(FOLDER "324-chance-unknown.xml").ways_counted);
    struct scenario_measures few = measure(FOLDER "324-chance-unknown-just-not.xml");
    ck_assert(few.ways_counted);
    // From each of four turns: stop, or one of those not yet seen, or back (which ends a path too).
    ck_assert_double_gt(few.ways, 16);
}
END_TEST

START_TEST(a_cue_is_right_as_often_as_it_points_at_the_best)
{
    struct scenario_measures measures = measure(FOLDER "302-longest.xml");
    ck_assert_uint_eq(measures.choices, 5);
    ck_assert_int_eq(measures.cues[CUE_LONGEST].of, 5);
    ck_assert_double_eq_tol(measures.cues[CUE_LONGEST].share, 0.8, 1e-9);
    ck_assert_double_eq_tol(measures.cues[CUE_SHORTEST].share, 0, 1e-9);
    ck_assert_int_eq(measures.cues[CUE_FIRST].of, 0); // the order is another for everybody
    ck_assert_int_eq(measures.cues[CUE_DIGITS].of, 0);
}
END_TEST

START_TEST(words_are_those_on_the_median_way)
{
    ck_assert_uint_eq(measure(FOLDER "334-long-scenario.xml").words, 901);
    ck_assert_uint_eq(measure(FOLDER "334-long-scenario-just-not.xml").words, 900);
}
END_TEST

static const struct measure_change *find(
        const struct measure_changes *changes, enum measure measure, int which)
{
    for (size_t i = 0; i < changes->count; i++) {
        if (changes->items[i].measure == measure && changes->items[i].which == which) {
            return &changes->items[i];
        }
    }
    return NULL;
}

START_TEST(only_what_is_not_the_same_is_a_change)
{
    struct scenario_measures before = measure(FOLDER "321-chance-uneven.xml");
    struct scenario_measures after = measure(FOLDER "321-chance-uneven-just-not.xml");
    struct measure_changes changes = { 0 };
    measures_compare(&before, &before, &changes);
    ck_assert_uint_eq(changes.count, 0);
    measures_compare(&before, &after, &changes);
    const struct measure_change *turns = find(&changes, MEASURE_TURNS, 0);
    const struct measure_change *empathy = find(&changes, MEASURE_POSSIBLE, COMPETENCY_EMPATHY);
    ck_assert_ptr_nonnull(turns);
    ck_assert_double_eq(turns->after - turns->before, -1);
    ck_assert_ptr_nonnull(empathy);
    ck_assert_double_eq(empathy->before, 12);
    ck_assert_double_eq(empathy->after, 9);
    ck_assert_ptr_null(find(&changes, MEASURE_POSSIBLE, COMPETENCY_PROBING));
    ck_assert_ptr_null(find(&changes, MEASURE_WAYS, 0));
    vec_finish(&changes);
}
END_TEST

static const struct {
    const char *what;
    struct group_member members[5];
    size_t count;
    int code; // 0: nobody stands out
} crowds[] = {
    { "all of two are angry, and nobody else",
            { { .is = { "v", "", "" }, .loud = true }, { .is = { "v", "", "" }, .loud = true },
                    { .is = { "m", "", "" } }, { .is = { "m", "", "" } } },
            4, DIAG_GROUP_LOUD },
    { "one is no group",
            { { .is = { "v", "", "" }, .loud = true }, { .is = { "m", "", "" } },
                    { .is = { "m", "", "" } } },
            3, 0 },
    { "half of the others are angry too",
            { { .is = { "v", "", "" }, .loud = true }, { .is = { "v", "", "" }, .loud = true },
                    { .is = { "m", "", "" }, .loud = true }, { .is = { "m", "", "" } } },
            4, 0 },
    { "who is not said counts on neither side",
            { { .is = { "v", "", "" }, .loud = true }, { .is = { "v", "", "" }, .loud = true },
                    { .is = { "", "", "" } }, { .is = { "", "", "" } } },
            4, 0 },
    { "at fault, by origin",
            { { .is = { "", "", "a" }, .at_fault = true },
                    { .is = { "", "", "a" }, .at_fault = true }, { .is = { "", "", "b" } },
                    { .is = { "", "", "c" } } },
            4, DIAG_GROUP_FAULT },
};

START_TEST(a_group_stands_out_when_all_of_it_do_and_most_others_do_not)
{
    struct groups groups = { 0 };
    struct group_finding finding = { 0 };
    size_t cursor = 0;
    for (size_t i = 0; i < crowds[_i].count; i++) {
        vec_push(&groups, crowds[_i].members[i]);
    }
    bool found = groups_next(&groups, &cursor, &finding);
    ck_assert_msg(found == (crowds[_i].code != 0), "%s", crowds[_i].what);
    if (found) {
        ck_assert_int_eq(finding.code, crowds[_i].code);
        ck_assert(!groups_next(&groups, &cursor, &finding));
    }
    groups_finish(&groups);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("measures");
    TCase *cases = tcase_create("measures");
    tcase_add_test(cases, chances_are_counted_along_every_way);
    tcase_add_test(cases, loops_without_end_are_said_to_be_so);
    tcase_add_test(cases, a_cue_is_right_as_often_as_it_points_at_the_best);
    tcase_add_test(cases, words_are_those_on_the_median_way);
    tcase_add_test(cases, only_what_is_not_the_same_is_a_change);
    tcase_add_loop_test(cases, a_group_stands_out_when_all_of_it_do_and_most_others_do_not, 0,
            (int)(sizeof(crowds) / sizeof(crowds[0])));
    suite_add_tcase(suite, cases);
    return suite;
}
