// SPDX-License-Identifier: GPL-3.0-or-later
// The navigator: screens as states on a stack.
#include "game/screens/navigator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/store/settings.h"

enum { CLOCK_SLACK_MS = 60000 };

struct screen {
    const struct screen_class *class;
    void *self;
};

struct navigator {
    struct ui *ui;
    struct world *world;
    VEC(struct screen) stack;
    // A change asked for while a message is handled waits, so that no screen is freed under its own
    // feet.
    VEC(struct screen) doomed;
    navigator_shut shut; // NULL: nothing to guard
    int64_t guard_ms;
    navigator_work work;  // NULL: nothing to do between events
    int64_t touched_ms;   // when somebody last did something
    int64_t refreshed_ms; // when the screen on top last looked
};

struct navigator *navigator_create(struct ui *ui, struct world *world)
{
    struct navigator *navigator = mem_alloc(sizeof(*navigator));
    navigator->ui = ui;
    navigator->world = world;
    return navigator;
}

static struct screen *top(const struct navigator *navigator)
{
    return navigator->stack.count > 0 ? vec_last(&navigator->stack) : NULL;
}

static void bury(struct navigator *navigator)
{
    for (size_t i = 0; i < navigator->doomed.count; i++) {
        struct screen *screen = &navigator->doomed.items[i];
        screen->class->destroy(screen->self);
    }
    vec_clear(&navigator->doomed);
}

void navigator_destroy(struct navigator *navigator)
{
    if (navigator == NULL) {
        return;
    }
    struct screen *screen = top(navigator);
    if (screen != NULL && screen->class->hidden != NULL) {
        screen->class->hidden(screen->self, navigator);
    }
    bury(navigator);
    while (navigator->stack.count > 0) {
        screen = &navigator->stack.items[--navigator->stack.count];
        screen->class->destroy(screen->self);
    }
    vec_finish(&navigator->stack);
    vec_finish(&navigator->doomed);
    mem_free(navigator);
}

struct ui *navigator_ui(struct navigator *navigator)
{
    return navigator->ui;
}

struct world *navigator_world(struct navigator *navigator)
{
    return navigator->world;
}

static void leave(struct navigator *navigator)
{
    struct screen *screen = top(navigator);
    if (screen != NULL && screen->class->hidden != NULL) {
        screen->class->hidden(screen->self, navigator);
    }
}

// Read anew at each screen: the setting may have been changed on the one before.
static void choose_address(struct navigator *navigator)
{
    struct world *world = navigator->world;
    const struct screen *screen = top(navigator);
    bool asks = world->store != NULL && screen != NULL && screen->class->to_candidate;
    (void)locale_set_informal(
            asks && store_setting_is(world->store, "org.address", "je", &world->diags));
}

static void enter(struct navigator *navigator)
{
    struct screen *screen = top(navigator);
    choose_address(navigator);
    ui_forget(navigator->ui);
    ui_touch(navigator->ui);
    navigator->refreshed_ms = navigator->world->now_ms;
    if (screen != NULL && screen->class->shown != NULL) {
        screen->class->shown(screen->self, navigator);
    }
}

void navigator_push(struct navigator *navigator, const struct screen_class *class, void *self)
{
    leave(navigator);
    struct screen screen = { class, self };
    vec_push(&navigator->stack, screen);
    enter(navigator);
}

void navigator_replace(struct navigator *navigator, const struct screen_class *class, void *self)
{
    leave(navigator);
    if (navigator->stack.count > 0) {
        vec_push(&navigator->doomed, *vec_last(&navigator->stack));
        navigator->stack.count--;
    }
    struct screen screen = { class, self };
    vec_push(&navigator->stack, screen);
    enter(navigator);
}

void navigator_pop(struct navigator *navigator)
{
    if (navigator->stack.count < 2) {
        return;
    }
    leave(navigator);
    vec_push(&navigator->doomed, *vec_last(&navigator->stack));
    navigator->stack.count--;
    enter(navigator);
}

