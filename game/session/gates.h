// SPDX-License-Identifier: GPL-3.0-or-later
// How much must have been seen before a score counts: as the organisation set it.
#pragma once

#include <stdbool.h>

#include "game/base/diag.h"
#include "game/store/store.h"
#include "scoring/sheet.h"

/**
 * Fills `gates` from the settings "org.gate.customers" and "org.gate.decisions"; what is not set,
 * or is no number from 1 to 100, keeps its default. They hold for plays that end from now on: a
 * stored sheet carries the gates that it was made with. False only when the store cannot be read.
 */
bool gates_read(struct sheet_gates *gates, struct store *store, struct diag_list *diags);
