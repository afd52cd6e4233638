// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the graph of a conversation: each turn a decision, each way on an option with its
// points; regret and chances are counted on it.
#include "game/scenario/way_graph.h"

#include <string.h>

#include "tests/scenario/story_file.h"
#include "tests/test_main.h"

struct built {
    struct story story;
    struct way_graph graph;
};

static void build(struct built *built, uint32_t contact)
{
    ck_assert_ptr_nonnull(built->story.scenario);
    built->graph = (struct way_graph) { 0 };
    way_graph_build(&built->graph, built->story.scenario, contact);
    struct path_graph paths = way_graph_paths(&built->graph);
    ck_assert(path_graph_sound(&paths));
}

static void build_fixture(struct built *built, const char *name)
{
    story_load_fixture(&built->story, name);
    build(built, 0);
}

static void finish(struct built *built)
{
    way_graph_finish(&built->graph);
    story_finish(&built->story);
}

// The decision of the turn with this id.
static int decision_of(const struct built *built, const char *id)
{
    const struct scenario *model = built->story.scenario;
    struct range turns = built->graph.contact->turns;
    for (uint32_t i = 0; i < turns.count; i++) {
        if (strcmp(scenario_string(model, model->turns[turns.first + i].id), id) == 0) {
            return (int)i;
        }
    }
    ck_abort_msg("no turn %s", id);
}

static const struct path_option *option_of(const struct built *built, const char *turn, int index)
{
    const struct path_decision *at = &built->graph.decisions.items[decision_of(built, turn)];
    ck_assert_int_lt(index, at->count);
    return &built->graph.options.items[at->first + index];
}

static const struct way_origin *origin_of(const struct built *built, const char *turn, int index)
{
    const struct path_decision *at = &built->graph.decisions.items[decision_of(built, turn)];
    ck_assert_int_lt(index, at->count);
    return &built->graph.origins.items[at->first + index];
}

static int count_of(const struct built *built, const char *turn)
{
    return built->graph.decisions.items[decision_of(built, turn)].count;
}

START_TEST(a_visit_leads_into_its_passage_and_back_to_where_it_goes_on)
{
    struct built built;
    build_fixture(&built, "passages");
    ck_assert_int_eq(count_of(&built, "opening"), 2);
    ck_assert_int_eq(option_of(&built, "opening", 0)->next, decision_of(&built, "identity/ask"));
    ck_assert_int_eq(option_of(&built, "opening", 1)->next, PATH_END);
    ck_assert_int_eq(
            option_of(&built, "identity/ask", 0)->next, decision_of(&built, "address/ask"));
    ck_assert_int_eq(option_of(&built, "identity/ask", 1)->next, PATH_END);
    struct path_graph paths = way_graph_paths(&built.graph);
    ck_assert_int_eq(paths.start, decision_of(&built, "opening"));
    finish(&built);
}
END_TEST

#define XMLNS "xmlns='urn:zeven:scenario:1' version='1' xml:lang='nl' "

static const char PACK[] = "<pack " XMLNS "id='x' name='Iks' accent='#654321'/>";

// One passage, visited twice; the reply in it says where it comes back to.
static void build_twice(struct built *built, const char *first, const char *second)
{
    struct buffer xml = { 0 };
    buffer_add_format(&xml,
            "<scenario " XMLNS "id='s' sector='retail-media' client='x'><title>t</title>"
            "<intent>i</intent><customer id='b' name='B' address='je' mood='sad'/>"
            "<passage id='p'><turn id='ask'><says>Ja?</says>"
            "<reply id='r' next='return'><say>Goed.</say></reply></turn></passage>"
            "<contact id='c' channel='phone' with='b' at='09:30' start='t'>"
            "<turn id='t'><says>Hallo.</says><reply id='one' next='v1'><say>Een.</say></reply>"
            "<reply id='two' next='v2'><say>Twee.</say></reply>"
            "<reply id='on' next='u'><say>Drie.</say></reply></turn>"
            "<turn id='u'><says>En?</says><reply id='so' next='e'><say>Zo.</say></reply>"
            "<reply id='no' next='f'><say>Nee.</say></reply></turn>"
            "<visit id='v1' passage='p' next='%s'/><visit id='v2' passage='p' next='%s'/>"
            "<end id='e' outcome='resolved'/><end id='f' outcome='escalated'/></contact>"
            "</scenario>",
            first, second);
    story_load(&built->story, buffer_text(&xml), PACK);
    buffer_finish(&xml);
    build(built, 0);
}

