// SPDX-License-Identifier: GPL-3.0-or-later
// Inside item response theory: the nodes on which ability is integrated.
#pragma once

#include "scoring/stats/irt.h"

/** Node 0 .. IRT_NODES - 1: equally spaced from -6 to 6. */
static inline double irt_node(int node)
{
    return -6 + 12.0 * node / (IRT_NODES - 1);
}
