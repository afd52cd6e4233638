// SPDX-License-Identifier: GPL-3.0-or-later
// Scrolling: the bar, the keys, and bringing something into view.
#include "game/ui/node.h"

bool scroll_bar(
        const struct ui *ui, const struct node *node, struct ui_rect *track, struct ui_rect *thumb)
{
    int most = layout_scroll_limit(node);
    const struct memory *memory = memory_find(ui, node->key);
    if (!node->box.scroll || most == 0 || memory == NULL) {
        return false;
    }
    int width = ui_px(ui, 6);
    int edge = ui_px(ui, 3);
    *track = (struct ui_rect) { node->rect.x + node->rect.width - width - edge, node->rect.y + edge,
        width, node->rect.height - 2 * edge };
    int height = (int)((long long)track->height * node->rect.height / node->content_height);
    int least = ui_px(ui, UI_TARGET);
    height = height < least ? least : height;
    int room = track->height - height;
    int down = (int)((long long)room * memory->scroll / most);
    *thumb = (struct ui_rect) { track->x, track->y + down, width, height };
    return room > 0;
}

bool scroll_by(struct ui *ui, struct node *node, int by)
{
    if (!node->box.scroll || node->key == 0) {
        return false;
    }
    struct memory *memory = memory_get(ui, node->key);
    int most = layout_scroll_limit(node);
    int to = memory->scroll + by;
    to = to < 0 ? 0 : to;
    to = to > most ? most : to;
    if (to == memory->scroll) {
        return false;
    }
    memory->scroll = to;
    ui->stale = true;
    return true;
}

static struct node *with_overflow(struct node *node)
{
    while (node != NULL && !(node->box.scroll && layout_scroll_limit(node) > 0)) {
        node = node->parent;
    }
    return node;
}

// The box round the focus, else the tallest that has more than it shows.
static struct node *scroll_target(const struct ui *ui)
{
    struct node *best = with_overflow(node_find(ui, ui->focus));
    if (best != NULL) {
        return best;
    }
    struct node *root = node_top_root(ui);
    for (struct node *node = root; node != NULL; node = node_after(node, root)) {
        bool can = node->box.scroll && layout_scroll_limit(node) > 0;
        if (can && (best == NULL || node->rect.height > best->rect.height)) {
            best = node;
        }
    }
    return best;
}

bool scroll_key(struct ui *ui, int key)
{
    struct node *node = scroll_target(ui);
    if (node == NULL) {
        return false;
    }
    int page = node->rect.height * 9 / 10;
    int line = ui_px(ui, 44);
    switch (key) {
    case UI_KEY_PAGE_UP:
        return scroll_by(ui, node, -page);
    case UI_KEY_PAGE_DOWN:
        return scroll_by(ui, node, page);
    case UI_KEY_UP:
        return scroll_by(ui, node, -line);
    case UI_KEY_DOWN:
        return scroll_by(ui, node, line);
    case UI_KEY_HOME:
        return scroll_by(ui, node, -node->content_height);
    case UI_KEY_END:
        return scroll_by(ui, node, node->content_height);
    default:
        return false;
    }
}
