// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the verdicts: each claim has a small scenario that breaks it and one that just does not.
#include <string.h>

#include "game/explore/search/explore.h"
#include "game/shift/action_text.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

enum { BUDGET = 100000 };

static struct fixture fixture;
static struct exploration found;

static void explore(const char *body)
{
    fixture_init(&fixture, body);
    struct explore_setup setup = {
        .scenario = fixture.shift->entries[0].scenario,
        .rules = fixture.shift->rules,
        .hours = { fixture.shift->start, fixture.shift->until },
        .budget = BUDGET,
    };
    explore_init(&found, &setup);
}

static void finish(void)
{
    explore_finish(&found);
    fixture_finish(&fixture);
}

static const struct finding *finding_for(enum claim claim)
{
    for (size_t i = 0; i < found.findings.count; i++) {
        if (found.findings.items[i].claim == claim) {
            return &found.findings.items[i];
        }
    }
    return NULL;
}

#define CALL(turns)                                                                                \
    "<contact id='call' channel='phone' with='eva' at='09:00' start='a'>" turns                    \
    "<end id='done' outcome='resolved'/></contact>"
#define REPLY(id, rest) "<reply id='" id "' " rest "><say>" id "</say>"
#define SHOWS(competency, points)                                                                  \
    "<shows competency='" competency "' points='" points "'>Omdat.</shows>"

