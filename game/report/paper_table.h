// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the PDF: a table, its head repeated at the top of each page it goes on to.
#pragma once

#include "game/report/paper.h"
#include "game/report/report.h"

/** Puts the table of a block, and its note under it. */
void paper_table(struct paper *paper, const struct report_block *block);
