// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the hand: every mind plays every shift to its end, and does what it decided.
#include "game/explore/simulate/hand.h"
#include "game/explore/simulate/separation.h"
#include "game/explore/simulate/shift_form.h"
#include "game/explore/simulate/trickster.h"
#include "scoring/sheet.h"
#include "tests/explore/simulate/six.h"
#include "tests/test_main.h"

// A mind that does everything or nothing, and takes one place among the replies.
struct plain {
    bool all;
    bool last;
};

static bool does(void *who, const struct deed *deed)
{
    (void)deed;
    return ((const struct plain *)who)->all;
}

static uint32_t picks(void *who, const struct table_of_replies *table)
{
    return ((const struct plain *)who)->last ? table->count - 1 : 0;
}

static uint32_t codes(void *who, const struct shift_state *state, uint32_t scenario, uint32_t field)
{
    (void)who;
    const struct scenario *model = state_scenario(state, scenario);
    return model->code_lists[model->wrap_fields[field].list].codes.first;
}

static bool leads(void *who, uint32_t scenario, uint32_t rule)
{
    (void)scenario;
    (void)rule;
    return ((const struct plain *)who)->all;
}

static struct sheet play(struct hand *hand, struct plain plain, bool holds, struct showing *showing)
{
    struct mind mind = { does, picks, codes, leads, holds, &plain };
    struct sheet sheet;
    hand_play(hand, &mind, 3, showing);
    sheet_init(&sheet,
            &(struct sheet_input) {
                    .items = showing->evidence.items, .count = showing->evidence.count });
    return sheet;
}

START_TEST(every_mind_plays_the_shipped_shift_to_its_end)
{
    struct six six;
    struct guide guide;
    struct hand hand;
    struct showing showing = { 0 };
    six_init_shipped(&six, "shifts/ochtend.xml");
    guide_init(&guide, six.plan);
    hand_init(&hand, &guide);
    for (int i = 0; i < 8; i++) {
        struct plain plain = { (i & 1) != 0, (i & 2) != 0 };
        struct sheet sheet = play(&hand, plain, (i & 4) != 0, &showing);
        ck_assert(hand.state.head->over);
        ck_assert(shift_nothing_left(&hand.state));
        ck_assert_uint_eq(evidence_check(showing.evidence.items, showing.evidence.count).refusal,
                EVIDENCE_FINE);
        ck_assert_uint_eq(sheet.scenario_count, 3);
        sheet_finish(&sheet);
    }
    vec_finish(&showing.evidence);
    hand_finish(&hand);
    guide_finish(&guide);
    six_finish(&six);
}
END_TEST

// A call with a record, an act that an observation asks about, and a promise kept by writing.
static const char STORY[] =
        "<customer id=\"c\" name=\"C\" address=\"u\" mood=\"businesslike\"/>"
        "<fact id=\"f\" several-ways=\"no\">F</fact>"
        "<record id=\"card\" system=\"customer\" title=\"K\"><text>x</text><teaches fact=\"f\"/>"
        "</record>"
        "<act id=\"fix\" record=\"card\" label=\"L\"><result>R</result></act>"
        "<contact id=\"call\" channel=\"phone\" with=\"c\" at=\"09:01\" start=\"a\">"
        "<turn id=\"a\"><says>?</says>"
        "<reply id=\"good\"><say>G</say><shows competency=\"empathy\" points=\"2\">W</shows>"
        "<promises promise=\"p\"/></reply>"
        "<reply id=\"bad\"><say>B</say><shows competency=\"empathy\" points=\"0\">W</shows></reply>"
        "</turn><end id=\"e\" outcome=\"resolved\"/>"
        "<wrap-up><field id=\"why\" codes=\"reasons\" label=\"Reden\" points=\"2\">"
        "<right code=\"a-code\"/><why>W</why></field></wrap-up></contact>"
        "<contact id=\"mail\" channel=\"e-mail\" direction=\"out\" with=\"c\" subject=\"S\" "
        "when=\"ended(call)\" start=\"m\"><turn id=\"m\"><says>.</says><reply "
        "id=\"ok\"><say>D</say>"
        "</reply></turn><end id=\"sent\" outcome=\"resolved\"/></contact>"
        "<promise id=\"p\" opens-after=\"call\" due=\"09:30\" kept-by=\"mail\">P</promise>"
        "<observe id=\"fixed\" competency=\"motivation\" at-shift-end=\"yes\" points=\"2\">"
        "<earns points=\"2\" when=\"did fix\">W</earns><earns points=\"0\">W</earns></observe>";

