// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer's figures: how well the test measures, on stored sessions or on a file.
#pragma once

#include "game/screens/navigator.h"

/** Puts the page on top, with the sessions of the content that was played most. */
void figures_open(struct navigator *navigator);
