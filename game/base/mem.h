// SPDX-License-Identifier: GPL-3.0-or-later
// Memory that is there or ends the program: no caller handles "out of memory".
#pragma once

#include <stddef.h>

/** `size` bytes, zeroed; the caller frees with mem_free. Aborts when there are none. */
void *mem_alloc(size_t size);

/** `memory` grown or shrunk to `size` bytes; new bytes are not zeroed. Aborts when there are none.
 */
void *mem_resize(void *memory, size_t size);

/** A copy of `text`, the caller's to free with mem_free. */
char *mem_copy_text(const char *text);

/** Frees; NULL is fine. */
void mem_free(void *memory);
