// SPDX-License-Identifier: GPL-3.0-or-later
// Candidates: a code, what it is invited for, and how far it is; a row beside every session's code.
#include "game/store/candidate.h"

#include <string.h>

#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/office.h"
#include "game/store/sessions.h"

static const char *const STATES[] = {
    [CANDIDATE_INVITED] = "invited",
    [CANDIDATE_BUSY] = "busy",
    [CANDIDATE_FINISHED] = "finished",
    [CANDIDATE_DECIDED] = "decided",
};

const char *candidate_state_id(enum candidate_state state)
{
    return STATES[state];
}

bool candidate_is_code(const char *code)
{
    size_t size = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    return code[size] == '\0' && size >= CANDIDATE_CODE_MIN && size <= CANDIDATE_CODE_MAX;
}

/* ---- inviting ---- */

struct adding {
    struct store *store;
    const struct office_hand *hand;
    const char *file;
    struct query *insert;
    struct query *taken;
    struct vacancy_list vacancies;
    struct diag_list *diags;
};

static void refuse(const struct adding *adding, int code, const struct candidate_new *item,
        const char *argument)
{
    diag_add(adding->diags, code, DIAG_ERROR, adding->file, item->line, argument, NULL);
}

static const struct vacancy *open_vacancy(const struct adding *adding, int64_t id)
{
    for (size_t i = 0; i < adding->vacancies.rows.count; i++) {
        const struct vacancy *vacancy = &adding->vacancies.rows.items[i];
        if (vacancy->id == id && vacancy->closed_ms == 0) {
            return vacancy;
        }
    }
    return NULL;
}

static bool has_name(const struct candidate_new *item)
{
    return item->name != NULL && item->name[0] != '\0';
}

static bool check(const struct adding *adding, const struct candidate_new *item)
{
    if (!candidate_is_code(item->code)) {
        refuse(adding, DIAG_CANDIDATE_CODE, item, item->code);
        return false;
    }
    if (has_name(item) && !office_is_line(item->name, CANDIDATE_NAME_MAX)) {
        diag_add(adding->diags, DIAG_VACANCY_TEXT, DIAG_ERROR, adding->file, item->line, "name",
                "120", NULL);
        return false;
    }
    if (open_vacancy(adding, item->vacancy) == NULL) {
        refuse(adding, DIAG_CANDIDATE_VACANCY, item, item->code);
        return false;
    }
    return true;
}

