// SPDX-License-Identifier: GPL-3.0-or-later
// Actions as text, one a line: what the journal, scripts, rehearsals and bug reports hold.
#pragma once

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/shift/action.h"
#include "game/shift/state.h"

/**
 * Writes the action in its one canonical form, without a line end: `reply call opening acknowledge`.
 * An id that two scenarios of the shift share stands behind its scenario: `take jaarnota:call`.
 */
void action_write(struct buffer *buffer, const struct plan *plan, const struct action *action);

/**
 * Reads a line. False, with one diagnostic (500-599) at `file`:`line`, when it is no action or names what
 * is not there. `action.text` is copied into `arena`.
 */
bool action_read(const char *text, const struct plan *plan, struct arena *arena,
        struct action *action, const char *file, int line, struct diag_list *diags);

/** The code word of a refusal, for transcripts and tests: "phone-busy". */
const char *refusal_id(enum refusal refusal);