void navigator_pop_to(struct navigator *navigator, const char *name)
{
    size_t place = navigator->stack.count;
    while (place > 0 && strcmp(navigator->stack.items[place - 1].class->name, name) != 0) {
        place--;
    }
    if (place == 0 || place == navigator->stack.count) {
        return;
    }
    leave(navigator);
    while (navigator->stack.count > place) {
        vec_push(&navigator->doomed, *vec_last(&navigator->stack));
        navigator->stack.count--;
    }
    enter(navigator);
}

void *navigator_find(const struct navigator *navigator, const char *name)
{
    for (size_t place = navigator->stack.count; place > 0; place--) {
        const struct screen *screen = &navigator->stack.items[place - 1];
        if (strcmp(screen->class->name, name) == 0) {
            return screen->self;
        }
    }
    return NULL;
}

void navigator_guard(struct navigator *navigator, navigator_shut shut, int64_t after_ms)
{
    navigator->shut = shut;
    navigator->guard_ms = after_ms;
    navigator->touched_ms = navigator->world->now_ms;
}

int64_t navigator_guard_left_ms(const struct navigator *navigator, int64_t now_ms)
{
    if (navigator->shut == NULL) {
        return -1;
    }
    int64_t left = navigator->touched_ms + navigator->guard_ms - now_ms;
    // A clock that was put back must not leave the door open for longer than a moment.
    return left < 0 || left > navigator->guard_ms + CLOCK_SLACK_MS ? 0 : left;
}

// A clock that was put back makes it look at once, and again in time from then on.
static int64_t refresh_left_ms(const struct navigator *navigator, int64_t now_ms)
{
    const struct screen *screen = top(navigator);
    if (screen != NULL && screen->class->due_ms != NULL) {
        int64_t due = screen->class->due_ms(screen->self);
        int64_t late = due - now_ms;
        return due == 0 ? -1 : late < 0 || late > CLOCK_SLACK_MS ? 0 : late;
    }
    if (screen == NULL || screen->class->refresh_ms == 0) {
        return -1;
    }
    int64_t left = navigator->refreshed_ms + screen->class->refresh_ms - now_ms;
    return left < 0 || left > screen->class->refresh_ms ? 0 : left;
}

void navigator_set_work(struct navigator *navigator, navigator_work work)
{
    navigator->work = work;
}

int64_t navigator_wait_ms(const struct navigator *navigator, int64_t now_ms)
{
    if (navigator->work != NULL) {
        return 0;
    }
    int64_t guard = navigator_guard_left_ms(navigator, now_ms);
    int64_t refresh = refresh_left_ms(navigator, now_ms);
    return guard < 0 || (refresh >= 0 && refresh < guard) ? refresh : guard;
}

static void look_again(struct navigator *navigator, int64_t now_ms)
{
    if (refresh_left_ms(navigator, now_ms) == 0) {
        struct screen *screen = top(navigator);
        navigator->world->now_ms = now_ms;
        navigator->refreshed_ms = now_ms;
        screen->class->refresh(screen->self, navigator);
    }
}

static void do_work(struct navigator *navigator)
{
    navigator_work work = navigator->work;
    if (work != NULL && !work(navigator) && navigator->work == work) {
        navigator->work = NULL;
    }
    bury(navigator);
}

void navigator_pass_time(struct navigator *navigator, int64_t now_ms)
{
    look_again(navigator, now_ms);
    do_work(navigator);
    if (navigator_guard_left_ms(navigator, now_ms) == 0) {
        navigator_shut shut = navigator->shut;
        navigator->world->now_ms = now_ms;
        navigator->shut = NULL;
        shut(navigator);
        bury(navigator);
    }
}

static bool is_touch(const struct ui_event *event)
{
    return event->kind == UI_POINTER_MOVE || event->kind == UI_POINTER_DOWN ||
            event->kind == UI_POINTER_UP || event->kind == UI_WHEEL ||
            event->kind == UI_KEY_PRESS || event->kind == UI_TEXT_INPUT ||
            event->kind == UI_FILE_DROPPED;
}

const char *navigator_top(const struct navigator *navigator)
{
    const struct screen *screen = top(navigator);
    return screen != NULL ? screen->class->name : "";
}

