// SPDX-License-Identifier: GPL-3.0-or-later
// The graph of states and steps that a search kept: its circles, and an order without them.
#pragma once

#include "game/explore/search/search.h"

/** Whether some state can be come back to by moves that change something. */
bool graph_loops(const struct search *search);

/**
 * The states of a search in an order in which every step leads forward or stays inside a knot:
 * states that lead to one another. `order` gets the states, `knot` by state the number of its knot;
 * both have room for every state, numbers of knots rise with the order.
 */
void graph_order(const struct search *search, uint32_t *order, uint32_t *knot);
