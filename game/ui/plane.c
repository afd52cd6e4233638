// SPDX-License-Identifier: GPL-3.0-or-later
// A plane: a drawing that is moved about under the pointer and by keys.
#include "game/ui/node.h"

enum { STILL = 4 }; // logical pixels that a hand may tremble between pressing and letting go

void ui_plane(struct ui *ui, struct ui_plane plane)
{
    struct ui_box box = {
        .id = plane.id,
        .role = UI_ROLE_IMAGE,
        .name = plane.name,
        .min_height = plane.min_height,
        .grow = 1,
    };
    struct node *node = node_add(ui, NODE_DRAWING, box);
    node->drawing = (struct ui_drawing) { .paint = plane.paint, .context = plane.context };
    node->focusable = true;
    node->value = plane.value != NULL ? ui_format(ui, "%s", plane.value) : NULL;
    node->plane = arena_copy_items(&ui->arena, &plane, 1, sizeof(plane));
}

static struct ui_message message_of(
        const struct node *node, enum ui_message_kind kind, const struct ui_event *event)
{
    return (struct ui_message) { .kind = kind,
        .id = node->id,
        .number = node->number,
        .x = event->x - (node->rect.x + node->rect.width / 2),
        .y = event->y - (node->rect.y + node->rect.height / 2),
        .mods = event->mods };
}

static bool is_steering(int key)
{
    switch (key) {
    case UI_KEY_LEFT:
    case UI_KEY_RIGHT:
    case UI_KEY_UP:
    case UI_KEY_DOWN:
    case UI_KEY_HOME:
    case UI_KEY_END:
    case UI_KEY_PAGE_UP:
    case UI_KEY_PAGE_DOWN:
    case UI_KEY_ENTER:
    case UI_KEY_SPACE:
    case '+':
    case '=':
    case '-':
    case '0':
        return true;
    default:
        return false;
    }
}

bool plane_key(struct ui *ui, const struct node *node, const struct ui_event *event)
{
    if ((event->mods & (UI_CTRL | UI_ALT)) != 0 || !is_steering(event->key)) {
        return false;
    }
    struct ui_message message = { .kind = UI_STEERED,
        .id = node->id,
        .number = node->number,
        .amount = event->key,
        .mods = event->mods };
    ui_send_message(ui, message);
    return true;
}

void plane_down(struct ui *ui, const struct node *node, const struct ui_event *event)
{
    ui->drag = DRAG_PLANE;
    ui->drag_key = node->key;
    ui->drag_x = event->x;
    ui->drag_y = event->y;
    ui->drag_moved = false;
}

void plane_move(struct ui *ui, const struct node *node, const struct ui_event *event)
{
    int dx = event->x - ui->drag_x;
    int dy = event->y - ui->drag_y;
    int still = ui_px(ui, STILL);
    if (!ui->drag_moved && dx * dx + dy * dy < still * still) {
        return;
    }
    struct ui_message message = message_of(node, UI_DRAGGED, event);
    message.x = dx;
    message.y = dy;
    ui->drag_moved = true;
    ui->drag_x = event->x;
    ui->drag_y = event->y;
    ui_send_message(ui, message);
}

void plane_up(struct ui *ui, const struct node *node, const struct ui_event *event)
{
    if (!ui->drag_moved) {
        ui_send_message(ui, message_of(node, UI_POINTED, event));
    }
}

void plane_wheel(struct ui *ui, const struct node *node, const struct ui_event *event)
{
    struct ui_message message = message_of(node, UI_WHEELED, event);
    message.amount = event->wheel;
    ui_send_message(ui, message);
}

void ui_plane_item(struct ui *ui, struct ui_plane_item item)
{
    const struct node *node = ui->reading;
    item.rect.x += node->rect.x + node->rect.width / 2;
    item.rect.y += node->rect.y + node->rect.height / 2;
    struct ui_rect seen = ui_rect_meet(item.rect, node->clip);
    if (seen.width > 0 && seen.height > 0) {
        struct ui_access access = { .role = UI_ROLE_LIST_ITEM,
            .depth = ui->reading_depth,
            .name = ui_format(ui, "%s", item.name),
            .rect = item.rect,
            .seen = seen,
            .id = ui_id(item.id),
            .number = item.number,
            .selected = item.selected };
        vec_push(&ui->access.items, access);
    }
}

void plane_read(struct ui *ui, const struct node *node, int depth)
{
    ui->reading = node;
    ui->reading_depth = depth;
    if (node->plane->read != NULL) {
        node->plane->read(node->plane->context, ui);
    }
    ui->reading = NULL;
}
