// SPDX-License-Identifier: GPL-3.0-or-later
// The panel's line, kept with the key it was set for: when the points change it is gone.
#pragma once

#include "game/scenario/model.h"
#include "game/shift/state.h"
#include "game/store/store.h"
#include "scoring/sheet.h"
#include "scoring/stats/standard.h"

/** Keeps the line of a scenario under the hash of its key, in place of an earlier one. */
bool standard_keep(struct store *store, const struct scenario *scenario,
        const struct standard *standard, struct diag_list *diags);

/** Reads it back; zeroed when there is none for this key. False only when it cannot be read. */
bool standard_read(struct store *store, const struct scenario *scenario, struct standard *standard,
        struct diag_list *diags);

/** The line beside a sheet: over the scenarios of the plan, each for what was possible there. */
bool standard_of_sheet(struct standard *standard, struct store *store, const struct plan *plan,
        const struct sheet *sheet, struct diag_list *diags);
