// SPDX-License-Identifier: GPL-3.0-or-later
// Forms: the ways to fill in a wrap-up that make a difference.
#pragma once

#include "game/explore/search/slice.h"

enum { FORMS_MAX = 64 };

/**
 * How many ways there are to fill in the form of a contact. At most FORMS_MAX: of a form with more,
 * only the ways that fill in every field alike (all first, all second …).
 */
uint32_t forms_count(const struct slice *slice, uint32_t contact);

/** Whether the form has more ways than are tried. */
bool forms_are_many(const struct slice *slice, uint32_t contact);

/** The codes of one of the ways. */
void forms_fill(
        const struct slice *slice, uint32_t contact, uint32_t way, uint32_t codes[WRAP_FIELD_MAX]);
