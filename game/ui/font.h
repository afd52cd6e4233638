// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts by name and the door through which ui asks how wide text is, so that it needs no SDL.
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum ui_family {
    UI_SANS, // Inter
    UI_EASY, // OpenDyslexic, for whom it helps
    UI_FAMILY_COUNT
};

struct ui_font {
    enum ui_family family;
    int size;   // pixels, scaled already
    int weight; // 400, 600 or 700
    bool italic;
};

/** Answers questions about text. `context` comes back in every call and belongs to the maker. */
struct ui_measurer {
    void *context;
    /** The width in pixels of the first `size` bytes of `text`, on one line. */
    int (*width)(void *context, const struct ui_font *font, const char *text, size_t size);
    /** How far the font reaches above and below its baseline, both positive. */
    void (*metrics)(void *context, const struct ui_font *font, int *ascent, int *descent);
};

/**
 * The measurer of the tests and of text streams: every code point is half the size wide (600 and
 * 700 one pixel more), the same on every machine.
 */
struct ui_measurer ui_measurer_fixed(void);
