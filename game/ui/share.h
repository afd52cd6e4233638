// SPDX-License-Identifier: GPL-3.0-or-later
// Shares: how children along a flow divide the room there is.
#pragma once

#include <stdbool.h>

struct node;

/** One child's share along a flow: between `min` and `max`, `wish` if there is room. */
struct share {
    struct node *node;
    int min;
    int wish;
    int max; // 0 = none
    int grow;
    int size;
    bool settled;
};

static inline int share_larger(int a, int b)
{
    return a > b ? a : b;
}

static inline int share_smaller(int a, int b)
{
    return a < b ? a : b;
}

static inline int share_limit(int value, int min, int max)
{
    if (max > 0) {
        value = share_smaller(value, max);
    }
    return share_larger(value, min);
}

/** Gives each its wish where there is room, the rest to who grows; where there is too little, less
 * to each. Writes `size`. */
void share_divide(struct share *shares, int count, int room);
