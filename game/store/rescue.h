// SPDX-License-Identifier: GPL-3.0-or-later
// Rescue: what can still be read of a damaged store, saved beside it as a backup.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/secret.h"

/** What was saved. */
struct rescue_done {
    struct buffer path; // of the backup; "" = nothing could be saved
    bool earlier;       // it was made before, and stands as it was
    int64_t rows;       // that were read, of all tables
    int64_t sessions;   // of which the row was read
};

void rescue_done_finish(struct rescue_done *done);

/** Whether only who has the key can tell if the office in `folder` is damaged. */
bool rescue_needs_key(const char *folder);

/**
 * Reads row by row what the damaged databases of the store in `folder` still give, around what does
 * not read, and puts it beside the folder as a backup that backup_restore takes; what is whole goes
 * along. The store itself is not touched. A sealed office is read by its `key` (vault_key), and
 * what is saved of it is sealed by the same; without one (NULL) it goes along as it lies, and
 * whether it is damaged is not seen. Damage of the same moment is saved once. No store may be open
 * on the folder in this process. False, with diagnostics, when nothing could be saved; without,
 * when nothing is damaged.
 */
bool rescue_store(const char *folder, const struct secret_key *key, struct rescue_done *done,
        struct diag_list *diags);
