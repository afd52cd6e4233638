// SPDX-License-Identifier: GPL-3.0-or-later
// Inside norms: what building one shares with keeping one.
#pragma once

#include "game/store/database.h"
#include "game/store/norms.h"

/** Whether a group is large enough to say anything; a diagnostic when not. */
bool norms_are_enough(int64_t people, struct diag_list *diags);

/** Keeps a norm, within the caller's transaction, with an audit line `what`. */
bool norms_keep(struct database *office, const struct stored_norm *norm, const char *what,
        const struct office_hand *hand, struct diag_list *diags);
