// SPDX-License-Identifier: GPL-3.0-or-later
// A play to look back on: its actions with their journal rows, and all that it is pinned to.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/session/session.h"
#include "game/shift/play_log.h"
#include "game/store/sessions.h"

/**
 * What report's result asks of a session, and what that lies in. Not to be copied: `log` points
 * into it. Texts of actions, and the plan, are borrowed from the session.
 */
struct session_past {
    struct play_log log;
    struct session_list found; // its one row says who, when, and in which state
    VEC(struct action) actions;
    VEC(uint64_t) sequences;
    VEC(struct action_beside) beside;
    char content[DIGEST_HEX_SIZE];
    char key[DIGEST_HEX_SIZE];
    char journal[DIGEST_HEX_SIZE]; // of its last row
};

/**
 * Gathers what `store` and `session` hold of the play, running or finished. False, with
 * diagnostics, when the store has no such session or cannot be read; a damaged chain is no failure,
 * `log.meta.chain` says so.
 */
bool session_past_init(struct session_past *past, const struct session *session,
        struct store *store, struct diag_list *diags);

/** The same of a session that no store holds: what was done, under no name, and no more. */
void session_past_init_unstored(struct session_past *past, const struct session *session);

/** Frees it; a zeroed one is fine. */
void session_past_finish(struct session_past *past);
