// SPDX-License-Identifier: GPL-3.0-or-later
// The plain text of a document of a word processor, a line each paragraph.
#pragma once

#include <stdbool.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"

enum {
    DIAG_DOCUMENT_KIND = 737, // an archive, but of no document that we read
};

/**
 * Puts the text of a .docx or .odt in place of its `bytes`: what is deleted, noted beside or said
 * in the margin is left out. Any other file stays as it is. False, with diagnostics, when it is
 * damaged or another kind of archive.
 */
bool document_read(const char *file, struct buffer *bytes, struct diag_list *diags);
