// SPDX-License-Identifier: GPL-3.0-or-later
// A transcript: what happened in a shift, a line each, as a person would read it aloud.
#pragma once

#include "game/base/buffer.h"
#include "game/shift/action.h"
#include "game/shift/happening.h"
#include "game/shift/state.h"

struct transcript {
    struct buffer *out;
    const struct shift_state *state;
    bool scores;         // also tells points and critical errors: for authors and recruiters
    const char *speaker; // how the candidate is called; NULL = "you"
};

/** Writes into `out`; `state` is the one being played. All three are borrowed. */
void transcript_init(struct transcript *transcript, struct buffer *out,
        const struct shift_state *state, bool scores);

/** The sink: adds a line for what happened, in the program's language, or nothing. */
void transcript_take(void *payload, const struct happening *happening);

/** Adds a line for what no happening tells of: a note, a pin, the words searched for. Call before
 * applying. */
void transcript_action(struct transcript *transcript, const struct action *action);
