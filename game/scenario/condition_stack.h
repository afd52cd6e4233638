// SPDX-License-Identifier: GPL-3.0-or-later
// How a condition's answers come together: bits on a stack, for the engine and for the checker
// alike.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/scenario/model.h"

/** Does `code` on the stack when it joins answers (not, and, or); false when it asks something, and
 * the caller pushes the answer. */
static inline bool condition_joins(uint64_t *stack, uint32_t code)
{
    switch (code >> 24) {
    case CONDITION_NOT:
        *stack ^= 1;
        return true;
    case CONDITION_AND:
        *stack = (*stack >> 1) & (~UINT64_C(1) | (*stack & 1));
        return true;
    case CONDITION_OR:
        *stack = (*stack >> 1) | (*stack & 1);
        return true;
    default:
        return false;
    }
}

static inline void condition_push(uint64_t *stack, bool answer)
{
    *stack = *stack << 1 | (answer ? 1 : 0);
}
