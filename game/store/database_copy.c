// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a whole database: sealed, page by page while others write, or anew in its own place.
#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

#include "game/base/buffer.h"
#include "game/store/database_inner.h"
#include "game/store/sealed_file.h"

enum { WAIT_FOR_COPY_MS = 200 };

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
    struct database *database = database_handle(from, NULL, SQLITE_OPEN_URI, diags);
    struct sealed_files *files = sealed_files_create(key, page_size);
    write_uri(&uri, to, files);
    char size[48];
    (void)snprintf(size, sizeof(size), "PRAGMA page_size = %d", page_size);
    bool good = database != NULL && database_keep_in_memory(database, diags) &&
            database_run(database,
                    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                    "PRAGMA synchronous = FULL;",
                    diags) &&
            database_run(database, size, diags) && database_reserve(database) &&
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
    struct database *source = database_handle(from, NULL, 0, diags);
    struct database *target =
            source != NULL ? database_handle(to, NULL, SQLITE_OPEN_CREATE, diags) : NULL;
    int result = SQLITE_ERROR;
    if (target != NULL) {
        sqlite3_busy_timeout(source->handle, WAIT_FOR_COPY_MS);
        result = copy_pages(source, target);
        *busy = result == SQLITE_BUSY || result == SQLITE_LOCKED;
        if (result != SQLITE_OK && !*busy) {
            bool ours = sqlite3_errcode(target->handle) != SQLITE_OK;
            database_report_failure(ours ? target : source, diags);
        }
    }
    database_close(target);
    database_close(source);
    return result == SQLITE_OK;
}

bool database_scrub(struct database *database, struct diag_list *diags)
{
    return database_keep_in_memory(database, diags) &&
            database_run(database, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE);", diags);
}
