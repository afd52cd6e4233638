// SPDX-License-Identifier: GPL-3.0-or-later
// The access tree: what is on screen in words and in reading order, for tests, text play and
// speech.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/buffer.h"
#include "game/base/vec.h"
#include "game/ui/geometry.h"

enum ui_role {
    UI_ROLE_NONE, // layout only; its children count
    UI_ROLE_TEXT,
    UI_ROLE_HEADING,
    UI_ROLE_BUTTON,
    UI_ROLE_LINK,
    UI_ROLE_CHECKBOX,
    UI_ROLE_RADIO_GROUP,
    UI_ROLE_RADIO,
    UI_ROLE_TAB_LIST,
    UI_ROLE_TAB,
    UI_ROLE_LIST,
    UI_ROLE_LIST_ITEM,
    UI_ROLE_TOOLBAR,
    UI_ROLE_FIELD,
    UI_ROLE_PROGRESS,
    UI_ROLE_IMAGE, // a chart or picture; its name says what it shows
    UI_ROLE_REGION,
    UI_ROLE_STATUS, // said by itself when it changes
    UI_ROLE_DIALOG,
    UI_ROLE_TABLE,
    UI_ROLE_TABLE_ROW,
    UI_ROLE_MENU,
    UI_ROLE_MENU_ITEM,
    UI_ROLE_COUNT
};

struct ui_access {
    enum ui_role role;
    int depth;
    const char *name;  // never NULL
    const char *value; // field text, progress "3 van 6"; NULL when there is none
    struct ui_rect rect;
    struct ui_rect seen; // what of rect is in view: empty when it is scrolled away
    uint64_t id;         // ui_id of its text id, 0 when it has none
    int64_t number;      // the value given with the id
    bool focusable;
    bool focused;
    bool selected;
    bool checked;
    bool disabled;
    bool has_menu; // a button that opens one
    bool expanded; // and the menu is there
    int level;     // of a heading
};

struct ui_access_tree {
    VEC(struct ui_access) items; // in reading order; depth makes the tree
};

/** The English word of a role, for tests and logs: "button", "radio". */
const char *ui_role_word(enum ui_role role);

/** Adds one line an item: `  radio "Nauwelijks thuis geweest …" [selected focused]`. */
void ui_access_print(const struct ui_access_tree *tree, struct buffer *out);

/**
 * Adds one line an item for programs that read along: depth, role, id in hexadecimal, number, rect,
 * seen (x y width height each), states joined by commas or "-"; then behind a tab the name and
 * behind another the value. Line ends, tabs and backslashes in words are escaped with a backslash.
 */
void ui_access_write(const struct ui_access_tree *tree, struct buffer *out);

/** The first item with this role and name, or NULL. */
const struct ui_access *ui_access_find(
        const struct ui_access_tree *tree, enum ui_role role, const char *name);

/** The item declared with this id and number, or NULL. */
const struct ui_access *ui_access_find_id(
        const struct ui_access_tree *tree, const char *id, int64_t number);
