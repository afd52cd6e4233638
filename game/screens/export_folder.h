// SPDX-License-Identifier: GPL-3.0-or-later
// Where files go that a screen writes.
#pragma once

#include "game/screens/navigator.h"

/** Adds the path of the folder, which is made where it is missing; false when it cannot be. */
bool export_folder(const struct world *world, struct buffer *folder);
