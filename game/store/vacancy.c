// SPDX-License-Identifier: GPL-3.0-or-later
// Vacancies: what people are invited for, and which competencies matter there, fixed beforehand.
#include "game/store/vacancy.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/utf8.h"
#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/draft.h"
#include "game/store/settings.h"

#define SELECT_VACANCY                                                                             \
    "SELECT id, name, shift, form, competencies, reason, created_ms, closes_ms, closed_ms,"        \
    " retention_weeks, fixed_ms,"                                                                  \
    " (SELECT count(*) FROM candidate WHERE candidate.vacancy = vacancy.id) FROM vacancy "

void vacancy_list_finish(struct vacancy_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

/* ---- reading ---- */

static const char *keep(struct vacancy_list *list, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&list->arena, text, strlen(text));
}

static void take(struct vacancy_list *list, struct query *query)
{
    struct vacancy vacancy = {
        .id = query_integer(query, 0),
        .name = keep(list, query, 1),
        .shift = keep(list, query, 2),
        .form = keep(list, query, 3),
        .competencies = keep(list, query, 4),
        .reason = keep(list, query, 5),
        .created_ms = query_integer(query, 6),
        .closes_ms = query_integer(query, 7),
        .closed_ms = query_integer(query, 8),
        .retention_weeks = query_integer(query, 9),
        .fixed_ms = query_integer(query, 10),
        .candidates = query_integer(query, 11),
    };
    vec_push(&list->rows, vacancy);
}

static bool take_all(struct query *query, struct vacancy_list *list, struct diag_list *diags)
{
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        take(list, query);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

bool vacancy_read_all(struct store *store, struct vacancy_list *list, struct diag_list *diags)
{
    struct query *query =
            query_create(store->office, SELECT_VACANCY "ORDER BY created_ms DESC, id DESC", diags);
    return query != NULL && take_all(query, list, diags);
}

static bool found(
        const struct vacancy_list *list, size_t before, const char *what, struct diag_list *diags)
{
    if (list->rows.count == before) {
        diag_add(diags, DIAG_VACANCY_MISSING, DIAG_ERROR, NULL, 0, what, NULL);
    }
    return list->rows.count > before;
}

bool vacancy_find(
        struct store *store, int64_t id, struct vacancy_list *list, struct diag_list *diags)
{
    char name[24];
    size_t before = list->rows.count;
    struct query *query = query_create(store->office, SELECT_VACANCY "WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, id);
    (void)snprintf(name, sizeof(name), "%" PRId64, id);
    return take_all(query, list, diags) && found(list, before, name, diags);
}

bool vacancy_find_name(
        struct store *store, const char *name, struct vacancy_list *list, struct diag_list *diags)
{
    size_t before = list->rows.count;
    struct query *query = query_create(store->office,
            SELECT_VACANCY "WHERE name = ?1 OR lower(name) = lower(?1)"
                           " ORDER BY name = ?1 DESC LIMIT 1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, name);
    return take_all(query, list, diags) && found(list, before, name, diags);
}

/* ---- what can be ---- */

static bool is_readable(const char *text, size_t at_most, const char *allowed)
{
    size_t size = strlen(text);
    bool blank = true;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < ' ' && strchr(allowed, c) == NULL) || c == 0x7f) {
            return false;
        }
        blank = blank && c <= ' ';
    }
    return !blank && size <= at_most && utf8_valid(text, size, NULL);
}

bool office_is_line(const char *text, size_t at_most)
{
    return is_readable(text, at_most, "");
}

bool office_is_text(const char *text, size_t at_most)
{
    return is_readable(text, at_most, "\n\t");
}

static bool accept_text(bool fine, const char *which, size_t at_most, struct diag_list *diags)
{
    if (!fine) {
        char most[24];
        (void)snprintf(most, sizeof(most), "%zu", at_most);
        diag_add(diags, DIAG_VACANCY_TEXT, DIAG_ERROR, NULL, 0, which, most, NULL);
    }
    return fine;
}

static bool check_line(const char *which, const char *text, size_t at_most, struct diag_list *diags)
{
    return accept_text(text != NULL && office_is_line(text, at_most), which, at_most, diags);
}

static bool check_text(const char *which, const char *text, size_t at_most, struct diag_list *diags)
{
    return accept_text(text != NULL && office_is_text(text, at_most), which, at_most, diags);
}

// Whether the word of `size` bytes at `word` stands again behind it.
static bool comes_again(const char *word, size_t size)
{
    for (const char *at = word + size; *at != '\0';) {
        at += strspn(at, " ");
        size_t other = strcspn(at, " ");
        if (other == size && memcmp(at, word, size) == 0) {
            return true;
        }
        at += other;
    }
    return false;
}

static bool check_competencies(const char *ids, struct diag_list *diags)
{
    int count = 0;
    bool twice = false;
    for (const char *at = ids; *at != '\0';) {
        at += strspn(at, " ");
        size_t size = strcspn(at, " ");
        count += size > 0;
        twice = twice || (size > 0 && comes_again(at, size));
        at += size;
    }
    bool fine = !twice && count >= VACANCY_COMPETENCIES_MIN && count <= VACANCY_COMPETENCIES_MAX;
    if (!fine) {
        diag_add(diags, DIAG_VACANCY_COMPETENCIES, DIAG_ERROR, NULL, 0, ids, NULL);
    }
    return fine;
}

