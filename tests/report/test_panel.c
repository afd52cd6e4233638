// SPDX-License-Identifier: GPL-3.0-or-later
// Protects a panel from knowing what the author thought, and from an order that tells it.
#include "game/report/markup.h"
#include "game/report/panel.h"

#include <stdlib.h>
#include <string.h>

#include "tests/report/play.h"
#include "tests/test_main.h"

static const char *const SCENARIOS[] = { "noordwind/jaarnota", "noorderkist/pakket",
    "boekwijzer/boekhouden", "voorbeeld/veerboot" };

enum { SCENARIO_COUNT = 4 };

static const struct scenario *model_of(const struct play *play)
{
    return play->shift->entries[0].scenario;
}

// The text as the booklet writes it.
static char *escaped(const char *text)
{
    struct buffer out = { 0 };
    markup_add(&out, text);
    return buffer_take(&out);
}

START_TEST(a_booklet_tells_no_reasons_and_no_points)
{
    struct play play;
    struct panel panel;
    struct buffer html = { 0 };
    struct buffer key = { 0 };
    play_init(&play, SCENARIOS[_i]);
    panel_init(&panel, model_of(&play), 3);
    panel_write_html(&html, &panel);
    panel_write_key(&key, &panel);
    const struct scenario *scenario = model_of(&play);
    ck_assert_uint_gt(scenario->shows_count, 10);
    for (uint32_t i = 0; i < scenario->shows_count; i++) {
        const char *why = scenario_text(scenario, scenario->shows[i].why);
        char *in_html = escaped(why);
        ck_assert_msg(strstr(buffer_text(&html), in_html) == NULL, "%s", why);
        mem_free(in_html);
        ck_assert_msg(strstr(buffer_text(&key), why) == NULL, "%s", why);
    }
    ck_assert_ptr_null(strstr(buffer_text(&html), "points"));
    ck_assert_ptr_null(strstr(buffer_text(&key), "points"));
    ck_assert_ptr_null(strstr(buffer_text(&html), "temptation"));
    panel_finish(&panel);
    buffer_finish(&html);
    buffer_finish(&key);
    play_finish(&play);
}
END_TEST

START_TEST(every_answer_of_a_keyed_turn_stands_in_it_once)
{
    struct play play;
    struct panel panel;
    struct buffer html = { 0 };
    play_init(&play, SCENARIOS[_i]);
    const struct scenario *scenario = model_of(&play);
    panel_init(&panel, scenario, 3);
    panel_write_html(&html, &panel);
    unsigned char *seen = calloc(scenario->wording_count, 1);
    for (size_t i = 0; i < panel.items.count; i++) {
        const struct panel_item *item = &panel.items.items[i];
        ck_assert_int_eq(seen[item->wording]++, 0);
        char *say = escaped(scenario_text(scenario, scenario->wordings[item->wording].say));
        ck_assert_msg(strstr(buffer_text(&html), say) != NULL, "%s", say);
        mem_free(say);
    }
    for (uint32_t i = 0; i < scenario->slot_count; i++) {
        const struct turn *turn = NULL;
        for (uint32_t t = 0; t < scenario->turn_count && turn == NULL; t++) {
            struct range slots = scenario->turns[t].slots;
            turn = i >= slots.first && i < slots.first + slots.count ? &scenario->turns[t] : NULL;
        }
        bool shared = strchr(scenario_string(scenario, turn->id), '/') != NULL;
        bool keyed = scenario->reaches[i].named != 0;
        ck_assert(!keyed || shared || seen[scenario->slots[i].first_wording] == 1);
    }
    free(seen);
    panel_finish(&panel);
    buffer_finish(&html);
    play_finish(&play);
}
END_TEST

START_TEST(a_seed_gives_an_order_and_another_seed_another)
{
    struct play play;
    struct panel panels[3];
    int moved = 0;
    play_init(&play, SCENARIOS[_i]);
    for (int p = 0; p < 3; p++) {
        panel_init(&panels[p], model_of(&play), p == 2 ? 8 : 7);
    }
    ck_assert_uint_eq(panels[0].items.count, panels[2].items.count);
    for (size_t i = 0; i < panels[0].items.count; i++) {
        ck_assert_uint_eq(panels[0].items.items[i].wording, panels[1].items.items[i].wording);
        ck_assert_str_eq(panels[0].items.items[i].code, panels[2].items.items[i].code);
        moved += panels[0].items.items[i].wording != panels[2].items.items[i].wording;
    }
    ck_assert_int_gt(moved, (int)panels[0].items.count / 2);
    for (int p = 0; p < 3; p++) {
        panel_finish(&panels[p]);
    }
    play_finish(&play);
}
END_TEST

START_TEST(the_spreadsheet_asks_for_every_answer_and_competency)
{
    struct play play;
    struct panel panel;
    struct workbook workbook = { 0 };
    struct workbook read = { 0 };
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    play_init(&play, SCENARIOS[_i]);
    panel_init(&panel, model_of(&play), 3);
    panel_fill_workbook(&workbook, &panel);
    ck_assert(workbook_write(&workbook, WORKBOOK_XLSX, &bytes, &diags));
    ck_assert(workbook_read(&read, "ratings.xlsx", bytes.bytes, bytes.size, &diags));
    size_t asked = 0;
    for (size_t i = 0; i < panel.items.count; i++) {
        asked +=
                (size_t)__builtin_popcount(panel.turns.items[panel.items.items[i].turn].competency);
    }
    const struct workbook_sheet *sheet = &read.sheets.items[0];
    ck_assert_uint_eq(sheet->rows.count, asked + 2);
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[0], 3), "rating");
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[2], 0), panel.items.items[0].code);
    ck_assert_str_eq(workbook_cell(&sheet->rows.items[2], 3), "");
    workbook_finish(&workbook);
    workbook_finish(&read);
    buffer_finish(&bytes);
    diag_list_finish(&diags);
    panel_finish(&panel);
    play_finish(&play);
}
END_TEST

START_TEST(what_an_informed_answer_needs_can_be_looked_up_in_it)
{
    struct play play;
    struct panel panel;
    play_init(&play, "voorbeeld/veerboot");
    panel_init(&panel, model_of(&play), 1);
    const struct scenario *scenario = model_of(&play);
    bool found = false;
    for (size_t i = 0; i < panel.turns.count; i++) {
        const struct panel_turn *turn = &panel.turns.items[i];
        if (strcmp(scenario_string(scenario, scenario->turns[turn->turn].id), "crossing") == 0) {
            found = true;
            ck_assert_uint_eq(turn->records.count, 3); // who pays, and which boat is full (twice)
        }
    }
    ck_assert(found);
    panel_finish(&panel);
    play_finish(&play);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("panel");
    TCase *cases = tcase_create("panel");
    tcase_add_loop_test(cases, a_booklet_tells_no_reasons_and_no_points, 0, SCENARIO_COUNT);
    tcase_add_loop_test(cases, every_answer_of_a_keyed_turn_stands_in_it_once, 0, SCENARIO_COUNT);
    tcase_add_loop_test(cases, a_seed_gives_an_order_and_another_seed_another, 0, SCENARIO_COUNT);
    tcase_add_loop_test(
            cases, the_spreadsheet_asks_for_every_answer_and_competency, 0, SCENARIO_COUNT);
    tcase_add_test(cases, what_an_informed_answer_needs_can_be_looked_up_in_it);
    suite_add_tcase(suite, cases);
    return suite;
}
