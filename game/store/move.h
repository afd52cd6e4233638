// SPDX-License-Identifier: GPL-3.0-or-later
// The move of an ended session from play.db to the office: copied whole or sealed in a parcel, and
// removed.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/store/database.h"
#include "game/store/store.h"

/** Copies the content of this hash from play.db to office.db, in the caller's transaction; what is
 * there already stays. */
bool move_copy_content(struct store *store, const struct digest *content, struct diag_list *diags);

/** Removes content that no session and no parcel uses any more, in the caller's transaction. */
bool move_forget_content(struct database *play, struct diag_list *diags);

/** Copies `session` with content and journal into office.db; what is there already stays. */
bool move_copy_session(struct store *store, int64_t session, struct diag_list *diags);

/** Removes `session`, and content that no session uses any more, from play.db. */
bool move_remove_session(struct store *store, int64_t session, struct diag_list *diags);

/** Puts `session` in a parcel for the office and removes its rows, in the caller's transaction. */
bool move_seal_session(struct store *store, int64_t session, struct diag_list *diags);

/**
 * Moves every ended session; one that cannot be moved stays, with a warning. With a vault each is
 * sealed, and taken in at once where the office is open.
 */
void move_ended_sessions(struct store *store, struct diag_list *diags);

/** Writes play.db anew where rows were sealed since it last was, so that no byte of them is left in
 * its free places and its log. What goes wrong is done again at the next call. */
void move_scrub(struct store *store);
