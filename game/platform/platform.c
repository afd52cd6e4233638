// SPDX-License-Identifier: GPL-3.0-or-later
// The window: opens it, waits for events, shows what is painted.
#include "game/platform/platform.h"

#include <dlfcn.h>
#include <string.h>
#include <time.h>

#include <SDL.h>

#include "game/base/mem.h"
#include "game/draw/picture.h"
#include "game/platform/events.h"
#include "game/platform/fonts.h"
#include "game/platform/paint.h"
#include "game/platform/signals.h"
#include "game/platform/watch.h"

enum {
    WINDOW_WIDTH = 1280,
    WINDOW_HEIGHT = 800,
    TITLE_BAR = 48,
    LEAST_WIDTH = 640,
    LEAST_HEIGHT = 480,
    CACHE_BYTES = 8 << 20, // two screens full of text at 200 %
};

struct platform {
    SDL_Window *window;
    struct painter painter;
    SDL_Cursor *cursors[UI_CURSOR_TEXT + 1];
    enum ui_cursor cursor;
    char *clipboard; // the last text given out
    char *dropped;   // the path of the last file that was
    struct watch *watch;
    Uint32 files_saved; // SDL's number for the event that the watch sends
    bool typing;
    bool video;
};

static bool is_driver(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver != NULL && strcmp(driver, name) == 0;
}

static bool is_set(const char *name)
{
    const char *value = SDL_getenv(name);
    return value != NULL && value[0] != '\0';
}

// Where there is no desktop SDL settles for a driver that shows nothing; nobody asked for that.
// Asked before SDL starts, since its libraries complain in lines of their own.
static bool has_desktop(void)
{
    return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("SDL_VIDEODRIVER");
}

// A display that does not answer leaves SDL with one of these; nobody asked for that either.
static bool shows_nothing(void)
{
    bool blind = is_driver("offscreen") || is_driver("dummy") || is_driver("evdev");
    return blind && !is_set("SDL_VIDEODRIVER");
}

// Without this hint the software renderer shows itself through OpenGL: slower, and 100 MB more. On
// Wayland the hint would leave no software renderer at all.
static void choose_presenting(void)
{
    if (is_driver("x11") || is_driver("dummy") || is_driver("offscreen")) {
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    }
}

// Makes the window no larger than the display; true when it fills it, so that its title bar would
// not fit.
static bool fit_display(int *width, int *height)
{
    SDL_Rect bounds;
    if (SDL_GetDisplayUsableBounds(0, &bounds) != 0) {
        return false;
    }
    *width = *width < bounds.w ? *width : bounds.w;
    *height = *height < bounds.h ? *height : bounds.h;
    return *width == bounds.w || *height > bounds.h - TITLE_BAR;
}

static bool open_window(struct platform *platform, const struct platform_config *config)
{
    int width = config->width > 0 ? config->width : WINDOW_WIDTH;
    int height = config->height > 0 ? config->height : WINDOW_HEIGHT;
    bool fills = !config->hidden && fit_display(&width, &height) && config->width == 0;
    Uint32 flags = SDL_WINDOW_RESIZABLE;
    flags |= fills ? SDL_WINDOW_MAXIMIZED : 0u; // the desktop then says how much room there is
    flags |= config->hidden ? SDL_WINDOW_HIDDEN : 0u;
    flags |= config->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0u;
    platform->window = SDL_CreateWindow(
            config->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, flags);
    if (platform->window == NULL) {
        return false;
    }
    SDL_SetWindowMinimumSize(platform->window, LEAST_WIDTH, LEAST_HEIGHT);
    platform->painter.renderer = SDL_CreateRenderer(platform->window, -1, SDL_RENDERER_SOFTWARE);
    return platform->painter.renderer != NULL;
}

static void make_cursors(struct platform *platform)
{
    static const SDL_SystemCursor SHAPES[] = {
        [UI_CURSOR_ARROW] = SDL_SYSTEM_CURSOR_ARROW,
        [UI_CURSOR_HAND] = SDL_SYSTEM_CURSOR_HAND,
        [UI_CURSOR_TEXT] = SDL_SYSTEM_CURSOR_IBEAM,
    };
    for (int i = 0; i <= UI_CURSOR_TEXT; i++) {
        platform->cursors[i] = SDL_CreateSystemCursor(SHAPES[i]);
    }
}

// In a thread of its own: SDL's queue is made for that, and wakes up who waits for it.
static void send_quit(void *nothing)
{
    SDL_Event event = { .type = SDL_QUIT };
    (void)nothing;
    SDL_PushEvent(&event);
}

static int pass_over(void *display, void *error)
{
    (void)display;
    (void)error;
    return 0;
}

