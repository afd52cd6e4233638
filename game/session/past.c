// SPDX-License-Identifier: GPL-3.0-or-later
// A play to look back on: its actions with their journal rows, and all that it is pinned to.
#include "game/session/past.h"

#include <string.h>

#include "game/session/circumstances.h"
#include "game/store/journal.h"

static void take_actions(struct session_past *past, const struct session *session)
{
    for (size_t i = 0; i < session->steps.count; i++) {
        vec_push(&past->actions, session->steps.items[i].action);
    }
}

static void take_row(struct session_past *past, const struct journal_row *row)
{
    const struct journal_entry *entry = &row->entry;
    bool person = strcmp(entry->device, "script") != 0;
    struct action_beside beside = { person ? entry->shown_ms : 0, entry->chosen_ms };
    vec_push(&past->sequences, (uint64_t)row->sequence);
    vec_push(&past->beside, beside);
}

// Remarks stand between the actions, so an action's row is not its place.
static bool take_journal(struct session_past *past, const struct session *session,
        struct store *store, struct diag_list *diags)
{
    struct journal journal = { 0 };
    bool good = journal_read(store, session->id, &journal, diags);
    for (size_t i = 0; good && i < journal.rows.count; i++) {
        if (journal.rows.items[i].entry.kind == JOURNAL_ACTION) {
            take_row(past, &journal.rows.items[i]);
        }
    }
    past->circumstances = circumstances_of(&journal);
    journal_finish(&journal);
    return good;
}

// What is wrong with the chain is an answer here, not trouble.
static bool is_intact(struct store *store, int64_t id)
{
    struct diag_list own = { 0 };
    bool intact = journal_verify(store, id, NULL, &own);
    diag_list_finish(&own);
    return intact;
}

bool session_past_init(struct session_past *past, const struct session *session,
        struct store *store, struct diag_list *diags)
{
    *past = (struct session_past) { 0 };
    if (!store_find_session(store, session->id, &past->found, diags) ||
            !take_journal(past, session, store, diags)) {
        session_past_finish(past);
        return false;
    }
    take_actions(past, session);
    past->intact = is_intact(store, session->id) && past->sequences.count == past->actions.count;
    // Of a damaged log only its beginning may have been played: these rows are its.
    if (past->sequences.count > past->actions.count) {
        past->sequences.count = past->actions.count;
    }

    const struct session_row *row = session_past_row(past);
    if (row->state != SESSION_RUNNING &&
            !store_attempt(store, session->id, &past->attempt, diags)) {
        session_past_finish(past);
        return false;
    }
    digest_write_hex(&row->start.content, past->content);
    digest_write_hex(&row->start.key, past->key);
    digest_write_hex(&row->chain, past->journal);
    return true;
}

void session_past_finish(struct session_past *past)
{
    session_list_finish(&past->found);
    vec_finish(&past->actions);
    vec_finish(&past->sequences);
    vec_finish(&past->beside);
}

const struct session_row *session_past_row(const struct session_past *past)
{
    return &past->found.rows.items[0];
}
