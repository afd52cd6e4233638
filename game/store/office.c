// SPDX-License-Identifier: GPL-3.0-or-later
// The office: sheets of finished sessions, what candidates thought of it, names, and who looked.
#include "game/store/office.h"

#include <assert.h>
#include <string.h>

#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/locate.h"
#include "game/store/parcel.h"

enum { ANSWER_MAX = 5 };

void office_audit_list_finish(struct office_audit_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

// From the first sheet that is opened on, a vacancy's choices are fixed.
static bool fix_vacancy(
        struct database *office, int64_t vacancy, int64_t at_ms, struct diag_list *diags)
{
    struct query *query = query_create(
            office, "UPDATE vacancy SET fixed_ms = ?2 WHERE id = ?1 AND fixed_ms = 0", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, vacancy);
    query_bind_integer(query, 2, at_ms);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool insert_audit(
        struct database *office, const struct office_audit *audit, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "SELECT session.candidate, ifnull(candidate.vacancy, 0) FROM session"
            " LEFT JOIN candidate ON candidate.code = session.candidate WHERE session.id = ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, audit->session);
    bool good = query_next(query, diags) == QUERY_ROW;
    if (good) {
        struct audit_entry entry = {
            .at_ms = audit->at_ms,
            .who = audit->who,
            .what = audit->what,
            .session = audit->session,
            .candidate = query_text(query, 0),
            .vacancy = query_integer(query, 1),
        };
        good = audit_append(office, &entry, diags) &&
                fix_vacancy(office, entry.vacancy, audit->at_ms, diags);
    }
    query_destroy(query);
    return good;
}

static bool read_sheet(struct database *office, int64_t session, struct buffer *sheet,
        struct buffer *evidence, struct diag_list *diags)
{
    struct query *query =
            query_create(office, "SELECT sheet, evidence FROM session WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = query_next(query, diags);
    if (step == QUERY_ROW) {
        struct buffer *places[] = { sheet, evidence };
        for (int i = 0; i < 2; i++) {
            if (places[i] != NULL) {
                buffer_add(places[i], query_text(query, i));
            }
        }
    } else if (step == QUERY_DONE) {
        locate_report(DIAG_STORE_NOT_FINISHED, session, diags);
    }
    query_destroy(query);
    return step == QUERY_ROW;
}

// Read into buffers of our own first: who is refused the audit line is given nothing.
bool office_open_sheet(struct store *store, const struct office_audit *audit, struct buffer *sheet,
        struct buffer *evidence, struct diag_list *diags)
{
    struct buffer texts[2] = { { 0 }, { 0 } };
    if (!database_begin(store->office, diags)) {
        return false;
    }
    bool good = read_sheet(store->office, audit->session, &texts[0], &texts[1], diags) &&
            insert_audit(store->office, audit, diags);
    good = database_end(store->office, good, diags);
    if (good && sheet != NULL) {
        buffer_add(sheet, buffer_text(&texts[0]));
    }
    if (good && evidence != NULL) {
        buffer_add(evidence, buffer_text(&texts[1]));
    }
    buffer_finish(&texts[0]);
    buffer_finish(&texts[1]);
    return good;
}

bool office_count_in_sheet(
        struct store *store, int64_t session, const char *text, int *count, struct diag_list *diags)
{
    assert(text[0] != '\0');
    struct buffer sheet = { 0 };
    bool good = read_sheet(store->office, session, &sheet, NULL, diags);
    *count = 0;
    for (const char *at = buffer_text(&sheet); (at = strstr(at, text)) != NULL;
            at += strlen(text)) {
        (*count)++;
    }
    buffer_finish(&sheet);
    return good;
}

static bool is_finished(struct store *store, int64_t session, struct diag_list *diags)
{
    return read_sheet(store->office, session, NULL, NULL, diags);
}

// For the candidate's part, which may be open when the office is not.
static bool is_closed(const struct store *store)
{
    return store->vault != NULL && store->office == NULL;
}

static bool send(struct store *store, struct buffer *plain, struct diag_list *diags)
{
    bool good = parcel_send(store, plain, NULL, diags);
    buffer_finish(plain);
    return good;
}

static bool send_answers(struct store *store, int64_t session, const struct office_answers *answers,
        struct diag_list *diags)
{
    struct buffer plain = { 0 };
    const char *const texts[4] = { NULL };
    const int64_t integers[] = { session, answers->fair, answers->realistic, answers->useful };
    parcel_add_values(&plain, PARCEL_ANSWERS, texts, integers, 4);
    return send(store, &plain, diags);
}

bool office_write_answers(struct store *store, int64_t session,
        const struct office_answers *answers, struct diag_list *diags)
{
    assert(answers->fair >= 0 && answers->fair <= ANSWER_MAX);
    assert(answers->realistic >= 0 && answers->realistic <= ANSWER_MAX);
    assert(answers->useful >= 0 && answers->useful <= ANSWER_MAX);
    if (is_closed(store)) {
        return send_answers(store, session, answers, diags);
    }
    if (!is_finished(store, session, diags)) {
        return false;
    }
    struct query *query = query_create(store->office, parcel_sql(PARCEL_ANSWERS), diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    query_bind_integer(query, 2, answers->fair);
    query_bind_integer(query, 3, answers->realistic);
    query_bind_integer(query, 4, answers->useful);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

bool office_read_answers(struct store *store, int64_t session, struct office_answers *answers,
        struct diag_list *diags)
{
    *answers = (struct office_answers) { 0 };
    if (!is_finished(store, session, diags)) {
        return false;
    }
    struct query *query = query_create(
            store->office, "SELECT fair, realistic, useful FROM answers WHERE session = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = query_next(query, diags);
    if (step == QUERY_ROW) {
        answers->fair = (int)query_integer(query, 0);
        answers->realistic = (int)query_integer(query, 1);
        answers->useful = (int)query_integer(query, 2);
    }
    query_destroy(query);
    return step != QUERY_FAILED;
}

static bool send_name(
        struct store *store, const char *candidate, const char *name, struct diag_list *diags)
{
    struct buffer plain = { 0 };
    const char *const texts[] = { candidate, name };
    const int64_t integers[2] = { 0 };
    bool forget = name[0] == '\0';
    parcel_add_values(
            &plain, forget ? PARCEL_NO_NAME : PARCEL_NAME, texts, integers, forget ? 1 : 2);
    return send(store, &plain, diags);
}

bool office_write_name(
        struct store *store, const char *candidate, const char *name, struct diag_list *diags)
{
    if (is_closed(store)) {
        return send_name(store, candidate, name, diags);
    }
    bool forget = name[0] == '\0';
    struct query *query =
            query_create(store->office, parcel_sql(forget ? PARCEL_NO_NAME : PARCEL_NAME), diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, candidate);
    if (!forget) {
        query_bind_text(query, 2, name);
    }
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

bool office_read_name(
        struct store *store, const char *candidate, struct buffer *name, struct diag_list *diags)
{
    struct query *query =
            query_create(store->office, "SELECT name FROM name WHERE candidate = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, candidate);
    enum query_step step = query_next(query, diags);
    if (step == QUERY_ROW) {
        buffer_add(name, query_text(query, 0));
    }
    query_destroy(query);
    return step != QUERY_FAILED;
}

static const char *keep(struct office_audit_list *list, const char *text)
{
    return arena_copy_text(&list->arena, text, strlen(text));
}

bool office_list_audit(struct store *store, int64_t session, struct office_audit_list *list,
        struct diag_list *diags)
{
    struct audit_list lines = { 0 };
    struct audit_filter filter = { .session = session };
    bool good = audit_read(store, &filter, &lines, diags);
    for (size_t i = 0; good && i < lines.lines.count; i++) {
        const struct audit_line *line = &lines.lines.items[i];
        struct office_audit row = {
            .session = session,
            .at_ms = line->at_ms,
            .who = keep(list, line->who),
            .what = keep(list, line->what),
        };
        vec_push(&list->rows, row);
    }
    audit_list_finish(&lines);
    return good;
}
