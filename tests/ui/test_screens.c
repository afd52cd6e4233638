// SPDX-License-Identifier: GPL-3.0-or-later
// Protects whole screens: nothing cut off or on top of another at any size and scale, read aloud in
// order, and the checker that says so sees what is wrong.
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tests/test_main.h"
#include "tests/ui/demo_screens.h"
#include "tests/ui/kit.h"

static const struct {
    int width;
    int height;
    int scale;
} WINDOWS[] = {
    { 1280, 800, 100 },
    { 1280, 800, 150 },
    { 1280, 800, 200 },
    { 1920, 1080, 100 },
    { 1920, 1080, 200 },
    { 1000, 800, 100 },
    { 640, 480, 100 },
    { 640, 480, 200 },
};

enum { WINDOW_COUNT = sizeof(WINDOWS) / sizeof(WINDOWS[0]) };

struct view {
    struct demo demo;
    enum demo_screen screen;
};

static void build(void *context, struct ui *ui)
{
    const struct view *view = context;
    demo_build(&view->demo, view->screen, ui);
}

START_TEST(nothing_is_cut_off_at_any_size)
{
    int window = _i % WINDOW_COUNT;
    struct view view = { .demo = { .chosen = 1 }, .screen = (enum demo_screen)(_i / WINDOW_COUNT) };
    struct kit kit;
    kit_init(&kit, WINDOWS[window].width, WINDOWS[window].height, WINDOWS[window].scale, build,
            &view);
    for (int open = 0; open < 2; open++) {
        ui_set_theme(kit.ui, open == 0 ? ui_theme_light() : ui_theme_contrast());
        kit_build(&kit);
        struct buffer out = { 0 };
        int count = ui_check_layout(kit.ui, &out);
        ck_assert_msg(count == 0, "%s %dx%d at %d%%:\n%s", demo_screen_name(view.screen),
                WINDOWS[window].width, WINDOWS[window].height, WINDOWS[window].scale,
                buffer_text(&out));
        buffer_finish(&out);
        view.demo.drawer = true;
        view.demo.dialog = true;
        view.demo.menu = true;
        kit_build(&kit);
    }
    kit_finish(&kit);
}
END_TEST

START_TEST(a_screen_is_read_in_order)
{
    struct view view = { .screen = DEMO_LIST };
    struct kit kit;
    kit_init(&kit, 1280, 800, 100, build, &view);
    kit_key(&kit, UI_KEY_TAB, 0);
    struct buffer out = { 0 };
    ui_access_print(ui_access_tree(kit.ui), &out);
    static const char EXPECTED[] =
            "text \"Zeven\"\n"
            "text \"Kandidaten\"\n"
            "button \"Nieuwe kandidaat\" [focused]\n"
            "field \"Zoeken\" = \"\"\n"
            "button \"Alle 148\" [selected]\n"
            "button \"Te beoordelen 12\"\n"
            "button \"Bezig 3\" [disabled]\n"
            "text \"Verloopt binnen 7 dagen 5\"\n"
            "button \"Volgorde: op datum\"\n"
            "checkbox \"K-2041\"\n"
            "item \"K-2041 Klantadviseur Zwolle Form A gespeeld 18 nov voldoende "
            "voor 7 van 7 16 dec\"\n";
    ck_assert_msg(
            strncmp(buffer_text(&out), EXPECTED, strlen(EXPECTED)) == 0, "%s", buffer_text(&out));
    buffer_finish(&out);
    kit_finish(&kit);
}
END_TEST

static void one_far_below_the_other(void *context, struct ui *ui)
{
    (void)context;
    ui_open(ui, (struct ui_box) { .id = "page", .scroll = true });
    ui_button(ui, (struct ui_button) { .id = "a", .number = 7, .label = "een\ttwee\\" });
    ui_gap(ui, 400);
    ui_button(ui, (struct ui_button) { .id = "b", .label = "weg", .disabled = true });
    ui_close(ui);
}

