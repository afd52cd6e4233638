// SPDX-License-Identifier: GPL-3.0-or-later
// Protects hands: everything by keyboard, everything by pointer, digits that stay out of text,
// focus never lost.
#include <string.h>

#include "tests/test_main.h"
#include "tests/ui/kit.h"

/* ---- one screen with everything on it ---- */

struct desk {
    int chosen;
    int tab;
    bool dialog;
    bool menu;
    bool disabled;
    int options;
};

static void option_group(const struct desk *desk, struct ui *ui)
{
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "page", "Antwoorden", (struct ui_box) { .gap = 4 });
    for (int i = 0; i < desk->options; i++) {
        ui_option(ui,
                (struct ui_option) { .id = "option",
                        .number = i,
                        .digit = i + 1,
                        .text = ui_format(ui, "antwoord %d", i + 1),
                        .selected = i == desk->chosen });
    }
    ui_close(ui);
}

static void tab_group(const struct desk *desk, struct ui *ui)
{
    ui_open_group(ui, UI_ROLE_TAB_LIST, "box", "Systemen", (struct ui_box) { .flow = UI_WRAP });
    for (int i = 0; i < 3; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "tab",
                        .number = i,
                        .label = ui_format(ui, "tab %d", i + 1),
                        .kind = UI_TAB,
                        .selected = i == desk->tab,
                        .shortcut = { UI_KEY_F1 + i, 0 },
                        .shortcut2 = { '1' + i, UI_ALT } });
    }
    ui_close(ui);
}

static void build(void *context, struct ui *ui)
{
    const struct desk *desk = context;
    ui_open(ui, (struct ui_box) { .align = UI_START, .gap = 4, .padding = UI_ALL(8) });
    ui_button(ui, (struct ui_button) { .id = "a", .label = "eerste", .disabled = desk->disabled });
    option_group(desk, ui);
    tab_group(desk, ui);
    ui_field(ui, (struct ui_field) { .id = "field", .name = "zoekveld", .width = 300 });
    ui_field(ui, (struct ui_field) { .id = "note", .name = "notitie", .width = 300, .lines = 3 });
    ui_checkbox(ui, (struct ui_checkbox) { .id = "c", .number = 7, .label = "vinkje" });
    ui_key_binding(ui, (struct ui_shortcut) { UI_KEY_F1 + 8, 0 }, "key", 9);
    ui_key_binding(ui, (struct ui_shortcut) { 'n', 0 }, "key", 5);
    if (desk->menu) {
        ui_open_overlay(ui,
                (struct ui_overlay) {
                        .kind = UI_MENU, .id = "menu", .name = "Menu", .anchor = "a" });
        for (int i = 0; i < 2; i++) {
            ui_open_control(ui,
                    (struct ui_control) { .id = "row", .number = i, .role = UI_ROLE_LIST_ITEM },
                    (struct ui_box) { 0 });
            ui_text(ui, UI_BODY, i == 0 ? "rij een" : "rij twee");
            ui_close(ui);
        }
        ui_close(ui);
    }
    if (desk->dialog) {
        ui_open_overlay(
                ui, (struct ui_overlay) { .kind = UI_DIALOG, .id = "dialog", .name = "Vraag" });
        ui_button(ui, (struct ui_button) { .id = "cancel", .label = "annuleren" });
        ui_button(ui, (struct ui_button) { .id = "save", .label = "bewaren" });
        ui_close(ui);
    }
    ui_close(ui);
}

static struct desk desk;
static struct kit kit;

static void setup(void)
{
    desk = (struct desk) { .chosen = -1, .options = 3 };
    kit_init(&kit, 800, 700, 100, build, &desk);
}

static void teardown(void)
{
    kit_finish(&kit);
}

#define ASSERT_TOOK(expected) ck_assert_str_eq(kit_take(&kit), expected)
#define ASSERT_FOCUS(expected) ck_assert_str_eq(kit_focus(&kit), expected)

/* ---- keys ---- */

START_TEST(tab_goes_round_one_stop_a_group)
{
    static const char *const STOPS[] = { "eerste", "antwoord 1", "tab 1", "zoekveld", "notitie",
        "vinkje", "eerste" };
    for (size_t i = 0; i < sizeof(STOPS) / sizeof(STOPS[0]); i++) {
        kit_key(&kit, UI_KEY_TAB, 0);
        ASSERT_FOCUS(STOPS[i]);
    }
    kit_key(&kit, UI_KEY_TAB, UI_SHIFT);
    ASSERT_FOCUS("vinkje");
    ASSERT_TOOK("");
}
END_TEST

