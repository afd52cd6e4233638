// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the page: the band chart, drawn for the eye and told in figures beside it.
#pragma once

#include "game/base/buffer.h"
#include "game/report/report.h"

/** Adds a block of bands as a table. */
void html_bands(struct buffer *out, const struct report_block *block);

/** Adds the head of a column. */
void html_head(struct buffer *out, const char *label, bool number);
