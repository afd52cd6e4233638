// SPDX-License-Identifier: GPL-3.0-or-later
// Actions as text, one a line: what the journal, scripts, rehearsals and bug reports hold.
#pragma once

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/shift/action.h"
#include "game/shift/state.h"

enum {
    DIAG_ACTION_UNKNOWN = 500, // no such action; arguments: the word, the nearest
    DIAG_ACTION_WORDS = 501,   // too few or too many words; argument: how it is written
    DIAG_ACTION_NAME = 502,    // no such contact, record, …; arguments: what, the id, the nearest
    DIAG_ACTION_AMBIGUOUS =
            503,             // two scenarios have this id; arguments: the id, one way to write it
    DIAG_ACTION_VALUE = 504, // no time, number or system; argument: the word
    DIAG_ACTION_QUOTE = 505, // a text without its closing quote
    DIAG_ACTION_REFUSED =
            506,            // a script's action is not possible there; arguments: refusal, action
    DIAG_ACTION_TEXT = 507, // a text too long, or not UTF-8
};

/**
 * Writes the action in its one canonical form, without a line end: `reply call opening
 * acknowledge`. An id that two scenarios of the shift share stands behind its scenario: `take
 * jaarnota:call`.
 */
void action_write(struct buffer *buffer, const struct plan *plan, const struct action *action);

/**
 * Reads a line. False, with one diagnostic at `file`:`line`, when it is no action or names what is
 * not there. `action.text` is copied into `arena`.
 */
bool action_read(const char *text, const struct plan *plan, struct arena *arena,
        struct action *action, const char *file, int line, struct diag_list *diags);

/** The word of an action: "report-late". */
const char *action_word(enum action_kind kind);

/** The code word of a refusal, for transcripts and tests: "phone-busy". */
const char *refusal_id(enum refusal refusal);

/** The id of a system as files write it: "knowledge". */
const char *desk_system_id(enum desk_system system);
