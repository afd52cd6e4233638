// SPDX-License-Identifier: GPL-3.0-or-later
// Input: what an event means for the tree as it stands.
#include "game/ui/node.h"

static struct node *focused_node(const struct ui *ui)
{
    return node_find(ui, ui->focus);
}

/* ---- choosing ---- */

static void choose(struct ui *ui, const struct node *node)
{
    if (node->disabled) {
        return;
    }
    switch (node->press) {
    case PRESS_BUTTON:
        ui_send(ui, UI_PRESSED, node->id, node->number);
        break;
    case PRESS_RADIO:
        ui_send(ui, UI_SELECTED, node->id, node->number);
        break;
    case PRESS_CHECKBOX:
        ui_send(ui, UI_TOGGLED, node->id, node->number);
        break;
    case PRESS_NONE:
        break;
    }
}

/* ---- keys ---- */

static bool matches(struct ui_shortcut shortcut, const struct ui_event *event)
{
    return shortcut.key != 0 && shortcut.key == event->key && shortcut.mods == event->mods;
}

// While a field has the focus, a plain character is text and nothing else.
static bool is_typing(const struct ui *ui, const struct ui_event *event)
{
    const struct node *node = focused_node(ui);
    bool plain = event->key < UI_KEY_ENTER && (event->mods & (UI_CTRL | UI_ALT)) == 0;
    return plain && node != NULL && node->field;
}

static bool press_shortcut(struct ui *ui, const struct ui_event *event)
{
    const struct node *root = node_top_root(ui);
    for (const struct node *node = root; node != NULL; node = node_after(node, root)) {
        if (!matches(node->shortcuts[0], event) && !matches(node->shortcuts[1], event)) {
            continue;
        }
        // An answer chosen by its digit takes the focus, so that Enter says it.
        if (node->press == PRESS_RADIO && node->role == UI_ROLE_RADIO) {
            focus_set(ui, node);
        }
        choose(ui, node);
        return true;
    }
    for (size_t i = 0; i < ui->bindings.count; i++) {
        const struct binding *binding = &ui->bindings.items[i];
        if (binding->root == root && matches(binding->shortcut, event)) {
            ui_send(ui, UI_PRESSED, binding->id, binding->number);
            return true;
        }
    }
    return false;
}

static bool press_focused(struct ui *ui, const struct ui_event *event)
{
    const struct node *node = focused_node(ui);
    bool enter = event->key == UI_KEY_ENTER;
    if (node == NULL || node->press == PRESS_NONE || event->mods != 0 ||
            (!enter && event->key != UI_KEY_SPACE)) {
        return false;
    }
    bool says = enter && node->press == PRESS_RADIO && node->role == UI_ROLE_RADIO;
    if (!says) {
        choose(ui, node);
    } else if (!node->disabled) {
        ui_send(ui, UI_SUBMITTED, node->id, node->number);
    }
    return true;
}

static bool open_menu(struct ui *ui, const struct ui_event *event)
{
    const struct node *node = focused_node(ui);
    bool opens = node != NULL && node->menu == UI_MENU_SHUT && event->key == UI_KEY_DOWN &&
            event->mods == 0 && !node->disabled;
    if (opens) {
        choose(ui, node);
    }
    return opens;
}

static bool dismiss(struct ui *ui)
{
    const struct node *root = node_top_root(ui);
    if (root->overlay == NULL) {
        return false;
    }
    ui_send(ui, UI_DISMISSED, root->id, 0);
    return true;
}

static bool handle_key(struct ui *ui, const struct ui_event *event)
{
    struct node *node = focused_node(ui);
    bool plain = (event->mods & (UI_CTRL | UI_ALT)) == 0;
    if (event->key == UI_KEY_TAB && plain) {
        return focus_step(ui, (event->mods & UI_SHIFT) != 0 ? -1 : 1);
    }
    if (node != NULL && node->field && field_key(ui, node, event)) {
        return true;
    }
    if (is_typing(ui, event)) {
        return false;
    }
    if (node != NULL && node->plane != NULL && plane_key(ui, node, event)) {
        return true;
    }
    if (open_menu(ui, event) || press_focused(ui, event) || press_shortcut(ui, event)) {
        return true;
    }
    if (event->key == UI_KEY_ESCAPE && event->mods == 0) {
        return dismiss(ui);
    }
    return plain && (focus_move_in_group(ui, event->key) || scroll_key(ui, event->key));
}

static bool handle_text(struct ui *ui, const struct ui_event *event)
{
    struct node *node = focused_node(ui);
    return node != NULL && node->field && field_text(ui, node, event->text);
}

/* ---- pointer ---- */

static bool takes_pointer(const struct node *node)
{
    return !node->inert && (node->press != PRESS_NONE || node->field || node->plane != NULL);
}

// The last in reading order lies on top, and a child on its parent.
static struct node *node_under(const struct ui *ui, int x, int y)
{
    struct node *root = node_top_root(ui);
    struct node *found = NULL;
    for (struct node *node = root; node != NULL; node = node_after(node, root)) {
        if (takes_pointer(node) && ui_rect_contains(node->clip, x, y)) {
            found = node;
        }
    }
    return found;
}

static struct node *scroller_under(const struct ui *ui, int x, int y)
{
    struct node *root = node_top_root(ui);
    struct node *found = NULL;
    for (struct node *node = root; node != NULL; node = node_after(node, root)) {
        if (node->box.scroll && layout_scroll_limit(node) > 0 &&
                ui_rect_contains(node->clip, x, y)) {
            found = node;
        }
    }
    return found;
}

