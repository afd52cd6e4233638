// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of the candidate's screens: somebody with a keyboard at a window that nobody paints.
#include "tests/screens/sitter.h"

#include <check.h>
#include <string.h>

#include "game/base/hash.h"
#include "game/base/utf8.h"
#include "game/locale/locale.h"
#include "game/ui/check.h"

enum { TABS_MAX = 300, PRESSES_MAX = 6000, MORNING_MS = 1000000 };

static void build(struct sitter *sitter)
{
    navigator_build(sitter->navigator);
}

static void handle(struct sitter *sitter, const struct ui_event *event)
{
    sitter->world.now_ms += 1000;
    navigator_handle(sitter->navigator, event, sitter->world.now_ms);
    build(sitter);
}

static void open_window(struct sitter *sitter, int width, int height, int scale)
{
    sitter->world.display.scale = scale;
    sitter->ui = ui_create(&(struct ui_config) { .width = width, .height = height });
    sitter->navigator = navigator_create(sitter->ui, &sitter->world);
    navigator_apply_display(sitter->navigator);
}

void sitter_init(struct sitter *sitter, int width, int height, int scale)
{
    *sitter = (struct sitter) { 0 };
    locale_init("en", "");
    sitter->world.data = "scenarios";
    sitter->world.shift = "shifts/ochtend.xml";
    sitter->world.locale = locale_default_folder();
    sitter->world.now_ms = MORNING_MS;
    sitter->store = store_open(":memory:", &sitter->world.diags);
    ck_assert_ptr_nonnull(sitter->store);
    sitter->world.store = sitter->store;
    open_window(sitter, width, height, scale);
}

void sitter_init_over(struct sitter *sitter, const char *data, const char *shift)
{
    sitter_init(sitter, 1280, 800, 100);
    sitter->world.data = data;
    sitter->world.shift = shift;
}

void sitter_move_to(struct sitter *sitter, const char *folder)
{
    store_close(sitter->store);
    sitter->store = store_open(folder, &sitter->world.diags);
    ck_assert_ptr_nonnull(sitter->store);
    sitter->world.store = sitter->store;
}

static void close_window(struct sitter *sitter)
{
    navigator_destroy(sitter->navigator);
    ui_destroy(sitter->ui);
}

void sitter_finish(struct sitter *sitter)
{
    close_window(sitter);
    store_close(sitter->store);
    diag_list_finish(&sitter->world.diags);
}

void sitter_come_back(struct sitter *sitter)
{
    struct ui_event quit = { .kind = UI_QUIT };
    int width = ui_logical_width(sitter->ui) * ui_scale(sitter->ui) / 100;
    int height = ui_logical_height(sitter->ui) * ui_scale(sitter->ui) / 100;
    navigator_handle(sitter->navigator, &quit, sitter->world.now_ms);
    ck_assert(sitter->world.quit);
    close_window(sitter);
    sitter->world.quit = false;
    open_window(sitter, width, height, sitter->world.display.scale);
}

void sitter_key(struct sitter *sitter, int key, unsigned mods)
{
    struct ui_event event = { .kind = UI_KEY_PRESS, .key = key, .mods = mods };
    handle(sitter, &event);
}

void sitter_type(struct sitter *sitter, const char *text)
{
    while (*text != '\0') {
        struct buffer one = { 0 };
        utf8_add(&one, utf8_next(&text));
        struct ui_event event = { .kind = UI_TEXT_INPUT };
        memcpy(event.text, buffer_text(&one), one.size);
        handle(sitter, &event);
        buffer_finish(&one);
    }
}

void sitter_drop(struct sitter *sitter, const char *path)
{
    struct ui_event event = { .kind = UI_FILE_DROPPED, .path = path };
    handle(sitter, &event);
}

const char *sitter_focus(const struct sitter *sitter)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter->ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        if (tree->items.items[i].focused) {
            return tree->items.items[i].name;
        }
    }
    return "";
}

bool sitter_reads(const struct sitter *sitter, const char *text)
{
    struct buffer all = { 0 };
    ui_access_print(ui_access_tree(sitter->ui), &all);
    bool there = strstr(buffer_text(&all), text) != NULL;
    buffer_finish(&all);
    return there;
}

