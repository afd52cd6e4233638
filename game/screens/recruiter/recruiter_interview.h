// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the talk about two moments: its stages share this; not for other screens.
#pragma once

#include <assert.h>
#include <stddef.h>

#include "game/report/interview.h"
#include "game/screens/recruiter/recruiter_draft.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/session/playback.h"
#include "game/ui/widget.h"

enum { INTERVIEW_NOBODY = -1 };

enum interview_stage {
    INTERVIEW_PREPARE,  // the recruiter alone: which moments
    INTERVIEW_TOGETHER, // the candidate sits beside: nothing judged may be on the screen
    INTERVIEW_RATE,     // the recruiter alone again
    INTERVIEW_SAVED,
};

struct interview {
    struct recruiter_draft draft; // what was rated and not kept; it stands first
    struct navigator *navigator;
    int64_t session;
    char *who;
    char *trouble; // why it cannot be done; NULL = it can
    struct playback playback;
    struct result result;
    struct interview_pick picks[INTERVIEW_MOMENTS];
    size_t count;
    bool chosen[INTERVIEW_MOMENTS]; // by the recruiter, in place of the proposal
    int choosing;                   // which moment the drawer chooses; INTERVIEW_NOBODY = closed
    enum interview_stage stage;
    size_t seen;                    // moments that were looked at
    int ratings[INTERVIEW_MOMENTS]; // 0 = none yet
    const char *said;               // what came of the last press; NULL = nothing
    bool failed;
};
static_assert(offsetof(struct interview, draft) == 0, "recruiter_draft_refresh and its kind");

/** Looks back on another moment in the place of a pick. */
void interview_choose(struct interview *interview, size_t pick, size_t moment);

/** "09:42 · M. de Wit · telefoon" of a pick. */
const char *interview_head(
        const struct interview *interview, struct ui *ui, const struct interview_pick *pick);

const struct result_moment *interview_moment(
        const struct interview *interview, const struct interview_pick *pick);

/* ---- recruiter_interview_draft.c ---- */

/** Puts back what was chosen and rated before and not kept. */
void interview_open_draft(struct interview *interview);

/* ---- recruiter_interview_rate.c ---- */

void interview_build_rate(const struct interview *interview, struct ui *ui);

/** Takes a message of the form; false when it is about something else. */
bool interview_handle_rate(struct interview *interview, const struct ui_message *message);