// By itself Xlib ends a program at any error, such as a message to a window that has just gone. SDL
// puts back what it found, so this comes first; where SDL is not linked with Xlib there is nothing
// to set.
static void survive_x_errors(void)
{
    void *(*set_handler)(int (*)(void *, void *)) = NULL;
    void *found = dlsym(RTLD_DEFAULT, "XSetErrorHandler");
    memcpy(&set_handler, &found, sizeof(found));
    if (set_handler != NULL) {
        (void)set_handler(pass_over);
    }
}

// Video, on a display that somebody can see; false with the reason.
static bool open_video(struct platform *platform, struct diag_list *diags)
{
    if (!has_desktop()) {
        diag_add(diags, DIAG_PLATFORM_NO_DISPLAY, DIAG_ERROR, NULL, 0, "DISPLAY", NULL);
        return false;
    }
    survive_x_errors();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        diag_add(diags, DIAG_PLATFORM_NO_DISPLAY, DIAG_ERROR, NULL, 0, SDL_GetError(), NULL);
        return false;
    }
    platform->video = true;
    // Without it a signal ends the program at once; what was done is on disk either way.
    (void)signals_begin(send_quit, NULL);
    if (shows_nothing()) {
        const char *asked = SDL_getenv("DISPLAY");
        diag_add(diags, DIAG_PLATFORM_NO_DISPLAY, DIAG_ERROR, NULL, 0, asked != NULL ? asked : "-",
                NULL);
        return false;
    }
    return true;
}

struct platform *platform_create(const struct platform_config *config, struct diag_list *diags)
{
    struct platform *platform = mem_alloc(sizeof(*platform));
    cache_init(&platform->painter.cache, CACHE_BYTES);
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); // signals.h says why
    if (!open_video(platform, diags)) {
        goto error;
    }
    choose_presenting();
    platform->painter.fonts = fonts_create(diags);
    if (platform->painter.fonts == NULL) {
        goto error;
    }
    if (!open_window(platform, config)) {
        diag_add(diags, DIAG_PLATFORM_NO_WINDOW, DIAG_ERROR, NULL, 0, SDL_GetError(), NULL);
        goto error;
    }
    make_cursors(platform);
    SDL_StopTextInput();
    SDL_EventState(SDL_DROPTEXT, SDL_DISABLE); // words come by the clipboard
    return platform;

error:
    platform_destroy(platform);
    return NULL;
}

// Who wakes SDL up does so by a message to the window, on a connection of its own: where the window
// is gone before the server reads it, Xlib ends the program with an error. Nobody sends any more,
// and what was sent has been read once the server has answered this twice.
static void let_messages_arrive(void)
{
    SDL_Rect answer;
    (void)SDL_GetDisplayUsableBounds(0, &answer);
    (void)SDL_GetDisplayUsableBounds(0, &answer);
}

void platform_destroy(struct platform *platform)
{
    if (platform == NULL) {
        return;
    }
    watch_destroy(platform->watch);
    signals_end();
    cache_finish(&platform->painter.cache);
    fonts_destroy(platform->painter.fonts);
    for (int i = 0; i <= UI_CURSOR_TEXT; i++) {
        SDL_FreeCursor(platform->cursors[i]);
    }
    if (platform->painter.renderer != NULL) {
        SDL_DestroyRenderer(platform->painter.renderer);
    }
    if (platform->window != NULL) {
        let_messages_arrive();
        SDL_DestroyWindow(platform->window);
    }
    SDL_free(platform->clipboard);
    SDL_free(platform->dropped);
    if (platform->video) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        SDL_Quit();
    }
    mem_free(platform);
}

void platform_size(const struct platform *platform, int *width, int *height)
{
    SDL_GetWindowSize(platform->window, width, height);
}

/* ---- what ui asks for ---- */

static int measure_width(void *context, const struct ui_font *font, const char *text, size_t size)
{
    const struct platform *platform = context;
    return fonts_width(platform->painter.fonts, font, text, size);
}

static void measure_metrics(void *context, const struct ui_font *font, int *ascent, int *descent)
{
    const struct platform *platform = context;
    fonts_metrics(platform->painter.fonts, font, ascent, descent);
}

struct ui_measurer platform_measurer(struct platform *platform)
{
    return (struct ui_measurer) { platform, measure_width, measure_metrics };
}

static const char *get_clipboard(void *context)
{
    struct platform *platform = context;
    SDL_free(platform->clipboard);
    platform->clipboard = SDL_GetClipboardText();
    return platform->clipboard;
}

static void set_clipboard(void *context, const char *text)
{
    (void)context;
    SDL_SetClipboardText(text);
}

struct ui_clipboard platform_clipboard(struct platform *platform)
{
    return (struct ui_clipboard) { platform, get_clipboard, set_clipboard };
}

/* ---- events ---- */

static bool is_fullscreen_key(const SDL_Event *event)
{
    return event->type == SDL_KEYDOWN && event->key.keysym.sym == SDLK_F11 &&
            event->key.repeat == 0;
}

static bool is_files_saved(const struct platform *platform, const SDL_Event *event)
{
    return platform->watch != NULL && event->type == platform->files_saved;
}

