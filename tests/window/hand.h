// SPDX-License-Identifier: GPL-3.0-or-later
// A hand at mouse or keyboard: real X input through xdotool, each followed by a look whether it
// arrived.
#pragma once

#include <stdio.h>

#include "tests/window/sight.h"

enum hand_way { HAND_MOUSE, HAND_KEYBOARD };

struct hand {
    enum hand_way way;
    struct sight *sight;
    FILE *xdotool;
    char window[24]; // X's number of it
    long keys;       // sent to this window so far
    long presses;
    long wheels;
    char why[256]; // the last thing that could not be done
};

/** Starts xdotool; false when it is not there. */
bool hand_init(struct hand *hand, struct sight *sight, enum hand_way way);
void hand_finish(struct hand *hand);

/** Takes up the window of the program that `sight` follows, once it is there and has the focus. */
bool hand_take_up(struct hand *hand);

/** Presses a key by its X name: "Return", "shift+Tab". False when it does not arrive. */
bool hand_key(struct hand *hand, const char *key);
/** Presses it and keeps it down, or lets it go, without a look whether that arrives. */
void hand_hold_key(struct hand *hand, const char *key, bool down);

/** Chooses a thing: a click on it, or the way there by Tab and arrows and then Enter. */
bool hand_choose(struct hand *hand, const char *id, int64_t number);

/** Brings the focus to a thing by Tab and arrows alone. */
bool hand_reach(struct hand *hand, const char *id, int64_t number);

/** Puts `text` in the place of what stands in a field. */
bool hand_write(struct hand *hand, const char *id, const char *text);

/** Takes a picture of the window. */
bool hand_picture(const struct hand *hand, const char *path);
