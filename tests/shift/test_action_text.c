// SPDX-License-Identifier: GPL-3.0-or-later
// Protects actions as text: every form reads back as itself, and every slip says what is wrong.
#include "game/shift/action_text.h"

#include <string.h>

#include "tests/shift/fixture.h"
#include "tests/test_main.h"

#define PARTS                                                                                      \
    "<record id='card' system='customer' title='Kaart'><field name='Naam'>Eva</field>"             \
    "<field name='Lange naam'>Eva B</field></record>"                                              \
    "<act id='fix' record='card' label='Herstel'><result>Hersteld.</result></act>"                 \
    "<coach id='how'><ask>Hoe?</ask><answer>Zo.</answer></coach>"                                  \
    "<contact id='call' channel='phone' with='eva' at='09:00' start='hello'>"                      \
    "<turn id='hello'><says>Hallo.</says><reply id='go'><say>Ja?</say></reply>"                    \
    "<reply id='stop'><say>Nee.</say></reply></turn><turn id='mail'><says>Mail.</says>"            \
    "<compose next='done'><section id='s' label='S'><part id='p'><say>P.</say></part>"             \
    "</section></compose></turn><end id='done' outcome='resolved'/>"                               \
    "<wrap-up><field id='reason' codes='reasons' label='Reden'><right code='a'/></field>"          \
    "</wrap-up></contact>"                                                                         \
    "<promise id='letter' opens-after='call/hello' due='10:00' kept-by='act:fix'>Brief</promise>"

static const char *const FORMS[] = {
    "take call",
    "switch call",
    "reply call hello go",
    "part call mail p",
    "unpart call mail p",
    "send call mail",
    "open card",
    "open shared",
    "search knowledge \"iets met \\\"aanhaling\\\" en é\"",
    "pin card/1",
    "pin card/2",
    "note call \"twee\\nregels\"",
    "note call \"\"",
    "act fix",
    "out call",
    "plan letter 09:05",
    "report-late letter",
    "hold call 120",
    "resume call",
    "consult call how",
    "wrap call reason=l",
    "wait",
    "pause",
    "swap one",
    "finish",
};

START_TEST(every_form_reads_back_as_itself)
{
    struct fixture fixture;
    struct diag_list diags = { 0 };
    struct action action;
    struct buffer again = { 0 };
    fixture_init(&fixture, PARTS);
    ck_assert_msg(action_read(FORMS[_i], fixture.plan, &fixture.arena, &action, "f", 1, &diags),
            "%s", FORMS[_i]);
    action_write(&again, fixture.plan, &action);
    ck_assert_str_eq(buffer_text(&again), FORMS[_i]);
    buffer_finish(&again);
    diag_list_finish(&diags);
    fixture_finish(&fixture);
}
END_TEST

static const struct {
    const char *text;
    int code;
    const char *argument; // the last one, or NULL
} SLIPS[] = {
    { "", DIAG_ACTION_UNKNOWN, NULL },
    { "tak call", DIAG_ACTION_UNKNOWN, "take" },
    { "dance", DIAG_ACTION_UNKNOWN, NULL },
    { "take", DIAG_ACTION_WORDS, "take CONTACT" },
    { "take call now", DIAG_ACTION_WORDS, "take CONTACT" },
    { "take cal", DIAG_ACTION_NAME, "call" },
    { "take nobody", DIAG_ACTION_NAME, "nobody" },
    { "take other:call", DIAG_ACTION_NAME, NULL },
    { "take one:nobody", DIAG_ACTION_NAME, "nobody" },
    { "reply call nowhere go", DIAG_ACTION_NAME, "nowhere" },
    { "reply call hello away", DIAG_ACTION_NAME, "away" },
    { "reply nobody hello go", DIAG_ACTION_NAME, "nobody" },
    { "send call", DIAG_ACTION_WORDS, "send CONTACT TURN" },
    { "open cardd", DIAG_ACTION_NAME, "card" },
    { "pin card", DIAG_ACTION_WORDS, "pin RECORD/FIELD" },
    { "pin card/9", DIAG_ACTION_NAME, "9" },
    { "pin card/0", DIAG_ACTION_NAME, "0" },
    { "pin card/Adres", DIAG_ACTION_VALUE, "Adres" },
    { "pin nobody/1", DIAG_ACTION_NAME, "nobody" },
    { "search cellar \"x\"", DIAG_ACTION_VALUE, "cellar" },
    { "search other:web \"x\"", DIAG_ACTION_NAME, NULL },
    { "search web \"x", DIAG_ACTION_QUOTE, NULL },
    { "note call \"x", DIAG_ACTION_QUOTE, NULL },
    { "note nobody \"x\"", DIAG_ACTION_NAME, "nobody" },
    { "act fixx", DIAG_ACTION_NAME, "fix" },
    { "plan letter 25:00", DIAG_ACTION_VALUE, "25:00" },
    { "plan letter 9:00", DIAG_ACTION_VALUE, "9:00" },
    { "plan letter 10:75", DIAG_ACTION_VALUE, "10:75" },
    { "plan lettr 10:00", DIAG_ACTION_NAME, "letter" },
    { "report-late nothing", DIAG_ACTION_NAME, "nothing" },
    { "hold call soon", DIAG_ACTION_VALUE, "soon" },
    { "hold call 99999999", DIAG_ACTION_VALUE, "99999999" },
    { "hold nobody 5", DIAG_ACTION_NAME, "nobody" },
    { "consult call why", DIAG_ACTION_NAME, "why" },
    { "consult nobody how", DIAG_ACTION_NAME, "nobody" },
    { "wrap call reason", DIAG_ACTION_NAME, "reason" },
    { "wrap call reason=zz", DIAG_ACTION_NAME, "reason=zz" },
    { "wrap call colour=a", DIAG_ACTION_NAME, "colour=a" },
    { "wrap nobody reason=a", DIAG_ACTION_NAME, "nobody" },
    { "swap two", DIAG_ACTION_NAME, "two" },
    { "take \xff", DIAG_ACTION_TEXT, NULL },
    { "a b c d e f g h i j k l m n o p q r", DIAG_ACTION_UNKNOWN, NULL },
};

