// SPDX-License-Identifier: GPL-3.0-or-later
// Protects layout: who gets how much room, where things stand, and what happens when there is too
// little.
#include <stdio.h>
#include <string.h>

#include "tests/test_main.h"
#include "tests/ui/kit.h"

enum { BOXES = 3 };

struct sample {
    const char *what;
    struct ui_box parent;
    struct ui_box boxes[BOXES];
    const char *rects; // x,y w×h of each
};

static void build(void *context, struct ui *ui)
{
    const struct sample *sample = context;
    ui_open(ui, sample->parent);
    for (int i = 0; i < BOXES; i++) {
        struct ui_box box = sample->boxes[i];
        box.id = "box";
        box.number = i;
        box.role = UI_ROLE_REGION;
        ui_open(ui, box);
        ui_close(ui);
    }
    ui_close(ui);
}

// In a window of 400 × 300 at 100 %.
static const struct sample SAMPLES[] = {
    { "a row side by side", { .flow = UI_ROW },
            { { .width = 50 }, { .width = 60 }, { .width = 70 } },
            "0,0 50x300 50,0 60x300 110,0 70x300" },
    { "gap and padding", { .flow = UI_ROW, .gap = 10, .padding = { 5, 5, 5, 5 } },
            { { .width = 50 }, { .width = 60 }, { .width = 70 } },
            "5,5 50x290 65,5 60x290 135,5 70x290" },
    { "one grows", { .flow = UI_ROW }, { { .width = 50 }, { .grow = 1 }, { .width = 70 } },
            "0,0 50x300 50,0 280x300 330,0 70x300" },
    { "growing by weight", { .flow = UI_ROW }, { { .grow = 1 }, { .grow = 2 }, { .grow = 1 } },
            "0,0 100x300 100,0 200x300 300,0 100x300" },
    { "a grower held by its minimum", { .flow = UI_ROW },
            { { .grow = 1, .min_width = 300 }, { .grow = 1 }, { .grow = 1 } },
            "0,0 300x300 300,0 50x300 350,0 50x300" },
    { "a grower held by its maximum", { .flow = UI_ROW },
            { { .grow = 1, .max_width = 40 }, { .grow = 1 }, { .grow = 1 } },
            "0,0 40x300 40,0 180x300 220,0 180x300" },
    { "too little room is shared", { .flow = UI_ROW },
            { { .width = 300 }, { .width = 300 }, { .width = 200 } },
            "0,0 150x300 150,0 150x300 300,0 100x300" },
    { "a column", { 0 }, { { .height = 20 }, { .height = 30 }, { .grow = 1 } },
            "0,0 400x20 0,20 400x30 0,50 400x250" },
    { "a column at the end", { .align = UI_END, .justify = UI_PACK_END },
            { { .width = 50, .height = 20 }, { .width = 60, .height = 20 },
                    { .width = 70, .height = 20 } },
            "350,240 50x20 340,260 60x20 330,280 70x20" },
    { "in the middle", { .flow = UI_ROW, .align = UI_CENTRE, .justify = UI_PACK_CENTRE },
            { { .width = 50, .height = 20 }, { .width = 50, .height = 40 },
                    { .width = 50, .height = 20 } },
            "125,140 50x20 175,130 50x40 225,140 50x20" },
    { "as far apart as it goes", { .flow = UI_ROW, .align = UI_START, .justify = UI_PACK_BETWEEN },
            { { .width = 50, .height = 20 }, { .width = 50, .height = 20 },
                    { .width = 50, .height = 20 } },
            "0,0 50x20 175,0 50x20 350,0 50x20" },
    { "on to a next line", { .flow = UI_WRAP, .gap = 10, .line_gap = 4 },
            { { .width = 190, .height = 20 }, { .width = 190, .height = 30 },
                    { .width = 190, .height = 20 } },
            "0,0 190x30 200,0 190x30 0,34 190x20" },
    { "a wrapped line at the end", { .flow = UI_WRAP, .justify = UI_PACK_END },
            { { .width = 300, .height = 20 }, { .width = 90, .height = 20 },
                    { .width = 50, .height = 20 } },
            "10,0 300x20 310,0 90x20 350,20 50x20" },
    { "on top of each other", { .flow = UI_STACK },
            { { .height = 20 }, { .width = 50, .height = 30, .self = UI_CENTRE },
                    { .self = UI_END, .width = 9, .height = 9 } },
            "0,0 400x300 175,135 50x30 391,291 9x9" },
    { "a row folds into a column", { .flow = UI_ROW, .row_below = 500, .gap = 30 },
            { { .width = 50, .height = 20 }, { .height = 30 }, { .height = 10 } },
            "0,0 400x20 0,30 400x30 0,70 400x10" },
    { "a row with room does not", { .flow = UI_ROW, .row_below = 400 },
            { { .width = 50, .height = 20 }, { .width = 50 }, { .width = 50 } },
            "0,0 50x300 50,0 50x300 100,0 50x300" },
};

