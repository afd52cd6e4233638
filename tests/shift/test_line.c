// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the rules of the desk: one call at a time, three written, hold, patience, waiting, the
// end.
#include "game/shift/action_text.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

#define TURNS                                                                                      \
    "<turn id='hello'><says>Hallo.</says><reply id='go'><say>Ja?</say></reply>"                    \
    "<reply id='stop' next='done'><say>Dag.</say></reply></turn>"                                  \
    "<turn id='more'><says>Nog iets.</says><reply id='bye'><say>Dag.</say></reply></turn>"         \
    "<end id='done' outcome='resolved'/>"

static const char CALLS[] =
        "<contact id='first' channel='phone' with='eva' at='09:00' start='hello'>" TURNS
        "<nudge>Bent u er nog?</nudge>"
        "<wrap-up><field id='reason' codes='reasons' label='Reden' points='2'><right code='a'/>"
        "<why>Klopt.</why></field></wrap-up></contact>"
        "<contact id='second' channel='phone' with='eva' at='09:00' start='hello' "
        "gives-up-after='240'>" TURNS "</contact>"
        "<contact id='mail' channel='e-mail' with='eva' at='09:00' start='hello'>" TURNS
        "</contact>";

START_TEST(one_call_at_a_time)
{
    struct fixture fixture;
    fixture_init(&fixture, CALLS);
    ck_assert_int_eq(fixture_play(&fixture, "take first"), REFUSED_NOT);
    ck_assert_int_eq(fixture_play(&fixture, "take second"), REFUSED_PHONE_BUSY);
    ck_assert_int_eq(fixture_play(&fixture, "take mail"), REFUSED_PHONE_BUSY);
    ck_assert_int_eq(fixture_play(&fixture, "wait"), REFUSED_PHONE_BUSY);
    ck_assert_int_eq(fixture_play(&fixture, "pause"), REFUSED_PHONE_BUSY);
    ck_assert_int_eq(fixture_play(&fixture, "take first"), REFUSED_NOT_THERE);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(on_hold_mail_can_be_answered_but_no_second_call)
{
    struct fixture fixture;
    fixture_init(&fixture, CALLS);
    fixture_play_all(&fixture, "take first\nhold first 120\ntake mail");
    ck_assert_int_eq(fixture_play(&fixture, "take second"), REFUSED_PHONE_BUSY);
    ck_assert_int_eq(fixture_play(&fixture, "reply first hello go"), REFUSED_ON_HOLD);
    fixture_play_all(&fixture, "reply mail hello go\nresume first\nreply first hello go");
    ck_assert(!fixture_contact(&fixture, "first")->returned_late);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(coming_back_too_late_is_noticed)
{
    struct fixture fixture;
    fixture_init(&fixture, CALLS);
    fixture_play_all(&fixture, "take first\nhold first 10\nopen shared\nresume first");
    ck_assert(fixture_contact(&fixture, "first")->returned_late);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(a_call_is_wrapped_up_before_the_next)
{
    struct fixture fixture;
    fixture_init(&fixture, CALLS);
    fixture_play_all(&fixture, "take first\nreply first hello stop");
    ck_assert_int_eq(fixture_play(&fixture, "take second"), REFUSED_WRAP_FIRST);
    ck_assert_int_eq(fixture_play(&fixture, "wrap first"), REFUSED_INCOMPLETE);
    fixture_play_all(&fixture, "wrap first reason=a\ntake second");
    struct points points = fixture_points(&fixture, "first/wrap-up/reason", COMPETENCY_ACCURACY);
    ck_assert_int_eq(points.earned, 2);
    ck_assert_int_eq(points.possible, 2);
    fixture_finish(&fixture);
}
END_TEST

// Silence on the line: at 60 seconds the caller says something, and the mood has gone down
// after 70.
START_TEST(silence_past_patience_brings_one_nudge)
{
    struct fixture fixture;
    fixture_init(&fixture, CALLS);
    fixture_play_all(&fixture, "take first\nopen shared\nsearch knowledge \"iets\"\n");
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_NUDGE), 0);
    int before = fixture.state.customers[0].mood[AXIS_PLEASANTNESS];
    for (int i = 0; i < 5; i++) {
        fixture_play_all(&fixture, "search knowledge \"iets\"");
    }
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_NUDGE), 1);
    ck_assert_str_eq(fixture_last_said(&fixture), "Bent u er nog?");
    ck_assert_int_lt(fixture.state.customers[0].mood[AXIS_PLEASANTNESS], before);
    fixture_finish(&fixture);
}
END_TEST

