// SPDX-License-Identifier: GPL-3.0-or-later
// The form of the organisation: what the notice says of it, how long it keeps, what counts.
#pragma once

#include "game/base/vec.h"
#include "game/screens/navigator.h"
#include "game/screens/organisation.h"
#include "game/screens/recruiter/recruiter_office.h"

enum { FORM_TEXT_MAX = 400 };

struct recruiter_form {
    struct recruiter_shifts shifts;
    VEC(bool) given; // each that may be given
    bool formal;
    bool report;
    bool fairness;
    bool room;
    const char *wrong; // the id of the field that is not understood; NULL = none
};

/** Fills the form from the store; the fields themselves at the first build after. */
void recruiter_form_init(struct recruiter_form *form, struct world *world);
void recruiter_form_finish(struct recruiter_form *form);

/** Puts what is in the store in the fields. */
void recruiter_form_fill(struct ui *ui, struct world *world);

/** The cards of the form. */
void recruiter_form_build(const struct recruiter_form *form, struct ui *ui);

/** True when the message was about a control of the form. */
bool recruiter_form_handle(
        struct recruiter_form *form, struct ui *ui, const struct ui_message *message);

/** Keeps everything. False, with the focus on the first field that is not understood, or with
 * diagnostics in the world, when it cannot. */
bool recruiter_form_keep(struct recruiter_form *form, struct ui *ui, struct world *world);
