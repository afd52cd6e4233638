// SPDX-License-Identifier: GPL-3.0-or-later
// The decision beside the sheet: what a person decides, why, and what of the evidence they opened.
#pragma once

#include "game/screens/navigator.h"
#include "game/screens/recruiter/recruiter_draft.h"
#include "game/store/decision.h"

struct recruiter_sheet;

struct recruiter_decision {
    struct decision_list made; // oldest first
    enum decision_outcome outcome;
    bool chosen;      // an outcome was
    const char *said; // what came of the last press; NULL = nothing was pressed
    bool failed;
    struct recruiter_draft draft; // what was typed and not recorded
};

/** What was decided about this candidate before. */
void recruiter_decision_load(struct recruiter_sheet *view, struct world *world);

/** Puts back what was typed before and not recorded; true when there was something. */
bool recruiter_decision_open(struct recruiter_sheet *view, struct navigator *navigator);
void recruiter_decision_finish(struct recruiter_decision *decision);

/** Builds what was decided, and the form for a new decision. */
void recruiter_build_decision(const struct recruiter_sheet *view, struct ui *ui);

/** Takes a message of that form; false when it is about something else. */
bool recruiter_handle_decision(struct recruiter_sheet *view, struct navigator *navigator,
        const struct ui_message *message);
