// SPDX-License-Identifier: GPL-3.0-or-later
// What was exported of a candidate to the folder `export` of the store, and taking it away.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"

/**
 * Writes over and removes every file that the sheet of `code` was exported to, in `folder`/export;
 * adds their number to `count`. A `folder` that is NULL has none.
 */
bool retention_remove_files(
        const char *folder, const char *code, int64_t *count, struct diag_list *diags);
