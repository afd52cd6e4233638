// SPDX-License-Identifier: GPL-3.0-or-later
// Checks a laid-out tree for what a person would trip over.
#include "game/ui/check.h"

#include "game/ui/node.h"

struct check {
    const struct ui *ui;
    struct buffer *out;
    int count;
};

static const char *word(const struct node *node)
{
    if (node->name != NULL && *node->name != '\0') {
        return node->name;
    }
    if (node->kind == NODE_TEXT || node->kind == NODE_FIELD) {
        return node->block.text;
    }
    return node->first != NULL ? word(node->first) : ui_role_word(node->role);
}

static void complain(struct check *check, const char *what, const struct node *node)
{
    struct ui_rect r = node->rect;
    buffer_add_format(check->out, "%s: \"%s\" at %d,%d %dx%d\n", what, word(node), r.x, r.y,
            r.width, r.height);
    check->count++;
}

static void check_text(struct check *check, const struct node *node)
{
    for (size_t i = 0; i < node->block.line_count; i++) {
        if (node->block.lines[i].width > node->rect.width) {
            complain(check, "text too wide", node);
            return;
        }
    }
    if ((int)node->block.line_count * node->block.line_height > node->rect.height) {
        complain(check, "text too high", node);
    }
}

static enum ui_colour ground_of(const struct node *node)
{
    while (node != NULL && node->box.fill == UI_NO_COLOUR) {
        node = node->parent;
    }
    return node != NULL ? node->box.fill : UI_WASH;
}

static void check_contrast(struct check *check, const struct node *node)
{
    uint32_t ground = node_colour(check->ui, ground_of(node));
    for (size_t i = 0; i < node->block.run_count; i++) {
        uint32_t ink = node_colour(check->ui, node->block.runs[i].colour);
        if (ui_contrast(ink, ground) < 4.5) {
            complain(check, "too little contrast", node);
            return;
        }
    }
}

static void check_control(struct check *check, const struct node *node)
{
    if (node->rect.width < UI_TARGET || node->rect.height < UI_TARGET) {
        complain(check, "target too small", node);
    }
    const struct ui_access *item = NULL;
    for (size_t i = 0; i < check->ui->access.items.count; i++) {
        const struct ui_access *other = &check->ui->access.items.items[i];
        item = other->id == node->id && other->number == node->number ? other : item;
    }
    if (item != NULL && *item->name == '\0') {
        complain(check, "control without a name", node);
    }
}

static void check_inside(struct check *check, const struct node *node)
{
    const struct node *parent = node->parent;
    if (parent == NULL || node->rect.width == 0 || node->rect.height == 0) {
        return;
    }
    struct ui_rect room = parent->rect;
    if (parent->box.scroll) {
        room.y = node->rect.y;
        room.height = node->rect.height;
    }
    if (!ui_rect_holds(room, node->rect)) {
        complain(check, "outside its box", node);
    }
}

static void check_siblings(struct check *check, const struct node *node)
{
    for (const struct node *a = node->first; a != NULL; a = a->next) {
        for (const struct node *b = a->next; b != NULL && node->flow != UI_STACK; b = b->next) {
            struct ui_rect both = ui_rect_meet(a->rect, b->rect);
            if (both.width > 0 && both.height > 0) {
                complain(check, "on top of another", b);
            }
        }
    }
}

static void check_unique(struct check *check, const struct node *node)
{
    const struct node *first = node_find(check->ui, node->key);
    if (first != node) {
        complain(check, "id used twice", node);
    }
}

int ui_check_layout(const struct ui *ui, struct buffer *out)
{
    struct check check = { ui, out, 0 };
    for (size_t i = 0; i < ui->roots.count; i++) {
        const struct node *root = ui->roots.items[i];
        for (const struct node *node = root; node != NULL; node = node_after(node, root)) {
            if (node->kind == NODE_TEXT) {
                check_text(&check, node);
            }
            if (node->block.run_count > 0) {
                check_contrast(&check, node);
            }
            if (node->press != PRESS_NONE || node->field || node->plane != NULL) {
                check_control(&check, node);
            }
            if (node->key != 0) {
                check_unique(&check, node);
            }
            check_inside(&check, node);
            check_siblings(&check, node);
        }
    }
    return check.count;
}
