// SPDX-License-Identifier: GPL-3.0-or-later
// A stored session as verbs take it out: opened under the eyes of the audit and played again.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/report/random_player.h"
#include "game/report/result.h"
#include "game/session/session.h"
#include "game/store/sessions.h"

struct past_result {
    struct session *session;
    struct result result;
    struct random_player random; // what somebody who guesses would have scored
    struct buffer sheet;         // JSON, as it was stored at the end of play
    struct buffer evidence;
};

/**
 * Opens a finished session for `who`, to be taken out as `what` ("html"): the audit line is written
 * first. False, with diagnostics, when it cannot be opened or played again. To be finished either
 * way.
 */
bool past_result_init(struct past_result *past, struct store *store, const struct session_row *row,
        const char *who, const char *what, struct diag_list *diags);

/** The same without the random player, whose plays take the most of the time. */
bool past_result_open(struct past_result *past, struct store *store, const struct session_row *row,
        const char *who, const char *what, struct diag_list *diags);
void past_result_finish(struct past_result *past);

/** What report's result asks of a session that stands in the store, with `gates`, NULL for those
 * that are set now; false with diagnostics. */
bool past_result_of(struct result *result, const struct session *session, struct store *store,
        const struct sheet_gates *gates, struct diag_list *diags);

/** Adds what was rated in a talk about the session; false with diagnostics. */
bool past_result_add_interviews(
        struct result *result, struct store *store, int64_t session, struct diag_list *diags);
