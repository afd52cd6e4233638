// SPDX-License-Identifier: GPL-3.0-or-later
// Rescue: what can still be read of a damaged store, saved beside it as a backup.
#include "game/store/rescue.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/arena.h"
#include "game/base/vec.h"
#include "game/store/backup.h"
#include "game/store/backup_file.h"
#include "game/store/database.h"
#include "game/store/parts.h"
#include "game/store/store.h"
#include "game/store/upgrade.h"

static const struct {
    const char *name;
    const struct upgrade_table *table;
} FILES[] = {
    { "play.db", &UPGRADE_PLAY },
    { "office.db", &UPGRADE_OFFICE },
};

enum { FILE_COUNT = sizeof(FILES) / sizeof(FILES[0]) };

struct saving {
    struct database *from;
    struct database *to;
    struct rescue_done *done;
};

void rescue_done_finish(struct rescue_done *done)
{
    buffer_finish(&done->path);
}

/* ---- one table ---- */

struct saved_table {
    const char *name;
    bool by_row;   // it has row ids
    size_t places; // columns that both have
    struct buffer columns;
};

// The columns that the damaged file has; the fresh one has them too, and perhaps more.
static bool find_columns(struct saving *saving, struct saved_table *table)
{
    struct diag_list own = { 0 };
    struct query *query =
            query_create(saving->from, "SELECT name FROM pragma_table_info(?1)", &own);
    if (query != NULL) {
        query_bind_text(query, 1, table->name);
        while (query_next(query, &own) == QUERY_ROW) {
            buffer_add_format(&table->columns, "%s\"%s\"", table->places++ > 0 ? ", " : "",
                    query_text(query, 0));
        }
    }
    query_destroy(query);
    diag_list_finish(&own);
    return table->places > 0;
}

static struct query *prepare_insert(struct saving *saving, const struct saved_table *table)
{
    struct diag_list own = { 0 };
    struct buffer sql = { 0 };
    buffer_add_format(&sql, "INSERT OR IGNORE INTO \"%s\" (%s) VALUES (", table->name,
            buffer_text(&table->columns));
    for (size_t i = 1; i <= table->places; i++) {
        buffer_add_format(&sql, "%s?%zu", i > 1 ? ", " : "", i);
    }
    buffer_add_char(&sql, ')');
    struct query *query = query_create(saving->to, buffer_text(&sql), &own);
    buffer_finish(&sql);
    diag_list_finish(&own);
    return query;
}

// True at the end; false at the first page that cannot be read.
static bool copy_rows(struct saving *saving, const struct saved_table *table, const char *order,
        struct query *insert)
{
    struct diag_list own = { 0 };
    struct buffer sql = { 0 };
    buffer_add_format(&sql, "SELECT %s FROM \"%s\" ORDER BY %s%s", buffer_text(&table->columns),
            table->name, table->by_row ? "rowid" : "1", order);
    struct query *select = query_create(saving->from, buffer_text(&sql), &own);
    enum query_step step = select != NULL ? QUERY_ROW : QUERY_FAILED;
    while (step == QUERY_ROW && (step = query_next(select, &own)) == QUERY_ROW) {
        for (int i = 0; i < (int)table->places; i++) {
            query_bind_column(insert, i + 1, select, i);
        }
        (void)query_run(insert, &own); // a row that does not fit is no reason to lose the next
    }
    query_destroy(select);
    buffer_finish(&sql);
    diag_list_finish(&own);
    return step == QUERY_DONE;
}

static void save_table(struct saving *saving, const char *name, bool by_row)
{
    struct saved_table table = { .name = name, .by_row = by_row };
    if (find_columns(saving, &table)) {
        struct query *insert = prepare_insert(saving, &table);
        if (insert != NULL && !copy_rows(saving, &table, "", insert)) {
            (void)copy_rows(saving, &table, " DESC", insert);
        }
        query_destroy(insert);
    }
    buffer_finish(&table.columns);
}

/* ---- one database ---- */

static int64_t count_rows(struct database *database, const char *table)
{
    struct diag_list own = { 0 };
    struct buffer sql = { 0 };
    int64_t rows = 0;
    buffer_add_format(&sql, "SELECT count(*) FROM \"%s\"", table);
    (void)database_read_integer(database, buffer_text(&sql), &rows, &own);
    buffer_finish(&sql);
    diag_list_finish(&own);
    return rows;
}

struct table_name {
    const char *name;
    bool by_row;
};

// The tables are named by the fresh file: what else stands in a damaged one is not ours.
static void save_tables(struct saving *saving, struct diag_list *diags)
{
    struct arena arena;
    VEC(struct table_name) names = { 0 };
    arena_init(&arena);
    struct query *query = query_create(saving->to,
            "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM sqlite_schema WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite%' ORDER BY rowid",
            diags);
    while (query != NULL && query_next(query, diags) == QUERY_ROW) {
        const char *name = query_text(query, 0);
        struct table_name one = { arena_copy_text(&arena, name, strlen(name)),
            query_integer(query, 1) == 0 };
        vec_push(&names, one);
    }
    query_destroy(query);
    for (size_t i = 0; i < names.count; i++) {
        save_table(saving, names.items[i].name, names.items[i].by_row);
        saving->done->rows += count_rows(saving->to, names.items[i].name);
    }
    saving->done->sessions += count_rows(saving->to, "session");
    vec_finish(&names);
    arena_finish(&arena);
}

