// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is settled once: promises by what was done about them, observations at their
// anchor.
#include "game/shift/action_text.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

static const char PROMISE[] =
        "<contact id='call' channel='phone' with='eva' at='09:00' start='ask'>"
        "<turn id='ask'><says>Mailt u?</says>"
        "<reply id='yes' next='done'><say>Voor tien uur.</say><promises promise='letter'/></reply>"
        "<reply id='no' next='done'><say>Nee.</say></reply></turn>"
        "<end id='done' outcome='resolved'/></contact>"
        "<promise id='letter' opens-after='call/ask' due='10:00' kept-by='confirm'>Brief</promise>"
        "<contact id='confirm' channel='e-mail' direction='out' with='eva' start='write'>"
        "<turn id='write'><reply id='ok' next='sent'><say>Zo.</say></reply></turn>"
        "<end id='sent' outcome='resolved'/></contact>"
        "<contact id='later' channel='team' with='eva' at='11:00' start='hm'>"
        "<turn id='hm'><says>Hm.</says><reply id='ok' next='over'><say>Ja.</say></reply></turn>"
        "<end id='over' outcome='resolved'/></contact>";

#define END_LINES "take later\nreply later hm ok\nfinish"

START_TEST(a_promise_is_worth_what_was_done_about_it)
{
    static const struct {
        const char *what;
        const char *lines;
        int earned;
    } PROMISES[] = {
        { "silent", "take call\nreply call ask no\nwait\nwait\n" END_LINES, 0 },
        { "broken", "take call\nreply call ask yes\nwait\nwait\n" END_LINES, 0 },
        { "reported late",
                "take call\nreply call ask yes\nwait\nreport-late letter\nwait\n" END_LINES, 1 },
        { "reported in time",
                "take call\nreply call ask yes\nreport-late letter\nwait\nwait\n" END_LINES, 2 },
        { "kept",
                "take call\nreply call ask yes\nout confirm\nreply confirm write "
                "ok\nwait\nwait\n" END_LINES,
                2 },
        { "kept and planned",
                "take call\nreply call ask yes\nplan letter 09:30\nwait\nout confirm\n"
                "reply confirm write ok\nwait\nwait\n" END_LINES,
                3 },
        { "kept without a promise",
                "take call\nreply call ask no\nout confirm\nreply confirm write "
                "ok\nwait\nwait\n" END_LINES,
                2 },
        { "planned and kept too late",
                "take call\nreply call ask yes\nplan letter 10:30\nwait\nout confirm\n"
                "reply confirm write ok\nwait\n" END_LINES,
                0 },
    };
    struct fixture fixture;
    fixture_init(&fixture, PROMISE);
    fixture_play_all(&fixture, PROMISES[_i].lines);
    struct points points = fixture_points(&fixture, "letter", COMPETENCY_ACCURACY);
    ck_assert_msg(points.earned == PROMISES[_i].earned && points.possible == 3, "%s: %d of %d",
            PROMISES[_i].what, points.earned, points.possible);
    fixture_finish(&fixture);
}
END_TEST

static const char OBSERVED[] =
        "<fact id='known'>Bekend</fact>"
        "<record id='page' system='web' title='Pagina'><teaches fact='known'/></record>"
        "<record id='stock' system='order' title='Voorraad'/>"
        "<act id='reserve' record='stock' label='Reserveer'><result>Gereserveerd.</result></act>"
        "<act id='release' record='stock' label='Laat vrij' "
        "undoes='reserve'><result>Vrij.</result></act>"
        "<contact id='call' channel='phone' with='eva' at='09:00' start='ask'>"
        "<turn id='ask'><says>Nou?</says><reply id='on'><say>Ja.</say></reply>"
        "<reply id='off' next='gone'><say>Nee.</say></reply></turn>"
        "<turn id='last'><says>Dus?</says><reply id='bye' "
        "next='done'><say>Dag.</say></reply></turn>"
        "<end id='done' outcome='resolved'/><end id='gone' outcome='escalated'/></contact>"
        "<observe id='looked' competency='active-reading' facet='signals' at='call/last' "
        "points='1'>"
        "<earns points='1' when='opened page'>Keek.</earns><earns points='0'>Keek "
        "niet.</earns></observe>"
        "<observe id='did-it' competency='problem-solving' at-shift-end='yes' points='2' "
        "possible-when='taken call'><earns points='2' when='did reserve'>Deed het.</earns>"
        "<earns points='0'>Deed het niet.</earns></observe>"
        "<critical id='leak' kind='privacy' at-end='call' when='opened page and not did "
        "reserve'>Lek.</critical>";

START_TEST(an_observation_is_settled_once_at_its_anchor)
{
    struct fixture fixture;
    fixture_init(&fixture, OBSERVED);
    ck_assert_int_eq(fixture_play(&fixture, "act reserve"), REFUSED_NOT_ON_OFFER);
    fixture_play_all(&fixture,
            "take call\nopen page\nopen stock\nact reserve\nreply call ask on\nreply call last "
            "bye\n"
            "finish");
    ck_assert_int_eq(fixture_points(&fixture, "looked", COMPETENCY_ACTIVE_READING).earned, 1);
    ck_assert_int_eq(fixture_points(&fixture, "did-it", COMPETENCY_PROBLEM_SOLVING).earned, 2);
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_CRITICAL), 0);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(an_anchor_that_was_never_reached_is_no_evidence)
{
    struct fixture fixture;
    fixture_init(&fixture, OBSERVED);
    fixture_play_all(&fixture, "take call\nopen page\nreply call ask off\nfinish");
    ck_assert_int_eq(fixture_points(&fixture, "looked", COMPETENCY_ACTIVE_READING).possible, -1);
    ck_assert_int_eq(fixture_points(&fixture, "did-it", COMPETENCY_PROBLEM_SOLVING).earned, 0);
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_CRITICAL), 1);
    fixture_finish(&fixture);
}
END_TEST

