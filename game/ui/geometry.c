// SPDX-License-Identifier: GPL-3.0-or-later
// Rectangles in pixels of the window.
#include "game/ui/geometry.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

bool ui_rect_contains(struct ui_rect rect, int x, int y)
{
    return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}

struct ui_rect ui_rect_inset(struct ui_rect rect, int by)
{
    struct ui_rect inner = { rect.x + by, rect.y + by, rect.width - 2 * by, rect.height - 2 * by };
    inner.width = larger(inner.width, 0);
    inner.height = larger(inner.height, 0);
    return inner;
}

struct ui_rect ui_rect_meet(struct ui_rect a, struct ui_rect b)
{
    int x = larger(a.x, b.x);
    int y = larger(a.y, b.y);
    int right = smaller(a.x + a.width, b.x + b.width);
    int bottom = smaller(a.y + a.height, b.y + b.height);
    return (struct ui_rect) { x, y, larger(right - x, 0), larger(bottom - y, 0) };
}

bool ui_rect_holds(struct ui_rect outer, struct ui_rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y &&
            inner.x + inner.width <= outer.x + outer.width &&
            inner.y + inner.height <= outer.y + outer.height;
}
