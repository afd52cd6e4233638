// SPDX-License-Identifier: GPL-3.0-or-later
// Memory that is there or ends the program, for this room alone: scoring includes nothing of ours.
#pragma once

#include <stddef.h>

/** Room for `count` things, zeroed; at least one, so never NULL. free() it. */
void *memory_zeroed(size_t count, size_t size);

/** The same memory with room for `count` things, moved where need be; what is added is not zeroed. */
void *memory_resized(void *memory, size_t count, size_t size);
