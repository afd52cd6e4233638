// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the PDF: the band chart in its card.
#pragma once

#include "game/report/paper.h"
#include "game/report/report.h"

/** Draws a block of kind REPORT_BANDS, with its heads, rows and the words under it. */
void paper_bands(struct paper *paper, const struct report_block *block);
