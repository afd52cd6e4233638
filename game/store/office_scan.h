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
};

/** False stops the scan, which then gives false too. */
typedef bool (*office_take)(void *context, const struct office_evidence *evidence);

/**
 * Gives the evidence of every session finished on `content`, oldest first, and writes one audit
 * line about the whole (session 0), first: when that cannot be, nothing is given. Abandoned
 * sessions are left out.
 */
bool office_scan_evidence(struct store *store, const struct digest *content, int64_t at_ms,
        office_take take, void *context, struct diag_list *diags);