START_TEST(every_slip_says_what_is_wrong)
{
    struct fixture fixture;
    struct diag_list diags = { 0 };
    struct action action;
    fixture_init(&fixture, PARTS);
    ck_assert_msg(
            !action_read(SLIPS[_i].text, fixture.plan, &fixture.arena, &action, "f", 7, &diags),
            "%s", SLIPS[_i].text);
    ck_assert_uint_eq(diags.diags.count, 1);
    const struct diag *diag = &diags.diags.items[0];
    ck_assert_msg(diag->code == SLIPS[_i].code, "%s: %d", SLIPS[_i].text, diag->code);
    ck_assert_int_eq(diag->line, 7);
    const char *last = NULL;
    for (int i = 0; i < DIAG_ARGUMENTS_MAX && diag->arguments[i] != NULL; i++) {
        last = diag->arguments[i];
    }
    if (SLIPS[_i].argument != NULL) {
        ck_assert_ptr_nonnull(last);
        ck_assert_str_eq(last, SLIPS[_i].argument);
    }
    diag_list_finish(&diags);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(a_field_may_be_named)
{
    struct fixture fixture;
    struct diag_list diags = { 0 };
    struct action action;
    fixture_init(&fixture, PARTS);
    ck_assert(action_read(
            "pin card/Lange naam", fixture.plan, &fixture.arena, &action, NULL, 0, &diags));
    ck_assert_uint_eq(action.field, 1);
    diag_list_finish(&diags);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(an_id_of_two_scenarios_stands_behind_its_own)
{
    static const char *const QUALIFIED[] = {
        "take two:call",
        "act one:fix",
        "plan two:letter 09:05",
        "pin two:card/1",
        "search two:web \"x\"",
        "open shared",
    };
    struct fixture fixture;
    struct diag_list diags = { 0 };
    struct action action;
    fixture_init_two(&fixture, PARTS, PARTS);
    ck_assert(!action_read("take call", fixture.plan, &fixture.arena, &action, NULL, 0, &diags));
    ck_assert(diag_list_has(&diags, DIAG_ACTION_AMBIGUOUS));
    for (size_t i = 0; i < sizeof(QUALIFIED) / sizeof(QUALIFIED[0]); i++) {
        struct buffer again = { 0 };
        ck_assert(
                action_read(QUALIFIED[i], fixture.plan, &fixture.arena, &action, NULL, 0, &diags));
        action_write(&again, fixture.plan, &action);
        ck_assert_str_eq(buffer_text(&again), QUALIFIED[i]);
        buffer_finish(&again);
    }
    diag_list_finish(&diags);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(every_word_is_known_by_name)
{
    for (int i = 0; i < ACTION_KIND_COUNT; i++) {
        ck_assert_uint_gt(strlen(action_word((enum action_kind)i)), 0);
    }
    for (int i = 0; i < REFUSED_COUNT; i++) {
        ck_assert_uint_gt(strlen(refusal_id((enum refusal)i)), 0);
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("action_text");
    TCase *cases = tcase_create("action_text");
    tcase_add_loop_test(
            cases, every_form_reads_back_as_itself, 0, sizeof(FORMS) / sizeof(FORMS[0]));
    tcase_add_loop_test(cases, every_slip_says_what_is_wrong, 0, sizeof(SLIPS) / sizeof(SLIPS[0]));
    tcase_add_test(cases, a_field_may_be_named);
    tcase_add_test(cases, an_id_of_two_scenarios_stands_behind_its_own);
    tcase_add_test(cases, every_word_is_known_by_name);
    suite_add_tcase(suite, cases);
    return suite;
}
