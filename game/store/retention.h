// SPDX-License-Identifier: GPL-3.0-or-later
// Retention: whose time is up, and erasing them so that no byte of them is left.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/store/store.h"
#include "game/store/vacancy.h"

/** Somebody whose data goes, and when. */
struct retention_row {
    const char *code;
    const char *vacancy; // its name; "" = none
    int64_t keep_ms;     // until when; wall time
    int64_t sessions;    // played or running
    bool consent;        // agreed to be kept longer
};

struct retention_list {
    struct arena arena;
    VEC(struct retention_row) rows;
};

void retention_list_finish(struct retention_list *list);

/**
 * Adds whoever is kept until `until_ms` at most, who goes first first. A candidate of a vacancy is
 * kept as vacancy.h says, others `weeks` after they last played.
 */
bool retention_read(struct store *store, int64_t until_ms, int64_t weeks,
        struct retention_list *list, struct diag_list *diags);

/** What was erased. */
struct retention_done {
    int64_t candidates;
    int64_t sessions;
    int64_t files; // in the folder `export` of the store
    int64_t lines; // of the audit, kept longer than the setting "org.log_months" says
};

/**
 * Erases the candidates of `list` for good, from both databases and the folder `export`: sessions,
 * journals, sheets, names, decisions, consents, invitations. Both files are then written anew
 * without free places, and their logs emptied. The audit keeps a line for each, as a pseudonym
 * that leads to nobody any more; norms keep their sums. Lines of the audit that
 * are older than "org.log_months" (6) go too. After a crash the same call completes it.
 * False, with a diagnostic, also when another process keeps old pages alive (DIAG_STORE_IN_USE).
 */
bool retention_erase(struct store *store, const struct retention_list *list,
        const struct office_hand *hand, struct retention_done *done, struct diag_list *diags);
