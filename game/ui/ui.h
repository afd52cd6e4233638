// SPDX-License-Identifier: GPL-3.0-or-later
// The user interface: a screen declares its tree, ui lays it out, takes events and answers with
// messages.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/ui/access.h"
#include "game/ui/draw_list.h"
#include "game/ui/event.h"
#include "game/ui/font.h"
#include "game/ui/theme.h"

/**
 * One window's interface. What survives a rebuild lives here, found by id: focus, scroll offsets,
 * the contents of fields, hover. One turn of the loop:
 *
 *     ui_handle(ui, &event);
 *     while (ui_next_message(ui, &message)) { screen_handle(screen, &message); }
 *     if (ui_is_stale(ui)) {
 *         ui_begin(ui); screen_build(screen, ui); ui_end(ui);
 *         platform_paint(platform, ui_draw_list(ui));
 *     }
 */
struct ui;

/** Borrowed text in and out of the clipboard; `get` may answer NULL. */
struct ui_clipboard {
    void *context;
    const char *(*get)(void *context);
    void (*set)(void *context, const char *text);
};

struct ui_config {
    int width; // of the window, in pixels
    int height;
    int scale; // percent: 100 125 150 175 200; 0 = 100
    enum ui_family family;
    const struct ui_theme *theme;  // NULL = light; must outlive the ui
    struct ui_measurer measurer;   // width == NULL: ui_measurer_fixed()
    struct ui_clipboard clipboard; // set == NULL: a clipboard of its own
};

/** The caller's to destroy; stale from birth, so that the first turn of the loop builds. */
struct ui *ui_create(const struct ui_config *config);
void ui_destroy(struct ui *ui);

/* ---- settings; each makes the ui stale when it changes something ---- */

/** The window in pixels, as platform counts them. */
void ui_set_size(struct ui *ui, int width, int height);

/** Of text and all that goes with it, 100 to 200. */
void ui_set_scale(struct ui *ui, int percent);

/** `theme` must outlive the ui. */
void ui_set_theme(struct ui *ui, const struct ui_theme *theme);
void ui_set_family(struct ui *ui, enum ui_family family);
int ui_scale(const struct ui *ui);
const struct ui_theme *ui_theme(const struct ui *ui);
enum ui_family ui_family(const struct ui *ui);

/** The window in logical pixels: pixels / scale, less what is set aside. */
int ui_logical_width(const struct ui *ui);
int ui_logical_height(const struct ui *ui);

/**
 * Sets that many logical pixels of the window aside while building: what is built until it is set
 * back to 0 has only the rest, and folds as in a window of that size.
 */
void ui_set_aside(struct ui *ui, int width, int height);

/** Whether there is room for a right column (UI_WIDE logical pixels); if not, make it a drawer. */
bool ui_is_wide(const struct ui *ui);

/** `logical` in pixels: type, rows and column widths grow with the scale … */
int ui_px(const struct ui *ui, int logical);
/** … and space between things half as fast, so that 200 % keeps room for text. */
int ui_space_px(const struct ui *ui, int logical);

/* ---- the tree: see widget.h for what to put between begin and end ---- */

/** Starts a new tree; texts and rectangles of the last one are gone. */
void ui_begin(struct ui *ui);

/** Lays the tree out, keeps the focus visible, makes the draw list and the access tree; not stale
 * any more. */
void ui_end(struct ui *ui);

/** Borrowed until the next ui_begin. */
const struct ui_draw_list *ui_draw_list(const struct ui *ui);
const struct ui_access_tree *ui_access_tree(const struct ui *ui);

/** A formatted text that lives as long as the tree: for names and numbers while building. */
const char *ui_format(struct ui *ui, const char *format, ...) PRINTF_LIKE(2, 3);

/** `size` bytes of `text`, upper-cased, that live as long as the tree: labels like "WACHTRIJ". */
const char *ui_upper(struct ui *ui, const char *text);

/* ---- events in, messages out ---- */

enum ui_message_kind {
    UI_PRESSED,   // a button, row, chip or tab: by click, Enter, Space or its shortcut
    UI_SELECTED,  // an option, radio or tab became the choice: by click, digit, arrows
    UI_SUBMITTED, // Enter on an option or in a one-line field, Ctrl+Enter in a long field, double
                  // click on an option
    UI_TOGGLED,   // a checkbox: number is the value given; the screen turns its own switch
    UI_CHANGED,   // the text of a field
    UI_DISMISSED, // Escape, or a press outside, on an overlay
    UI_POINTED,   // a plane: pressed at x, y and let go there
    UI_DRAGGED,   // a plane: moved by x, y since the last time
    UI_WHEELED,   // a plane: the wheel over x, y, `amount` notches towards the end
    UI_STEERED    // a plane with the focus: the key `amount`, with `mods`
};

struct ui_message {
    enum ui_message_kind kind;
    uint64_t id;    // compare with ui_id("reply")
    int64_t number; // as given with the widget's id: which of many
    bool by_key;    // from the keyboard (or a script), not the pointer
    int x;          // of a plane: pixels from its middle; of UI_DRAGGED: pixels moved
    int y;
    int amount;
    unsigned mods;
};

/** What a text id is called in messages. */
uint64_t ui_id(const char *id);

/** Whether the message comes from `id`. */
bool ui_message_is(const struct ui_message *message, enum ui_message_kind kind, const char *id);

/**
 * Takes an event, against the tree as it was last laid out. Returns whether somebody here wanted
 * it; a key that nobody wanted may still mean something to the app (F11, UI_QUIT).
 */
bool ui_handle(struct ui *ui, const struct ui_event *event);

/** The oldest message not read yet; false when there is none. */
bool ui_next_message(struct ui *ui, struct ui_message *message);

/** Whether what is on screen is out of date. */
bool ui_is_stale(const struct ui *ui);

/** Makes it stale: the screen's own state changed. */
void ui_touch(struct ui *ui);

/* ---- state by id ---- */

/** Moves the focus there once the tree has it (now or at the next ui_end), and scrolls it into
 * view. */
void ui_focus(struct ui *ui, const char *id, int64_t number);

/** Scrolls it into view at the next ui_end, whoever has the focus. */
void ui_reveal(struct ui *ui, const char *id, int64_t number);

/** Whether this widget has the focus. */
bool ui_has_focus(const struct ui *ui, const char *id, int64_t number);

/** The text in a field, "" for one never seen; borrowed until the field changes. */
const char *ui_field_text(const struct ui *ui, const char *id, int64_t number);

/** Puts text in a field, caret at its end; no UI_CHANGED comes of it. */
void ui_set_field_text(struct ui *ui, const char *id, int64_t number, const char *text);

/** Scrolls an area to its start or its end at the next ui_end. */
void ui_scroll_to_start(struct ui *ui, const char *id, int64_t number);
void ui_scroll_to_end(struct ui *ui, const char *id, int64_t number);

/** Puts text where the next paste takes it from. */
void ui_copy(struct ui *ui, const char *text);

/** Leaves nothing to paste: what one person copied is not for the next. */
void ui_clear_clipboard(struct ui *ui);

/** Drops focus, fields, scroll offsets and messages: another screen comes. */
void ui_forget(struct ui *ui);

/* ---- for platform ---- */

/** Whether a text field has the focus, and where its caret is. */
bool ui_wants_text(const struct ui *ui, struct ui_rect *caret);

enum ui_cursor { UI_CURSOR_ARROW, UI_CURSOR_HAND, UI_CURSOR_TEXT };

/** The pointer's shape for what lies under it. */
enum ui_cursor ui_cursor(const struct ui *ui);
