// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the map: what stands on it and what leads where, that nothing lies on anything else, and
// that the same seed weighs the same.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/map/map_draw.h"
#include "game/report/map/map_layout.h"
#include "game/report/map/map_weights.h"
#include "game/scenario/load.h"
#include "tests/bench/story.h"
#include "tests/test_main.h"

#define FIXTURES ZEVEN_SOURCE_DIR "/tests/fixtures/good"

struct chart {
    struct bundle bundle;
    struct shift *shift;
    struct map map;
};

static void open_bundle(struct chart *chart, const char *scenario)
{
    struct diag_list diags = { 0 };
    locale_init("en", "");
    const char *path = shift_alone(&chart->bundle, scenario, NULL, &diags);
    ck_assert_ptr_nonnull(path);
    chart->shift = shift_load(&chart->bundle, path, &diags);
    ck_assert_ptr_nonnull(chart->shift);
    diag_list_finish(&diags);
    map_init(&chart->map, chart->shift, INDEX_NONE);
}

static void chart_init(struct chart *chart, const char *root, const char *scenario)
{
    bundle_init_folder(&chart->bundle, root);
    open_bundle(chart, scenario);
}

static void chart_init_story(struct chart *chart, uint32_t turns)
{
    bundle_init_memory(&chart->bundle);
    story_fill(&chart->bundle, turns, 3);
    open_bundle(chart, STORY_SCENARIO);
}

static void chart_finish(struct chart *chart)
{
    map_finish(&chart->map);
    shift_destroy(chart->shift);
    bundle_finish(&chart->bundle);
}

/* ---- what stands on it ---- */

static void write_node(struct buffer *text, const struct map *map, const struct map_node *node)
{
    const char *word = map_competency_word(node->competency);
    buffer_add_format(text, "%s%s%s%s\n", node->kind == MAP_ENDING ? "end " : "", node->title,
            word[0] != '\0' ? " " : "", word);
    for (size_t i = 0; i < map->edges.count; i++) {
        const struct map_edge *edge = &map->edges.items[i];
        if (&map->nodes.items[edge->from] == node) {
            buffer_add_format(text, "  -> %s x%d%s%s\n", map->nodes.items[edge->to].title,
                    edge->slots, edge->conditional ? " if " : "",
                    edge->conditional ? (edge->when != NULL ? edge->when : "…") : "");
        }
    }
}

static void write_map(struct buffer *text, const struct map *map)
{
    for (size_t i = 0; i < map->clusters.count; i++) {
        const struct map_cluster *cluster = &map->clusters.items[i];
        buffer_add_format(text, "[%s]%s%s\n", cluster->title,
                cluster->when[0] != '\0' ? " if " : "", cluster->when);
        for (uint32_t n = 0; n < cluster->count; n++) {
            write_node(text, map, &map->nodes.items[cluster->first + n]);
        }
    }
}

static const struct {
    const char *file;
    const char *map;
} MAPS[] = {
    { "fall-through.xml",
            "[call · phone · 09:20]\n"
            "opening\n"
            "  -> done x2\n"
            "end done\n" },
    { "passages.xml",
            "[call · phone · 09:20]\n"
            "opening\n"
            "  -> identity/ask x1\n"
            "  -> done x1\n"
            "identity/ask\n"
            "  -> address/ask x1\n"
            "  -> done x1\n"
            "address/ask\n"
            "  -> done x1\n"
            "end done\n"
            "[back · chat · after call] if said call/identity/ask/name\n"
            "identity/ask\n"
            "  -> address/ask x1\n"
            "  -> done x1\n"
            "address/ask\n"
            "  -> done x1\n"
            "end done\n" },
    { "compose.xml",
            "[mail · e-mail · 09:20]\n"
            "answer Accur.\n"
            "  -> done x1\n"
            "end done\n" },
};

START_TEST(what_stands_on_it_is_what_the_scenario_says)
{
    struct chart chart;
    struct buffer text = { 0 };
    chart_init(&chart, FIXTURES, MAPS[_i].file);
    write_map(&text, &chart.map);
    ck_assert_str_eq(buffer_text(&text), MAPS[_i].map);
    buffer_finish(&text);
    chart_finish(&chart);
}
END_TEST

START_TEST(one_contact_can_be_shown_by_itself)
{
    struct chart chart;
    chart_init(&chart, FIXTURES, "passages.xml");
    map_finish(&chart.map);
    map_init(&chart.map, chart.shift, 1);
    ck_assert_uint_eq(chart.map.clusters.count, 1);
    ck_assert_str_eq(chart.map.clusters.items[0].title, "back · chat · after call");
    ck_assert_uint_eq(chart.map.nodes.count, 3);
    chart_finish(&chart);
}
END_TEST