START_TEST(who_does_everything_opens_acts_plans_and_keeps)
{
    struct six six;
    struct guide guide;
    struct hand hand;
    struct showing showing = { 0 };
    six_init_story(&six, STORY);
    guide_init(&guide, six.plan);
    hand_init(&hand, &guide);
    ck_assert_uint_eq(guide.scenarios[0].acts[0].observes, 1);

    struct sheet all = play(&hand, (struct plain) { true, false }, false, &showing);
    const struct scenario *model = six.plan->scenarios[0].scenario;
    ck_assert(state_marked(&hand.state, 0, model->records[0].opened));
    ck_assert(state_promise(&hand.state, 0, 0)->kept);
    ck_assert_double_eq(all.line[COMPETENCY_MOTIVATION].score, 100);
    sheet_finish(&all);

    struct sheet none = play(&hand, (struct plain) { false, false }, false, &showing);
    ck_assert(!state_marked(&hand.state, 0, model->records[0].opened));
    ck_assert(!state_promise(&hand.state, 0, 0)->kept);
    ck_assert_double_eq(none.line[COMPETENCY_MOTIVATION].score, 0);
    sheet_finish(&none);
    vec_finish(&showing.evidence);
    hand_finish(&hand);
    guide_finish(&guide);
    six_finish(&six);
}
END_TEST

// What an act is worth is what its observations would give more, or less, at once.
START_TEST(an_act_is_worth_what_it_changes)
{
    struct six six;
    struct guide guide;
    struct shift_state before;
    struct shift_state after;
    struct shift_event event;
    six_init_story(&six, STORY);
    guide_init(&guide, six.plan);
    shift_state_init(&before, six.plan, 1);
    shift_state_init(&after, six.plan, 1);
    shift_begin(&before, NULL);
    struct action wait = { .kind = ACTION_WAIT };
    struct action open = { .kind = ACTION_OPEN, .contact = INDEX_NONE };
    struct action fix = { .kind = ACTION_ACT, .contact = INDEX_NONE };
    ck_assert_int_eq(shift_decide(&before, &wait, &event), REFUSED_NOT);
    shift_apply(&before, &event, NULL);
    ck_assert_int_eq(shift_decide(&before, &open, &event), REFUSED_NOT);
    shift_apply(&before, &event, NULL);
    shift_state_copy(&after, &before);
    ck_assert_int_eq(shift_decide(&after, &fix, &event), REFUSED_NOT);
    shift_apply(&after, &event, NULL);

    struct gain gain = guide_gain(&before, &after, 0, guide.scenarios[0].acts[0].observes);
    ck_assert_int_eq(gain.points[COMPETENCY_MOTIVATION], 2);
    ck_assert_int_eq(gain.possible[COMPETENCY_MOTIVATION], 2);
    struct gain undone = guide_gain(&after, &before, 0, guide.scenarios[0].acts[0].observes);
    ck_assert_int_eq(undone.points[COMPETENCY_MOTIVATION], -2);
    struct gain other = guide_gain(&before, &after, 0, 0);
    ck_assert_int_eq(other.possible[COMPETENCY_MOTIVATION], 0);
    shift_state_finish(&before);
    shift_state_finish(&after);
    guide_finish(&guide);
    six_finish(&six);
}
END_TEST

