// SPDX-License-Identifier: GPL-3.0-or-later
// Retention: whose time is up, and erasing them so that no byte of them is left.
#include "game/store/retention.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "game/store/audit.h"
#include "game/store/candidate.h"
#include "game/store/database.h"
#include "game/store/invitation.h"
#include "game/store/move.h"
#include "game/store/retention_files.h"
#include "game/store/settings.h"

static const int64_t WEEK_MS = 604800000;

enum { MONTHS = 6, PERIOD_MAX = 520 };

void retention_list_finish(struct retention_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

// What cannot be read is the same as what nobody said: the shortest that practice knows.
static long read_setting(struct store *store, const char *key, long most, long otherwise)
{
    struct buffer value = { 0 };
    struct diag_list own = { 0 };
    char *end = NULL;
    (void)store_read_setting(store, key, "", &value, &own);
    long number = strtol(buffer_text(&value), &end, 10);
    bool fits = value.size > 0 && *end == '\0' && number > 0 && number <= most;
    buffer_finish(&value);
    diag_list_finish(&own);
    return fits ? number : otherwise;
}

/* ---- who ---- */

// Who began and never finished has no end to count from: then from when they began.
static const char DUE[] =
        "SELECT code, ifnull(vacancy.name, ''), due,"
        " (SELECT count(*) FROM session WHERE session.candidate = code) + (running <> 0),"
        " EXISTS (SELECT 1 FROM consent WHERE consent.candidate = person.id)"
        " FROM (SELECT id, code, vacancy, running, iif(keep_ms > 0, keep_ms, at_ms + ?2) AS due"
        "   FROM candidate) AS person"
        " LEFT JOIN vacancy ON vacancy.id = person.vacancy"
        " WHERE due <= ?1 ORDER BY due, code";

static const char *keep(struct retention_list *list, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&list->arena, text, strlen(text));
}

