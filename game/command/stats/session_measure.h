// SPDX-License-Identifier: GPL-3.0-or-later
// Stored sessions as what statistics per decision and per reply are worked out from.
#pragma once

#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/report/measure/measure_data.h"
#include "game/store/store.h"

/** Takes in what every session on `content` gave. False with diagnostics. */
bool session_measure_read(struct measure_data *data, struct store *store,
        const struct digest *content, struct diag_list *diags);

/** Then what was said in them, and what the shift at `path` of the content offered: a content that
 * this program cannot load only leaves out what nobody said. False with diagnostics. */
bool session_measure_hear(struct measure_data *data, struct store *store,
        const struct digest *content, const char *path, struct diag_list *diags);
