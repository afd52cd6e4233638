// SPDX-License-Identifier: GPL-3.0-or-later
// Interviews: how a person rated what a candidate said about moments that both saw again.
#pragma once

#include "game/store/candidate.h"

enum {
    DIAG_INTERVIEW_INCOMPLETE = 665, // argument: what lacks: "who", "moment", "rating" …
    DIAG_INTERVIEW_NOTHING = 666,    // nothing was played to the end; argument: the code
};

enum {
    INTERVIEW_LEAST = 1,
    INTERVIEW_MOST = 5,
    INTERVIEW_NOTE_MAX = 4000,
    INTERVIEW_WHO_MAX = 120,
    INTERVIEW_ID_MAX = 400,
};

struct interview_rating {
    const char *moment;     // "packet/call/opening": its scenario and decision
    const char *competency; // id
    int rating;             // INTERVIEW_LEAST to INTERVIEW_MOST
    const char *note;       // may be ""; NULL is ""
    const char *who;
    int64_t at_ms;   // wall time
    int64_t session; // read only: what was looked back on
    bool counts;     // read only: nobody rated the same moment and competency later
};

struct interview_list {
    struct arena arena;
    VEC(struct interview_rating) rows;
};

void interview_list_finish(struct interview_list *list);

/**
 * Records the ratings of one talk with the candidate `code` about the last session that ended: all
 * of them or none, with an audit line that says nothing of what was rated. Earlier ones stay.
 */
bool interview_record(struct store *store, const char *code, const struct interview_rating *ratings,
        size_t count, struct diag_list *diags);

/** Adds the ratings about a session, oldest first. */
bool interview_read(
        struct store *store, int64_t session, struct interview_list *list, struct diag_list *diags);
