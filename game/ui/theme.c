// SPDX-License-Identifier: GPL-3.0-or-later
// The theme: every colour and every size of type, by name.
#include "game/ui/theme.h"

#include <math.h>

static const struct ui_theme LIGHT = {
    .name = "light",
    .colours = {
        [UI_INK] = 0xff16202e,
        [UI_INK2] = 0xff4a5a70,
        [UI_INK3] = 0xff64748b,
        [UI_LINE] = 0xffd9e0ea,
        [UI_WASH] = 0xfff3f6fa,
        [UI_WASH2] = 0xffe8eef6,
        [UI_PAPER] = 0xffffffff,
        [UI_BAR] = 0xff0f2a47,
        [UI_BAR_INK] = 0xffffffff,
        [UI_BAR_INK2] = 0xffc3d3e6,
        [UI_BAR_PILL] = 0xff2b4a6d,
        [UI_BAR_TRACK] = 0xff2b4a6d,
        [UI_BAR_FILL] = 0xff7cc4ff,
        [UI_BRAND] = 0xff0b5cad,
        [UI_BRAND2] = 0xffe6f0fb,
        [UI_ON_BRAND] = 0xffffffff,
        [UI_GOOD] = 0xff14703f,
        [UI_GOOD2] = 0xffe3f4ea,
        [UI_WARN] = 0xff9a5b00,
        [UI_WARN2] = 0xfffff2dc,
        [UI_BAD] = 0xffb3261e,
        [UI_BAD2] = 0xfffdeaea,
        [UI_MINE] = 0xffdcecff,
        [UI_MINE_LINE] = 0xffb5d3f3,
        [UI_EDGE] = 0,
        [UI_SCRIM] = 0x8016202e,
    },
};

static const struct ui_theme CONTRAST = {
    .name = "contrast",
    .colours = {
        [UI_INK] = 0xffffffff,
        [UI_INK2] = 0xffffffff,
        [UI_INK3] = 0xffd6d6d6,
        [UI_LINE] = 0xffffffff,
        [UI_WASH] = 0xff000000,
        [UI_WASH2] = 0xff333333,
        [UI_PAPER] = 0xff000000,
        [UI_BAR] = 0xff000000,
        [UI_BAR_INK] = 0xffffffff,
        [UI_BAR_INK2] = 0xffffffff,
        [UI_BAR_PILL] = 0xff333333,
        [UI_BAR_TRACK] = 0xff555555,
        [UI_BAR_FILL] = 0xffffd400,
        [UI_BRAND] = 0xffffd400,
        [UI_BRAND2] = 0xff332b00,
        [UI_ON_BRAND] = 0xff000000,
        [UI_GOOD] = 0xff7ef0a8,
        [UI_GOOD2] = 0xff00331a,
        [UI_WARN] = 0xffffc266,
        [UI_WARN2] = 0xff3d2600,
        [UI_BAD] = 0xffffa39e,
        [UI_BAD2] = 0xff400d0a,
        [UI_MINE] = 0xff332b00,
        [UI_MINE_LINE] = 0xffffd400,
        [UI_EDGE] = 0xffffffff,
        [UI_SCRIM] = 0xc0333333,
    },
};

// Text on a ground needs 4.5 (so ink3 stands on paper only); the edge or fill that makes a control
// visible needs 3.
static const struct ui_colour_pair PAIRS[] = {
    { UI_INK, UI_PAPER, 45 },
    { UI_INK, UI_WASH, 45 },
    { UI_INK, UI_WASH2, 45 },
    { UI_INK, UI_BRAND2, 45 },
    { UI_INK, UI_MINE, 45 },
    { UI_INK, UI_GOOD2, 45 },
    { UI_INK, UI_WARN2, 45 },
    { UI_INK, UI_BAD2, 45 },
    { UI_INK2, UI_PAPER, 45 },
    { UI_INK2, UI_WASH, 45 },
    { UI_INK2, UI_WASH2, 45 },
    { UI_INK2, UI_BRAND2, 45 },
    { UI_INK2, UI_MINE, 45 },
    { UI_INK2, UI_GOOD2, 45 },
    { UI_INK2, UI_WARN2, 45 },
    { UI_INK2, UI_BAD2, 45 },
    { UI_INK3, UI_PAPER, 45 },
    { UI_BRAND, UI_PAPER, 45 },
    { UI_BRAND, UI_WASH, 45 },
    { UI_BRAND, UI_BRAND2, 45 },
    { UI_BRAND, UI_WASH2, 45 },
    { UI_ON_BRAND, UI_BRAND, 45 },
    { UI_GOOD, UI_GOOD2, 45 },
    { UI_GOOD, UI_PAPER, 45 },
    { UI_WARN, UI_WARN2, 45 },
    { UI_WARN, UI_PAPER, 45 },
    { UI_BAD, UI_BAD2, 45 },
    { UI_BAD, UI_PAPER, 45 },
    { UI_BAR_INK, UI_BAR, 45 },
    { UI_BAR_INK2, UI_BAR, 45 },
    { UI_BAR_INK, UI_BAR_PILL, 45 },
    { UI_BAR, UI_BAR_INK, 45 },
    { UI_BAR_FILL, UI_BAR_TRACK, 30 },
    { UI_INK3, UI_WASH2, 30 },
};

static const struct ui_type_style TYPES[UI_TYPE_COUNT] = {
    [UI_BODY] = { 15, 22, 400, UI_INK, 0 },
    [UI_STRONG] = { 15, 22, 600, UI_INK, 0 },
    [UI_SMALL] = { 13, 18, 400, UI_INK2, 0 },
    [UI_LABEL] = { 13, 18, 600, UI_INK2, 3 },
    [UI_LEAD] = { 17, 26, 400, UI_INK2, 0 },
    [UI_H2] = { 17, 24, 700, UI_INK, 2 },
    [UI_H1] = { 22, 28, 700, UI_INK, 1 },
    [UI_WELCOME] = { 30, 38, 700, UI_INK, 1 },
};

const struct ui_theme *ui_theme_light(void)
{
    return &LIGHT;
}

const struct ui_theme *ui_theme_contrast(void)
{
    return &CONTRAST;
}

const struct ui_colour_pair *ui_theme_pairs(size_t *count)
{
    *count = sizeof(PAIRS) / sizeof(PAIRS[0]);
    return PAIRS;
}

const struct ui_type_style *ui_theme_type(enum ui_type type)
{
    return &TYPES[type];
}

// One channel of sRGB made linear, as WCAG 2 writes it.
static double linear(uint32_t channel)
{
    double c = (double)(channel & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
}

double ui_contrast(uint32_t a, uint32_t b)
{
    double first = luminance(a) + 0.05;
    double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}
