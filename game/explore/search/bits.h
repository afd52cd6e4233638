// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of bits, written or read in the same order.
#pragma once

#include <stdint.h>

// A word at a time stands in `held`.
struct bits {
    uint64_t *words; // the next to be written or read
    uint64_t held;
    uint32_t count; // of bits held: those to be written, or those left to be read
};

// No more than 64 bits at a time; those above `width` are 0.
static inline void put(struct bits *bits, uint64_t value, uint32_t width)
{
    bits->held |= value << bits->count;
    bits->count += width;
    if (bits->count >= 64) {
        *bits->words++ = bits->held;
        bits->count -= 64;
        bits->held = bits->count > 0 ? value >> (width - bits->count) : 0;
    }
}

static inline uint64_t get(struct bits *bits, uint32_t width)
{
    uint64_t value = bits->held;
    if (width < bits->count) {
        bits->held >>= width;
        bits->count -= width;
    } else {
        uint32_t more = width - bits->count;
        uint64_t next = *bits->words++;
        value |= bits->count < 64 ? next << bits->count : 0;
        bits->held = more < 64 ? next >> more : 0;
        bits->count = 64 - more;
    }
    return width == 64 ? value : value & ((UINT64_C(1) << width) - 1);
}