// An act that is worth something only once f is known, and a turn before that which teaches
// something else that an observation asks about.
static const char WORTH[] =
        "<customer id=\"c\" name=\"C\" address=\"u\" mood=\"businesslike\"/>"
        "<fact id=\"f\" several-ways=\"no\">F</fact><fact id=\"g\" several-ways=\"no\">G</fact>"
        "<record id=\"card\" system=\"customer\" title=\"K\"><text>x</text></record>"
        "<act id=\"fix\" record=\"card\" label=\"L\"><result>R</result></act>"
        "<contact id=\"call\" channel=\"phone\" with=\"c\" at=\"09:01\" start=\"a\">"
        "<turn id=\"a\"><says>?</says><reply id=\"x\"><say>A</say><teaches "
        "fact=\"g\"/></reply></turn>"
        "<turn id=\"b\"><says>?</says><reply id=\"x\"><say>B</say><teaches "
        "fact=\"f\"/></reply></turn>"
        "<turn id=\"d\"><says>?</says><reply id=\"x\"><say>D</say></reply></turn>"
        "<end id=\"e\" outcome=\"resolved\"/></contact>"
        "<observe id=\"fixed\" competency=\"motivation\" at-shift-end=\"yes\" points=\"2\">"
        "<earns points=\"2\" when=\"did fix and knows f\">W</earns><earns points=\"0\">W</earns>"
        "</observe>"
        "<observe id=\"known\" competency=\"probing\" at-shift-end=\"yes\" points=\"1\">"
        "<earns points=\"1\" when=\"knows g\">W</earns><earns points=\"0\">W</earns></observe>";

struct weigher {
    struct plain plain;
    int asked; // about an act
    int worth; // what the last one asked about would bring
};

static bool does_what_pays(void *who, const struct deed *deed)
{
    struct weigher *weigher = who;
    if (deed->kind != DECISION_ACT) {
        return true;
    }
    weigher->asked++;
    weigher->worth = deed->gain->points[COMPETENCY_MOTIVATION];
    return weigher->worth > 0;
}

START_TEST(who_left_an_act_is_asked_again_when_it_is_worth_more)
{
    struct six six;
    struct guide guide;
    struct hand hand;
    struct showing showing = { 0 };
    struct weigher weigher = { .plain = { true, false } };
    struct mind mind = { does_what_pays, picks, codes, leads, false, &weigher };
    six_init_story(&six, WORTH);
    guide_init(&guide, six.plan);
    hand_init(&hand, &guide);
    for (int play = 1; play <= 2; play++) {
        hand_play(&hand, &mind, 3, &showing);
        const struct scenario *model = six.plan->scenarios[0].scenario;
        ck_assert(state_marked(&hand.state, 0, model->acts[0].done));
        ck_assert_int_eq(weigher.worth, 2);
        ck_assert_int_eq(weigher.asked, 2 * play);
    }
    vec_finish(&showing.evidence);
    hand_finish(&hand);
    guide_finish(&guide);
    six_finish(&six);
}
END_TEST

static double mean_overall(const struct six *six, struct people people, double ability)
{
    enum { PLAYS = 40 };
    struct shift_form form;
    struct showing showing = { 0 };
    struct person person = { .desk = 2 * ability };
    double sum = 0;
    shift_form_init(&form, six->plan);
    struct form_player *player = form.form.kind->open(&form.form);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        person.ability[k] = ability;
    }
    for (uint64_t i = 0; i < PLAYS; i++) {
        struct draw draw = { i, i, i, i };
        struct sheet sheet;
        form.form.kind->play(player, &people, &person, &draw, &showing);
        sheet_init(&sheet,
                &(struct sheet_input) {
                        .items = showing.evidence.items, .count = showing.evidence.count });
        sum += sheet.overall.score / PLAYS;
        sheet_finish(&sheet);
    }
    form.form.kind->close(player);
    vec_finish(&showing.evidence);
    shift_form_finish(&form);
    return sum;
}

START_TEST(who_can_scores_and_who_goes_by_another_key_does_not)
{
    struct six six;
    six_init_shipped(&six, "shifts/ochtend.xml");
    struct people people = { .seed = 2, .slope = 2, .rho = 0 };
    double able = mean_overall(&six, people, 3);
    ck_assert_double_gt(able, 80);
    ck_assert_double_lt(mean_overall(&six, people, -3), 20);
    people.skimming = true;
    double skimming = mean_overall(&six, people, 3);
    ck_assert(skimming < able - 5 && skimming > 40);
    people.skimming = false;
    people.wrong_keys = 1;
    ck_assert_double_lt(mean_overall(&six, people, 3), 50);
    six_finish(&six);
}
END_TEST

