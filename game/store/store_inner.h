// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the store: opening the office, plain or sealed.
#pragma once

#include "game/base/secret.h"
#include "game/store/store.h"

/** Sets store->office, upgraded; false with a diagnostic when it cannot be opened. */
bool store_open_plain_office(struct store *store, struct diag_list *diags);
bool store_open_sealed_office(
        struct store *store, const struct secret_key *key, struct diag_list *diags);
