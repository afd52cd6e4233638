// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the ratings of a panel: what follows from them once they are read.
#pragma once

#include "game/report/panel_ratings.h"

/** Fills in agreement, verdicts and the line. */
void panel_ratings_work_out(struct panel_ratings *ratings);
