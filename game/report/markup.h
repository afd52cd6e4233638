// SPDX-License-Identifier: GPL-3.0-or-later
// Text between tags: what a candidate or an author wrote can never become markup.
#pragma once

#include "game/base/buffer.h"

/**
 * Adds `text` so that it may stand between tags and between double quotes, in HTML and in XML. What
 * XML cannot hold (control characters, broken UTF-8) becomes U+FFFD; NULL adds nothing.
 */
void markup_add(struct buffer *out, const char *text);

/** Adds `<element>text</element>` and a line end. */
void markup_element(struct buffer *out, const char *element, const char *text);
