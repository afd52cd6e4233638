// SPDX-License-Identifier: GPL-3.0-or-later
// The tables behind words.h.
#pragma once

#include "game/scenario/words.h"

/** By enum element; ELEMENT_NONE holds the roots. */
extern const struct element_rule WORDS_ELEMENTS[ELEMENT_COUNT];

/** By enum attribute. */
extern const char *const WORDS_ATTRIBUTES[ATTRIBUTE_COUNT];
