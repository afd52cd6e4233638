// SPDX-License-Identifier: GPL-3.0-or-later
// Sample screens made of every widget: for the demo window and for the tests. Their words are only
// examples.
#pragma once

#include "game/ui/widget.h"

struct demo {
    int chosen;  // reply, -1 = none
    int system;  // tab
    int contact; // row of the queue
    bool drawer; // the right column, when there is no room for it
    bool dialog;
    bool menu;
    bool checked[8];
};

enum demo_screen { DEMO_DESK, DEMO_WELCOME, DEMO_SHEET, DEMO_LIST, DEMO_COUNT };

/** The name of a screen on the command line. */
const char *demo_screen_name(enum demo_screen screen);

void demo_build(const struct demo *demo, enum demo_screen screen, struct ui *ui);

void demo_handle(struct demo *demo, struct ui *ui, const struct ui_message *message);
