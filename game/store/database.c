// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's door: one database file, its queries and its transactions. Only this room includes it.
#include "game/store/database.h"

#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/store/sealed_file.h"
#include "game/store/store.h"

enum { WAIT_FOR_OTHERS_MS = 2000, WAIT_FOR_COPY_MS = 200 };

struct database {
    sqlite3 *handle;
    char *path;
    struct sealed_files *files; // NULL: a plain file
};

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

static void report_failure(const struct database *database, struct diag_list *diags)
{
    const char *reason = sqlite3_errmsg(database->handle);
    if (sqlite3_extended_errcode(database->handle) == SQLITE_IOERR_DATA) {
        database_report(database, DIAG_STORE_DAMAGED, reason, NULL, diags);
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
        report_failure(database, diags);
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
        report_failure(query->database, diags);
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
        report_failure(database, diags);
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

// Says "ok" in one row, or names what is wrong.
// What is wrong stands below a line that says in which database.
static const char *without_head(const char *words)
{
    const char *line = strncmp(words, "***", 3) == 0 ? strchr(words, '\n') : NULL;
    return line != NULL ? line + 1 : words;
}

bool database_check(struct database *database, struct diag_list *diags)
{
    struct query *query = query_create(database, "PRAGMA quick_check(1)", diags);
    if (query == NULL) {
        return false;
    }
    bool whole = false;
    if (query_next(query, diags) == QUERY_ROW) {
        whole = strcmp(query_text(query, 0), "ok") == 0;
        if (!whole) {
            database_report_damage(database, without_head(query_text(query, 0)), diags);
        }
    }
    query_destroy(query);
    return whole;
}

static bool can_write(struct database *database, struct diag_list *diags)
{
    if (sqlite3_db_readonly(database->handle, "main") == 1) {
        database_report(database, DIAG_STORE_READ_ONLY, NULL, NULL, diags);
        return false;
    }
    return true;
}

static struct database *make_handle(
        const char *path, struct sealed_files *files, int flags, struct diag_list *diags)
{
    struct database *database = mem_alloc(sizeof(*database));
    database->path = mem_copy_text(path);
    database->files = files;
    if (sqlite3_open_v2(path, &database->handle, SQLITE_OPEN_READWRITE | flags,
                files != NULL ? sealed_files_name(files) : NULL) != SQLITE_OK) {
        report_failure(database, diags);
        database_close(database);
        return NULL;
    }
    return database;
}

struct database *database_open(
        const char *path, enum database_sharing sharing, struct diag_list *diags)
{
    struct database *database = make_handle(path, NULL, SQLITE_OPEN_CREATE, diags);
    if (database == NULL) {
        return NULL;
    }
    sqlite3_busy_timeout(database->handle, sharing == DATABASE_SHARED ? WAIT_FOR_OTHERS_MS : 0);
    if (sharing == DATABASE_ALONE &&
            !database_run(database, "PRAGMA locking_mode = EXCLUSIVE", diags)) {
        goto error;
    }
    if (!can_write(database, diags) || !database_check(database, diags)) {
        goto error;
    }
    return database;

error:
    database_close(database);
    return NULL;
}

// What is sorted or kept aside would stand in the clear in a temporary file.
static bool keep_in_memory(struct database *database, struct diag_list *diags)
{
    return database_run(database, "PRAGMA temp_store = MEMORY", diags);
}

// No check of the whole: a page that is damaged does not open, and says so when it is read.
struct database *database_open_sealed(
        const char *path, int page_size, const struct secret_key *key, struct diag_list *diags)
{
    struct sealed_files *files = sealed_files_create(key, page_size);
    struct database *database = make_handle(path, files, 0, diags);
    int64_t tables = 0;
    if (database == NULL) {
        return NULL;
    }
    sqlite3_busy_timeout(database->handle, WAIT_FOR_OTHERS_MS);
    if (!can_write(database, diags) || !keep_in_memory(database, diags) ||
            !database_read_integer(
                    database, "SELECT count(*) FROM sqlite_schema", &tables, diags)) {
        database_close(database);
        return NULL;
    }
    return database;
}

// "file:/path?vfs=name"; what has a meaning in such a text is written as its number.
static void write_uri(struct buffer *uri, const char *path, const struct sealed_files *files)
{
    buffer_add(uri, "file:");
    for (const char *at = path; *at != '\0'; at++) {
        if (strchr("%?#", *at) != NULL) {
            buffer_add_format(uri, "%%%02x", (unsigned)(unsigned char)*at);
        } else {
            buffer_add_char(uri, *at);
        }
    }
    buffer_add_format(uri, "?vfs=%s", sealed_files_name(files));
}

static bool reserve(struct database *database)
{
    int reserved = SECRET_EXTRA_SIZE;
    return sqlite3_file_control(database->handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved) ==
            SQLITE_OK;
}

static bool copy_into(struct database *database, const char *uri, struct diag_list *diags)
{
    struct query *query = query_create(database, "VACUUM INTO ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, uri);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

// Leaving WAL is refused while anybody else has the file open, and puts all in one file.
bool database_seal_copy(const char *from, const char *to, int page_size,
        const struct secret_key *key, struct diag_list *diags)
{
    struct buffer uri = { 0 };
    struct database *database = make_handle(from, NULL, SQLITE_OPEN_URI, diags);
    struct sealed_files *files = sealed_files_create(key, page_size);
    write_uri(&uri, to, files);
    char size[48];
    (void)snprintf(size, sizeof(size), "PRAGMA page_size = %d", page_size);
    bool good = database != NULL && keep_in_memory(database, diags) &&
            database_run(database,
                    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                    "PRAGMA synchronous = FULL;",
                    diags) &&
            database_run(database, size, diags) && reserve(database) &&
            copy_into(database, buffer_text(&uri), diags);
    database_close(database);
    sealed_files_destroy(files);
    buffer_finish(&uri);
    return good;
}

static int copy_pages(struct database *source, struct database *target)
{
    sqlite3_backup *backup = sqlite3_backup_init(target->handle, "main", source->handle, "main");
    if (backup == NULL) {
        return sqlite3_errcode(target->handle);
    }
    int step = sqlite3_backup_step(backup, -1);
    int end = sqlite3_backup_finish(backup);
    return step == SQLITE_DONE ? end : step;
}

bool database_copy(const char *from, const char *to, bool *busy, struct diag_list *diags)
{
    struct database *source = make_handle(from, NULL, 0, diags);
    struct database *target =
            source != NULL ? make_handle(to, NULL, SQLITE_OPEN_CREATE, diags) : NULL;
    int result = SQLITE_ERROR;
    if (target != NULL) {
        sqlite3_busy_timeout(source->handle, WAIT_FOR_COPY_MS);
        result = copy_pages(source, target);
        *busy = result == SQLITE_BUSY || result == SQLITE_LOCKED;
        if (result != SQLITE_OK && !*busy) {
            bool ours = sqlite3_errcode(target->handle) != SQLITE_OK;
            report_failure(ours ? target : source, diags);
        }
    }
    database_close(target);
    database_close(source);
    return result == SQLITE_OK;
}

struct database *database_open_as_is(const char *path, struct diag_list *diags)
{
    return make_handle(path, NULL, 0, diags);
}

void database_set_triggers(struct database *database, bool run)
{
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, (int)run, NULL);
}

bool database_scrub(struct database *database, struct diag_list *diags)
{
    return keep_in_memory(database, diags) &&
            database_run(database, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE);", diags);
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
