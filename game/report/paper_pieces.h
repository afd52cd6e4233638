// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the PDF: how each block of a report puts itself into a column, from paper->y down.
#pragma once

#include "game/report/paper.h"
#include "game/report/report.h"

/** Blocks that stand together: short words in one row, a section in its card. */
struct paper_run {
    const struct report_block *blocks;
    size_t count;
};

/** The piece that draws a block of this kind; it takes the block. */
paper_piece paper_piece_of(enum report_kind kind);

/** A row of short words about the whole; takes a struct paper_run. */
void paper_put_statuses(struct paper *paper, const void *run);

/** A moment without its notes; takes the block. */
void paper_put_item_head(struct paper *paper, const void *block);

/** Which of the notes of a moment. */
struct paper_note {
    const struct report_item *item;
    size_t index;
};

/** One note of a moment, in line with its others; takes a struct paper_note. */
void paper_put_note(struct paper *paper, const void *note);
