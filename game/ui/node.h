// SPDX-License-Identifier: GPL-3.0-or-later
// The tree and what survives it. Inside ui only; screens see ui.h and widget.h.
#pragma once

#include "game/base/arena.h"
#include "game/base/vec.h"
#include "game/ui/editor.h"
#include "game/ui/text.h"
#include "game/ui/widget.h"

enum node_kind { NODE_BOX, NODE_TEXT, NODE_FIELD, NODE_DRAWING };

// What a control does when it is chosen.
enum node_press { PRESS_NONE, PRESS_BUTTON, PRESS_RADIO, PRESS_CHECKBOX };

struct node {
    struct node *parent;
    struct node *first;
    struct node *last;
    struct node *next;
    enum node_kind kind;
    struct ui_box box;
    enum ui_flow flow; // of the box, after row_below
    bool on_bar;       // here or in a parent
    bool inert;        // likewise

    uint64_t id;
    int64_t number;
    uint64_t key; // id and number in one; 0 = none
    enum ui_role role;
    const char *name; // NULL = from the text inside
    const char *value;
    int level;
    enum node_press press;
    bool field;
    bool group;
    bool focusable;
    bool selected;
    bool checked;
    bool disabled;
    enum ui_menu_state menu; // of a button that opens one
    struct ui_shortcut shortcuts[2];

    const struct node *entry; // of a group: the member where Tab comes in

    struct text_block block; // text, and the text in a field
    struct ui_text look;
    struct ui_field field_options;
    struct ui_drawing drawing;
    const struct ui_plane *plane;     // the drawing is one
    const struct ui_overlay *overlay; // of a root that lies over the window
    struct node *opened_in;           // where an overlay was declared: its ui_close goes back there

    // Layout, in pixels.
    struct ui_edges padding;
    int gap;
    int min_width;
    int wish_width;
    int min_height;
    int wish_height;
    int line;     // UI_WRAP: which line of the parent this stands in
    int baseline; // of the first line of text inside, from the upper edge; -1 = there is none
    int content_height;
    struct ui_rect rect;
    struct ui_rect clip; // what of rect can be seen
};

struct binding {
    struct ui_shortcut shortcut;
    uint64_t id;
    int64_t number;
    const struct node *root;
};

struct memory {
    uint64_t key;
    int scroll;
    int content_height; // at the last layout, to see that something was added
    int view_height;
    bool scroll_start;
    bool scroll_end;
    bool editing; // there is an editor
    struct editor editor;
    int field_scroll;
    int goal_x; // where Up and Down want to be, -1 = nowhere yet
};

// Focus to go back to when an overlay is gone.
struct focus_return {
    uint64_t overlay;
    uint64_t focus;
};

enum drag { DRAG_NONE, DRAG_TEXT, DRAG_SCROLL, DRAG_PLANE };

struct ui {
    struct ui_config config;
    struct arena arena; // one tree's
    struct node *root;
    struct node *open;        // where the next widget goes
    VEC(struct node *) roots; // the window, then the overlays over it
    VEC(struct binding) bindings;
    VEC(struct memory) memories;
    VEC(struct ui_message) messages;
    size_t messages_read;
    VEC(struct focus_return) returns;
    int aside; // logical pixels of the width, and of the height
    int aside_height;
    uint64_t focus;
    uint64_t focus_before; // what had it before ui_focus asked for another
    uint64_t focus_group;  // the group it stands in
    size_t focus_place;    // among the stops, to go on from when it is gone
    uint64_t hover;
    uint64_t pressed;
    enum drag drag;
    uint64_t drag_key;
    int drag_from; // pointer y minus thumb y
    int drag_x;    // of a plane: where the pointer was
    int drag_y;
    bool drag_moved;
    const struct node *reading; // the plane that says what is on it
    int reading_depth;
    bool reveal;       // bring the focus into view at the next ui_end
    uint64_t revealed; // and this, whoever has the focus
    bool stale;
    bool by_key;
    struct buffer own_clipboard;
    struct ui_draw_list draws;
    struct ui_access_tree access;
};

/** The key of an id and a number. */
uint64_t node_key(uint64_t id, int64_t number);

