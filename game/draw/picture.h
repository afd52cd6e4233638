// SPDX-License-Identifier: GPL-3.0-or-later
// A picture: 32-bit pixels in memory, to and from PNG files.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/buffer.h"

struct picture {
    uint32_t *pixels; // premultiplied 0xAARRGGBB in rows of `width`
    int width;
    int height;
};

void picture_init(struct picture *picture, int width, int height);
void picture_finish(struct picture *picture);

/** False when the file cannot be written. */
bool picture_write_png(const struct picture *picture, const char *path);

/** Adds the bytes of a PNG file to `out`; false when it could not be made. */
bool picture_add_png(const struct picture *picture, struct buffer *out);

/** Fills `picture`, which must not hold one; false when the file is not a PNG that can be read. */
bool picture_read_png(struct picture *picture, const char *path);

/**
 * How many pixels differ by more than `tolerance` in some channel; every pixel when the sizes
 * differ.
 */
size_t picture_count_different(const struct picture *a, const struct picture *b, int tolerance);
