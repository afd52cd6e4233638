// SPDX-License-Identifier: GPL-3.0-or-later
// The recruiter's side: an entrance, the list of candidates, and the score sheet of one session.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/screens/navigator.h"

/**
 * Puts the entrance on top: it asks who looks and for the passphrase, and opens the list of
 * sessions. Where there is no passphrase yet it is set first, with what the notice says of the
 * organisation.
 */
void recruiter_open(struct navigator *navigator);

/** Whether the trainer's bench has a passphrase; and an entrance that asks for it. */
bool recruiter_guards_bench(struct navigator *navigator);
void recruiter_open_bench(struct navigator *navigator);

/**
 * Puts the sheet of a finished session on top; the opening is written in the audit as
 * "recruiter". What goes wrong is said on the screen that comes.
 */
void recruiter_show_sheet(struct navigator *navigator, int64_t session);