// The longest is always best at empathy and worst at probing; digits go with the others.
static const char TRICKS[] =
        "<customer id=\"c\" name=\"C\" address=\"u\" mood=\"businesslike\"/>"
        "<contact id=\"m\" channel=\"e-mail\" with=\"c\" at=\"09:00\" subject=\"S\" start=\"a\">"
        "<turn id=\"a\"><says>?</says>"
        "<reply id=\"x\"><say>Dit is verreweg het langste antwoord van de drie.</say>"
        "<shows competency=\"empathy\" points=\"3\">W</shows></reply>"
        "<reply id=\"y\"><say>Om 12:30 graag?</say>"
        "<shows competency=\"probing\" points=\"3\">W</shows></reply>"
        "<reply id=\"z\"><say>Nee.</say><shows competency=\"probing\" "
        "points=\"1\">W</shows></reply>"
        "</turn><end id=\"e\" outcome=\"resolved\"/></contact>";

START_TEST(tricksters_get_what_their_trait_brings)
{
    struct six six;
    struct guide guide;
    struct traits traits;
    struct crew crew = { .jobs = 2 };
    struct trickster_score scores[TRICKSTER_COUNT];
    six_init_story(&six, TRICKS);
    guide_init(&guide, six.plan);
    traits_init(&traits, six.plan, six.ruler);
    tricksters_play(scores, &guide, &traits, 1, 300, &crew);
    ck_assert_double_eq(scores[TRICKSTER_LONGEST].mean[COMPETENCY_EMPATHY], 100);
    ck_assert_double_eq(scores[TRICKSTER_LONGEST].mean[COMPETENCY_PROBING], 0);
    ck_assert_double_eq(scores[TRICKSTER_DIGITS].mean[COMPETENCY_PROBING], 100);
    ck_assert_double_eq(scores[TRICKSTER_POLITEST].mean[COMPETENCY_PROBING], 100);
    ck_assert_double_eq(scores[TRICKSTER_QUESTION].mean[COMPETENCY_PROBING], 100);
    ck_assert_double_eq_tol(scores[TRICKSTER_SHORTEST].mean[COMPETENCY_PROBING], 100.0 / 3, 1e-9);
    ck_assert_double_eq_tol(scores[TRICKSTER_RANDOM].mean[COMPETENCY_EMPATHY], 100.0 / 3, 8);
    ck_assert_double_eq_tol(scores[TRICKSTER_FIRST].mean[COMPETENCY_EMPATHY], 100.0 / 3, 8);
    traits_finish(&traits);
    guide_finish(&guide);
    six_finish(&six);
}
END_TEST

// Points 3 0 0 against 0 3 1.
START_TEST(keys_that_pull_apart_are_seen_to)
{
    struct six six;
    struct separation separation;
    six_init_story(&six, TRICKS);
    separation_of(&separation, six.plan);
    ck_assert_uint_eq(separation.pairs, 1);
    ck_assert_double_eq_tol(
            separation.r[COMPETENCY_EMPATHY][COMPETENCY_PROBING], -0.7559289460, 1e-9);
    ck_assert_double_eq(separation.average, separation.all.items[0].r);
    separation_finish(&separation);
    six_finish(&six);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("hand");
    TCase *cases = tcase_create("hand");
    tcase_set_timeout(cases, 30);
    tcase_add_test(cases, every_mind_plays_the_shipped_shift_to_its_end);
    tcase_add_test(cases, who_does_everything_opens_acts_plans_and_keeps);
    tcase_add_test(cases, an_act_is_worth_what_it_changes);
    tcase_add_test(cases, who_left_an_act_is_asked_again_when_it_is_worth_more);
    tcase_add_test(cases, who_can_scores_and_who_goes_by_another_key_does_not);
    tcase_add_test(cases, tricksters_get_what_their_trait_brings);
    tcase_add_test(cases, keys_that_pull_apart_are_seen_to);
    suite_add_tcase(suite, cases);
    return suite;
}
