// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what may be done when: each refusal, once, for its own reason.
#include <string.h>

#include "game/shift/action_text.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

static const char DESK[] =
        "<fact id='known'>Bekend</fact>"
        "<record id='card' system='customer' title='Kaart'><field name='Naam'>Eva</field></record>"
        "<record id='late' system='planning' title='Later' from='11:00'>"
        "<field name='Uur'>11</field></record>"
        "<record id='hidden' system='history' title='Verstopt' found-by='zolder kelder'/>"
        "<record id='after' system='history' title='Na afloop' after='call'/>"
        "<record id='maybe' system='web' title='Misschien' when='opened card'/>"
        "<act id='fix' record='card' label='Herstel' seconds='40'><result>Hersteld.</result></act>"
        "<act id='never' record='card' label='Nooit' when='opened "
        "late'><result>Toch.</result></act>"
        "<coach id='how' when='opened card'><ask>Hoe?</ask><answer>Zo.</answer></coach>"
        "<contact id='call' channel='phone' with='eva' at='09:00' start='hello'>"
        "<turn id='hello'><says>Hallo.</says><reply id='go' seconds='25'><say>Ja?</say></reply>"
        "<reply id='not' when='knows known'><say>Nee.</say></reply></turn>"
        "<turn id='more'><says>Meer.</says><reply id='vow' next='done'><say>Ik stuur iets.</say>"
        "<promises promise='letter' by='10:30'/></reply></turn>"
        "<end id='done' outcome='resolved'/></contact>"
        "<contact id='mail' channel='e-mail' with='eva' at='09:00' start='write'>"
        "<turn id='write'><says>Schrijf.</says><compose next='sent'>"
        "<section id='s' label='S' optional='yes'><part id='p'><say>P.</say></part></section>"
        "</compose></turn><end id='sent' outcome='resolved'/>"
        "<wrap-up><field id='reason' codes='reasons' label='Reden'><right "
        "code='a'/></field></wrap-up>"
        "</contact>"
        "<contact id='nobody' channel='e-mail' with='eva' at='09:00' when='opened card' "
        "start='x'><turn id='x'><says>Er.</says><reply id='y' next='z'><say>Zo.</say></reply>"
        "</turn><end id='z' outcome='resolved'/></contact>"
        "<contact id='ring' channel='phone' direction='out' with='eva' when='promised letter' "
        "start='hi'>"
        "<turn id='hi'><says>Met Eva.</says><reply id='bye' "
        "next='over'><say>Dag.</say></reply></turn>"
        "<end id='over' outcome='resolved'/></contact>"
        "<promise id='letter' opens-after='call/more' due='10:00' "
        "kept-by='act:fix'>Brief</promise>";

