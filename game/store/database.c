// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's door: one database file, its queries and its transactions. Only this room includes it.
#include "game/store/database.h"

#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/store/damage.h"
#include "game/store/database_inner.h"
#include "game/store/sealed_file.h"
#include "game/store/store.h"

enum { WAIT_FOR_OTHERS_MS = 2000 };

struct query {
    sqlite3_stmt *statement;
    struct database *database;
};

void database_report(const struct database *database, int code, const char *first,
        const char *second, struct diag_list *diags)
{
    diag_add(diags, code, DIAG_ERROR, database->path, 0, first, second, NULL);
}

void database_report_damage(
        const struct database *database, const char *what, struct diag_list *diags)
{
    database_report(database, DIAG_STORE_DAMAGED, what, NULL, diags);
}

static bool is_there(const struct database *database, struct diag_list *diags)
{
    if (database == NULL) {
        diag_add(diags, DIAG_STORE_LOCKED, DIAG_ERROR, NULL, 0, NULL);
    }
    return database != NULL;
}

// A page that does not open, and one that the disk does not give. While it reads the list of tables
// SQLite says no more than that something could not be read.
static bool is_unreadable(int code)
{
    return code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_READ ||
            code == SQLITE_IOERR_CORRUPTFS || code == SQLITE_IOERR;
}

void database_report_failure(const struct database *database, struct diag_list *diags)
{
    const char *reason = sqlite3_errmsg(database->handle);
    if (is_unreadable(sqlite3_extended_errcode(database->handle))) {
        database_report(database, DIAG_STORE_DAMAGED, NULL, NULL, diags);
        return;
    }
    switch (sqlite3_errcode(database->handle)) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        database_report(database, DIAG_STORE_DAMAGED, reason, NULL, diags);
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        database_report(database, DIAG_STORE_IN_USE, NULL, NULL, diags);
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        database_report(database, DIAG_STORE_READ_ONLY, NULL, NULL, diags);
        break;
    case SQLITE_FULL:
        database_report(database, DIAG_STORE_FULL, NULL, NULL, diags);
        break;
    case SQLITE_CANTOPEN:
        database_report(database, DIAG_STORE_OPEN, reason, NULL, diags);
        break;
    default:
        database_report(database, DIAG_STORE_FAILED, reason, NULL, diags);
        break;
    }
}

struct query *query_create(struct database *database, const char *sql, struct diag_list *diags)
{
    sqlite3_stmt *statement = NULL;
    if (!is_there(database, diags)) {
        return NULL;
    }
    if (sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL) != SQLITE_OK) {
        database_report_failure(database, diags);
        return NULL;
    }
    struct query *query = mem_alloc(sizeof(*query));
    *query = (struct query) { statement, database };
    return query;
}

void query_destroy(struct query *query)
{
    if (query == NULL) {
        return;
    }
    sqlite3_finalize(query->statement);
    mem_free(query);
}

void query_bind_integer(struct query *query, int index, int64_t value)
{
    sqlite3_bind_int64(query->statement, index, value);
}

void query_bind_text(struct query *query, int index, const char *text)
{
    sqlite3_bind_text(query->statement, index, text, -1, SQLITE_STATIC);
}

void query_bind_bytes(struct query *query, int index, const void *bytes, size_t size)
{
    // A NULL pointer would bind NULL, but no bytes are bytes too.
    sqlite3_bind_blob64(query->statement, index, size > 0 ? bytes : "", size, SQLITE_STATIC);
}

void query_bind_digest(struct query *query, int index, const struct digest *digest)
{
    query_bind_bytes(query, index, digest->bytes, sizeof(digest->bytes));
}

void query_bind_column(struct query *query, int index, struct query *from, int column)
{
    sqlite3_bind_value(query->statement, index, sqlite3_column_value(from->statement, column));
}

int query_column_count(const struct query *query)
{
    return sqlite3_column_count(query->statement);
}

enum query_step query_next(struct query *query, struct diag_list *diags)
{
    int result = sqlite3_step(query->statement);
    if (result == SQLITE_ROW) {
        return QUERY_ROW;
    }
    if (result != SQLITE_DONE) {
        database_report_failure(query->database, diags);
    }
    sqlite3_reset(query->statement);
    return result == SQLITE_DONE ? QUERY_DONE : QUERY_FAILED;
}

bool query_run(struct query *query, struct diag_list *diags)
{
    return query_next(query, diags) == QUERY_DONE;
}

enum query_kind query_kind(const struct query *query, int column)
{
    switch (sqlite3_column_type(query->statement, column)) {
    case SQLITE_INTEGER:
        return QUERY_INTEGER;
    case SQLITE_TEXT:
        return QUERY_TEXT;
    case SQLITE_BLOB:
        return QUERY_BYTES;
    default:
        return QUERY_NULL;
    }
}

