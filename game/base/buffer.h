// SPDX-License-Identifier: GPL-3.0-or-later
// A buffer: bytes or text that grow; always ended with NUL.
#pragma once

#include <stdarg.h>
#include <stddef.h>

#define PRINTF_LIKE(at, first) __attribute__((format(printf, at, first)))

struct buffer {
    char *bytes; // NULL while empty and never grown: use buffer_text to read
    size_t size; // without the closing NUL
    size_t capacity;
};

/** A zeroed struct buffer is ready for use. */
void buffer_init(struct buffer *buffer);
void buffer_finish(struct buffer *buffer);

/** Empties it and keeps the memory. */
void buffer_clear(struct buffer *buffer);

void buffer_add(struct buffer *buffer, const char *text);
void buffer_add_bytes(struct buffer *buffer, const void *bytes, size_t size);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_add_format(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
void buffer_add_arguments(struct buffer *buffer, const char *format, va_list arguments)
        PRINTF_LIKE(2, 0);

/** The text so far, "" when empty; valid until the next change. */
const char *buffer_text(const struct buffer *buffer);

/** The text, now the caller's to free with mem_free; the buffer is empty again. */
char *buffer_take(struct buffer *buffer);
