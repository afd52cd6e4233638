// SPDX-License-Identifier: GPL-3.0-or-later
// Layout, the positions: every node gets its place, scrolling boxes shift their content.
#include "game/ui/node.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int count_children(const struct node *node)
{
    int count = 0;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        count++;
    }
    return count;
}

int layout_across(enum ui_align align, int room, int size)
{
    if (align == UI_CENTRE) {
        return (room - size) / 2;
    }
    return align == UI_END ? room - size : 0;
}

static void place(struct ui *ui, struct node *node, int x, int y, struct ui_rect clip);

// A child without text stands in the middle of a line that is levelled by baseline.
static int down_in_line(const struct node *child, int room, int baseline)
{
    enum ui_align align = layout_align(child);
    if (align == UI_BASELINE) {
        return child->baseline >= 0 ? baseline - child->baseline
                                    : layout_across(UI_CENTRE, room, child->rect.height);
    }
    return layout_across(align, room, child->rect.height);
}

static int spare_along(const struct node *node, int room)
{
    int used = node->gap * larger(count_children(node) - 1, 0);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        used += node->flow == UI_ROW ? child->rect.width : child->rect.height;
    }
    return larger(room - used, 0);
}

// Where the first child starts, and what is added between two.
static int justify(const struct node *node, int spare, int *between)
{
    int count = count_children(node);
    *between = 0;
    switch (node->box.justify) {
    case UI_PACK_CENTRE:
        return spare / 2;
    case UI_PACK_END:
        return spare;
    case UI_PACK_BETWEEN:
        *between = count > 1 ? spare / (count - 1) : 0;
        return 0;
    default:
        return 0;
    }
}

static void place_along(struct ui *ui, struct node *node, struct ui_rect inner, struct ui_rect clip)
{
    bool row = node->flow == UI_ROW;
    int between = 0;
    int spare = spare_along(node, row ? inner.width : inner.height);
    int at = justify(node, spare, &between);
    int baseline = row ? layout_line_baseline(node->first, 0) : 0;
    for (struct node *child = node->first; child != NULL; child = child->next) {
        if (row) {
            int y = down_in_line(child, inner.height, baseline);
            place(ui, child, inner.x + at, inner.y + y, clip);
            at += child->rect.width + node->gap + between;
        } else {
            int x = layout_across(layout_align(child), inner.width, child->rect.width);
            place(ui, child, inner.x + x, inner.y + at, clip);
            at += child->rect.height + node->gap + between;
        }
    }
}

static int line_spare(const struct node *node, const struct node *first, int room)
{
    int used = -node->gap;
    for (const struct node *child = first; child != NULL && child->line == first->line;
            child = child->next) {
        used += child->rect.width + node->gap;
    }
    return larger(room - used, 0);
}

static void place_lines(struct ui *ui, struct node *node, struct ui_rect inner, struct ui_rect clip)
{
    int x = 0;
    int y = layout_across(node->box.align, inner.height, layout_lines_height(ui, node));
    int between = 0;
    const struct node *first = NULL;
    for (struct node *child = node->first; child != NULL; child = child->next) {
        if (first == NULL || child->line != first->line) {
            y += first != NULL ? layout_line_height(first, first->line) + layout_line_gap(ui, node)
                               : 0;
            first = child;
            x = justify(node, line_spare(node, first, inner.width), &between);
        }
        int height = layout_line_height(first, first->line);
        int down = down_in_line(child, height, layout_line_baseline(first, first->line));
        place(ui, child, inner.x + x, inner.y + y + down, clip);
        x += child->rect.width + node->gap + between;
    }
}

static void place_stack(struct ui *ui, struct node *node, struct ui_rect inner, struct ui_rect clip)
{
    for (struct node *child = node->first; child != NULL; child = child->next) {
        int right = layout_across(layout_align(child), inner.width, child->rect.width);
        int down = layout_across(layout_align(child), inner.height, child->rect.height);
        place(ui, child, inner.x + right, inner.y + down, clip);
    }
}

// A conversation that was read to its end stays there when something is added.
static int scroll_offset(struct ui *ui, struct node *node)
{
    if (!node->box.scroll || node->key == 0) {
        return 0;
    }
    struct memory *memory = memory_get(ui, node->key);
    int most = layout_scroll_limit(node);
    bool changed = node->content_height != memory->content_height ||
            node->rect.height != memory->view_height;
    bool at_end = memory->scroll >= memory->content_height - memory->view_height;
    if (memory->scroll_end || (node->box.follow && changed && at_end)) {
        memory->scroll = most;
    } else if (memory->scroll_start) {
        memory->scroll = 0;
    }
    memory->scroll_end = false;
    memory->scroll_start = false;
    memory->content_height = node->content_height;
    memory->view_height = node->rect.height;
    memory->scroll = smaller(memory->scroll, most);
    return memory->scroll;
}

static void place(struct ui *ui, struct node *node, int x, int y, struct ui_rect clip)
{
    node->rect.x = x;
    node->rect.y = y;
    node->clip = ui_rect_meet(clip, node->rect);
    struct ui_rect inner = { x + node->padding.left, y + node->padding.top,
        node->rect.width - node->padding.left - node->padding.right,
        node->rect.height - node->padding.top - node->padding.bottom };
    if (node->box.scroll) {
        inner.y -= scroll_offset(ui, node);
        inner.height = larger(
                inner.height, node->content_height - node->padding.top - node->padding.bottom);
        clip = node->clip;
    }
    if (node->flow == UI_WRAP) {
        place_lines(ui, node, inner, clip);
    } else if (node->flow == UI_STACK) {
        place_stack(ui, node, inner, clip);
    } else {
        place_along(ui, node, inner, clip);
    }
}

int layout_scroll_limit(const struct node *node)
{
    return larger(node->content_height - node->rect.height, 0);
}

/* ---- overlays ---- */

static struct ui_rect window_rect(const struct ui *ui)
{
    return (struct ui_rect) { 0, 0, ui->config.width, ui->config.height };
}

static void place_menu(struct ui *ui, struct node *root)
{
    const struct ui_overlay *overlay = root->overlay;
    const struct node *anchor = overlay->anchor == NULL
            ? NULL
            : node_find(ui, node_key(ui_id(overlay->anchor), overlay->anchor_number));
    struct ui_rect at = anchor != NULL ? anchor->rect : window_rect(ui);
    int gap = ui_space_px(ui, 4);
    bool fits = at.x + root->rect.width + gap <= ui->config.width;
    int x = fits ? at.x : larger(at.x + at.width - root->rect.width, 0);
    int y = at.y + at.height + gap;
    if (y + root->rect.height > ui->config.height) {
        y = larger(at.y - gap - root->rect.height, 0);
    }
    place(ui, root, x, y, window_rect(ui));
}

static void place_overlay(struct ui *ui, struct node *root)
{
    int right = ui->config.width - root->rect.width;
    int down = ui->config.height - root->rect.height;
    if (root->overlay->kind == UI_MENU) {
        place_menu(ui, root);
    } else if (root->overlay->kind == UI_DRAWER) {
        place(ui, root, right, 0, window_rect(ui));
    } else {
        place(ui, root, right / 2, down / 2, window_rect(ui));
    }
}

void layout_place(struct ui *ui)
{
    place(ui, ui->root, 0, 0, window_rect(ui));
    for (size_t i = 1; i < ui->roots.count; i++) {
        place_overlay(ui, ui->roots.items[i]);
    }
}
