// SPDX-License-Identifier: GPL-3.0-or-later
// A line of a table of numbers: read from a file of any length, and cut into cells where it lies.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/report/table/number_table.h"

/** Says what is wrong, at the line that was read last; the arguments may be NULL. */
void number_line_refuse(
        struct number_table *table, int code, const char *first, const char *second);

/**
 * Reads the next line into table->line, or more lines where a text in quotes goes on; without their
 * end. False at the end of the file, and with a diagnostic when it ends in quotes.
 */
bool number_line_read(struct number_table *table);

/** Cuts table->line into table->fields, in place. False when there are more than `most`. */
bool number_line_cut(struct number_table *table, size_t most);

/** Which of comma, semicolon and tab stands in it most often; a comma where none does. */
char number_line_separator(const char *line);
