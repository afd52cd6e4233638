// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in: pointer, keys, text and the window's own news; made by platform or by a test.
#pragma once

#include <stdbool.h>

enum ui_event_kind {
    UI_EVENT_NONE,
    UI_POINTER_MOVE, // x, y
    UI_POINTER_DOWN, // x, y, clicks (2 = double), mods; left button only
    UI_POINTER_UP,   // x, y
    UI_WHEEL,        // x, y, wheel: notches, positive = towards the end
    UI_KEY_PRESS,    // key, mods
    UI_TEXT_INPUT,   // text
    UI_RESIZE,       // width, height in pixels
    UI_EXPOSE,       // paint again, nothing else changed
    UI_WINDOW_FOCUS, // gained: true or false
    UI_FILES_SAVED,  // a file that somebody on screen watches was saved
    UI_FILE_DROPPED, // path: a file was let go over the window
    UI_QUIT          // closed by the person, the desktop or a signal
};

/** Letters and digits are their own lower-case ASCII code. */
enum ui_key {
    UI_KEY_NONE = 0,
    UI_KEY_SPACE = ' ',
    UI_KEY_ENTER = 256,
    UI_KEY_ESCAPE,
    UI_KEY_TAB,
    UI_KEY_BACKSPACE,
    UI_KEY_DELETE,
    UI_KEY_LEFT,
    UI_KEY_RIGHT,
    UI_KEY_UP,
    UI_KEY_DOWN,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_F1, // F1 to F12 follow each other
    UI_KEY_F12 = UI_KEY_F1 + 11
};

enum { UI_SHIFT = 1, UI_CTRL = 2, UI_ALT = 4 };

enum { UI_EVENT_TEXT_MAX = 32 };

struct ui_event {
    enum ui_event_kind kind;
    int x;
    int y;
    int clicks;
    int wheel;
    int key; // enum ui_key or an ASCII code
    unsigned mods;
    int width;
    int height;
    bool gained;
    char text[UI_EVENT_TEXT_MAX]; // UTF-8, ended with NUL
    const char *path;             // UTF-8; borrowed until the next event
};
