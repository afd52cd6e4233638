// SPDX-License-Identifier: GPL-3.0-or-later
// The hash chain of a journal: finds damage and reordering; it is no seal against a forger.
#pragma once

#include <stdint.h>

#include "game/base/digest.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"

/** Where the chain of a session starts: everything the session is pinned to. */
struct digest chain_begin(int64_t session, const struct session_start *start);

/** The link of the row `sequence` behind `previous`. */
struct digest chain_add(
        const struct digest *previous, int64_t sequence, const struct journal_entry *entry);

bool chain_same(const struct digest *a, const struct digest *b);
