// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the way from an author's points to evidence, and the gate that evidence from outside
// passes.
#include "scoring/evidence.h"

#include <limits.h>

#include "tests/test_main.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
    const char *what;
    int weights[4];
    size_t count;
    int chosen;
    int earned;
    int possible;
} CHOICES[] = {
    { "the best earns all", { 0, 3, 1 }, 3, 1, 3, 3 },
    { "the worst earns nothing", { 0, 3, 1 }, 3, 0, 0, 3 },
    { "negative points only shift", { -2, 1, 0 }, 3, 2, 2, 3 },
    { "all the same is not keyed", { 1, 1, 1 }, 3, 1, 0, 0 },
    { "all the same and missed is not keyed", { 1, 1, 1 }, 3, -1, 0, 0 },
    { "missed is the minimum", { 2, 3 }, 2, -1, 0, 1 },
    { "one option cannot be keyed", { 5 }, 1, 0, 0, 0 },
    { "order does not matter", { 3, 0 }, 2, 0, 3, 3 },
    { "the widest range there is", { -1, INT_MAX - 1 }, 2, 1, INT_MAX, INT_MAX },
};

START_TEST(points_become_evidence)
{
    struct evidence_points got =
            evidence_of_choice(CHOICES[_i].weights, CHOICES[_i].count, CHOICES[_i].chosen);
    ck_assert_msg(got.earned == CHOICES[_i].earned && got.possible == CHOICES[_i].possible,
            "%s: %d of %d", CHOICES[_i].what, got.earned, got.possible);
}
END_TEST

#define FINE                                                                                       \
    {                                                                                              \
        0, 1, COMPETENCY_PROBING, 1, 2                                                             \
    }

static const struct {
    const char *what;
    struct evidence items[4];
    size_t count;
    enum evidence_refusal refusal;
    size_t index;
} VERDICTS[] = {
    { "nothing is fine", { FINE }, 0, EVIDENCE_FINE, 0 },
    { "one is fine", { FINE }, 1, EVIDENCE_FINE, 1 },
    { "all, none and the largest numbers are fine",
            { { 0, 1, COMPETENCY_PROBING, 2, 2 }, { 0, 2, COMPETENCY_PROBING, 0, 1 },
                    { INT_MAX, INT_MIN, COMPETENCY_PROBLEM_SOLVING, INT_MAX, INT_MAX } },
            3, EVIDENCE_FINE, 3 },
    { "one decision may show two competencies", { FINE, { 0, 1, COMPETENCY_EMPATHY, 1, 2 } }, 2,
            EVIDENCE_FINE, 2 },
    { "one key may stand in two scenarios", { FINE, { 1, 1, COMPETENCY_PROBING, 1, 2 } }, 2,
            EVIDENCE_FINE, 2 },
    { "a negative scenario", { FINE, { -1, 1, COMPETENCY_PROBING, 1, 2 } }, 2,
            EVIDENCE_SCENARIO_NEGATIVE, 1 },
    { "an eighth competency", { FINE, { 0, 2, (enum competency)7, 1, 2 } }, 2,
            EVIDENCE_COMPETENCY_UNKNOWN, 1 },
    { "a competency before the first", { { 0, 1, (enum competency) - 1, 1, 2 } }, 1,
            EVIDENCE_COMPETENCY_UNKNOWN, 0 },
    { "nothing possible", { { 0, 1, COMPETENCY_PROBING, 0, 0 }, FINE }, 2,
            EVIDENCE_NOTHING_POSSIBLE, 0 },
    { "less than nothing possible", { { 0, 1, COMPETENCY_PROBING, -2, -1 } }, 1,
            EVIDENCE_NOTHING_POSSIBLE, 0 },
    { "less than nothing earned", { FINE, { 0, 2, COMPETENCY_PROBING, -1, 2 } }, 2,
            EVIDENCE_EARNED_NEGATIVE, 1 },
    { "more earned than possible", { FINE, { 0, 2, COMPETENCY_PROBING, 3, 2 } }, 2,
            EVIDENCE_EARNED_ABOVE_POSSIBLE, 1 },
    { "the same place twice", { FINE, { 0, 2, COMPETENCY_PROBING, 1, 2 }, FINE }, 3, EVIDENCE_TWICE,
            2 },
    { "the same place three times names the second",
            { FINE, { 0, 1, COMPETENCY_PROBING, 2, 2 }, FINE }, 3, EVIDENCE_TWICE, 1 },
    { "two doubled places name the earlier",
            { { 9, 9, COMPETENCY_PROBING, 1, 2 }, { 9, 9, COMPETENCY_PROBING, 1, 2 }, FINE, FINE },
            4, EVIDENCE_TWICE, 1 },
    { "the first slip is named, whatever its kind",
            { FINE, FINE, { 0, 2, COMPETENCY_PROBING, 3, 2 } }, 3, EVIDENCE_TWICE, 1 },
    { "a slip before a doubled place is named", { FINE, { 0, 2, COMPETENCY_PROBING, 3, 2 }, FINE },
            3, EVIDENCE_EARNED_ABOVE_POSSIBLE, 1 },
};

START_TEST(evidence_from_outside_is_judged)
{
    struct evidence_verdict got = evidence_check(VERDICTS[_i].items, VERDICTS[_i].count);
    ck_assert_msg(got.refusal == VERDICTS[_i].refusal && got.index == VERDICTS[_i].index,
            "%s: %d at %zu", VERDICTS[_i].what, (int)got.refusal, got.index);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("evidence");
    TCase *cases = tcase_create("evidence");
    tcase_add_loop_test(cases, points_become_evidence, 0, COUNT(CHOICES));
    tcase_add_loop_test(cases, evidence_from_outside_is_judged, 0, COUNT(VERDICTS));
    suite_add_tcase(suite, cases);
    return suite;
}
