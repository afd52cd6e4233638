// SPDX-License-Identifier: GPL-3.0-or-later
// A play that ended, shown again: at any of its actions, exactly as it was then. Nothing is
// written.
#pragma once

#include "game/base/arena.h"
#include "game/base/vec.h"
#include "game/session/session.h"

/** One action of the play, with what the journal says beside it. */
struct playback_action {
    struct action action;
    const char *text;  // as the journal has it
    int64_t row;       // of the journal, 1 is the first
    int64_t chosen_ms; // wall time at which it was made; 0 = not known
    uint32_t before;   // story time at which it was taken
};

struct playback {
    struct session *session; // as it was after `at` actions; owned, and never in a store
    struct arena arena;      // texts of the actions
    VEC(struct playback_action) actions; // all that can be shown
    size_t at;
    int64_t broken; // journal row from which on the log is not whole, or not possible; 0 = none
};

/**
 * Loads a finished play and stands at its end. Where the log is not whole it ends there, and
 * `broken` says so. False, with diagnostics, when the store does not have it, its content is not
 * whole, or this engine does not speak its rules. To be finished either way.
 */
bool playback_init(
        struct playback *playback, struct store *store, int64_t session, struct diag_list *diags);
void playback_finish(struct playback *playback);

/** Goes to the place after `count` actions, on or back. */
void playback_go(struct playback *playback, size_t count);

/** The action that is taken where it stands now; NULL at the end. */
const struct playback_action *playback_next(const struct playback *playback);

/** The action of this row of the journal, as its place; the number of actions when there is none.
 */
size_t playback_find(const struct playback *playback, uint64_t row);

/** A pause that was longer is shown as this long. */
enum { PLAYBACK_PAUSE_MAX_MS = 4000, PLAYBACK_PAUSE_MIN_MS = 400 };

/**
 * How long the candidate took over the next action, in real milliseconds, shortened to
 * PLAYBACK_PAUSE_MAX_MS; the same for what is not known. 0 at the end.
 */
int64_t playback_pause_ms(const struct playback *playback);