static const struct {
    const char *what;
    enum claim claim;
    enum verdict verdict;
    const char *script; // NULL: no play can show it
    const char *body;
} CASES[] = {
    { "a talk that can always end", CLAIM_ENDS, VERDICT_PROVED, NULL,
            CALL("<turn id='a'><says>A</says>" REPLY("on", "next='b'") "</reply>" REPLY(
                    "out", "next='done'") "</reply></turn><turn id='b'><says>B</says>" REPLY("back",
                    "next='a'") "</reply></turn>") },
    { "the way out closes for good", CLAIM_ENDS, VERDICT_REFUTED, "take call\nreply call a on\n",
            "<flag id='shut'/>" CALL("<turn id='a'><says>A</says>" REPLY(
                    "on", "next='b'") "<set flag='shut'/></reply>" REPLY("out",
                    "next='done' when='not flag shut'") "</reply></turn><turn "
                                                        "id='b'><says>B</says>" REPLY("back",
                                                                "next='a'") "</reply></turn>") },
    { "the part that must be there is never on offer", CLAIM_NOT_STUCK, VERDICT_REFUTED,
            "take call\nreply call a on\npart call b x\n",
            "<flag id='never'/>" CALL("<turn id='a'><says>A</says>" REPLY(
                    "on", "next='b'") "</reply></turn><turn id='b'><says>B</says><compose "
                                      "next='done'><section id='hello' label='H'><part id='x'>"
                                      "<say>x</say></part></section><section id='must' "
                                      "label='M'><part id='y' when='flag never'><say>y</say>"
                                      "</part></section></compose></turn>") },
    { "an answer nobody can ever give", CLAIM_REACHED, VERDICT_REFUTED, NULL,
            "<flag id='x'/><flag id='y'/>" CALL("<turn id='a'><says>A</says>" REPLY(
                    "one", "next='b'") "<set flag='x'/></reply>" REPLY("two",
                    "next='b'") "<set flag='y'/></reply></turn><turn "
                                "id='b'><says>B</says>" REPLY("on", "next='done'") "</reply>" REPLY(
                                        "both", "next='done' when='flag x and flag y'") "</reply></"
                                                                                        "turn>") },
    { "an answer for whoever looked it up", CLAIM_REACHED, VERDICT_PROVED, NULL,
            "<fact id='f'>F</fact><record id='p' system='history' title='P'><teaches "
            "fact='f'/></record>" CALL(
                    "<turn id='a'><says>A</says>" REPLY("on", "next='done'") "</reply>" REPLY(
                            "knows", "next='done' when='knows f'") "</reply></turn>") },
    { "words for a mood that nothing leads to", CLAIM_REACHED, VERDICT_REFUTED, NULL,
            CALL("<turn id='a'><says>A</says>" REPLY(
                    "on", "next='b'") "<act is='concrete'/></reply></turn><turn id='b'><says "
                                      "when='mood is relieved'>Fijn.</says><says>B</says>" REPLY(
                                              "bye", "next='done'") "</reply></turn>") },
    { "words for a trust that is just won", CLAIM_REACHED, VERDICT_PROVED, NULL,
            CALL("<turn id='a'><says>A</says>" REPLY(
                    "on", "next='b'") "<act is='concrete'/></reply>" REPLY("off",
                    "next='b'") "</reply></turn><turn id='b'><says when='trust at-least 60'>"
                                "Fijn.</says><says>B</says>" REPLY(
                                        "bye", "next='done'") "</reply></turn>") },
    { "a keyed fact on one paper only", CLAIM_SEVERAL, VERDICT_REFUTED, NULL,
            "<fact id='f'>F</fact><record id='p' system='history' title='P'><teaches "
            "fact='f'/></record>" CALL("<turn id='a'><says>A</says>" REPLY("on", "next='done'")
                            SHOWS("accuracy", "0") "<informed by='f'><say>i</say>" SHOWS(
                                    "accuracy", "3") "</informed></reply></turn>") },
    { "a keyed fact meant to stand on one paper", CLAIM_SEVERAL, VERDICT_PROVED, NULL,
            "<fact id='f' several-ways='no'>F</fact><record id='p' system='history' "
            "title='P'><teaches fact='f'/></record>" CALL(
                    "<turn id='a'><says>A</says>" REPLY("on", "next='done'")
                            SHOWS("accuracy", "0") "<informed by='f'><say>i</say>" SHOWS(
                                    "accuracy", "3") "</informed></reply></turn>") },
    { "a promise whose call can never be made", CLAIM_KEPT, VERDICT_REFUTED, NULL,
            "<flag id='never'/>" CALL("<turn id='a'><says>A</says>" REPLY("on",
                    "next='done'") "<promises promise='p'/></reply></turn>") "<contact "
                                                                             "id='back' "
                                                                             "channel='"
                                                                             "phone' "
                                                                             "direction='"
                                                                             "out' "
                                                                             "with='eva' "
                                                                             "when='flag "
                                                                             "never' "
                                                                             "start='x'><"
                                                                             "turn "
                                                                             "id='x'><says>"
                                                                             "X</"
                                                                             "says>" REPLY("bye",
                                                                                     "next="
                                                                                     "'end"
                                                                                     "'") "</"
                                                                                          "reply></"
                                                                                          "turn><"
                                                                                          "end "
                                                                                          "id='end'"
                                                                                          " outcome"
                                                                                          "='"
                                                                                          "resolved"
                                                                                          "'/></"
                                                                                          "contact>"
                                                                                          "<promise"
                                                                                          " id='p' "
                                                                                          "opens-"
                                                                                          "after='"
                                                                                          "call/a' "
                                                                                          "due='10:"
                                                                                          "00' "
                                                                                          "kept-by="
                                                                                          "'back'>"
                                                                                          "P</"
                                                                                          "promise"
                                                                                          ">" },
    { "a promise that can be kept", CLAIM_KEPT, VERDICT_PROVED, NULL,
            CALL("<turn id='a'><says>A</says>" REPLY("on",
                    "next='done'") "<promises promise='p'/></reply></turn>") "<contact "
                                                                             "id='back' "
                                                                             "channel='"
                                                                             "phone' "
                                                                             "direction='"
                                                                             "out' "
                                                                             "with='eva' "
                                                                             "start='x'><"
                                                                             "turn "
                                                                             "id='x'><says>"
                                                                             "X</"
                                                                             "says>" REPLY("bye",
                                                                                     "next="
                                                                                     "'end"
                                                                                     "'") "</"
                                                                                          "reply></"
                                                                                          "turn><"
                                                                                          "end "
                                                                                          "id='end'"
                                                                                          " outcome"
                                                                                          "='"
                                                                                          "resolved"
                                                                                          "'/></"
                                                                                          "contact>"
                                                                                          "<promise"
                                                                                          " id='p' "
                                                                                          "opens-"
                                                                                          "after='"
                                                                                          "call/a' "
                                                                                          "due='10:"
                                                                                          "00' "
                                                                                          "kept-by="
                                                                                          "'back'>"
                                                                                          "P</"
                                                                                          "promise"
                                                                                          ">" },
    { "two answers that come to the same", CLAIM_DIFFERENT, VERDICT_REFUTED, "take call\n",
            CALL("<turn id='a'><says>A</says>" REPLY("one", "next='done'") "</reply>" REPLY(
                    "two", "next='done'") "</reply>" REPLY("good", "next='done'")
                            SHOWS("empathy", "3") "</reply></turn>") },
    { "two answers of which the customer speaks apart", CLAIM_DIFFERENT, VERDICT_PROVED, NULL,
            CALL("<turn id='a'><says>A</says>" REPLY("one", "next='b'") "</reply>" REPLY("two",
                    "next='b'") "</reply></turn><turn id='b'><says when='said call/a/one'>O</says>"
                                "<says>T</says>" REPLY("on", "next='done'")
                                        SHOWS("empathy", "3") "</reply></turn>") },
    { "an answer that is best at everything", CLAIM_NONE_BEST, VERDICT_REFUTED, "take call\n",
            CALL("<turn id='a'><says>A</says>" REPLY("one", "next='done'") SHOWS("empathy", "3")
                            SHOWS("accuracy", "3") "</reply>" REPLY("two", "next='done'") SHOWS(
                                    "empathy", "1") SHOWS("accuracy", "0") "</reply></turn>") },
    { "each is better at something", CLAIM_NONE_BEST, VERDICT_PROVED, NULL,
            CALL("<turn id='a'><says>A</says>" REPLY("one", "next='done'") SHOWS("empathy", "3")
                            SHOWS("accuracy", "0") "</reply>" REPLY("two", "next='done'") SHOWS(
                                    "empathy", "1") SHOWS("accuracy", "2") "</reply></turn>") },
    // After nothing of three, the weaker answer leads to where ten more can be had.
    { "a weaker answer that opens chances", CLAIM_NO_DODGING, VERDICT_REFUTED,
            "take call\nreply call a bad\nreply call b weak\nreply call c on\nfinish\n",
            CALL("<turn id='a'><says>A</says>" REPLY("bad", "next='b'") SHOWS(
                    "empathy", "0") "</reply>" REPLY("good", "next='b'") SHOWS("empathy",
                    "3") "</reply></turn><turn id='b'><says>B</says>" REPLY("weak",
                    "next='c'") SHOWS("empathy", "2") "</reply>" REPLY("strong",
                    "next='done'") SHOWS("empathy", "3") "</reply>" REPLY("none",
                    "next='done'") SHOWS("empathy",
                    "0") "</reply></turn><turn "
                         "id='c'><says>C</says>" REPLY("on", "next='done'")
                                 SHOWS("empathy", "9") "</reply>" REPLY("off", "next='done'")
                                         SHOWS("empathy", "0") "</reply></turn>") },
    { "chances that the story opens for all", CLAIM_NO_DODGING, VERDICT_PROVED, NULL,
            CALL("<turn id='a'><says>A</says>" REPLY("bad", "next='b'") SHOWS(
                    "empathy", "0") "</reply>" REPLY("good", "next='b'") SHOWS("empathy",
                    "3") "</reply></turn><turn id='b'><says>B</says>" REPLY("weak", "next='done'")
                            SHOWS("empathy", "2") "</reply>" REPLY("strong", "next='done'")
                                    SHOWS("empathy", "3") "</reply></turn>") },
};

