// SPDX-License-Identifier: GPL-3.0-or-later
// Dice for property tests: the same throws on every machine, from a seed that the failing test
// names.
#pragma once

#include <stdint.h>

struct dice {
    uint64_t state;
};

// splitmix64, Vigna 2015, public domain.
static inline uint64_t dice_throw(struct dice *dice)
{
    uint64_t z = dice->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/** A whole number from least to most, both possible. */
static inline int dice_between(struct dice *dice, int least, int most)
{
    return least + (int)(dice_throw(dice) % (uint64_t)(most - least + 1));
}
