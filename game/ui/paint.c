// SPDX-License-Identifier: GPL-3.0-or-later
// Painting: the laid-out tree becomes a draw list.
#include <stddef.h>

#include "game/ui/node.h"

static const char ELLIPSIS[] = "…";

static bool cuts(const struct node *node)
{
    return node->box.scroll && layout_scroll_limit(node) > 0;
}

static struct ui_rect meet_parent(const struct node *node)
{
    // The edge of a box that scrolls cuts, and so does the window; nothing else does.
    const struct node *up = node->parent;
    while (up != NULL && !cuts(up) && up->parent != NULL) {
        up = up->parent;
    }
    return up != NULL ? up->clip : node->clip;
}

/* ---- boxes ---- */

static void paint_sides(struct ui *ui, const struct node *node, int thickness)
{
    struct ui_rect r = node->rect;
    uint32_t colour = node_colour(ui, node->box.border);
    const struct {
        unsigned side;
        struct ui_rect rect;
    } sides[] = {
        { UI_TOP, { r.x, r.y, r.width, thickness } },
        { UI_RIGHT, { r.x + r.width - thickness, r.y, thickness, r.height } },
        { UI_BOTTOM, { r.x, r.y + r.height - thickness, r.width, thickness } },
        { UI_LEFT, { r.x, r.y, thickness, r.height } },
    };
    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
        if ((node->box.border_sides & sides[i].side) != 0) {
            ui_draw_rect(&ui->draws, sides[i].rect, colour, 0);
        }
    }
}

static int radius_of(const struct ui *ui, const struct node *node)
{
    int half = (node->rect.width < node->rect.height ? node->rect.width : node->rect.height) / 2;
    int radius = ui_px(ui, node->box.radius);
    return radius < half ? radius : half;
}

static enum ui_colour border_of(const struct ui *ui, const struct node *node)
{
    bool hovered = node->press != PRESS_NONE && node->key == ui->hover && !node->disabled;
    return hovered && node->box.border == UI_LINE ? UI_BRAND : node->box.border;
}

// The line runs on to the next moment; the dot stands beside the first line of text.
static void paint_moment(struct ui *ui, const struct node *node)
{
    int size = ui_px(ui, 9);
    int thickness = ui_px(ui, 2);
    int middle = node->rect.x + ui_px(ui, 9);
    int y = node->rect.y + ui_px(ui, 11);
    struct ui_rect line = { middle - thickness / 2, y, thickness,
        node->rect.y + node->rect.height - y };
    struct ui_rect dot = { middle - size / 2, y - size / 2, size, size };
    ui_draw_rect(&ui->draws, line, node_colour(ui, UI_LINE), 0);
    if (node->box.moment == UI_MOMENT) {
        // Down to the middle of the next dot.
        line = (struct ui_rect) { line.x, line.y + line.height, thickness, ui_px(ui, 11) };
        ui_draw_rect(&ui->draws, line, node_colour(ui, UI_LINE), 0);
    }
    ui_draw_circle(&ui->draws, dot, node_colour(ui, UI_BRAND));
}

static void paint_box(struct ui *ui, const struct node *node)
{
    int hairline = ui_px(ui, 1);
    enum ui_colour border = border_of(ui, node);
    struct ui_draw draw = {
        .kind = UI_DRAW_RECT,
        .rect = node->rect,
        .fill = node_colour(ui, node->box.fill),
        .radius = radius_of(ui, node),
    };
    if (node_colour(ui, border) != 0 && node->box.border_sides == 0) {
        draw.border = hairline;
        draw.border_colour = node_colour(ui, border);
    }
    if (draw.fill != 0 || draw.border > 0) {
        vec_push(&ui->draws.items, draw);
    }
    if (node_colour(ui, border) != 0 && node->box.border_sides != 0) {
        paint_sides(ui, node, hairline);
    }
    if (node->box.moment != UI_NO_MOMENT) {
        paint_moment(ui, node);
    }
}

