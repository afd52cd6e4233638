// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what counts in a conversation: ranges over all wordings, first visits, topics,
// composing.
#include "game/shift/action_text.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

// The informed wording is worth 3, the general one 1: the range is the same whether one knows or
// not.
static const char INFORMED[] =
        "<fact id='truth'>Waarheid</fact>"
        "<record id='paper' system='history' title='Papier'><teaches fact='truth'/></record>"
        "<contact id='call' channel='phone' with='eva' at='09:00' start='ask'>"
        "<turn id='ask'><says>Wat nu?</says>"
        "<reply id='best' next='done'><say>Even kijken.</say>" SHOWS("accuracy",
                "1") "<informed by='truth'><say>Op het papier staat het.</say>" SHOWS("accuracy",
                "3") "</informed></reply>"
                     "<reply id='weak' next='done'><say>Geen idee.</say>" SHOWS(
                             "accuracy", "-1") "<informed by='truth'><say>Dat papier zegt "
                                               "niets.</say>" SHOWS("accuracy",
                                                       "0") "</informed></reply></turn><end "
                                                            "id='done' "
                                                            "outcome='resolved'/></contact>";

START_TEST(knowing_changes_the_words_and_the_points_never_the_range)
{
    static const struct {
        const char *lines;
        int earned;
    } PLAYS[] = {
        { "take call\nreply call ask best", 2 },
        { "take call\nreply call ask weak", 0 },
        { "open paper\ntake call\nreply call ask best", 4 },
        { "open paper\ntake call\nreply call ask weak", 1 },
    };
    struct fixture fixture;
    fixture_init(&fixture, INFORMED);
    fixture_play_all(&fixture, PLAYS[_i].lines);
    struct points points = fixture_points(&fixture, "call/ask", COMPETENCY_ACCURACY);
    ck_assert_int_eq(points.earned, PLAYS[_i].earned);
    ck_assert_int_eq(points.possible, 4);
    fixture_finish(&fixture);
}
END_TEST

static const char HUB[] =
        "<fact id='why'>Waarom</fact>"
        "<contact id='call' channel='phone' with='eva' at='09:00' start='hub'>"
        "<turn id='hub'><says>Zegt u het maar.</says>"
        "<topic id='reason' probes='why'><say>Hoe komt dat?</say><answer>Zo.</answer>" SHOWS(
                "probing",
                "2") "<teaches fact='why'/></topic>"
                     "<topic id='number' needless='yes'><say>Wat is uw nummer?</say><answer>Dat "
                     "weet u.</answer>" SHOWS("probing",
                             "1") "</topic>"
                                  "<reply id='on' next='back'><say>Dank u.</say></reply></turn>"
                                  "<turn id='back'><says>En nu?</says><reply id='again' "
                                  "next='hub'><say>Nog eens.</say></reply>"
                                  "<reply id='end' next='done'><say>Dag.</say></reply></turn>"
                                  "<end id='done' outcome='resolved'/></contact>";

START_TEST(a_topic_counts_when_the_hub_is_left)
{
    struct fixture fixture;
    fixture_init(&fixture, HUB);
    fixture_play_all(&fixture, "take call\nreply call hub reason\nreply call hub on");
    ck_assert_int_eq(fixture_points(&fixture, "call/hub/reason", COMPETENCY_PROBING).earned, 2);
    ck_assert_int_eq(fixture_points(&fixture, "call/hub/number", COMPETENCY_PROBING).earned, 1);
    ck_assert_int_eq(fixture_points(&fixture, "call/hub/number", COMPETENCY_PROBING).possible, 1);
    fixture_finish(&fixture);

    fixture_init(&fixture, HUB);
    fixture_play_all(&fixture, "take call\nreply call hub number\nreply call hub on");
    ck_assert_int_eq(fixture_points(&fixture, "call/hub/reason", COMPETENCY_PROBING).earned, 0);
    ck_assert_int_eq(fixture_points(&fixture, "call/hub/reason", COMPETENCY_PROBING).possible, 2);
    ck_assert_int_eq(fixture_points(&fixture, "call/hub/number", COMPETENCY_PROBING).earned, 0);
    ck_assert_int_eq(fixture_play(&fixture, "reply call hub number"), REFUSED_NOT_ON_OFFER);
    fixture_finish(&fixture);
}
END_TEST