// Taking a message is no answer to it: the silence goes on, and is spoken of once.
START_TEST(taking_a_message_does_not_start_the_silence_anew)
{
    struct fixture fixture;
    fixture_init(&fixture,
            "<contact id='app' channel='whatsapp' with='eva' at='09:00' start='hello'>" TURNS
            "<nudge>Hallo?</nudge><nudge>Hallo!</nudge></contact>");
    fixture_play_all(&fixture, "open shared\ntake app");
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_NUDGE), 1);
    fixture_play_all(&fixture, "search knowledge \"iets\"\nsearch knowledge \"iets\"");
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_NUDGE), 1);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(nobody_waits_for_a_message_that_was_not_begun_by_them)
{
    struct fixture fixture;
    fixture_init(&fixture,
            "<contact id='mail' channel='e-mail' with='eva' at='09:00' start='hello'>" TURNS
            "</contact><contact id='app' channel='whatsapp' direction='out' with='eva' start='one' "
            "gives-up-after='60'><turn id='one'><reply id='hi'><say>Dag.</say></reply></turn>"
            "<turn id='two'><says>Ja?</says><reply id='so' "
            "next='done'><say>Zo.</say></reply></turn>"
            "<end id='done' outcome='resolved'/><nudge>Hallo?</nudge></contact>");
    fixture_play_all(&fixture, "out app");
    for (int i = 0; i < 10; i++) {
        fixture_play_all(&fixture, "search knowledge \"iets\"");
    }
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_NUDGE), 0);
    ck_assert_int_eq(fixture_contact(&fixture, "app")->phase, CONTACT_OPEN);
    fixture_finish(&fixture);
}
END_TEST

// Nobody could have answered the second one while the first was on the line.
START_TEST(a_caller_who_leaves_frees_the_line_from_then_on)
{
    struct fixture fixture;
    fixture_init(&fixture,
            "<contact id='first' channel='phone' with='eva' at='09:00' start='hello' "
            "gives-up-after='120'>" TURNS "</contact>"
            "<contact id='second' channel='phone' with='eva' at='09:00' start='hello'>" TURNS
            "</contact>");
    fixture_play_all(&fixture, "take first");
    uint32_t before = fixture_contact(&fixture, "second")->waited;
    while (fixture_contact(&fixture, "first")->phase == CONTACT_OPEN) {
        fixture_play_all(&fixture, "search knowledge \"iets\"");
    }
    uint32_t since = fixture.state.head->now - fixture_contact(&fixture, "first")->ended_at;
    ck_assert_uint_eq(fixture_contact(&fixture, "second")->waited, before + since);
    fixture_finish(&fixture);
}
END_TEST

// The second caller waits 240 seconds at most, counted only while the call could have been taken.
START_TEST(a_caller_gives_up_only_while_the_line_is_free)
{
    struct fixture fixture;
    fixture_init(&fixture, CALLS);
    fixture_play_all(&fixture, "take first");
    for (int i = 0; i < 30; i++) {
        fixture_play_all(&fixture, "search knowledge \"iets\"");
    }
    ck_assert_int_eq(fixture_contact(&fixture, "second")->phase, CONTACT_QUEUED);
    fixture_play_all(&fixture, "reply first hello stop\nwrap first reason=b");
    for (int i = 0; i < 26; i++) {
        fixture_play_all(&fixture, "search knowledge \"iets\"");
    }
    ck_assert_int_eq(fixture_contact(&fixture, "second")->phase, CONTACT_CLOSED);
    ck_assert_int_eq(fixture_contact(&fixture, "second")->outcome, OUTCOME_ABANDONED);
    fixture_finish(&fixture);
}
END_TEST

#define FOUR                                                                                       \
    "<reply id='a' next='two'><say>A.</say></reply><reply id='b' next='two'><say>B.</say></reply>" \
    "<reply id='c' next='two'><say>C.</say></reply><reply id='d' "                                 \
    "next='done'><say>D.</say></reply>"

