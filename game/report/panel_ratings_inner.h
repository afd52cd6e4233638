// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the ratings of a panel: what follows from them once they are read.
#pragma once

#include "game/report/panel_ratings.h"

/** Fills in agreement, verdicts and the line. */
void panel_ratings_work_out(struct panel_ratings *ratings);

/** The line of a just-good-enough starter. A reply earns its points, a subject those of asking it
 * or leaving it, an e-mail those of its parts and of being complete; what is looked up, kept and
 * filled in at the end is not asked of raters, nor in which order an e-mail stands. */
void panel_ratings_draw_line(struct panel_ratings *ratings);