// An older file has none of them; of a damaged one they may have been lost.
static void save_parts(struct saving *saving, const struct upgrade_table *table)
{
    struct diag_list own = { 0 };
    if (table == &UPGRADE_OFFICE) {
        (void)parts_fill_all(saving->to, &own);
    }
    diag_list_finish(&own);
}

static bool begin_saving(
        struct saving *saving, const struct upgrade_table *table, struct diag_list *diags)
{
    return saving->to != NULL && saving->from != NULL && upgrade_apply(saving->to, table, diags) &&
            database_run(saving->to, "PRAGMA foreign_keys = OFF", diags) &&
            database_begin(saving->to, diags);
}

static bool save_database(const char *from, const char *to, const struct upgrade_table *table,
        struct rescue_done *done, struct diag_list *diags)
{
    struct saving saving = { .from = database_open_as_is(from, diags),
        .to = database_open(to, DATABASE_ALONE, diags),
        .done = done };
    bool good = begin_saving(&saving, table, diags);
    if (good) {
        database_set_triggers(saving.to, false);
        save_tables(&saving, diags);
        save_parts(&saving, table);
        good = database_end(saving.to, true, diags) &&
                database_run(saving.to, "PRAGMA journal_mode = DELETE", diags);
    }
    database_close(saving.to);
    database_close(saving.from);
    return good;
}

/* ---- the store ---- */

static bool is_damaged(const char *path)
{
    struct diag_list own = { 0 };
    struct database *database = database_open(path, DATABASE_SHARED, &own);
    bool damaged = diag_list_has(&own, DIAG_STORE_DAMAGED);
    database_close(database);
    diag_list_finish(&own);
    return damaged;
}

// Opening a file to look at it may bring its log in; only its length and hour before that count.
static int64_t hour_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (int64_t)status.st_mtim.tv_sec * 1000 : 0;
}

static void name_backup(struct buffer *path, const char *folder, int64_t at_ms)
{
    buffer_add_format(path, "%s-rescued-", folder);
    backup_add_stamp(path, at_ms);
    buffer_add(path, ".zeven");
}

// A sealed office cannot be read without its passphrase; whether it is damaged shows when it opens.
static bool is_sealed(const char *folder, const char *name)
{
    struct buffer keys = { 0 };
    buffer_add_format(&keys, "%s/office.key", folder);
    bool sealed = strcmp(name, "office.db") == 0 && access(buffer_text(&keys), F_OK) == 0;
    buffer_finish(&keys);
    return sealed;
}

static bool save_file_of(const char *folder, size_t which, const char *work,
        struct rescue_done *done, struct diag_list *diags)
{
    struct buffer from = { 0 };
    struct buffer to = { 0 };
    buffer_add_format(&from, "%s/%s", folder, FILES[which].name);
    buffer_add_format(&to, "%s/%s", work, FILES[which].name);
    bool there = access(buffer_text(&from), F_OK) == 0;
    bool sealed = is_sealed(folder, FILES[which].name);
    bool good = !there || sealed ||
            save_database(buffer_text(&from), buffer_text(&to), FILES[which].table, done, diags);
    buffer_finish(&from);
    buffer_finish(&to);
    return good;
}

static bool save_all(const char *folder, struct rescue_done *done, struct diag_list *diags)
{
    struct buffer work = { 0 };
    struct backup_file backup = { 0 };
    if (!backup_make_beside(folder, &work, diags)) {
        return false;
    }
    bool good = true;
    for (size_t i = 0; good && i < FILE_COUNT; i++) {
        good = save_file_of(folder, i, buffer_text(&work), done, diags);
    }
    good = good && backup_copy_rest(folder, buffer_text(&work), diags) &&
            backup_file_write(&backup, buffer_text(&work), buffer_text(&done->path), 0, diags);
    backup_remove_folder(buffer_text(&work));
    backup_file_finish(&backup);
    buffer_finish(&work);
    return good;
}

bool rescue_store(const char *folder, struct rescue_done *done, struct diag_list *diags)
{
    *done = (struct rescue_done) { 0 };
    int64_t at_ms = 0;
    for (size_t i = 0; i < FILE_COUNT; i++) {
        struct buffer path = { 0 };
        buffer_add_format(&path, "%s/%s", folder, FILES[i].name);
        int64_t hour = hour_of(buffer_text(&path));
        at_ms = hour > at_ms && is_damaged(buffer_text(&path)) ? hour : at_ms;
        buffer_finish(&path);
    }
    if (at_ms == 0) {
        return false;
    }
    name_backup(&done->path, folder, at_ms);
    done->earlier = access(buffer_text(&done->path), F_OK) == 0;
    bool good = done->earlier || save_all(folder, done, diags);
    if (!good) {
        buffer_clear(&done->path);
    }
    return good;
}
