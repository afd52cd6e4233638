// SPDX-License-Identifier: GPL-3.0-or-later
// One small screen with everything on it, and a person before it: what the tests of input and focus
// share.
#pragma once

#include "tests/ui/kit.h"

struct desk {
    int chosen;
    int tab;
    bool dialog;
    bool menu;
    bool menus; // the first button says that it opens one
    bool disabled;
    bool inert; // all of it
    int options;
};

/** The screen, and the person; made by desk_setup before each test. */
extern struct desk desk;
extern struct kit kit;

void desk_setup(void);
void desk_teardown(void);

#define ASSERT_TOOK(expected) ck_assert_str_eq(kit_take(&kit), expected)
#define ASSERT_FOCUS(expected) ck_assert_str_eq(kit_focus(&kit), expected)
