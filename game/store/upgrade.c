// SPDX-License-Identifier: GPL-3.0-or-later
// Upgrades: how a database comes from any older version to the newest one.
#include "game/store/upgrade.h"

#include <stdio.h>

#include "game/store/parts_sql.h"
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

#define SETTING_TABLE                                                                              \
    "CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"                    \
    " STRICT, WITHOUT ROWID;"

static const struct upgrade PLAY_ROWS[] = {
    { 1, SESSION_TABLES SETTING_TABLE },
    // What is on its way to an office that is closed.
    { 2,
            "CREATE TABLE parcel (id INTEGER PRIMARY KEY,"
            "  content BLOB REFERENCES content (hash), sealed BLOB NOT NULL) STRICT;"
            "CREATE INDEX parcel_content ON parcel (content);" },
};

// What the list shows of a candidate stands in one row, and the rows of the list in one index: a
// page of a hundred thousand is found without reading their sheets.
#define VACANCY_TABLES                                                                             \
    "CREATE TABLE vacancy ("                                                                       \
    "  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, shift TEXT NOT NULL,"                    \
    "  form TEXT NOT NULL, competencies TEXT NOT NULL, reason TEXT NOT NULL,"                      \
    "  created_ms INTEGER NOT NULL, closes_ms INTEGER NOT NULL,"                                   \
    "  closed_ms INTEGER NOT NULL DEFAULT 0, retention_weeks INTEGER NOT NULL,"                    \
    "  fixed_ms INTEGER NOT NULL DEFAULT 0) STRICT;"                                               \
    "CREATE TABLE candidate ("                                                                     \
    "  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE,"                                         \
    "  vacancy INTEGER NOT NULL DEFAULT 0,"                                                        \
    "  state TEXT NOT NULL CHECK (state IN ('invited', 'busy', 'finished', 'decided')),"           \
    "  at_ms INTEGER NOT NULL, running INTEGER NOT NULL DEFAULT 0,"                                \
    "  session INTEGER NOT NULL DEFAULT 0, ended_ms INTEGER NOT NULL DEFAULT 0,"                   \
    "  broken_off INTEGER NOT NULL DEFAULT 0, seen INTEGER NOT NULL DEFAULT -1,"                   \
    "  keep_ms INTEGER NOT NULL DEFAULT 0, decision TEXT NOT NULL DEFAULT '',"                     \
    "  meets_ms INTEGER NOT NULL DEFAULT 0, accommodations TEXT NOT NULL DEFAULT '',"              \
    "  salt BLOB NOT NULL) STRICT;"                                                                \
    "CREATE INDEX candidate_page ON candidate"                                                     \
    "  (at_ms, id, code, vacancy, state, decision, keep_ms);"                                      \
    "CREATE INDEX candidate_state ON candidate (state, decision);"                                 \
    "CREATE INDEX candidate_keep ON candidate (keep_ms);"                                          \
    "CREATE INDEX candidate_running ON candidate (running) WHERE running <> 0;"                    \
    "CREATE INDEX candidate_vacancy ON candidate (vacancy, state);"                                \
    "CREATE INDEX candidate_session ON candidate (session);"                                       \
    "CREATE TABLE decision ("                                                                      \
    "  id INTEGER PRIMARY KEY,"                                                                    \
    "  candidate INTEGER NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,"                    \
    "  session INTEGER NOT NULL, at_ms INTEGER NOT NULL, who TEXT NOT NULL,"                       \
    "  outcome TEXT NOT NULL, reason TEXT NOT NULL, meets_ms INTEGER NOT NULL,"                    \
    "  opened INTEGER NOT NULL, moments INTEGER NOT NULL, evidence TEXT NOT NULL) STRICT;"         \
    "CREATE INDEX decision_candidate ON decision (candidate);"                                     \
    "CREATE TABLE consent ("                                                                       \
    "  candidate INTEGER PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,"                 \
    "  at_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL, who TEXT NOT NULL) STRICT;"