/* ---- text ---- */

static void paint_piece(struct ui *ui, const struct node *node, const struct text_run *run,
        struct ui_rect rect, const char *text, size_t size)
{
    struct ui_draw draw = {
        .kind = UI_DRAW_TEXT,
        .rect = rect,
        .fill = node_colour(ui, run->colour),
        .font = run->font,
        .baseline = rect.y + text_baseline(&node->block, &ui->config.measurer),
        .text = text,
        .text_size = size,
    };
    vec_push(&ui->draws.items, draw);
    if (node->role == UI_ROLE_LINK ||
            (node->parent != NULL && node->parent->role == UI_ROLE_LINK)) {
        int y = draw.baseline + ui_px(ui, 2);
        ui_draw_rect(
                &ui->draws, (struct ui_rect) { rect.x, y, rect.width, ui_px(ui, 1) }, draw.fill, 0);
    }
}

static void paint_line(
        struct ui *ui, const struct node *node, const struct text_line *line, int x, int y)
{
    const struct text_block *block = &node->block;
    const struct ui_measurer *measurer = &ui->config.measurer;
    struct ui_rect rect = { x, y, 0, block->line_height };
    for (size_t i = 0; i < block->run_count; i++) {
        const struct text_run *run = &block->runs[i];
        size_t from = line->start > run->start ? line->start : run->start;
        size_t to = line->end < run->end ? line->end : run->end;
        if (from < to) {
            rect.width = text_width(block, measurer, from, to);
            paint_piece(ui, node, run, rect, block->text + from, to - from);
            rect.x += rect.width;
        }
    }
    if (line->cut) {
        const struct text_run *run = &block->runs[block->run_count - 1];
        rect.width = x + line->width - rect.x;
        paint_piece(ui, node, run, rect, ELLIPSIS, sizeof(ELLIPSIS) - 1);
    }
}

static void paint_text(struct ui *ui, const struct node *node)
{
    const struct text_block *block = &node->block;
    enum ui_align align = node->look.align;
    if (node->parent != NULL && node_is_folded(node->parent)) {
        align = UI_START;
    }
    for (size_t i = 0; i < block->line_count; i++) {
        int shift = layout_across(align, node->rect.width, block->lines[i].width);
        int y = node->rect.y + (int)i * block->line_height;
        paint_line(ui, node, &block->lines[i], node->rect.x + shift, y);
    }
}

/* ---- fields ---- */

static void paint_selection(
        struct ui *ui, const struct node *node, const struct memory *memory, struct ui_rect inner)
{
    size_t start = 0;
    size_t end = 0;
    editor_selection(&memory->editor, &start, &end);
    const struct text_block *block = &node->block;
    const struct ui_measurer *measurer = &ui->config.measurer;
    for (size_t i = 0; i < block->line_count && start < end; i++) {
        const struct text_line *line = &block->lines[i];
        size_t from = start > line->start ? start : line->start;
        size_t to = end < line->end ? end : line->end;
        if (from < to) {
            struct ui_rect mark = inner;
            mark.x += text_width(block, measurer, line->start, from) - memory->field_scroll;
            mark.y += (int)i * block->line_height;
            mark.width = text_width(block, measurer, from, to);
            mark.height = block->line_height;
            ui_draw_rect(&ui->draws, mark, node_colour(ui, UI_MINE), 0);
        }
    }
}

