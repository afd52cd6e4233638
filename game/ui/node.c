// SPDX-License-Identifier: GPL-3.0-or-later
// The tree: adding, finding and walking nodes.
#include "game/ui/node.h"

#include <assert.h>

#include "game/base/hash.h"

uint64_t node_key(uint64_t id, int64_t number)
{
    uint64_t key = hash_mix(id ^ hash_mix((uint64_t)number + UINT64_C(0x9e3779b97f4a7c15)));
    return key != 0 ? key : 1;
}

void node_set_id(struct node *node, const char *id, int64_t number)
{
    if (id != NULL) {
        node->id = ui_id(id);
        node->number = number;
        node->key = node_key(node->id, number);
    }
}

static void append(struct node *parent, struct node *node)
{
    node->parent = parent;
    if (parent->last != NULL) {
        parent->last->next = node;
    } else {
        parent->first = node;
    }
    parent->last = node;
}

static enum ui_flow flow_here(const struct ui *ui, const struct ui_box *box)
{
    bool narrow = box->row_below > 0 && ui_logical_width(ui) < box->row_below;
    return narrow && box->flow == UI_ROW ? UI_COLUMN : box->flow;
}

static const char *copy(struct ui *ui, const char *text)
{
    return text == NULL ? NULL : ui_format(ui, "%s", text);
}

struct node *node_add(struct ui *ui, enum node_kind kind, struct ui_box box)
{
    struct node *node = arena_alloc(&ui->arena, sizeof(*node));
    const struct ui_edges *edges = &box.padding;
    node->kind = kind;
    node->box = box;
    node->flow = flow_here(ui, &box);
    node->gap = ui_space_px(ui, box.gap);
    if (node->flow != box.flow) {
        node->box.align = UI_STRETCH;
        node->box.justify = UI_PACK_START;
        node->gap /= 3;
    }
    if (ui->open != NULL && node_is_folded(ui->open)) {
        node->box.width = 0;
    }
    node->padding = (struct ui_edges) { ui_space_px(ui, edges->top), ui_space_px(ui, edges->right),
        ui_space_px(ui, edges->bottom), ui_space_px(ui, edges->left) };
    if (box.moment != UI_NO_MOMENT) {
        int below = box.moment == UI_MOMENT_LAST ? 0 : ui_space_px(ui, 8);
        node->padding = (struct ui_edges) { 0, 0, below, ui_px(ui, 24) };
    }
    node->role = box.role;
    node->name = copy(ui, box.name);
    node->on_bar = box.on_bar;
    node->inert = box.inert;
    node_set_id(node, box.id, box.number);
    if (ui->open != NULL) {
        node->on_bar = node->on_bar || ui->open->on_bar;
        node->inert = node->inert || ui->open->inert;
        append(ui->open, node);
    }
    return node;
}

struct node *node_after(const struct node *node, const struct node *root)
{
    if (node->first != NULL) {
        return node->first;
    }
    while (node != root && node->next == NULL) {
        node = node->parent;
    }
    return node == root ? NULL : node->next;
}

struct node *node_find(const struct ui *ui, uint64_t key)
{
    for (size_t i = 0; key != 0 && i < ui->roots.count; i++) {
        struct node *root = ui->roots.items[i];
        for (struct node *node = root; node != NULL; node = node_after(node, root)) {
            if (node->key == key) {
                return node;
            }
        }
    }
    return NULL;
}

struct node *node_top_root(const struct ui *ui)
{
    return *vec_last(&ui->roots);
}

bool node_is_folded(const struct node *row)
{
    return row->flow != row->box.flow;
}

enum ui_align node_small_align(const struct ui *ui)
{
    if (ui->open->flow == UI_COLUMN || ui->open->flow == UI_STACK) {
        return ui->open->box.align == UI_STRETCH ? UI_START : UI_STRETCH;
    }
    return ui->open->box.align == UI_STRETCH ? UI_CENTRE : UI_STRETCH;
}

uint32_t node_colour(const struct ui *ui, enum ui_colour colour)
{
    return ui->config.theme->colours[colour];
}

void ui_open(struct ui *ui, struct ui_box box)
{
    ui->open = node_add(ui, NODE_BOX, box);
}

void ui_close(struct ui *ui)
{
    assert(ui->open != NULL && ui->open != ui->root);
    ui->open = ui->open->overlay != NULL ? ui->open->opened_in : ui->open->parent;
}
