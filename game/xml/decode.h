// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of a file to clean UTF-8, or the reason why that cannot be.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"

/** A view on UTF-8 text: of the file's own bytes, or of `converted` when they were UTF-16. */
struct xml_bytes {
    const char *text;
    size_t size;
    struct buffer converted;
    bool wide; // UTF-16
    bool big;  // of UTF-16: the high byte first
    bool mark; // begins with a byte order mark, which is not in `text`
};

/** False, with one diagnostic, when the bytes cannot be XML at all. Finish with xml_bytes_finish.
 */
bool xml_decode(const char *file, const char *bytes, size_t size, struct xml_bytes *decoded,
        struct diag_list *diags);
void xml_bytes_finish(struct xml_bytes *decoded);

/** Adds `size` bytes of UTF-8 to `bytes` in the form `decoded` came in, mark included. */
void xml_encode(
        const struct xml_bytes *decoded, const char *text, size_t size, struct buffer *bytes);
