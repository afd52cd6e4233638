// SPDX-License-Identifier: GPL-3.0-or-later
// Forms: the ways to fill in a wrap-up that make a difference.
#pragma once

#include "game/explore/search/slice.h"
#include "game/shift/state.h"

enum { FORMS_MAX = 256 };

/**
 * How many ways there are to fill in the form of a contact as the story stands: one for every sum
 * of points it can earn; where conditions ask what was filled in, one for every combination of the
 * codes that are asked for or right (at most FORMS_MAX).
 */
uint32_t forms_count(const struct slice *slice, const struct shift_state *state, uint32_t contact);

/** Whether the form has more ways than are tried. */
bool forms_are_many(const struct slice *slice, uint32_t contact);

/** The codes of one of the ways. */
void forms_fill(const struct slice *slice, const struct shift_state *state, uint32_t contact,
        uint32_t way, uint32_t codes[WRAP_FIELD_MAX]);
