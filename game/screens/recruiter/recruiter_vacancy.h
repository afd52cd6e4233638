// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the form of one vacancy: what it knows, and how it looks; not for other screens.
#pragma once

#include <assert.h>
#include <stddef.h>

#include "game/screens/recruiter/recruiter_draft.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/audit.h"
#include "game/ui/ui.h"
#include "scoring/competency.h"

struct vacancy_form {
    struct recruiter_draft draft; // what was typed and not saved; it stands first
    char *who;
    int64_t id; // 0 = a new one
    struct vacancy_list found;
    struct recruiter_shifts shifts;
    struct audit_list changes;
    size_t shift; // chosen; SIZE_MAX = none yet
    bool matters[COMPETENCY_COUNT];
    bool asks; // the last question before closing stands there
    char *said;
    bool failed;
};
static_assert(offsetof(struct vacancy_form, draft) == 0, "recruiter_draft_refresh and its kind");

/** What the store has of it; NULL = nothing yet, or not loaded. */
const struct vacancy *vacancy_form_known(const struct vacancy_form *form);

bool vacancy_form_is_closed(const struct vacancy_form *form);

/* ---- recruiter_vacancy_build.c ---- */

/** The whole screen, bar and card. */
void vacancy_form_build(const struct vacancy_form *form, struct ui *ui);