static bool check_number(const char *which, bool fine, struct diag_list *diags)
{
    if (!fine) {
        diag_add(diags, DIAG_VACANCY_NUMBER, DIAG_ERROR, NULL, 0, which, NULL);
    }
    return fine;
}

static bool check(const struct vacancy *vacancy, struct diag_list *diags)
{
    bool fine = check_line("name", vacancy->name, VACANCY_NAME_MAX, diags);
    fine = check_line("form", vacancy->form, VACANCY_NAME_MAX, diags) && fine;
    fine = check_line("shift", vacancy->shift, VACANCY_REASON_MAX, diags) && fine;
    fine = check_text("reason", vacancy->reason, VACANCY_REASON_MAX, diags) && fine;
    fine = check_competencies(vacancy->competencies, diags) && fine;
    fine = check_number("closes", vacancy->closes_ms > 0, diags) && fine;
    return check_number("retention",
                   vacancy->retention_weeks > 0 && vacancy->retention_weeks <= VACANCY_WEEKS_MAX,
                   diags) &&
            fine;
}

// What may be given is the organisation's own choice, and stands with its settings.
static bool is_given(struct store *store, const char *shift, struct diag_list *diags)
{
    struct buffer given = { 0 };
    bool read = store_read_setting(store, "org.shifts", "", &given, diags);
    bool good = read && settings_list_has(buffer_text(&given), shift);
    if (read && !good) {
        diag_add(diags, DIAG_VACANCY_NOT_GIVEN, DIAG_ERROR, NULL, 0, shift, NULL);
    }
    buffer_finish(&given);
    return good;
}

static bool is_free(struct database *office, const struct vacancy *vacancy, struct diag_list *diags)
{
    struct query *query = query_create(
            office, "SELECT 1 FROM vacancy WHERE lower(name) = lower(?1) AND id <> ?2", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, vacancy->name);
    query_bind_integer(query, 2, vacancy->id);
    enum query_step step = query_next(query, diags);
    query_destroy(query);
    if (step == QUERY_ROW) {
        diag_add(diags, DIAG_VACANCY_TAKEN, DIAG_ERROR, NULL, 0, vacancy->name, NULL);
    }
    return step == QUERY_DONE;
}

/* ---- writing ---- */

