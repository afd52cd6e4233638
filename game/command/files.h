// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a file whole or not at all.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/diag.h"

enum { DIAG_FILE_UNWRITTEN = 785 }; // argument: the reason the system gives

/** Puts `bytes` at `path`; what stood there stays until all is written. False with a diagnostic. */
bool file_write(const char *path, const void *bytes, size_t size, struct diag_list *diags);
