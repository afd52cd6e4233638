// SPDX-License-Identifier: GPL-3.0-or-later
// Remarks: what a candidate says of an own play, what must be put right, and what was answered.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/store/vacancy.h"

enum {
    DIAG_REMARK_TEXT = 661,     // empty, too long or not text; argument: bytes at most
    DIAG_REMARK_MISSING = 662,  // no such remark; argument: its number
    DIAG_REMARK_ANSWERED = 663, // it has its answer; argument: its number
    DIAG_REMARK_NOBODY = 664,   // an answer without the name of who gives it
};

enum { REMARK_TEXT_MAX = 4000, REMARK_WHO_MAX = 120 };

enum remark_kind {
    REMARK_COMMENT,    // the candidate's own view
    REMARK_CORRECTION, // something is wrong: an answer is owed within a month (GDPR 12(3))
    REMARK_KIND_COUNT
};

/** "comment", "correction": as stored and as JSON. */
const char *remark_kind_id(enum remark_kind kind);

struct remark {
    int64_t id;
    int64_t session;
    enum remark_kind kind;
    const char *text;
    int64_t at_ms;
    const char *answer;   // "" = none yet
    const char *answerer; // who gave it
    int64_t answered_ms;  // 0 = not yet
};

struct remark_list {
    struct arena arena;
    VEC(struct remark) rows;
};

void remark_list_finish(struct remark_list *list);

/** When an answer is owed to what was asked at `at_ms`: a month later, by the calendar. */
int64_t remark_month_later(int64_t at_ms);

/** Until when an answer to it is owed; 0 of a comment, and once it was answered. */
int64_t remark_due_ms(const struct remark *remark);

/**
 * Keeps what the candidate says of a finished session. While the office is locked it waits sealed
 * in play.db. False, with a diagnostic, when it is empty, too long, or cannot be kept.
 */
bool remark_write(struct store *store, int64_t session, enum remark_kind kind, const char *text,
        int64_t at_ms, struct diag_list *diags);

/** The same for who brings it over to the office, with an audit line: `hand` says when. */
bool remark_bring(struct store *store, int64_t session, enum remark_kind kind, const char *text,
        const struct office_hand *hand, struct diag_list *diags);

/** Adds those of a session, oldest first. */
bool remark_read(
        struct store *store, int64_t session, struct remark_list *list, struct diag_list *diags);

/** Records what was answered, by whom and when, with an audit line; an answer stays as it is. */
bool remark_answer(struct store *store, int64_t id, const char *answer,
        const struct office_hand *hand, struct diag_list *diags);
