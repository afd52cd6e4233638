// SPDX-License-Identifier: GPL-3.0-or-later
// Widgets: what a screen puts between ui_begin and ui_end. All texts are copied; all sizes are
// logical pixels.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/ui/ui.h"

/* ---- boxes ---- */

enum ui_flow {
    UI_COLUMN, // one below the other
    UI_ROW,    // side by side
    UI_WRAP,   // side by side, and on to a next line
    UI_STACK   // on top of each other, each in the whole box
};

/** UI_BASELINE: in a row or wrap, the first lines of text stand level. */
enum ui_align { UI_STRETCH, UI_START, UI_CENTRE, UI_END, UI_BASELINE };
enum ui_justify { UI_PACK_START, UI_PACK_CENTRE, UI_PACK_END, UI_PACK_BETWEEN };

enum { UI_TOP = 1, UI_RIGHT = 2, UI_BOTTOM = 4, UI_LEFT = 8 };

struct ui_edges {
    int top;
    int right;
    int bottom;
    int left;
};

/** The same on all sides; and one for above and below, one for left and right. */
#define UI_ALL(n) ((struct ui_edges) { (n), (n), (n), (n) })
#define UI_SIDES(vertical, horizontal)                                                             \
    ((struct ui_edges) { (vertical), (horizontal), (vertical), (horizontal) })

/** A dot on a line at the left edge of a box: one moment of a history. Put them in a column without
 * a gap. */
enum ui_moment { UI_NO_MOMENT, UI_MOMENT, UI_MOMENT_LAST };

/** A zeroed box is a column, as large as its content, drawn with nothing. */
struct ui_box {
    enum ui_flow flow;
    struct ui_edges padding;
    int gap;
    int line_gap;            // UI_WRAP: between lines; 0 = gap
    enum ui_align align;     // children across the flow
    enum ui_justify justify; // children along the flow
    enum ui_align self;      // this box across its parent's flow; UI_STRETCH = as the parent says
    int width;               // 0 = by content
    int height;
    int min_width;
    int max_width;
    int min_height;
    int max_height;
    int grow; // share of the room left along the parent's flow; its own content counts as minimum
              // only
    int row_below; // UI_ROW: becomes a column when the window has fewer logical pixels than this
    bool scroll;   // may be shorter than its content; wheel, PgUp, PgDn, arrows
    bool follow;   // scroll: stays at the end when content is added there (a conversation)
    bool on_bar;   // lies on the dark bar: text and focus take the bar's colours
    bool inert;    // seen, read and scrolled, but nothing in it can be chosen or typed in
    enum ui_colour fill;
    enum ui_colour border; // 1 pixel
    unsigned border_sides; // UI_TOP | …; 0 = all four
    int radius;
    enum ui_moment moment; // its padding is made for it
    const char *id;        // scroll: what keeps the offset; else optional
    int64_t number;
    enum ui_role role; // UI_ROLE_REGION, UI_ROLE_STATUS, UI_ROLE_LIST … ; 0 = layout only
    const char *name;  // for the access tree
};

/** Opens a box; what follows is its content, until ui_close. */
void ui_open(struct ui *ui, struct ui_box box);
void ui_close(struct ui *ui);

/** Ready-made boxes: white card with a hairline; the dark bar on top; a page that scrolls. */
struct ui_box ui_card(void);
struct ui_box ui_bar(void);
struct ui_box ui_page(const char *id);

void ui_spacer(struct ui *ui);        // takes the room that is left
void ui_gap(struct ui *ui, int size); // that much room along the flow
void ui_divider(struct ui *ui);       // hairline across the flow

/* ---- text ---- */

struct ui_text {
    enum ui_type type;
    enum ui_colour colour; // 0 = of its type
    int weight;            // 0 = of its type
    bool italic;
    enum ui_align align; // UI_START (or 0), UI_CENTRE, UI_END
    int max_lines;       // 0 = all; else the last line ends in "…"
    int grow;
    int width;
};

/** A stretch of text with a look of its own; zero fields take those of the whole. */
struct ui_span {
    const char *text;
    int weight;
    bool italic;
    enum ui_colour colour;
};

void ui_text(struct ui *ui, enum ui_type type, const char *text);
void ui_text_with(struct ui *ui, struct ui_text look, const char *text);
void ui_spans(struct ui *ui, struct ui_text look, const struct ui_span *spans, size_t count);

