// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the text printer: a table in columns of characters.
#pragma once

#include "game/base/buffer.h"
#include "game/report/report.h"

/**
 * Prints a table at most `width` columns wide. Where it does not fit, its widest text columns give
 * way and their cells go on below; a column of numbers is never cut.
 */
void table_print(struct buffer *out, const struct report_table *table, size_t width);

/** The fewest columns of the terminal the table can be printed in. */
size_t table_least(const struct report_table *table);
