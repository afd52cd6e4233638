// SPDX-License-Identifier: GPL-3.0-or-later
// Where a session is: in play.db while it runs, in office.db when it is finished.
#pragma once

#include <stdint.h>

#include "game/base/diag.h"
#include "game/store/database.h"
#include "game/store/store.h"

/** The database that holds `session`; NULL, with a diagnostic, when none does. */
struct database *locate_session(struct store *store, int64_t session, struct diag_list *diags);

/** Adds a diagnostic whose argument is a session. */
void locate_report(int code, int64_t session, struct diag_list *diags);
