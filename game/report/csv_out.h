// SPDX-License-Identifier: GPL-3.0-or-later
// Writes CSV for spreadsheets: quoted where needed, and no text becomes a formula.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/buffer.h"

struct csv_out {
    struct buffer *out;
    bool begun; // a field stands on this line
};

void csv_out_init(struct csv_out *csv, struct buffer *out);

/** A text; one that begins with = + - @ or a tab gets a ' in front, which spreadsheets do not show.
 */
void csv_out_text(struct csv_out *csv, const char *text);
void csv_out_integer(struct csv_out *csv, int64_t value);

/** A whole line of texts, as the first is. */
void csv_out_line(struct csv_out *csv, const char *const *texts, size_t count);

/** In 17 digits; an empty field unless `has`. */
void csv_out_number(struct csv_out *csv, bool has, double value);
void csv_out_end_line(struct csv_out *csv);