// The way leads back to the hub: what was settled at the first leaving is not settled again.
START_TEST(a_hub_left_twice_settles_its_topics_once)
{
    struct fixture fixture;
    fixture_init(&fixture, HUB);
    fixture_play_all(&fixture, "take call\nreply call hub on\nreply call back again");
    size_t settled = fixture_count(&fixture, HAPPENED_SCORED);
    fixture_play_all(&fixture, "reply call hub reason\nreply call hub on");
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_SCORED), settled);
    fixture_finish(&fixture);
}
END_TEST

// A chat whose hub is still open when the shift ends, the customer busy answering a topic.
static const char OPEN_HUB[] =
        "<contact id='chat' channel='chat' with='eva' at='11:50' start='hub'>"
        "<turn id='hub'><says>Zegt u het maar.</says>"
        "<topic id='first'><say>Wat is er?</say><answer>Dit.</answer>" SHOWS(
                "probing", "1") "</topic><topic id='second'><say>Sinds "
                                "wanneer?</say><answer>Gisteren.</answer>" SHOWS("probing",
                                        "2") "</topic><reply id='on' next='done'><say>Dank "
                                             "u.</say></reply></turn>"
                                             "<end id='done' outcome='resolved'/></contact>"
                                             "<contact id='late' channel='e-mail' with='eva' "
                                             "at='11:59' start='a'><turn id='a'>"
                                             "<says>Hallo.</says><reply id='on' seconds='120' "
                                             "next='done'><say>Dag.</say></reply></turn>"
                                             "<end id='done' outcome='resolved'/></contact>";

START_TEST(a_topic_not_asked_counts_when_the_shift_ends_during_an_answer)
{
    struct fixture fixture;
    fixture_init(&fixture, OPEN_HUB);
    fixture_play_all(&fixture, "wait\ntake chat\nwait");
    while (fixture.state.head->now < 11 * 3600 + 59 * 60) {
        fixture_play_all(&fixture, "wait");
    }
    fixture_play_all(&fixture, "take late\nreply chat hub first\nreply late a on");
    ck_assert(fixture.state.head->over);
    ck_assert_int_eq(fixture_points(&fixture, "chat/hub/first", COMPETENCY_PROBING).earned, 1);
    ck_assert_int_eq(fixture_points(&fixture, "chat/hub/second", COMPETENCY_PROBING).earned, 0);
    ck_assert_int_eq(fixture_points(&fixture, "chat/hub/second", COMPETENCY_PROBING).possible, 2);
    fixture_finish(&fixture);
}
END_TEST

// What was on the screen when it was chosen counts, though its condition ends while it is said.
static const char CLOSING[] =
        "<contact id='call' channel='phone' with='eva' at='09:00' start='one'>"
        "<turn id='one'><says>Wanneer?</says><reply id='soon' next='two'><say>Om 9.01.</say>"
        "<promises promise='back'/></reply></turn>"
        "<turn id='two'><says>Goed.</says>"
        "<reply id='sure' when='not broken back' seconds='60' next='done'><say>Zeker.</say>" SHOWS(
                "empathy",
                "3") "</reply><reply id='well' next='done'><say>Tja.</say>" SHOWS("empathy",
                "1") "</reply><reply id='no' next='done'><say>Nee.</say></reply></turn>"
                     "<end id='done' outcome='resolved'/></contact>"
                     "<contact id='mail' channel='e-mail' direction='out' with='eva' start='go'>"
                     "<turn id='go'><reply id='now' next='sent'><say>Zo.</say></reply></turn>"
                     "<end id='sent' outcome='resolved'/></contact>"
                     "<promise id='back' opens-after='call/one' due='09:01' kept-by='mail'>Mail"
                     "</promise>";

