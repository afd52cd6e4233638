// SPDX-License-Identifier: GPL-3.0-or-later
// Protects conditions: what an author writes becomes that postfix code, and each slip is said with
// its place.
#include "game/scenario/diag_codes.h"

#include <stdio.h>
#include <string.h>

#include "tests/scenario/story_file.h"
#include "tests/test_main.h"

static const char pack[] = "<pack xmlns='urn:zeven:scenario:1' id='x' version='1' xml:lang='nl' "
                           "name='X' accent='#000000'/>";

// Two contacts with a turn "ask" and a reply "yes" each; the condition stands in a reply of the
// first.
static void load_with(struct story *story, const char *condition)
{
    struct buffer xml = { 0 };
    buffer_add_format(&xml,
            "<scenario xmlns='urn:zeven:scenario:1' id='a' version='1' xml:lang='nl' "
            "sector='retail-media' client='x'><title>t</title><intent>i</intent>"
            "<customer id='ans' name='A' address='je' mood='sad'/>"
            "<customer id='bo' name='B' address='je' mood='angry'/>"
            "<fact id='late' accept='Z0276' because='proef'>f</fact><flag id='told'/>"
            "<record id='file' system='web' title='t'><text>x</text></record>"
            "<contact id='call' channel='phone' with='bo' at='09:00'>"
            "<turn id='ask'><reply id='yes'><say>x</say></reply>"
            "<reply id='maybe' when='%s'><say>y</say></reply></turn>"
            "<end id='e' outcome='resolved'/></contact>"
            "<contact id='mail' channel='e-mail' with='ans' at='09:00'>"
            "<turn id='ask'><reply id='yes'><say>x</say></reply><reply "
            "id='only'><say>x</say></reply>"
            "</turn><turn id='twice'><reply id='only'><say>x</say></reply></turn>"
            "<end id='e' outcome='resolved'/></contact></scenario>",
            condition);
    story_load(story, buffer_text(&xml), pack);
    buffer_finish(&xml);
}

// "mark mark not and": what the numbers are is for other tests.
static void write_code(const struct scenario *scenario, uint32_t condition, struct buffer *text)
{
    static const char *const words[] = { "mark", "not", "and", "or", "ended", "promise", "mood",
        "at-least", "contact", "wrapped" };
    if ((condition & CONDITION_OF_MARK) != 0) { // one mark is its own index
        buffer_add(text, (condition & CONDITION_OF_MARK_NOT) != 0 ? "mark not" : "mark");
        return;
    }
    struct range range = scenario->conditions[condition];
    for (uint32_t i = 0; i < range.count; i++) {
        buffer_add_format(
                text, "%s%s", i > 0 ? " " : "", words[scenario->code[range.first + i] >> 24]);
    }
}