#define LEDGER_TABLES                                                                              \
    "CREATE TABLE ledger ("                                                                        \
    "  id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,"     \
    "  detail TEXT NOT NULL, session INTEGER NOT NULL, vacancy INTEGER NOT NULL,"                  \
    "  about BLOB NOT NULL, chain BLOB NOT NULL) STRICT;"                                          \
    "CREATE INDEX ledger_session ON ledger (session) WHERE session <> 0;"                          \
    "CREATE INDEX ledger_vacancy ON ledger (vacancy) WHERE vacancy <> 0;"                          \
    "CREATE INDEX ledger_about ON ledger (about) WHERE about <> x'';"                              \
    "CREATE TABLE ledger_head ("                                                                   \
    "  id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL, chain BLOB NOT NULL) STRICT;" \
    "CREATE TRIGGER ledger_no_change BEFORE UPDATE ON ledger"                                      \
    "  BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;"                              \
    "CREATE TRIGGER ledger_no_removal BEFORE DELETE ON ledger"                                     \
    "  BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;"

#define SEEN(sheet) "(length(" sheet ") - length(replace(" sheet ", '\"status\":\"ok\"', ''))) / 13"

// A session may come in by more than one way; the database itself sees to its candidate.
#define KEEP_UP_WITH_SESSIONS                                                                      \
    "INSERT INTO candidate (code, state, at_ms, session, ended_ms, broken_off, seen, keep_ms,"     \
    "  salt) SELECT candidate, 'finished', max(finished_ms), id, finished_ms,"                     \
    "  state = 'abandoned', " SEEN(                                                                \
            "sheet") ", finished_ms + 2419200000, randomblob(16)"                                  \
                     "  FROM session GROUP BY candidate;"                                          \
                     "CREATE TRIGGER candidate_played AFTER INSERT ON session BEGIN"               \
                     "  INSERT INTO candidate (code, state, at_ms, salt)"                          \
                     "    SELECT NEW.candidate, 'finished', NEW.finished_ms, randomblob(16)"       \
                     "    WHERE NOT EXISTS (SELECT 1 FROM candidate WHERE code = NEW.candidate);"  \
                     "  UPDATE candidate SET state = 'finished', decision = '', meets_ms = 0, "    \
                     "running = 0,"                                                                \
                     "    session = NEW.id, at_ms = NEW.finished_ms, ended_ms = NEW.finished_ms,"  \
                     "    broken_off = NEW.state = 'abandoned', seen = " SEEN(                     \
                             "NEW.sheet") ","                                                      \
                                          "    keep_ms = iif(vacancy = 0, NEW.finished_ms + "      \
                                          "2419200000, keep_ms)"                                   \
                                          "    WHERE code = NEW.candidate AND ended_ms <= "        \
                                          "NEW.finished_ms;"                                       \
                                          "END;"

// Sums of a group, which stay when its people go.
#define NORM_TABLES                                                                                \
    "CREATE TABLE norm ("                                                                          \
    "  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, content BLOB NOT NULL,"                  \
    "  shift TEXT NOT NULL, form TEXT NOT NULL, people INTEGER NOT NULL CHECK (people >= 30),"     \
    "  first TEXT NOT NULL, last TEXT NOT NULL, languages TEXT NOT NULL) STRICT;"                  \
    "CREATE INDEX norm_content ON norm (content);"                                                 \
    "CREATE TABLE norm_count ("                                                                    \
    "  norm INTEGER NOT NULL REFERENCES norm (id) ON DELETE CASCADE, part TEXT NOT NULL,"          \
    "  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100), people INTEGER NOT NULL,"           \
    "  PRIMARY KEY (norm, part, score)) STRICT, WITHOUT ROWID;"                                    \
    "CREATE TABLE norm_pair ("                                                                     \
    "  norm INTEGER NOT NULL REFERENCES norm (id) ON DELETE CASCADE, a TEXT NOT NULL,"             \
    "  b TEXT NOT NULL, people INTEGER NOT NULL CHECK (people >= 30), tenths INTEGER NOT NULL,"    \
    "  PRIMARY KEY (norm, a, b)) STRICT, WITHOUT ROWID;"

