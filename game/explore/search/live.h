// SPDX-License-Identifier: GPL-3.0-or-later
// Liveness: which of the marks that count can still be asked from a turn on.
#pragma once

#include "game/explore/search/slice.h"

/**
 * By turn of the model, bit i for mark `marks[i]`; `always` gets those that are asked from outside
 * the conversations. At most 64 marks. The caller frees with mem_free.
 */
uint64_t *live_find(
        const struct slice *slice, const uint32_t *marks, uint32_t count, uint64_t *always);

/** What can still be asked from where a target leads. */
uint64_t live_target(const struct scenario *model, const uint64_t *live, struct target target);