static const char ORDER[] = "<contact id='call' channel='phone' with='eva' at='09:00' start='one'>"
                            "<turn id='one'><says>Een.</says>" FOUR "</turn>"
                            "<turn id='two' keep-order='yes'><says>Twee.</says>"
                            "<reply id='back' next='one'><say>Terug.</say></reply>" FOUR "</turn>"
                            "<end id='done' outcome='resolved'/></contact>";

static void begin_with_seed(struct fixture *fixture, uint64_t seed)
{
    shift_state_finish(&fixture->state);
    shift_state_init(&fixture->state, fixture->plan, seed);
    shift_begin(&fixture->state, NULL);
}

// A place says nothing about a reply: over candidates each comes everywhere about as often, and one
// candidate sees one order at every visit.
START_TEST(replies_stand_in_an_order_of_the_candidate_and_keep_it)
{
    enum { SEEDS = 400 };
    struct fixture fixture;
    int at_place[4] = { 0 };
    fixture_init(&fixture, ORDER);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct offer first;
        struct offer again;
        begin_with_seed(&fixture, seed);
        fixture_play_all(&fixture, "take call");
        shift_offer(&fixture.state, 0, 0, &first);
        uint32_t least = UINT32_MAX;
        for (uint32_t i = 0; i < first.count; i++) {
            least = first.slots[i].slot < least ? first.slots[i].slot : least;
        }
        for (uint32_t i = 0; i < first.count; i++) {
            at_place[i] += first.slots[i].slot == least ? 1 : 0;
        }
        fixture_play_all(&fixture, "reply call one a\nreply call two back");
        shift_offer(&fixture.state, 0, 0, &again);
        ck_assert_uint_eq(first.count, 4);
        ck_assert_mem_eq(first.slots, again.slots, first.count * sizeof(first.slots[0]));
    }
    for (int i = 0; i < 4; i++) {
        ck_assert_int_gt(at_place[i], SEEDS / 4 - 50);
        ck_assert_int_lt(at_place[i], SEEDS / 4 + 50);
    }
    fixture_finish(&fixture);
}
END_TEST

START_TEST(where_order_matters_replies_stand_as_written)
{
    struct fixture fixture;
    fixture_init(&fixture, ORDER);
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct offer offer;
        begin_with_seed(&fixture, seed);
        fixture_play_all(&fixture, "take call\nreply call one b");
        shift_offer(&fixture.state, 0, 0, &offer);
        for (uint32_t i = 1; i < offer.count; i++) {
            ck_assert_uint_lt(offer.slots[i - 1].slot, offer.slots[i].slot);
        }
        ck_assert_uint_eq(offer.count, 5);
    }
    fixture_finish(&fixture);
}
END_TEST

static const char WRITTEN[] =
        "<contact id='one-chat' channel='chat' with='eva' at='09:00' start='hello'>" TURNS
        "</contact><contact id='two-chat' channel='chat' with='eva' at='09:00' start='hello'>" TURNS
        "</contact><contact id='app' channel='whatsapp' with='eva' at='09:00' start='hello'>" TURNS
        "</contact><contact id='post' channel='webcare' with='eva' at='09:00' start='hello'>" TURNS
        "</contact><contact id='coll' channel='team' with='eva' at='09:00' start='hello'>" TURNS
        "</contact>";

