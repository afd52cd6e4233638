// SPDX-License-Identifier: GPL-3.0-or-later
// Protects hands: everything by keyboard, everything by pointer, digits that stay out of text.
#include <string.h>

#include "tests/test_main.h"
#include "tests/ui/desk.h"

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

START_TEST(what_is_inert_is_read_and_takes_nothing)
{
    desk.inert = true;
    desk.chosen = 1;
    kit_build(&kit);
    static const int KEYS[] = { UI_KEY_TAB, UI_KEY_ENTER, '2', 'n', UI_KEY_F1 + 1, UI_KEY_F1 + 8 };
    for (size_t i = 0; i < sizeof(KEYS) / sizeof(KEYS[0]); i++) {
        kit_key(&kit, KEYS[i], 0);
    }
    kit_click(&kit, "a", 0);
    kit_click(&kit, "field", 0);
    kit_type(&kit, "x");
    ASSERT_TOOK("");
    ASSERT_FOCUS("");
    const struct ui_access *answer = ui_access_find_id(ui_access_tree(kit.ui), "option", 1);
    ck_assert_str_eq(answer->name, "antwoord 2");
    ck_assert(answer->selected && answer->disabled && !answer->focusable);
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

// Keys after "een twee drie" stands in the field, caret at its end, and what comes of them with an
// X typed last.
static const struct {
    const char *what;
    struct {
        int key;
        unsigned mods;
    } keys[4];
    const char *text;
} FIELD_KEYS[] = {
    { "home", { { UI_KEY_HOME, 0 } }, "Xeen twee drie" },
    { "home and end", { { UI_KEY_HOME, 0 }, { UI_KEY_END, 0 } }, "een twee drieX" },
    { "word to the left", { { UI_KEY_LEFT, UI_CTRL } }, "een twee Xdrie" },
    { "word to the right", { { UI_KEY_HOME, 0 }, { UI_KEY_RIGHT, UI_CTRL } }, "een Xtwee drie" },
    { "select a word and replace it", { { UI_KEY_LEFT, UI_CTRL | UI_SHIFT } }, "een twee X" },
    { "select to the start", { { UI_KEY_HOME, UI_SHIFT } }, "X" },
    { "left leaves a selection at its start",
            { { UI_KEY_LEFT, UI_CTRL | UI_SHIFT }, { UI_KEY_LEFT, 0 } }, "een twee Xdrie" },
    { "right leaves it at its end", { { UI_KEY_LEFT, UI_CTRL | UI_SHIFT }, { UI_KEY_RIGHT, 0 } },
            "een twee drieX" },
    { "backspace a word", { { UI_KEY_BACKSPACE, UI_CTRL } }, "een twee X" },
    { "delete", { { UI_KEY_HOME, 0 }, { UI_KEY_DELETE, 0 } }, "Xen twee drie" },
    { "delete a word", { { UI_KEY_HOME, 0 }, { UI_KEY_DELETE, UI_CTRL } }, "Xtwee drie" },
    { "cut nothing", { { 'x', UI_CTRL } }, "een twee drieX" },
    { "copy and paste",
            { { UI_KEY_HOME, UI_SHIFT }, { 'c', UI_CTRL }, { 'v', UI_CTRL }, { 'v', UI_CTRL } },
            "een twee drieeen twee drieX" },
    { "undo and redo by shift",
            { { UI_KEY_BACKSPACE, 0 }, { 'z', UI_CTRL }, { 'z', UI_CTRL | UI_SHIFT } },
            "een twee driX" },
    { "a command key of others", { { 'q', UI_CTRL } }, "een twee drieX" },
};

START_TEST(keys_edit_a_field)
{
    const char *id = _i % 2 == 0 ? "field" : "note";
    ui_set_field_text(kit.ui, id, 0, "een twee drie");
    ui_focus(kit.ui, id, 0);
    kit_build(&kit);
    for (int k = 0; k < 4 && FIELD_KEYS[_i / 2].keys[k].key != 0; k++) {
        kit_key(&kit, FIELD_KEYS[_i / 2].keys[k].key, FIELD_KEYS[_i / 2].keys[k].mods);
    }
    kit_type(&kit, "X");
    const char *text = ui_field_text(kit.ui, id, 0);
    ck_assert_msg(strcmp(text, FIELD_KEYS[_i / 2].text) == 0, "%s: \"%s\"", FIELD_KEYS[_i / 2].what,
            text);
}
END_TEST

static void build_locked(void *context, struct ui *ui)
{
    (void)context;
    ui_field(ui, (struct ui_field) { .id = "field", .name = "vast", .read_only = true });
}

START_TEST(what_is_read_only_can_be_copied_and_nothing_else)
{
    struct kit locked;
    kit_init(&locked, 400, 300, 100, build_locked, NULL);
    ui_set_field_text(locked.ui, "field", 0, "vast");
    kit_build(&locked);
    kit_key(&locked, UI_KEY_TAB, 0);
    kit_type(&locked, "x");
    const struct {
        int key;
        unsigned mods;
    } keys[] = { { UI_KEY_BACKSPACE, 0 }, { 'a', UI_CTRL }, { 'c', UI_CTRL }, { 'x', UI_CTRL },
        { 'v', UI_CTRL }, { 'z', UI_CTRL }, { 'y', UI_CTRL } };
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        kit_key(&locked, keys[i].key, keys[i].mods);
    }
    ck_assert_str_eq(ui_field_text(locked.ui, "field", 0), "vast");
    ck_assert_str_eq(kit_take(&locked), "");
    kit_finish(&locked);
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

/* ---- robustness ---- */

START_TEST(random_events_break_nothing)
{
    uint64_t seed = (uint64_t)_i * 77 + 5;
    for (int i = 0; i < 1500; i++) {
        uint64_t dice = (seed = seed * 6364136223846793005u + 1442695040888963407u) >> 33;
        struct ui_event event = { .kind = (enum ui_event_kind)(dice % (UI_FILES_SAVED + 1)),
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
        what_is_disabled_can_be_reached_and_stays_silent, what_is_inert_is_read_and_takes_nothing,
        enter_submits_one_line_and_breaks_many, what_is_read_only_can_be_copied_and_nothing_else,
        up_and_down_keep_their_column, cut_and_paste_go_through_the_clipboard,
        keys_before_the_next_build_are_not_lost, a_click_presses_selects_and_toggles,
        letting_go_elsewhere_does_nothing, a_double_click_says_an_answer,
        the_pointer_places_the_caret_and_drags_a_selection, the_cursor_says_what_lies_under_it };
    Suite *suite = suite_create("input");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30); // machines under load
    tcase_add_checked_fixture(all, desk_setup, desk_teardown);
    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
        tcase_add_test(all, tests[i]);
    }
    int edits = 2 * (int)(sizeof(FIELD_KEYS) / sizeof(FIELD_KEYS[0]));
    tcase_add_loop_test(all, keys_edit_a_field, 0, edits);
    tcase_add_loop_test(all, random_events_break_nothing, 0, 6);
    suite_add_tcase(suite, all);
    return suite;
}
