// SPDX-License-Identifier: GPL-3.0-or-later
// Protects conditions in words: what an author wrote comes out again, and the part that fails is
// the one that is marked.
#include "game/shift/explain.h"

#include <string.h>

#include "game/shift/condition.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

#define STORY(condition)                                                                           \
    "<customer id='bob' name='Bob' address='je' mood='sad'/>"                                      \
    "<fact id='known'>Bekend</fact><flag id='raised'/><need id='all' weight='100'>Alles</need>"    \
    "<record id='card' system='customer' title='Kaart'><field name='N'>1</field>"                  \
    "<teaches fact='known'/></record><record id='stock' system='order' title='Voorraad'/>"         \
    "<act id='fix' record='stock' label='Herstel'><result>Zo.</result><solves need='all'/></act>"  \
    "<coach id='how'><ask>Hoe?</ask><answer>Zo.</answer></coach>"                                  \
    "<contact id='call' channel='phone' with='eva' at='09:00' start='hello'>"                      \
    "<turn id='hello'><says>Hallo.</says>"                                                         \
    "<reply id='kind'><say>Fijn.</say><set flag='raised'/>"                                        \
    "<promises promise='letter' by='09:30'/></reply>"                                              \
    "<reply id='blunt'><say>Nee.</say></reply>"                                                    \
    "</turn><turn id='last'><says>En?</says><reply id='bye' next='done'><say>Dag.</say></reply>"   \
    "<reply id='up' next='gone'><say>Hogerop.</say></reply></turn>"                                \
    "<end id='done' outcome='resolved'/><end id='gone' outcome='escalated'/>"                      \
    "<wrap-up><field id='reason' codes='reasons' label='Reden'><right code='a'/></field>"          \
    "</wrap-up></contact>"                                                                         \
    "<promise id='letter' opens-after='call/last' due='10:00' kept-by='act:fix'>Brief</promise>"   \
    "<contact id='probe' channel='e-mail' direction='out' with='eva' when='" condition             \
    "' start='x'>"                                                                                 \
    "<turn id='x'><reply id='y' next='z'><say>Zo.</say></reply></turn>"                            \
    "<end id='z' outcome='resolved'/></contact>"

// What is marked stands between brackets; "take call" was played.
static const struct {
    const char *story;
    const char *told;
} CONDITIONS[] = {
    { STORY("knows known"), "[knows known]" },
    { STORY("not knows known"), "not knows known" },
    { STORY("taken call"), "taken call" },
    { STORY("not taken call"), "[not taken call]" },
    { STORY("taken call and opened card"), "taken call and [opened card]" },
    { STORY("opened card or flag raised"), "[opened card] or [flag raised]" },
    { STORY("taken call or flag raised"), "taken call or flag raised" },
    { STORY("not (taken call or flag raised)"), "not ( [taken call] or flag raised )" },
    { STORY("not (taken call and flag raised)"), "not ( taken call and flag raised )" },
    { STORY("(knows known or pinned card) and taken call"),
            "( [knows known] or [pinned card] ) and taken call" },
    { STORY("knows known and taken call or did fix"), "[knows known] and taken call or [did fix]" },
    { STORY("said kind"), "[said call/hello/kind]" },
    { STORY("left hello"), "[left call/hello]" },
    { STORY("asked how"), "[asked how]" },
    { STORY("before(opened card, said kind)"), "[before(opened card, said call/hello/kind)]" },
    { STORY("ended(call)"), "[ended(call)]" },
    { STORY("ended(call, escalated)"), "[ended(call, escalated)]" },
    { STORY("promised letter and not broken letter"), "[promised letter] and not broken letter" },
    { STORY("held call or returned-late call or noted call"),
            "[held call] or [returned-late call] or [noted call]" },
    { STORY("mood is angry"), "[mood is angry]" },
    { STORY("pleasantness at-least 30"), "[pleasantness at-least 30]" },
    { STORY("pleasantness at-least -30"), "pleasantness at-least -30" },
    { STORY("mood of bob is sad and trust of bob at-least 60"),
            "mood of bob is sad and [trust of bob at-least 60]" },
    { STORY("wrapped(call, reason, c)"), "[wrapped(call, reason, c)]" },
};

