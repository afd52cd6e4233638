// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of a session: its result from what the store holds, and its end in the store.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/report/result.h"
#include "game/session/session.h"
#include "game/store/store.h"

/**
 * Looks back on a session of `store`, running or finished: its actions are played again under its
 * pins, with the provisional prior and `gates`, NULL for those that are set now. The result stands
 * by itself: the session may go. False, with diagnostics and an empty result, when the store cannot
 * tell.
 */
bool outcome_init(struct result *result, const struct session *session, struct store *store,
        const struct sheet_gates *gates, struct diag_list *diags);

/** The same for a session by its id: loads it as session_resume does. */
bool outcome_load(
        struct result *result, int64_t session, struct store *store, struct diag_list *diags);

/**
 * Ends a running session in the store, with its sheet and its evidence as JSON, at wall time
 * `now_ms`. True once that is on disk; then, and only then, `result` is filled as outcome_init
 * does.
 */
bool outcome_finish_session(struct result *result, struct session *session, struct store *store,
        int64_t now_ms, struct diag_list *diags);