START_TEST(precedence_is_not_then_and_then_or)
{
    static const struct {
        const char *condition;
        const char *code;
    } cases[] = {
        { "knows late", "mark" },
        { "  knows   late  ", "mark" },
        { "knows(late)", "mark" },
        { "not flag told", "mark not" },
        { "not knows late and flag told", "mark not mark and" },
        { "not (knows late and flag told)", "mark mark and not" },
        { "knows late or flag told and opened file", "mark mark mark and or" },
        { "(knows late or flag told) and opened file", "mark mark or mark and" },
        { "knows late and flag told and opened file", "mark mark and mark and" },
        { "not not flag told", "mark not not" },
        { "ended mail", "ended" },
        { "ended(mail, escalated) or held mail", "ended contact or" },
        { "mood is wary and trust of ans at-least 60", "mood at-least and" },
        { "before(knows late, before)", NULL },
        { "taken mail", "mark" },
        { "((((((((((((flag told))))))))))))", "mark" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct story story;
        struct buffer code = { 0 };
        load_with(&story, cases[i].condition);
        if (cases[i].code == NULL) {
            ck_assert_ptr_null(story.scenario);
        } else {
            ck_assert_msg(story.scenario != NULL, "%s", cases[i].condition);
            write_code(story.scenario, story.scenario->slots[1].when, &code);
            ck_assert_str_eq(buffer_text(&code), cases[i].code);
        }
        buffer_finish(&code);
        story_finish(&story);
    }
}
END_TEST

START_TEST(operands_say_whom_and_how_much)
{
    struct story story;
    load_with(&story, "mood is angry and trust of ans at-least 60 and pleasantness at-least -20");
    const struct range range = story.scenario->conditions[story.scenario->slots[1].when];
    const uint32_t *code = story.scenario->code + range.first;
    uint32_t angry = table_find(&story.rules->mood_ids, "angry");
    ck_assert_uint_eq(code[0], CONDITION_CODE(CONDITION_MOOD, 1U << 8 | angry)); // bo's contact
    ck_assert_uint_eq(code[1], CONDITION_CODE(CONDITION_AT_LEAST, AXIS_TRUST << 8 | 160));
    ck_assert_uint_eq(
            code[3], CONDITION_CODE(CONDITION_AT_LEAST, 1U << 12 | AXIS_PLEASANTNESS << 8 | 80));
    story_finish(&story);
}
END_TEST

START_TEST(a_bare_id_means_the_one_in_the_same_contact)
{
    struct story story;
    load_with(&story, "said yes and left ask");
    const struct scenario *scenario = story.scenario;
    ck_assert_ptr_nonnull(scenario);
    const uint32_t *code = scenario->code + scenario->conditions[scenario->slots[1].when].first;
    ck_assert_uint_eq(code[0], CONDITION_CODE(CONDITION_MARK, scenario->slots[0].said));
    ck_assert_uint_eq(code[1], CONDITION_CODE(CONDITION_MARK, scenario->turns[0].left));
    story_finish(&story);

    load_with(&story, "said mail/ask/yes and said ask/only");
    scenario = story.scenario;
    ck_assert_ptr_nonnull(scenario);
    code = scenario->code + scenario->conditions[scenario->slots[1].when].first;
    ck_assert_uint_eq(code[0], CONDITION_CODE(CONDITION_MARK, scenario->slots[2].said));
    ck_assert_uint_eq(code[1], CONDITION_CODE(CONDITION_MARK, scenario->slots[3].said));
    story_finish(&story);
}
END_TEST

START_TEST(slips_are_said_with_their_place)
{
    static const struct {
        const char *condition;
        int code;
        int at;               // which argument
        const char *argument; // what it is; NULL: there is none
    } cases[] = {
        { "flag told and", DIAG_CONDITION_SYNTAX, 1, "14" },
        { "flag told flag told", DIAG_CONDITION_SYNTAX, 1, "11" },
        { "(flag told", DIAG_CONDITION_SYNTAX, 2, ")" },
        { "flag", DIAG_CONDITION_SYNTAX, 2, "flag" },
        { "flag )", DIAG_CONDITION_SYNTAX, 1, "6" },
        { ")", DIAG_CONDITION_SYNTAX, 1, "1" },
        { "flag(told", DIAG_CONDITION_SYNTAX, 2, ")" },
        { "before flag told", DIAG_CONDITION_SYNTAX, 2, "(" },
        { "before(flag told flag told)", DIAG_CONDITION_SYNTAX, 2, "," },
        { "before(flag told, flag told", DIAG_CONDITION_SYNTAX, 2, ")" },
        { "before(mood is sad, flag told)", DIAG_CONDITION_BEFORE, 1, "mood" },
        { "before(flag told, ended(mail))", DIAG_CONDITION_BEFORE, 1, "ended" },
        { "before(flag tald, flag told)", DIAG_NAME_UNKNOWN, 2, "told" },
        { "mood angry", DIAG_CONDITION_SYNTAX, 2, "is" },
        { "mood of bo angry", DIAG_CONDITION_SYNTAX, 2, "is" },
        { "mood of be is angry", DIAG_NAME_UNKNOWN, 1, "be" },
        { "mood is mad", DIAG_CONDITION_VALUE, 1, "mad" },
        { "trust 60", DIAG_CONDITION_SYNTAX, 2, "at-least" },
        { "trust at-least much", DIAG_CONDITION_VALUE, 1, "much" },
        { "trust at-least -1", DIAG_CONDITION_VALUE, 2, "0 .. 100" },
        { "trust at-least 101", DIAG_CONDITION_VALUE, 1, "101" },
        { "pleasantness at-least -101", DIAG_CONDITION_VALUE, 2, "-100 .. 100" },
        { "ended(mail, won)", DIAG_CONDITION_VALUE, 1, "won" },
        { "ended(mail", DIAG_CONDITION_SYNTAX, 2, ")" },
        { "ended(maill)", DIAG_NAME_UNKNOWN, 2, "mail" },
        { "wrapped mail", DIAG_CONDITION_SYNTAX, 2, "(" },
        { "wrapped(mail)", DIAG_CONDITION_SYNTAX, 2, "," },
        { "wrapped(mail, reason, code)", DIAG_NAME_UNKNOWN, 0, "field" },
        { "wrapped(mail, )", DIAG_CONDITION_SYNTAX, 2, "field" },
        { "wrapped(told, reason, code)", DIAG_NAME_KIND, 1, "flag" },
        { "knows told", DIAG_NAME_KIND, 2, "fact" },
        { "knows lat", DIAG_NAME_UNKNOWN, 2, "late" },
        { "knows quite-something-else", DIAG_NAME_UNKNOWN, 2, NULL },
        { "perceives late", DIAG_CONDITION_WORD, 2, NULL },
        { "opend file", DIAG_CONDITION_WORD, 2, "opened" },
        { "said only", DIAG_NAME_AMBIGUOUS, 0, "only" },
        { "said nothing", DIAG_NAME_UNKNOWN, 0, "reply" },
        { "left mail/aks", DIAG_NAME_UNKNOWN, 2, "mail/ask" },
        { "not not not not not not not not not not not not not not not not flag told",
                DIAG_CONDITION_DEEP, 1, "15" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct story story;
        load_with(&story, cases[i].condition);
        ck_assert_msg(story.scenario == NULL, "%s loads", cases[i].condition);
        const struct diag *diag = story_diag(&story, cases[i].code);
        ck_assert_msg(diag != NULL, "%s: expected %d, found %d", cases[i].condition, cases[i].code,
                story.diags.diags.items[0].code);
        const char *argument = diag->arguments[cases[i].at];
        bool same = cases[i].argument == NULL
                ? argument == NULL
                : argument != NULL && strcmp(argument, cases[i].argument) == 0;
        ck_assert_msg(same, "%s: argument %d is %s", cases[i].condition, cases[i].at, argument);
        ck_assert_uint_eq(story.diags.errors, 1);
        story_finish(&story);
    }
}
END_TEST

START_TEST(a_word_of_any_length_is_refused)
{
    struct story story;
    struct buffer condition = { 0 };
    buffer_add(&condition, "flag t");
    for (int i = 0; i < 300; i++) {
        buffer_add(&condition, "old");
    }
    load_with(&story, buffer_text(&condition));
    ck_assert_ptr_nonnull(story_diag(&story, DIAG_NAME_UNKNOWN));
    buffer_finish(&condition);
    story_finish(&story);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("condition");
    TCase *cases = tcase_create("condition");
    tcase_set_timeout(cases, 30);
    tcase_add_test(cases, precedence_is_not_then_and_then_or);
    tcase_add_test(cases, operands_say_whom_and_how_much);
    tcase_add_test(cases, a_bare_id_means_the_one_in_the_same_contact);
    tcase_add_test(cases, slips_are_said_with_their_place);
    tcase_add_test(cases, a_word_of_any_length_is_refused);
    suite_add_tcase(suite, cases);
    return suite;
}
