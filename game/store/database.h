// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's door: one database file, its queries and its transactions. Only this room includes it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/base/secret.h"

struct database;
struct query;

enum database_sharing { DATABASE_ALONE, DATABASE_SHARED };

enum query_step { QUERY_ROW, QUERY_DONE, QUERY_FAILED };

/** Opens or makes the file at `path` (":memory:" is none), checked but not upgraded. NULL with a
 * diagnostic. */
struct database *database_open(
        const char *path, enum database_sharing sharing, struct diag_list *diags);
void database_close(struct database *database);

/** The same with a file whose pages and logs are sealed under `key` (sealed_file.h), shared with
 * other processes that have the key. */
struct database *database_open_sealed(
        const char *path, int page_size, const struct secret_key *key, struct diag_list *diags);

/**
 * Writes what stands in the plain file at `from`, which no other process may have open, sealed
 * under `key` to a new file at `to`, on the disk when it is true. Afterwards `from` is whole by
 * itself: it has no log.
 */
bool database_seal_copy(const char *from, const char *to, int page_size,
        const struct secret_key *key, struct diag_list *diags);

/**
 * Copies the plain database at `from`, as of one moment and while others write, to a new file at
 * `to`. False without a diagnostic, and `busy`, when another process keeps it to itself.
 */
bool database_copy(const char *from, const char *to, bool *busy, struct diag_list *diags);

/** How a database that is saved from damage is opened: sealed under `key`, or plain (NULL). */
struct database_seal {
    const struct secret_key *key;
    int page_size;
};

/** Opens a file without a look at whether it is whole, to save what can be read: nothing of it
 * changes. */
struct database *database_open_as_is(
        const char *path, const struct database_seal *seal, struct diag_list *diags);

/** Makes a new file at `path`, for this process alone. */
struct database *database_make(
        const char *path, const struct database_seal *seal, struct diag_list *diags);

/** Lets triggers run, or not: rows that are saved have had theirs. */
void database_set_triggers(struct database *database, bool run);

/** Leaves nothing of what was deleted: the file is written anew, and its log emptied. */
bool database_scrub(struct database *database, struct diag_list *diags);

/** Runs every statement of `sql`; rows are passed over. Here and below a `database` that is NULL
 * because it is locked gives DIAG_STORE_LOCKED. */
bool database_run(struct database *database, const char *sql, struct diag_list *diags);

/** The first number that `sql` gives; false when it cannot be run or gives no row. */
bool database_read_integer(
        struct database *database, const char *sql, int64_t *value, struct diag_list *diags);

/** Says that the file is damaged; `what` was found. */
void database_report_damage(
        const struct database *database, const char *what, struct diag_list *diags);

/** Adds a diagnostic about this file with up to two arguments. */
void database_report(const struct database *database, int code, const char *first,
        const char *second, struct diag_list *diags);

/** A transaction that holds the write lock from its start; an end that fails rolls it back. */
bool database_begin(struct database *database, struct diag_list *diags);
bool database_end(struct database *database, bool good, struct diag_list *diags);

/** A query, NULL with a diagnostic when it cannot be prepared; `sql` must outlive it. */
struct query *query_create(struct database *database, const char *sql, struct diag_list *diags);
void query_destroy(struct query *query);

/** Parameters count from 1. Texts and bytes are borrowed until query_destroy; a NULL text binds
 * NULL. */
void query_bind_integer(struct query *query, int index, int64_t value);
void query_bind_text(struct query *query, int index, const char *text);
void query_bind_bytes(struct query *query, int index, const void *bytes, size_t size);
void query_bind_digest(struct query *query, int index, const struct digest *digest);

/** Binds a copy of what `from`, of any database, has in `column`: for copying rows. */
void query_bind_column(struct query *query, int index, struct query *from, int column);
int query_column_count(const struct query *query);

/** The next row. After QUERY_DONE the query can be bound and run again. */
enum query_step query_next(struct query *query, struct diag_list *diags);

/** Runs a query that gives no rows. */
bool query_run(struct query *query, struct diag_list *diags);

/** What a column has; a number with a fraction is none of ours. */
enum query_kind { QUERY_NULL, QUERY_INTEGER, QUERY_TEXT, QUERY_BYTES };
enum query_kind query_kind(const struct query *query, int column);

/** Columns count from 0; pointers hold until the next query_next. A NULL column is 0, "" or no
 * bytes. */
int64_t query_integer(struct query *query, int column);
const char *query_text(struct query *query, int column);
const void *query_bytes(struct query *query, int column, size_t *size);

/** A digest, all zero when the column is not one. */
struct digest query_digest(struct query *query, int column);
