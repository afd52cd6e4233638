// SPDX-License-Identifier: GPL-3.0-or-later
// Where one looks at the map from, and what lies where from there.
#include <math.h>

#include "game/screens/trainer/author_inner.h"

static const double ZOOMS[] = { 0.125, 0.18, 0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.6, 2 };

enum { ZOOM_COUNT = sizeof(ZOOMS) / sizeof(ZOOMS[0]), ZOOM_USUAL = 7 };

double author_scale(const struct author *author, const struct ui *ui)
{
    return ZOOMS[author->view.zoom] * ui_scale(ui) / 100.0;
}

static double clamp(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

// Some of the map always stays in view.
void author_view_stay(struct author *author)
{
    author->view.x = clamp(author->view.x, 0, author->story.map.width);
    author->view.y = clamp(author->view.y, 0, author->story.map.height);
}

void author_view_reset(struct author *author)
{
    author->view.zoom = ZOOM_USUAL;
    author->view.fit = false;
    author->selected = INDEX_NONE;
}

struct ui_rect author_node_rect(
        const struct author *author, double scale, const struct map_node *node)
{
    return (struct ui_rect) { (int)floor((node->x - author->view.x) * scale),
        (int)floor((node->y - author->view.y) * scale), (int)ceil(MAP_NODE_WIDTH * scale),
        (int)ceil(MAP_NODE_HEIGHT * scale) };
}

uint32_t author_node_at(const struct author *author, double scale, int x, int y)
{
    const struct map *map = &author->story.map;
    for (uint32_t i = 0; i < map->nodes.count; i++) {
        if (ui_rect_contains(author_node_rect(author, scale, &map->nodes.items[i]), x, y)) {
            return i;
        }
    }
    return INDEX_NONE;
}

static double far(const struct map_node *node, double x, double y)
{
    return hypot(node->x + MAP_NODE_WIDTH / 2.0 - x, node->y + MAP_NODE_HEIGHT / 2.0 - y);
}

// The node in the middle of what is in view.
uint32_t author_node_in_middle(const struct author *author)
{
    const struct map *map = &author->story.map;
    uint32_t best = INDEX_NONE;
    for (uint32_t i = 0; i < map->nodes.count; i++) {
        const struct map_node *node = &map->nodes.items[i];
        if (best == INDEX_NONE ||
                far(node, author->view.x, author->view.y) <
                        far(&map->nodes.items[best], author->view.x, author->view.y)) {
            best = i;
        }
    }
    return best;
}

// The nearest node that lies more that way than aside; from none, the first.
uint32_t author_node_beside(const struct author *author, int key)
{
    const struct map *map = &author->story.map;
    uint32_t best = INDEX_NONE;
    double shortest = INFINITY;
    if (author->selected == INDEX_NONE) {
        return author_node_in_middle(author);
    }
    const struct map_node *from = &map->nodes.items[author->selected];
    for (uint32_t i = 0; i < map->nodes.count; i++) {
        double dx = map->nodes.items[i].x - from->x;
        double dy = map->nodes.items[i].y - from->y;
        double ahead = key == UI_KEY_LEFT ? -dx
                : key == UI_KEY_RIGHT     ? dx
                : key == UI_KEY_UP        ? -dy
                                          : dy;
        double aside = key == UI_KEY_LEFT || key == UI_KEY_RIGHT ? fabs(dy) : fabs(dx);
        if (ahead > 1 && ahead * 1.5 >= aside * 0.5 && ahead + 2 * aside < shortest) {
            shortest = ahead + 2 * aside;
            best = i;
        }
    }
    return best != INDEX_NONE ? best : author->selected;
}

// Moves as little as brings the node into view with some room round it.
void author_view_reveal(struct author *author, double scale, uint32_t index)
{
    const struct map_node *node = &author->story.map.nodes.items[index];
    double room_x = fmax(0, author->view.width / scale / 2 - MAP_NODE_WIDTH / 2.0 - 20);
    double room_y = fmax(0, author->view.height / scale / 2 - MAP_NODE_HEIGHT / 2.0 - 20);
    double x = node->x + MAP_NODE_WIDTH / 2.0;
    double y = node->y + MAP_NODE_HEIGHT / 2.0;
    author->view.x = clamp(author->view.x, x - room_x, x + room_x);
    author->view.y = clamp(author->view.y, y - room_y, y + room_y);
    author_view_stay(author);
}

// The whole map in view, not larger than usual.
void author_view_fit(struct author *author, const struct ui *ui)
{
    const struct map *map = &author->story.map;
    int zoom = ZOOM_USUAL;
    for (; zoom > 0; zoom--) {
        double scale = ZOOMS[zoom] * ui_scale(ui) / 100.0;
        if (map->width * scale <= author->view.width - 16 &&
                map->height * scale <= author->view.height - 16) {
            break;
        }
    }
    author->view.zoom = zoom;
    author->view.x = map->width / 2;
    author->view.y = map->height / 2;
    author->view.fit = false;
}

// Begins with the upper left corner of the first contact a little inside the plane.
void author_view_begin(struct author *author, double scale)
{
    author->view.x = author->view.width / scale / 2 - 12;
    author->view.y = author->view.height / scale / 2 - 12;
    if (author->story.map.width * scale < author->view.width) {
        author->view.x = author->story.map.width / 2;
    }
    author_view_stay(author);
}

// Keeps what lies under (x, y) from the middle where it is.
void author_view_zoom(struct author *author, const struct ui *ui, int by, int x, int y)
{
    double before = author_scale(author, ui);
    int to = author->view.zoom + by;
    author->view.zoom = to < 0 ? 0 : to >= ZOOM_COUNT ? ZOOM_COUNT - 1 : to;
    double after = author_scale(author, ui);
    author->view.x += x / before - x / after;
    author->view.y += y / before - y / after;
    author_view_stay(author);
}

int author_view_percent(const struct author *author)
{
    return (int)lround(ZOOMS[author->view.zoom] * 100);
}
