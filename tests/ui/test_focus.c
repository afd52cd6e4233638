// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the focus: dialogs keep it, it is never lost, always in view, and shown.
#include "tests/test_main.h"
#include "tests/ui/desk.h"

/* ---- overlays ---- */

START_TEST(a_dialog_keeps_the_focus_and_gives_it_back)
{
    kit_click(&kit, "tab", 0);
    kit_take(&kit);
    desk.dialog = true;
    kit_build(&kit);
    ASSERT_FOCUS("annuleren");
    kit_key(&kit, UI_KEY_TAB, 0);
    ASSERT_FOCUS("bewaren");
    kit_key(&kit, UI_KEY_TAB, 0);
    ASSERT_FOCUS("annuleren");
    kit_key(&kit, '1', 0);
    kit_key(&kit, UI_KEY_F1, 0);
    ASSERT_TOOK("");
    kit_key(&kit, UI_KEY_ESCAPE, 0);
    ASSERT_TOOK("dismissed dialog 0; ");
    desk.dialog = false;
    kit_build(&kit);
    ASSERT_FOCUS("tab 1");
}
END_TEST

START_TEST(a_dialog_may_open_with_the_focus_elsewhere)
{
    kit_click(&kit, "tab", 0);
    desk.dialog = true;
    ui_focus(kit.ui, "save", 0);
    kit_build(&kit);
    ASSERT_FOCUS("bewaren");
    desk.dialog = false;
    kit_build(&kit);
    ASSERT_FOCUS("tab 1");
}
END_TEST

static void build_high_dialog(void *context, struct ui *ui)
{
    (void)context;
    ui_open_overlay(ui,
            (struct ui_overlay) {
                    .kind = UI_DIALOG, .id = "dialog", .name = "hoog", .width = 200 });
    for (int i = 0; i < 30; i++) {
        ui_text(ui, i == 0 ? UI_H1 : UI_BODY, i == 0 ? "begin" : "regel");
    }
    ui_button(ui, (struct ui_button) { .id = "save", .label = "bewaren" });
    ui_close(ui);
}

START_TEST(a_dialog_that_is_too_high_begins_at_its_beginning)
{
    struct kit high;
    kit_init(&high, 300, 200, 100, build_high_dialog, NULL);
    const struct ui_access *begin =
            ui_access_find(ui_access_tree(high.ui), UI_ROLE_HEADING, "begin");
    ck_assert_ptr_nonnull(begin);
    ck_assert_int_ge(begin->rect.y, 0);
    // The focus is where one looks: on the dialog, that keys scroll; Tab goes on to its button.
    ck_assert_str_eq(kit_focus(&high), "hoog");
    kit_key(&high, UI_KEY_TAB, 0);
    ck_assert_str_eq(kit_focus(&high), "bewaren");
    const struct ui_access *save = ui_access_find_id(ui_access_tree(high.ui), "save", 0);
    ck_assert_int_le(save->rect.y + save->rect.height, 200);
    kit_key(&high, UI_KEY_TAB, UI_SHIFT);
    kit_key(&high, UI_KEY_HOME, 0);
    kit_key(&high, UI_KEY_PAGE_DOWN, 0);
    begin = ui_access_find(ui_access_tree(high.ui), UI_ROLE_HEADING, "begin");
    ck_assert_int_lt(begin->rect.y, 0);
    kit_finish(&high);
}
END_TEST

static void build_high_list(void *context, struct ui *ui)
{
    (void)context;
    ui_open_overlay(ui,
            (struct ui_overlay) {
                    .kind = UI_DIALOG, .id = "dialog", .name = "lijst", .width = 200 });
    ui_open_group(ui, UI_ROLE_LIST, "rows", "rijen", (struct ui_box) { 0 });
    for (int i = 0; i < 30; i++) {
        ui_open_control(ui, (struct ui_control) { .id = "row", .number = i, .selected = i == 20 },
                (struct ui_box) { 0 });
        ui_text(ui, UI_BODY, "rij");
        ui_close(ui);
    }
    ui_close(ui);
    ui_close(ui);
}

START_TEST(a_list_that_is_too_high_shows_what_is_chosen)
{
    struct kit high;
    kit_init(&high, 300, 200, 100, build_high_list, NULL);
    const struct ui_access *row = ui_access_find_id(ui_access_tree(high.ui), "row", 20);
    ck_assert(row->focused);
    ck_assert_int_eq(row->seen.height, row->rect.height);
    kit_finish(&high);
}
END_TEST

