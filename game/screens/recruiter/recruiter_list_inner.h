// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the list of candidates: its state, the bar above it, and the rows of a page.
#pragma once

#include "game/screens/navigator.h"
#include "game/screens/recruiter/recruiter_rows.h"
#include "game/store/draft.h"

struct recruiter_list {
    char *who;
    struct recruiter_rows rows;
    struct draft_left_list left; // what was begun and not recorded
    bool fairness;               // the organisation lets recruiters compare groups
    struct arena arena;          // of the codes
    VEC(const char *) chosen;    // codes
    char *said;                  // what came of the last print; NULL = nothing was printed
    bool failed;
};

/** The bar above the list; an administrator's vault must be open for the organisation's settings.
 */
void recruiter_list_build_bar(
        const struct recruiter_list *list, const struct store *store, struct ui *ui);

/**
 * Goes where a press in the bar leads. Returns false, and does nothing, when the message is none of
 * the bar's.
 */
bool recruiter_list_follow_bar(const struct recruiter_list *list, struct navigator *navigator,
        const struct ui_message *message);

/** Reads which forms were begun and not recorded; a line that leads to them, and its presses:
 * false when the message is about something else. */
void recruiter_left_load(struct recruiter_list *list, struct world *world);
void recruiter_left_build(const struct recruiter_list *list, struct ui *ui);
bool recruiter_left_follow(const struct recruiter_list *list, struct navigator *navigator,
        const struct ui_message *message);

/** The page of rows, as a table where there is room for one. */
void recruiter_list_build_rows(struct recruiter_list *list, struct world *world, struct ui *ui);

/** What a press opens: a sheet, else what was agreed. Rows without a session have a number of their
 * own. */
int64_t recruiter_list_row_number(const struct candidate_row *row);
