// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer's figures: how well the test measures, on stored sessions or on a file.
#pragma once

#include "game/screens/navigator.h"

/**
 * Puts the page on top, with the sessions of the content that was played most. `place` says in the
 * bar where it hangs; untranslated, and lives for ever.
 */
void figures_open(struct navigator *navigator, const char *place);
