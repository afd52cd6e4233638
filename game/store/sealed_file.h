// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed files: every page of a database and of its logs is a box that only one key opens.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/secret.h"

struct sealed_files;

/**
 * A way to files whose pages are sealed under `key`, for SQLite to open databases by. A page keeps
 * the nonce and tag in its last SECRET_EXTRA_SIZE bytes, so the database must leave those alone
 * (DATABASE_RESERVED). What is not a page stays readable: the heads of the logs, which hold page
 * numbers and checksums. Nothing is ever written to another kind of file: temporary ones are
 * refused. Must outlive every database that was opened by it.
 */
struct sealed_files *sealed_files_create(const struct secret_key *key, int page_size);

/** Wipes the key; NULL is fine. */
void sealed_files_destroy(struct sealed_files *files);

/** The name that SQLite knows it by. */
const char *sealed_files_name(const struct sealed_files *files);

/** Opens the page that was read from `offset` of a log, in place; false when it does not open. */
bool sealed_files_open_log(const struct sealed_files *files, unsigned char *page, int64_t offset);