// What candidates say of their play, and what was answered.
#define REMARK_TABLES                                                                              \
    "CREATE TABLE remark ("                                                                        \
    "  id INTEGER PRIMARY KEY,"                                                                    \
    "  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,"                        \
    "  at_ms INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('comment', 'correction')),"      \
    "  text TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', answerer TEXT NOT NULL DEFAULT '',"    \
    "  answered_ms INTEGER NOT NULL DEFAULT 0, UNIQUE (session, at_ms, kind)) STRICT;"             \
    "CREATE INDEX remark_open ON remark (session, at_ms)"                                          \
    "  WHERE kind = 'correction' AND answered_ms = 0;"

// Only added to: a later rating of the same moment counts, and the earlier stays.
#define INTERVIEW_TABLES                                                                           \
    "CREATE TABLE interview ("                                                                     \
    "  id INTEGER PRIMARY KEY,"                                                                    \
    "  candidate INTEGER NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,"                    \
    "  session INTEGER NOT NULL, at_ms INTEGER NOT NULL, who TEXT NOT NULL,"                       \
    "  moment TEXT NOT NULL, competency TEXT NOT NULL,"                                            \
    "  rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5), note TEXT NOT NULL) STRICT;"        \
    "CREATE INDEX interview_candidate ON interview (candidate);"                                   \
    "CREATE INDEX interview_session ON interview (session);"

// Where the log begins once its first lines have been kept long enough: only what lies before may
// go.
#define LEDGER_BASE                                                                                \
    "CREATE TABLE ledger_base ("                                                                   \
    "  id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL, chain BLOB NOT NULL) STRICT;" \
    "DROP TRIGGER ledger_no_removal;"                                                              \
    "CREATE TRIGGER ledger_no_removal BEFORE DELETE ON ledger"                                     \
    "  WHEN OLD.id > ifnull((SELECT last FROM ledger_base), 0)"                                    \
    "  BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;"

// What was typed in a form and not recorded yet, field by field. Codes that are still to be invited
// stand in a text; all else about a candidate goes with the row.
#define DRAFT_TABLES                                                                               \
    "CREATE TABLE draft ("                                                                         \
    "  id INTEGER PRIMARY KEY, role TEXT NOT NULL, form TEXT NOT NULL, about INTEGER NOT NULL,"    \
    "  field TEXT NOT NULL, candidate INTEGER REFERENCES candidate (id) ON DELETE CASCADE,"        \
    "  who TEXT NOT NULL, at_ms INTEGER NOT NULL, text TEXT NOT NULL,"                             \
    "  UNIQUE (role, form, about, field)) STRICT;"                                                 \
    "CREATE INDEX draft_candidate ON draft (candidate) WHERE candidate IS NOT NULL;"

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
    { 2, VACANCY_TABLES LEDGER_TABLES KEEP_UP_WITH_SESSIONS },
    { 3, NORM_TABLES },
    { 4, REMARK_TABLES },
    { 5, PARTS_TABLES PARTS_ALL_DUE PARTS_FILL },
    { 6, INTERVIEW_TABLES },
    { 7, SETTING_TABLE },
    { 8, LEDGER_BASE },
    { 9, DRAFT_TABLES },
};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

// "ZevP" and "ZevO". Small pages keep the log of many small commits small; large ones are checked
// faster.
const struct upgrade_table UPGRADE_PLAY = { 0x5a657650, 1024, PLAY_ROWS, COUNT(PLAY_ROWS) };
const struct upgrade_table UPGRADE_OFFICE = { 0x5a65764f, 8192, OFFICE_ROWS, COUNT(OFFICE_ROWS) };

#undef COUNT
#undef SESSION_TABLES
#undef SETTING_TABLE
#undef VACANCY_TABLES
#undef LEDGER_TABLES
#undef SEEN
#undef KEEP_UP_WITH_SESSIONS
#undef NORM_TABLES
#undef REMARK_TABLES
#undef LEDGER_BASE
#undef INTERVIEW_TABLES
#undef DRAFT_TABLES

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
                    "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                    // At most: the index of a hundred thousand candidates is opened once, not at
                    // each letter of a search.
                    "PRAGMA cache_size = -16384;",
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
