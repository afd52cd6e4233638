// SPDX-License-Identifier: GPL-3.0-or-later
// The last play of a candidate as verbs go through it: opened under the eyes of the audit, at any
// of its steps.
#pragma once

#include "game/base/diag.h"
#include "game/command/command.h"
#include "game/report/json.h"
#include "game/report/result.h"
#include "game/session/playback.h"

struct past_play {
    struct playback playback;
    struct result result;
    int64_t session;
    bool opened; // the audit line stands, also when it cannot be played
};

/**
 * Opens the last finished play of the candidate `code` for `who`, to be looked at as `what`
 * ("replay"): the audit line is written first. False, with diagnostics, when there is none, or this
 * engine cannot play it. To be finished either way.
 */
bool past_play_init(struct past_play *past, struct store *store, const char *code, const char *who,
        const char *what, struct diag_list *diags);
void past_play_finish(struct past_play *past);

/** "packet/call/opening": how a moment is called on the command line; goes on the buffer. */
void past_play_add_id(struct buffer *out, const struct result_moment *moment);

/** The moment of that name, else the count of moments. */
size_t past_play_find(const struct past_play *past, const char *id);

/** The place of the action that settled it. */
size_t past_play_place(const struct past_play *past, size_t moment);
