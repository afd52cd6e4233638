// SPDX-License-Identifier: GPL-3.0-or-later
// Candidates: a code, what it is invited for, and how far it is; a row beside every session's code.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/store/invitation.h"
#include "game/store/vacancy.h"

enum {
    DIAG_CANDIDATE_MISSING = 623,       // argument: the code
    DIAG_CANDIDATE_CODE = 624,          // argument: what is no code
    DIAG_CANDIDATE_TAKEN = 625,         // argument: the code
    DIAG_CANDIDATE_ACCOMMODATION = 626, // argument: what is not understood
    DIAG_CANDIDATE_PLAYED = 668,  // it has played to an end, nothing is left to set; argument: code
    DIAG_CANDIDATE_BEGUN = 669,   // it has begun, so it cannot be withdrawn; argument: the code
    DIAG_CANDIDATE_VACANCY = 646, // no such vacancy, or closed; arguments: code, vacancy
};

enum { CANDIDATE_CODE_MIN = 2, CANDIDATE_CODE_MAX = 32, CANDIDATE_NAME_MAX = 120 };

/** Whether `code` has 2 to 32 letters, digits, dashes and underscores. */
bool candidate_is_code(const char *code);

/** Writes a code as it is kept: in capitals. `typed` must be one. */
void candidate_write_code(char code[CANDIDATE_CODE_MAX + 1], const char *typed);

enum candidate_state {
    CANDIDATE_INVITED,
    CANDIDATE_BUSY,
    CANDIDATE_FINISHED, // or broken off
    CANDIDATE_DECIDED
};

/** "invited", …: as stored and as JSON. */
const char *candidate_state_id(enum candidate_state state);

/** One to invite. */
struct candidate_new {
    const char *code;
    const char *name; // "" or NULL = none
    int64_t vacancy;
    struct accommodations accommodations;
    int line; // of the file it comes from; 0 = none
};

/**
 * Invites them all, or nobody: each slip is a diagnostic with `file` (may be NULL) and line. Codes
 * are taken in capitals. An audit line a candidate.
 */
bool candidate_add(struct store *store, const struct candidate_new *items, size_t count,
        const char *file, const struct office_hand *hand, struct diag_list *diags);

/** A line of a class that comes in from a file, as it stands there. */
struct candidate_line {
    const char *code;
    const char *name;    // "" = none
    const char *vacancy; // its name
    const char *needs;   // "time=150 breaks"; "" = nothing
    int line;            // of the file
};

/** Invites a class, or nobody: every slip of every line is a diagnostic with `file` and line. */
bool candidate_add_class(struct store *store, const struct candidate_line *lines, size_t count,
        const char *file, const struct office_hand *hand, struct diag_list *diags);

/**
 * Brings the candidates up to date with what runs in play.db, and keeps who belongs to no vacancy
 * `weeks` after play (0: as it stands). Without play.db only the latter.
 */
bool candidate_sync(struct store *store, int64_t weeks, struct diag_list *diags);

/** The latest finished session of a code, 0 = none yet. False when there is no such candidate. */
bool candidate_find_session(
        struct store *store, const char *code, int64_t *session, struct diag_list *diags);

/** Records that the candidate agrees to be kept until `until_ms`, at most a year after the
 * vacancy's end. */
bool candidate_consent(struct store *store, const char *code, int64_t until_ms,
        const struct office_hand *hand, struct diag_list *diags);

/** What was agreed about keeping somebody longer. */
struct candidate_consented {
    int64_t at_ms; // when it was recorded; 0 = never
    int64_t until_ms;
};

/** Reads it; adds who recorded it to `who`. False only when it cannot be read. */
bool candidate_read_consent(struct store *store, const char *code,
        struct candidate_consented *consented, struct buffer *who, struct diag_list *diags);

/**
 * Puts `needs` in the place of what was agreed with somebody who is invited or busy. Who is busy
 * meets it on going on; the journal of that session keeps it as a remark, and the audit that it was
 * done.
 */
bool candidate_change(struct store *store, const char *code, const struct accommodations *needs,
        const struct office_hand *hand, struct diag_list *diags);

/** Withdraws the invitation of somebody who has not begun: the row goes, with name and invitation;
 * the slip is no longer valid, and the audit keeps a line. */
bool candidate_withdraw(struct store *store, const char *code, const struct office_hand *hand,
        struct diag_list *diags);
