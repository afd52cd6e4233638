// SPDX-License-Identifier: GPL-3.0-or-later
// The screen in the place of all others when what is kept turns out damaged at the start.
#pragma once

#include "game/base/secret.h"
#include "game/screens/navigator.h"

/**
 * Saves what can still be read of the store in `folder`, and puts a screen on top that says what is
 * wrong (`diags`, as store_open gave them), what was saved, and what to do. `key` as rescue_store
 * takes it. The world's own store is another one, in memory.
 */
void damage_open(struct navigator *navigator, const char *folder, const struct secret_key *key,
        const struct diag_list *diags);

/**
 * The same when the sealed office turned out damaged after the start: `diags` are of vault_unlock
 * or vault_check_part. The world's store goes on in memory.
 */
void damage_found(struct navigator *navigator, const struct diag_list *diags);
