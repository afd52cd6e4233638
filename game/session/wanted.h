// SPDX-License-Identifier: GPL-3.0-or-later
// What the vacancy of a candidate asks for, for who reads a sheet.
#pragma once

#include "game/store/store.h"
#include "scoring/wanted.h"

/**
 * Fills `wanted` from the vacancy that the candidate with this code belongs to; zeroed when there
 * is none. False, with diagnostics, when the office cannot be read.
 */
bool wanted_of_candidate(
        struct wanted *wanted, struct store *store, const char *code, struct diag_list *diags);
