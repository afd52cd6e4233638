// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is moved about in: hand, wheel and keys come through as such, a trembling hand does
// not drag, and what lies on it can be read.
#include <string.h>

#include "tests/test_main.h"
#include "tests/ui/kit.h"

enum { SIDE = 300 };

struct hall {
    struct kit kit;
    struct ui_message last;
};

static void paint(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    (void)context;
    ui_draw_rect(list, rect, ui_theme(ui)->colours[UI_WASH], 0);
}

static void read_items(void *context, struct ui *ui)
{
    (void)context;
    char name[] = "in view"; // gone when the tree is read
    ui_plane_item(ui, (struct ui_plane_item) { "row", 1, name, { -10, -10, 20, 20 }, true });
    ui_plane_item(ui, (struct ui_plane_item) { "row", 2, "far away", { 5000, 0, 20, 20 }, false });
}

static void build(void *context, struct ui *ui)
{
    (void)context;
    ui_open(ui, (struct ui_box) { .grow = 1 });
    ui_plane(ui,
            (struct ui_plane) { .id = "box",
                    .name = "Map",
                    .value = "in view",
                    .paint = paint,
                    .read = read_items });
    ui_button(ui, (struct ui_button) { .id = "a", .label = "Next", .shortcut = { 'n', 0 } });
    ui_close(ui);
}

static void hall_init(struct hall *hall)
{
    kit_init(&hall->kit, SIDE, SIDE, 100, build, NULL);
}

// One event, and the message that came of it; false when none did.
static bool send(struct hall *hall, enum ui_event_kind kind, int x, int y, int wheel)
{
    struct ui_event event = { .kind = kind, .x = x, .y = y, .wheel = wheel, .clicks = 1 };
    ui_handle(hall->kit.ui, &event);
    bool came = ui_next_message(hall->kit.ui, &hall->last);
    kit_build(&hall->kit);
    return came;
}

START_TEST(a_press_is_told_from_the_middle)
{
    struct hall hall;
    hall_init(&hall);
    struct ui_rect rect = kit_rect(&hall.kit, "box", 0);
    int x = rect.x + rect.width / 2;
    int y = rect.y + rect.height / 2;
    ck_assert(!send(&hall, UI_POINTER_DOWN, x + 7, y - 5, 0));
    ck_assert(!send(&hall, UI_POINTER_MOVE, x + 8, y - 5, 0)); // a hand trembles
    ck_assert(send(&hall, UI_POINTER_UP, x + 8, y - 5, 0));
    ck_assert_int_eq(hall.last.kind, UI_POINTED);
    ck_assert(ui_message_is(&hall.last, UI_POINTED, "box"));
    ck_assert_int_eq(hall.last.x, 8);
    ck_assert_int_eq(hall.last.y, -5);
    kit_finish(&hall.kit);
}
END_TEST

START_TEST(a_drag_goes_on_outside_and_is_no_press)
{
    struct hall hall;
    hall_init(&hall);
    send(&hall, UI_POINTER_DOWN, 100, 100, 0);
    ck_assert(send(&hall, UI_POINTER_MOVE, 120, 90, 0));
    ck_assert_int_eq(hall.last.kind, UI_DRAGGED);
    ck_assert_int_eq(hall.last.x, 20);
    ck_assert_int_eq(hall.last.y, -10);
    ck_assert(send(&hall, UI_POINTER_MOVE, 121, SIDE + 50, 0));
    ck_assert_int_eq(hall.last.x, 1);
    ck_assert_int_eq(hall.last.y, SIDE + 50 - 90);
    ck_assert(!send(&hall, UI_POINTER_UP, 100, 100, 0));
    ck_assert(!send(&hall, UI_POINTER_MOVE, 10, 10, 0)); // let go
    kit_finish(&hall.kit);
}
END_TEST

START_TEST(the_wheel_over_it_is_its_own)
{
    struct hall hall;
    hall_init(&hall);
    ck_assert(send(&hall, UI_WHEEL, 10, 10, -2));
    ck_assert_int_eq(hall.last.kind, UI_WHEELED);
    ck_assert_int_eq(hall.last.amount, -2);
    kit_finish(&hall.kit);
}
END_TEST

START_TEST(keys_steer_only_while_it_has_the_focus)
{
    struct hall hall;
    hall_init(&hall);
    kit_key(&hall.kit, UI_KEY_DOWN, 0);
    ck_assert_str_eq(kit_take(&hall.kit), "");
    kit_key(&hall.kit, UI_KEY_TAB, 0);
    kit_key(&hall.kit, UI_KEY_DOWN, UI_SHIFT);
    kit_key(&hall.kit, '=', 0);
    ck_assert_str_eq(kit_take(&hall.kit), "steered box 0; steered box 0; ");
    kit_key(&hall.kit, UI_KEY_DOWN, UI_CTRL); // stays a shortcut
    ck_assert_str_eq(kit_take(&hall.kit), "");
    kit_key(&hall.kit, 'n', 0); // and so do letters
    ck_assert_str_eq(kit_take(&hall.kit), "pressed a 0; ");
    kit_finish(&hall.kit);
}
END_TEST

START_TEST(what_is_in_view_is_read_and_the_rest_is_not)
{
    struct hall hall;
    struct buffer text = { 0 };
    hall_init(&hall);
    ui_access_print(ui_access_tree(hall.kit.ui), &text);
    ck_assert_ptr_nonnull(strstr(buffer_text(&text), "image \"Map\" = \"in view\""));
    ck_assert_ptr_nonnull(strstr(buffer_text(&text), "item \"in view\" [selected]"));
    ck_assert_ptr_null(strstr(buffer_text(&text), "far away"));
    buffer_clear(&text);
    ck_assert_int_eq(ui_check_layout(hall.kit.ui, &text), 0);
    buffer_finish(&text);
    kit_finish(&hall.kit);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("plane");
    TCase *cases = tcase_create("plane");
    tcase_add_test(cases, a_press_is_told_from_the_middle);
    tcase_add_test(cases, a_drag_goes_on_outside_and_is_no_press);
    tcase_add_test(cases, the_wheel_over_it_is_its_own);
    tcase_add_test(cases, keys_steer_only_while_it_has_the_focus);
    tcase_add_test(cases, what_is_in_view_is_read_and_the_rest_is_not);
    suite_add_tcase(suite, cases);
    return suite;
}
