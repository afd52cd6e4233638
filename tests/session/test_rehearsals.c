// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the shipped content: every rehearsal gives what it says, good is worth more than
// acceptable than weak, and each of five ways to play leaves the customer as it should.
#include <stdio.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/session/rehearsal.h"
#include "tests/test_main.h"

static const struct {
    const char *name;
    const char *file; // of the scenario
    int content;      // the least a model play gives, in tenths: 45, or 42 after an angry start
} SCENARIOS[] = {
    { "jaarnota", "packs/noordwind/jaarnota.xml", 42 },
    { "pakket", "packs/noorderkist/pakket.xml", 45 },
    { "boekhouden", "packs/boekwijzer/boekhouden.xml", 45 },
    { "limiet", "packs/olmenhof/limiet.xml", 45 },
    { "paspoort", "packs/veldermonde/paspoort.xml", 45 },
    { "nooitmeer", "packs/fietsvonk/nooitmeer.xml", 42 },
    { "uitkering", "packs/warande/uitkering.xml", 42 },
    { "reis", "packs/spoorlink/reis.xml", 45 },
    { "storing", "packs/vezelo/storing.xml", 42 },
    { "dubbel", "packs/zonpad/dubbel.xml", 45 },
    { "opzegging", "packs/noordzij/opzegging.xml", 45 },
    { "rooster", "packs/roosterwerk/rooster.xml", 42 },
};
enum { MODEL, ACCEPTABLE, WEAK, WARM, COLD, KIND_COUNT };
static const struct {
    const char *name;
    int least; // CSAT of the main customer, in tenths (domain model 5.3); 0 = see the scenario
    int most;
} KINDS[KIND_COUNT] = {
    [MODEL] = { "model", 0, 50 },
    [ACCEPTABLE] = { "acceptable", 25, 35 },
    [WEAK] = { "weak", 10, 18 },
    [WARM] = { "warm", 10, 25 },
    [COLD] = { "cold", 33, 42 },
};

enum { SCENARIO_COUNT = sizeof(SCENARIOS) / sizeof(SCENARIOS[0]) };

struct judgement {
    int earned;
    int possible;
    int observed; // competencies with any evidence
    int csat;     // of the main customer, in tenths
};

static struct diag_list diags;

static struct session *begin(const char *shift, const char *scenario)
{
    struct session_setup how = {
        .root = "scenarios", .shift = shift, .scenario = scenario, .seed = 7
    };
    struct session *session = session_create(&how, &diags);
    ck_assert_ptr_nonnull(session);
    return session;
}

static void say_codes(const char *name)
{
    for (size_t i = 0; i < diags.diags.count; i++) {
        const struct diag *diag = &diags.diags.items[i];
        fprintf(stderr, "%s:%d: Z%04d %s\n", name, diag->line, diag->code,
                diag->arguments[0] != NULL ? diag->arguments[0] : "");
    }
}

// Plays to the end of the shift; what the rehearsal says must be so.
static void play(struct session *session, const char *name)
{
    char path[128];
    struct buffer text = { 0 };
    struct rehearsal rehearsal;
    struct rehearsal_findings findings = { 0 };
    (void)snprintf(path, sizeof(path), "scenarios/rehearsals/%s.txt", name);
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &text, &diags));
    ck_assert(rehearsal_read(&rehearsal, path, buffer_text(&text), &diags));
    ck_assert_uint_gt(rehearsal.claims.count, 10);
    bool played = rehearsal_play(&rehearsal, session, &findings, &diags);
    say_codes(name);
    ck_assert_msg(played, "%s stops", name);
    for (size_t i = 0; i < findings.items.count; i++) {
        const struct rehearsal_claim *claim =
                &rehearsal.claims.items[findings.items.items[i].claim];
        ck_abort_msg("%s:%d: %s %s is not so", path, claim->line, rehearsal_word(claim->kind),
                claim->subject);
    }
    ck_assert_msg(session_over(session), "%s does not reach the end", name);
    rehearsal_findings_finish(&findings);
    rehearsal_finish(&rehearsal);
    buffer_finish(&text);
}