void navigator_handle(struct navigator *navigator, const struct ui_event *event, int64_t now_ms)
{
    if (navigator_guard_left_ms(navigator, now_ms) == 0 && event->kind != UI_QUIT) {
        navigator_pass_time(navigator, now_ms); // a machine that slept did not wake for it
        return;                                 // meant for a screen that is gone
    }
    navigator->world->now_ms = now_ms;
    navigator->touched_ms = is_touch(event) ? now_ms : navigator->touched_ms;
    ui_handle(navigator->ui, event);
    struct screen *on_top = top(navigator);
    if (event->kind == UI_QUIT) {
        bool stays = on_top != NULL && on_top->class->may_close != NULL &&
                !on_top->class->may_close(on_top->self, navigator);
        if (!stays) {
            leave(navigator);
            navigator->world->quit = true;
        }
        return;
    }
    bool news = event->kind == UI_WINDOW_FOCUS || event->kind == UI_RESIZE ||
            event->kind == UI_FILES_SAVED || event->kind == UI_FILE_DROPPED;
    if (news && on_top != NULL && on_top->class->window != NULL) {
        on_top->class->window(on_top->self, navigator, event);
    }
    struct ui_message message;
    while (ui_next_message(navigator->ui, &message)) {
        struct screen *screen = top(navigator);
        if (screen != NULL && screen->class->handle != NULL) {
            screen->class->handle(screen->self, navigator, &message);
        }
        bury(navigator);
    }
}

bool navigator_build(struct navigator *navigator)
{
    struct screen *screen = top(navigator);
    if (screen == NULL || !ui_is_stale(navigator->ui)) {
        return false;
    }
    ui_begin(navigator->ui);
    screen->class->build(screen->self, navigator);
    ui_end(navigator->ui);
    return true;
}

bool navigator_step(struct navigator *navigator, int64_t now_ms)
{
    struct screen *screen = top(navigator);
    navigator->world->now_ms = now_ms;
    bool goes_on = screen != NULL && screen->class->step != NULL &&
            screen->class->step(screen->self, navigator);
    bury(navigator);
    return goes_on;
}

static void write_number(struct world *world, const char *key, int value)
{
    char text[16];
    (void)snprintf(text, sizeof(text), "%d", value);
    store_write_setting(world->store, key, text, &world->diags);
}

void navigator_apply_display(struct navigator *navigator)
{
    struct world *world = navigator->world;
    const struct display_settings *display = &world->display;
    ui_set_scale(navigator->ui, display->scale);
    ui_set_theme(navigator->ui, display->contrast ? ui_theme_contrast() : ui_theme_light());
    ui_set_family(navigator->ui, display->dyslexic ? UI_EASY : UI_SANS);
    if (world->store != NULL && !world->lent) {
        write_number(world, "display.scale", display->scale);
        write_number(world, "display.contrast", display->contrast);
        write_number(world, "display.dyslexic", display->dyslexic);
        write_number(world, "display.calm", display->calm);
    }
}

static int read_number(
        struct store *store, const char *key, const char *otherwise, struct diag_list *diags)
{
    struct buffer value = { 0 };
    store_read_setting(store, key, otherwise, &value, diags);
    int number = (int)strtol(buffer_text(&value), NULL, 10);
    buffer_finish(&value);
    return number;
}

void display_settings_read(
        struct display_settings *display, struct store *store, struct diag_list *diags)
{
    int scale = read_number(store, "display.scale", "100", diags);
    display->scale = scale >= 100 && scale <= 200 && scale % 25 == 0 ? scale : 100;
    display->contrast = read_number(store, "display.contrast", "0", diags) == 1;
    display->dyslexic = read_number(store, "display.dyslexic", "0", diags) == 1;
    display->calm = read_number(store, "display.calm", "0", diags) == 1;
}

void display_settings_write(struct buffer *text, const struct display_settings *display)
{
    buffer_add_format(text, "display %d%%%s%s%s", display->scale,
            display->contrast ? " contrast" : "", display->dyslexic ? " dyslexic" : "",
            display->calm ? " calm" : "");
}
