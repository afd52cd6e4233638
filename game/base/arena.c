// SPDX-License-Identifier: GPL-3.0-or-later
// An arena: many small things with one end.
#include "game/base/arena.h"

#include <stdalign.h>
#include <string.h>

#include "game/base/mem.h"

enum { BLOCK_SIZE = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used;
    size_t size;
    alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena) { 0 };
}

void arena_finish(struct arena *arena)
{
    while (arena->blocks != NULL) {
        struct arena_block *next = arena->blocks->next;
        mem_free(arena->blocks);
        arena->blocks = next;
    }
    arena->size = 0;
}

static struct arena_block *add_block(struct arena *arena, size_t size)
{
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct arena_block *block = mem_alloc(sizeof(*block) + room);
    block->size = room;
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t alignment = alignof(max_align_t);
    size_t padded = (size + alignment - 1) / alignment * alignment;
    struct arena_block *block = arena->blocks;
    if (block == NULL || block->size - block->used < padded) {
        block = add_block(arena, padded);
    }

    void *memory = block->bytes + block->used;
    block->used += padded;
    arena->size += padded;
    return memory;
}

char *arena_copy_text(struct arena *arena, const char *text, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);
    memcpy(copy, text, size);
    return copy;
}

void *arena_copy_items(struct arena *arena, const void *items, size_t count, size_t size)
{
    if (count == 0) {
        return NULL;
    }
    return memcpy(arena_alloc(arena, count * size), items, count * size);
}