// In the file it is the other way round, and one of another scenario comes last whatever its id.
START_TEST(what_comes_at_one_moment_comes_by_scenario_and_then_by_id)
{
    static const char ZED[] =
            "<contact id='zed' channel='e-mail' with='eva' at='09:10' start='hello'>" TURNS
            "</contact><contact id='mid' channel='e-mail' with='eva' at='09:10' "
            "start='hello'>" TURNS
            "</contact><contact id='last' channel='e-mail' with='eva' at='09:10' "
            "start='hello'>" TURNS "</contact>";
    static const char EARLY[] =
            "<contact id='early' channel='e-mail' with='eva' at='09:10' start='hello'>" TURNS
            "</contact>";
    static const char *const EXPECTED[] = { "last", "mid", "zed", "early" };
    struct fixture fixture;
    fixture_init_two(&fixture, ZED, EARLY);
    fixture_play_all(&fixture, "wait");
    size_t seen = 0;
    for (size_t i = 0; i < fixture.happenings.count; i++) {
        const struct happening *at = &fixture.happenings.items[i];
        if (at->kind == HAPPENED_ARRIVAL) {
            const struct scenario *model = state_scenario(&fixture.state, at->scenario);
            ck_assert_uint_lt(seen, 4);
            ck_assert_str_eq(
                    scenario_string(model, model->contacts[at->contact].id), EXPECTED[seen]);
            seen++;
        }
    }
    ck_assert_uint_eq(seen, 4);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(what_falls_due_at_one_moment_falls_by_id)
{
    static const char TWO[] =
            "<contact id='call' channel='phone' with='eva' at='09:00' start='hello'>"
            "<turn id='hello'><reply id='go' next='done'><say>Ja</say><promises promise='b'/>"
            "<promises promise='a'/></reply></turn><end id='done' outcome='resolved'/></contact>"
            "<contact id='back' channel='phone' direction='out' with='eva' start='hi'>"
            "<turn id='hi'><reply id='go' next='done'><say>Ja</say></reply></turn>"
            "<end id='done' outcome='resolved'/></contact>"
            "<promise id='b' opens-after='call/hello' due='09:30' kept-by='back'>B"
            "</promise><promise id='a' opens-after='call/hello' due='09:30' "
            "kept-by='back'>A</promise>";
    struct fixture fixture;
    fixture_init(&fixture, TWO);
    fixture_play_all(&fixture, "take call\nreply call hello go\nwait");
    const struct scenario *model = state_scenario(&fixture.state, 0);
    const char *broken[2] = { "", "" };
    size_t count = 0;
    for (size_t i = 0; i < fixture.happenings.count; i++) {
        const struct happening *at = &fixture.happenings.items[i];
        if (at->kind == HAPPENED_BROKEN && count < 2) {
            broken[count++] = scenario_string(model, model->promises[at->item].id);
        }
    }
    ck_assert_str_eq(broken[0], "a");
    ck_assert_str_eq(broken[1], "b");
    fixture_finish(&fixture);
}
END_TEST

START_TEST(three_written_contacts_and_no_fourth)
{
    struct fixture fixture;
    fixture_init(&fixture, WRITTEN);
    fixture_play_all(&fixture, "take one-chat\ntake two-chat\ntake app");
    ck_assert_int_eq(fixture_play(&fixture, "take post"), REFUSED_THREE_OPEN);
    ck_assert_int_eq(fixture_play(&fixture, "take coll"), REFUSED_NOT);
    fixture_play_all(&fixture, "reply app hello stop\ntake post");
    fixture_finish(&fixture);
}
END_TEST

START_TEST(two_may_leave_at_one_moment)
{
    struct fixture fixture;
    fixture_init(&fixture,
            "<contact id='first' channel='chat' with='eva' at='09:00' start='hello' "
            "gives-up-after='60'>" TURNS "</contact>"
            "<contact id='second' channel='chat' with='eva' at='09:00' start='hello' "
            "gives-up-after='60'>" TURNS "</contact>");
    for (int i = 0; i < 6; i++) {
        fixture_play_all(&fixture, "search knowledge \"iets\"");
    }
    ck_assert_int_eq(fixture_contact(&fixture, "first")->phase, CONTACT_CLOSED);
    ck_assert_int_eq(fixture_contact(&fixture, "second")->phase, CONTACT_CLOSED);
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_ENDED), 2);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(who_has_nothing_to_say_is_not_waited_for)
{
    struct fixture fixture;
    fixture_init(&fixture,
            "<contact id='mail' channel='e-mail' with='eva' at='09:00' start='one'>"
            "<turn id='one'><says>Eerst.</says><reply id='on'><say>Een.</say></reply></turn>"
            "<turn id='two'><reply id='on' next='done'><say>Twee.</say></reply></turn>"
            "<end id='done' outcome='resolved'/></contact>");
    fixture_play_all(&fixture, "take mail\nreply mail one on\nreply mail two on");
    ck_assert_int_eq(fixture_contact(&fixture, "mail")->phase, CONTACT_CLOSED);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(who_answers_at_once_in_writing_is_not_waited_for)
{
    struct fixture fixture;
    fixture_init(&fixture,
            "<contact id='chat' channel='chat' with='eva' at='09:00' start='hub' "
            "answers-after='0'><turn id='hub'><says>Vraag maar.</says>"
            "<topic id='who'><say>Wie?</say><answer>Ik.</answer></topic>"
            "<reply id='on'><say>Goed.</say></reply></turn>"
            "<turn id='last'><says>Tot ziens.</says>"
            "<reply id='bye' next='done'><say>Dag.</say></reply></turn>"
            "<end id='done' outcome='resolved'/></contact>");
    fixture_play_all(&fixture, "take chat\nreply chat hub who");
    ck_assert_str_eq(fixture_last_said(&fixture), "Ik.");
    fixture_play_all(&fixture, "reply chat hub on");
    ck_assert_str_eq(fixture_last_said(&fixture), "Tot ziens.");
    fixture_play_all(&fixture, "reply chat last bye");
    fixture_finish(&fixture);
}
END_TEST

START_TEST(a_written_customer_answers_a_minute_later)
{
    struct fixture fixture;
    fixture_init(&fixture, WRITTEN);
    fixture_play_all(&fixture, "take app\nreply app hello go");
    ck_assert_int_eq(fixture_play(&fixture, "reply app more bye"), REFUSED_CUSTOMER_NEXT);
    uint32_t answer_at = fixture_contact(&fixture, "app")->answer_at;
    ck_assert_uint_eq(answer_at, fixture.state.head->now + 60);
    while (fixture_contact(&fixture, "app")->answer_at != TIME_NONE) {
        fixture_play_all(&fixture, "wait");
    }
    ck_assert_uint_eq(fixture.state.head->now, answer_at);
    ck_assert_str_eq(fixture_last_said(&fixture), "Nog iets.");
    fixture_play_all(&fixture, "reply app more bye");
    fixture_finish(&fixture);
}
END_TEST

static const char LATER[] =
        "<contact id='call' channel='phone' with='eva' at='09:10' start='hello'>" TURNS "</contact>"
        "<contact id='again' channel='phone' with='eva' after='call' delay='600' "
        "when='ended(call, resolved)' start='hello'>" TURNS "</contact>"
        "<contact id='never' channel='phone' with='eva' at='10:00' when='said call/hello/go' "
        "start='hello'>" TURNS "</contact>";

START_TEST(waiting_goes_to_the_next_arrival_and_the_shift_ends_when_nothing_is_left)
{
    struct fixture fixture;
    fixture_init(&fixture, LATER);
    ck_assert_int_eq(fixture_play(&fixture, "finish"), REFUSED_SOMETHING_LEFT);
    fixture_play_all(&fixture, "wait");
    ck_assert_uint_eq(fixture.state.head->now, 9 * 3600 + 600);
    fixture_play_all(&fixture, "take call\nreply call hello stop\nwait");
    ck_assert_int_eq(fixture_contact(&fixture, "again")->phase, CONTACT_QUEUED);
    fixture_play_all(&fixture, "take again\nreply again hello stop\nwait");
    ck_assert_int_eq(fixture_contact(&fixture, "never")->phase, CONTACT_NEVER);
    ck_assert_int_eq(fixture_play(&fixture, "wait"), REFUSED_NOTHING_COMES);
    fixture_play_all(&fixture, "finish");
    ck_assert(fixture.state.head->over);
    ck_assert_int_eq(fixture_play(&fixture, "wait"), REFUSED_OVER);
    fixture_finish(&fixture);
}
END_TEST

// At 12:00 it is over, whatever is open: the open call is abandoned and its form never came.
START_TEST(at_its_end_the_shift_closes_what_is_open)
{
    struct fixture fixture;
    fixture_init(&fixture, CALLS);
    fixture_play_all(&fixture, "take first");
    while (!fixture.state.head->over) {
        fixture_play_all(&fixture, "search knowledge \"iets\"");
    }
    ck_assert_uint_eq(fixture.state.head->now, 12 * 3600);
    ck_assert_int_eq(fixture_contact(&fixture, "first")->outcome, OUTCOME_ABANDONED);
    struct points points = fixture_points(&fixture, "first/wrap-up/reason", COMPETENCY_ACCURACY);
    ck_assert_int_eq(points.earned, 0);
    ck_assert_int_eq(points.possible, 2);
    fixture_finish(&fixture);
}
END_TEST

static const char LATE[] =
        "<contact id='call' channel='phone' with='eva' at='09:10' start='hello'>" TURNS "</contact>"
        "<contact id='again' channel='phone' with='eva' after='call' delay='20000' "
        "start='hello'>" TURNS "</contact>";

START_TEST(a_return_that_would_fall_behind_the_end_comes_at_once)
{
    struct fixture fixture;
    fixture_init(&fixture, LATE);
    fixture_play_all(&fixture, "wait\ntake call\nreply call hello stop\nwait");
    ck_assert_int_eq(fixture_contact(&fixture, "again")->phase, CONTACT_QUEUED);
    ck_assert_uint_lt(fixture.state.head->now, 10 * 3600);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(an_equivalent_may_be_swapped_in_before_anything_was_taken)
{
    struct fixture fixture;
    fixture_init_swap(&fixture, CALLS, LATER);
    ck_assert_int_eq(fixture_play(&fixture, "take call"), REFUSED_NOT_THERE);
    fixture_play_all(&fixture, "swap one\nswap one\nswap two");
    ck_assert_int_eq(fixture_play(&fixture, "take first"), REFUSED_NOT_THERE);
    fixture_play_all(&fixture, "wait\ntake call");
    ck_assert_int_eq(fixture_play(&fixture, "swap one"), REFUSED_DONE_ALREADY);
    fixture_play_all(&fixture, "reply call hello stop");
    while (fixture_play(&fixture, "wait") == REFUSED_NOT) {
        if (fixture_contact(&fixture, "again")->phase == CONTACT_QUEUED) {
            fixture_play_all(&fixture, "take again\nreply again hello stop");
        }
    }
    fixture_play_all(&fixture, "finish");
    ck_assert_int_eq(fixture_contact(&fixture, "first")->phase, CONTACT_QUEUED);
    ck_assert_int_eq(
            fixture_points(&fixture, "first/wrap-up/reason", COMPETENCY_ACCURACY).possible, -1);
    fixture_finish(&fixture);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("line");
    TCase *cases = tcase_create("line");
    tcase_add_test(cases, what_comes_at_one_moment_comes_by_scenario_and_then_by_id);
    tcase_add_test(cases, what_falls_due_at_one_moment_falls_by_id);
    tcase_add_test(cases, one_call_at_a_time);
    tcase_add_test(cases, on_hold_mail_can_be_answered_but_no_second_call);
    tcase_add_test(cases, coming_back_too_late_is_noticed);
    tcase_add_test(cases, a_call_is_wrapped_up_before_the_next);
    tcase_add_test(cases, silence_past_patience_brings_one_nudge);
    tcase_add_test(cases, replies_stand_in_an_order_of_the_candidate_and_keep_it);
    tcase_add_test(cases, where_order_matters_replies_stand_as_written);
    tcase_add_test(cases, nobody_waits_for_a_message_that_was_not_begun_by_them);
    tcase_add_test(cases, taking_a_message_does_not_start_the_silence_anew);
    tcase_add_test(cases, a_caller_who_leaves_frees_the_line_from_then_on);
    tcase_add_test(cases, a_caller_gives_up_only_while_the_line_is_free);
    tcase_add_test(cases, three_written_contacts_and_no_fourth);
    tcase_add_test(cases, two_may_leave_at_one_moment);
    tcase_add_test(cases, who_has_nothing_to_say_is_not_waited_for);
    tcase_add_test(cases, who_answers_at_once_in_writing_is_not_waited_for);
    tcase_add_test(cases, a_written_customer_answers_a_minute_later);
    tcase_add_test(cases, waiting_goes_to_the_next_arrival_and_the_shift_ends_when_nothing_is_left);
    tcase_add_test(cases, at_its_end_the_shift_closes_what_is_open);
    tcase_add_test(cases, a_return_that_would_fall_behind_the_end_comes_at_once);
    tcase_add_test(cases, an_equivalent_may_be_swapped_in_before_anything_was_taken);
    suite_add_tcase(suite, cases);
    return suite;
}
