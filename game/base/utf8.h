// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8: checking, walking, and folding for search.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/buffer.h"

/** Whether `size` bytes are well-formed UTF-8 without NUL; `at` (may be NULL) gets the first bad
 * byte's place. */
bool utf8_valid(const char *text, size_t size, size_t *at);

/** The code point at `*text`, which moves past it; 0 at the end. `*text` must be valid UTF-8. */
uint32_t utf8_next(const char **text);

/** How many code points `text` has. */
size_t utf8_count(const char *text);

/** The byte offset of the code point before / after `offset`; stays inside the text. */
size_t utf8_before(const char *text, size_t offset);
size_t utf8_after(const char *text, size_t offset);

void utf8_add(struct buffer *buffer, uint32_t code_point);

/** `text` in lower case and without accents, for Latin letters: what search compares. */
void utf8_fold(struct buffer *buffer, const char *text);

/** Whether `part` occurs in `text` when both are folded; an empty part occurs nowhere. */
bool utf8_contains_folded(const char *text, const char *part);
