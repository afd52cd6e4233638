// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the session: reads from a journal how the playing went; not for other rooms.
#pragma once

#include "game/shift/beside.h"
#include "game/store/journal.h"

enum { CIRCUMSTANCES_IDLE_MS = 120000 };

/** Reads the rows in order. What was agreed counts from the first row that says so to the end. */
struct circumstances circumstances_of(const struct journal *journal);
