// SPDX-License-Identifier: GPL-3.0-or-later
// The measurer of the tests: the same widths on every machine.
#include "game/ui/font.h"

static int fixed_width(void *context, const struct ui_font *font, const char *text, size_t size)
{
    (void)context;
    int count = 0;
    for (size_t i = 0; i < size; i++) {
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    return count * (font->size / 2 + (font->weight >= 600 ? 1 : 0));
}

static void fixed_metrics(void *context, const struct ui_font *font, int *ascent, int *descent)
{
    (void)context;
    *ascent = font->size * 3 / 4 + 2;
    *descent = font->size / 4;
}

struct ui_measurer ui_measurer_fixed(void)
{
    return (struct ui_measurer) { NULL, fixed_width, fixed_metrics };
}
