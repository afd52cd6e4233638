// SPDX-License-Identifier: GPL-3.0-or-later
// The move of an ended session from play.db to office.db: copied whole, then removed.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/store/store.h"

/** Copies `session` with content and journal into office.db; what is there already stays. */
bool move_copy_session(struct store *store, int64_t session, struct diag_list *diags);

/** Removes `session`, and content that no session uses any more, from play.db. */
bool move_remove_session(struct store *store, int64_t session, struct diag_list *diags);

/** Moves every ended session; one that cannot be moved stays, with a warning. */
void move_ended_sessions(struct store *store, struct diag_list *diags);