START_TEST(tab_comes_in_at_the_chosen_one)
{
    desk.chosen = 2;
    kit_build(&kit);
    kit_key(&kit, UI_KEY_TAB, 0);
    kit_key(&kit, UI_KEY_TAB, 0);
    ASSERT_FOCUS("antwoord 3");
}
END_TEST

START_TEST(a_digit_selects_and_enter_says)
{
    kit_key(&kit, '2', 0);
    ASSERT_TOOK("selected option 1; ");
    ASSERT_FOCUS("antwoord 2");
    kit_key(&kit, UI_KEY_ENTER, 0);
    ASSERT_TOOK("submitted option 1; ");
    kit_key(&kit, '9', 0);
    ASSERT_TOOK("");
}
END_TEST

START_TEST(digits_in_a_field_are_text)
{
    kit_click(&kit, "field", 0);
    kit_type(&kit, "1n2");
    ASSERT_TOOK("changed field 0; changed field 0; changed field 0; ");
    ck_assert_str_eq(ui_field_text(kit.ui, "field", 0), "1n2");
    ASSERT_FOCUS("zoekveld");
}
END_TEST

START_TEST(function_keys_work_from_a_field_too)
{
    kit_click(&kit, "note", 0);
    kit_key(&kit, UI_KEY_F1 + 1, 0);
    ASSERT_TOOK("selected tab 1; ");
    kit_key(&kit, '3', UI_ALT);
    ASSERT_TOOK("selected tab 2; ");
    kit_key(&kit, UI_KEY_F1 + 8, 0);
    ASSERT_TOOK("pressed key 9; ");
    ASSERT_FOCUS("notitie");
}
END_TEST

START_TEST(a_letter_binding_works_outside_fields)
{
    kit_key(&kit, 'n', 0);
    ASSERT_TOOK("pressed key 5; ");
    kit_key(&kit, 'n', UI_CTRL);
    ASSERT_TOOK("");
}
END_TEST

START_TEST(arrows_move_and_choose_in_a_radio_group)
{
    kit_key(&kit, '1', 0);
    kit_take(&kit);
    kit_key(&kit, UI_KEY_DOWN, 0);
    ASSERT_TOOK("selected option 1; ");
    kit_key(&kit, UI_KEY_END, 0);
    ASSERT_TOOK("selected option 2; ");
    kit_key(&kit, UI_KEY_DOWN, 0);
    ASSERT_TOOK("");
    ASSERT_FOCUS("antwoord 3");
    kit_key(&kit, UI_KEY_UP, 0);
    ASSERT_TOOK("selected option 1; ");
}
END_TEST

START_TEST(space_and_enter_press)
{
    kit_key(&kit, UI_KEY_TAB, 0);
    kit_key(&kit, UI_KEY_SPACE, 0);
    kit_key(&kit, UI_KEY_ENTER, 0);
    ASSERT_TOOK("pressed a 0; pressed a 0; ");
    kit_key(&kit, UI_KEY_TAB, UI_SHIFT);
    kit_key(&kit, UI_KEY_SPACE, 0);
    ASSERT_TOOK("toggled c 7; ");
}
END_TEST

START_TEST(what_is_disabled_can_be_reached_and_stays_silent)
{
    desk.disabled = true;
    kit_build(&kit);
    kit_key(&kit, UI_KEY_TAB, 0);
    ASSERT_FOCUS("eerste");
    kit_key(&kit, UI_KEY_ENTER, 0);
    kit_click(&kit, "a", 0);
    ASSERT_TOOK("");
}
END_TEST

START_TEST(enter_submits_one_line_and_breaks_many)
{
    kit_click(&kit, "field", 0);
    kit_key(&kit, UI_KEY_ENTER, 0);
    ASSERT_TOOK("submitted field 0; ");
    kit_click(&kit, "note", 0);
    kit_type(&kit, "a");
    kit_key(&kit, UI_KEY_ENTER, 0);
    kit_type(&kit, "b");
    kit_take(&kit);
    ck_assert_str_eq(ui_field_text(kit.ui, "note", 0), "a\nb");
    kit_key(&kit, UI_KEY_ENTER, UI_CTRL);
    ASSERT_TOOK("submitted note 0; ");
}
END_TEST