static const struct {
    const char *first; // played before
    const char *text;
    enum refusal refusal;
} CASES[] = {
    { "", "reply call hello go", REFUSED_NOT_THERE },
    { "take call", "reply call hello not", REFUSED_NOT_ON_OFFER },
    { "take call", "reply call more vow", REFUSED_NOT_ON_OFFER },
    { "take call", "reply mail write p", REFUSED_NOT_THERE },
    { "take call", "part mail write p", REFUSED_NOT_THERE },
    { "take mail\ntake call", "part mail write p", REFUSED_PHONE_BUSY },
    { "take mail\ntake call", "unpart mail write p", REFUSED_PHONE_BUSY },
    { "take mail\ntake call", "send mail write", REFUSED_PHONE_BUSY },
    { "take mail", "reply mail write p", REFUSED_NOT_ON_OFFER },
    { "take mail", "unpart mail write p", REFUSED_NOT_ON_OFFER },
    { "take mail", "send mail write", REFUSED_INCOMPLETE },
    { "take mail\npart mail write p", "part mail write p", REFUSED_DONE_ALREADY },
    { "take call", "send call hello", REFUSED_NOT_ON_OFFER },
    { "take call", "part call hello go", REFUSED_NOT_ON_OFFER },
    { "", "wrap mail reason=a", REFUSED_NOT_THERE },
    { "take mail\npart mail write p\nsend mail write\ntake call", "wrap mail reason=a",
            REFUSED_PHONE_BUSY },
    { "", "open late", REFUSED_NOT_VISIBLE },
    { "", "open hidden", REFUSED_NOT_VISIBLE },
    { "", "open after", REFUSED_NOT_VISIBLE },
    { "", "open maybe", REFUSED_NOT_VISIBLE },
    { "open card", "open maybe", REFUSED_NOT },
    { "search history \"de zolder\"", "open hidden", REFUSED_NOT },
    { "search history \"de gang\"", "open hidden", REFUSED_NOT_VISIBLE },
    { "search web \"de zolder\"", "open hidden", REFUSED_NOT_VISIBLE },
    { "take call\nreply call hello go\nreply call more vow", "open after", REFUSED_NOT },
    { "", "search history \"\"", REFUSED_VALUE },
    { "", "pin card/1", REFUSED_NOT_OPENED },
    { "", "pin late/1", REFUSED_NOT_VISIBLE },
    { "open card", "pin card/1", REFUSED_NOT },
    { "", "note ring \"x\"", REFUSED_NOT_THERE },
    { "", "note call \"x\"", REFUSED_NOT },
    { "", "act fix", REFUSED_NOT_ON_OFFER },
    { "open card", "act never", REFUSED_NOT_ON_OFFER },
    { "open card\nact fix", "act fix", REFUSED_DONE_ALREADY },
    { "", "out ring", REFUSED_NOT_ON_OFFER },
    { "", "out call", REFUSED_NOT_ON_OFFER },
    { "take call\nreply call hello go\nreply call more vow\nout ring\nreply ring hi bye",
            "out ring", REFUSED_NOT_ON_OFFER },
    { "", "plan letter 09:30", REFUSED_NOT_PROMISED },
    { "take call\nreply call hello go\nreply call more vow", "plan letter 08:00", REFUSED_VALUE },
    { "take call\nreply call hello go\nreply call more vow", "plan letter 13:00", REFUSED_VALUE },
    { "take call\nreply call hello go\nreply call more vow", "plan letter 10:30", REFUSED_NOT },
    { "take call\nreply call hello go\nreply call more vow\nopen card\nact fix",
            "plan letter 10:00", REFUSED_DONE_ALREADY },
    { "take call\nreply call hello go\nreply call more vow\nout ring", "report-late letter",
            REFUSED_PHONE_BUSY },
    { "take call\nreply call hello go\nreply call more vow\nreport-late letter",
            "report-late letter", REFUSED_DONE_ALREADY },
    { "", "report-late letter", REFUSED_NOT_PROMISED },
    { "", "hold call 60", REFUSED_NOT_THERE },
    { "take call", "hold call 0", REFUSED_VALUE },
    { "take call", "hold call 605", REFUSED_VALUE },
    { "take call", "hold call 7", REFUSED_VALUE },
    { "take call", "resume call", REFUSED_NOT_ON_HOLD },
    { "take call\nhold call 60", "hold call 60", REFUSED_ON_HOLD },
    { "take call", "consult call how", REFUSED_NOT_ON_OFFER },
    { "take call\nopen card", "consult call how", REFUSED_NOT },
    { "take call\nopen card\nconsult call how", "consult call how", REFUSED_NOT_ON_OFFER },
    { "open card", "consult call how", REFUSED_NOT_THERE },
    { "", "switch ring", REFUSED_NOT_THERE },
    { "", "switch mail", REFUSED_NOT },
    { "", "switch nobody", REFUSED_NOT_THERE },
    { "", "note nobody \"x\"", REFUSED_NOT_THERE },
    { "", "take nobody", REFUSED_NOT_THERE },
    { "take mail\npart mail write p\nunpart mail write p", "send mail write", REFUSED_INCOMPLETE },
    { "take call\nreply call hello go\nreply call more vow\ntake mail\npart mail write p\n"
      "send mail write\nwrap mail reason=a\nwait",
            "plan letter 11:00", REFUSED_DONE_ALREADY },
    { "", "swap one", REFUSED_NOT_ON_OFFER },
    { "", "pause", REFUSED_NOT },
    { "", "finish", REFUSED_SOMETHING_LEFT },
};

START_TEST(each_refusal_has_its_own_reason)
{
    struct fixture fixture;
    fixture_init(&fixture, DESK);
    fixture_play_all(&fixture, CASES[_i].first);
    enum refusal got = fixture_play(&fixture, CASES[_i].text);
    ck_assert_msg(got == CASES[_i].refusal, "%s: %s", CASES[_i].text, refusal_id(got));
    fixture_finish(&fixture);
}
END_TEST

