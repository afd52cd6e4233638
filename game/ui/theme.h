// SPDX-License-Identifier: GPL-3.0-or-later
// The theme: every colour and every size of type, by name.
#pragma once

#include <stddef.h>
#include <stdint.h>

enum ui_colour {
    UI_NO_COLOUR, // as a fill: nothing; as a text colour: the one of its type
    UI_INK,
    UI_INK2,
    UI_INK3, // faint: on paper only
    UI_LINE,
    UI_WASH,
    UI_WASH2,
    UI_PAPER,
    UI_BAR,
    UI_BAR_INK,
    UI_BAR_INK2,
    UI_BAR_PILL,
    UI_BAR_TRACK,
    UI_BAR_FILL,
    UI_BRAND,
    UI_BRAND2,
    UI_ON_BRAND,
    UI_GOOD,
    UI_GOOD2,
    UI_WARN,
    UI_WARN2,
    UI_BAD,
    UI_BAD2,
    UI_MINE,      // the candidate's own words in a conversation
    UI_MINE_LINE, // their edge
    UI_EDGE,      // the edge of a tinted thing: seen in the contrast theme only
    UI_SCRIM,     // what lies over the window behind a dialog; not opaque
    UI_COLOUR_COUNT
};

/** 0xAARRGGBB for each enum ui_colour. */
struct ui_theme {
    const char *name;
    uint32_t colours[UI_COLOUR_COUNT];
};

/** The themes: pale paper, and white and yellow on black. They live for ever. */
const struct ui_theme *ui_theme_light(void);
const struct ui_theme *ui_theme_contrast(void);

/** Two colours that stand on each other somewhere, and how far apart they must be (times 10). */
struct ui_colour_pair {
    enum ui_colour ink;
    enum ui_colour ground;
    int contrast_tenths; // 45 for text, 30 for the shape of a control
};

/** Every pair that the widgets use. */
const struct ui_colour_pair *ui_theme_pairs(size_t *count);

/** The contrast of two opaque colours after WCAG 2: 1 to 21. */
double ui_contrast(uint32_t a, uint32_t b);

/** The sizes of type. Headings are also headings in the access tree. */
enum ui_type {
    UI_BODY,    // 15/22
    UI_STRONG,  // 15/22, 600
    UI_SMALL,   // 13/18, ink2
    UI_LABEL,   // 13/18, 600, ink2: the small heading above a group
    UI_LEAD,    // 17/26, ink2: the paragraph under a welcome
    UI_H2,      // 17/24, 700
    UI_H1,      // 22/28, 700
    UI_WELCOME, // 30/38, 700
    UI_TYPE_COUNT
};

struct ui_type_style {
    int size; // at 100 %
    int line;
    int weight; // 400, 600 or 700
    enum ui_colour colour;
    int heading; // level, 0 = none
};

const struct ui_type_style *ui_theme_type(enum ui_type type);

enum {
    UI_CARD_RADIUS = 10,
    UI_PILL_RADIUS = 999,
    UI_ROW_HEIGHT = 43,
    UI_BAR_HEIGHT = 52,
    UI_TARGET = 24, // no target is smaller
    UI_WIDE = 1100, // logical pixels from which there is room for a right column
};
