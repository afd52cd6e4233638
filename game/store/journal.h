// SPDX-License-Identifier: GPL-3.0-or-later
// The journal: what the candidate did, row by row, each on disk before its effect is shown.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/store/store.h"

/** A remark (focus lost, a setting, a resize) never touches state: replay passes over it. */
enum journal_kind { JOURNAL_ACTION, JOURNAL_REMARK };

struct journal_entry {
    enum journal_kind kind;
    const char *text;        // of an action: its text form, "reply call opening acknowledge"
    int64_t shown_ms;        // wall time at which the choice was shown; 0 = not known
    int64_t chosen_ms;       // wall time at which it was made
    const char *order_shown; // the order of what could be chosen; NULL is ""
    const char *device;      // "keyboard", "mouse", "script"; NULL is ""
};

struct journal_row {
    int64_t sequence; // 1 is the first
    struct journal_entry entry;
    struct digest chain; // BLAKE2b over the chain before and every field of this row
};

/** Rows in order; the arena owns the texts. */
struct journal {
    struct arena arena;
    VEC(struct journal_row) rows;
};

void journal_finish(struct journal *journal);

/**
 * Writes one row behind the last, in one transaction. True means that it is on disk; `sequence`
 * (may be NULL) then gets its number. False means that nothing of it is there, and the same append
 * may be tried again.
 */
bool journal_append(struct store *store, int64_t session, const struct journal_entry *entry,
        int64_t *sequence, struct diag_list *diags);

/** Adds every row of `session`, running or finished, to `journal`. */
bool journal_read(
        struct store *store, int64_t session, struct journal *journal, struct diag_list *diags);

/**
 * Whether the chain fits from the session's pins to its last row. When not, `bad` (may be NULL)
 * gets the first sequence that does not fit: altered, out of order, missing, or 1 when the pins
 * were altered. Also false, with `bad` 0, when it cannot be read.
 */
bool journal_verify(struct store *store, int64_t session, int64_t *bad, struct diag_list *diags);
