// SPDX-License-Identifier: GPL-3.0-or-later
// Copying one file of a store that others may be writing in.
#pragma once

#include <stdbool.h>

#include "game/base/diag.h"

/** Copies `folder`/`name` to the folder `to` as of one moment: a database with what stands in its
 * log, checked when it is a plain one. */
bool backup_copy_file(
        const char *folder, const char *name, const char *to, struct diag_list *diags);