START_TEST(a_press_outside_dismisses)
{
    desk.dialog = true;
    kit_build(&kit);
    struct ui_event event = { .kind = UI_POINTER_DOWN, .x = 5, .y = 5, .clicks = 1 };
    kit_event(&kit, &event);
    event.kind = UI_POINTER_UP;
    kit_event(&kit, &event);
    ASSERT_TOOK("dismissed dialog 0; ");
}
END_TEST

START_TEST(a_menu_is_a_list_under_its_button)
{
    desk.menu = true;
    kit_build(&kit);
    ASSERT_FOCUS("rij een");
    ck_assert_int_ge(
            kit_rect(&kit, "menu", 0).y, kit_rect(&kit, "a", 0).y + kit_rect(&kit, "a", 0).height);
    kit_key(&kit, UI_KEY_DOWN, 0);
    kit_key(&kit, UI_KEY_ENTER, 0);
    ASSERT_TOOK("pressed row 1; ");
}
END_TEST

static void build_bar_with_menu(void *context, struct ui *ui)
{
    (void)context;
    ui_open(ui, (struct ui_box) { .flow = UI_ROW });
    ui_spacer(ui);
    ui_button(ui, (struct ui_button) { .id = "a", .label = "meer", .menu = UI_MENU_OPEN });
    ui_text(ui, UI_BODY, "ja");
    ui_close(ui);
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_MENU, .id = "menu", .name = "Menu", .anchor = "a" });
    ui_menu_item(ui, (struct ui_menu_item) { .id = "row", .label = "een rij die breder is" });
    ui_close(ui);
}

START_TEST(a_menu_near_the_edge_ends_where_its_button_does)
{
    struct kit bar;
    kit_init(&bar, 600, 300, 100, build_bar_with_menu, NULL);
    struct ui_rect menu = kit_rect(&bar, "menu", 0);
    struct ui_rect button = kit_rect(&bar, "a", 0);
    ck_assert_int_gt(menu.width, button.width);
    ck_assert_int_eq(menu.x + menu.width, button.x + button.width);
    kit_finish(&bar);
}
END_TEST

START_TEST(a_menu_is_said_to_be_one)
{
    const struct ui_access_tree *tree = ui_access_tree(kit.ui);
    ck_assert(!ui_access_find_id(tree, "a", 0)->has_menu);
    desk.menus = true;
    kit_build(&kit);
    tree = ui_access_tree(kit.ui);
    ck_assert(ui_access_find_id(tree, "a", 0)->has_menu);
    ck_assert(!ui_access_find_id(tree, "a", 0)->expanded);
    ck_assert_str_eq(ui_access_find_id(tree, "a", 0)->name, "eerste"); // ▾ is no word
    desk.menu = true;
    kit_build(&kit);
    tree = ui_access_tree(kit.ui);
    ck_assert(ui_access_find_id(tree, "a", 0)->expanded);
    ck_assert_ptr_nonnull(ui_access_find(tree, UI_ROLE_MENU, "Menu"));
    ck_assert_ptr_nonnull(ui_access_find(tree, UI_ROLE_MENU_ITEM, "rij een"));
    const struct ui_access *second = ui_access_find(tree, UI_ROLE_MENU_ITEM, "rij twee");
    ck_assert_ptr_nonnull(second);
    ck_assert_str_eq(second->value, "met uitleg");
}
END_TEST

START_TEST(down_opens_a_menu_and_escape_shuts_it)
{
    desk.menus = true;
    ui_focus(kit.ui, "a", 0);
    kit_build(&kit);
    kit_key(&kit, UI_KEY_DOWN, 0);
    ASSERT_TOOK("pressed a 0; ");
    desk.menu = true;
    kit_build(&kit);
    ASSERT_FOCUS("rij een");
    kit_key(&kit, UI_KEY_UP, 0);
    ASSERT_FOCUS("rij een");
    kit_key(&kit, UI_KEY_ESCAPE, 0);
    ASSERT_TOOK("dismissed menu 0; ");
    desk.menu = false;
    kit_build(&kit);
    ASSERT_FOCUS("eerste");
    desk.menus = false;
    kit_build(&kit);
    kit_key(&kit, UI_KEY_DOWN, 0);
    ASSERT_TOOK("");
}
END_TEST