void sitter_tab_to(struct sitter *sitter, const char *name)
{
    build(sitter);
    for (int i = 0; i < TABS_MAX && strcmp(sitter_focus(sitter), name) != 0; i++) {
        sitter_key(sitter, UI_KEY_TAB, 0);
    }
    ck_assert_msg(strcmp(sitter_focus(sitter), name) == 0, "Tab does not come to “%s” on %s", name,
            navigator_top(sitter->navigator));
}

void sitter_press(struct sitter *sitter, const char *name)
{
    sitter_tab_to(sitter, name);
    sitter_key(sitter, UI_KEY_ENTER, 0);
}

void sitter_check_layout(const struct sitter *sitter, const char *what)
{
    struct buffer out = { 0 };
    int count = ui_check_layout(sitter->ui, &out);
    ck_assert_msg(count == 0, "%s, %d x %d at %d%%:\n%s", what, ui_logical_width(sitter->ui),
            ui_logical_height(sitter->ui), ui_scale(sitter->ui), buffer_text(&out));
    buffer_finish(&out);
}

static void click(struct sitter *sitter, struct ui_rect rect)
{
    struct ui_event event = { .kind = UI_POINTER_DOWN,
        .x = rect.x + rect.width / 2,
        .y = rect.y + rect.height / 2,
        .clicks = 1 };
    handle(sitter, &event);
    event.kind = UI_POINTER_UP;
    handle(sitter, &event);
}

void sitter_click(struct sitter *sitter, const char *name)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter->ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[i];
        if (item->focusable && strcmp(item->name, name) == 0) {
            click(sitter, item->rect);
            return;
        }
    }
    ck_abort_msg("there is no “%s” on %s", name, navigator_top(sitter->navigator));
}

static void click_anything(struct sitter *sitter, uint64_t drawn)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter->ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[(i + drawn) % tree->items.count];
        bool leaves = strcmp(item->name, "Stop practising") == 0;
        if (item->focusable && !item->disabled && !leaves && item->rect.width > 0) {
            click(sitter, item->rect);
            return;
        }
    }
}

void sitter_do_anything(struct sitter *sitter, uint64_t drawn)
{
    switch (drawn % 6) {
    case 0:
        sitter_key(sitter, UI_KEY_F1 + 8, 0); // on to what is next, or to the end
        sitter_key(sitter, UI_KEY_ESCAPE, 0);
        break;
    case 1:
        sitter_key(sitter, UI_KEY_ESCAPE, 0);
        break;
    case 2:
        sitter_key(sitter, '1' + (int)(drawn / 6 % 4), 0);
        sitter_key(sitter, UI_KEY_ENTER, 0);
        break;
    default:
        click_anything(sitter, drawn / 6);
        break;
    }
}

void sitter_play_anyhow(struct sitter *sitter, uint64_t seed)
{
    for (int i = 0; i < PRESSES_MAX && strcmp(navigator_top(sitter->navigator), "desk") == 0; i++) {
        sitter_do_anything(sitter, hash_next(&seed) >> 1);
    }
    struct buffer all = { 0 };
    ui_access_print(ui_access_tree(sitter->ui), &all);
    ck_assert_msg(strcmp(navigator_top(sitter->navigator), "desk") != 0, "%s", buffer_text(&all));
    buffer_finish(&all);
}

static const struct {
    int width;
    int height;
    int scale;
    bool contrast;
    bool dyslexic;
    const char *language;
} LOOKS[] = {
    { 1280, 800, 100, false, false, "nl" },
    { 1280, 800, 200, false, false, "nl" },
    { 1280, 800, 100, true, true, "en" },
    { 1280, 800, 200, true, true, "nl" },
    { 1920, 1080, 100, false, false, "en" },
    { 1920, 1080, 200, true, false, "nl" },
    { 1000, 700, 150, false, true, "nl" },
    { 640, 480, 100, false, false, "nl" },
};

_Static_assert(sizeof(LOOKS) / sizeof(LOOKS[0]) == SITTER_LOOKS, "looks");

void sitter_look(struct sitter *sitter, int which)
{
    sitter_init(sitter, LOOKS[which].width, LOOKS[which].height, LOOKS[which].scale);
    sitter->world.display.contrast = LOOKS[which].contrast;
    sitter->world.display.dyslexic = LOOKS[which].dyslexic;
    navigator_apply_display(sitter->navigator);
    locale_init(LOOKS[which].language, locale_default_folder());
}