// The bar may be held anywhere near it; pressed beside the thumb, the thumb comes to the pointer.
static bool grab_scroll_bar(struct ui *ui, const struct ui_event *event)
{
    struct node *node = scroller_under(ui, event->x, event->y);
    struct ui_rect track;
    struct ui_rect thumb;
    if (node == NULL || !scroll_bar(ui, node, &track, &thumb)) {
        return false;
    }
    if (!ui_rect_contains(ui_rect_inset(track, -ui_px(ui, 3)), event->x, event->y)) {
        return false;
    }
    ui->drag = DRAG_SCROLL;
    ui->drag_key = node->key;
    bool on_thumb = event->y >= thumb.y && event->y < thumb.y + thumb.height;
    ui->drag_from = on_thumb ? event->y - thumb.y : thumb.height / 2;
    return true;
}

static void drag_scroll_bar(struct ui *ui, struct node *node, int y)
{
    struct ui_rect track;
    struct ui_rect thumb;
    if (!scroll_bar(ui, node, &track, &thumb)) {
        return;
    }
    int room = track.height - thumb.height;
    long long to = (long long)(y - ui->drag_from - track.y) * layout_scroll_limit(node) / room;
    scroll_by(ui, node, (int)to - memory_get(ui, node->key)->scroll);
}

static bool pointer_down(struct ui *ui, const struct ui_event *event)
{
    struct node *root = node_top_root(ui);
    if (root->overlay != NULL && !ui_rect_contains(root->rect, event->x, event->y)) {
        return dismiss(ui);
    }
    if (grab_scroll_bar(ui, event)) {
        drag_scroll_bar(ui, node_find(ui, ui->drag_key), event->y);
        return true;
    }
    struct node *node = node_under(ui, event->x, event->y);
    if (node == NULL) {
        return false;
    }
    focus_set(ui, node);
    if (node->field) {
        ui->drag = DRAG_TEXT;
        ui->drag_key = node->key;
        field_point(ui, node, event, false);
        return true;
    }
    if (node->plane != NULL) {
        plane_down(ui, node, event);
        return true;
    }
    ui->pressed = node->key;
    if (event->clicks == 2 && node->role == UI_ROLE_RADIO && !node->disabled) {
        ui->pressed = 0;
        ui_send(ui, UI_SUBMITTED, node->id, node->number);
    }
    return true;
}

static bool pointer_up(struct ui *ui, const struct ui_event *event)
{
    const struct node *node = node_under(ui, event->x, event->y);
    const struct node *dragged = ui->drag == DRAG_PLANE ? node_find(ui, ui->drag_key) : NULL;
    if (dragged != NULL && dragged->plane != NULL) {
        plane_up(ui, dragged, event);
    }
    bool chosen = node != NULL && node->key == ui->pressed && ui->drag == DRAG_NONE;
    ui->pressed = 0;
    ui->drag = DRAG_NONE;
    if (chosen) {
        choose(ui, node);
    }
    return chosen;
}

static bool pointer_move(struct ui *ui, const struct ui_event *event)
{
    struct node *dragged = ui->drag != DRAG_NONE ? node_find(ui, ui->drag_key) : NULL;
    if (dragged != NULL && ui->drag == DRAG_SCROLL) {
        drag_scroll_bar(ui, dragged, event->y);
        return true;
    }
    if (dragged != NULL && ui->drag == DRAG_PLANE) {
        plane_move(ui, dragged, event);
        return true;
    }
    if (dragged != NULL) {
        field_point(ui, dragged, event, true);
        return true;
    }
    const struct node *node = node_under(ui, event->x, event->y);
    uint64_t hover = node != NULL ? node->key : 0;
    ui->stale = ui->stale || hover != ui->hover;
    ui->hover = hover;
    return node != NULL;
}

static bool wheel(struct ui *ui, const struct ui_event *event)
{
    const struct node *under = node_under(ui, event->x, event->y);
    if (under != NULL && under->plane != NULL) {
        plane_wheel(ui, under, event);
        return true;
    }
    struct node *node = scroller_under(ui, event->x, event->y);
    for (; node != NULL; node = node->parent) {
        if (scroll_by(ui, node, event->wheel * ui_px(ui, 66))) {
            return true;
        }
    }
    return false;
}

static bool window_news(struct ui *ui, const struct ui_event *event)
{
    switch (event->kind) {
    case UI_RESIZE:
        ui_set_size(ui, event->width, event->height);
        return true;
    case UI_EXPOSE:
        ui->stale = true;
        return true;
    case UI_WINDOW_FOCUS:
        ui->pressed = 0;
        ui->drag = DRAG_NONE;
        return false;
    default:
        return false;
    }
}

bool ui_handle(struct ui *ui, const struct ui_event *event)
{
    if (ui->roots.count == 0) {
        return window_news(ui, event);
    }
    ui->by_key = event->kind == UI_KEY_PRESS || event->kind == UI_TEXT_INPUT;
    switch (event->kind) {
    case UI_KEY_PRESS:
        return handle_key(ui, event);
    case UI_TEXT_INPUT:
        return handle_text(ui, event);
    case UI_POINTER_DOWN:
        return pointer_down(ui, event);
    case UI_POINTER_UP:
        return pointer_up(ui, event);
    case UI_POINTER_MOVE:
        return pointer_move(ui, event);
    case UI_WHEEL:
        return wheel(ui, event);
    default:
        return window_news(ui, event);
    }
}

bool ui_wants_text(const struct ui *ui, struct ui_rect *caret)
{
    const struct node *node = focused_node(ui);
    if (node == NULL || !node->field) {
        return false;
    }
    *caret = field_caret(ui, node);
    return true;
}

enum ui_cursor ui_cursor(const struct ui *ui)
{
    const struct node *node = node_find(ui, ui->hover);
    if (node == NULL || node->disabled) {
        return UI_CURSOR_ARROW;
    }
    return node->field ? UI_CURSOR_TEXT : UI_CURSOR_HAND;
}
