// SPDX-License-Identifier: GPL-3.0-or-later
// Protects a state set by hand: it stands where it was put, and from there the story goes on by its
// own rules.
#include "game/shift/hand.h"

#include <string.h>

#include "game/shift/condition.h"
#include "game/shift/explain.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

static const char STORY[] =
        "<fact id='known'>Bekend</fact><flag id='raised'/>"
        "<record id='late' system='order' title='Laat' from='10:30'/>"
        "<passage id='deep'><turn id='in'><says>Dieper?</says>"
        "<reply id='up' next='return'><say>Terug.</say></reply></turn></passage>"
        "<passage id='check'><turn id='who'><says>Wie?</says>"
        "<reply id='me' next='return'><say>Ik.</say></reply>"
        "<reply id='down' next='further'><say>Verder.</say></reply></turn>"
        "<visit id='further' passage='deep' next='return'/></passage>"
        "<contact id='first' channel='phone' with='eva' at='09:00' start='hello'>"
        "<turn id='hello'><says when='mood is angry'>Alweer!</says>"
        "<says when='knows known'>U weet het.</says><says>Hallo.</says>"
        "<reply id='kind'><say>Fijn.</say></reply></turn>"
        "<visit id='ask' passage='check' next='last'/>"
        "<turn id='last'><says>En?</says><reply id='bye' next='done'><say>Dag.</say></reply></turn>"
        "<end id='done' outcome='resolved'/></contact>"
        "<contact id='second' channel='chat' with='eva' at='10:00' start='x'>"
        "<turn id='x'><says>Hoi.</says><reply id='y'><say>Zo.</say></reply></turn>"
        "<turn id='w'><says>Nog?</says><reply id='y' next='z'><say>Zo.</say></reply></turn>"
        "<end id='z' outcome='resolved'/></contact>"
        "<contact id='third' channel='e-mail' with='eva' after='second' delay='600' start='q'>"
        "<turn id='q'><says>Dank.</says><reply id='r' next='s'><say>Graag.</say></reply></turn>"
        "<end id='s' outcome='resolved'/></contact>";

static struct fixture fixture;

static void setup(void)
{
    fixture_init(&fixture, STORY);
}

static void teardown(void)
{
    fixture_finish(&fixture);
}

static void hear(void *payload, const struct happening *happening)
{
    struct fixture *at = payload;
    vec_push(&at->happenings, *happening);
}

static const struct scenario *model(void)
{
    return state_scenario(&fixture.state, 0);
}

static void apply(struct hand hand)
{
    struct sink sink = { hear, &fixture };
    hand_apply(&fixture.state, &hand, &sink);
}

static void place(const char *path)
{
    uint32_t turn = turn_find_path(model(), path);
    ck_assert_uint_ne(turn, INDEX_NONE);
    apply((struct hand) {
            .kind = HAND_PLACE, .contact = model()->turns[turn].contact, .turn = turn });
}

static void say_again(uint32_t contact)
{
    struct sink sink = { hear, &fixture };
    ck_assert(hand_say_again(&fixture.state, 0, contact, &sink));
}

START_TEST(the_story_stands_where_it_was_put)
{
    place("second/w");
    const struct contact_state *at = fixture_contact(&fixture, "second");
    ck_assert_int_eq(at->phase, CONTACT_OPEN);
    ck_assert_uint_eq(fixture.state.head->now, 10 * 3600);
    ck_assert_str_eq(fixture_last_said(&fixture), "Nog?");
    ck_assert_int_eq(fixture_contact(&fixture, "first")->phase, CONTACT_CLOSED);
    ck_assert_int_eq(fixture_contact(&fixture, "third")->phase, CONTACT_LATER);
    fixture_play_all(&fixture, "reply second w y\nwait");
    ck_assert_int_eq(fixture_contact(&fixture, "third")->phase, CONTACT_QUEUED);
}
END_TEST

START_TEST(what_it_comes_after_is_over)
{
    place("third/q");
    ck_assert_uint_eq(fixture.state.head->now, 10 * 3600 + 600);
    ck_assert_int_eq(fixture_contact(&fixture, "second")->phase, CONTACT_CLOSED);
    fixture_play_all(&fixture, "reply third q r\nfinish");
    ck_assert(fixture.state.head->over);
}
END_TEST

START_TEST(a_passage_leads_back_to_where_it_is_visited)
{
    place("first/check/who");
    fixture_play_all(&fixture, "reply first check/who me\nreply first last bye");
    ck_assert_int_eq(fixture_contact(&fixture, "first")->phase, CONTACT_CLOSED);
}
END_TEST

START_TEST(a_passage_in_a_passage_leads_back_through_both)
{
    place("first/deep/in");
    ck_assert_uint_eq(fixture_contact(&fixture, "first")->depth, 2);
    fixture_play_all(&fixture, "reply first deep/in up\nreply first last bye");
    ck_assert_int_eq(fixture_contact(&fixture, "first")->phase, CONTACT_CLOSED);
}
END_TEST

