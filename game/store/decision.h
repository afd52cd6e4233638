// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions: what a person decided about a candidate, why, and what of the evidence they opened.
#pragma once

#include "game/store/candidate.h"

enum {
    DIAG_DECISION_INCOMPLETE = 627,     // argument: what lacks: "who", "reason", "outcome"
    DIAG_DECISION_NOTHING_PLAYED = 647, // argument: the code
};

enum { DECISION_REASON_MAX = 4000, DECISION_WHO_MAX = 120 };

enum decision_outcome {
    DECISION_INTERVIEW, // invited to talk; meets_ms may say when
    DECISION_AWAIT,     // the candidate has the word
    DECISION_ACCEPT,
    DECISION_REJECT,
    DECISION_OUTCOME_COUNT
};

/** "interview", "await", "accept", "reject": as stored and as JSON. */
const char *decision_outcome_id(enum decision_outcome outcome);

struct decision_made {
    enum decision_outcome outcome;
    const char *reason;
    const char *who;
    int64_t at_ms;
    int64_t meets_ms;     // 0 = no day
    int64_t session;      // read only: the session that was judged
    int opened;           // moments of its evidence that who decided had opened
    int moments;          // of so many; 0 = as many as the stored evidence has
    const char *evidence; // the ids of those that were opened, a space between; NULL = none
};

struct decision_list {
    struct arena arena;
    VEC(struct decision_made) rows;
};

void decision_list_finish(struct decision_list *list);

/**
 * Records a decision about the candidate `code`, with an audit line that does not say which. The
 * last one counts; earlier ones stay. A person's name and a reason are needed, and a session that
 * ended.
 */
bool decision_record(struct store *store, const char *code, const struct decision_made *decision,
        struct diag_list *diags);

/** Adds the decisions about `code`, oldest first. */
bool decision_read_all(
        struct store *store, const char *code, struct decision_list *list, struct diag_list *diags);
