// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions: what a person decided about a candidate, why, and what of the evidence they opened.
#include "game/store/decision.h"

#include <assert.h>
#include <string.h>

#include "game/store/audit.h"
#include "game/store/database.h"

static const char *const OUTCOMES[] = {
    [DECISION_INTERVIEW] = "interview",
    [DECISION_AWAIT] = "await",
    [DECISION_ACCEPT] = "accept",
    [DECISION_REJECT] = "reject",
};

const char *decision_outcome_id(enum decision_outcome outcome)
{
    return OUTCOMES[outcome];
}

void decision_list_finish(struct decision_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

/* ---- recording ---- */

static bool is_complete(const struct decision_made *decision, struct diag_list *diags)
{
    const char *lacks = decision->who == NULL || !office_is_line(decision->who, DECISION_WHO_MAX)
            ? "who"
            : decision->reason == NULL || !office_is_text(decision->reason, DECISION_REASON_MAX)
            ? "reason"
            : NULL;
    if (lacks != NULL) {
        diag_add(diags, DIAG_DECISION_INCOMPLETE, DIAG_ERROR, NULL, 0, lacks, NULL);
    }
    return lacks == NULL;
}

static bool insert(struct database *office, const char *code, const struct decision_made *decision,
        struct diag_list *diags)
{
    struct query *query = query_create(office,
            "INSERT INTO decision (candidate, session, at_ms, who, outcome, reason, meets_ms,"
            " opened, moments, evidence) SELECT id, session, ?2, ?3, ?4, ?5, ?6, ?7,"
            " iif(?8 > 0, ?8, ifnull((SELECT iif(json_valid(session.evidence),"
            " json_array_length(session.evidence, '$.session.moments'), 0) FROM session"
            " WHERE session.id = candidate.session), 0)), ?9 FROM candidate WHERE code = ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    query_bind_integer(query, 2, decision->at_ms);
    query_bind_text(query, 3, decision->who);
    query_bind_text(query, 4, OUTCOMES[decision->outcome]);
    query_bind_text(query, 5, decision->reason);
    query_bind_integer(query, 6, decision->meets_ms);
    query_bind_integer(query, 7, decision->opened);
    query_bind_integer(query, 8, decision->moments);
    query_bind_text(query, 9, decision->evidence != NULL ? decision->evidence : "");
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool mark(struct database *office, const char *code, const struct decision_made *decision,
        struct diag_list *diags)
{
    struct query *query = query_create(office,
            "UPDATE candidate SET decision = ?2, meets_ms = ?3, state = iif(running <> 0, state,"
            " iif(?2 IN ('accept', 'reject'), 'decided', 'finished')) WHERE code = ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    query_bind_text(query, 2, OUTCOMES[decision->outcome]);
    query_bind_integer(query, 3, decision->outcome == DECISION_INTERVIEW ? decision->meets_ms : 0);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool record(struct store *store, const char *code, const struct decision_made *decision,
        struct diag_list *diags)
{
    int64_t session = 0;
    if (!candidate_find_session(store, code, &session, diags)) {
        return false;
    }
    if (session == 0) {
        diag_add(diags, DIAG_DECISION_NOTHING_PLAYED, DIAG_ERROR, NULL, 0, code, NULL);
        return false;
    }
    struct audit_entry entry = { .at_ms = decision->at_ms,
        .who = decision->who,
        .what = "decision",
        .candidate = code,
        .session = session };
    return insert(store->office, code, decision, diags) &&
            mark(store->office, code, decision, diags) &&
            audit_append(store->office, &entry, diags);
}

bool decision_record(struct store *store, const char *code, const struct decision_made *decision,
        struct diag_list *diags)
{
    assert(decision->opened >= 0 && decision->opened <= decision->moments);
    if (!is_complete(decision, diags) || !database_begin(store->office, diags)) {
        return false;
    }
    bool good = record(store, code, decision, diags);
    return database_end(store->office, good, diags);
}

/* ---- reading ---- */

static const char *keep(struct decision_list *list, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&list->arena, text, strlen(text));
}

static enum decision_outcome find_outcome(const char *id)
{
    for (int i = 0; i < DECISION_OUTCOME_COUNT; i++) {
        if (strcmp(OUTCOMES[i], id) == 0) {
            return (enum decision_outcome)i;
        }
    }
    return DECISION_AWAIT;
}

static void take(struct decision_list *list, struct query *query)
{
    struct decision_made decision = {
        .session = query_integer(query, 0),
        .at_ms = query_integer(query, 1),
        .who = keep(list, query, 2),
        .outcome = find_outcome(query_text(query, 3)),
        .reason = keep(list, query, 4),
        .meets_ms = query_integer(query, 5),
        .opened = (int)query_integer(query, 6),
        .moments = (int)query_integer(query, 7),
        .evidence = keep(list, query, 8),
    };
    vec_push(&list->rows, decision);
}

bool decision_read_all(
        struct store *store, const char *code, struct decision_list *list, struct diag_list *diags)
{
    struct query *query = query_create(store->office,
            "SELECT decision.session, decision.at_ms, who, outcome, reason, decision.meets_ms,"
            " opened, moments, evidence FROM decision JOIN candidate"
            " ON candidate.id = decision.candidate WHERE code = ?1 ORDER BY decision.id",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        take(list, query);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}
