// SPDX-License-Identifier: GPL-3.0-or-later
// A buffer: bytes or text that grow; always ended with NUL.
#include "game/base/buffer.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"

void buffer_init(struct buffer *buffer)
{
    *buffer = (struct buffer) { 0 };
}

void buffer_finish(struct buffer *buffer)
{
    mem_free(buffer->bytes);
    buffer_init(buffer);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->size = 0;
    if (buffer->bytes != NULL) {
        buffer->bytes[0] = '\0';
    }
}

static void reserve(struct buffer *buffer, size_t more)
{
    size_t needed = buffer->size + more + 1;
    if (needed <= buffer->capacity) {
        return;
    }
    size_t capacity = buffer->capacity > 0 ? buffer->capacity : 64;
    while (capacity < needed) {
        capacity *= 2;
    }
    buffer->bytes = mem_resize(buffer->bytes, capacity);
    buffer->capacity = capacity;
}

void buffer_add_bytes(struct buffer *buffer, const void *bytes, size_t size)
{
    reserve(buffer, size);
    if (size > 0) {
        memcpy(buffer->bytes + buffer->size, bytes, size);
    }
    buffer->size += size;
    buffer->bytes[buffer->size] = '\0';
}

void buffer_add(struct buffer *buffer, const char *text)
{
    buffer_add_bytes(buffer, text, strlen(text));
}

void buffer_add_char(struct buffer *buffer, char c)
{
    buffer_add_bytes(buffer, &c, 1);
}

void buffer_add_arguments(struct buffer *buffer, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(size >= 0);

    reserve(buffer, (size_t)size);
    (void)vsnprintf(buffer->bytes + buffer->size, (size_t)size + 1, format, arguments);
    buffer->size += (size_t)size;
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buffer_add_arguments(buffer, format, arguments);
    va_end(arguments);
}

const char *buffer_text(const struct buffer *buffer)
{
    return buffer->bytes != NULL ? buffer->bytes : "";
}

char *buffer_take(struct buffer *buffer)
{
    char *text = buffer->bytes != NULL ? buffer->bytes : mem_copy_text("");
    buffer_init(buffer);
    return text;
}
