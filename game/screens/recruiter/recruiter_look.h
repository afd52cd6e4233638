// SPDX-License-Identifier: GPL-3.0-or-later
// A look at a finished session: opened under the eyes of the audit, played again, and in words.
#pragma once

#include "game/report/random_player.h"
#include "game/report/report.h"
#include "game/report/result.h"
#include "game/report/sheet_report.h"
#include "game/screens/navigator.h"
#include "game/store/sessions.h"

struct recruiter_look {
    int64_t session;
    bool opened;               // the audit line stands, and all below is there
    bool replayed;             // else `sheet` is the stored one, and there is no result
    enum play_chain chain;     // of the journal
    bool differs;              // the sheet computed now is not the one stored at the end of play
    struct session_list found; // its one row
    const struct sheet *sheet; // what is shown
    struct result result;
    struct sheet stored;
    struct random_player random;
    bool has_random;
    struct report parts[SHEET_PART_COUNT]; // of the result; without it what is known all the same
    struct report moments;                 // one item a moment, in the order of the result
    char *trouble;                         // why it was not opened, or not replayed; NULL = nothing
};

/**
 * Looks at `session` for `who`. The audit line is written first; without it nothing is opened. What
 * goes wrong stands in `trouble`. `look` needs recruiter_look_finish whatever comes of it.
 */
void recruiter_look_init(
        struct recruiter_look *look, struct world *world, int64_t session, const char *who);
void recruiter_look_finish(struct recruiter_look *look);

/** Reads anew what the candidate says of it, and puts that part in words. */
void recruiter_look_read_remarks(
        struct recruiter_look *look, struct store *store, struct diag_list *diags);
/** Reads again what was rated in talks about it, also where it cannot be played: it may have been
 * rated meanwhile. */
void recruiter_look_read_interviews(struct recruiter_look *look, struct world *world);

/** Its row; only when it was opened. */
const struct session_row *recruiter_look_row(const struct recruiter_look *look);

/** The random player as of the settings, or played now and kept there. */
void recruiter_random_player(struct random_player *random, const struct session_row *row,
        const struct plan *plan, struct store *store, struct diag_list *diags);

/** Reads a sheet as sheet_json_write writes it; false when the text is none. */
bool recruiter_stored_sheet(struct sheet *sheet, const char *json);
