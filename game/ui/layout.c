// SPDX-License-Identifier: GPL-3.0-or-later
// Layout, the sizes: widths from the leaves up, then down; heights up, then down.
#include "game/ui/node.h"
#include "game/ui/share.h"

static int count_children(const struct node *node)
{
    int count = 0;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        count++;
    }
    return count;
}

static int sides(const struct node *node)
{
    return node->padding.left + node->padding.right;
}

static int ends(const struct node *node)
{
    return node->padding.top + node->padding.bottom;
}

/* ---- widths ---- */

static void text_widths(const struct ui *ui, struct node *node)
{
    int word = 0;
    int line = 0;
    text_limits(&node->block, &ui->config.measurer, &word, &line);
    node->min_width = node->look.max_lines > 0 ? share_smaller(word, ui_px(ui, 40)) : word;
    node->wish_width = line;
}

static void box_widths(struct node *node)
{
    int min_sum = 0;
    int wish_sum = 0;
    int min_most = 0;
    int wish_most = 0;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        min_sum += child->min_width;
        wish_sum += child->wish_width;
        min_most = share_larger(min_most, child->min_width);
        wish_most = share_larger(wish_most, child->wish_width);
    }
    int gaps = node->gap * share_larger(count_children(node) - 1, 0);
    bool side_by_side = node->flow == UI_ROW || node->flow == UI_WRAP;
    node->min_width = sides(node) + (node->flow == UI_ROW ? min_sum + gaps : min_most);
    node->wish_width = sides(node) + (side_by_side ? wish_sum + gaps : wish_most);
}

static void measure_widths(const struct ui *ui, struct node *node)
{
    for (struct node *child = node->first; child != NULL; child = child->next) {
        measure_widths(ui, child);
    }
    if (node->kind == NODE_TEXT) {
        text_widths(ui, node);
    } else if (node->kind == NODE_FIELD) {
        node->min_width = ui_px(ui, 80);
        node->wish_width = ui_px(ui, 200);
    } else {
        box_widths(node);
    }
    // A given width is a wish: where there is no room it shrinks to what the content needs.
    if (node->box.width > 0) {
        node->wish_width = share_larger(ui_px(ui, node->box.width), node->min_width);
    }
    node->min_width = share_larger(node->min_width, ui_px(ui, node->box.min_width));
    int most = ui_px(ui, node->box.max_width);
    node->wish_width = share_limit(node->wish_width, node->min_width, most);
}

enum ui_align layout_align(const struct node *node)
{
    return node->box.self != UI_STRETCH ? node->box.self : node->parent->box.align;
}

static struct share width_share(const struct ui *ui, struct node *node)
{
    return (struct share) {
        .node = node,
        .min = node->min_width,
        .wish = node->wish_width,
        .max = ui_px(ui, node->box.max_width),
        .grow = node->box.grow,
    };
}

static void assign_widths(struct ui *ui, struct node *node, int width);

static void assign_row(struct ui *ui, struct node *first, int count, int gap, int room)
{
    struct share *shares = arena_alloc(&ui->arena, (size_t)count * sizeof(*shares));
    struct node *child = first;
    for (int i = 0; i < count; i++, child = child->next) {
        shares[i] = width_share(ui, child);
    }
    share_divide(shares, count, room - gap * (count - 1));
    for (int i = 0; i < count; i++) {
        assign_widths(ui, shares[i].node, shares[i].size);
    }
}

// Fills lines one after the other; a child wider than a line has one to itself.
static void assign_lines(struct ui *ui, struct node *node, int room)
{
    int line = 0;
    for (struct node *first = node->first; first != NULL; line++) {
        int used = 0;
        int count = 0;
        struct node *child = first;
        while (child != NULL) {
            int wish = child->box.grow > 0 ? child->min_width : child->wish_width;
            int with = used + share_smaller(wish, room) + (count > 0 ? node->gap : 0);
            if (count > 0 && with > room) {
                break;
            }
            used = with;
            count++;
            child->line = line;
            child = child->next;
        }
        assign_row(ui, first, count, node->gap, room);
        first = child;
    }
}

static void assign_column(struct ui *ui, struct node *node, int room)
{
    for (struct node *child = node->first; child != NULL; child = child->next) {
        int width =
                layout_align(child) == UI_STRETCH ? room : share_smaller(child->wish_width, room);
        width = share_limit(width, child->min_width, ui_px(ui, child->box.max_width));
        if (child->box.width > 0) {
            width = share_limit(child->wish_width, child->min_width, room);
        }
        assign_widths(ui, child, width);
    }
}

/* ---- heights ---- */

