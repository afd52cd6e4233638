// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the shipped content: every rehearsal plays to the end, good is worth more than common
// than weak.
#include <stdio.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/session/session.h"
#include "game/shift/action_text.h"
#include "tests/test_main.h"

static const char *const SCENARIOS[] = { "jaarnota", "pakket", "boekhouden" };
static const char *const KINDS[] = { "model", "common", "weak" };

enum { SCENARIO_COUNT = 3, KIND_COUNT = 3 };

struct rehearsal {
    int earned;
    int possible;
    int observed; // competencies with any evidence
    int csat;     // of the main customer, in tenths
};

static struct diag_list diags;

static void play_file(struct session *session, const char *path)
{
    struct buffer script = { 0 };
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &script, &diags));
    char *text = buffer_take(&script);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        struct action action;
        if (line[0] == '#') {
            continue;
        }
        ck_assert_msg(action_read(line, session->plan, &session->arena, &action, NULL, 0, &diags),
                "%s: %s", path, line);
        enum refusal refusal = session_act(session, &action, NULL, NULL, &diags);
        ck_assert_msg(refusal == REFUSED_NOT, "%s: %s: %s", path, line, refusal_id(refusal));
    }
    mem_free(text);
    ck_assert_msg(session_over(session), "%s does not reach the end", path);
}

static struct session *begin(const char *shift)
{
    struct session_setup how = { .root = "scenarios", .shift = shift, .seed = 7 };
    struct session *session = session_create(&how, &diags);
    ck_assert_ptr_nonnull(session);
    return session;
}

static struct rehearsal judge(const struct session *session)
{
    struct rehearsal outcome = { .csat = customer_csat(&session->state, 0, 0) };
    bool seen[COMPETENCY_COUNT] = { false };
    for (size_t i = 0; i < session->happenings.count; i++) {
        const struct happening *at = &session->happenings.items[i];
        if (at->kind == HAPPENED_SCORED) {
            outcome.earned += at->earned;
            outcome.possible += at->possible;
            outcome.observed += !seen[at->competency];
            seen[at->competency] = true;
        }
    }
    return outcome;
}

static struct rehearsal rehearse(const char *scenario, const char *kind)
{
    char shift[96];
    char script[128];
    (void)snprintf(shift, sizeof(shift), "rehearsals/%s.xml", scenario);
    (void)snprintf(script, sizeof(script), "scenarios/rehearsals/%s-%s.txt", scenario, kind);
    struct session *session = begin(shift);
    play_file(session, script);
    struct rehearsal outcome = judge(session);
    session_destroy(session);
    return outcome;
}

START_TEST(good_is_worth_more_than_common_than_weak)
{
    struct rehearsal outcomes[KIND_COUNT];
    for (int k = 0; k < KIND_COUNT; k++) {
        outcomes[k] = rehearse(SCENARIOS[_i], KINDS[k]);
        ck_assert_msg(outcomes[k].observed == COMPETENCY_COUNT, "%s %s shows %d competencies",
                SCENARIOS[_i], KINDS[k], outcomes[k].observed);
    }
    for (int k = 1; k < KIND_COUNT; k++) {
        ck_assert_int_gt(outcomes[k - 1].earned * outcomes[k].possible,
                outcomes[k].earned * outcomes[k - 1].possible);
        ck_assert_int_gt(outcomes[k - 1].csat, outcomes[k].csat);
    }
    // What a good and a weak path do to the customer (domain model 5.3).
    ck_assert_int_ge(outcomes[0].csat, 42);
    ck_assert_int_le(outcomes[2].csat, 18);
}
END_TEST

START_TEST(the_demo_plays_the_whole_morning_and_every_competency_has_enough)
{
    struct session *session = begin("shifts/ochtend.xml");
    play_file(session, "scenarios/rehearsals/demo.txt");
    struct rehearsal outcome = judge(session);
    ck_assert_int_eq(outcome.observed, COMPETENCY_COUNT);
    for (size_t i = 0; i < session->happenings.count; i++) {
        ck_assert_int_ne(session->happenings.items[i].kind, HAPPENED_BROKEN);
        ck_assert_int_ne(session->happenings.items[i].kind, HAPPENED_CRITICAL);
    }
    session_destroy(session);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("rehearsals");
    TCase *cases = tcase_create("rehearsals");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, good_is_worth_more_than_common_than_weak, 0, SCENARIO_COUNT);
    tcase_add_test(cases, the_demo_plays_the_whole_morning_and_every_competency_has_enough);
    suite_add_tcase(suite, cases);
    return suite;
}
