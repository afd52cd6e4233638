// SPDX-License-Identifier: GPL-3.0-or-later
// The controls for what somebody needs to play as others do.
#pragma once

#include "game/store/invitation.h"
#include "game/ui/widget.h"

/** Time, breaks, contrast, letters, language, as they stand in `needs`. */
void recruiter_build_needs(const struct accommodations *needs, struct ui *ui);

/** True when the message was about one of them; `needs` has it then. */
bool recruiter_handle_needs(struct accommodations *needs, const struct ui_message *message);