// What no line of text can say, a screen or a fuzzer may still ask.
START_TEST(values_out_of_range_are_refused)
{
    static char long_text[ACTION_TEXT_MAX + 2];
    memset(long_text, 'x', sizeof(long_text) - 1);
    struct fixture fixture;
    fixture_init(&fixture, DESK);
    fixture_play_all(&fixture, "take call\nreply call hello go\nreply call more vow\nopen card");
    const struct scenario *model = state_scenario(&fixture.state, 0);
    uint32_t now = fixture.state.head->now;
    uint32_t card = table_find(&model->record_ids, "card");
    const struct {
        struct action action;
        enum refusal refusal;
    } VALUES[] = {
        { { .kind = ACTION_SEARCH }, REFUSED_VALUE },
        { { .kind = ACTION_SEARCH, .text = "" }, REFUSED_VALUE },
        { { .kind = ACTION_SEARCH, .text = long_text }, REFUSED_VALUE },
        { { .kind = ACTION_SEARCH, .text = long_text + 1 }, REFUSED_NOT },
        { { .kind = ACTION_NOTE }, REFUSED_VALUE },
        { { .kind = ACTION_NOTE, .text = long_text }, REFUSED_VALUE },
        { { .kind = ACTION_NOTE, .text = "" }, REFUSED_NOT },
        { { .kind = ACTION_PLAN, .seconds = now + 7 }, REFUSED_VALUE },
        { { .kind = ACTION_PLAN, .seconds = now + 5 }, REFUSED_NOT },
        { { .kind = ACTION_PIN, .item = card, .field = 1 }, REFUSED_NOT_OPENED },
        { { .kind = ACTION_OPEN, .scenario = 7 }, REFUSED_NOT_THERE },
        { { .kind = ACTION_KIND_COUNT }, REFUSED_VALUE },
    };
    for (size_t i = 0; i < sizeof(VALUES) / sizeof(VALUES[0]); i++) {
        struct shift_event event;
        enum refusal got = shift_decide(&fixture.state, &VALUES[i].action, &event);
        ck_assert_msg(got == VALUES[i].refusal, "%zu: %s", i, refusal_id(got));
    }
    fixture_finish(&fixture);
}
END_TEST

