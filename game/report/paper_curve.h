// SPDX-License-Identifier: GPL-3.0-or-later
// The curve of a report on paper.
#pragma once

#include "game/report/paper.h"
#include "game/report/report.h"

/** Draws it over the whole width, with the middle as a hairline and the ends named. */
void paper_curve(struct paper *paper, const struct report_curve *curve);
