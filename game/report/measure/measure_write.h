// SPDX-License-Identifier: GPL-3.0-or-later
// All charts of a scale with their words, as one picture or on pages.
#pragma once

#include "game/base/buffer.h"
#include "game/report/measure/measure.h"

enum measure_format { MEASURE_SVG, MEASURE_PDF };

/**
 * Writes all charts of a scale into `out`, which is empty: one picture, or pages of A4. `created`
 * as in canvas_paper. False when it could not be drawn.
 */
bool measure_write(const struct measure *measure, int scale, enum measure_format format,
        const char *created, struct buffer *out);