START_TEST(a_choice_is_judged_by_what_was_offered_when_it_was_made)
{
    struct fixture fixture;
    fixture_init(&fixture, CLOSING);
    fixture_play_all(&fixture, "take call\nreply call one soon\nreply call two sure");
    ck_assert_int_eq(fixture_points(&fixture, "call/two", COMPETENCY_EMPATHY).earned, 3);
    ck_assert_int_eq(fixture_points(&fixture, "call/two", COMPETENCY_EMPATHY).possible, 3);
    fixture_finish(&fixture);
}
END_TEST

static const char MAIL[] =
        "<contact id='mail' channel='e-mail' with='eva' at='09:00' start='write'>"
        "<turn id='write'><says>Vragen.</says><compose next='done'>"
        "<section id='hello' label='Aanhef' optional='no'><part id='hi'><say>Beste "
        "Eva,</say></part></section>"
        "<section id='first' label='Een' optional='yes'><part id='good'><say>Dit.</say>" SHOWS(
                "accuracy",
                "2") "</part>"
                     "<part id='bad'><say>Dat.</say>" SHOWS("accuracy",
                             "-1") "</part></section>"
                                   "<section id='second' label='Twee' optional='yes'><part "
                                   "id='fine'><say>Zo.</say></part></section>"
                                   "<complete competency='accuracy' points='3' sections='first "
                                   "second'>Allebei.</complete>"
                                   "<order competency='conversation-technique' points='1' "
                                   "first='second'>Eerst twee.</order>"
                                   "</compose></turn><end id='done' outcome='resolved'/></contact>";

