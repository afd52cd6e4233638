// SPDX-License-Identifier: GPL-3.0-or-later
// A play to look back on: its actions with their journal rows, and all that it is pinned to.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/session/session.h"
#include "game/shift/beside.h"
#include "game/store/sessions.h"

/** What report's result asks of a session. Texts of actions are borrowed from the session. */
struct session_past {
    struct session_list found; // its one row says who, when, and in which state
    VEC(struct action) actions;
    VEC(uint64_t) sequences;          // journal row of each action
    VEC(struct action_beside) beside; // and when it was chosen
    struct circumstances circumstances;
    char content[DIGEST_HEX_SIZE];
    char key[DIGEST_HEX_SIZE];
    char journal[DIGEST_HEX_SIZE]; // of its last row
    bool intact;                   // the chain fits from the pins to the last row
    int attempt;                   // as store_attempt counts; 0 while it runs
};

/**
 * Gathers what `store` and `session` hold of the play, running or finished. False, with
 * diagnostics, when the store has no such session or cannot be read; a damaged chain is no failure,
 * `intact` says so.
 */
bool session_past_init(struct session_past *past, const struct session *session,
        struct store *store, struct diag_list *diags);

/** Frees it; a zeroed one is fine. */
void session_past_finish(struct session_past *past);

/** Its row: valid after session_past_init gave true. */
const struct session_row *session_past_row(const struct session_past *past);
