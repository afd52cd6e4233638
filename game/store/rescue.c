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
#include "game/store/damage.h"
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

enum {
    OFFICE = 1,
    FILE_COUNT = sizeof(FILES) / sizeof(FILES[0]),
    IN_VAIN_MAX = 10, // halvings of a page of rows that is lost: a thousand reads at most
};

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
    struct buffer key; // a column of numbers that its rows stand in the order of; "" = none
    size_t places;     // columns that both have
    struct buffer columns;
    struct query *insert;
};

// What a walk along the rows met.
struct walk {
    int64_t rows;
    int64_t last; // the key of the last of them
};

static void find_key(struct saving *saving, struct saved_table *table, bool by_row)
{
    struct diag_list own = { 0 };
    struct query *query = by_row ? NULL
                                 : query_create(saving->to,
                                           "SELECT name FROM pragma_table_info(?1)"
                                           " WHERE pk = 1 AND type = 'INTEGER'",
                                           &own);
    buffer_add(&table->key, by_row ? "rowid" : "");
    if (query != NULL) {
        query_bind_text(query, 1, table->name);
        buffer_add(&table->key, query_next(query, &own) == QUERY_ROW ? query_text(query, 0) : "");
    }
    query_destroy(query);
    diag_list_finish(&own);
}

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

// The rows with a key from `from` up to `to`, or back; without keys all.
static struct query *prepare_select(struct saving *saving, const struct saved_table *table,
        struct buffer *sql, bool back, struct diag_list *diags)
{
    const char *key = buffer_text(&table->key);
    buffer_add_format(sql, "SELECT %s", buffer_text(&table->columns));
    if (*key != '\0') {
        buffer_add_format(sql, ", %s FROM \"%s\" WHERE %s >= ?1 AND %s <= ?2 ORDER BY %s", key,
                table->name, key, key, key);
    } else {
        buffer_add_format(sql, " FROM \"%s\" ORDER BY 1", table->name);
    }
    buffer_add(sql, back ? " DESC" : "");
    return query_create(saving->from, buffer_text(sql), diags);
}

// True at the end; false at the first page that cannot be read.
static bool copy_rows(struct saving *saving, const struct saved_table *table, int64_t from,
        int64_t to, bool back, struct walk *walk)
{
    struct diag_list own = { 0 };
    struct buffer sql = { 0 };
    struct query *select = prepare_select(saving, table, &sql, back, &own);
    enum query_step step = select != NULL ? QUERY_ROW : QUERY_FAILED;
    bool keyed = table->key.size > 0;
    *walk = (struct walk) { 0 };
    if (select != NULL && keyed) {
        query_bind_integer(select, 1, from);
        query_bind_integer(select, 2, to);
    }
    while (step == QUERY_ROW && (step = query_next(select, &own)) == QUERY_ROW) {
        for (int i = 0; i < (int)table->places; i++) {
            query_bind_column(table->insert, i + 1, select, i);
        }
        // A row that does not fit is no reason to lose the next.
        (void)query_run(table->insert, &own);
        walk->rows++;
        walk->last = keyed ? query_integer(select, (int)table->places) : 0;
    }
    query_destroy(select);
    buffer_finish(&sql);
    diag_list_finish(&own);
    return step == QUERY_DONE;
}

// Of the keys from `first` up to `last` `ahead` could be read on from the first. The others are
// read back from the last, and what is left between is halved, until halving brings nothing for a
// while. A half without rows reads well: that the other is bad tells where it is.
static void copy_rest(struct saving *saving, const struct saved_table *table, int64_t first,
        int64_t last, const struct walk *ahead, int in_vain)
{
    struct walk back;
    struct walk lower;
    struct walk upper;
    (void)copy_rows(saving, table, first, last, true, &back);
    first = ahead->rows > 0 ? ahead->last + 1 : first;
    last = back.rows > 0 ? back.last - 1 : last;
    if (table->key.size == 0 || first >= last || in_vain > IN_VAIN_MAX) {
        return;
    }
    int64_t middle = first + (int64_t)(((uint64_t)last - (uint64_t)first) / 2);
    bool low = copy_rows(saving, table, first, middle, false, &lower);
    bool high = copy_rows(saving, table, middle + 1, last, false, &upper);
    in_vain = ahead->rows + back.rows > 0 ? 0 : in_vain + (!low && !high);
    if (!low) {
        copy_rest(saving, table, first, middle, &lower, in_vain);
    }
    if (!high) {
        copy_rest(saving, table, middle + 1, last, &upper, in_vain);
    }
}

static void copy_table(struct saving *saving, const struct saved_table *table)
{
    struct walk ahead;
    if (!copy_rows(saving, table, INT64_MIN, INT64_MAX, false, &ahead)) {
        copy_rest(saving, table, INT64_MIN, INT64_MAX, &ahead, 0);
    }
}

