// SPDX-License-Identifier: GPL-3.0-or-later
// Upgrades: how a database comes from any older version to the newest one.
#include "game/store/upgrade.h"

#include <stdio.h>

#include "game/store/store.h"

// Both databases hold a session with all it needs, so that a finished one stands by itself.
#define SESSION_TABLES                                                                             \
    "CREATE TABLE blob (hash BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;"                   \
    "CREATE TABLE content (hash BLOB NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;"                 \
    "CREATE TABLE content_file ("                                                                  \
    "  content BLOB NOT NULL REFERENCES content (hash) ON DELETE CASCADE,"                         \
    "  path TEXT NOT NULL, blob BLOB NOT NULL REFERENCES blob (hash),"                             \
    "  PRIMARY KEY (content, path)) STRICT, WITHOUT ROWID;"                                        \
    "CREATE INDEX content_file_blob ON content_file (blob);"                                       \
    "CREATE TABLE session ("                                                                       \
    "  id INTEGER PRIMARY KEY, candidate TEXT NOT NULL, shift TEXT NOT NULL,"                      \
    "  seed INTEGER NOT NULL, content BLOB NOT NULL REFERENCES content (hash),"                    \
    "  key BLOB NOT NULL, language TEXT NOT NULL, rules TEXT NOT NULL,"                            \
    "  created_ms INTEGER NOT NULL,"                                                               \
    "  state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'abandoned')),"                 \
    "  finished_ms INTEGER NOT NULL, sheet TEXT NOT NULL, evidence TEXT NOT NULL,"                 \
    "  last INTEGER NOT NULL, chain BLOB NOT NULL) STRICT;"                                        \
    "CREATE INDEX session_candidate ON session (candidate);"                                       \
    "CREATE INDEX session_content ON session (content);"                                           \
    "CREATE TABLE journal ("                                                                       \
    "  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,"                        \
    "  sequence INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('action', 'remark')),"        \
    "  text TEXT NOT NULL, shown_ms INTEGER NOT NULL, chosen_ms INTEGER NOT NULL,"                 \
    "  order_shown TEXT NOT NULL, device TEXT NOT NULL, chain BLOB NOT NULL,"                      \
    "  PRIMARY KEY (session, sequence)) STRICT, WITHOUT ROWID;"

static const struct upgrade PLAY_ROWS[] = {
    { 1,
            SESSION_TABLES
            "CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"
            " STRICT, WITHOUT ROWID;" },
};

static const struct upgrade OFFICE_ROWS[] = {
    { 1,
            SESSION_TABLES
            "CREATE TABLE answers (session INTEGER PRIMARY KEY REFERENCES session (id),"
            "  fair INTEGER NOT NULL, realistic INTEGER NOT NULL, useful INTEGER NOT NULL) STRICT;"
            "CREATE TABLE name (candidate TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL)"
            "  STRICT, WITHOUT ROWID;"
            "CREATE TABLE audit (id INTEGER PRIMARY KEY, session INTEGER NOT NULL,"
            "  at_ms INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL) STRICT;"
            "CREATE INDEX audit_session ON audit (session);" },
};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

// "ZevP" and "ZevO". Small pages keep the log of many small commits small; large ones are checked
// faster.
const struct upgrade_table UPGRADE_PLAY = { 0x5a657650, 1024, PLAY_ROWS, COUNT(PLAY_ROWS) };
const struct upgrade_table UPGRADE_OFFICE = { 0x5a65764f, 8192, OFFICE_ROWS, COUNT(OFFICE_ROWS) };

#undef COUNT
#undef SESSION_TABLES

static bool is_ours(struct database *database, const struct upgrade_table *table, bool *ours,
        struct diag_list *diags)
{
    int64_t application = 0;
    int64_t tables = 0;
    if (!database_read_integer(database, "PRAGMA application_id", &application, diags) ||
            !database_read_integer(
                    database, "SELECT count(*) FROM sqlite_schema", &tables, diags)) {
        return false;
    }
    *ours = application == table->application || (application == 0 && tables == 0);
    return true;
}

static bool refuse_strangers(
        struct database *database, const struct upgrade_table *table, struct diag_list *diags)
{
    bool ours = false;
    int64_t version = 0;
    if (!is_ours(database, table, &ours, diags) ||
            !database_read_integer(database, "PRAGMA user_version", &version, diags)) {
        return false;
    }
    if (!ours) {
        database_report(database, DIAG_STORE_FOREIGN, NULL, NULL, diags);
        return false;
    }
    int newest = table->rows[table->count - 1].number;
    if (version > newest) {
        char found[24];
        char known[24];
        (void)snprintf(found, sizeof(found), "%lld", (long long)version);
        (void)snprintf(known, sizeof(known), "%d", newest);
        database_report(database, DIAG_STORE_NEWER, found, known, diags);
        return false;
    }
    return true;
}

// A short log keeps a session of some hundred commits small on disk, also after a crash. The page
// size comes from our own table: nothing of a stranger's is put into this text.
static bool set_up(
        struct database *database, const struct upgrade_table *table, struct diag_list *diags)
{
    char sql[48];
    (void)snprintf(sql, sizeof(sql), "PRAGMA page_size = %d;", table->page_size);
    return database_run(database, sql, diags) &&
            database_run(database,
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                    "PRAGMA wal_autocheckpoint = 32; PRAGMA journal_size_limit = 32768;"
                    "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;",
                    diags);
}

static bool write_version(
        struct database *database, int application, int number, struct diag_list *diags)
{
    char sql[96];
    (void)snprintf(sql, sizeof(sql), "PRAGMA application_id = %d; PRAGMA user_version = %d;",
            application, number);
    return database_run(database, sql, diags);
}

// Inside the transaction the version is read again: another process may have been first.
static bool apply_rows(
        struct database *database, const struct upgrade_table *table, struct diag_list *diags)
{
    int64_t version = 0;
    if (!database_read_integer(database, "PRAGMA user_version", &version, diags)) {
        return false;
    }
    for (size_t i = 0; i < table->count; i++) {
        const struct upgrade *row = &table->rows[i];
        if (row->number > version &&
                (!database_run(database, row->sql, diags) ||
                        !write_version(database, table->application, row->number, diags))) {
            return false;
        }
    }
    return true;
}

bool upgrade_apply(
        struct database *database, const struct upgrade_table *table, struct diag_list *diags)
{
    if (!refuse_strangers(database, table, diags) || !set_up(database, table, diags) ||
            !database_begin(database, diags)) {
        return false;
    }
    bool good = apply_rows(database, table, diags);
    return database_end(database, good, diags);
}
