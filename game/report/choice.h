// SPDX-License-Identifier: GPL-3.0-or-later
// A choice looked back on: all that could be said there in the order it stood, with the author's
// points, and which of it was said.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"
#include "game/base/vec.h"
#include "game/shift/action.h"
#include "game/shift/happening.h"
#include "game/shift/state.h"

struct choice_point {
    enum competency competency;
    int points;
    const char *why; // the author's reason
};

struct choice_option {
    const char *id;  // of the slot
    const char *say; // the words in which it stood there
    bool chosen;
    size_t first; // of its points
    size_t count;
};

/** Texts are borrowed from the scenario. */
struct choice {
    VEC(struct choice_option) options; // none where nothing was to be said
    VEC(struct choice_point) points;
};

/**
 * What `action` was chosen from: a reply, or the parts of an e-mail when it is sent. `state` is as
 * it was before the action.
 */
void choice_init(
        struct choice *choice, const struct shift_state *state, const struct action *action);
void choice_finish(struct choice *choice);

/** The customer's last words in the contact of `action` among what happened before it, borrowed;
 * NULL when there are none, or it is in no contact. */
const char *choice_heard(const struct shift_state *state, const struct happening *happenings,
        size_t count, const struct action *action);

/** Adds what the candidate did, as one sentence without a full stop: “answers: …”. `state` is as it
 * was before. */
void action_add_words(
        struct buffer *out, const struct shift_state *state, const struct action *action);

/** Adds the titles of the records of this scenario that were opened before `state`, a semicolon
 * between. */
void opened_add_titles(struct buffer *out, const struct shift_state *state, uint32_t scenario);