static struct judgement judge(const struct session *session)
{
    struct judgement outcome = { .csat = customer_csat(&session->state, 0, 0) };
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

// Whether `a` earned a larger share than `b`.
static bool is_better(const struct judgement *a, const struct judgement *b)
{
    return a->earned * b->possible > b->earned * a->possible;
}

START_TEST(five_ways_to_play_leave_the_customer_as_they_should)
{
    struct judgement outcomes[KIND_COUNT];
    for (int k = 0; k < KIND_COUNT; k++) {
        char name[64];
        (void)snprintf(name, sizeof(name), "%s-%s", SCENARIOS[_i].name, KINDS[k].name);
        struct session *session = begin(NULL, SCENARIOS[_i].file);
        play(session, name);
        outcomes[k] = judge(session);
        session_destroy(session);
        int least = KINDS[k].least > 0 ? KINDS[k].least : SCENARIOS[_i].content;
        ck_assert_msg(outcomes[k].observed == COMPETENCY_COUNT, "%s shows %d competencies", name,
                outcomes[k].observed);
        ck_assert_msg(outcomes[k].csat >= least && outcomes[k].csat <= KINDS[k].most,
                "%s: %d tenths, not %d to %d", name, outcomes[k].csat, least, KINDS[k].most);
    }
    ck_assert(is_better(&outcomes[MODEL], &outcomes[ACCEPTABLE]));
    ck_assert(is_better(&outcomes[ACCEPTABLE], &outcomes[WEAK]));
    ck_assert(is_better(&outcomes[MODEL], &outcomes[WARM]));
}
END_TEST

START_TEST(the_demo_plays_the_whole_morning_and_every_competency_has_enough)
{
    struct session *session = begin("shifts/ochtend.xml", NULL);
    play(session, "demo");
    struct judgement outcome = judge(session);
    ck_assert_int_eq(outcome.observed, COMPETENCY_COUNT);
    for (size_t i = 0; i < session->happenings.count; i++) {
        ck_assert_int_ne(session->happenings.items[i].kind, HAPPENED_BROKEN);
        ck_assert_int_ne(session->happenings.items[i].kind, HAPPENED_CRITICAL);
    }
    session_destroy(session);
}
END_TEST

// Whatever stands in a file, reading it says yes or says why not, and writing it again without a
// finding gives the same bytes.
START_TEST(a_damaged_rehearsal_is_read_or_diagnosed)
{
    struct buffer whole = { 0 };
    uint64_t dice = 11;
    int refused = 0;
    ck_assert(bundle_read_path(
            "scenarios/rehearsals/veerboot-warm-wrong.txt", BUNDLE_FILE_SIZE_MAX, &whole, &diags));
    for (int i = 0; i < 3000; i++) {
        char *text = mem_copy_text(buffer_text(&whole));
        for (int n = 0; n < 3; n++) {
            static const char SIGNS[] = "#: .\n\r09-ofz/\xc3";
            text[hash_next(&dice) % whole.size] = SIGNS[hash_next(&dice) % (sizeof(SIGNS) - 1)];
        }
        struct diag_list own = { 0 };
        struct rehearsal rehearsal;
        struct rehearsal_findings none = { 0 };
        struct buffer again = { 0 };
        bool good = rehearsal_read(&rehearsal, "x.txt", text, &own);
        ck_assert(good == (own.errors == 0));
        refused += !good;
        rehearsal_rewrite(&again, &rehearsal, text, &none);
        ck_assert_str_eq(buffer_text(&again), text);
        buffer_finish(&again);
        rehearsal_finish(&rehearsal);
        diag_list_finish(&own);
        mem_free(text);
    }
    ck_assert_int_gt(refused, 300);
    ck_assert_int_lt(refused, 2700);
    buffer_finish(&whole);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("rehearsals");
    TCase *cases = tcase_create("rehearsals");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(
            cases, five_ways_to_play_leave_the_customer_as_they_should, 0, SCENARIO_COUNT);
    tcase_add_test(cases, the_demo_plays_the_whole_morning_and_every_competency_has_enough);
    tcase_add_test(cases, a_damaged_rehearsal_is_read_or_diagnosed);
    suite_add_tcase(suite, cases);
    return suite;
}