// A turn that one comes back to, where something is observed and where it is not possible.
static const char AROUND[] =
        "<fact id='known'>Bekend</fact>"
        "<record id='page' system='web' title='Pagina'><teaches fact='known'/></record>"
        "<contact id='call' channel='phone' with='eva' at='09:00' start='ask'>"
        "<turn id='ask'><says>Nou?</says><reply id='again' next='ask'><say>Nog eens.</say></reply>"
        "<reply id='bye' next='done'><say>Dag.</say></reply></turn>"
        "<end id='done' outcome='resolved'/></contact>"
        "<observe id='looked' competency='active-reading' facet='signals' at='call/ask' "
        "points='1'><earns points='1' when='knows known'>Keek.</earns>"
        "<earns points='0'>Keek niet.</earns></observe>"
        "<observe id='used' competency='problem-solving' at='call/ask' points='2' "
        "possible-when='opened page'><earns points='2' when='knows known'>Ja.</earns>"
        "<earns points='0'>Nee.</earns></observe>";

START_TEST(what_was_observed_stays_so_when_its_turn_comes_back)
{
    struct fixture fixture;
    fixture_init(&fixture, AROUND);
    fixture_play_all(&fixture,
            "take call\nreply call ask again\nopen page\nreply call ask again\nreply call ask bye");
    ck_assert_int_eq(fixture_points(&fixture, "looked", COMPETENCY_ACTIVE_READING).earned, 0);
    ck_assert_int_eq(fixture_points(&fixture, "used", COMPETENCY_PROBLEM_SOLVING).possible, -1);
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_SCORED), 1);
    fixture_finish(&fixture);
}
END_TEST

static const char RING[] =
        "<contact id='call' channel='phone' with='eva' at='09:00' start='ask'>"
        "<turn id='ask'><says>Belt u terug?</says><reply id='yes' next='done'><say>Ja.</say>"
        "<promises promise='back'/></reply></turn><end id='done' outcome='resolved'/></contact>"
        "<promise id='back' opens-after='call/ask' due='10:00' kept-by='ring'>Terug</promise>"
        "<contact id='ring' channel='phone' direction='out' with='eva' start='hi' "
        "gives-up-after='120'><turn id='hi'><says>Met Eva.</says>"
        "<reply id='so' next='over'><say>Zo.</say></reply></turn>"
        "<end id='over' outcome='resolved'/></contact>"
        "<contact id='angry' channel='e-mail' with='eva' after='ring' start='why'>"
        "<turn id='why'><says>Waarom?</says><reply id='so' next='over'><say>Zo.</say></reply>"
        "</turn><end id='over' outcome='resolved'/></contact>";

START_TEST(who_calls_back_and_says_nothing_has_not_called_back)
{
    struct fixture fixture;
    fixture_init(&fixture, RING);
    fixture_play_all(&fixture, "take call\nreply call ask yes\nout ring");
    while (fixture_contact(&fixture, "ring")->phase == CONTACT_OPEN) {
        ck_assert_int_eq(fixture_contact(&fixture, "angry")->phase, CONTACT_LATER);
        fixture_play_all(&fixture, "search web \"x\"");
    }
    ck_assert(!state_promise(&fixture.state, 0, 0)->kept);
    // Who follows on it comes at that very moment.
    ck_assert_int_eq(fixture_contact(&fixture, "angry")->phase, CONTACT_QUEUED);
    ck_assert_uint_eq(fixture_contact(&fixture, "angry")->arrives,
            fixture_contact(&fixture, "ring")->ended_at);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(what_is_kept_already_reminds_nobody)
{
    struct fixture kept;
    struct fixture open;
    fixture_init(&kept, RING);
    fixture_init(&open, RING);
    fixture_play_all(&kept, "take call\nreply call ask yes\nplan back 09:30");
    fixture_play_all(&open, "take call\nreply call ask yes\nplan back 09:30");
    fixture_play_all(&kept, "out ring\nreply ring hi so\nwait\ntake angry\nreply angry why so");
    ck_assert_uint_eq(shift_next_moment(&open.state), 9 * 3600 + 30 * 60);
    ck_assert_uint_eq(shift_next_moment(&kept.state), 10 * 3600);
    fixture_finish(&kept);
    fixture_finish(&open);
}
END_TEST

// A topic that the story never offered was no chance.
START_TEST(what_was_done_can_be_undone)
{
    struct fixture fixture;
    fixture_init(&fixture, OBSERVED);
    fixture_play_all(&fixture, "take call\nopen stock\nact reserve");
    ck_assert_int_eq(fixture_play(&fixture, "act reserve"), REFUSED_DONE_ALREADY);
    fixture_play_all(&fixture, "act release\nact reserve");
    fixture_finish(&fixture);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("settled");
    TCase *cases = tcase_create("settled");
    tcase_add_loop_test(cases, a_promise_is_worth_what_was_done_about_it, 0, 8);
    tcase_add_test(cases, an_observation_is_settled_once_at_its_anchor);
    tcase_add_test(cases, an_anchor_that_was_never_reached_is_no_evidence);
    tcase_add_test(cases, what_was_observed_stays_so_when_its_turn_comes_back);
    tcase_add_test(cases, who_calls_back_and_says_nothing_has_not_called_back);
    tcase_add_test(cases, what_is_kept_already_reminds_nobody);
    tcase_add_test(cases, what_was_done_can_be_undone);
    suite_add_tcase(suite, cases);
    return suite;
}