/* ---- controls ---- */

/** A key that presses a control wherever the focus is; plain characters do nothing while a field
 * has it. */
struct ui_shortcut {
    int key; // enum ui_key or ASCII; 0 = none
    unsigned mods;
};

/** What makes a box a control; `id` is needed. */
struct ui_control {
    const char *id;
    int64_t number;    // tells controls with the same id apart, and comes back in the message
    const char *name;  // NULL = the text inside
    enum ui_role role; // 0 = UI_ROLE_BUTTON
    bool selected;
    bool checked;
    bool disabled; // seen, reachable, says so; gives no messages
    struct ui_shortcut shortcut;
    struct ui_shortcut shortcut2;
};

/** A box that can be pressed, with anything inside: rows, cards. Looks are the box's. */
void ui_open_control(struct ui *ui, struct ui_control control, struct ui_box box);

/**
 * A group: one Tab stop, arrows move inside (radio groups and tabs select while moving).
 * `role`: UI_ROLE_LIST, UI_ROLE_RADIO_GROUP, UI_ROLE_TAB_LIST, UI_ROLE_TOOLBAR. Buttons that stand
 * directly in a radio group or tab list give UI_SELECTED instead of UI_PRESSED.
 */
void ui_open_group(
        struct ui *ui, enum ui_role role, const char *id, const char *name, struct ui_box box);

enum ui_button_kind {
    UI_BUTTON,         // white, hairline, 40 high
    UI_BUTTON_PRIMARY, // brand
    UI_BUTTON_LARGE,   // 48 high
    UI_BUTTON_LARGE_PRIMARY,
    UI_PILL,        // 24 high, wash; selected: brand
    UI_PILL_LINED,  // white with hairline; selected: brand
    UI_PILL_WARN,   // amber tint; selected: brand
    UI_PILL_STRONG, // brand
    UI_PILL_BAR,    // on the dark bar
    UI_PILL_BAR_STRONG,
    UI_TAB,          // 30 high, wash, centred; selected: brand
    UI_LINK,         // text, underlined
    UI_BUTTON_CHOICE // opens a menu: white, hairline, the choice at its start and ▾ at its end
};

/** Of a button that opens a menu: ▾ behind its label, and Down opens it too. */
enum ui_menu_state { UI_NO_MENU, UI_MENU_SHUT, UI_MENU_OPEN };

struct ui_button {
    const char *id;
    int64_t number;
    const char *label;
    const char *name; // NULL = label
    enum ui_button_kind kind;
    bool selected;
    bool disabled;
    int width; // 0 = by label
    int grow;
    bool stretch; // as wide as the column it stands in
    enum ui_menu_state menu;
    struct ui_shortcut shortcut;
    struct ui_shortcut shortcut2;
};

void ui_button(struct ui *ui, struct ui_button button);

/** A key that means something on this screen without any widget: gives UI_PRESSED with id and
 * number. */
void ui_key_binding(struct ui *ui, struct ui_shortcut shortcut, const char *id, int64_t number);

/** An answer card with its digit (1-9, 0 = none): digit or click selects, Enter submits. Belongs in
 * a radio group. */
struct ui_option {
    const char *id;
    int64_t number;
    int digit;
    const char *text;
    bool selected;
    bool disabled;
};

void ui_option(struct ui *ui, struct ui_option option);

struct ui_checkbox {
    const char *id;
    int64_t number;
    const char *label; // NULL: draw no label, then `name` is needed
    const char *name;
    bool checked;
    bool disabled;
    bool radio; // a round one, in a radio group: gives UI_SELECTED
};

void ui_checkbox(struct ui *ui, struct ui_checkbox checkbox);

struct ui_field {
    const char *id;
    int64_t number;
    const char *name;        // what it is, for the access tree; needed
    const char *placeholder; // shown while empty
    int lines;               // 0 or 1: one line; more: that many at least, grows with the text
    int max_bytes;           // 0 = 4000
    int width;
    int grow;
    bool read_only;
    bool secret; // a passphrase: stars on screen and in the access tree, never on the clipboard
    bool plain;  // no border and fill: it stands in a card of its own
};

/** A text field; its text lives in the ui: ui_field_text, ui_set_field_text. */
void ui_field(struct ui *ui, struct ui_field field);