int64_t query_integer(struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

const char *query_text(struct query *query, int column)
{
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    return text != NULL ? text : "";
}

const void *query_bytes(struct query *query, int column, size_t *size)
{
    const void *bytes = sqlite3_column_blob(query->statement, column);
    *size = (size_t)sqlite3_column_bytes(query->statement, column);
    return bytes;
}

struct digest query_digest(struct query *query, int column)
{
    struct digest digest = { { 0 } };
    size_t size = 0;
    const void *bytes = query_bytes(query, column, &size);
    if (size == sizeof(digest.bytes)) {
        memcpy(digest.bytes, bytes, sizeof(digest.bytes));
    }
    return digest;
}

bool database_run(struct database *database, const char *sql, struct diag_list *diags)
{
    if (!is_there(database, diags)) {
        return false;
    }
    if (sqlite3_exec(database->handle, sql, NULL, NULL, NULL) != SQLITE_OK) {
        database_report_failure(database, diags);
        return false;
    }
    return true;
}

bool database_read_integer(
        struct database *database, const char *sql, int64_t *value, struct diag_list *diags)
{
    struct query *query = query_create(database, sql, diags);
    if (query == NULL) {
        return false;
    }
    bool found = query_next(query, diags) == QUERY_ROW;
    if (found) {
        *value = query_integer(query, 0);
    }
    query_destroy(query);
    return found;
}

bool database_begin(struct database *database, struct diag_list *diags)
{
    return database_run(database, "BEGIN IMMEDIATE", diags);
}

bool database_end(struct database *database, bool good, struct diag_list *diags)
{
    if (good && database_run(database, "COMMIT", diags)) {
        return true;
    }
    // A full disk may have rolled back by itself already; a second time is no error to tell.
    if (sqlite3_get_autocommit(database->handle) == 0) {
        sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
    }
    return false;
}

static bool can_write(struct database *database, struct diag_list *diags)
{
    if (sqlite3_db_readonly(database->handle, "main") == 1) {
        database_report(database, DIAG_STORE_READ_ONLY, NULL, NULL, diags);
        return false;
    }
    return true;
}

struct database *database_handle(
        const char *path, struct sealed_files *files, int flags, struct diag_list *diags)
{
    struct database *database = mem_alloc(sizeof(*database));
    database->path = mem_copy_text(path);
    database->files = files;
    if (sqlite3_open_v2(path, &database->handle, SQLITE_OPEN_READWRITE | flags,
                files != NULL ? sealed_files_name(files) : NULL) != SQLITE_OK) {
        database_report_failure(database, diags);
        if (diag_list_has(diags, DIAG_STORE_DAMAGED)) {
            // It looks at the first page already, and at nothing else.
            diag_add(diags, DIAG_DAMAGE_HEAD, DIAG_NOTE, path, 0, NULL);
        }
        database_close(database);
        return NULL;
    }
    return database;
}

struct database *database_open(
        const char *path, enum database_sharing sharing, struct diag_list *diags)
{
    struct database *database = damage_check_log(path, NULL, diags)
            ? database_handle(path, NULL, SQLITE_OPEN_CREATE, diags)
            : NULL;
    if (database == NULL) {
        return NULL;
    }
    sqlite3_busy_timeout(database->handle, sharing == DATABASE_SHARED ? WAIT_FOR_OTHERS_MS : 0);
    if (sharing == DATABASE_ALONE &&
            !database_run(database, "PRAGMA locking_mode = EXCLUSIVE", diags)) {
        goto error;
    }
    if (!can_write(database, diags) || !damage_check(database, diags)) {
        goto error;
    }
    return database;

error:
    database_close(database);
    return NULL;
}

bool database_keep_in_memory(struct database *database, struct diag_list *diags)
{
    return database_run(database, "PRAGMA temp_store = MEMORY", diags);
}

// No check of the whole here, which takes its time (damage_check_pages).
struct database *database_open_sealed(
        const char *path, int page_size, const struct secret_key *key, struct diag_list *diags)
{
    struct sealed_files *files = sealed_files_create(key, page_size);
    if (!damage_check_log(path, files, diags)) {
        sealed_files_destroy(files);
        return NULL;
    }
    struct database *database = database_handle(path, files, 0, diags);
    int64_t tables = 0;
    if (database == NULL) {
        return NULL;
    }
    sqlite3_busy_timeout(database->handle, WAIT_FOR_OTHERS_MS);
    if (!can_write(database, diags) || !database_keep_in_memory(database, diags) ||
            !database_read_integer(
                    database, "SELECT count(*) FROM sqlite_schema", &tables, diags)) {
        damage_explain(database, diags);
        database_close(database);
        return NULL;
    }
    return database;
}

bool database_reserve(struct database *database)
{
    int reserved = SECRET_EXTRA_SIZE;
    return sqlite3_file_control(database->handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved) ==
            SQLITE_OK;
}

static struct sealed_files *files_of(const struct database_seal *seal)
{
    return seal->key != NULL ? sealed_files_create(seal->key, seal->page_size) : NULL;
}

struct database *database_open_as_is(
        const char *path, const struct database_seal *seal, struct diag_list *diags)
{
    struct database *database = database_handle(path, files_of(seal), 0, diags);
    if (database != NULL) {
        database_keep_log(database);
        (void)database_keep_in_memory(database, diags);
    }
    return database;
}

struct database *database_make(
        const char *path, const struct database_seal *seal, struct diag_list *diags)
{
    char size[48];
    (void)snprintf(size, sizeof(size), "PRAGMA page_size = %d", seal->page_size);
    struct database *database = database_handle(path, files_of(seal), SQLITE_OPEN_CREATE, diags);
    if (database == NULL) {
        return NULL;
    }
    if (!database_keep_in_memory(database, diags) ||
            !database_run(database, "PRAGMA locking_mode = EXCLUSIVE", diags) ||
            !database_run(database, size, diags) ||
            (seal->key != NULL && !database_reserve(database))) {
        database_close(database);
        return NULL;
    }
    return database;
}

void database_keep_log(struct database *database)
{
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

void database_set_triggers(struct database *database, bool run)
{
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, (int)run, NULL);
}

void database_close(struct database *database)
{
    if (database == NULL) {
        return;
    }
    sqlite3_close(database->handle);
    sealed_files_destroy(database->files);
    mem_free(database->path);
    mem_free(database);
}
