// SPDX-License-Identifier: GPL-3.0-or-later
// Shares: how children along a flow divide the room there is.
#include "game/ui/share.h"

// Growers share what the others leave, by weight; one held back by its limits leaves the rest to
// the others.
static void share_out(struct share *shares, int count, int room)
{
    for (bool again = true; again;) {
        again = false;
        int left = room;
        int weights = 0;
        for (int i = 0; i < count; i++) {
            left -= shares[i].settled ? shares[i].size : 0;
            weights += shares[i].settled ? 0 : shares[i].grow;
        }
        for (int i = 0; i < count && !again; i++) {
            struct share *share = &shares[i];
            if (share->settled) {
                continue;
            }
            share->size = left * share->grow / weights;
            int held = share_limit(share->size, share->min, share->max);
            if (held != share->size) {
                share->size = held;
                share->settled = true;
                again = true;
            } else {
                left -= share->size;
                weights -= share->grow;
            }
        }
    }
}

// Too little room: everyone gives up the same part of what lies between wish and minimum.
static void shrink(struct share *shares, int count, int missing)
{
    int spare = 0;
    for (int i = 0; i < count; i++) {
        spare += shares[i].size - shares[i].min;
    }
    for (int i = 0; i < count && spare > 0; i++) {
        int own = shares[i].size - shares[i].min;
        int gives = share_smaller((int)((long long)missing * own / spare), own);
        shares[i].size -= gives;
        missing -= gives;
        spare -= own;
    }
}

void share_divide(struct share *shares, int count, int room)
{
    int used = 0;
    bool growers = false;
    for (int i = 0; i < count; i++) {
        struct share *share = &shares[i];
        share->size = share->grow > 0 ? share->min : share->wish;
        share->settled = share->grow == 0;
        growers = growers || share->grow > 0;
        used += share->size;
    }
    if (used > room) {
        shrink(shares, count, used - room);
    } else if (growers) {
        share_out(shares, count, room);
    }
}
