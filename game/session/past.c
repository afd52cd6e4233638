// SPDX-License-Identifier: GPL-3.0-or-later
// A play to look back on: its actions with their journal rows, and all that it is pinned to.
#include "game/session/past.h"

#include <string.h>

#include "game/session/circumstances.h"
#include "game/store/journal.h"
#include "game/store/settings.h"

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
    past->log.circumstances = circumstances_of(&journal);
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

static bool describe(struct session_past *past, struct store *store, struct diag_list *diags)
{
    const struct session_row *row = &past->found.rows.items[0];
    const struct session_start *start = &row->start;
    bool intact = is_intact(store, row->id) && past->sequences.count == past->actions.count;
    digest_write_hex(&start->content, past->content);
    digest_write_hex(&start->key, past->key);
    digest_write_hex(&row->chain, past->journal);
    past->log.meta = (struct play_meta) {
        .candidate = start->candidate,
        .language = start->language,
        .content_hash = past->content,
        .key_hash = past->key,
        .journal_hash = past->journal,
        .chain = intact ? PLAY_CHAIN_INTACT : PLAY_CHAIN_DAMAGED,
        .rules = start->rules,
        .day = day_of(start->created_ms),
        .informal = store_setting_is(store, "org.address", "je", diags),
    };
    return row->state == SESSION_RUNNING ||
            store_attempt(store, row->id, &past->log.meta.attempt, diags);
}

void session_past_init_unstored(struct session_past *past, const struct session *session)
{
    *past = (struct session_past) { 0 };
    take_actions(past, session);
    past->log.plan = session->plan;
    past->log.seed = session->seed;
    past->log.actions = past->actions.items;
    past->log.action_count = past->actions.count;
}

bool session_past_init(struct session_past *past, const struct session *session,
        struct store *store, struct diag_list *diags)
{
    session_past_init_unstored(past, session);
    if (!store_find_session(store, session->id, &past->found, diags) ||
            !take_journal(past, session, store, diags) || !describe(past, store, diags)) {
        session_past_finish(past);
        return false;
    }
    // Of a damaged log only its beginning may have been played: the first rows are its.
    if (past->sequences.count >= past->actions.count) {
        past->log.sequences = past->sequences.items;
        past->log.beside = past->beside.items;
    }
    return true;
}

void session_past_finish(struct session_past *past)
{
    session_list_finish(&past->found);
    vec_finish(&past->actions);
    vec_finish(&past->sequences);
    vec_finish(&past->beside);
}