START_TEST(an_email_is_judged_by_its_parts_its_order_and_whether_it_is_complete)
{
    static const struct {
        const char *lines;
        int accuracy;
        int technique;
    } MAILS[] = {
        { "part mail write hi\nsend mail write", 1, 0 },
        { "part mail write hi\npart mail write bad\nsend mail write", 0, 0 },
        { "part mail write hi\npart mail write good\npart mail write fine\nsend mail write", 6, 0 },
        { "part mail write hi\npart mail write fine\npart mail write good\nsend mail write", 6, 1 },
        { "part mail write hi\npart mail write bad\nunpart mail write bad\n"
          "part mail write fine\nsend mail write",
                1, 1 },
    };
    struct fixture fixture;
    fixture_init(&fixture, MAIL);
    fixture_play_all(&fixture, "take mail");
    fixture_play_all(&fixture, MAILS[_i].lines);
    struct points accuracy = fixture_points(&fixture, "mail/write", COMPETENCY_ACCURACY);
    struct points technique =
            fixture_points(&fixture, "mail/write", COMPETENCY_CONVERSATION_TECHNIQUE);
    ck_assert_int_eq(accuracy.earned, MAILS[_i].accuracy);
    ck_assert_int_eq(accuracy.possible, 6);
    ck_assert_int_eq(technique.earned, MAILS[_i].technique);
    ck_assert_int_eq(technique.possible, 1);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(an_email_never_sent_scores_its_least)
{
    struct fixture fixture;
    fixture_init(&fixture, MAIL);
    fixture_play_all(&fixture, "take mail\npart mail write good");
    while (!fixture.state.head->over) {
        fixture_play_all(&fixture, "search knowledge \"iets\"");
    }
    ck_assert_int_eq(fixture_points(&fixture, "mail/write", COMPETENCY_ACCURACY).earned, 0);
    ck_assert_int_eq(fixture_points(&fixture, "mail/write", COMPETENCY_ACCURACY).possible, 6);
    fixture_finish(&fixture);
}
END_TEST

static const char FADING[] =
        "<contact id='call' channel='phone' with='eva' at='09:00' start='one'>"
        "<turn id='one'><says>Wanneer?</says><reply id='soon' next='done'><say>Om 9.05.</say>"
        "<promises promise='back'/></reply></turn><end id='done' outcome='resolved'/></contact>"
        "<contact id='mail' channel='e-mail' with='eva' at='09:00' start='write'>"
        "<turn id='write'><says>Vraag.</says><compose next='sent'>"
        "<section id='body' label='Tekst' optional='no'>"
        "<part id='soon' when='not broken back'><say>U hoort het om 9.05.</say>" SHOWS("accuracy",
                "3") "</part><part id='plain'><say>Dank.</say></part></section></compose></turn>"
                     "<end id='sent' outcome='resolved'/></contact>"
                     "<contact id='answer' channel='e-mail' direction='out' with='eva' start='go'>"
                     "<turn id='go'><reply id='now' next='sent'><say>Zo.</say></reply></turn>"
                     "<end id='sent' outcome='resolved'/></contact>"
                     "<promise id='back' opens-after='call/one' due='09:05' kept-by='answer'>Mail"
                     "</promise>";

START_TEST(a_part_chosen_in_time_counts_in_the_range)
{
    struct fixture fixture;
    fixture_init(&fixture, FADING);
    fixture_play_all(
            &fixture, "take call\nreply call one soon\ntake mail\npart mail write soon\nwait");
    fixture_play_all(&fixture, "send mail write");
    ck_assert_int_eq(fixture.state.promises[0].broken, true);
    ck_assert_int_eq(fixture_points(&fixture, "mail/write", COMPETENCY_ACCURACY).earned, 3);
    ck_assert_int_eq(fixture_points(&fixture, "mail/write", COMPETENCY_ACCURACY).possible, 3);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(an_email_without_its_greeting_is_not_sent)
{
    struct fixture fixture;
    fixture_init(&fixture, MAIL);
    fixture_play_all(&fixture, "take mail\npart mail write good");
    ck_assert_int_eq(fixture_play(&fixture, "send mail write"), REFUSED_INCOMPLETE);
    ck_assert_int_eq(fixture_play(&fixture, "part mail write bad"), REFUSED_DONE_ALREADY);
    fixture_finish(&fixture);
}
END_TEST

static const char OFFERED[] =
        "<fact id='known'>Bekend</fact>"
        "<contact id='call' channel='phone' with='eva' at='09:00' start='hub'>"
        "<turn id='hub'><says>Vraag maar.</says>"
        "<topic id='when' when='knows known'><say>Wanneer?</say>" SHOWS("probing",
                "2") "<answer>Toen.</answer></topic>"
                     "<topic id='who'><say>Wie?</say>" SHOWS("probing",
                             "1") "<answer>Ik.</answer></topic>"
                                  "<reply id='on' next='done'><say>Goed.</say></reply></turn>"
                                  "<end id='done' outcome='resolved'/></contact>";

START_TEST(a_topic_that_was_not_offered_is_no_chance)
{
    struct fixture fixture;
    fixture_init(&fixture, OFFERED);
    fixture_play_all(&fixture, "take call\nreply call hub on");
    ck_assert_int_eq(fixture_points(&fixture, "call/topics/when", COMPETENCY_PROBING).possible, -1);
    ck_assert_uint_eq(fixture_count(&fixture, HAPPENED_SCORED), 1);
    fixture_finish(&fixture);
}
END_TEST

// Leaving never pays: a caller who is left standing costs the open decision, and nothing else is
// had.
static const char LEFT[] =
        "<contact id='call' channel='phone' with='eva' at='09:00' start='one' gives-up-after='90'>"
        "<turn id='one'><says>Een.</says><reply id='a'><say>A.</say>" SHOWS("empathy",
                "3") "</reply>"
                     "<reply id='b'><say>B.</say>" SHOWS("empathy",
                             "1") "</reply></turn>"
                                  "<turn id='two'><says>Twee.</says><reply id='a' "
                                  "next='done'><say>A.</say>" SHOWS("empathy",
                                          "2") "</reply>"
                                               "<reply id='b' "
                                               "next='done'><say>B.</say></reply></turn>"
                                               "<end id='done' outcome='resolved'/></contact>";

START_TEST(hanging_up_costs_the_open_decision)
{
    struct fixture fixture;
    fixture_init(&fixture, LEFT);
    fixture_play_all(&fixture, "take call\nreply call one a");
    while (fixture_contact(&fixture, "call")->phase == CONTACT_OPEN) {
        fixture_play_all(&fixture, "open shared");
    }
    ck_assert_int_eq(fixture_points(&fixture, "call/one", COMPETENCY_EMPATHY).earned, 2);
    ck_assert_int_eq(fixture_points(&fixture, "call/two", COMPETENCY_EMPATHY).earned, 0);
    ck_assert_int_eq(fixture_points(&fixture, "call/two", COMPETENCY_EMPATHY).possible, 2);
    fixture_finish(&fixture);
}
END_TEST

static const char PASSAGE[] =
        "<passage id='identity'><turn id='ask'><says>Wie ik ben?</says>"
        "<reply id='check' next='return'><say>Uw postcode?</say>" SHOWS("accuracy",
                "2") "</reply>"
                     "<reply id='skip' next='return'><say>Laat maar.</say></reply></turn></passage>"
                     "<contact id='call' channel='phone' with='eva' at='09:00' start='hi'>"
                     "<turn id='hi'><says>Hallo.</says><reply id='go' "
                     "next='check'><say>Ja.</say></reply></turn>"
                     "<visit id='check' passage='identity' next='after'/>"
                     "<turn id='after'><says>En?</says><reply id='once' once='yes' "
                     "next='after'><say>Eén keer.</say></reply>"
                     "<fall-through next='last'/></turn>"
                     "<turn id='last'><says>Laatste.</says>"
                     "<reply id='moment' next='stay'><say>Ogenblik.</say></reply>"
                     "<reply id='bye' next='done'><say>Dag.</say></reply></turn>"
                     "<end id='done' outcome='resolved'/></contact>";

START_TEST(a_passage_comes_back_and_nobody_gets_stuck)
{
    struct fixture fixture;
    fixture_init(&fixture, PASSAGE);
    fixture_play_all(&fixture, "take call\nreply call hi go\nreply call identity/ask check");
    ck_assert_int_eq(fixture_points(&fixture, "call/identity/ask", COMPETENCY_ACCURACY).earned, 2);
    ck_assert_str_eq(fixture_last_said(&fixture), "En?");
    fixture_play_all(&fixture, "reply call after once");
    ck_assert_str_eq(fixture_last_said(&fixture), "Laatste.");
    fixture_play_all(
            &fixture, "reply call last moment\nreply call last moment\nreply call last bye");
    fixture_finish(&fixture);
}
END_TEST

// Two questions and nothing else: when both were asked, the story goes on by itself.
#define QUESTIONS(channel)                                                                         \
    "<contact id='call' channel='" channel "' with='eva' at='09:00' start='hub'>"                  \
    "<turn id='hub'><says>Zegt u het maar.</says>"                                                 \
    "<topic id='first'><say>Wat?</say><answer>Dit.</answer></topic>"                               \
    "<topic id='second'><say>Waar?</say><answer>Daar.</answer></topic>"                            \
    "<fall-through next='bye'/></turn>"                                                            \
    "<turn id='bye'><says>Dat was het.</says><reply id='end' next='done'><say>Dag.</say></reply>"  \
    "</turn><end id='done' outcome='resolved'/></contact>"

START_TEST(a_hub_with_nothing_left_to_ask_falls_through)
{
    struct fixture fixture;
    fixture_init(&fixture, QUESTIONS("phone"));
    fixture_play_all(&fixture, "take call\nreply call hub first\nreply call hub second");
    ck_assert_str_eq(fixture_last_said(&fixture), "Dat was het.");
    fixture_play_all(&fixture, "reply call bye end");
    fixture_finish(&fixture);

    fixture_init(&fixture, QUESTIONS("chat"));
    fixture_play_all(
            &fixture, "take call\nreply call hub first\nwait\nreply call hub second\nwait");
    ck_assert_str_eq(fixture_last_said(&fixture), "Daar.");
    fixture_play_all(&fixture, "wait\nreply call bye end");
    fixture_finish(&fixture);
}
END_TEST

// The first turn has nothing to say for who knows nothing: the story goes on, nobody is stuck.
#define FIRST(channel)                                                                             \
    "<fact id='secret'>Geheim</fact>"                                                              \
    "<record id='card' system='customer' title='Kaart'><teaches fact='secret'/></record>"          \
    "<contact id='call' channel='" channel "' with='eva' at='09:00' start='one'>"                  \
    "<turn id='one'><says>Ik wacht.</says>"                                                        \
    "<reply id='tell' when='knows secret' next='two'><say>Het is dit.</say></reply>"               \
    "<fall-through next='two'/></turn>"                                                            \
    "<turn id='two'><says>Zegt u dan maar iets.</says><reply id='end' next='done'><say>Dag.</say>" \
    "</reply></turn><end id='done' outcome='resolved'/></contact>"

START_TEST(a_first_turn_with_nothing_to_say_falls_through)
{
    static const char *const STORIES[] = { FIRST("phone"), FIRST("chat") };
    for (int i = 0; i < 2; i++) {
        struct fixture fixture;
        fixture_init(&fixture, STORIES[i]);
        fixture_play_all(&fixture, i == 0 ? "take call" : "take call\nwait");
        ck_assert_str_eq(fixture_last_said(&fixture), "Zegt u dan maar iets.");
        fixture_play_all(&fixture, "reply call two end");
        fixture_finish(&fixture);

        fixture_init(&fixture, STORIES[i]);
        fixture_play_all(&fixture, "open card\ntake call\nreply call one tell");
        fixture_finish(&fixture);
    }
}
END_TEST

static const char UNASKED[] =
        "<fact id='secret'>Geheim</fact>"
        "<contact id='call' channel='phone' with='eva' at='09:00' start='one'>"
        "<turn id='one'><says teaches='secret' unasked='yes'>Ik vertel het maar.</says>"
        "<reply id='on'><say>Dank.</say></reply></turn>"
        "<turn id='two' probes='secret'><says>Vraagt u maar.</says>"
        "<reply id='ask' next='done'><say>Waarom?</say>" SHOWS("probing", "3")
                SHOWS("empathy", "1") "</reply>"
                                      "<reply id='not' next='done'><say>Goed.</say></reply></turn>"
                                      "<end id='done' outcome='resolved'/></contact>";

START_TEST(a_fact_given_unasked_voids_the_chance_to_ask)
{
    struct fixture fixture;
    fixture_init(&fixture, UNASKED);
    fixture_play_all(&fixture, "take call\nreply call one on\nreply call two not");
    ck_assert_int_eq(fixture_points(&fixture, "call/two", COMPETENCY_PROBING).possible, -1);
    ck_assert_int_eq(fixture_points(&fixture, "call/two", COMPETENCY_EMPATHY).possible, 1);
    fixture_finish(&fixture);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("talk");
    TCase *cases = tcase_create("talk");
    tcase_add_loop_test(cases, knowing_changes_the_words_and_the_points_never_the_range, 0, 4);
    tcase_add_test(cases, a_topic_counts_when_the_hub_is_left);
    tcase_add_test(cases, a_hub_left_twice_settles_its_topics_once);
    tcase_add_test(cases, a_topic_not_asked_counts_when_the_shift_ends_during_an_answer);
    tcase_add_test(cases, a_choice_is_judged_by_what_was_offered_when_it_was_made);
    tcase_add_loop_test(
            cases, an_email_is_judged_by_its_parts_its_order_and_whether_it_is_complete, 0, 5);
    tcase_add_test(cases, a_part_chosen_in_time_counts_in_the_range);
    tcase_add_test(cases, an_email_never_sent_scores_its_least);
    tcase_add_test(cases, an_email_without_its_greeting_is_not_sent);
    tcase_add_test(cases, a_topic_that_was_not_offered_is_no_chance);
    tcase_add_test(cases, hanging_up_costs_the_open_decision);
    tcase_add_test(cases, a_passage_comes_back_and_nobody_gets_stuck);
    tcase_add_test(cases, a_first_turn_with_nothing_to_say_falls_through);
    tcase_add_test(cases, a_hub_with_nothing_left_to_ask_falls_through);
    tcase_add_test(cases, a_fact_given_unasked_voids_the_chance_to_ask);
    suite_add_tcase(suite, cases);
    return suite;
}
