// SPDX-License-Identifier: GPL-3.0-or-later
// Story time passing: due promises, then patience, then arrivals, each moment in that order.
#pragma once

#include "game/shift/tell.h"

/**
 * Lets `seconds` pass, at most until the shift ends. `engaged` is the contact the candidate is busy
 * with: its patience does not run meanwhile (INDEX_NONE for none).
 */
void advance(const struct telling *telling, uint32_t seconds, struct place engaged);

/** Arrivals and dues of this very moment. */
void advance_moment(const struct telling *telling);

/** Whether somebody is on the line and not on an announced hold. */
bool line_is_live(const struct shift_state *state);