enum { CONDITION_TOTAL = sizeof(CONDITIONS) / sizeof(CONDITIONS[0]) };

static void tell_words(struct buffer *told, const explained_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct explained *word = &list->items[i];
        ck_assert(word->asks || !word->fails);
        buffer_add_format(told, "%s%s%s%s", i > 0 ? " " : "", word->fails ? "[" : "", word->text,
                word->fails ? "]" : "");
    }
}

START_TEST(a_condition_comes_back_in_its_words)
{
    struct fixture fixture;
    struct arena arena = { 0 };
    struct buffer told = { 0 };
    explained_list list = { 0 };
    fixture_init(&fixture, CONDITIONS[_i].story);
    fixture_play_all(&fixture, "take call");
    const struct scenario *model = state_scenario(&fixture.state, 0);
    condition_index when = model->contacts[table_find(&model->contact_ids, "probe")].when;
    bool holds = condition_explain(&fixture.state, 0, when, &arena, &list);
    tell_words(&told, &list);
    ck_assert_str_eq(buffer_text(&told), CONDITIONS[_i].told);
    ck_assert(holds == condition_holds(&fixture.state, 0, when));
    ck_assert(holds == (strchr(CONDITIONS[_i].told, '[') == NULL));
    size_t words = list.count;
    ck_assert(condition_explain(&fixture.state, 0, CONDITION_TRUE, &arena, &list));
    ck_assert_uint_eq(list.count, words);
    vec_finish(&list);
    buffer_finish(&told);
    arena_finish(&arena);
    fixture_finish(&fixture);
}
END_TEST

// Nothing in the shipped shift is beyond words.
START_TEST(every_shipped_condition_has_words)
{
    struct fixture fixture;
    fixture_init_shipped(&fixture, 1);
    for (uint32_t s = 0; s < fixture.plan->scenario_count; s++) {
        for (uint32_t i = 1; i < state_scenario(&fixture.state, s)->condition_count; i++) {
            struct arena arena = { 0 };
            explained_list list = { 0 };
            bool holds = condition_explain(&fixture.state, s, i, &arena, &list);
            ck_assert(holds == condition_holds(&fixture.state, s, i));
            bool fails = false;
            for (size_t w = 0; w < list.count; w++) {
                ck_assert_uint_gt(strlen(list.items[w].text), 0);
                fails = fails || list.items[w].fails;
            }
            ck_assert(fails != holds);
            vec_finish(&list);
            arena_finish(&arena);
        }
    }
    fixture_finish(&fixture);
}
END_TEST

START_TEST(a_turn_is_found_by_its_path)
{
    struct fixture fixture;
    fixture_init(&fixture, STORY("knows known"));
    const struct scenario *model = state_scenario(&fixture.state, 0);
    for (uint32_t i = 0; i < model->turn_count; i++) {
        struct buffer path = { 0 };
        turn_write_path(&path, model, i);
        ck_assert_uint_eq(turn_find_path(model, buffer_text(&path)), i);
        buffer_finish(&path);
    }
    ck_assert_uint_eq(turn_find_path(model, "call/nowhere"), INDEX_NONE);
    ck_assert_uint_eq(turn_find_path(model, "hello"), INDEX_NONE);
    fixture_finish(&fixture);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("explain");
    TCase *tests = tcase_create("explain");
    tcase_add_loop_test(tests, a_condition_comes_back_in_its_words, 0, CONDITION_TOTAL);
    tcase_add_test(tests, every_shipped_condition_has_words);
    tcase_add_test(tests, a_turn_is_found_by_its_path);
    suite_add_tcase(suite, tests);
    return suite;
}
