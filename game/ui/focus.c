// SPDX-License-Identifier: GPL-3.0-or-later
// Focus: one stop after the other by Tab, arrows inside a group, always in view, never in the dark.
#include "game/ui/node.h"

struct node *focus_group_of(const struct node *node)
{
    struct node *group = node->parent;
    while (group != NULL && !group->group) {
        group = group->parent;
    }
    return group;
}

// The member of a group where Tab comes in: the focused, else the selected, else the first.
static bool is_better_entry(const struct ui *ui, const struct node *node, const struct node *entry)
{
    if (entry == NULL || node->key == ui->focus) {
        return true;
    }
    return node->selected && !entry->selected && entry->key != ui->focus;
}

// One walk finds the entries of all groups: a list may have a thousand rows.
static void find_entries(struct ui *ui, struct node *root)
{
    for (struct node *node = root; node != NULL; node = node_after(node, root)) {
        node->entry = NULL;
        struct node *group = node->focusable ? focus_group_of(node) : NULL;
        if (group != NULL && !node->field && is_better_entry(ui, node, group->entry)) {
            group->entry = node;
        }
    }
}

static bool is_stop(const struct node *node)
{
    if (!node->focusable) {
        return false;
    }
    const struct node *group = focus_group_of(node);
    // A field in a group is a stop of its own: arrows belong to its text.
    return group == NULL || node->field || group->entry == node;
}

void focus_set(struct ui *ui, const struct node *node)
{
    const struct node *group = focus_group_of(node);
    ui->stale = ui->stale || ui->focus != node->key;
    ui->focus = node->key;
    ui->focus_group = group != NULL ? group->key : 0;
    ui->reveal = true;
}

// The stop `by` places from the focus in a ring; from nowhere it starts at the remembered place.
bool focus_step(struct ui *ui, int by)
{
    VEC(const struct node *) stops = { 0 };
    struct node *root = node_top_root(ui);
    size_t at = SIZE_MAX;
    find_entries(ui, root);
    for (struct node *node = root; node != NULL; node = node_after(node, root)) {
        if (is_stop(node)) {
            at = node->key == ui->focus ? stops.count : at;
            vec_push(&stops, node);
        }
    }
    if (stops.count > 0) {
        size_t to = 0;
        if (at != SIZE_MAX) {
            to = (at + stops.count + (size_t)by) % stops.count;
        } else if (ui->focus_place < stops.count) {
            to = by > 0 ? ui->focus_place : (ui->focus_place + stops.count - 1) % stops.count;
        }
        focus_set(ui, stops.items[to]);
    }
    bool moved = stops.count > 0;
    vec_finish(&stops);
    return moved;
}

static int arrow_step(int key)
{
    switch (key) {
    case UI_KEY_LEFT:
    case UI_KEY_UP:
        return -1;
    case UI_KEY_RIGHT:
    case UI_KEY_DOWN:
        return 1;
    default:
        return 0;
    }
}

static const struct node *neighbour(const struct node *node, const struct node *group, int key)
{
    const struct node *before = NULL;
    const struct node *first = NULL;
    const struct node *last = NULL;
    const struct node *after = NULL;
    bool passed = false;
    for (const struct node *at = group; at != NULL; at = node_after(at, group)) {
        if (!at->focusable || at->field || focus_group_of(at) != group) {
            continue;
        }
        first = first != NULL ? first : at;
        last = at;
        after = passed && after == NULL ? at : after;
        passed = passed || at == node;
        before = passed ? before : at;
    }
    if (key == UI_KEY_HOME || key == UI_KEY_END) {
        return key == UI_KEY_HOME ? first : last;
    }
    return arrow_step(key) < 0 ? before : after;
}

bool focus_move_in_group(struct ui *ui, int key)
{
    const struct node *node = node_find(ui, ui->focus);
    const struct node *group = node != NULL ? focus_group_of(node) : NULL;
    bool moves = arrow_step(key) != 0 || key == UI_KEY_HOME || key == UI_KEY_END;
    if (group == NULL || !moves || node->field) {
        return false;
    }
    const struct node *to = neighbour(node, group, key);
    // At the edge of a group the key is used up, or the page would jump.
    if (to == NULL) {
        return true;
    }
    focus_set(ui, to);
    bool chooses = group->role == UI_ROLE_RADIO_GROUP || group->role == UI_ROLE_TAB_LIST;
    if (chooses && !to->disabled && to->press != PRESS_CHECKBOX) {
        ui_send(ui, UI_SELECTED, to->id, to->number);
    }
    return true;
}

static bool within(const struct node *node, const struct node *root)
{
    while (node != NULL && node != root) {
        node = node->parent;
    }
    return node == root;
}

static const struct node *first_stop(const struct node *root)
{
    for (const struct node *node = root; node != NULL; node = node_after(node, root)) {
        if (is_stop(node)) {
            return node;
        }
    }
    return NULL;
}

