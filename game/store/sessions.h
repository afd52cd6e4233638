// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions: one candidate's play of one shift, running in play.db or finished in office.db.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/store/store.h"

enum session_state { SESSION_RUNNING, SESSION_FINISHED, SESSION_ABANDONED };

/** What a session is pinned to; part of its hash chain, so it never changes. */
struct session_start {
    const char *candidate; // a code, never a name
    const char *shift;     // its path in the pinned content
    uint64_t seed;
    struct digest content; // pinned with store_pin_content
    struct digest key;
    const char *language; // "nl"
    const char *rules;    // "rules 1"
    int64_t created_ms;   // wall time, milliseconds since 1970 UTC
};

struct session_row {
    int64_t id; // the same in both databases; positive
    struct session_start start;
    enum session_state state;
    int64_t finished_ms; // 0 while it runs
    int64_t rows;        // how many rows its journal has
    struct digest chain; // the link of the last row
};

/** Sessions in order of creation; the arena owns the texts. */
struct session_list {
    struct arena arena;
    VEC(struct session_row) rows;
};

void session_list_finish(struct session_list *list);

/** Begins a running session with an empty journal; its content must be pinned. */
bool store_create_session(struct store *store, const struct session_start *start, int64_t *id,
        struct diag_list *diags);

/** Adds the session `id`, running or finished, to `list`. False, with a diagnostic, when there is
 * none. */
bool store_find_session(
        struct store *store, int64_t id, struct session_list *list, struct diag_list *diags);

/** Adds the running sessions of `candidate`, or of everyone when it is NULL. */
bool store_list_running(struct store *store, const char *candidate, struct session_list *list,
        struct diag_list *diags);

/** Adds the sessions in office.db, of `candidate` or of everyone when it is NULL. */
bool store_list_finished(struct store *store, const char *candidate, struct session_list *list,
        struct diag_list *diags);

/**
 * Which time this is that the candidate of a finished session plays: 1 is the first. Whatever shift
 * was played before counts, broken off too: who has sat at the desk once knows the game, and the
 * forms are one family. In the order of store_list_finished. False, with a diagnostic, when the
 * office does not have it.
 */
bool store_attempt(struct store *store, int64_t session, int *attempt, struct diag_list *diags);

/** How a session ended. */
struct session_end {
    enum session_state state; // SESSION_FINISHED or SESSION_ABANDONED
    int64_t finished_ms;      // wall time
    const char *sheet;        // JSON text
    const char *evidence;     // JSON text
};

/**
 * Ends a running session and moves it, with its content and journal, to office.db. True once the
 * end is on disk. A crash anywhere loses nothing and doubles nothing: store_open completes the
 * move. When only the move fails, that is one warning (DIAG_STORE_NOT_MOVED) and still true: the
 * next open tries again.
 */
bool store_finish_session(
        struct store *store, int64_t id, const struct session_end *end, struct diag_list *diags);
