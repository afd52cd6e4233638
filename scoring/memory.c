// SPDX-License-Identifier: GPL-3.0-or-later
// Memory that is there or ends the program, for this room alone: scoring includes nothing of ours.
#include "scoring/memory.h"

#include <stdlib.h>

void *memory_zeroed(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);
    if (memory == NULL) { // GCOVR_EXCL_BR_LINE: out of memory
        abort();
    }
    return memory;
}

void *memory_resized(void *memory, size_t count, size_t size)
{
    void *resized = reallocarray(memory, count > 0 ? count : 1, size);
    if (resized == NULL) { // GCOVR_EXCL_BR_LINE: out of memory
        abort();
    }
    return resized;
}
