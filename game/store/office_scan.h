// SPDX-License-Identifier: GPL-3.0-or-later
// All finished sessions of one content, one by one: for statistics over many people.
#pragma once

#include <stdint.h>

#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/store/store.h"

/** How many finished sessions were played on one content. */
struct office_content {
    struct digest content;
    char shift[128]; // path in the content
    int64_t sessions;
};

typedef VEC(struct office_content) office_content_list;

/** Adds the contents of finished sessions, most played first. `list` is the caller's. */
bool office_list_contents(struct store *store, office_content_list *list, struct diag_list *diags);

/** What one session gives; texts hold during the call. */
struct office_evidence {
    int64_t session;
    const char *evidence; // JSON, as it was stored
    const char *sheet;
    const char *candidate; // a code
    const char *shift;     // its path
    const char *language;
    const char *rules;
    int64_t created_ms; // wall time
};

/** False stops the scan, which then gives false too. */
typedef bool (*office_take)(void *context, const struct office_evidence *evidence);

/** Which sessions are scanned, and the audit line about it. */
struct office_scan {
    const struct digest *content; // NULL = every content
    const char *shift;            // path; NULL = every shift
    const char *vacancy;          // its name; NULL = with and without
    int64_t at_most;              // only so many, the newest first; 0 = all, oldest first
    const char *who;
    const char *what;
    int64_t at_ms; // wall time
};

/**
 * Gives every finished session that is asked for; abandoned ones are left out. One
 * audit line about the whole (session 0) is written first: when that cannot be, nothing is given.
 */
bool office_scan(struct store *store, const struct office_scan *scan, office_take take,
        void *context, struct diag_list *diags);

/**
 * Gives the evidence of every session finished on `content`, oldest first, and writes one audit
 * line about the whole (session 0), first: when that cannot be, nothing is given. Abandoned
 * sessions are left out.
 */
bool office_scan_evidence(struct store *store, const struct digest *content, int64_t at_ms,
        office_take take, void *context, struct diag_list *diags);