START_TEST(text_is_found_wherever_it_is_said_and_the_search_goes_round)
{
    struct chart chart;
    chart_init(&chart, FIXTURES, "passages.xml");
    const struct map *map = &chart.map;
    uint32_t first = map_find_text(map, "UW STRAAT", INDEX_NONE);
    ck_assert_str_eq(map->nodes.items[first].title, "address/ask");
    uint32_t second = map_find_text(map, "uw straat", first);
    ck_assert_uint_gt(second, first);
    ck_assert_uint_eq(map_find_text(map, "uw straat", second), first);
    ck_assert_uint_eq(map_find_text(map, "nergens", INDEX_NONE), INDEX_NONE);
    chart_finish(&chart);
}
END_TEST

/* ---- where it lies ---- */

static bool apart(const struct map_node *a, const struct map_node *b)
{
    return fabs(a->x - b->x) >= MAP_NODE_WIDTH || fabs(a->y - b->y) >= MAP_NODE_HEIGHT;
}

static bool holds(struct canvas_rect rect, const struct map_node *node)
{
    return node->x >= rect.x && node->y >= rect.y + MAP_HEADING - MAP_MARGIN &&
            node->x + MAP_NODE_WIDTH <= rect.x + rect.width + 0.01 &&
            node->y + MAP_NODE_HEIGHT <= rect.y + rect.height + 0.01;
}

// On the edge of the box, or as good as.
static bool touches(const struct map_node *node, struct canvas_point point)
{
    return point.x >= node->x - 2 && point.x <= node->x + MAP_NODE_WIDTH + 2 &&
            point.y >= node->y - 2 && point.y <= node->y + MAP_NODE_HEIGHT + 2;
}

static void check_places(const struct map *map)
{
    for (size_t i = 0; i < map->nodes.count; i++) {
        for (size_t j = i + 1; j < map->nodes.count; j++) {
            ck_assert_msg(apart(&map->nodes.items[i], &map->nodes.items[j]), "%s on %s",
                    map->nodes.items[i].title, map->nodes.items[j].title);
        }
    }
    for (size_t i = 0; i < map->clusters.count; i++) {
        const struct map_cluster *cluster = &map->clusters.items[i];
        ck_assert(cluster->rect.x + cluster->rect.width <= map->width + 0.01);
        ck_assert(cluster->rect.y + cluster->rect.height <= map->height + 0.01);
        for (uint32_t n = 0; n < cluster->count; n++) {
            ck_assert_msg(holds(cluster->rect, &map->nodes.items[cluster->first + n]), "%s in %s",
                    map->nodes.items[cluster->first + n].title, cluster->title);
        }
    }
    for (size_t i = 0; i < map->edges.count; i++) {
        const struct map_edge *edge = &map->edges.items[i];
        const struct canvas_point *points = &map->points.items[edge->points];
        ck_assert_uint_ge(edge->point_count, 4);
        ck_assert(touches(&map->nodes.items[edge->from], points[0]));
        ck_assert(touches(&map->nodes.items[edge->to], points[edge->point_count - 1]));
    }
}

static const char *const SHIPPED[] = { "packs/noordwind/jaarnota.xml",
    "packs/noorderkist/pakket.xml", "packs/boekwijzer/boekhouden.xml" };

START_TEST(no_box_lies_on_another_and_every_line_goes_from_box_to_box)
{
    struct chart chart;
    struct diag_list diags = { 0 };
    chart_init(&chart, ZEVEN_SOURCE_DIR "/scenarios", SHIPPED[_i]);
    ck_assert(map_layout(&chart.map, &diags));
    check_places(&chart.map);
    map_layout_rows(&chart.map);
    check_places(&chart.map);
    chart_finish(&chart);
}
END_TEST

START_TEST(many_turns_that_lead_anywhere_are_laid_out_too)
{
    struct chart chart;
    struct diag_list diags = { 0 };
    chart_init_story(&chart, 500);
    ck_assert(map_layout(&chart.map, &diags));
    check_places(&chart.map);
    chart_finish(&chart);
}
END_TEST

START_TEST(without_dot_it_is_said_and_the_map_lies_in_rows)
{
    struct chart chart;
    struct diag_list diags = { 0 };
    chart_init(&chart, FIXTURES, "passages.xml");
    setenv("PATH", "/nonexistent", 1);
    ck_assert(!map_layout(&chart.map, &diags));
    ck_assert(diag_list_has(&diags, DIAG_MAP_NO_DOT));
    check_places(&chart.map);
    diag_list_finish(&diags);
    chart_finish(&chart);
}
END_TEST

START_TEST(what_is_no_layout_is_not_taken_for_one)
{
    static const char *const ANSWERS[] = { "", "graph 1 2", "graph 1 1 1\nnode 99 1 1\nstop\n",
        "graph 1 1 1\nnode x 1 1\nstop\n", "graph 1 1 1\nedge 0 0 5 1 1\nstop\n",
        "graph 1 1 1\nedge 0 1 4 1 1 nan\nstop\n", "graph 1 1 1\nhello\nstop\n" };
    struct chart chart;
    chart_init(&chart, FIXTURES, "fall-through.xml");
    for (size_t i = 0; i < sizeof(ANSWERS) / sizeof(ANSWERS[0]); i++) {
        ck_assert_msg(!map_layout_read(&chart.map, ANSWERS[i]), "%s", ANSWERS[i]);
    }
    chart_finish(&chart);
}
END_TEST

