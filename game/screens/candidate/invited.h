// SPDX-License-Identifier: GPL-3.0-or-later
// Who comes with an invitation: its shift, and the accommodations that were set for this code.
#pragma once

#include "game/screens/candidate/sitting.h"
#include "game/screens/navigator.h"
#include "game/session/session.h"

/**
 * Takes over the invitation of the sitting's code: shift, language and display. True when something
 * on the screen is another than before. Without an invitation nothing changes.
 */
bool invited_accept(struct sitting *sitting, struct navigator *navigator);

/** Whether the invitation of the sitting's code was withdrawn: nothing begins under it. */
bool invited_is_withdrawn(const struct sitting *sitting, struct world *world);

/** Puts display and language back as they were before invited_accept: somebody else sits down. */
void invited_leave(struct sitting *sitting, struct navigator *navigator);

/** What was set for this candidate, as sentences for who plays; "" = nothing. Lives as long as the
 * tree. */
const char *invited_words(const struct sitting *sitting, struct ui *ui);

/** Writes what was set beside the actions of a session; never scored. */
void invited_remark(const struct sitting *sitting, struct world *world, struct session *session);
