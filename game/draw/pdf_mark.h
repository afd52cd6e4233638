// SPDX-License-Identifier: GPL-3.0-or-later
// What cairo leaves out of a tagged PDF: that it is one, in which language, and under what title.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"

/**
 * Adds MarkInfo, Lang and DisplayDocTitle to the catalogue of a PDF as cairo writes it, and to its
 * figures, in order, their alternative texts, as an update behind the file (ISO 32000-1, 7.5.6):
 * nothing of it changes. `language` is "nl"; NULL adds none. A no-op on what is marked already;
 * false, and nothing added, when the file is built otherwise.
 */
bool pdf_mark_tagged(struct buffer *pdf, const char *language, const char *const *alternatives,
        size_t alternative_count);