// What belongs to a client comes onto the desk with its customer.
START_TEST(where_nobody_came_nothing_lies_on_the_desk)
{
    struct fixture fixture;
    fixture_init(&fixture,
            "<record id='card' system='customer' title='Kaart'/>"
            "<contact id='call' channel='phone' with='eva' at='09:00' when='opened card' "
            "start='a'><turn id='a'><says>Dag.</says><reply id='b' next='z'><say>Dag.</say>"
            "</reply></turn><end id='z' outcome='resolved'/></contact>"
            "<contact id='mail' channel='e-mail' with='eva' at='09:30' start='a'>"
            "<turn id='a'><says>Dag.</says><reply id='b' next='z'><say>Dag.</say></reply></turn>"
            "<end id='z' outcome='resolved'/></contact>");
    ck_assert_int_eq(fixture_contact(&fixture, "call")->phase, CONTACT_NEVER);
    ck_assert_int_eq(fixture_play(&fixture, "open card"), REFUSED_NOT_VISIBLE);
    fixture_play_all(&fixture, "wait\nopen card");
    ck_assert_int_eq(fixture_contact(&fixture, "call")->phase, CONTACT_NEVER);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(a_form_takes_no_code_of_another_list)
{
    struct fixture fixture;
    fixture_init(&fixture, DESK);
    fixture_play_all(&fixture, "take mail\npart mail write p\nsend mail write");
    const struct scenario *model = state_scenario(&fixture.state, 0);
    uint32_t mail = table_find(&model->contact_ids, "mail");
    struct range codes = model->code_lists[0].codes;
    struct action wrap = { .kind = ACTION_WRAP, .contact = mail, .codes = { codes.first - 1 } };
    struct shift_event event;
    ck_assert_int_eq(shift_decide(&fixture.state, &wrap, &event), REFUSED_INCOMPLETE);
    wrap.codes[0] = codes.first + codes.count;
    ck_assert_int_eq(shift_decide(&fixture.state, &wrap, &event), REFUSED_INCOMPLETE);
    wrap.codes[0]--;
    ck_assert_int_eq(shift_decide(&fixture.state, &wrap, &event), REFUSED_NOT);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(an_equivalent_is_swapped_in_at_the_start_only)
{
    struct fixture fixture;
    fixture_init_swap(&fixture, DESK, DESK);
    ck_assert_int_eq(fixture_play(&fixture, "swap one"), REFUSED_NOT);
    fixture_play_all(&fixture, "open two:shared");
    ck_assert_int_eq(fixture_play(&fixture, "swap one"), REFUSED_DONE_ALREADY);
    fixture_finish(&fixture);
}
END_TEST

static const struct {
    const char *first;
    const char *text;
    uint32_t seconds;
} COSTS[] = {
    { "", "take call", 5 },
    { "take call", "reply call hello go", 25 },
    { "take call\nreply call hello go", "reply call more vow", 15 },
    { "take mail", "part mail write p", 30 },
    { "", "open card", 15 },
    { "open card", "open card", 5 },
    { "", "search web \"x\"", 10 },
    { "open card", "act fix", 40 },
    { "take call\nopen card", "consult call how", 30 },
    { "take mail\npart mail write p\nsend mail write", "wrap mail reason=b", 45 },
    { "", "switch mail", 0 },
    { "take call", "switch mail", 15 },
    { "take call\nswitch mail", "switch mail", 5 },
    { "take call", "switch call", 0 },
    { "open card", "pin card/1", 0 },
    { "", "note call \"x\"", 0 },
    { "", "pause", 0 },
};

START_TEST(an_action_costs_what_the_rules_say)
{
    struct fixture fixture;
    fixture_init(&fixture, DESK);
    fixture_play_all(&fixture, COSTS[_i].first);
    uint32_t before = fixture.state.head->now;
    ck_assert_int_eq(fixture_play(&fixture, COSTS[_i].text), REFUSED_NOT);
    ck_assert_msg(fixture.state.head->now - before == COSTS[_i].seconds, "%s: %u", COSTS[_i].text,
            fixture.state.head->now - before);
    fixture_finish(&fixture);
}
END_TEST

// A promise that is kept too early by an act that is then undone is open again.
START_TEST(a_promise_falls_due_at_the_time_that_was_promised)
{
    struct fixture fixture;
    fixture_init(&fixture, DESK);
    fixture_play_all(&fixture,
            "take call\nreply call hello go\nreply call more vow\ntake mail\npart mail write p\n"
            "send mail write\nwrap mail reason=a\nwait");
    ck_assert_uint_eq(fixture.state.head->now, 10 * 3600 + 1800);
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_BROKEN), 1);
    fixture_play_all(&fixture, "finish");
    ck_assert_int_eq(fixture_points(&fixture, "letter", COMPETENCY_ACCURACY).earned, 0);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(pack_records_are_opened_for_every_scenario)
{
    struct fixture fixture;
    fixture_init_two(&fixture, DESK, DESK);
    fixture_play_all(&fixture, "open shared");
    for (uint32_t s = 0; s < 2; s++) {
        const struct scenario *model = state_scenario(&fixture.state, s);
        uint32_t record = table_find(&model->record_ids, "shared");
        ck_assert(state_marked(&fixture.state, s, model->records[record].opened));
    }
    fixture_finish(&fixture);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("decide");
    TCase *cases = tcase_create("decide");
    tcase_add_loop_test(
            cases, each_refusal_has_its_own_reason, 0, sizeof(CASES) / sizeof(CASES[0]));
    tcase_add_loop_test(
            cases, an_action_costs_what_the_rules_say, 0, sizeof(COSTS) / sizeof(COSTS[0]));
    tcase_add_test(cases, values_out_of_range_are_refused);
    tcase_add_test(cases, where_nobody_came_nothing_lies_on_the_desk);
    tcase_add_test(cases, a_form_takes_no_code_of_another_list);
    tcase_add_test(cases, an_equivalent_is_swapped_in_at_the_start_only);
    tcase_add_test(cases, a_promise_falls_due_at_the_time_that_was_promised);
    tcase_add_test(cases, pack_records_are_opened_for_every_scenario);
    suite_add_tcase(suite, cases);
    return suite;
}
