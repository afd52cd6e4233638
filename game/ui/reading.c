// SPDX-License-Identifier: GPL-3.0-or-later
// Reading: the laid-out tree becomes the access tree, in words.
#include "game/ui/node.h"

static void gather(const struct node *node, struct buffer *out)
{
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (child->kind == NODE_TEXT && child->role != UI_ROLE_NONE) {
            buffer_add(out, out->size > 0 ? " " : "");
            buffer_add_bytes(out, child->block.text, child->block.size);
        } else if (child->kind == NODE_DRAWING && child->name != NULL) {
            buffer_add(out, out->size > 0 ? " " : "");
            buffer_add(out, child->name);
        }
        gather(child, out);
    }
}

static const char *name_of(struct ui *ui, const struct node *node, bool whole)
{
    if (node->name != NULL) {
        return node->name;
    }
    if (node->kind == NODE_TEXT) {
        return node->block.text;
    }
    if (!whole) {
        return "";
    }
    struct buffer text = { 0 };
    gather(node, &text);
    const char *name = ui_format(ui, "%s", buffer_text(&text));
    buffer_finish(&text);
    return name;
}

static const char *value_of(struct ui *ui, const struct node *node)
{
    if (!node->field) {
        return node->value;
    }
    const char *text = buffer_text(&memory_get(ui, node->key)->editor.text);
    return node->field_options.secret ? field_stars(ui, text) : text;
}

static struct ui_access describe(struct ui *ui, const struct node *node, int depth, bool whole)
{
    return (struct ui_access) {
        .role = node->role,
        .depth = depth,
        .name = name_of(ui, node, whole),
        .value = value_of(ui, node),
        .rect = node->rect,
        .seen = node->clip,
        .id = node->id,
        .number = node->number,
        .focusable = node->focusable,
        .focused = node->key != 0 && node->key == ui->focus,
        .selected = node->selected,
        .checked = node->checked,
        .disabled = node->disabled || (node->inert && (node->press != PRESS_NONE || node->field)),
        .has_menu = node->menu != UI_NO_MENU,
        .expanded = node->menu == UI_MENU_OPEN,
        .level = node->level,
    };
}

// A control is one thing: what stands inside is its name. A control inside a control is said by
// itself.
static void read_node(struct ui *ui, const struct node *node, int depth, bool inside)
{
    bool control = node->press != PRESS_NONE || node->field;
    bool says = node->role != UI_ROLE_NONE && (!inside || control);
    if (says) {
        struct ui_access item = describe(ui, node, depth, node->press != PRESS_NONE);
        vec_push(&ui->access.items, item);
    }
    if (node->plane != NULL) {
        plane_read(ui, node, depth + 1);
    }
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        read_node(ui, child, depth + (says ? 1 : 0), inside || control);
    }
}

void access_build(struct ui *ui)
{
    vec_clear(&ui->access.items);
    // What lies behind a dialog cannot be reached, so it is not read either.
    size_t first = 0;
    for (size_t i = 1; i < ui->roots.count; i++) {
        first = ui->roots.items[i]->overlay->kind == UI_MENU ? first : i;
    }
    for (size_t i = first; i < ui->roots.count; i++) {
        read_node(ui, ui->roots.items[i], 0, false);
    }
}