START_TEST(marks_and_moods_stay_and_the_customer_speaks_by_them)
{
    uint32_t known = model()->facts[0].known;
    place("first/hello");
    ck_assert_str_eq(fixture_last_said(&fixture), "Hallo.");
    apply((struct hand) { .kind = HAND_MARK, .mark = known, .on = true });
    say_again(0);
    ck_assert_str_eq(fixture_last_said(&fixture), "U weet het.");
    apply((struct hand) {
            .kind = HAND_MOOD, .item = table_find(&fixture.plan->rules->mood_ids, "angry") });
    place("first/hello");
    ck_assert_str_eq(fixture_last_said(&fixture), "Alweer!");
    apply((struct hand) { .kind = HAND_AXIS, .item = AXIS_PLEASANTNESS, .value = 500 });
    ck_assert_int_eq(state_customer(&fixture.state, 0, 0)->mood[AXIS_PLEASANTNESS], 100);
    apply((struct hand) { .kind = HAND_AXIS, .item = AXIS_TRUST, .value = -5 });
    ck_assert_int_eq(state_customer(&fixture.state, 0, 0)->mood[AXIS_TRUST], 0);
    apply((struct hand) { .kind = HAND_AXIS, .item = AXIS_TRUST, .value = 45 });
    ck_assert_int_eq(state_customer(&fixture.state, 0, 0)->mood[AXIS_TRUST], 45);
    say_again(0);
    ck_assert_str_eq(fixture_last_said(&fixture), "U weet het.");
    apply((struct hand) { .kind = HAND_MARK, .mark = known, .on = false });
    say_again(0);
    ck_assert_str_eq(fixture_last_said(&fixture), "Hallo.");
}
END_TEST

START_TEST(a_mood_of_trust_leaves_the_rest)
{
    const int16_t *mood = state_customer(&fixture.state, 0, 0)->mood;
    int16_t pleasantness = mood[AXIS_PLEASANTNESS];
    apply((struct hand) {
            .kind = HAND_MOOD, .item = table_find(&fixture.plan->rules->mood_ids, "wary") });
    ck_assert_int_eq(mood[AXIS_TRUST], 25);
    ck_assert_int_eq(mood[AXIS_PLEASANTNESS], pleasantness);
    for (uint32_t i = 0; i < fixture.plan->rules->mood_count; i++) {
        apply((struct hand) { .kind = HAND_MOOD, .item = i });
        ck_assert(mood_is(&fixture.state, 0, 0, i));
    }
}
END_TEST

START_TEST(the_clock_brings_what_is_there_by_then)
{
    uint32_t late = table_find(&model()->record_ids, "late");
    place("first/hello");
    apply((struct hand) { .kind = HAND_CLOCK, .seconds = 10 * 3600 + 1800 });
    ck_assert_int_eq(fixture_contact(&fixture, "second")->phase, CONTACT_QUEUED);
    ck_assert(record_visible(&fixture.state, 0, late));
    apply((struct hand) { .kind = HAND_CLOCK, .seconds = 9 * 3600 });
    ck_assert(!record_visible(&fixture.state, 0, late));
}
END_TEST

START_TEST(nobody_speaks_again_who_is_not_there)
{
    ck_assert(!hand_say_again(&fixture.state, 0, 1, NULL));
}
END_TEST

// Every turn of the shipped shift: put there, and played on with whatever comes first.
START_TEST(from_every_turn_the_story_goes_on)
{
    struct fixture shipped;
    fixture_init_shipped(&shipped, 3);
    for (uint32_t s = 0; s < shipped.plan->scenario_count; s++) {
        const struct scenario *scenario = state_scenario(&shipped.state, s);
        for (uint32_t t = 0; t < scenario->turn_count; t++) {
            uint32_t contact = scenario->turns[t].contact;
            struct hand hand = { .kind = HAND_PLACE, .scenario = s, .contact = contact, .turn = t };
            hand_apply(&shipped.state, &hand, NULL);
            for (int steps = 0; steps < 40; steps++) {
                struct offer offer;
                struct shift_event event;
                shift_offer(&shipped.state, s, contact, &offer);
                struct action reply = { .kind = ACTION_REPLY,
                    .scenario = s,
                    .contact = contact,
                    .turn = offer.turn,
                    .slot = offer.count > 0 ? offer.slots[0].slot : 0 };
                if (offer.count == 0 ||
                        shift_decide(&shipped.state, &reply, &event) != REFUSED_NOT) {
                    break;
                }
                shift_apply(&shipped.state, &event, NULL);
            }
        }
    }
    fixture_finish(&shipped);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("hand");
    TCase *tests = tcase_create("hand");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, the_story_stands_where_it_was_put);
    tcase_add_test(tests, what_it_comes_after_is_over);
    tcase_add_test(tests, a_passage_leads_back_to_where_it_is_visited);
    tcase_add_test(tests, a_passage_in_a_passage_leads_back_through_both);
    tcase_add_test(tests, marks_and_moods_stay_and_the_customer_speaks_by_them);
    tcase_add_test(tests, a_mood_of_trust_leaves_the_rest);
    tcase_add_test(tests, the_clock_brings_what_is_there_by_then);
    tcase_add_test(tests, nobody_speaks_again_who_is_not_there);
    tcase_add_test(tests, from_every_turn_the_story_goes_on);
    suite_add_tcase(suite, tests);
    return suite;
}
