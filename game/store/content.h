// SPDX-License-Identifier: GPL-3.0-or-later
// Pinned content: the bytes a session was played with, kept once per hash.
#pragma once

#include <stdbool.h>

#include "game/base/bundle.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/store/store.h"

/**
 * Keeps every file that `bundle` has read, in play.db, and writes its content hash (bundle_digest)
 * to `hash`. What is kept already costs nothing. False, and nothing changes, when it cannot be
 * written. Content that no session uses goes when a session is finished.
 */
bool store_pin_content(struct store *store, const struct bundle *bundle, struct digest *hash,
        struct diag_list *diags);

/**
 * Fills `out`, which it initialises as a bundle in memory, with the files of `hash` from play.db or
 * office.db, and checks that they give that hash again. On false `out` is empty; bundle_finish is
 * fine.
 */
bool store_load_content(struct store *store, const struct digest *hash, struct bundle *out,
        struct diag_list *diags);