START_TEST(each_claim_has_its_verdict)
{
    explore(CASES[_i].body);
    const struct claim_counts *counts = &found.claims[CASES[_i].claim];
    const struct finding *finding = finding_for(CASES[_i].claim);
    if (CASES[_i].verdict == VERDICT_PROVED) {
        ck_assert_msg(finding == NULL && counts->count[VERDICT_PROVED] > 0, "%s", CASES[_i].what);
    } else {
        ck_assert_msg(finding != NULL && finding->verdict == CASES[_i].verdict, "%s: %d because %d",
                CASES[_i].what, finding != NULL ? (int)finding->verdict : -1,
                finding != NULL ? (int)finding->why : -1);
        if (CASES[_i].script != NULL) {
            ck_assert_ptr_nonnull(finding->script);
            ck_assert_str_eq(finding->script, CASES[_i].script);
        }
    }
    finish();
}
END_TEST

START_TEST(equal_answers_are_no_fault_where_nothing_is_keyed)
{
    explore(CALL("<turn id='a'><says>A</says>" REPLY("one", "next='done'") "</reply>" REPLY(
            "two", "next='done'") "</reply></turn>"));
    ck_assert_ptr_null(finding_for(CLAIM_DIFFERENT));
    ck_assert_uint_eq(found.claims[CLAIM_DIFFERENT].count[VERDICT_PROVED], 0);
    finish();
}
END_TEST

