// SPDX-License-Identifier: GPL-3.0-or-later
// Going on with a session: its pinned content is loaded and its journal replayed.
#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/scenario/load.h"
#include "game/session/replay.h"
#include "game/session/session.h"
#include "game/shift/action_text.h"
#include "game/store/content.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"

static bool fail_row(const struct journal_row *row, const char *why, struct diag_list *diags)
{
    char number[24];
    (void)snprintf(number, sizeof(number), "%lld", (long long)row->sequence);
    diag_add(diags, DIAG_SESSION_REPLAY, DIAG_ERROR, NULL, 0, number, row->entry.text, why, NULL);
    return false;
}

static bool replay_row(
        struct session *session, const struct journal_row *row, struct diag_list *diags)
{
    struct action action;
    struct diag_list own = { 0 };
    bool read =
            action_read(row->entry.text, session->plan, &session->arena, &action, NULL, 0, &own);
    diag_list_finish(&own);
    if (!read) {
        return fail_row(row, "unreadable", diags);
    }
    enum refusal refusal = session_replay_action(session, &action, row->entry.text);
    return refusal == REFUSED_NOT || fail_row(row, refusal_id(refusal), diags);
}

static bool replay(
        struct session *session, struct store *store, int64_t id, struct diag_list *diags)
{
    struct journal journal = { 0 };
    bool good = journal_read(store, id, &journal, diags);
    for (size_t i = 0; good && i < journal.rows.count; i++) {
        const struct journal_row *row = &journal.rows.items[i];
        good = row->entry.kind == JOURNAL_REMARK || replay_row(session, row, diags);
    }
    journal_finish(&journal);
    return good;
}

static bool speaks_our_rules(const struct session_start *start, struct diag_list *diags)
{
    if (strcmp(start->rules, SESSION_RULES) == 0) {
        return true;
    }
    diag_add(diags, DIAG_SESSION_RULES, DIAG_ERROR, NULL, 0, start->rules, SESSION_RULES, NULL);
    return false;
}

struct session *session_load_pinned(
        struct store *store, const struct session_row *row, struct diag_list *diags)
{
    if (!speaks_our_rules(&row->start, diags)) {
        return NULL;
    }
    struct session *session = mem_alloc(sizeof(*session));
    session->id = row->id;
    if (!store_load_content(store, &row->start.content, &session->content, diags)) {
        goto error;
    }
    session->shift = shift_load(&session->content, row->start.shift, diags);
    if (session->shift == NULL || !session_speak(session, row->start.language, diags)) {
        goto error;
    }
    session_begin_play(session, row->start.seed);
    return session;

error:
    session_destroy(session);
    return NULL;
}

struct session *session_resume(struct store *store, int64_t id, struct diag_list *diags)
{
    struct session_list list = { 0 };
    struct session *session = NULL;
    if (!store_find_session(store, id, &list, diags)) {
        return NULL;
    }
    const struct session_row *row = &list.rows.items[0];
    // A finished play may be looked back on with its damage told; nobody plays on from a damaged
    // log. Other rules are told before damage: their pins make the chain look broken too.
    if (speaks_our_rules(&row->start, diags) &&
            (row->state != SESSION_RUNNING || journal_verify(store, id, NULL, diags))) {
        session = session_load_pinned(store, row, diags);
    }
    if (session != NULL && !replay(session, store, id, diags)) {
        session_destroy(session);
        session = NULL;
    }
    if (session != NULL) {
        session->store = row->state == SESSION_RUNNING ? store : NULL;
    }
    session_list_finish(&list);
    return session;
}