START_TEST(visits_that_agree_on_the_way_back_are_decided)
{
    struct built built;
    build_twice(&built, "u", "u");
    ck_assert(built.graph.decided);
    ck_assert_int_eq(option_of(&built, "p/ask", 0)->next, decision_of(&built, "u"));
    finish(&built);
    // However it ends, it ends.
    build_twice(&built, "e", "f");
    ck_assert(built.graph.decided);
    ck_assert_int_eq(option_of(&built, "p/ask", 0)->next, PATH_END);
    finish(&built);
}
END_TEST

// A passage in a passage, led into by what stands in the turn beside it.
static void build_nested(struct built *built, const char *beside)
{
    struct buffer xml = { 0 };
    buffer_add_format(&xml,
            "<scenario " XMLNS "id='s' sector='retail-media' client='x'><title>t</title>"
            "<intent>i</intent><customer id='b' name='B' address='je' mood='sad'/>"
            "<fact id='k' several-ways='no'>K</fact>"
            "<passage id='p'><turn id='ask'><says teaches='k'>Ja?</says>"
            "<reply id='r' next='return'><say>Goed.</say></reply></turn></passage>"
            "<passage id='q'><turn id='before'><says>Eerst.</says>%s</turn>"
            "<visit id='inner' passage='p' next='return'/></passage>"
            "<contact id='c' channel='e-mail' with='b' at='09:30' start='t'>"
            "<turn id='t'><says>Hallo.</says><reply id='one' "
            "next='v'><say>Een.</say></reply></turn>"
            "<visit id='v' passage='q' next='u'/>"
            "<turn id='u'><says>En?</says><reply id='so' next='e'><say>Zo.</say></reply></turn>"
            "<end id='e' outcome='resolved'/></contact></scenario>",
            beside);
    story_load(&built->story, buffer_text(&xml), PACK);
    buffer_finish(&xml);
    build(built, 0);
}

START_TEST(a_passage_in_a_passage_comes_back_through_both)
{
    static const char *const BESIDE[] = {
        "<reply id='r' next='inner'><say>Goed.</say></reply>",
        "<reply id='r' next='return' when='knows k'><say>Goed.</say></reply>"
        "<fall-through next='inner'/>",
        "<compose next='inner'><section id='s' label='S'><part id='x'><say>X.</say></part>"
        "</section></compose>",
    };
    for (size_t i = 0; i < sizeof(BESIDE) / sizeof(BESIDE[0]); i++) {
        struct built built;
        build_nested(&built, BESIDE[i]);
        ck_assert(built.graph.decided);
        ck_assert_int_eq(option_of(&built, "t", 0)->next, decision_of(&built, "q/before"));
        ck_assert_int_eq(option_of(&built, "p/ask", 0)->next, decision_of(&built, "u"));
        finish(&built);
    }
}
END_TEST

START_TEST(a_passage_that_comes_back_to_two_places_is_not_decided)
{
    struct built built;
    build_twice(&built, "u", "e");
    ck_assert(!built.graph.decided);
    finish(&built);
}
END_TEST

