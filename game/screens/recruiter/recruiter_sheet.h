// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the score sheet's screen: its state, and the pieces it is built of.
#pragma once

#include "game/screens/recruiter/recruiter_look.h"
#include "game/ui/widget.h"

enum { SHEET_ALL = -1 };

/** What stands in the right column, or in the drawer. */
enum sheet_side { SHEET_SIDE_EVIDENCE, SHEET_SIDE_QUESTIONS, SHEET_SIDE_COUNT };

/** One moment as the recruiter has it before them. */
struct sheet_item {
    bool unfolded;
    bool read; // it was unfolded at least once
};

/** What came of an export. */
struct sheet_export {
    const char *said; // a sentence; NULL = nothing was exported yet
    bool failed;
    char *paths[2]; // written, or the first that could not be
    size_t count;
};

struct sheet_view {
    struct recruiter_look look;
    char *who;
    struct sheet_item *items; // one a moment
    size_t read;              // of them
    int competency;           // the evidence of which is shown, or SHEET_ALL
    int64_t scenario;         // the same, of one customer
    enum sheet_side side;
    bool drawer; // where there is no room for the right column
    struct sheet_export exported;
};

/** The left column: head, bands, and the cards below. */
void sheet_build_head(const struct sheet_view *view, struct ui *ui);
void sheet_build_bands(const struct sheet_view *view, struct ui *ui);
void sheet_build_cards(const struct sheet_view *view, struct ui *ui);

/** The right column of a replayed session: evidence with filters, questions for the interview. */
void sheet_build_side(const struct sheet_view *view, struct ui *ui, bool in_drawer);

/** Whether a moment passes the filters. */
bool sheet_shows(const struct sheet_view *view, size_t moment);

/** Builds one block of a report, or all of them. */
void sheet_build_block(struct ui *ui, const struct report_block *block);
void sheet_build_blocks(struct ui *ui, const struct report *report);

/** Builds a card with a part of the sheet, `grow` along its parent; nothing for an empty part. */
void sheet_build_part(const struct sheet_view *view, struct ui *ui, enum sheet_part part, int grow);

/** The chips of an item, side by side. */
void sheet_build_chips(struct ui *ui, const struct report_item *item);

/**
 * Writes the sheet as PDF, or as two CSV files, to the folder `export` of the store, and says in
 * view->exported what came of it. The audit line is written first; without it nothing is written.
 */
void sheet_export_pdf(struct sheet_view *view, struct world *world);
void sheet_export_csv(struct sheet_view *view, struct world *world);
void sheet_export_finish(struct sheet_export *exported);
