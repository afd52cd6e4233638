// SPDX-License-Identifier: GPL-3.0-or-later
// Remarks: what a candidate says of an own play, what must be put right, and what was answered.
#include "game/store/remark.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/draft.h"
#include "game/store/locate.h"
#include "game/store/parcel.h"

static const char *const KINDS[] = { "comment", "correction" };

const char *remark_kind_id(enum remark_kind kind)
{
    return KINDS[kind];
}

void remark_list_finish(struct remark_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

// The same day of the next month, at the same hour here; 31 January leads to the last of February.
int64_t remark_month_later(int64_t at_ms)
{
    time_t seconds = (time_t)(at_ms / 1000);
    struct tm day;
    if (localtime_r(&seconds, &day) == NULL) {
        return at_ms;
    }
    int month = (day.tm_mon + 1) % 12;
    day.tm_mon += 1;
    day.tm_isdst = -1;
    struct tm later = day;
    time_t due = mktime(&later);
    if (later.tm_mon != month) {
        later = day;
        later.tm_mon += 1;
        later.tm_mday = 0;
        due = mktime(&later);
    }
    return (int64_t)due * 1000 + at_ms % 1000;
}

int64_t remark_due_ms(const struct remark *remark)
{
    bool owed = remark->kind == REMARK_CORRECTION && remark->answered_ms == 0;
    return owed ? remark_month_later(remark->at_ms) : 0;
}

/* ---- writing ---- */

static bool is_fine(const char *text, struct diag_list *diags)
{
    bool fine = office_is_text(text, REMARK_TEXT_MAX);
    if (!fine) {
        char most[24];
        (void)snprintf(most, sizeof(most), "%d", REMARK_TEXT_MAX);
        diag_add(diags, DIAG_REMARK_TEXT, DIAG_ERROR, NULL, 0, most, NULL);
    }
    return fine;
}

// A person answers, and is named.
static bool is_person(const char *who, struct diag_list *diags)
{
    bool fine = who != NULL && office_is_line(who, REMARK_WHO_MAX);
    if (!fine) {
        diag_add(diags, DIAG_REMARK_NOBODY, DIAG_ERROR, NULL, 0, NULL);
    }
    return fine;
}

static bool send(struct store *store, int64_t session, enum remark_kind kind, const char *text,
        int64_t at_ms, struct diag_list *diags)
{
    struct buffer plain = { 0 };
    const char *const texts[] = { NULL, NULL, KINDS[kind], text };
    const int64_t integers[] = { session, at_ms, 0, 0 };
    parcel_add_values(&plain, PARCEL_REMARK, texts, integers, 4);
    bool good = parcel_send(store, &plain, NULL, diags);
    buffer_finish(&plain);
    return good;
}

static bool is_finished(struct database *office, int64_t session, struct diag_list *diags)
{
    struct query *query = query_create(office, "SELECT 1 FROM session WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = query_next(query, diags);
    query_destroy(query);
    if (step == QUERY_DONE) {
        locate_report(DIAG_STORE_NOT_FINISHED, session, diags);
    }
    return step == QUERY_ROW;
}

static bool insert(struct database *office, int64_t session, enum remark_kind kind,
        const char *text, int64_t at_ms, struct diag_list *diags)
{
    if (!is_finished(office, session, diags)) {
        return false;
    }
    struct query *query = query_create(office, parcel_sql(PARCEL_REMARK), diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    query_bind_integer(query, 2, at_ms);
    query_bind_text(query, 3, KINDS[kind]);
    query_bind_text(query, 4, text);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

bool remark_write(struct store *store, int64_t session, enum remark_kind kind, const char *text,
        int64_t at_ms, struct diag_list *diags)
{
    if (!is_fine(text, diags)) {
        return false;
    }
    bool closed = store->vault != NULL && store->office == NULL;
    return closed ? send(store, session, kind, text, at_ms, diags)
                  : insert(store->office, session, kind, text, at_ms, diags);
}

static bool write_audit(struct store *store, int64_t session, const char *what,
        const struct office_hand *hand, struct diag_list *diags)
{
    struct query *query =
            query_create(store->office, "SELECT candidate FROM session WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    bool good = query_next(query, diags) == QUERY_ROW;
    if (good) {
        struct audit_entry entry = { .at_ms = hand->at_ms,
            .who = hand->who,
            .what = what,
            .candidate = query_text(query, 0),
            .session = session };
        good = audit_append(store->office, &entry, diags);
    }
    query_destroy(query);
    return good;
}

bool remark_bring(struct store *store, int64_t session, enum remark_kind kind, const char *text,
        const struct office_hand *hand, struct diag_list *diags)
{
    if (!is_fine(text, diags) || !database_begin(store->office, diags)) {
        return false;
    }
    bool good = insert(store->office, session, kind, text, hand->at_ms, diags) &&
            write_audit(store, session, KINDS[kind], hand, diags);
    return database_end(store->office, good, diags);
}

/* ---- reading ---- */

static const char *keep(struct remark_list *list, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&list->arena, text, strlen(text));
}

static void take(struct remark_list *list, struct query *query)
{
    struct remark remark = {
        .id = query_integer(query, 0),
        .session = query_integer(query, 1),
        .at_ms = query_integer(query, 2),
        .kind = strcmp(query_text(query, 3), KINDS[REMARK_CORRECTION]) == 0 ? REMARK_CORRECTION
                                                                            : REMARK_COMMENT,
        .text = keep(list, query, 4),
        .answer = keep(list, query, 5),
        .answerer = keep(list, query, 6),
        .answered_ms = query_integer(query, 7),
    };
    vec_push(&list->rows, remark);
}

bool remark_read(
        struct store *store, int64_t session, struct remark_list *list, struct diag_list *diags)
{
    struct query *query = query_create(store->office,
            "SELECT id, session, at_ms, kind, text, answer, answerer, answered_ms FROM remark"
            " WHERE session = ?1 ORDER BY at_ms, id",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        take(list, query);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

/* ---- answering ---- */

// The session it is about; 0, with a diagnostic, when it is not there or has its answer.
static int64_t find_open(struct database *office, int64_t id, struct diag_list *diags)
{
    char number[24];
    int64_t session = 0;
    struct query *query =
            query_create(office, "SELECT session, answered_ms FROM remark WHERE id = ?1", diags);
    if (query == NULL) {
        return 0;
    }
    (void)snprintf(number, sizeof(number), "%" PRId64, id);
    query_bind_integer(query, 1, id);
    enum query_step step = query_next(query, diags);
    if (step == QUERY_DONE) {
        diag_add(diags, DIAG_REMARK_MISSING, DIAG_ERROR, NULL, 0, number, NULL);
    } else if (step == QUERY_ROW && query_integer(query, 1) != 0) {
        diag_add(diags, DIAG_REMARK_ANSWERED, DIAG_ERROR, NULL, 0, number, NULL);
    } else if (step == QUERY_ROW) {
        session = query_integer(query, 0);
    }
    query_destroy(query);
    return session;
}

static bool update(struct database *office, int64_t id, const char *answer,
        const struct office_hand *hand, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "UPDATE remark SET answer = ?2, answerer = ?3, answered_ms = ?4 WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, id);
    query_bind_text(query, 2, answer);
    query_bind_text(query, 3, hand->who);
    query_bind_integer(query, 4, hand->at_ms);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

bool remark_answer(struct store *store, int64_t id, const char *answer,
        const struct office_hand *hand, struct diag_list *diags)
{
    if (!is_person(hand->who, diags) || !is_fine(answer, diags) ||
            !database_begin(store->office, diags)) {
        return false;
    }
    int64_t session = find_open(store->office, id, diags);
    bool good = session != 0 && update(store->office, id, answer, hand, diags) &&
            draft_end(store, DRAFT_ANSWER, id, diags) &&
            write_audit(store, session, "answer", hand, diags);
    return database_end(store->office, good, diags);
}