static void save_table(struct saving *saving, const char *name, bool by_row)
{
    struct saved_table table = { .name = name };
    find_key(saving, &table, by_row);
    table.insert = find_columns(saving, &table) ? prepare_insert(saving, &table) : NULL;
    if (table.insert != NULL) {
        copy_table(saving, &table);
    }
    query_destroy(table.insert);
    buffer_finish(&table.columns);
    buffer_finish(&table.key);
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
    return saving->to != NULL && upgrade_apply(saving->to, table, diags) &&
            database_run(saving->to, "PRAGMA foreign_keys = OFF", diags) &&
            database_begin(saving->to, diags);
}

static bool save_database(const char *from, const char *to, const struct upgrade_table *table,
        const struct secret_key *key, struct rescue_done *done, struct diag_list *diags)
{
    const struct database_seal seal = { key, table->page_size };
    struct diag_list own = { 0 };
    // One without a first page does not open: nothing of it can be read, and an empty one is saved.
    struct saving saving = { .from = database_open_as_is(from, &seal, &own),
        .to = database_make(to, &seal, diags),
        .done = done };
    bool good = begin_saving(&saving, table, diags);
    if (good) {
        database_set_triggers(saving.to, false);
        if (saving.from != NULL) {
            save_tables(&saving, diags);
        }
        save_parts(&saving, table);
        good = database_end(saving.to, true, diags) &&
                database_run(saving.to, "PRAGMA journal_mode = DELETE", diags);
    }
    database_close(saving.to);
    database_close(saving.from);
    diag_list_finish(&own);
    return good;
}

/* ---- the store ---- */

struct rescue {
    const char *folder;
    const struct secret_key *key; // of a sealed office; NULL = there is none, or nobody gave it
    bool sealed;
    struct rescue_done *done;
};

static bool check_all_pages(struct database *database, struct diag_list *diags)
{
    int64_t pages = 0;
    return damage_check_pages(database, 0, INT64_MAX, &pages, diags) &&
            damage_check(database, diags);
}

// Of a sealed office only who has its key can tell.
static bool is_damaged(const struct rescue *rescue, size_t which, const char *path)
{
    struct diag_list own = { 0 };
    bool sealed = rescue->sealed && which == OFFICE;
    struct database *database = !sealed ? database_open(path, DATABASE_SHARED, &own)
            : rescue->key != NULL
            ? database_open_sealed(path, FILES[which].table->page_size, rescue->key, &own)
            : NULL;
    if (database != NULL && sealed) {
        (void)check_all_pages(database, &own);
    }
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

static bool is_there(const char *folder, const char *name)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/%s", folder, name);
    bool there = access(buffer_text(&path), F_OK) == 0;
    buffer_finish(&path);
    return there;
}

static bool save_file_of(
        const struct rescue *rescue, size_t which, const char *work, struct diag_list *diags)
{
    const char *name = FILES[which].name;
    bool sealed = rescue->sealed && which == OFFICE;
    if (!is_there(rescue->folder, name) || (sealed && rescue->key == NULL)) {
        return true;
    }
    struct buffer from = { 0 };
    struct buffer to = { 0 };
    buffer_add_format(&from, "%s/%s", rescue->folder, name);
    buffer_add_format(&to, "%s/%s", work, name);
    bool good = save_database(buffer_text(&from), buffer_text(&to), FILES[which].table,
            sealed ? rescue->key : NULL, rescue->done, diags);
    buffer_finish(&from);
    buffer_finish(&to);
    return good;
}

static bool save_all(const struct rescue *rescue, struct diag_list *diags)
{
    struct buffer work = { 0 };
    struct backup_file backup = { 0 };
    if (!backup_make_beside(rescue->folder, &work, diags)) {
        return false;
    }
    bool good = true;
    for (size_t i = 0; good && i < FILE_COUNT; i++) {
        good = save_file_of(rescue, i, buffer_text(&work), diags);
    }
    good = good && backup_copy_rest(rescue->folder, buffer_text(&work), diags) &&
            backup_file_write(
                    &backup, buffer_text(&work), buffer_text(&rescue->done->path), 0, diags);
    backup_remove_folder(buffer_text(&work));
    backup_file_finish(&backup);
    buffer_finish(&work);
    return good;
}

bool rescue_needs_key(const char *folder)
{
    return is_there(folder, "office.key");
}

bool rescue_store(const char *folder, const struct secret_key *key, struct rescue_done *done,
        struct diag_list *diags)
{
    struct rescue rescue = { folder, key, rescue_needs_key(folder), done };
    *done = (struct rescue_done) { 0 };
    int64_t at_ms = 0;
    for (size_t i = 0; i < FILE_COUNT; i++) {
        struct buffer path = { 0 };
        buffer_add_format(&path, "%s/%s", folder, FILES[i].name);
        int64_t hour = hour_of(buffer_text(&path));
        at_ms = hour > at_ms && is_damaged(&rescue, i, buffer_text(&path)) ? hour : at_ms;
        buffer_finish(&path);
    }
    if (at_ms == 0) {
        return false;
    }
    name_backup(&done->path, folder, at_ms);
    done->earlier = access(buffer_text(&done->path), F_OK) == 0;
    bool good = done->earlier || save_all(&rescue, diags);
    if (!good) {
        buffer_clear(&done->path);
    }
    return good;
}