static void text_heights(struct ui *ui, struct node *node)
{
    text_break(
            &node->block, &ui->config.measurer, &ui->arena, node->rect.width, node->look.max_lines);
    node->wish_height = (int)node->block.line_count * node->block.line_height;
    node->min_height = node->wish_height;
    node->baseline = text_baseline(&node->block, &ui->config.measurer);
}

static void field_heights(struct ui *ui, struct node *node)
{
    int inner = node->rect.width - sides(node);
    bool one = node->field_options.lines <= 1;
    // One line scrolls sideways instead of breaking.
    text_break(&node->block, &ui->config.measurer, &ui->arena, one ? INT16_MAX : inner - 2, 0);
    int lines = share_larger((int)node->block.line_count, node->field_options.lines);
    node->wish_height = (one ? 1 : lines) * node->block.line_height + ends(node);
    node->min_height = node->wish_height;
    node->baseline = node->padding.top + text_baseline(&node->block, &ui->config.measurer);
}

int layout_line_baseline(const struct node *first, int line)
{
    int baseline = 0;
    for (; first != NULL && first->line == line; first = first->next) {
        baseline = share_larger(baseline, first->baseline);
    }
    return baseline;
}

// What a child takes of a line's height: more than its own when it is lowered to the common
// baseline.
static int height_in_line(const struct node *child, int baseline)
{
    bool lowered = layout_align(child) == UI_BASELINE && child->baseline >= 0;
    return child->wish_height + (lowered ? baseline - child->baseline : 0);
}

static void add_height(const struct node *node, const struct node *child, int *min, int *wish)
{
    if (node->flow == UI_COLUMN) {
        *min += child->min_height;
        *wish += child->wish_height;
    } else {
        *min = share_larger(*min, child->min_height);
        *wish = share_larger(*wish, child->wish_height);
    }
}

int layout_line_height(const struct node *first, int line)
{
    int baseline = layout_line_baseline(first, line);
    int height = 0;
    for (; first != NULL && first->line == line; first = first->next) {
        height = share_larger(height, height_in_line(first, baseline));
    }
    return height;
}

int layout_line_gap(const struct ui *ui, const struct node *node)
{
    return node->box.line_gap > 0 ? ui_space_px(ui, node->box.line_gap) : node->gap;
}

int layout_lines_height(const struct ui *ui, const struct node *node)
{
    int height = 0;
    int line = -1;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (child->line != line) {
            height += layout_line_height(child, child->line) +
                    (line >= 0 ? layout_line_gap(ui, node) : 0);
            line = child->line;
        }
    }
    return height;
}

static void box_heights(struct ui *ui, struct node *node)
{
    int min = 0;
    int wish = 0;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        add_height(node, child, &min, &wish);
    }
    if (node->flow == UI_COLUMN) {
        int gaps = node->gap * share_larger(count_children(node) - 1, 0);
        min += gaps;
        wish += gaps;
    } else if (node->flow == UI_WRAP) {
        wish = layout_lines_height(ui, node);
        min = wish;
    } else if (node->flow == UI_ROW && node->box.align == UI_BASELINE) {
        wish = layout_line_height(node->first, 0);
        min = wish;
    }

    node->min_height = min + ends(node);
    node->wish_height = wish + ends(node);
    node->content_height = node->wish_height;
    if (node->box.scroll) {
        node->min_height = share_smaller(node->wish_height, ui_px(ui, 2 * UI_TARGET) + ends(node));
    }
}

// A given height is kept only when the content fits in it: nothing is cut off. What scrolls keeps
// it.
static void given_heights(const struct ui *ui, struct node *node)
{
    int given = ui_px(ui, node->box.height);
    if (given > 0) {
        node->wish_height = node->box.scroll ? given : share_larger(given, node->wish_height);
        node->min_height =
                node->box.scroll ? share_smaller(given, node->min_height) : node->wish_height;
    }
    int least = ui_px(ui, node->box.min_height);
    node->min_height = share_larger(node->min_height, least);
    if (node->box.max_height > 0 && node->box.scroll) {
        node->wish_height = share_smaller(node->wish_height, ui_px(ui, node->box.max_height));
    }
    node->wish_height = share_larger(node->wish_height, node->min_height);
}

static void find_baseline(struct node *node)
{
    const struct node *first = node->first;
    if (node->kind != NODE_BOX || first == NULL || first->baseline < 0) {
        return;
    }
    bool centred = node->flow == UI_ROW && node->box.align == UI_CENTRE;
    int top = centred ? (node->wish_height - first->wish_height) / 2 : node->padding.top;
    bool level = node->box.align == UI_BASELINE;
    node->baseline = top + (level ? layout_line_baseline(first, 0) : first->baseline);
}

