// SPDX-License-Identifier: GPL-3.0-or-later
// An arena: many small things with one end.
#pragma once

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; // newest first
    size_t size;                // bytes handed out, padding included
};

/** A zeroed struct arena is ready for use. */
void arena_init(struct arena *arena);

/** Frees everything the arena gave. */
void arena_finish(struct arena *arena);

/** `size` bytes, zeroed and aligned for any type, that live as long as the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/** A copy of the first `size` bytes of `text`, ended with NUL, that lives as long as the arena. */
char *arena_copy_text(struct arena *arena, const char *text, size_t size);

/** A copy of `count` items of `size` bytes; NULL when there are none. */
void *arena_copy_items(struct arena *arena, const void *items, size_t count, size_t size);