/* ---- who passes ---- */

START_TEST(as_many_leave_a_contact_as_come_in)
{
    struct chart chart;
    chart_init(&chart, ZEVEN_SOURCE_DIR "/scenarios", SHIPPED[0]);
    const struct map *map = &chart.map;
    map_weigh(&chart.map, 7, 60);
    ck_assert_uint_eq(map->plays, 60);
    uint32_t out = 0;
    uint32_t first = map->clusters.items[0].first;
    for (uint32_t i = 0; i < map->clusters.items[0].count; i++) {
        const struct map_node *node = &map->nodes.items[first + i];
        ck_assert_uint_le(node->passes, 60);
        out += node->kind == MAP_ENDING ? node->passes : 0;
    }
    ck_assert_uint_eq(map->nodes.items[first].passes, 60);
    ck_assert_uint_eq(out, 60);
    const struct range slots = map->scenario->turns[map->nodes.items[first].item].slots;
    uint32_t said = 0;
    for (uint32_t i = 0; i < slots.count; i++) {
        said += map->chosen[slots.first + i];
    }
    ck_assert_uint_eq(said, 60);
    uint32_t was = map->nodes.items[first + 8].passes;
    map_weigh(&chart.map, 7, 60);
    ck_assert_uint_eq(map->nodes.items[first + 8].passes, was);
    chart_finish(&chart);
}
END_TEST

/* ---- the drawing ---- */

static const struct {
    enum map_format format;
    const char *begins;
} FORMATS[] = {
    { MAP_SVG, "<?xml version=\"1.0\"" },
    { MAP_PDF, "%PDF-1." },
    { MAP_PNG, "\x89PNG\r\n" },
};

START_TEST(it_is_written_as_svg_pdf_and_png)
{
    struct chart chart;
    struct diag_list diags = { 0 };
    struct buffer once = { 0 };
    struct buffer again = { 0 };
    chart_init(&chart, FIXTURES, "passages.xml");
    ck_assert(map_layout(&chart.map, &diags));
    ck_assert(map_write(&chart.map, FORMATS[_i].format, "2026-11-18T09:00:00Z", &once));
    ck_assert(map_write(&chart.map, FORMATS[_i].format, "2026-11-18T09:00:00Z", &again));
    ck_assert_uint_gt(once.size, 1000);
    ck_assert_int_eq(memcmp(once.bytes, FORMATS[_i].begins, strlen(FORMATS[_i].begins)), 0);
    ck_assert_uint_eq(once.size, again.size);
    ck_assert_int_eq(memcmp(once.bytes, again.bytes, once.size), 0);
    buffer_finish(&once);
    buffer_finish(&again);
    chart_finish(&chart);
}
END_TEST

START_TEST(every_competency_has_a_word_and_a_colour_of_its_own)
{
    locale_init("en", "");
    const struct map_colours *looks[] = { map_colours_light(), map_colours_contrast() };
    for (uint8_t a = 0; a < COMPETENCY_COUNT; a++) {
        ck_assert_str_ne(map_competency_word(a), "");
        for (uint8_t b = (uint8_t)(a + 1); b < COMPETENCY_COUNT; b++) {
            ck_assert_str_ne(map_competency_word(a), map_competency_word(b));
            ck_assert(looks[0]->competency[a] != looks[0]->competency[b]);
            ck_assert(looks[1]->competency[a] != looks[1]->competency[b]);
        }
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("map");
    TCase *cases = tcase_create("map");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, what_stands_on_it_is_what_the_scenario_says, 0,
            (int)(sizeof(MAPS) / sizeof(MAPS[0])));
    tcase_add_test(cases, one_contact_can_be_shown_by_itself);
    tcase_add_test(cases, text_is_found_wherever_it_is_said_and_the_search_goes_round);
    tcase_add_loop_test(cases, no_box_lies_on_another_and_every_line_goes_from_box_to_box, 0, 3);
    tcase_add_test(cases, many_turns_that_lead_anywhere_are_laid_out_too);
    tcase_add_test(cases, without_dot_it_is_said_and_the_map_lies_in_rows);
    tcase_add_test(cases, what_is_no_layout_is_not_taken_for_one);
    tcase_add_test(cases, as_many_leave_a_contact_as_come_in);
    tcase_add_loop_test(cases, it_is_written_as_svg_pdf_and_png, 0, 3);
    tcase_add_test(cases, every_competency_has_a_word_and_a_colour_of_its_own);
    suite_add_tcase(suite, cases);
    return suite;
}