START_TEST(boxes_stand_where_they_should)
{
    struct kit kit;
    struct sample sample = SAMPLES[_i];
    kit_init(&kit, 400, 300, 100, build, &sample);
    char got[200] = "";
    for (int i = 0; i < BOXES; i++) {
        struct ui_rect r = kit_rect(&kit, "box", i);
        size_t used = strlen(got);
        snprintf(got + used, sizeof(got) - used, "%s%d,%d %dx%d", i > 0 ? " " : "", r.x, r.y,
                r.width, r.height);
    }
    ck_assert_msg(strcmp(got, sample.rects) == 0, "%s: got %s", sample.what, got);
    kit_finish(&kit);
}
END_TEST

/* ---- text in boxes ---- */

static void build_texts(void *context, struct ui *ui)
{
    (void)context;
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .align = UI_BASELINE, .gap = 8 });
    ui_text(ui, UI_SMALL, "klein");
    ui_text(ui, UI_H1, "groot");
    ui_close(ui);
}

START_TEST(first_lines_stand_level)
{
    struct kit kit;
    kit_init(&kit, 400, 300, 100, build_texts, NULL);
    const struct ui_draw_list *list = ui_draw_list(kit.ui);
    int baselines[2] = { 0 };
    int count = 0;
    for (size_t i = 0; i < list->items.count && count < 2; i++) {
        if (list->items.items[i].kind == UI_DRAW_TEXT) {
            baselines[count++] = list->items.items[i].baseline;
        }
    }
    ck_assert_int_eq(count, 2);
    ck_assert_int_eq(baselines[0], baselines[1]);
    kit_finish(&kit);
}
END_TEST

static void build_button(void *context, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .width = *(int *)context, .align = UI_START });
    ui_button(ui, (struct ui_button) { .id = "a", .label = "Een heel lang opschrift" });
    ui_close(ui);
}

START_TEST(a_label_without_room_makes_the_button_higher)
{
    int wide = 400;
    int narrow = 120;
    struct kit kit;
    kit_init(&kit, 400, 300, 100, build_button, &wide);
    int low = kit_rect(&kit, "a", 0).height;
    kit.context = &narrow;
    kit_build(&kit);
    ck_assert_int_gt(kit_rect(&kit, "a", 0).height, low);
    kit_finish(&kit);
}
END_TEST

/* ---- scrolling ---- */

struct lines {
    int count;
    bool follow;
};

static void build_lines(void *context, struct ui *ui)
{
    const struct lines *lines = context;
    ui_open(ui,
            (struct ui_box) { .scroll = true, .follow = lines->follow, .id = "page", .grow = 1 });
    for (int i = 0; i < lines->count; i++) {
        ui_open_control(ui, (struct ui_control) { .id = "row", .number = i, .name = "regel" },
                (struct ui_box) { .height = 30 });
        ui_close(ui);
    }
    ui_close(ui);
}

