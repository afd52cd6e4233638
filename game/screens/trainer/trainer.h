// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer's side: scenarios on a map, with their texts and points to be edited in place.
#pragma once

#include "game/screens/navigator.h"

/** Puts the trainer's bench on top, with the scenario at `file` open; NULL: the first there is. */
void trainer_open(struct navigator *navigator, const char *file);
