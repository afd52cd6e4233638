// SPDX-License-Identifier: GPL-3.0-or-later
// The screen in the place of all others when what is kept turns out damaged at the start.
#pragma once

#include "game/screens/navigator.h"

/**
 * Saves what can still be read of the store in `folder`, and puts a screen on top that says what is
 * wrong (`diags`, as store_open gave them), what was saved, and what to do. The world's own store
 * is another one, in memory.
 */
void damage_open(struct navigator *navigator, const char *folder, const struct diag_list *diags);
