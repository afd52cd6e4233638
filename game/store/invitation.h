// SPDX-License-Identifier: GPL-3.0-or-later
// An invitation: what the candidate's part may know beforehand of a code, in play.db.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/store/store.h"

enum { ACCOMMODATION_LANGUAGE_SIZE = 8 };

/** What somebody needs to play as others do. Zeroed = nothing asked for. */
struct accommodations {
    int time_percent; // 150, 200; 0 = as everyone. Time is not scored: it says how quick is quick
    int text_percent; // 100 to 200; 0 = as the screen is
    bool contrast;
    bool dyslexic;                              // the font
    bool breaks;                                // somebody sees to it that there are more of them
    char language[ACCOMMODATION_LANGUAGE_SIZE]; // "nl"; "" = as the screen is
};

bool accommodations_any(const struct accommodations *accommodations);

/** Adds "time=150 text=125 contrast dyslexic breaks language=nl", what is asked for of it. */
void accommodations_write(struct buffer *text, const struct accommodations *accommodations);

/** Reads such a text; blanks, ',' and ';' stand between. False at what is not understood, which
 * `odd` (may be NULL) then points at in `text`. */
bool accommodations_read(struct accommodations *accommodations, const char *text, const char **odd);

/** The language that is asked for in such a text, "" where none is. */
void accommodations_read_language(const char *text, char language[ACCOMMODATION_LANGUAGE_SIZE]);

/** Keeps an invitation under `code`, in play.db, in a box that only the code opens. A withdrawal of
 * the code is forgotten. */
bool invitation_write(struct store *store, const char *code, const char *shift,
        const struct accommodations *accommodations, struct diag_list *diags);

/**
 * Reads the invitation of `code`: adds the path of its shift to `shift`. `found` tells whether
 * there is one. False only when it cannot be read.
 */
bool invitation_read(struct store *store, const char *code, struct buffer *shift,
        struct accommodations *accommodations, bool *found, struct diag_list *diags);

/**
 * Forgets the invitation of `code`, and refuses the code until `until_ms`: the slip is no longer
 * valid. Only a hash of it stays.
 */
bool invitation_withdraw(
        struct store *store, const char *code, int64_t until_ms, struct diag_list *diags);

/** Whether the code was withdrawn; false too when that cannot be read. */
bool invitation_is_withdrawn(struct store *store, const char *code, struct diag_list *diags);

/** Forgets withdrawals whose day is past. */
bool invitation_forget_withdrawn(struct store *store, int64_t now_ms, struct diag_list *diags);

/** Forgets it; nothing is fine. */
bool invitation_forget(struct store *store, const char *code, struct diag_list *diags);
