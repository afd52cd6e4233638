// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the rehearsals of a scenario, a pack or a shift, and running one.
#pragma once

#include "game/base/buffer.h"
#include "game/scenario/check.h"
#include "game/session/rehearsal.h"

/** Paths of rehearsals, in order of name; each is the caller's. */
struct rehearse_list {
    VEC(char *) files;
};

/**
 * Adds the rehearsals that `path` means: a rehearsal, every one under a folder, or for a scenario,
 * a pack or a shift every one about it, in the content's `rehearsals` and beside it. False, with
 * diagnostics, when there is no such thing.
 */
bool rehearse_find(struct rehearse_list *list, const char *path, struct diag_list *diags);
void rehearse_list_finish(struct rehearse_list *list);

enum rehearse_result { REHEARSE_SAME, REHEARSE_CHANGED, REHEARSE_STOPPED, REHEARSE_UNREADABLE };

/** One rehearsal that was run; everything in it is its own. */
struct rehearse_run {
    struct buffer text;
    struct rehearsal rehearsal;
    struct session *session; // at the end of the play; NULL when it could not begin
    struct rehearsal_findings findings;
    enum rehearse_result result;
};

/** Reads the rehearsal at `path`, plays it and compares. Says in `diags` why it stopped. */
void rehearse_run(struct rehearse_run *run, const char *path, struct diag_list *diags);
void rehearse_run_finish(struct rehearse_run *run);

/** Begins the session a rehearsal is about, without a store; NULL with diagnostics. `language`
 * NULL: its own. */
struct session *rehearse_begin(
        const struct rehearsal *rehearsal, const char *language, struct diag_list *diags);

/** "jaarnota-model" of "scenarios/rehearsals/jaarnota-model.txt", into `name`. */
void rehearse_name(struct buffer *name, const char *path);