// A passage visits another and goes on by returning itself.
START_TEST(a_visit_that_returns_comes_back_to_where_its_passage_does)
{
    static const char STORY[] =
            "<scenario " XMLNS "id='s' sector='retail-media' client='x'><title>t</title>"
            "<intent>i</intent><customer id='b' name='B' address='je' mood='sad'/>"
            "<passage id='inner'><turn id='ask'><says>Ja?</says>"
            "<reply id='r' next='return'><say>Goed.</say></reply></turn></passage>"
            "<passage id='outer'><turn id='first'><says>En?</says>"
            "<reply id='r' next='deeper'><say>Zo.</say></reply></turn>"
            "<visit id='deeper' passage='inner' next='return'/></passage>"
            "<contact id='c' channel='phone' with='b' at='09:30' start='t'>"
            "<turn id='t'><says>Hallo.</says><reply id='one' "
            "next='v'><say>Een.</say></reply></turn>"
            "<turn id='u'><says>En?</says><reply id='so' next='e'><say>Zo.</say></reply></turn>"
            "<visit id='v' passage='outer' next='u'/>"
            "<end id='e' outcome='resolved'/></contact></scenario>";
    struct built built;
    story_load(&built.story, STORY, PACK);
    build(&built, 0);
    ck_assert(built.graph.decided);
    ck_assert_int_eq(option_of(&built, "t", 0)->next, decision_of(&built, "outer/first"));
    ck_assert_int_eq(option_of(&built, "outer/first", 0)->next, decision_of(&built, "inner/ask"));
    ck_assert_int_eq(option_of(&built, "inner/ask", 0)->next, decision_of(&built, "u"));
    finish(&built);
}
END_TEST

START_TEST(every_wording_is_an_option_with_its_points)
{
    struct built built;
    build_fixture(&built, "informed");
    ck_assert_int_ge(count_of(&built, "opening"), 3);
    uint32_t slot = origin_of(&built, "opening", 0)->slot;
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(option_of(&built, "opening", i)->points, 3 - i);
        ck_assert_uint_eq(origin_of(&built, "opening", i)->slot, slot);
        ck_assert_uint_eq(origin_of(&built, "opening", i)->wording,
                origin_of(&built, "opening", 0)->wording + (uint32_t)i);
    }
    finish(&built);
}
END_TEST

START_TEST(topics_are_no_part_of_the_way)
{
    struct built built;
    build_fixture(&built, "topics");
    ck_assert_int_eq(count_of(&built, "opening"), 1);
    ck_assert_int_eq(option_of(&built, "opening", 0)->points, 0);
    ck_assert(built.graph.decided);
    finish(&built);
}
END_TEST

START_TEST(falling_through_is_the_last_option)
{
    struct built built;
    build_fixture(&built, "fall-through");
    ck_assert_int_eq(count_of(&built, "opening"), 3);
    ck_assert_uint_ne(origin_of(&built, "opening", 1)->slot, INDEX_NONE);
    ck_assert_uint_eq(origin_of(&built, "opening", 2)->slot, INDEX_NONE);
    ck_assert_int_eq(option_of(&built, "opening", 2)->next, PATH_END);
    finish(&built);
}
END_TEST

START_TEST(a_letter_reaches_from_its_worst_parts_to_its_best_with_both_bonuses)
{
    struct built built;
    build_fixture(&built, "compose");
    int reach[2];
    const struct scenario *model = built.story.scenario;
    way_letter_reach(model, &model->turns[built.graph.contact->start], reach);
    ck_assert_int_eq(reach[0], 0);
    ck_assert_int_eq(reach[1], 2 + 3 + 2);
    ck_assert_int_eq(count_of(&built, "answer"), 3);
    ck_assert_int_eq(option_of(&built, "answer", 0)->points, 0);
    ck_assert_int_eq(option_of(&built, "answer", 1)->points, 0);
    ck_assert_int_eq(option_of(&built, "answer", 2)->points, 7);
    ck_assert_uint_eq(origin_of(&built, "answer", 0)->slot, INDEX_NONE);
    finish(&built);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("way_graph");
    TCase *cases = tcase_create("way_graph");
    tcase_add_test(cases, a_visit_leads_into_its_passage_and_back_to_where_it_goes_on);
    tcase_add_test(cases, visits_that_agree_on_the_way_back_are_decided);
    tcase_add_test(cases, a_passage_in_a_passage_comes_back_through_both);
    tcase_add_test(cases, a_passage_that_comes_back_to_two_places_is_not_decided);
    tcase_add_test(cases, a_visit_that_returns_comes_back_to_where_its_passage_does);
    tcase_add_test(cases, every_wording_is_an_option_with_its_points);
    tcase_add_test(cases, topics_are_no_part_of_the_way);
    tcase_add_test(cases, falling_through_is_the_last_option);
    tcase_add_test(cases, a_letter_reaches_from_its_worst_parts_to_its_best_with_both_bonuses);
    suite_add_tcase(suite, cases);
    return suite;
}
