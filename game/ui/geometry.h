// SPDX-License-Identifier: GPL-3.0-or-later
// Rectangles in pixels of the window.
#pragma once

#include <stdbool.h>

struct ui_rect {
    int x;
    int y;
    int width;
    int height;
};

/** Whether the point lies in it; the right and lower edges do not. */
bool ui_rect_contains(struct ui_rect rect, int x, int y);

/** Smaller by `by` on every side, larger when `by` is negative; never below an empty size. */
struct ui_rect ui_rect_inset(struct ui_rect rect, int by);

/** What both cover; empty (zero width or height) when they do not meet. */
struct ui_rect ui_rect_meet(struct ui_rect a, struct ui_rect b);

/** Whether `inner` lies wholly in `outer`. */
bool ui_rect_holds(struct ui_rect outer, struct ui_rect inner);