static void paint_field(struct ui *ui, const struct node *node)
{
    const struct memory *memory = memory_find(ui, node->key);
    struct ui_rect inner = field_inner(node);
    bool focused = ui->focus == node->key;
    int edge = node->field_options.plain ? 0 : ui_px(ui, 1);
    ui_draw_clip(&ui->draws, ui_rect_meet(ui_rect_inset(node->rect, edge), node->clip));
    int scroll = memory != NULL ? memory->field_scroll : 0;
    if (focused && memory != NULL) {
        paint_selection(ui, node, memory, inner);
    }
    for (size_t i = 0; i < node->block.line_count; i++) {
        int y = inner.y + (int)i * node->block.line_height;
        paint_line(ui, node, &node->block.lines[i], inner.x - scroll, y);
    }
    if (focused) {
        ui_draw_rect(&ui->draws, field_caret(ui, node), node_colour(ui, UI_INK), 0);
    }
    ui_draw_unclip(&ui->draws);
}

/* ---- focus and scroll bars ---- */

// The outline hugs its control; it keeps a gap round a brand-coloured one, or it could not be seen,
// round one without an edge of its own, and round a link, which is all letters.
static int focus_distance(const struct ui *ui, const struct node *node)
{
    int width = ui_px(ui, 2);
    bool bare = node->box.fill == UI_NO_COLOUR && node->box.border == UI_NO_COLOUR;
    if (bare && node->field) {
        return 3 * width;
    }
    bool close = node->box.fill != UI_BRAND && node->role != UI_ROLE_LINK;
    return close ? width / 2 : 2 * width;
}

static void paint_focus(struct ui *ui, const struct node *node)
{
    int width = ui_px(ui, 2);
    int out = focus_distance(ui, node);
    struct ui_rect ring = ui_rect_inset(node->rect, -out);
    ring = ui_rect_meet(ring, meet_parent(node));
    enum ui_colour colour = node->on_bar ? UI_BAR_FILL : UI_BRAND;
    int radius = node->box.radius > 0 ? radius_of(ui, node) + out : ui_px(ui, 4);
    ui_draw_frame(&ui->draws, ring, node_colour(ui, colour), width, radius);
}

static void paint_scroll_bar(struct ui *ui, const struct node *node)
{
    struct ui_rect track;
    struct ui_rect thumb;
    if (scroll_bar(ui, node, &track, &thumb)) {
        ui_draw_rect(&ui->draws, thumb, node_colour(ui, UI_INK3), thumb.width / 2);
    }
}

/* ---- the walk ---- */

static void paint_node(struct ui *ui, const struct node *node);

static void paint_children(struct ui *ui, const struct node *node)
{
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        paint_node(ui, child);
    }
}

static void paint_content(struct ui *ui, const struct node *node)
{
    if (node->kind == NODE_TEXT) {
        paint_text(ui, node);
    } else if (node->kind == NODE_FIELD) {
        paint_field(ui, node);
    } else if (node->kind == NODE_DRAWING && node->drawing.paint != NULL) {
        node->drawing.paint(node->drawing.context, ui, &ui->draws, node->rect);
    }
    paint_children(ui, node);
}

static void paint_node(struct ui *ui, const struct node *node)
{
    // Out of sight, and with nothing that could stick out of it.
    if (node->clip.width == 0 || node->clip.height == 0) {
        return;
    }
    paint_box(ui, node);
    if (cuts(node)) {
        ui_draw_clip(&ui->draws, node->clip);
        paint_content(ui, node);
        paint_scroll_bar(ui, node);
        ui_draw_unclip(&ui->draws);
    } else {
        paint_content(ui, node);
    }
    if (node->key != 0 && node->key == ui->focus) {
        paint_focus(ui, node);
    }
}

void paint_tree(struct ui *ui)
{
    vec_clear(&ui->draws.items);
    struct ui_rect window = { 0, 0, ui->config.width, ui->config.height };
    ui_draw_rect(&ui->draws, window, node_colour(ui, UI_WASH), 0);
    for (size_t i = 0; i < ui->roots.count; i++) {
        const struct node *root = ui->roots.items[i];
        if (root->overlay != NULL && root->overlay->kind != UI_MENU) {
            ui_draw_rect(&ui->draws, window, node_colour(ui, UI_SCRIM), 0);
        }
        paint_node(ui, root);
    }
}
