// SPDX-License-Identifier: GPL-3.0-or-later
// The window: opens it, waits for events, measures text, paints a draw list. SDL stays behind this
// door.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/ui/draw_list.h"
#include "game/ui/event.h"
#include "game/ui/ui.h"

enum platform_diag {
    DIAG_PLATFORM_NO_DISPLAY = 850, // argument: what SDL says
    DIAG_PLATFORM_NO_WINDOW = 851,  // argument: what SDL says
    DIAG_PLATFORM_NO_FONT = 852,    // argument: the family looked for
    DIAG_PLATFORM_NO_PICTURE = 853  // file: could not be written
};

struct platform;

struct platform_config {
    const char *title;
    int width; // of the window, 0 = 1280×800; made smaller when the display is
    int height;
    bool fullscreen;
    bool hidden; // for pictures and tests
};

/**
 * Opens the window. NULL, with a DIAG_PLATFORM_NO_… diagnostic, when there is no display, no window
 * or no font; the caller says in one line what to do. Closing the window, SIGTERM, SIGINT and
 * SIGHUP become UI_QUIT; F11 is handled here.
 */
struct platform *platform_create(const struct platform_config *config, struct diag_list *diags);
void platform_destroy(struct platform *platform);

/** The inside of the window in pixels. */
void platform_size(const struct platform *platform, int *width, int *height);

/** Text measured with the fonts that paint it, and the desktop's clipboard; they live as long as
 * the platform. */
struct ui_measurer platform_measurer(struct platform *platform);
struct ui_clipboard platform_clipboard(struct platform *platform);

/**
 * Waits for the next event; `timeout_ms` < 0 waits for ever, and then an idle program never wakes
 * up. False when the time is over. The one place where the program blocks.
 */
bool platform_wait(struct platform *platform, int timeout_ms, struct ui_event *event);

/**
 * Watches these files from now on, and no others: when one is saved, platform_wait gives
 * UI_FILES_SAVED. Nothing wakes up meanwhile. False when some folder cannot be watched.
 */
bool platform_watch(struct platform *platform, const char *const *paths, size_t count);

/** Paints everything and shows it. */
void platform_paint(struct platform *platform, const struct ui_draw_list *list);

/** Follows the ui: text input on or off, where the caret is, the pointer's shape. Call after
 * ui_end. */
void platform_follow(struct platform *platform, const struct ui *ui);

void platform_set_fullscreen(struct platform *platform, bool on);
bool platform_is_fullscreen(const struct platform *platform);

/** What was painted last, row by row as 0xFFRRGGBB, in memory that is the caller's to free with
 * mem_free. */
uint32_t *platform_read_pixels(struct platform *platform, int *width, int *height);

/** Writes what was painted last as a PNG file. */
bool platform_write_picture(struct platform *platform, const char *path, struct diag_list *diags);

/** Milliseconds on a clock that never goes back. */
uint64_t platform_now_ms(void);

/** Bytes that cached text and shapes take now, for the bench. */
size_t platform_cache_size(const struct platform *platform);
