// SPDX-License-Identifier: GPL-3.0-or-later
// The office: sheets of finished sessions, what candidates thought of it, names, and who looked.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/store/store.h"

/** The three questions after play: 1 to 5, 0 = not answered. */
struct office_answers {
    int fair;
    int realistic;
    int useful;
};

/** One line of the audit: who opened or changed what. */
struct office_audit {
    int64_t session;
    int64_t at_ms;    // wall time
    const char *who;  // "recruiter", "candidate", a name
    const char *what; // "sheet", "pdf", "csv"
};

struct office_audit_list {
    struct arena arena;
    VEC(struct office_audit) rows;
};

void office_audit_list_finish(struct office_audit_list *list);

/**
 * Adds the stored sheet and evidence of a finished session to the buffers (each may be NULL). The
 * audit line is written first: when it cannot be, nothing is given.
 */
bool office_open_sheet(struct store *store, const struct office_audit *audit, struct buffer *sheet,
        struct buffer *evidence, struct diag_list *diags);

/**
 * How often `text` stands in the stored sheet of a finished session: for lists, which say how much
 * was seen and never a score. Writes no audit line, because nothing of the sheet is given.
 */
bool office_count_in_sheet(struct store *store, int64_t session, const char *text, int *count,
        struct diag_list *diags);

/** Keeps the answers of a finished session; the last ones given count. Here and with names: while
 * the office is locked they wait sealed in play.db. */
bool office_write_answers(struct store *store, int64_t session,
        const struct office_answers *answers, struct diag_list *diags);

/** The answers of a session, zeros when none were given. */
bool office_read_answers(struct store *store, int64_t session, struct office_answers *answers,
        struct diag_list *diags);

/** Keeps the name that belongs to a candidate's code, apart from the sessions; "" forgets it. */
bool office_write_name(
        struct store *store, const char *candidate, const char *name, struct diag_list *diags);

/** Adds the name to `name`, nothing when there is none. False only when it cannot be read. */
bool office_read_name(
        struct store *store, const char *candidate, struct buffer *name, struct diag_list *diags);

/** Adds the audit lines of a session, oldest first. */
bool office_list_audit(struct store *store, int64_t session, struct office_audit_list *list,
        struct diag_list *diags);
