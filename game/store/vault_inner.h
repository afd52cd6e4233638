// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the store: the vault's keys, its files, and what the rest of the room asks of it.
#pragma once

#include "game/store/vault.h"

struct vault {
    struct vault_keys keys;
    bool open;
    struct vault_opened opened; // while it is open, or held
    bool held;                  // the office is damaged, and its key is kept to save it
    int64_t pages;              // of the office
    int64_t checked;            // of them, from the first on
};

/** Looks whether the store has a vault, and completes a conversion that a crash left halfway.
 * False when its keys are missing or damaged. */
bool vault_find(struct store *store, struct diag_list *diags);
void vault_destroy(struct vault *vault);

/** Writes office.db sealed, with `keys` beside it; the plain one is gone when it is true. */
bool vault_convert(struct store *store, const struct vault_keys *keys,
        const struct vault_opened *opened, struct diag_list *diags);

/** Completes a conversion whose keys are on the disk; without one nothing happens. */
bool vault_complete(const struct store *store, struct diag_list *diags);

/** Reads the keys from the disk. */
bool vault_read_keys(const struct store *store, struct vault_keys *keys, struct diag_list *diags);
bool vault_write_keys(
        const struct store *store, const struct vault_keys *keys, struct diag_list *diags);

/** That play.db is to be written anew: asked for with what made it so, done afterwards. */
bool vault_ask_scrub(struct store *store, struct diag_list *diags);
bool vault_wants_scrub(struct store *store, struct diag_list *diags);
bool vault_scrubbed(struct store *store, struct diag_list *diags);

/** Looks at the first pages of an office that was opened just now; vault_check_part goes on. */
bool vault_check_first(struct store *store, struct diag_list *diags);

/** Closes an office that is damaged, and keeps its key. */
void vault_hold(struct store *store);