// Overlays that are gone give the focus back; the newest is asked first.
static void give_back(struct ui *ui)
{
    while (ui->returns.count > 0) {
        struct focus_return *last = vec_last(&ui->returns);
        const struct node *overlay = node_find(ui, last->overlay);
        if (overlay != NULL && overlay->overlay != NULL) {
            return;
        }
        ui->focus = last->focus;
        ui->reveal = true;
        ui->returns.count--;
    }
}

static void enter_overlay(struct ui *ui, const struct node *root)
{
    for (size_t i = 0; i < ui->returns.count; i++) {
        if (ui->returns.items[i].overlay == root->key) {
            return;
        }
    }
    memory_get(ui, root->key)->scroll = 0;
    // The screen may have asked for a place inside already.
    const struct node *asked = node_find(ui, ui->focus);
    bool inside = asked != NULL && within(asked, root);
    struct focus_return back = { root->key, inside ? ui->focus_before : ui->focus };
    vec_push(&ui->returns, back);
    const struct node *first = inside ? asked : first_stop(root);
    ui->focus = 0;
    ui->focus_group = 0;
    if (first != NULL) {
        focus_set(ui, first);
    }
    ui->reveal = true;
}

static void remember_place(struct ui *ui)
{
    const struct node *root = node_top_root(ui);
    size_t place = 0;
    for (const struct node *node = root; node != NULL; node = node_after(node, root)) {
        if (node->key != 0 && node->key == ui->focus) {
            ui->focus_place = place;
            return;
        }
        place += is_stop(node) ? 1 : 0;
    }
}

// The focused thing is gone: its group takes over, else the focus waits where it was in the order.
static void replace_lost(struct ui *ui, const struct node *root)
{
    const struct node *group = node_find(ui, ui->focus_group);
    ui->focus = 0;
    if (group != NULL && within(group, root)) {
        if (group->entry != NULL) {
            focus_set(ui, group->entry);
        }
    }
}

static void reveal(struct ui *ui, const struct node *node)
{
    struct ui_rect at =
            node->field && node->rect.height > ui_px(ui, 200) ? field_caret(ui, node) : node->rect;
    int margin = ui_space_px(ui, 8);
    for (struct node *up = node->parent; up != NULL; up = up->parent) {
        if (!up->box.scroll) {
            continue;
        }
        int above = up->rect.y + margin - at.y;
        int below = at.y + at.height + margin - (up->rect.y + up->rect.height);
        if (above > 0) {
            scroll_by(ui, up, -above);
        } else if (below > 0) {
            scroll_by(ui, up, below < -above ? below : -above);
        }
        layout_place(ui);
        at.y = node->rect.y;
    }
}

// Whether a dialog that is too high begins with what is read: of what can be chosen nothing is in
// view then.
static bool begins_with_words(const struct ui *ui, const struct node *root)
{
    const struct memory *memory = memory_find(ui, root->key);
    int scroll = memory != NULL ? memory->scroll : 0;
    const struct node *first = root;
    while (first != NULL && (first == root || !first->focusable)) {
        first = node_after(first, root);
    }
    return root->overlay != NULL && first != NULL &&
            first->rect.y + first->rect.height + scroll > root->rect.y + root->rect.height;
}

// A box that scrolls and has nothing inside to stop at must be a stop itself, or no key could
// scroll it; likewise a dialog that begins with words, or the focus would be where nobody sees it.
static void make_scrollers_stops(const struct ui *ui, struct node *root)
{
    for (struct node *node = root; node != NULL; node = node_after(node, root)) {
        if (!node->box.scroll || node->key == 0 || layout_scroll_limit(node) <= 0) {
            continue;
        }
        if (first_stop(node) == NULL || begins_with_words(ui, node)) {
            node->focusable = true;
            node->role = node->role != UI_ROLE_NONE ? node->role : UI_ROLE_REGION;
        }
    }
}

void focus_settle(struct ui *ui)
{
    struct node *root = node_top_root(ui);
    find_entries(ui, root);
    make_scrollers_stops(ui, root);
    give_back(ui);
    if (root->overlay != NULL) {
        enter_overlay(ui, root);
    }
    const struct node *revealed = node_find(ui, ui->revealed);
    ui->revealed = 0;
    if (revealed != NULL) {
        reveal(ui, revealed);
    }
    const struct node *focused = node_find(ui, ui->focus);
    if (ui->focus != 0 && (focused == NULL || !within(focused, root) || !focused->focusable)) {
        replace_lost(ui, root);
        focused = node_find(ui, ui->focus);
    }
    if (focused == NULL) {
        return;
    }
    const struct node *group = focus_group_of(focused);
    ui->focus_group = group != NULL ? group->key : 0;
    remember_place(ui);
    if (focused->field) {
        field_settle(ui, focused);
    }
    if (ui->reveal) {
        reveal(ui, focused);
        ui->reveal = false;
    }
}
