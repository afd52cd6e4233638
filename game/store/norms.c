// SPDX-License-Identifier: GPL-3.0-or-later
// Norms: how a group scored on one content, as rounded distributions that say nothing of a person.
#include "game/store/norms.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/norms_inner.h"

void norm_list_finish(struct norm_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

/* ---- what can be ---- */

static bool refuse(const char *what, struct diag_list *diags)
{
    diag_add(diags, DIAG_NORM_SHAPE, DIAG_ERROR, NULL, 0, what, NULL);
    return false;
}

bool norms_are_enough(int64_t people, struct diag_list *diags)
{
    if (people < NORMS_PEOPLE_MIN) {
        char found[24];
        char needed[24];
        (void)snprintf(found, sizeof(found), "%" PRId64, people);
        (void)snprintf(needed, sizeof(needed), "%d", NORMS_PEOPLE_MIN);
        diag_add(diags, DIAG_NORM_TOO_FEW, DIAG_ERROR, NULL, 0, found, needed, NULL);
    }
    return people >= NORMS_PEOPLE_MIN;
}

static bool is_month(const char *text)
{
    static const char SHAPE[] = "dddd-dd";
    for (size_t i = 0; i < sizeof(SHAPE); i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (SHAPE[i] == 'd' ? !digit : text[i] != SHAPE[i]) {
            return false;
        }
    }
    return true;
}

static bool part_fits(const struct stored_norm *norm, const struct norms_part *part)
{
    int64_t people = 0;
    int before = -1;
    for (size_t i = 0; i < part->count; i++) {
        const struct norms_count *at = &part->counts[i];
        if (at->score <= before || at->score > 100 || at->people < 1 || at->people > norm->people) {
            return false;
        }
        people += at->people;
        before = at->score;
    }
    return office_is_line(part->id, NORMS_NAME_MAX) && people == part->people &&
            people >= NORMS_PEOPLE_MIN && people <= norm->people;
}

static bool has_part(const struct stored_norm *norm, const char *id)
{
    for (size_t i = 0; i < norm->part_count; i++) {
        if (strcmp(norm->parts[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static bool pair_fits(const struct stored_norm *norm, const struct norms_pair *pair)
{
    // Scores of 0 to 100 covary by no more than 5000, at the least number of people.
    enum { MOST = 50000 };
    return pair->people >= NORMS_PEOPLE_MIN && pair->people <= norm->people &&
            pair->tenths >= -MOST && pair->tenths <= MOST && has_part(norm, pair->a) &&
            has_part(norm, pair->b);
}

static bool parts_fit(const struct stored_norm *norm, struct diag_list *diags)
{
    for (size_t i = 0; i < norm->part_count; i++) {
        if (!part_fits(norm, &norm->parts[i])) {
            return refuse(norm->parts[i].id, diags);
        }
        for (size_t j = 0; j < i; j++) {
            if (strcmp(norm->parts[i].id, norm->parts[j].id) == 0) {
                return refuse(norm->parts[i].id, diags);
            }
        }
    }
    for (size_t i = 0; i < norm->pair_count; i++) {
        if (!pair_fits(norm, &norm->pairs[i])) {
            return refuse("covariances", diags);
        }
    }
    return true;
}

static bool check(const struct stored_norm *norm, struct diag_list *diags)
{
    if (!norms_are_enough(norm->people, diags)) {
        return false;
    }
    const char *wrong = !office_is_line(norm->name, NORMS_NAME_MAX)              ? "name"
            : !office_is_line(norm->shift, VACANCY_REASON_MAX)                   ? "shift"
            : *norm->form != '\0' && !office_is_line(norm->form, NORMS_NAME_MAX) ? "form"
            : !office_is_line(norm->languages, NORMS_NAME_MAX)                   ? "languages"
            : !is_month(norm->first) || !is_month(norm->last) || strcmp(norm->first, norm->last) > 0
            ? "period"
            : norm->part_count == 0 || norm->part_count > NORMS_PARTS_MAX ? "parts"
                                                                          : NULL;
    return wrong != NULL ? refuse(wrong, diags) : parts_fit(norm, diags);
}

/* ---- writing ---- */

static bool write_head(
        struct database *office, const struct stored_norm *norm, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "INSERT INTO norm (name, content, shift, form, people, first, last, languages)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, norm->name);
    query_bind_digest(query, 2, &norm->content);
    query_bind_text(query, 3, norm->shift);
    query_bind_text(query, 4, norm->form);
    query_bind_integer(query, 5, norm->people);
    query_bind_text(query, 6, norm->first);
    query_bind_text(query, 7, norm->last);
    query_bind_text(query, 8, norm->languages);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool write_counts(
        struct query *query, int64_t id, const struct stored_norm *norm, struct diag_list *diags)
{
    query_bind_integer(query, 1, id);
    for (size_t i = 0; i < norm->part_count; i++) {
        const struct norms_part *part = &norm->parts[i];
        query_bind_text(query, 2, part->id);
        for (size_t j = 0; j < part->count; j++) {
            query_bind_integer(query, 3, part->counts[j].score);
            query_bind_integer(query, 4, part->counts[j].people);
            if (!query_run(query, diags)) {
                return false;
            }
        }
    }
    return true;
}

static bool write_pairs(
        struct query *query, int64_t id, const struct stored_norm *norm, struct diag_list *diags)
{
    query_bind_integer(query, 1, id);
    for (size_t i = 0; i < norm->pair_count; i++) {
        const struct norms_pair *pair = &norm->pairs[i];
        query_bind_text(query, 2, pair->a);
        query_bind_text(query, 3, pair->b);
        query_bind_integer(query, 4, pair->people);
        query_bind_integer(query, 5, pair->tenths);
        if (!query_run(query, diags)) {
            return false;
        }
    }
    return true;
}

static bool write_numbers(
        struct database *office, const struct stored_norm *norm, struct diag_list *diags)
{
    int64_t id = 0;
    struct query *counts = query_create(office,
            "INSERT INTO norm_count (norm, part, score, people) VALUES (?1, ?2, ?3, ?4)", diags);
    struct query *pairs = query_create(office,
            "INSERT INTO norm_pair (norm, a, b, people, tenths) VALUES (?1, ?2, ?3, ?4, ?5)",
            diags);
    bool good = counts != NULL && pairs != NULL &&
            database_read_integer(office, "SELECT last_insert_rowid()", &id, diags) &&
            write_counts(counts, id, norm, diags) && write_pairs(pairs, id, norm, diags);
    query_destroy(counts);
    query_destroy(pairs);
    return good;
}

static bool find_id(struct database *office, const char *name, int64_t *id, struct diag_list *diags)
{
    struct query *query =
            query_create(office, "SELECT id FROM norm WHERE lower(name) = lower(?1)", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, name);
    enum query_step step = query_next(query, diags);
    *id = step == QUERY_ROW ? query_integer(query, 0) : 0;
    query_destroy(query);
    return step != QUERY_FAILED;
}

static bool is_free(struct database *office, const char *name, struct diag_list *diags)
{
    int64_t id = 0;
    bool read = find_id(office, name, &id, diags);
    if (id != 0) {
        diag_add(diags, DIAG_NORM_TAKEN, DIAG_ERROR, NULL, 0, name, NULL);
    }
    return read && id == 0;
}

static bool write_audit(struct database *office, const char *what, const char *name,
        const struct office_hand *hand, struct diag_list *diags)
{
    struct audit_entry entry = {
        .at_ms = hand->at_ms, .who = hand->who, .what = what, .detail = name
    };
    return audit_append(office, &entry, diags);
}

bool norms_keep(struct database *office, const struct stored_norm *norm, const char *what,
        const struct office_hand *hand, struct diag_list *diags)
{
    return check(norm, diags) && is_free(office, norm->name, diags) &&
            write_head(office, norm, diags) && write_numbers(office, norm, diags) &&
            write_audit(office, what, norm->name, hand, diags);
}

bool norms_add(struct store *store, const struct stored_norm *norm, const struct office_hand *hand,
        struct diag_list *diags)
{
    if (!database_begin(store->office, diags)) {
        return false;
    }
    bool good = norms_keep(store->office, norm, "norm-imported", hand, diags);
    return database_end(store->office, good, diags);
}

static bool remove_row(struct database *office, const char *name, const struct office_hand *hand,
        struct diag_list *diags)
{
    int64_t id = 0;
    if (!find_id(office, name, &id, diags)) {
        return false;
    }
    if (id == 0) {
        diag_add(diags, DIAG_NORM_MISSING, DIAG_ERROR, NULL, 0, name, NULL);
        return false;
    }
    struct query *query = query_create(office, "DELETE FROM norm WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, id);
    bool good = query_run(query, diags) && write_audit(office, "norm-removed", name, hand, diags);
    query_destroy(query);
    return good;
}

bool norms_remove(struct store *store, const char *name, const struct office_hand *hand,
        struct diag_list *diags)
{
    if (!database_begin(store->office, diags)) {
        return false;
    }
    bool good = remove_row(store->office, name, hand, diags);
    return database_end(store->office, good, diags);
}

/* ---- reading ---- */

static const char *keep(struct norm_list *list, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&list->arena, text, strlen(text));
}

static void take_head(struct norm_list *list, struct query *query)
{
    struct stored_norm norm = {
        .id = query_integer(query, 0),
        .name = keep(list, query, 1),
        .content = query_digest(query, 2),
        .shift = keep(list, query, 3),
        .form = keep(list, query, 4),
        .people = query_integer(query, 5),
        .first = keep(list, query, 6),
        .last = keep(list, query, 7),
        .languages = keep(list, query, 8),
    };
    vec_push(&list->rows, norm);
}

typedef VEC(struct norms_count) count_list;
typedef VEC(struct norms_part) part_list;

static void close_part(struct norm_list *list, part_list *parts, count_list *counts)
{
    if (counts->count > 0) {
        struct norms_part *part = vec_last(parts);
        part->count = counts->count;
        part->counts = arena_copy_items(
                &list->arena, counts->items, counts->count, sizeof(*counts->items));
        vec_clear(counts);
    }
}

static enum query_step take_counts(
        struct norm_list *list, struct query *query, part_list *parts, struct diag_list *diags)
{
    count_list counts = { 0 };
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        if (parts->count == 0 || strcmp(vec_last(parts)->id, query_text(query, 0)) != 0) {
            close_part(list, parts, &counts);
            struct norms_part part = { .id = keep(list, query, 0) };
            vec_push(parts, part);
        }
        struct norms_count at = { (int)query_integer(query, 1), query_integer(query, 2) };
        vec_last(parts)->people += at.people;
        vec_push(&counts, at);
    }
    close_part(list, parts, &counts);
    vec_finish(&counts);
    return step;
}

static bool read_parts(struct database *office, struct norm_list *list, struct stored_norm *norm,
        struct diag_list *diags)
{
    part_list parts = { 0 };
    struct query *query = query_create(office,
            "SELECT part, score, people FROM norm_count WHERE norm = ?1 ORDER BY part, score",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, norm->id);
    enum query_step step = take_counts(list, query, &parts, diags);
    query_destroy(query);
    norm->parts = arena_copy_items(&list->arena, parts.items, parts.count, sizeof(*parts.items));
    norm->part_count = parts.count;
    vec_finish(&parts);
    return step == QUERY_DONE;
}

static bool read_pairs(struct database *office, struct norm_list *list, struct stored_norm *norm,
        struct diag_list *diags)
{
    VEC(struct norms_pair) pairs = { 0 };
    struct query *query = query_create(office,
            "SELECT a, b, people, tenths FROM norm_pair WHERE norm = ?1 ORDER BY a, b", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, norm->id);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        struct norms_pair pair = { keep(list, query, 0), keep(list, query, 1),
            query_integer(query, 2), query_integer(query, 3) };
        vec_push(&pairs, pair);
    }
    query_destroy(query);
    norm->pairs = arena_copy_items(&list->arena, pairs.items, pairs.count, sizeof(*pairs.items));
    norm->pair_count = pairs.count;
    vec_finish(&pairs);
    return step == QUERY_DONE;
}

static bool read_rows(
        struct store *store, const char *name, struct norm_list *list, struct diag_list *diags)
{
    size_t first = list->rows.count;
    struct query *query = query_create(store->office,
            "SELECT id, name, content, shift, form, people, first, last, languages FROM norm"
            " WHERE ?1 IS NULL OR lower(name) = lower(?1) ORDER BY lower(name)",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, name);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        take_head(list, query);
    }
    query_destroy(query);
    bool good = step == QUERY_DONE;
    for (size_t i = first; good && i < list->rows.count; i++) {
        good = read_parts(store->office, list, &list->rows.items[i], diags) &&
                read_pairs(store->office, list, &list->rows.items[i], diags);
    }
    return good;
}

bool norms_read_all(struct store *store, struct norm_list *list, struct diag_list *diags)
{
    return read_rows(store, NULL, list, diags);
}

bool norms_find(
        struct store *store, const char *name, struct norm_list *list, struct diag_list *diags)
{
    size_t before = list->rows.count;
    if (!read_rows(store, name, list, diags)) {
        return false;
    }
    if (list->rows.count == before) {
        diag_add(diags, DIAG_NORM_MISSING, DIAG_ERROR, NULL, 0, name, NULL);
    }
    return list->rows.count > before;
}
