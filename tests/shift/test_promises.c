// SPDX-License-Identifier: GPL-3.0-or-later
// Protects promises: what opens one, what makes it, what keeps it, and whose satisfaction it is.
#include "game/shift/offer.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

static const char STORY[] =
        "<customer id='bob' name='Bob' address='je' mood='businesslike'/>"
        "<record id='card' system='customer' title='Kaart'><field name='N'>1</field></record>"
        "<act id='fix' record='card' label='Herstel'><result>Hersteld.</result></act>"
        "<act id='unfix' record='card' label='Terug' undoes='fix'><result>Terug.</result></act>"
        "<act id='mend' record='card' label='Maak'><result>Gemaakt.</result></act>"
        "<act id='unmend' record='card' label='Breek' undoes='mend'><result>Stuk.</result></act>"
        "<contact id='call' channel='phone' with='eva' at='09:00' start='ask'>"
        "<turn id='ask'><says>Kan dat?</says>"
        "<reply id='yes'><say>Voor tienen.</say><promises promise='fixed' by='09:50'/></reply>"
        "<reply id='no'><say>Nee.</say></reply></turn>"
        "<turn id='more'><says>Zeker?</says>"
        "<reply id='sure' next='done'><say>Zeker.</say><promises promise='fixed' by='11:00'/>"
        "</reply><reply id='bye' next='done'><say>Dag.</say></reply></turn>"
        "<end id='done' outcome='resolved'/></contact>"
        "<contact id='mail' channel='e-mail' with='bob' at='09:00' start='write'>"
        "<turn id='write'><says>Schrijf.</says>"
        "<reply id='send' next='sent'><say>Zo.</say></reply>"
        "<reply id='vow' next='sent'><say>Straks.</say><promises promise='fixed'/>"
        "<promises promise='sent'/></reply>"
        "<reply id='skip' next='sent'><say>Niet.</say></reply></turn>"
        "<end id='sent' outcome='resolved'/></contact>"
        "<contact id='team' channel='team' with='eva' at='09:40' start='hm'>"
        "<turn id='hm'><says>Hm.</says><reply id='ok' next='over'><say>Ja.</say></reply></turn>"
        "<end id='over' outcome='resolved'/></contact>"
        "<contact id='late' channel='team' with='eva' at='11:30' start='hm'>"
        "<turn id='hm'><says>Hm.</says><reply id='ok' next='over'><say>Ja.</say></reply></turn>"
        "<end id='over' outcome='resolved'/></contact>"
        "<promise id='fixed' opens-after='call/ask' due='10:00' needed-by='09:30' "
        "kept-by='act:fix'>Herstel</promise>"
        "<promise id='sent' customer='bob' opens-after='call/ask/yes' due='10:30' "
        "kept-by='reply:mail/write/send'>Mail</promise>";

#define YES "take call\nreply call ask yes\nreply call more bye\n"
#define NO "take call\nreply call ask no\nreply call more bye\n"
#define MAIL(reply) "take mail\nreply mail write " reply "\n"
#define TEAM "take team\nreply team hm ok\n"
#define LATE "take late\nreply late hm ok\nfinish"