static void assign_widths(struct ui *ui, struct node *node, int width)
{
    node->rect.width = width;
    int room = width - sides(node);
    node->baseline = -1;
    if (node->kind == NODE_TEXT) {
        text_heights(ui, node);
    } else if (node->kind == NODE_FIELD) {
        field_heights(ui, node);
    } else {
        if (node->flow == UI_ROW && node->first != NULL) {
            assign_row(ui, node->first, count_children(node), node->gap, room);
        } else if (node->flow == UI_WRAP) {
            assign_lines(ui, node, room);
        } else {
            assign_column(ui, node, room);
        }
        box_heights(ui, node);
    }
    given_heights(ui, node);
    find_baseline(node);
}

static void assign_heights(struct ui *ui, struct node *node, int height);

static void divide_column(struct ui *ui, struct node *node, int room)
{
    int count = count_children(node);
    struct share *shares = arena_alloc(&ui->arena, (size_t)count * sizeof(*shares));
    struct node *child = node->first;
    for (int i = 0; i < count; i++, child = child->next) {
        shares[i] = (struct share) {
            .node = child,
            .min = child->min_height,
            .wish = child->wish_height,
            .max = ui_px(ui, child->box.max_height),
            .grow = child->box.grow,
        };
    }
    share_divide(shares, count, room - node->gap * (count - 1));
    for (int i = 0; i < count; i++) {
        assign_heights(ui, shares[i].node, shares[i].size);
    }
}

static void assign_heights(struct ui *ui, struct node *node, int height)
{
    node->rect.height = height;
    int room = height - ends(node);
    if (node->box.scroll) {
        room = share_larger(room, node->content_height - ends(node));
    }
    if (node->first == NULL) {
        return;
    }
    if (node->flow == UI_COLUMN) {
        divide_column(ui, node, room);
        return;
    }
    const struct node *first = node->first;
    for (struct node *child = node->first; child != NULL; child = child->next) {
        first = first->line == child->line ? first : child;
        int line = node->flow == UI_WRAP ? layout_line_height(first, child->line) : room;
        bool fills = layout_align(child) == UI_STRETCH;
        assign_heights(ui, child, fills ? line : share_smaller(child->wish_height, line));
    }
}

/* ---- the whole ---- */

static void size_overlay(struct ui *ui, struct node *root)
{
    static const int WIDTHS[] = { [UI_DIALOG] = 520, [UI_DRAWER] = 360, [UI_MENU] = 0 };
    enum ui_overlay_kind kind = root->overlay->kind;
    int margin = kind == UI_DRAWER ? 0 : ui_space_px(ui, 16);
    int given = root->overlay->width > 0 ? root->overlay->width : WIDTHS[kind];
    int width = given > 0 ? ui_px(ui, given) : root->wish_width;
    assign_widths(ui, root, share_smaller(width, ui->config.width - 2 * margin));
    int most = ui->config.height - 2 * margin;
    assign_heights(ui, root, kind == UI_DRAWER ? most : share_smaller(root->wish_height, most));
}

// A window that is too low even when everything in it shrinks as far as it can scrolls as a whole.
static void size_window(struct ui *ui, struct node *root)
{
    assign_widths(ui, root, ui->config.width);
    root->content_height = ui->config.height;
    for (const struct node *child = root->first; child != NULL; child = child->next) {
        root->content_height = share_larger(root->content_height, child->min_height);
    }
    assign_heights(ui, root, ui->config.height);
}

static void size_root(struct ui *ui, struct node *root)
{
    measure_widths(ui, root);
    if (root->overlay != NULL) {
        size_overlay(ui, root);
    } else {
        size_window(ui, root);
    }
}

// Only when everything has its size is it known what scrolls: the bar then gets room beside the
// content, if the padding does not leave it.
static bool make_gutters(struct ui *ui, struct node *root)
{
    int gutter = ui_px(ui, 12);
    bool made = false;
    for (struct node *node = root; node != NULL; node = node_after(node, root)) {
        bool bar = node != ui->root && node->box.scroll && layout_scroll_limit(node) > 0;
        if (bar && node->padding.right < gutter) {
            node->padding.right = gutter;
            made = true;
        }
    }
    return made;
}

void layout_tree(struct ui *ui)
{
    for (size_t i = 0; i < ui->roots.count; i++) {
        size_root(ui, ui->roots.items[i]);
        if (make_gutters(ui, ui->roots.items[i])) {
            size_root(ui, ui->roots.items[i]);
        }
    }
    layout_place(ui);
}