START_TEST(programs_read_along_with_places_and_what_is_in_view)
{
    struct kit kit;
    kit_init(&kit, 300, 200, 100, one_far_below_the_other, NULL);
    kit_key(&kit, UI_KEY_TAB, 0);
    struct buffer out = { 0 };
    struct buffer expected = { 0 };
    struct ui_rect a = kit_rect(&kit, "a", 7);
    struct ui_rect b = kit_rect(&kit, "b", 0);
    const struct ui_access *seen = ui_access_find_id(ui_access_tree(kit.ui), "a", 7);
    ck_assert_ptr_nonnull(seen);
    ck_assert_int_gt(seen->seen.height, 0);
    buffer_add_format(&expected,
            "0 button %016" PRIx64 " 7 %d %d %d %d %d %d %d %d focused\teen\\ttwee\\\\\t\n"
            "0 button %016" PRIx64 " 0 %d %d %d %d ",
            ui_id("a"), a.x, a.y, a.width, a.height, seen->seen.x, seen->seen.y, seen->seen.width,
            seen->seen.height, ui_id("b"), b.x, b.y, b.width, b.height);
    ui_access_write(ui_access_tree(kit.ui), &out);
    ck_assert_msg(strncmp(buffer_text(&out), buffer_text(&expected), expected.size) == 0,
            "%s\nnot\n%s", buffer_text(&out), buffer_text(&expected));
    const struct ui_access *away = ui_access_find_id(ui_access_tree(kit.ui), "b", 0);
    ck_assert_int_eq(away->seen.height, 0);
    ck_assert_ptr_nonnull(strstr(buffer_text(&out), " disabled\tweg\t\n"));
    buffer_finish(&expected);
    buffer_finish(&out);
    kit_finish(&kit);
}
END_TEST

/* ---- the checker sees what is wrong ---- */

static void too_small(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW });
    for (int i = 0; i < 30; i++) {
        ui_button(ui, (struct ui_button) { .id = "a", .number = i, .label = "woord" });
    }
    ui_close(ui);
}

static void too_wide(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .scroll = true, .id = "b", .height = 100, .max_height = 100 });
    ui_open(ui, (struct ui_box) { .flow = UI_ROW });
    for (int i = 0; i < 9; i++) {
        ui_text(ui, UI_WELCOME, "onvoldoende");
    }
    ui_close(ui);
    ui_close(ui);
}

static void twice(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .align = UI_START });
    ui_button(ui, (struct ui_button) { .id = "a", .label = "een" });
    ui_button(ui, (struct ui_button) { .id = "a", .label = "twee" });
    ui_close(ui);
}

static void nameless(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .align = UI_START });
    ui_open_control(
            ui, (struct ui_control) { .id = "a" }, (struct ui_box) { .width = 40, .height = 40 });
    ui_close(ui);
    ui_close(ui);
}

static void faint(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .fill = UI_WASH2 });
    ui_text_with(ui, (struct ui_text) { .colour = UI_INK3 }, "flauw");
    ui_close(ui);
}

static const struct {
    const char *says;
    void (*build)(struct ui *ui);
} WRONG[] = {
    { "outside its box", too_small },
    { "outside its box", too_wide },
    { "too little contrast", faint },
    { "id used twice", twice },
    { "control without a name", nameless },
};

static void build_wrong(void *context, struct ui *ui)
{
    WRONG[*(int *)context].build(ui);
}

START_TEST(the_checker_sees_it)
{
    struct kit kit;
    kit_init(&kit, 400, 300, 100, build_wrong, &_i);
    struct buffer out = { 0 };
    ck_assert_int_gt(ui_check_layout(kit.ui, &out), 0);
    ck_assert_msg(strstr(buffer_text(&out), WRONG[_i].says) != NULL, "%s", buffer_text(&out));
    buffer_finish(&out);
    kit_finish(&kit);
}
END_TEST

/* ---- draw list ---- */

static void build_progress(void *context, struct ui *ui)
{
    (void)context;
    ui_open(ui, (struct ui_box) { .align = UI_START, .on_bar = true, .fill = UI_BAR });
    ui_progress(ui, (struct ui_progress) { "Voortgang", "3 van 6", 3, 6, 120, 6 });
    ui_text(ui, UI_BODY, "wit");
    ui_close(ui);
}

