// SPDX-License-Identifier: GPL-3.0-or-later
// Inside slices: taking something in, which makes a slice grow.
#pragma once

#include "game/explore/search/slice.h"

void slice_need(struct slice *slice, bool *what);
void slice_need_bits(struct slice *slice, uint8_t *bits, uint32_t added);

/** A mark may be none. */
void slice_need_mark(struct slice *slice, uint32_t mark);

/** Whatever the condition asks. */
void slice_need_condition(struct slice *slice, condition_index condition);

/** Whether the slice has this mark, which may be none. */
bool slice_counts(const struct slice *slice, uint32_t mark);