/* ---- small things ---- */

enum ui_tone { UI_NEUTRAL, UI_TONE_GOOD, UI_TONE_WARN, UI_TONE_BAD, UI_TONE_BRAND };

/** A word on a tint: never colour alone. */
void ui_chip(struct ui *ui, enum ui_tone tone, const char *text);

/** A pill with spans inside that may wrap ("Zeker boven de lat Empathie, Doorvragen"). */
void ui_chip_spans(struct ui *ui, enum ui_tone tone, const struct ui_span *spans, size_t count);

void ui_avatar(struct ui *ui, const char *initials,
        int size);                              // not in the access tree: the name stands beside it
void ui_badge(struct ui *ui, const char *text); // a number in a tinted circle

struct ui_progress {
    const char *name;
    const char *value; // in words: "3 van 6"
    int done;
    int of;
    int width;  // 0 = stretch
    int height; // 0 = 6
};

void ui_progress(struct ui *ui, struct ui_progress progress);

/* ---- over the window ---- */

enum ui_overlay_kind {
    UI_DIALOG, // in the middle, over a scrim
    UI_DRAWER, // at the right edge, full height, over a scrim
    UI_MENU    // below the control `anchor`: ui_menu_item
};

struct ui_overlay {
    enum ui_overlay_kind kind;
    const char *id; // comes back in UI_DISMISSED
    const char *name;
    int width; // 0 = 520 dialog, 360 drawer, by content menu
    const char *anchor;
    int64_t anchor_number;
};

/**
 * Opens an overlay (a column with padding 20, that scrolls when too high) until ui_close; declare
 * it last. While it is there the focus stays inside; Escape or a press outside gives UI_DISMISSED.
 * When it is gone the focus returns.
 */
void ui_open_overlay(struct ui *ui, struct ui_overlay overlay);

/** What can be chosen in a UI_MENU: arrows move among them, Enter, Space and a click give
 * UI_PRESSED. Shutting the menu then is the screen's. */
struct ui_menu_item {
    const char *id;
    int64_t number;
    const char *label;
    const char *hint; // what comes of it, in small letters below; NULL = nothing
    bool selected;    // it is so already
};

void ui_menu_item(struct ui *ui, struct ui_menu_item item);

/* ---- own drawing ---- */

/** Draws in `rect` (pixels); the clip is set. Colours come from ui_theme(ui). */
typedef void (*ui_paint)(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect);

struct ui_drawing {
    const char *name; // what the picture says, in words; NULL = decoration
    int width;        // 0 = stretch
    int height;
    int grow;
    ui_paint paint; // called in ui_end
    void *context;  // must live until then
};

void ui_drawing(struct ui *ui, struct ui_drawing drawing);

/** What is on a plane, for the access tree: it can be seen and pointed at, but is no Tab stop. */
struct ui_plane_item {
    const char *id;
    int64_t number;
    const char *name;
    struct ui_rect rect; // pixels, from the middle of the plane
    bool selected;
};

/** Says by ui_plane_item what is on the plane; called in ui_end, after it was painted. */
typedef void (*ui_plane_read)(void *context, struct ui *ui);

/**
 * A drawing one moves about in, larger than its place: a map. It is one Tab stop. The pointer gives
 * UI_POINTED, UI_DRAGGED and UI_WHEELED; with the focus arrows, Enter, Space, + = - 0, Home, End
 * and the page keys give UI_STEERED (with Shift too; Ctrl and Alt stay shortcuts).
 */
struct ui_plane {
    const char *id;
    const char *name;  // what it shows, in words
    const char *value; // what of it is chosen
    int min_height;
    ui_paint paint; // as of a drawing
    ui_plane_read read;
    void *context; // of both
};

/** A plane, in all the room that is left. */
void ui_plane(struct ui *ui, struct ui_plane plane);

/** From within ui_plane_read only. What is not in view is left out. */
void ui_plane_item(struct ui *ui, struct ui_plane_item item);

/** One row of the score sheet, 0 to 100 on a track. Values below 0 are left out. */
struct ui_band {
    const char *name; // in words, for the access tree
    int height;       // 0 = 22
    double low;       // the band …
    double high;
    double middle;  // … and its middle, a gap in the band
    double random;  // a dot
    double starter; // a line
};

void ui_band(struct ui *ui, struct ui_band band);
