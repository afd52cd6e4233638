// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts: what somebody of the office typed and did not record yet.
#include "game/store/draft.h"

#include <string.h>

#include "game/store/candidate.h"
#include "game/store/database.h"
#include "game/store/vault.h"

void draft_finish(struct draft *draft)
{
    vec_finish(&draft->values);
    arena_finish(&draft->arena);
}

void draft_left_list_finish(struct draft_left_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

const char *draft_text(const struct draft *draft, const char *field)
{
    for (size_t i = 0; i < draft->values.count; i++) {
        if (strcmp(draft->values.items[i].field, field) == 0) {
            return draft->values.items[i].text;
        }
    }
    return NULL;
}

// An office without a passphrase is open to whoever has the computer.
static const char *role_of(const struct store *store)
{
    bool named = vault_state(store) == VAULT_OPEN;
    return vault_role_name(named ? vault_role(store) : VAULT_ADMINISTRATOR);
}

static void bind_place(
        struct query *query, const struct store *store, const struct draft_place *place)
{
    query_bind_text(query, 1, role_of(store));
    query_bind_text(query, 2, place->form);
    query_bind_integer(query, 3, place->about);
}

static const char *keep(struct arena *arena, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(arena, text, strlen(text));
}

/* ---- reading ---- */

static void take(struct draft *draft, struct query *query)
{
    struct draft_value value = { keep(&draft->arena, query, 0), keep(&draft->arena, query, 1) };
    vec_push(&draft->values, value);
    draft->at_ms = query_integer(query, 3);
    draft->who = keep(&draft->arena, query, 2);
}

bool draft_read(struct store *store, const struct draft_place *place, struct draft *draft,
        struct diag_list *diags)
{
    *draft = (struct draft) { .who = "" };
    struct query *query = query_create(store->office,
            "SELECT field, text, who, at_ms FROM draft"
            " WHERE role = ?1 AND form = ?2 AND about = ?3 ORDER BY at_ms, id",
            diags);
    if (query == NULL) {
        return false;
    }
    bind_place(query, store, place);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        take(draft, query);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

bool draft_read_left(struct store *store, struct draft_left_list *list, struct diag_list *diags)
{
    struct query *query = query_create(store->office,
            "SELECT form, about, ifnull(code, ''), draft.who, max(draft.at_ms) FROM draft"
            " LEFT JOIN candidate ON candidate.id = draft.candidate"
            " WHERE role = ?1 GROUP BY form, about ORDER BY 5 DESC, form, about",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, role_of(store));
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        struct draft_left left = { keep(&list->arena, query, 0), query_integer(query, 1),
            keep(&list->arena, query, 2), keep(&list->arena, query, 3), query_integer(query, 4) };
        vec_push(&list->rows, left);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

/* ---- writing ---- */

static bool run_on(struct store *store, const char *sql, const struct draft_place *place,
        const char *field, struct diag_list *diags)
{
    struct query *query = query_create(store->office, sql, diags);
    if (query == NULL) {
        return false;
    }
    bind_place(query, store, place);
    if (field != NULL) {
        query_bind_text(query, 4, field);
    }
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool write_value(struct store *store, const struct draft_place *place,
        const struct draft_value *value, const struct office_hand *hand, struct diag_list *diags)
{
    struct query *query = query_create(store->office,
            "INSERT INTO draft (role, form, about, field, candidate, who, at_ms, text)"
            " VALUES (?1, ?2, ?3, ?4, (SELECT id FROM candidate WHERE code = ?5), ?6, ?7, ?8)"
            " ON CONFLICT (role, form, about, field) DO UPDATE SET"
            " candidate = excluded.candidate, who = excluded.who, at_ms = excluded.at_ms,"
            " text = excluded.text",
            diags);
    if (query == NULL) {
        return false;
    }
    bind_place(query, store, place);
    query_bind_text(query, 4, value->field);
    query_bind_text(query, 5, place->candidate);
    query_bind_text(query, 6, hand->who);
    query_bind_integer(query, 7, hand->at_ms);
    query_bind_text(query, 8, value->text);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool keep_value(struct store *store, const struct draft_place *place,
        const struct draft_value *value, const struct office_hand *hand, struct diag_list *diags)
{
    return value->text != NULL
            ? write_value(store, place, value, hand, diags)
            : run_on(store,
                      "DELETE FROM draft"
                      " WHERE role = ?1 AND form = ?2 AND about = ?3 AND field = ?4",
                      place, value->field, diags);
}

// Words about somebody who was erased meanwhile would outlive them.
static bool is_there(struct store *store, const struct draft_place *place, struct diag_list *diags)
{
    int64_t session = 0;
    return place->candidate == NULL ||
            candidate_find_session(store, place->candidate, &session, diags);
}

bool draft_keep(struct store *store, const struct draft_place *place,
        const struct draft_value *values, size_t count, const struct office_hand *hand,
        struct diag_list *diags)
{
    if (!database_begin(store->office, diags)) {
        return false;
    }
    bool good = is_there(store, place, diags);
    for (size_t i = 0; good && i < count; i++) {
        good = keep_value(store, place, &values[i], hand, diags);
    }
    return database_end(store->office, good, diags);
}

bool draft_drop(struct store *store, const struct draft_place *place, struct diag_list *diags)
{
    return run_on(store, "DELETE FROM draft WHERE role = ?1 AND form = ?2 AND about = ?3", place,
            NULL, diags);
}

bool draft_end(struct store *store, const char *form, int64_t about, struct diag_list *diags)
{
    struct query *query =
            query_create(store->office, "DELETE FROM draft WHERE form = ?1 AND about = ?2", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, form);
    query_bind_integer(query, 2, about);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}