// Of many moves in a row only the last one matters.
static void skip_moves(SDL_Event *event)
{
    SDL_Event next;
    while (event->type == SDL_MOUSEMOTION &&
            SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
            next.type == SDL_MOUSEMOTION) {
        SDL_PollEvent(event);
    }
}

static bool wait_for(SDL_Event *event, int timeout_ms)
{
    if (timeout_ms < 0) {
        return SDL_WaitEvent(event) == 1;
    }
    return SDL_WaitEventTimeout(event, timeout_ms) == 1;
}

static int time_left(uint64_t until)
{
    uint64_t now = platform_now_ms();
    return now < until ? (int)(until - now) : 0;
}

static void take_dropped(struct platform *platform, const SDL_Event *from, struct ui_event *event)
{
    SDL_free(platform->dropped);
    platform->dropped = from->drop.file;
    *event = (struct ui_event) { .kind = UI_FILE_DROPPED, .path = platform->dropped };
}

bool platform_wait(struct platform *platform, int timeout_ms, struct ui_event *event)
{
    uint64_t until = platform_now_ms() + (timeout_ms > 0 ? (uint64_t)timeout_ms : 0);
    SDL_Event from;
    while (wait_for(&from, timeout_ms < 0 ? -1 : time_left(until))) {
        skip_moves(&from);
        if (from.type == SDL_RENDER_TARGETS_RESET || from.type == SDL_RENDER_DEVICE_RESET) {
            cache_clear(&platform->painter.cache);
        }
        if (is_fullscreen_key(&from)) {
            platform_set_fullscreen(platform, !platform_is_fullscreen(platform));
        } else if (is_files_saved(platform, &from)) {
            *event = (struct ui_event) { .kind = UI_FILES_SAVED };
            return true;
        } else if (from.type == SDL_DROPFILE) {
            take_dropped(platform, &from, event);
            return true;
        } else if (events_translate(&from, event)) {
            return true;
        }
    }
    return false;
}

// In the watch's own thread.
static void send_files_saved(void *context)
{
    const struct platform *platform = context;
    SDL_Event event = { .type = platform->files_saved };
    SDL_PushEvent(&event);
}

bool platform_watch(struct platform *platform, const char *const *paths, size_t count)
{
    if (platform->watch == NULL) {
        platform->files_saved = SDL_RegisterEvents(1);
        platform->watch = watch_create(send_files_saved, platform);
    }
    return platform->watch != NULL && watch_files(platform->watch, paths, count);
}

void platform_follow(struct platform *platform, const struct ui *ui)
{
    struct ui_rect caret;
    bool typing = ui_wants_text(ui, &caret);
    if (typing != platform->typing) {
        if (typing) {
            SDL_StartTextInput();
        } else {
            SDL_StopTextInput();
        }
        platform->typing = typing;
    }
    if (typing) {
        SDL_Rect rect = { caret.x, caret.y, caret.width, caret.height };
        SDL_SetTextInputRect(&rect);
    }
    enum ui_cursor cursor = ui_cursor(ui);
    if (cursor != platform->cursor && platform->cursors[cursor] != NULL) {
        SDL_SetCursor(platform->cursors[cursor]);
        platform->cursor = cursor;
    }
}

/* ---- showing ---- */

void platform_paint(struct platform *platform, const struct ui_draw_list *list)
{
    painter_paint(&platform->painter, list);
    SDL_RenderPresent(platform->painter.renderer);
}

void platform_set_fullscreen(struct platform *platform, bool on)
{
    SDL_SetWindowFullscreen(platform->window, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

bool platform_is_fullscreen(const struct platform *platform)
{
    return (SDL_GetWindowFlags(platform->window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
}

uint32_t *platform_read_pixels(struct platform *platform, int *width, int *height)
{
    platform_size(platform, width, height);
    size_t count = (size_t)*width * (size_t)*height;
    uint32_t *pixels = mem_alloc(count * sizeof(*pixels));
    SDL_RenderReadPixels(platform->painter.renderer, NULL, SDL_PIXELFORMAT_ARGB8888, pixels,
            *width * (int)sizeof(*pixels));
    for (size_t i = 0; i < count; i++) {
        pixels[i] |= 0xff000000u;
    }
    return pixels;
}

bool platform_write_picture(struct platform *platform, const char *path, struct diag_list *diags)
{
    struct picture picture = { 0 };
    picture.pixels = platform_read_pixels(platform, &picture.width, &picture.height);
    bool written = picture_write_png(&picture, path);
    if (!written) {
        diag_add(diags, DIAG_PLATFORM_NO_PICTURE, DIAG_ERROR, path, 0, NULL);
    }
    mem_free(picture.pixels);
    return written;
}

uint64_t platform_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

size_t platform_cache_size(const struct platform *platform)
{
    return platform->painter.cache.size;
}