START_TEST(up_and_down_keep_their_column)
{
    ui_set_field_text(kit.ui, "note", 0, "een lange regel\nkort\nnog een lange");
    kit_build(&kit);
    ui_focus(kit.ui, "note", 0);
    kit_build(&kit);
    kit_key(&kit, UI_KEY_UP, 0);
    kit_key(&kit, UI_KEY_UP, 0);
    kit_type(&kit, "X");
    ck_assert_str_eq(ui_field_text(kit.ui, "note", 0), "een lange regXel\nkort\nnog een lange");
}
END_TEST

START_TEST(cut_and_paste_go_through_the_clipboard)
{
    kit_click(&kit, "field", 0);
    kit_type(&kit, "één twee");
    kit_key(&kit, 'a', UI_CTRL);
    kit_key(&kit, 'x', UI_CTRL);
    ck_assert_str_eq(ui_field_text(kit.ui, "field", 0), "");
    kit_click(&kit, "note", 0);
    kit_key(&kit, 'v', UI_CTRL);
    kit_key(&kit, 'v', UI_CTRL);
    ck_assert_str_eq(ui_field_text(kit.ui, "note", 0), "één tweeéén twee");
    kit_key(&kit, 'z', UI_CTRL);
    ck_assert_str_eq(ui_field_text(kit.ui, "note", 0), "één twee");
    kit_key(&kit, 'y', UI_CTRL);
    ck_assert_str_eq(ui_field_text(kit.ui, "note", 0), "één tweeéén twee");
}
END_TEST

START_TEST(keys_before_the_next_build_are_not_lost)
{
    kit_click(&kit, "field", 0);
    const struct ui_event events[] = {
        { .kind = UI_TEXT_INPUT, .text = "b" },
        { .kind = UI_KEY_PRESS, .key = UI_KEY_HOME },
        { .kind = UI_TEXT_INPUT, .text = "a" },
        { .kind = UI_KEY_PRESS, .key = UI_KEY_END },
        { .kind = UI_TEXT_INPUT, .text = "c" },
    };
    for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++) {
        ui_handle(kit.ui, &events[i]);
    }
    ck_assert_str_eq(ui_field_text(kit.ui, "field", 0), "abc");
}
END_TEST

/* ---- pointer ---- */

START_TEST(a_click_presses_selects_and_toggles)
{
    kit_click(&kit, "a", 0);
    kit_click(&kit, "option", 1);
    kit_click(&kit, "tab", 2);
    kit_click(&kit, "c", 7);
    ASSERT_TOOK("pressed a 0; selected option 1; selected tab 2; toggled c 7; ");
    ASSERT_FOCUS("vinkje");
}
END_TEST

START_TEST(letting_go_elsewhere_does_nothing)
{
    struct ui_rect a = kit_rect(&kit, "a", 0);
    struct ui_event event = { .kind = UI_POINTER_DOWN, .x = a.x + 4, .y = a.y + 4, .clicks = 1 };
    kit_event(&kit, &event);
    event = (struct ui_event) { .kind = UI_POINTER_UP, .x = 790, .y = 690 };
    kit_event(&kit, &event);
    ASSERT_TOOK("");
}
END_TEST

START_TEST(a_double_click_says_an_answer)
{
    struct ui_rect r = kit_rect(&kit, "option", 1);
    struct ui_event event = { .kind = UI_POINTER_DOWN, .x = r.x + 9, .y = r.y + 9, .clicks = 2 };
    kit_event(&kit, &event);
    event.kind = UI_POINTER_UP;
    kit_event(&kit, &event);
    ASSERT_TOOK("submitted option 1; ");
}
END_TEST

START_TEST(the_pointer_places_the_caret_and_drags_a_selection)
{
    ui_set_field_text(kit.ui, "field", 0, "abcdefgh");
    kit_build(&kit);
    struct ui_rect r = kit_rect(&kit, "field", 0);
    // 15 pixels type: 7 a letter with the fixed measurer, behind 14 of padding.
    struct ui_event event = {
        .kind = UI_POINTER_DOWN, .x = r.x + 14 + 14, .y = r.y + 20, .clicks = 1
    };
    kit_event(&kit, &event);
    event = (struct ui_event) { .kind = UI_POINTER_MOVE, .x = r.x + 14 + 35, .y = r.y + 20 };
    kit_event(&kit, &event);
    event.kind = UI_POINTER_UP;
    kit_event(&kit, &event);
    kit_type(&kit, "X");
    ck_assert_str_eq(ui_field_text(kit.ui, "field", 0), "abXfgh");
}
END_TEST

