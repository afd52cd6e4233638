// SPDX-License-Identifier: GPL-3.0-or-later
// Papers that people fill in: a text with {{names}} in it, and the little of Markdown it is written
// in.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"
#include "game/report/report.h"

struct markdown_value {
    const char *name;
    const char *value; // Markdown too, of one line or more
};

/**
 * Adds `text` with every {{name}} replaced. False when a name has no value; it then stays as it
 * was, and the first such is written to `unknown` (its brackets included, "" when there is none).
 */
bool markdown_fill(struct buffer *out, const char *text, const struct markdown_value *values,
        size_t count, struct buffer *unknown);

/** Adds a text of others on one line, without what means something to Markdown. */
void markdown_add_line(struct buffer *out, const char *text);

/**
 * Adds the text as blocks: # title (the line under it is its note), ## section, ### part, - bullet,
 * that goes on in lines that are indented, | tables | with a line of dashes under the head, and
 * paragraphs. Everything else is text.
 */
void markdown_add_blocks(struct report *report, const char *text);