START_TEST(a_click_in_a_menu_chooses)
{
    desk.menus = true;
    desk.menu = true;
    kit_build(&kit);
    kit_click(&kit, "row", 1);
    ASSERT_TOOK("pressed row 1; ");
}
END_TEST

START_TEST(what_lies_behind_a_dialog_is_not_read)
{
    desk.dialog = true;
    kit_build(&kit);
    ck_assert_ptr_null(ui_access_find(ui_access_tree(kit.ui), UI_ROLE_BUTTON, "eerste"));
    ck_assert_ptr_nonnull(ui_access_find(ui_access_tree(kit.ui), UI_ROLE_BUTTON, "bewaren"));
}
END_TEST

/* ---- focus that is gone ---- */

START_TEST(fewer_answers_leave_the_focus_in_the_group)
{
    kit_key(&kit, '3', 0);
    desk.options = 2;
    desk.chosen = -1;
    kit_build(&kit);
    ASSERT_FOCUS("antwoord 1");
}
END_TEST

START_TEST(no_answers_leave_the_place_in_the_order)
{
    kit_key(&kit, '3', 0);
    desk.options = 0;
    kit_build(&kit);
    ASSERT_FOCUS("");
    kit_key(&kit, UI_KEY_TAB, 0);
    ASSERT_FOCUS("tab 1");
}
END_TEST

/* ---- scrolling by key ---- */

static void build_long(void *context, struct ui *ui)
{
    bool controls = *(bool *)context;
    ui_open(ui, (struct ui_box) { .scroll = true, .id = "page", .grow = 1, .name = "Lijst" });
    for (int i = 0; i < 40; i++) {
        if (controls) {
            ui_button(ui,
                    (struct ui_button) {
                            .id = "row", .number = i, .label = ui_format(ui, "rij %d", i) });
        } else {
            ui_text(ui, UI_BODY, "regel");
        }
    }
    ui_close(ui);
}

START_TEST(the_focus_stays_in_view)
{
    bool controls = true;
    struct kit list;
    kit_init(&list, 300, 200, 100, build_long, &controls);
    for (int i = 0; i < 40; i++) {
        kit_key(&list, UI_KEY_TAB, 0);
        struct ui_rect r = kit_rect(&list, "row", i);
        ck_assert_msg(r.y >= 0 && r.y + r.height <= 200, "row %d at %d", i, r.y);
    }
    kit_key(&list, UI_KEY_TAB, 0);
    ck_assert_int_ge(kit_rect(&list, "row", 0).y, 0);
    kit_finish(&list);
}
END_TEST

START_TEST(a_text_that_scrolls_can_be_reached_by_tab)
{
    bool controls = false;
    struct kit list;
    kit_init(&list, 300, 200, 100, build_long, &controls);
    kit_key(&list, UI_KEY_TAB, 0);
    ck_assert_str_eq(kit_focus(&list), "Lijst");
    kit_key(&list, UI_KEY_END, 0);
    const struct ui_draw_list *draws = ui_draw_list(list.ui);
    int last = 0;
    for (size_t i = 0; i < draws->items.count; i++) {
        const struct ui_draw *draw = &draws->items.items[i];
        last = draw->kind == UI_DRAW_TEXT ? draw->rect.y + draw->rect.height : last;
    }
    ck_assert_int_eq(last, 200);
    kit_finish(&list);
}
END_TEST

static const struct {
    const char *what;
    int keys[3];
    int first_row; // where row 0 stands then
} SCROLLS[] = {
    { "a page down", { UI_KEY_PAGE_DOWN }, -180 },
    { "down and up again", { UI_KEY_PAGE_DOWN, UI_KEY_PAGE_UP }, 0 },
    { "a line down", { UI_KEY_DOWN }, -44 },
    { "a line down and up", { UI_KEY_DOWN, UI_KEY_UP }, 0 },
    { "to the end", { UI_KEY_END }, 200 - 40 * 22 },
    { "to the end and back", { UI_KEY_END, UI_KEY_HOME }, 0 },
    { "no further than the end", { UI_KEY_END, UI_KEY_PAGE_DOWN }, 200 - 40 * 22 },
};