START_TEST(the_cursor_says_what_lies_under_it)
{
    const struct {
        const char *id;
        enum ui_cursor cursor;
    } places[] = { { "a", UI_CURSOR_HAND }, { "field", UI_CURSOR_TEXT } };
    for (size_t i = 0; i < 2; i++) {
        struct ui_rect r = kit_rect(&kit, places[i].id, 0);
        struct ui_event move = { .kind = UI_POINTER_MOVE, .x = r.x + 5, .y = r.y + 5 };
        kit_event(&kit, &move);
        ck_assert_int_eq(ui_cursor(kit.ui), places[i].cursor);
    }
    struct ui_event away = { .kind = UI_POINTER_MOVE, .x = 790, .y = 690 };
    kit_event(&kit, &away);
    ck_assert_int_eq(ui_cursor(kit.ui), UI_CURSOR_ARROW);
}
END_TEST

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

/* ---- robustness ---- */

START_TEST(random_events_break_nothing)
{
    uint64_t seed = (uint64_t)_i * 77 + 5;
    for (int i = 0; i < 1500; i++) {
        uint64_t dice = (seed = seed * 6364136223846793005u + 1442695040888963407u) >> 33;
        struct ui_event event = { .kind = (enum ui_event_kind)(dice % (UI_WINDOW_FOCUS + 1)),
            .x = (int)(dice % 800),
            .y = (int)(dice / 7 % 700),
            .wheel = (int)(dice % 5) - 2,
            .clicks = (int)(dice % 3),
            .key = dice % 2 == 0 ? UI_KEY_ENTER + (int)(dice % 20) : ' ' + (int)(dice % 90),
            .mods = (unsigned)(dice / 3 % 8),
            .width = 100 + (int)(dice % 1500),
            .height = 60 + (int)(dice % 900),
            .text = "é" };
        desk.dialog = dice % 31 == 0;
        desk.menu = dice % 29 == 0;
        desk.options = (int)(dice % 5);
        kit_event(&kit, &event);
        buffer_clear(&kit.log);
    }
    ck_assert_uint_gt(ui_draw_list(kit.ui)->items.count, 0);
}
END_TEST

Suite *test_suite(void)
{
    const TTest *const tests[] = { tab_goes_round_one_stop_a_group, tab_comes_in_at_the_chosen_one,
        a_digit_selects_and_enter_says, digits_in_a_field_are_text,
        function_keys_work_from_a_field_too, a_letter_binding_works_outside_fields,
        arrows_move_and_choose_in_a_radio_group, space_and_enter_press,
        what_is_disabled_can_be_reached_and_stays_silent, enter_submits_one_line_and_breaks_many,
        up_and_down_keep_their_column, cut_and_paste_go_through_the_clipboard,
        keys_before_the_next_build_are_not_lost, a_click_presses_selects_and_toggles,
        letting_go_elsewhere_does_nothing, a_double_click_says_an_answer,
        the_pointer_places_the_caret_and_drags_a_selection, the_cursor_says_what_lies_under_it,
        a_dialog_keeps_the_focus_and_gives_it_back, a_press_outside_dismisses,
        a_menu_is_a_list_under_its_button, what_lies_behind_a_dialog_is_not_read,
        fewer_answers_leave_the_focus_in_the_group, no_answers_leave_the_place_in_the_order,
        the_focus_stays_in_view, a_text_that_scrolls_can_be_reached_by_tab };
    Suite *suite = suite_create("input");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30); // machines under load
    tcase_add_checked_fixture(all, setup, teardown);
    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
        tcase_add_test(all, tests[i]);
    }
    tcase_add_loop_test(all, every_stop_shows_its_focus, 0, 2);
    tcase_add_loop_test(all, the_caret_stays_in_view, 0, 2);
    tcase_add_loop_test(all, random_events_break_nothing, 0, 6);
    suite_add_tcase(suite, all);
    return suite;
}