START_TEST(it_is_worth_what_opened_it_and_what_kept_it)
{
    static const struct {
        const char *what;
        const char *promise;
        const char *lines;
        int earned; // -1: it never opened
    } CASES[] = {
        { "its reply was never said", "sent", NO MAIL("skip") "wait\n" TEAM "wait\nwait\n" LATE,
                -1 },
        { "its reply was said", "sent", YES MAIL("skip") "wait\n" TEAM "wait\nwait\nwait\n" LATE,
                0 },
        { "kept by a reply", "sent", YES MAIL("send") "wait\n" TEAM "wait\nwait\nwait\n" LATE, 2 },
        { "kept, then undone in time", "fixed",
                NO "open card\nact fix\nact unfix\n" MAIL("skip") "wait\n" TEAM "wait\nwait\n" LATE,
                0 },
        { "kept, then undone when it had fallen due", "fixed",
                NO "open card\nact fix\n" MAIL("skip") "wait\n" TEAM "wait\nact unfix\nwait\n" LATE,
                2 },
        { "planned, and kept in the time it was needed", "fixed",
                YES "open card\nplan fixed 09:10\n" MAIL("send") "wait\nact fix\nwait\n" TEAM
                                                                 "wait\nwait\nwait\n" LATE,
                3 },
        { "planned, kept in time, but later than it was needed", "fixed",
                YES "open card\nplan fixed 09:10\n" MAIL("send") "wait\nwait\n" TEAM
                                                                 "act fix\nwait\nwait\nwait\n" LATE,
                2 },
        { "kept, and something else undone", "fixed",
                NO "open card\nact fix\nact mend\nact unmend\n" MAIL("skip") "wait\n" TEAM
                                                                             "wait\nwait\n" LATE,
                2 },
        { "kept twice is kept when it was first", "fixed",
                YES "open card\nplan fixed 09:10\n" MAIL("send") "act fix\nact unfix\nact fix\n"
                                                                 "wait\n" TEAM
                                                                 "wait\nwait\nwait\n" LATE,
                3 },
    };
    struct fixture fixture;
    fixture_init(&fixture, STORY);
    fixture_play_all(&fixture, CASES[_i].lines);
    struct points points = fixture_points(&fixture, CASES[_i].promise, COMPETENCY_ACCURACY);
    ck_assert_msg(points.earned == CASES[_i].earned, "%s: %d of %d", CASES[_i].what, points.earned,
            points.possible);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(who_promises_again_is_held_to_the_first_time)
{
    struct fixture fixture;
    fixture_init(&fixture, STORY);
    fixture_play_all(&fixture, "take call\nreply call ask yes\nreply call more sure");
    ck_assert_uint_eq(state_promise(&fixture.state, 0, 0)->due, 9 * 3600 + 50 * 60);
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_PROMISED), 1);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(what_has_fallen_due_cannot_be_promised_any_more)
{
    struct fixture fixture;
    fixture_init(&fixture, STORY);
    fixture_play_all(&fixture, NO "wait\n" TEAM "wait");
    ck_assert(state_promise(&fixture.state, 0, 0)->fell_due);
    fixture_play_all(&fixture, MAIL("vow"));
    ck_assert(!state_promise(&fixture.state, 0, 0)->promised);
    ck_assert(state_promise(&fixture.state, 0, 1)->promised);
    fixture_finish(&fixture);
}
END_TEST

// What was promised to one customer says nothing of the other.
START_TEST(a_broken_promise_is_felt_by_whom_it_was_made_to)
{
    struct fixture fixture;
    fixture_init(&fixture, STORY);
    fixture_play_all(&fixture, NO MAIL("vow") "open card\nact fix\nwait\n" TEAM);
    int eva = customer_csat(&fixture.state, 0, 0);
    int bob = customer_csat(&fixture.state, 0, 1);
    ck_assert_int_gt(bob, 20);
    fixture_play_all(&fixture, "wait\nwait");
    ck_assert(state_promise(&fixture.state, 0, 1)->broken);
    ck_assert_int_le(customer_csat(&fixture.state, 0, 1), 20);
    ck_assert_int_eq(customer_csat(&fixture.state, 0, 0), eva);
    fixture_finish(&fixture);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("promises");
    TCase *cases = tcase_create("promises");
    tcase_add_loop_test(cases, it_is_worth_what_opened_it_and_what_kept_it, 0, 9);
    tcase_add_test(cases, who_promises_again_is_held_to_the_first_time);
    tcase_add_test(cases, what_has_fallen_due_cannot_be_promised_any_more);
    tcase_add_test(cases, a_broken_promise_is_felt_by_whom_it_was_made_to);
    suite_add_tcase(suite, cases);
    return suite;
}