START_TEST(keys_scroll_without_any_focus)
{
    bool controls = false;
    struct kit list;
    kit_init(&list, 300, 200, 100, build_long, &controls);
    for (int k = 0; k < 3 && SCROLLS[_i].keys[k] != 0; k++) {
        kit_key(&list, SCROLLS[_i].keys[k], 0);
    }
    const struct ui_access *row = ui_access_find(ui_access_tree(list.ui), UI_ROLE_TEXT, "regel");
    ck_assert_ptr_nonnull(row);
    ck_assert_msg(row->rect.y == SCROLLS[_i].first_row, "%s: %d", SCROLLS[_i].what, row->rect.y);
    kit_finish(&list);
}
END_TEST

/* ---- what the focus looks like ---- */

// The outline round `rect`: a frame without fill that holds it, or NULL.
static const struct ui_draw *outline_of(const struct kit *of, struct ui_rect rect)
{
    const struct ui_draw_list *list = ui_draw_list(of->ui);
    for (size_t i = 0; i < list->items.count; i++) {
        const struct ui_draw *draw = &list->items.items[i];
        bool frame = draw->kind == UI_DRAW_RECT && draw->fill == 0 && draw->border > 0;
        if (frame && ui_rect_holds(draw->rect, rect) && draw->rect.width < rect.width + 20) {
            return draw;
        }
    }
    return NULL;
}

START_TEST(every_stop_shows_its_focus)
{
    ui_set_theme(kit.ui, _i == 0 ? ui_theme_light() : ui_theme_contrast());
    static const struct {
        const char *id;
        int64_t number;
    } stops[] = { { "a", 0 }, { "option", 0 }, { "tab", 0 }, { "field", 0 }, { "note", 0 },
        { "c", 7 } };
    for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
        kit_key(&kit, UI_KEY_TAB, 0);
        const struct ui_draw *outline =
                outline_of(&kit, kit_rect(&kit, stops[i].id, stops[i].number));
        ck_assert_msg(outline != NULL, "%s shows no focus", stops[i].id);
        ck_assert_int_eq(outline->border, 2);
        ck_assert_uint_eq(outline->border_colour, ui_theme(kit.ui)->colours[UI_BRAND]);
    }
}
END_TEST

START_TEST(the_caret_stays_in_view)
{
    static const char *const FIELDS[] = { "field", "note" };
    const char *id = FIELDS[_i];
    kit_click(&kit, id, 0);
    for (int i = 0; i < 120; i++) {
        kit_type(&kit, i % 9 == 8 ? " " : "w");
        struct ui_rect caret;
        ck_assert(ui_wants_text(kit.ui, &caret));
        ck_assert(ui_rect_holds(kit_rect(&kit, id, 0), caret));
    }
    kit_key(&kit, UI_KEY_HOME, UI_CTRL);
    struct ui_rect caret;
    ck_assert(ui_wants_text(kit.ui, &caret));
    ck_assert(ui_rect_holds(kit_rect(&kit, id, 0), caret));
}
END_TEST

Suite *test_suite(void)
{
    const TTest *const tests[] = { a_dialog_keeps_the_focus_and_gives_it_back,
        a_dialog_may_open_with_the_focus_elsewhere, a_press_outside_dismisses,
        a_dialog_that_is_too_high_begins_at_its_beginning,
        a_list_that_is_too_high_shows_what_is_chosen, a_menu_is_a_list_under_its_button,
        a_menu_near_the_edge_ends_where_its_button_does, a_menu_is_said_to_be_one,
        down_opens_a_menu_and_escape_shuts_it, a_click_in_a_menu_chooses,
        what_lies_behind_a_dialog_is_not_read, fewer_answers_leave_the_focus_in_the_group,
        no_answers_leave_the_place_in_the_order, the_focus_stays_in_view,
        a_text_that_scrolls_can_be_reached_by_tab };
    Suite *suite = suite_create("focus");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30); // machines under load
    tcase_add_checked_fixture(all, desk_setup, desk_teardown);
    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
        tcase_add_test(all, tests[i]);
    }
    int scrolls = (int)(sizeof(SCROLLS) / sizeof(SCROLLS[0]));
    tcase_add_loop_test(all, keys_scroll_without_any_focus, 0, scrolls);
    tcase_add_loop_test(all, every_stop_shows_its_focus, 0, 2);
    tcase_add_loop_test(all, the_caret_stays_in_view, 0, 2);
    suite_add_tcase(suite, all);
    return suite;
}
