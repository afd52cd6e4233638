// SPDX-License-Identifier: GPL-3.0-or-later
// One candidate's play: every action is decided, written down, applied and remembered, in that
// order.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/bundle.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/scenario/load.h"
#include "game/shift/offer.h"
#include "game/shift/shift.h"
#include "game/store/store.h"

enum {
    DIAG_SESSION_RULES = 650, // recorded under other rules; arguments: theirs, ours
    DIAG_SESSION_REPLAY =
            651, // a row of the journal cannot be replayed; arguments: row, its text, why
    DIAG_SESSION_NO_PRACTICE = 653, // the shift has no practice
    DIAG_SESSION_LANGUAGE = 652,    // the pinned content does not have its language; argument: it
};

/** The rules this engine speaks; a session played under others keeps its sheet, and cannot be
 * replayed. */
#define SESSION_RULES "rules 1"

/** One action as it was taken. */
struct session_step {
    const char *text; // canonical action text
    size_t first;     // of the happenings it brought about
    size_t count;
    uint32_t before; // story time when it was taken
    uint32_t after;
    struct action action; // its text is owned by the session
};

/** What the candidate wrote down about a contact; the last one counts. */
struct session_note {
    uint32_t scenario;
    uint32_t contact;
    const char *text;
};

/** A field pinned beside the conversation. */
struct session_pin {
    uint32_t scenario;
    uint32_t record;
    uint32_t field;
};

struct session {
    struct bundle content; // what it is pinned to; the shift is loaded from it
    struct shift *shift;
    struct plan *plan;
    struct shift_state state;
    struct store *store; // borrowed; NULL: nothing is written down (scripts, search)
    int64_t id;          // in the store
    uint64_t seed;
    struct arena arena; // texts of steps, notes and remarks
    VEC(struct happening) happenings;
    VEC(struct session_step) steps;
    VEC(struct session_note) notes;
    VEC(struct session_pin) pins;
    bool practice;
};

/** How a session begins. */
struct session_setup {
    struct store *store;      // NULL: nothing is written down
    const char *root;         // folder of the content ("…/scenarios")
    const char *shift;        // path in it ("shifts/ochtend.xml")
    const char *scenario;     // instead of a shift: path of one scenario, played alone
    struct alone_hours hours; // of that; zeroed = as it needs
    const char *candidate;    // a code, never a name
    const char *language;     // "nl"; NULL = the shift's own
    uint64_t seed;
    int64_t created_ms; // wall time
    bool practice;      // play the shift's practice scenario alone; never stored
};

/** Times and circumstances beside an action; never scored. */
struct session_moment {
    int64_t shown_ms;
    int64_t chosen_ms;
    const char *order_shown; // NULL = not known
    const char *device;
};

/** Begins. NULL, with diagnostics, when the content cannot be played or the store refuses. */
struct session *session_create(const struct session_setup *setup, struct diag_list *diags);

/**
 * Goes on with a session of the store, running or finished, at exactly the same point: its pinned
 * content is loaded and its journal replayed. NULL, with diagnostics, when that cannot be.
 */
struct session *session_resume(struct store *store, int64_t id, struct diag_list *diags);

void session_destroy(struct session *session);

/**
 * Decides, writes down, applies. Returns why not when it is not possible; then nothing changed.
 * `written` (may be NULL) turns false, and nothing changed, when the store could not write: `diags`
 * says why.
 */
enum refusal session_act(struct session *session, const struct action *action,
        const struct session_moment *moment, bool *written, struct diag_list *diags);

/** Writes a remark beside the actions: a setting, focus lost, an accommodation. Never touches
 * state. */
bool session_remark(
        struct session *session, const char *text, int64_t at_ms, struct diag_list *diags);

/** Whether the shift has ended. */
bool session_over(const struct session *session);

/** How many customers the candidate has begun with; `of` gets how many there are. */
uint32_t session_count_begun(const struct session *session, uint32_t *of);

/** The last note about a contact, "" when there is none. */
const char *session_note(const struct session *session, uint32_t scenario, uint32_t contact);

/** The order in which the slots of `offer` stand on the screen, as ids, for the journal. */
void session_write_order(struct buffer *buffer, const struct session *session, uint32_t scenario,
        const struct offer *offer);

/** The contact in front, or false when none is. */
bool session_focus(const struct session *session, uint32_t *scenario, uint32_t *contact);

/**
 * The hash of the key: what scores, apart from what is merely read (points, conditions, ranges).
 * The same key gives the same evidence for the same actions.
 */
struct digest session_key_hash(const struct plan *plan);