void candidate_write_code(char code[CANDIDATE_CODE_MAX + 1], const char *typed)
{
    size_t size = strlen(typed);
    for (size_t i = 0; i <= size; i++) {
        char c = typed[i];
        code[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
}

static bool is_taken(struct adding *adding, const struct candidate_new *item, const char *code)
{
    query_bind_text(adding->taken, 1, code);
    enum query_step step = query_next(adding->taken, adding->diags);
    if (step == QUERY_ROW) {
        refuse(adding, DIAG_CANDIDATE_TAKEN, item, code);
        while (step == QUERY_ROW) {
            step = query_next(adding->taken, adding->diags);
        }
        return true;
    }
    return step == QUERY_FAILED;
}

static bool insert(struct adding *adding, const struct candidate_new *item, const char *code)
{
    struct buffer words = { 0 };
    accommodations_write(&words, &item->accommodations);
    query_bind_text(adding->insert, 1, code);
    query_bind_integer(adding->insert, 2, item->vacancy);
    query_bind_integer(adding->insert, 3, adding->hand->at_ms);
    query_bind_text(adding->insert, 4, buffer_text(&words));
    bool good = query_run(adding->insert, adding->diags);
    query_bind_text(adding->insert, 4, NULL);
    buffer_finish(&words);
    return good;
}

static bool add_one(struct adding *adding, const struct candidate_new *item)
{
    char code[CANDIDATE_CODE_MAX + 1];
    if (!check(adding, item)) {
        return false;
    }
    candidate_write_code(code, item->code);
    struct audit_entry entry = { .at_ms = adding->hand->at_ms,
        .who = adding->hand->who,
        .what = "candidate-invited",
        .candidate = code,
        .vacancy = item->vacancy };
    return !is_taken(adding, item, code) && insert(adding, item, code) &&
            (!has_name(item) ||
                    office_write_name(adding->store, code, item->name, adding->diags)) &&
            invitation_write(adding->store, code, open_vacancy(adding, item->vacancy)->shift,
                    &item->accommodations, adding->diags) &&
            audit_append(adding->store->office, &entry, adding->diags);
}

static bool refresh_vacancies(struct adding *adding)
{
    bool good = true;
    for (size_t i = 0; good && i < adding->vacancies.rows.count; i++) {
        good = vacancy_refresh_keep(
                adding->store->office, adding->vacancies.rows.items[i].id, adding->diags);
    }
    return good;
}

// All slips are told at once; with one, nothing is kept.
static bool add_all(struct adding *adding, const struct candidate_new *items, size_t count)
{
    struct database *office = adding->store->office;
    bool good = vacancy_read_all(adding->store, &adding->vacancies, adding->diags);
    adding->taken = query_create(office, "SELECT 1 FROM candidate WHERE code = ?1", adding->diags);
    adding->insert = query_create(office,
            "INSERT INTO candidate (code, vacancy, state, at_ms, accommodations, salt)"
            " VALUES (?1, ?2, 'invited', ?3, ?4, randomblob(16))",
            adding->diags);
    good = good && adding->taken != NULL && adding->insert != NULL;
    for (size_t i = 0; i < count && adding->insert != NULL && adding->taken != NULL; i++) {
        good = add_one(adding, &items[i]) && good;
    }
    good = good && refresh_vacancies(adding);
    query_destroy(adding->taken);
    query_destroy(adding->insert);
    vacancy_list_finish(&adding->vacancies);
    return good;
}

// The invitations stand in play.db first: one too many of them is harmless after a crash, one that
// lacks is not.
bool candidate_add(struct store *store, const struct candidate_new *items, size_t count,
        const char *file, const struct office_hand *hand, struct diag_list *diags)
{
    struct adding adding = { .store = store, .hand = hand, .file = file, .diags = diags };
    if (store->play == NULL) {
        diag_add(diags, DIAG_STORE_IN_USE, DIAG_ERROR, NULL, 0, NULL);
        return false;
    }
    if (!database_begin(store->office, diags)) {
        return false;
    }
    bool good = database_begin(store->play, diags);
    if (good) {
        good = add_all(&adding, items, count);
        good = database_end(store->play, good, diags);
    }
    return database_end(store->office, good, diags);
}

/* ---- keeping up ---- */

// Who was busy and is not any more came back into office.db by itself, or was taken away.
static bool forget_running(struct database *office, struct diag_list *diags)
{
    return database_run(office,
            "UPDATE candidate SET running = 0, state = CASE"
            " WHEN decision IN ('accept', 'reject') THEN 'decided'"
            " WHEN ended_ms > 0 THEN 'finished' ELSE 'invited' END WHERE running <> 0",
            diags);
}

static bool mark_busy(
        struct database *office, const struct session_list *list, struct diag_list *diags)
{
    struct query *meet = query_create(office,
            "INSERT INTO candidate (code, state, at_ms, salt)"
            " SELECT ?1, 'busy', ?2, randomblob(16)"
            " WHERE NOT EXISTS (SELECT 1 FROM candidate WHERE code = ?1)",
            diags);
    struct query *mark = query_create(office,
            "UPDATE candidate SET state = 'busy', running = ?2, at_ms = max(at_ms, ?3)"
            " WHERE code = ?1",
            diags);
    bool good = meet != NULL && mark != NULL;
    for (size_t i = 0; good && i < list->rows.count; i++) {
        const struct session_row *row = &list->rows.items[i];
        query_bind_text(meet, 1, row->start.candidate);
        query_bind_integer(meet, 2, row->start.created_ms);
        query_bind_text(mark, 1, row->start.candidate);
        query_bind_integer(mark, 2, row->id);
        query_bind_integer(mark, 3, row->start.created_ms);
        good = query_run(meet, diags) && query_run(mark, diags);
    }
    query_destroy(meet);
    query_destroy(mark);
    return good;
}

static bool keep_strangers(struct database *office, int64_t weeks, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "UPDATE candidate SET keep_ms = ended_ms + ?1 WHERE vacancy = 0 AND ended_ms > 0"
            " AND keep_ms <> ended_ms + ?1 AND id NOT IN (SELECT candidate FROM consent)",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, weeks * INT64_C(604800000));
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

bool candidate_sync(struct store *store, int64_t weeks, struct diag_list *diags)
{
    struct session_list list = { 0 };
    bool good = store->play == NULL || store_list_running(store, NULL, &list, diags);
    if (good && database_begin(store->office, diags)) {
        good = (store->play == NULL ||
                       (forget_running(store->office, diags) &&
                               mark_busy(store->office, &list, diags))) &&
                (weeks <= 0 || keep_strangers(store->office, weeks, diags));
        good = database_end(store->office, good, diags);
    }
    session_list_finish(&list);
    return good;
}

/* ---- one candidate ---- */

bool candidate_find_session(
        struct store *store, const char *code, int64_t *session, struct diag_list *diags)
{
    struct query *query =
            query_create(store->office, "SELECT session FROM candidate WHERE code = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    enum query_step step = query_next(query, diags);
    if (step == QUERY_ROW) {
        *session = query_integer(query, 0);
    } else if (step == QUERY_DONE) {
        diag_add(diags, DIAG_CANDIDATE_MISSING, DIAG_ERROR, NULL, 0, code, NULL);
    }
    query_destroy(query);
    return step == QUERY_ROW;
}

static bool write_consent(struct database *office, const char *code, int64_t until_ms,
        const struct office_hand *hand, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "INSERT INTO consent (candidate, at_ms, until_ms, who)"
            " SELECT id, ?2, min(?3, coalesce((SELECT iif(closed_ms > 0, closed_ms, closes_ms)"
            " FROM vacancy WHERE vacancy.id = candidate.vacancy), ended_ms) + 31536000000), ?4"
            " FROM candidate WHERE code = ?1"
            " ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, until_ms = excluded.until_ms,"
            " who = excluded.who",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    query_bind_integer(query, 2, hand->at_ms);
    query_bind_integer(query, 3, until_ms);
    query_bind_text(query, 4, hand->who);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool keep_longer(struct database *office, const char *code, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "UPDATE candidate SET keep_ms = max(keep_ms, (SELECT until_ms FROM consent"
            " WHERE consent.candidate = candidate.id)) WHERE code = ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

bool candidate_consent(struct store *store, const char *code, int64_t until_ms,
        const struct office_hand *hand, struct diag_list *diags)
{
    int64_t session = 0;
    struct audit_entry entry = {
        .at_ms = hand->at_ms, .who = hand->who, .what = "consent", .candidate = code
    };
    if (!candidate_find_session(store, code, &session, diags) ||
            !database_begin(store->office, diags)) {
        return false;
    }
    bool good = write_consent(store->office, code, until_ms, hand, diags) &&
            keep_longer(store->office, code, diags) && audit_append(store->office, &entry, diags);
    return database_end(store->office, good, diags);
}
