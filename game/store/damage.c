// SPDX-License-Identifier: GPL-3.0-or-later
// Damage: whether a database is whole, and which part of it is not.
#include "game/store/damage.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/base/vec.h"
#include "game/store/database_inner.h"
#include "game/store/store.h"

// Somebody may be writing the very page: then it is whole a moment later.
enum { TRIES = 3, REST_NS = 5000000 };

/* ---- which part ---- */

static const struct {
    const char *table;
    int code;
} PARTS[] = {
    { "session", DIAG_DAMAGE_SESSIONS },
    { "journal", DIAG_DAMAGE_SESSIONS },
    { "blob", DIAG_DAMAGE_SESSIONS },
    { "content", DIAG_DAMAGE_SESSIONS },
    { "content_file", DIAG_DAMAGE_SESSIONS },
    { "answers", DIAG_DAMAGE_SESSIONS },
    { "parcel", DIAG_DAMAGE_SESSIONS },
    { "part", DIAG_DAMAGE_SESSIONS },
    { "session_parts", DIAG_DAMAGE_SESSIONS },
    { "parts_due", DIAG_DAMAGE_SESSIONS },
    { "candidate", DIAG_DAMAGE_OFFICE },
    { "vacancy", DIAG_DAMAGE_OFFICE },
    { "decision", DIAG_DAMAGE_OFFICE },
    { "consent", DIAG_DAMAGE_OFFICE },
    { "remark", DIAG_DAMAGE_OFFICE },
    { "interview", DIAG_DAMAGE_OFFICE },
    { "draft", DIAG_DAMAGE_OFFICE },
    { "name", DIAG_DAMAGE_OFFICE },
    { "ledger", DIAG_DAMAGE_AUDIT },
    { "ledger_head", DIAG_DAMAGE_AUDIT },
    { "ledger_base", DIAG_DAMAGE_AUDIT },
    { "audit", DIAG_DAMAGE_AUDIT },
    { "setting", DIAG_DAMAGE_SETTINGS },
    { "norm", DIAG_DAMAGE_NORMS },
    { "norm_count", DIAG_DAMAGE_NORMS },
    { "norm_pair", DIAG_DAMAGE_NORMS },
};

static int part_of(const char *table)
{
    for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
        if (strcmp(PARTS[i].table, table) == 0) {
            return PARTS[i].code;
        }
    }
    return DIAG_DAMAGE_OTHER;
}

static void add_note(const struct database *database, int code, struct diag_list *diags)
{
    if (!diag_list_has(diags, code)) {
        diag_add(diags, code, DIAG_NOTE, database->path, 0, NULL);
    }
}

// A table with its indexes.
static bool is_whole(struct database *database, const char *table)
{
    struct diag_list own = { 0 };
    struct buffer sql = { 0 };
    buffer_add_format(&sql, "PRAGMA quick_check(\"%s\")", table);
    struct query *query = query_create(database, buffer_text(&sql), &own);
    bool whole = query != NULL && query_next(query, &own) == QUERY_ROW &&
            strcmp(query_text(query, 0), "ok") == 0;
    query_destroy(query);
    buffer_finish(&sql);
    diag_list_finish(&own);
    return whole;
}

static void name_parts(struct database *database, struct diag_list *diags)
{
    struct diag_list own = { 0 };
    struct arena arena;
    VEC(const char *) tables = { 0 };
    arena_init(&arena);
    struct query *query = query_create(database,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            &own);
    enum query_step step = query != NULL ? QUERY_ROW : QUERY_FAILED;
    while (step == QUERY_ROW && (step = query_next(query, &own)) == QUERY_ROW) {
        const char *name = query_text(query, 0);
        vec_push(&tables, arena_copy_text(&arena, name, strlen(name)));
    }
    query_destroy(query);
    if (step == QUERY_FAILED) {
        add_note(database, DIAG_DAMAGE_HEAD, diags);
    }
    for (size_t i = 0; i < tables.count; i++) {
        if (!is_whole(database, tables.items[i])) {
            add_note(database, part_of(tables.items[i]), diags);
        }
    }
    vec_finish(&tables);
    arena_finish(&arena);
    diag_list_finish(&own);
}

/* ---- the whole ---- */

// What is wrong stands below a line that says in which database.
static const char *without_head(const char *words)
{
    const char *line = strncmp(words, "***", 3) == 0 ? strchr(words, '\n') : NULL;
    return line != NULL ? line + 1 : words;
}

// Says "ok" in one row, or names what is wrong.
static bool quick_check(struct database *database, struct diag_list *diags)
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

// Something else than damage, as a file in use, hits no part.
void damage_explain(struct database *database, struct diag_list *diags)
{
    if (diag_list_has(diags, DIAG_STORE_DAMAGED)) {
        database_keep_log(database);
        name_parts(database, diags);
    }
}

bool damage_check(struct database *database, struct diag_list *diags)
{
    bool whole = quick_check(database, diags);
    if (!whole) {
        damage_explain(database, diags);
    }
    return whole;
}

/* ---- pages that are boxes ---- */

static int read_page(sqlite3_file *file, unsigned char *page, int64_t size, int64_t number)
{
    int result = SQLITE_OK;
    for (int i = 0; i < TRIES; i++) {
        result = file->pMethods->xRead(file, page, (int)size, number * size);
        if (result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ) {
            return SQLITE_OK;
        }
        (void)nanosleep(&(struct timespec) { .tv_nsec = REST_NS }, NULL);
    }
    return result;
}

static bool report_page(const struct database *database, int64_t number, struct diag_list *diags)
{
    char text[24];
    (void)snprintf(text, sizeof(text), "%" PRId64, number + 1);
    database_report_damage(database, NULL, diags);
    diag_add(diags, DIAG_DAMAGE_PAGE, DIAG_NOTE, database->path, 0, text, NULL);
    return false;
}

bool damage_check_pages(struct database *database, int64_t first, int64_t count, int64_t *pages,
        struct diag_list *diags)
{
    sqlite3_file *file = NULL;
    sqlite3_int64 bytes = 0;
    int64_t size = 0;
    *pages = 0;
    if (database->files == NULL) {
        return true;
    }
    if (!database_read_integer(database, "PRAGMA page_size", &size, diags) ||
            sqlite3_file_control(database->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) !=
                    SQLITE_OK ||
            file->pMethods->xFileSize(file, &bytes) != SQLITE_OK) {
        database_report_failure(database, diags);
        return false;
    }
    *pages = bytes / size;
    unsigned char *page = mem_alloc((size_t)size);
    bool whole = true;
    for (int64_t i = first; whole && i < *pages && i - first < count; i++) {
        whole = read_page(file, page, size, i) == SQLITE_OK || report_page(database, i, diags);
    }
    secret_wipe(page, (size_t)size);
    mem_free(page);
    if (!whole) {
        damage_explain(database, diags);
    }
    return whole;
}