bool retention_read(struct store *store, int64_t until_ms, int64_t weeks,
        struct retention_list *list, struct diag_list *diags)
{
    if (!candidate_sync(store, weeks, diags)) {
        return false;
    }
    struct query *query = query_create(store->office, DUE, diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, until_ms);
    query_bind_integer(query, 2, weeks * WEEK_MS);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        struct retention_row row = {
            .code = keep(list, query, 0),
            .vacancy = keep(list, query, 1),
            .keep_ms = query_integer(query, 2),
            .sessions = query_integer(query, 3),
            .consent = query_integer(query, 4) != 0,
        };
        vec_push(&list->rows, row);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

/* ---- erasing ---- */

static bool run_on(
        struct database *database, const char *sql, const char *code, struct diag_list *diags)
{
    struct query *query = query_create(database, sql, diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool count_sessions(
        struct database *database, const char *code, int64_t *count, struct diag_list *diags)
{
    struct query *query =
            query_create(database, "SELECT count(*) FROM session WHERE candidate = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    bool good = query_next(query, diags) == QUERY_ROW;
    *count += good ? query_integer(query, 0) : 0;
    query_destroy(query);
    return good;
}

static bool erase_from_play(struct store *store, const struct retention_list *list,
        struct retention_done *done, struct diag_list *diags)
{
    for (size_t i = 0; i < list->rows.count; i++) {
        const char *code = list->rows.items[i].code;
        if (!count_sessions(store->play, code, &done->sessions, diags) ||
                !run_on(store->play, "DELETE FROM session WHERE candidate = ?1", code, diags) ||
                !invitation_forget(store, code, diags)) {
            return false;
        }
    }
    return move_forget_content(store->play, diags);
}

// Decisions, consents and drafts go with the row of the candidate, journals with that of the
// session. The line of the audit comes first: it needs the salt that goes. A draft may also name
// the code among others that were to be invited.
static bool erase_one(struct database *office, const char *code, const struct office_hand *hand,
        struct diag_list *diags)
{
    static const char *const STEPS[] = {
        "DELETE FROM answers WHERE session IN (SELECT id FROM session WHERE candidate = ?1)",
        "DELETE FROM session WHERE candidate = ?1",
        "DELETE FROM name WHERE candidate = ?1",
        "DELETE FROM draft WHERE instr(char(10) || upper(replace(replace(replace(text,"
        " ' ', char(10)), ';', char(10)), char(9), char(10))) || char(10),"
        " char(10) || upper(?1) || char(10)) > 0",
        "DELETE FROM candidate WHERE code = ?1",
    };
    struct audit_entry entry = {
        .at_ms = hand->at_ms, .who = hand->who, .what = "erased", .candidate = code
    };
    bool good = audit_append(office, &entry, diags);
    for (size_t i = 0; good && i < sizeof(STEPS) / sizeof(STEPS[0]); i++) {
        good = run_on(office, STEPS[i], code, diags);
    }
    return good;
}

// So many months of the calendar before `now_ms`.
static int64_t months_before(int64_t now_ms, int months)
{
    time_t seconds = (time_t)(now_ms / 1000);
    struct tm day;
    if (localtime_r(&seconds, &day) == NULL) {
        return 0;
    }
    day.tm_mon -= months;
    day.tm_isdst = -1;
    return (int64_t)mktime(&day) * 1000;
}

// The log without names is kept as long as the organisation told its candidates.
static bool shorten_log(struct store *store, const struct office_hand *hand,
        struct retention_done *done, struct diag_list *diags)
{
    int months = (int)read_setting(store, "org.log_months", PERIOD_MAX, MONTHS);
    return audit_shorten(store->office, months_before(hand->at_ms, months), &done->lines, diags);
}

static bool erase_from_office(struct store *store, const struct retention_list *list,
        const struct office_hand *hand, struct retention_done *done, struct diag_list *diags)
{
    for (size_t i = 0; i < list->rows.count; i++) {
        const char *code = list->rows.items[i].code;
        if (!count_sessions(store->office, code, &done->sessions, diags) ||
                !erase_one(store->office, code, hand, diags)) {
            return false;
        }
        done->candidates++;
    }
    return shorten_log(store, hand, done, diags) &&
            database_run(store->office,
                    "DELETE FROM content WHERE hash NOT IN (SELECT content FROM session);"
                    "DELETE FROM blob WHERE hash NOT IN (SELECT blob FROM content_file);",
                    diags);
}

// VACUUM leaves nothing in the file, but a log that somebody still reads stays as it was.
static bool scrub(struct database *database, struct diag_list *diags)
{
    int64_t busy = 1;
    if (!database_scrub(database, diags) ||
            !database_read_integer(database, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, diags)) {
        return false;
    }
    if (busy != 0) {
        database_report(database, DIAG_STORE_IN_USE, NULL, NULL, diags);
    }
    return busy == 0;
}

static bool erase_rows(struct store *store, const struct retention_list *list,
        const struct office_hand *hand, struct retention_done *done, struct diag_list *diags)
{
    if (!database_begin(store->play, diags)) {
        return false;
    }
    bool good = erase_from_play(store, list, done, diags);
    if (!database_end(store->play, good, diags) || !database_begin(store->office, diags)) {
        return false;
    }
    good = erase_from_office(store, list, hand, done, diags);
    return database_end(store->office, good, diags);
}

// play.db first: a crash between leaves the row of the candidate, and the next run completes it.
bool retention_erase(struct store *store, const struct retention_list *list,
        const struct office_hand *hand, struct retention_done *done, struct diag_list *diags)
{
    *done = (struct retention_done) { 0 };
    if (store->play == NULL) {
        diag_add(diags, DIAG_STORE_IN_USE, DIAG_ERROR, NULL, 0, NULL);
        return false;
    }
    bool good = database_run(store->office, "PRAGMA secure_delete = ON", diags) &&
            database_run(store->play, "PRAGMA secure_delete = ON", diags);
    for (size_t i = 0; good && i < list->rows.count; i++) {
        good = retention_remove_files(store->folder, list->rows.items[i].code, &done->files, diags);
    }
    return good && erase_rows(store, list, hand, done, diags) && scrub(store->play, diags) &&
            scrub(store->office, diags);
}
