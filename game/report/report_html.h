// SPDX-License-Identifier: GPL-3.0-or-later
// A report as one HTML page that asks nothing of a network: to read, to print, to hear.
#pragma once

#include "game/base/buffer.h"
#include "game/report/report.h"

/**
 * Writes the report as a whole page: landmarks, headings in order, tables with scopes, the language
 * it is in, no script, nothing from elsewhere. Well-formed XML too. The same report gives the same
 * bytes. `title` is that of the window.
 */
void report_write_html(struct buffer *out, const struct report *report, const char *title);