static bool write_row(struct database *office, const char *sql, const struct vacancy *vacancy,
        struct diag_list *diags)
{
    struct query *query = query_create(office, sql, diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, vacancy->id);
    query_bind_text(query, 2, vacancy->name);
    query_bind_text(query, 3, vacancy->shift);
    query_bind_text(query, 4, vacancy->form);
    query_bind_text(query, 5, vacancy->competencies);
    query_bind_text(query, 6, vacancy->reason);
    query_bind_integer(query, 7, vacancy->closes_ms);
    query_bind_integer(query, 8, vacancy->retention_weeks);
    query_bind_integer(query, 9, vacancy->created_ms);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static const char INSERT[] =
        "INSERT INTO vacancy (id, name, shift, form, competencies, reason, closes_ms,"
        " retention_weeks, created_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
static const char UPDATE[] =
        "UPDATE vacancy SET name = ?2, shift = ?3, form = ?4, competencies = ?5, reason = ?6,"
        " closes_ms = ?7, retention_weeks = ?8 WHERE id = ?1 AND ?9 IS NOT NULL";

static bool write_audit(struct database *office, const char *what, int64_t vacancy,
        const char *detail, const struct office_hand *hand, struct diag_list *diags)
{
    struct audit_entry entry = {
        .at_ms = hand->at_ms, .who = hand->who, .what = what, .detail = detail, .vacancy = vacancy
    };
    return audit_append(office, &entry, diags);
}

bool vacancy_refresh_keep(struct database *office, int64_t id, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "UPDATE candidate SET keep_ms = max((SELECT iif(closed_ms > 0, closed_ms, closes_ms)"
            " + retention_weeks * 604800000 FROM vacancy WHERE id = ?1),"
            " ifnull((SELECT until_ms FROM consent WHERE consent.candidate = candidate.id), 0))"
            " WHERE vacancy = ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, id);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool add_row(struct database *office, const struct vacancy *vacancy,
        const struct office_hand *hand, int64_t *id, struct diag_list *diags)
{
    int64_t last = 0;
    if (!database_read_integer(office,
                "SELECT max(ifnull((SELECT max(id) FROM vacancy), 0),"
                " ifnull((SELECT max(vacancy) FROM ledger), 0))",
                &last, diags)) {
        return false;
    }
    struct vacancy row = *vacancy;
    row.id = last + 1;
    row.created_ms = hand->at_ms;
    *id = row.id;
    struct buffer detail = { 0 };
    buffer_add_format(&detail, "%s: %s", row.competencies, row.reason);
    bool good = is_free(office, &row, diags) && write_row(office, INSERT, &row, diags) &&
            write_audit(office, "vacancy-new", row.id, buffer_text(&detail), hand, diags);
    buffer_finish(&detail);
    return good;
}

bool vacancy_add(struct store *store, const struct vacancy *vacancy, const struct office_hand *hand,
        int64_t *id, struct diag_list *diags)
{
    if (!check(vacancy, diags) || !is_given(store, vacancy->shift, diags) ||
            !database_begin(store->office, diags)) {
        return false;
    }
    bool good = add_row(store->office, vacancy, hand, id, diags);
    return database_end(store->office, good, diags);
}

/* ---- changing ---- */

static void tell_text(struct buffer *detail, const char *which, const char *old, const char *new)
{
    if (strcmp(old, new) != 0) {
        buffer_add_format(detail, "%s: %s → %s\n", which, old, new);
    }
}

static void tell_number(struct buffer *detail, const char *which, int64_t old, int64_t new)
{
    if (old != new) {
        buffer_add_format(detail, "%s: %" PRId64 " → %" PRId64 "\n", which, old, new);
    }
}

static void tell_changes(
        struct buffer *detail, const struct vacancy *old, const struct vacancy *new)
{
    tell_text(detail, "name", old->name, new->name);
    tell_text(detail, "shift", old->shift, new->shift);
    tell_text(detail, "form", old->form, new->form);
    tell_text(detail, "competencies", old->competencies, new->competencies);
    tell_text(detail, "reason", old->reason, new->reason);
    tell_number(detail, "closes", old->closes_ms, new->closes_ms);
    tell_number(detail, "retention", old->retention_weeks, new->retention_weeks);
}

static bool may_change(const struct vacancy *old, const struct vacancy *new, const char *why,
        struct diag_list *diags)
{
    int code = old->closed_ms != 0 ? DIAG_VACANCY_CLOSED
            : old->fixed_ms != 0 && (why == NULL || !office_is_text(why, VACANCY_REASON_MAX))
            ? DIAG_VACANCY_REASON
            : old->candidates > 0 && strcmp(old->shift, new->shift) != 0 ? DIAG_VACANCY_SHIFT
                                                                         : 0;
    if (code != 0) {
        diag_add(diags, code, DIAG_ERROR, NULL, 0, old->name, NULL);
    }
    return code == 0;
}

static bool write_change(struct database *office, const struct vacancy *new, const char *why,
        struct buffer *detail, const struct office_hand *hand, struct diag_list *diags)
{
    buffer_add(detail, why != NULL ? why : "");
    return is_free(office, new, diags) && write_row(office, UPDATE, new, diags) &&
            vacancy_refresh_keep(office, new->id, diags) &&
            write_audit(office, "vacancy-changed", new->id, buffer_text(detail), hand, diags);
}

// Found within the transaction: a sheet that is opened meanwhile fixes it first.
static bool change(struct store *store, const struct vacancy *vacancy, const char *why,
        const struct office_hand *hand, struct diag_list *diags)
{
    struct vacancy_list list = { 0 };
    struct buffer detail = { 0 };
    bool good = vacancy_find(store, vacancy->id, &list, diags) &&
            may_change(&list.rows.items[0], vacancy, why, diags) &&
            (strcmp(list.rows.items[0].shift, vacancy->shift) == 0 ||
                    is_given(store, vacancy->shift, diags));
    if (good) {
        tell_changes(&detail, &list.rows.items[0], vacancy);
        good = detail.size == 0 || write_change(store->office, vacancy, why, &detail, hand, diags);
    }
    buffer_finish(&detail);
    vacancy_list_finish(&list);
    return good;
}

bool vacancy_change(struct store *store, const struct vacancy *vacancy, const char *why,
        const struct office_hand *hand, struct diag_list *diags)
{
    if (!check(vacancy, diags) || !database_begin(store->office, diags)) {
        return false;
    }
    bool good = change(store, vacancy, why, hand, diags);
    return database_end(store->office, good, diags);
}

static bool close_row(
        struct store *store, int64_t id, const struct office_hand *hand, struct diag_list *diags)
{
    struct vacancy_list list = { 0 };
    bool good = vacancy_find(store, id, &list, diags) &&
            may_change(&list.rows.items[0], &list.rows.items[0], "close", diags);
    vacancy_list_finish(&list);
    struct query *query = good
            ? query_create(store->office, "UPDATE vacancy SET closed_ms = ?2 WHERE id = ?1", diags)
            : NULL;
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, id);
    query_bind_integer(query, 2, hand->at_ms);
    good = query_run(query, diags) && vacancy_refresh_keep(store->office, id, diags) &&
            write_audit(store->office, "vacancy-closed", id, "", hand, diags);
    query_destroy(query);
    return good;
}

bool vacancy_close(
        struct store *store, int64_t id, const struct office_hand *hand, struct diag_list *diags)
{
    if (!database_begin(store->office, diags)) {
        return false;
    }
    bool good = close_row(store, id, hand, diags) && draft_end(store, DRAFT_VACANCY, id, diags);
    return database_end(store->office, good, diags);
}

#undef SELECT_VACANCY