#define FIELD(id) "<field id='" id "' codes='reasons' label='L'><right code='a'/></field>"
#define IS(field, code) " or wrapped(call, " field ", " code ")"
#define ASKED(field)                                                                               \
    IS(field, "a")                                                                                 \
    IS(field, "b") IS(field, "c") IS(field, "d") IS(field, "e") IS(field, "f") IS(field, "g")
#define NEVER "flag never and (flag never" ASKED("one") ASKED("two") ASKED("three") ")"

// Three fields of eight codes that make a difference: more ways than are tried.
START_TEST(a_form_with_too_many_ways_is_not_decided)
{
    explore("<flag id='never'/>"
            "<contact id='call' channel='phone' with='eva' at='09:00' start='a'>"
            "<turn id='a'><says>A</says>" REPLY("on",
                    "next='done'") "</reply></turn>"
                                   "<end id='done' outcome='resolved'/>"
                                   "<wrap-up>" FIELD("one") FIELD("two") FIELD(
                                           "three") "</wrap-up></contact>"
                                                    "<contact id='next' channel='phone' with='eva' "
                                                    "at='09:30' start='b'>"
                                                    "<turn id='b'><says>B</says>" REPLY("fine",
                                                            "next='well'") "</reply>" REPLY("odd",
                                                            "next='well' when='" NEVER
                                                            "'") "</reply></turn>"
                                                                 "<end id='well' "
                                                                 "outcome='resolved'/></contact>");
    const struct finding *finding = finding_for(CLAIM_REACHED);
    ck_assert_ptr_nonnull(finding);
    ck_assert_int_eq(finding->verdict, VERDICT_UNDECIDED);
    ck_assert_int_eq(finding->why, WHY_FORMS);
    finish();
}
END_TEST

START_TEST(what_is_out_of_budget_says_how_much_was_allowed)
{
    fixture_init_shipped(&fixture, 1);
    struct explore_setup setup = {
        .scenario = fixture.shift->entries[0].scenario,
        .rules = fixture.shift->rules,
        .hours = { fixture.shift->start, fixture.shift->until },
        .budget = 800,
    };
    explore_init(&found, &setup);
    const struct finding *finding = finding_for(CLAIM_NO_DODGING);
    ck_assert_ptr_nonnull(finding);
    ck_assert_int_eq(finding->why, WHY_BUDGET);
    ck_assert_uint_eq(finding->allowed, 101);
    finish();
}
END_TEST

// The morning that is shipped: what was mended stays mended.
START_TEST(nothing_is_refuted_in_what_is_shipped)
{
    fixture_init_shipped(&fixture, 1);
    struct explore_setup setup = {
        .scenario = fixture.shift->entries[_i].scenario,
        .rules = fixture.shift->rules,
        .hours = { fixture.shift->start, fixture.shift->until },
        .budget = 20000,
    };
    explore_init(&found, &setup);
    for (int claim = 0; claim < CLAIM_COUNT; claim++) {
        ck_assert_msg(found.claims[claim].count[VERDICT_REFUTED] == 0, "%s: claim %d",
                setup.scenario->id, claim);
    }
    // Which words fit a mood takes more states than are allowed here.
    for (size_t i = 0; i < found.findings.count; i++) {
        const struct finding *finding = &found.findings.items[i];
        ck_assert(finding->claim != CLAIM_REACHED || finding->part == PART_SAYS);
    }
    finish();
}
END_TEST

START_TEST(nobody_is_lost_in_the_shipped_morning)
{
    fixture_init_shipped(&fixture, 1);
    explore_shift(&found, fixture.shift);
    ck_assert_uint_eq(found.claims[CLAIM_BOUND].count[VERDICT_PROVED], 6);
    ck_assert_uint_eq(found.findings.count, 0);
    finish();
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("claims");
    TCase *cases = tcase_create("claims");
    tcase_add_loop_test(
            cases, each_claim_has_its_verdict, 0, (int)(sizeof(CASES) / sizeof(CASES[0])));
    tcase_set_timeout(cases, 300);
    tcase_add_loop_test(cases, nothing_is_refuted_in_what_is_shipped, 0, 3);
    tcase_add_test(cases, equal_answers_are_no_fault_where_nothing_is_keyed);
    tcase_add_test(cases, a_form_with_too_many_ways_is_not_decided);
    tcase_add_test(cases, what_is_out_of_budget_says_how_much_was_allowed);
    tcase_add_test(cases, nobody_is_lost_in_the_shipped_morning);
    suite_add_tcase(suite, cases);
    return suite;
}
