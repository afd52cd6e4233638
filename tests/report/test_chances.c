// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the count of chances not had: core is what every way to a proper end passes, and no
// more.
#include "game/report/chances.h"

#include <string.h>

#include "game/report/diag_text.h"
#include "game/scenario/load.h"
#include "game/shift/offer.h"
#include "game/shift/shift.h"
#include "tests/test_main.h"

static const char SHIFT[] =
        "<shift xmlns='urn:zeven:scenario:1' id='one' version='1' xml:lang='nl' form='test' "
        "start='09:00' until='10:00' minutes='10'><title>Proef</title>"
        "<centre pack='../packs/meander/pack.xml'/>"
        "<scenario file='../packs/meander/proef.xml'/></shift>";

// Ways: opening → aside → cause, or opening → cause; cause → check (a passage) → topics → close →
// end; or a hang-up at cause, which is no proper end. Later mail comes to everybody, an extra one
// only sometimes.
static const char SCENARIO[] =
        "<scenario xmlns='urn:zeven:scenario:1' id='proef' version='1' xml:lang='nl' "
        "sector='energy-telecom-transport' client='meander'>"
        "<title>Proef</title><intent>Proef</intent>"
        "<customer id='anna' name='Anna' address='u' mood='businesslike'/>"
        "<fact id='why' several-ways='no'>Waarom</fact><flag id='extra-wanted'/>"
        "<passage id='check'><turn id='name'><says>Anna.</says>"
        "<reply id='good' next='return'><say>Dank u wel.</say>"
        "<shows competency='conversation-technique' points='2'>Dankt.</shows></reply>"
        "<reply id='bad' next='return'><say>Juist.</say></reply></turn></passage>"
        "<contact id='call' channel='phone' with='anna' at='09:05' start='opening'>"
        "<turn id='opening'><says>Hallo.</says>"
        "<reply id='a' next='cause'><say>Wat vervelend.</say>"
        "<shows competency='empathy' points='3'>Ziet het.</shows></reply>"
        "<reply id='b' next='aside'><say>Zegt u het maar.</say>"
        "<shows competency='empathy' points='-1'>Ziet het niet.</shows></reply></turn>"
        "<turn id='aside'><says>Tja.</says>"
        "<reply id='a' next='cause'><say>En verder?</say>"
        "<shows competency='probing' points='3'>Vraagt door.</shows></reply>"
        "<reply id='b' next='cause'><say>Goed.</say></reply></turn>"
        "<turn id='cause'><says>Het klopt niet.</says>"
        "<reply id='a' next='visit-check'><say>Ik zoek het op.</say>"
        "<shows competency='accuracy' points='2'>Zoekt op.</shows></reply>"
        "<reply id='b' next='visit-check'><say>Vast wel.</say></reply>"
        "<reply id='c' next='gone'><say>Belt u later maar terug.</say></reply></turn>"
        "<visit id='visit-check' passage='check' next='topics'/>"
        "<turn id='topics'><says>En nu?</says>"
        "<topic id='why' probes='why'><say>Waarom?</say><answer>Daarom.</answer>"
        "<teaches fact='why'/><shows competency='probing' points='2'>Vraagt het.</shows></topic>"
        "<reply id='on' next='close'><say>Dan regel ik het.</say></reply></turn>"
        "<turn id='close'><says>Fijn.</says>"
        "<reply id='a' next='done'><say>Ik bel u morgen.</say>"
        "<shows competency='motivation' points='1'>Doet meer.</shows></reply>"
        "<reply id='b' next='done'><say>Tot ziens.</say></reply></turn>"
        "<end id='done' outcome='resolved'/><end id='gone' outcome='abandoned'/></contact>"
        "<contact id='later' channel='e-mail' with='anna' after='call' delay='600' start='thanks'>"
        "<turn id='thanks'><says>Dank.</says>"
        "<reply id='a' next='done'><say>Graag gedaan.</say>"
        "<shows competency='empathy' points='2'>Warm.</shows></reply>"
        "<reply id='b' next='done'><say>Ok.</say></reply></turn>"
        "<end id='done' outcome='resolved'/></contact>"
        "<contact id='extra' channel='e-mail' with='anna' at='09:20' when='flag extra-wanted' "
        "start='more'><turn id='more'><says>Nog iets.</says>"
        "<reply id='a' next='done'><say>Ja.</say>"
        "<shows competency='problem-solving' points='2'>Lost op.</shows></reply>"
        "<reply id='b' next='done'><say>Nee.</say></reply></turn>"
        "<end id='done' outcome='resolved'/></contact></scenario>";

