// SPDX-License-Identifier: GPL-3.0-or-later
// The audit: who opened or changed what, append-only, in a hash chain, without candidates' codes.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/store/store.h"

enum {
    DIAG_AUDIT_CHAIN = 628, // argument: the first line that does not fit
};

/** What is written down. Texts may be NULL; `detail` never says anything about a candidate. */
struct audit_entry {
    int64_t at_ms;         // wall time
    const char *who;       // a name as it was given, or the part of the program
    const char *what;      // "sheet", "vacancy-changed", …
    const char *candidate; // a code; only its pseudonym is kept
    const char *detail;
    int64_t session; // 0 = none
    int64_t vacancy; // 0 = none
};

struct audit_line {
    int64_t id; // counts from 1, without gaps
    int64_t at_ms;
    const char *who;
    const char *what;
    const char *detail;
    int64_t session;
    int64_t vacancy;
    bool about_candidate;
    struct digest pseudonym; // of the candidate's code; only with about_candidate
};

struct audit_list {
    struct arena arena;
    VEC(struct audit_line) lines;
};

void audit_list_finish(struct audit_list *list);

/** Which lines: of a candidate, else of a session, else of a vacancy, else all. */
struct audit_filter {
    const char *candidate; // a code; NULL = not by candidate
    int64_t session;
    int64_t vacancy;
    int64_t after;   // an id: only what came later
    int64_t at_most; // lines; 0 = all
};

/** Writes one line, in a transaction of its own. */
bool audit_write(struct store *store, const struct audit_entry *entry, struct diag_list *diags);

/** Writes one line within the transaction that the caller holds on `office`. */
bool audit_append(
        struct database *office, const struct audit_entry *entry, struct diag_list *diags);

/** Adds the lines that `filter` lets through, oldest first. A code that is not known any more has
 * none. */
bool audit_read(struct store *store, const struct audit_filter *filter, struct audit_list *list,
        struct diag_list *diags);

/**
 * Follows the chain from its first line that is still kept to its last. `lines` (may be NULL) is
 * how many there are. False, with DIAG_AUDIT_CHAIN, when a line was changed, moved, taken out or
 * cut off at the end.
 */
bool audit_verify(struct store *store, int64_t *lines, struct diag_list *diags);

/**
 * Takes the lines from the first on away that were all written before `before_ms`, within the
 * transaction that the caller holds on `office`; the chain goes on from where they ended. `lines`
 * gets how many went.
 */
bool audit_shorten(
        struct database *office, int64_t before_ms, int64_t *lines, struct diag_list *diags);