START_TEST(what_scrolls_keeps_its_size_and_its_content)
{
    struct lines lines = { 20, false };
    struct kit kit;
    kit_init(&kit, 400, 300, 100, build_lines, &lines);
    ck_assert_int_eq(kit_rect(&kit, "row", 19).y, 570);
    struct ui_event wheel = { .kind = UI_WHEEL, .x = 10, .y = 10, .wheel = 1 };
    kit_event(&kit, &wheel);
    ck_assert_int_eq(kit_rect(&kit, "row", 19).y, 570 - 66);
    wheel.wheel = 99;
    kit_event(&kit, &wheel);
    ck_assert_int_eq(kit_rect(&kit, "row", 19).y, 270);
    lines.count = 15;
    kit_build(&kit);
    ck_assert_int_eq(kit_rect(&kit, "row", 14).y, 270);
    kit_finish(&kit);
}
END_TEST

START_TEST(the_bar_gets_room_beside_the_content_when_there_is_one)
{
    struct lines lines = { 5, false };
    struct kit kit;
    kit_init(&kit, 400, 300, 100, build_lines, &lines);
    ck_assert_int_eq(kit_rect(&kit, "row", 0).width, 400);
    lines.count = 20;
    kit_build(&kit);
    ck_assert_int_eq(kit_rect(&kit, "row", 0).width, 388);
    kit_finish(&kit);
}
END_TEST

START_TEST(a_conversation_stays_at_its_end)
{
    struct lines lines = { 20, true };
    struct kit kit;
    kit_init(&kit, 400, 300, 100, build_lines, &lines);
    ck_assert_int_eq(kit_rect(&kit, "row", 19).y, 270);
    lines.count = 25;
    kit_build(&kit);
    ck_assert_int_eq(kit_rect(&kit, "row", 24).y, 270);
    struct ui_event wheel = { .kind = UI_WHEEL, .x = 10, .y = 10, .wheel = -1 };
    kit_event(&kit, &wheel);
    lines.count = 30;
    kit_build(&kit);
    ck_assert_int_eq(kit_rect(&kit, "row", 24).y, 270 + 66);
    kit_finish(&kit);
}
END_TEST

START_TEST(the_bar_can_be_dragged)
{
    struct lines lines = { 20, false };
    struct kit kit;
    kit_init(&kit, 400, 300, 100, build_lines, &lines);
    struct ui_event event = { .kind = UI_POINTER_DOWN, .x = 394, .y = 20, .clicks = 1 };
    kit_event(&kit, &event);
    event = (struct ui_event) { .kind = UI_POINTER_MOVE, .x = 394, .y = 290 };
    kit_event(&kit, &event);
    ck_assert_int_eq(kit_rect(&kit, "row", 19).y, 270);
    event.kind = UI_POINTER_UP;
    kit_event(&kit, &event);
    event = (struct ui_event) { .kind = UI_POINTER_MOVE, .x = 394, .y = 20 };
    kit_event(&kit, &event);
    ck_assert_int_eq(kit_rect(&kit, "row", 19).y, 270);
    kit_finish(&kit);
}
END_TEST

START_TEST(type_grows_with_the_scale_and_space_half_as_fast)
{
    struct kit kit;
    struct lines lines = { 1, false };
    kit_init(&kit, 1280, 800, 200, build_lines, &lines);
    ck_assert_int_eq(ui_px(kit.ui, 15), 30);
    ck_assert_int_eq(ui_space_px(kit.ui, 12), 18);
    ck_assert_int_eq(ui_logical_width(kit.ui), 640);
    ck_assert(!ui_is_wide(kit.ui));
    ui_set_scale(kit.ui, 100);
    ck_assert(ui_is_wide(kit.ui));
    kit_finish(&kit);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("layout");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30); // machines under load
    tcase_add_loop_test(
            all, boxes_stand_where_they_should, 0, (int)(sizeof(SAMPLES) / sizeof(SAMPLES[0])));
    tcase_add_test(all, first_lines_stand_level);
    tcase_add_test(all, a_label_without_room_makes_the_button_higher);
    tcase_add_test(all, what_scrolls_keeps_its_size_and_its_content);
    tcase_add_test(all, the_bar_gets_room_beside_the_content_when_there_is_one);
    tcase_add_test(all, a_conversation_stays_at_its_end);
    tcase_add_test(all, the_bar_can_be_dragged);
    tcase_add_test(all, type_grows_with_the_scale_and_space_half_as_fast);
    suite_add_tcase(suite, all);
    return suite;
}