START_TEST(the_draw_list_says_what_is_painted)
{
    struct kit kit;
    kit_init(&kit, 400, 300, 100, build_progress, NULL);
    const struct ui_draw_list *list = ui_draw_list(kit.ui);
    const uint32_t *colours = ui_theme_light()->colours;
    ck_assert_uint_eq(list->items.count, 5);
    const struct ui_draw *track = &list->items.items[2];
    const struct ui_draw *done = &list->items.items[3];
    const struct ui_draw *text = &list->items.items[4];
    ck_assert_uint_eq(track->fill, colours[UI_BAR_TRACK]);
    ck_assert_int_eq(track->rect.width, 120);
    ck_assert_uint_eq(done->fill, colours[UI_BAR_FILL]);
    ck_assert_int_eq(done->rect.width, 60);
    ck_assert_int_eq(text->kind, UI_DRAW_TEXT);
    ck_assert_uint_eq(text->fill, colours[UI_BAR_INK]);
    ck_assert_int_eq((int)text->text_size, 3);
    kit_finish(&kit);
}
END_TEST

static void build_words(void *context, struct ui *ui)
{
    (void)context;
    ui_open(ui, (struct ui_box) { .align = UI_START, .role = UI_ROLE_REGION, .name = "Vragen" });
    ui_text(ui, UI_H2, "Kop");
    ui_button(ui, (struct ui_button) { .id = "a", .label = "Meer", .kind = UI_LINK });
    ui_checkbox(ui, (struct ui_checkbox) { .id = "c", .label = "eerlijk", .checked = true });
    ui_field(ui, (struct ui_field) { .id = "note", .name = "Toelichting" });
    ui_band(ui, (struct ui_band) { "tussen 40 en 70", 0, 40, 70, 55, 30, 60 });
    ui_progress(ui, (struct ui_progress) { "Voortgang", "3 van 6", 3, 6, 120, 6 });
    ui_close(ui);
}

START_TEST(every_kind_of_thing_has_words)
{
    struct kit kit;
    kit_init(&kit, 400, 600, 100, build_words, NULL);
    ui_set_field_text(kit.ui, "note", 0, "goed");
    kit_build(&kit);
    kit_key(&kit, UI_KEY_TAB, 0);
    kit_key(&kit, UI_KEY_TAB, 0);
    struct buffer out = { 0 };
    ui_access_print(ui_access_tree(kit.ui), &out);
    ck_assert_str_eq(buffer_text(&out),
            "region \"Vragen\"\n"
            "  heading 2 \"Kop\"\n"
            "  link \"Meer\"\n"
            "  checkbox \"eerlijk\" [checked focused]\n"
            "  field \"Toelichting\" = \"goed\"\n"
            "  image \"tussen 40 en 70\"\n"
            "  progress \"Voortgang\" = \"3 van 6\"\n");
    ck_assert_ptr_nonnull(ui_access_find(ui_access_tree(kit.ui), UI_ROLE_LINK, "Meer"));
    ck_assert_ptr_null(ui_access_find(ui_access_tree(kit.ui), UI_ROLE_BUTTON, "Meer"));
    ck_assert_ptr_null(ui_access_find_id(ui_access_tree(kit.ui), "a", 1));
    buffer_finish(&out);
    kit_finish(&kit);
}
END_TEST

START_TEST(capitals_of_the_languages_on_screen)
{
    struct kit kit;
    kit_init(&kit, 400, 300, 100, build_progress, NULL);
    ck_assert_str_eq(
            ui_upper(kit.ui, "wachtrij · één çà œuvre ž ß"), "WACHTRIJ · ÉÉN ÇÀ ŒUVRE Ž ß");
    kit_finish(&kit);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("screens");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30); // machines under load
    tcase_add_loop_test(all, nothing_is_cut_off_at_any_size, 0, WINDOW_COUNT * DEMO_COUNT);
    tcase_add_test(all, a_screen_is_read_in_order);
    tcase_add_test(all, programs_read_along_with_places_and_what_is_in_view);
    tcase_add_loop_test(all, the_checker_sees_it, 0, (int)(sizeof(WRONG) / sizeof(WRONG[0])));
    tcase_add_test(all, the_draw_list_says_what_is_painted);
    tcase_add_test(all, every_kind_of_thing_has_words);
    tcase_add_test(all, capitals_of_the_languages_on_screen);
    suite_add_tcase(suite, all);
    return suite;
}