static struct bundle bundle;
static struct shift *shift;
static struct plan *plan;
static struct shift_state state;

static void set_up(void)
{
    struct diag_list diags = { 0 };
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    bundle_add(&bundle, "shifts/one.xml", SHIFT, strlen(SHIFT));
    bundle_add(&bundle, "packs/meander/proef.xml", SCENARIO, strlen(SCENARIO));
    shift = shift_load(&bundle, "shifts/one.xml", &diags);
    struct buffer text = { 0 };
    diag_list_write(&text, &diags);
    ck_assert_msg(shift != NULL, "%s", buffer_text(&text));
    buffer_finish(&text);
    diag_list_finish(&diags);
    plan = plan_create(shift);
    shift_state_init(&state, plan, 1);
    shift_begin(&state, NULL);
}

static void tear_down(void)
{
    shift_state_finish(&state);
    plan_destroy(plan);
    shift_destroy(shift);
    bundle_finish(&bundle);
}

static void act(struct action action)
{
    struct shift_event event;
    ck_assert_int_eq(shift_decide(&state, &action, &event), REFUSED_NOT);
    shift_apply(&state, &event, NULL);
}

// The slot of the open turn with these words.
static void say(const char *words)
{
    struct offer offer;
    const struct scenario *model = state_scenario(&state, 0);
    shift_offer(&state, 0, 0, &offer);
    for (uint32_t i = 0; i < offer.count; i++) {
        const char *say = scenario_text(model, model->wordings[offer.slots[i].wording].say);
        if (strcmp(say, words) == 0) {
            act((struct action) {
                    .kind = ACTION_REPLY, .turn = offer.turn, .slot = offer.slots[i].slot });
            return;
        }
    }
    ck_abort_msg("“%s” is not on offer", words);
}

static void expect(const int core[COMPETENCY_COUNT], const int missed[COMPETENCY_COUNT])
{
    struct sheet_chances chances[COMPETENCY_COUNT];
    chances_count(&state, chances);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const char *id = competency_id((enum competency)k);
        ck_assert_msg(chances[k].core == core[k], "%s: core %d", id, chances[k].core);
        ck_assert_msg(chances[k].missed == missed[k], "%s: missed %d", id, chances[k].missed);
    }
}

// accuracy 2 at the cause; empathy 4 at the opening and 2 in the later mail; probing 2 for the
// topic (the 3 aside can be passed by); technique 2 in the passage; motivation 1; the extra mail is
// not for everybody.
static const int CORE[COMPETENCY_COUNT] = { 2, 0, 6, 2, 2, 1, 0 };

START_TEST(before_anything_happened_all_of_the_core_is_missing)
{
    expect(CORE, CORE);
}
END_TEST

START_TEST(what_was_reached_is_not_missed)
{
    act((struct action) { .kind = ACTION_WAIT });
    act((struct action) { .kind = ACTION_TAKE });
    say("Wat vervelend.");
    say("Ik zoek het op.");
    say("Dank u wel.");
    expect(CORE, (int[]) { 0, 0, 2, 0, 0, 1, 0 });
    say("Dan regel ik het.");
    say("Tot ziens.");
    expect(CORE, (int[]) { 0, 0, 2, 0, 0, 0, 0 });
}
END_TEST

START_TEST(a_hang_up_keeps_away_what_comes_after_it)
{
    act((struct action) { .kind = ACTION_WAIT });
    act((struct action) { .kind = ACTION_TAKE });
    say("Zegt u het maar.");
    say("Goed.");
    say("Belt u later maar terug.");
    expect(CORE, (int[]) { 0, 0, 2, 2, 2, 1, 0 });
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("chances");
    TCase *cases = tcase_create("chances");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, before_anything_happened_all_of_the_core_is_missing);
    tcase_add_test(cases, what_was_reached_is_not_missed);
    tcase_add_test(cases, a_hang_up_keeps_away_what_comes_after_it);
    suite_add_tcase(suite, cases);
    return suite;
}
