// SPDX-License-Identifier: GPL-3.0-or-later
// Rescue: what can still be read of a damaged store, saved beside it as a backup.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"

/** What was saved. */
struct rescue_done {
    struct buffer path; // of the backup; "" = nothing could be saved
    bool earlier;       // it was made before, and stands as it was
    int64_t rows;       // that were read, of all tables
    int64_t sessions;   // of which the row was read
};

void rescue_done_finish(struct rescue_done *done);

/**
 * Reads row by row what the damaged databases of the store in `folder` still give, from the first
 * row on and back from the last, and puts it beside the folder as a backup that backup_restore
 * takes; what is whole goes along. The store itself is not touched. A database that only a
 * passphrase opens goes along as it lies. Damage of the same moment is saved once. False, with
 * diagnostics, when nothing could be saved.
 */
bool rescue_store(const char *folder, struct rescue_done *done, struct diag_list *diags);