/** A new last child of the open box, with the box in pixels. */
struct node *node_add(struct ui *ui, enum node_kind kind, struct ui_box box);

/** Gives a node its id, when it has one. */
void node_set_id(struct node *node, const char *id, int64_t number);

/** The node behind `node` in reading order, not leaving `root`; NULL at the end. */
struct node *node_after(const struct node *node, const struct node *root);

/** The node with this key in any root, or NULL. */
struct node *node_find(const struct ui *ui, uint64_t key);

/** The topmost root: the only one that takes input. */
struct node *node_top_root(const struct ui *ui);

/** What is remembered under `key`; made when new. The pointer holds until the next call. */
struct memory *memory_get(struct ui *ui, uint64_t key);

/** The same, NULL when there is nothing. */
struct memory *memory_find(const struct ui *ui, uint64_t key);

/** Whether a row became a column for want of room: given widths and ends of lines mean nothing
 * there. */
bool node_is_folded(const struct node *row);

/** How a small thing stands in the open box: at the start of a column, in the middle of a row,
 * never stretched. */
enum ui_align node_small_align(const struct ui *ui);

/** What the theme has for a colour. */
uint32_t node_colour(const struct ui *ui, enum ui_colour colour);

/** Queues a message. */
void ui_send(struct ui *ui, enum ui_message_kind kind, uint64_t id, int64_t number);
void ui_send_message(struct ui *ui, struct ui_message message);

/** The passes of ui_end, in this order. */
void layout_tree(struct ui *ui);
void focus_settle(struct ui *ui); // finds a place for the focus; may move scroll offsets
void layout_place(struct ui *ui); // positions again, after scrolling
void paint_tree(struct ui *ui);
void access_build(struct ui *ui);

/** Shared by the two halves of layout. */
enum ui_align layout_align(const struct node *node);
int layout_line_height(const struct node *first, int line);
int layout_lines_height(const struct ui *ui, const struct node *node);
int layout_across(enum ui_align align, int room, int size);
int layout_line_baseline(const struct node *first, int line);
int layout_line_gap(const struct ui *ui, const struct node *node);

/** The largest scroll offset of a scrolling box. */
int layout_scroll_limit(const struct node *node);

/** Puts the focus on a node. */
void focus_set(struct ui *ui, const struct node *node);

/** Moves the focus one stop on or back (Tab), or inside its group (arrows). */
bool focus_step(struct ui *ui, int by);
bool focus_move_in_group(struct ui *ui, int key);

/** The group a node stands in, or NULL. */
struct node *focus_group_of(const struct node *node);

/** As many stars as `text` has bytes; lives as long as the tree. */
const char *field_stars(struct ui *ui, const char *text);

/** Keys, text and pointer for a field. */
bool field_key(struct ui *ui, struct node *node, const struct ui_event *event);
bool field_text(struct ui *ui, struct node *node, const char *text);
void field_point(struct ui *ui, struct node *node, const struct ui_event *event, bool drag);

/** Keys and pointer for a plane; each false when it is not for it. */
bool plane_key(struct ui *ui, const struct node *node, const struct ui_event *event);
void plane_down(struct ui *ui, const struct node *node, const struct ui_event *event);
void plane_move(struct ui *ui, const struct node *node, const struct ui_event *event);
void plane_up(struct ui *ui, const struct node *node, const struct ui_event *event);
void plane_wheel(struct ui *ui, const struct node *node, const struct ui_event *event);

/** Adds what is in view on a plane to the access tree. */
void plane_read(struct ui *ui, const struct node *node, int depth);

/** The place of the caret in the window, after layout. */
struct ui_rect field_caret(const struct ui *ui, const struct node *node);

/** Scrolls a one-line field sideways so that its caret is in view. */
void field_settle(struct ui *ui, const struct node *node);

/** The part of a field in which the text stands. */
struct ui_rect field_inner(const struct node *node);

/** The track and the thumb of a scrolling box; false when all of it is in view. */
bool scroll_bar(
        const struct ui *ui, const struct node *node, struct ui_rect *track, struct ui_rect *thumb);

/** Scrolls by pixels; false when it could not move. */
bool scroll_by(struct ui *ui, struct node *node, int by);
bool scroll_key(struct ui *ui, int key);
