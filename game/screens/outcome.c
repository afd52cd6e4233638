// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of a session: its result from what the store holds, and its end in the store.
#include "game/screens/outcome.h"

#include <time.h>

#include "game/report/result_out.h"
#include "game/session/gates.h"
#include "game/session/past.h"
#include "game/store/settings.h"
#include "scoring/prior.h"

// The day in this computer's time zone; the hour is nobody's business.
static void set_day(struct result_meta *meta, int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm day;
    if (localtime_r(&seconds, &day) != NULL) {
        meta->year = day.tm_year + 1900;
        meta->month = day.tm_mon + 1;
        meta->day = day.tm_mday;
    }
}

static struct result_meta meta_of(
        const struct session_past *past, struct store *store, struct diag_list *diags)
{
    const struct session_start *start = &session_past_row(past)->start;
    struct result_meta meta = {
        .candidate = start->candidate,
        .language = start->language,
        .content_hash = past->content,
        .key_hash = past->key,
        .journal_hash = past->journal,
        .chain = past->intact ? RESULT_CHAIN_INTACT : RESULT_CHAIN_DAMAGED,
        .rules = start->rules,
        .attempt = past->attempt,
        .informal = store_setting_is(store, "org.address", "je", diags),
    };
    set_day(&meta, start->created_ms);
    return meta;
}

bool outcome_init(struct result *result, const struct session *session, struct store *store,
        const struct sheet_gates *gates, struct diag_list *diags)
{
    struct session_past past;
    struct sheet_gates set;
    *result = (struct result) { 0 };
    if (!gates_read(&set, store, diags) || !session_past_init(&past, session, store, diags)) {
        return false;
    }
    struct result_meta meta = meta_of(&past, store, diags);
    struct prior prior = prior_provisional();
    bool rows = past.sequences.count == past.actions.count;
    result_init(result,
            &(struct result_input) {
                    .plan = session->plan,
                    .seed = session->seed,
                    .actions = past.actions.items,
                    .sequences = rows ? past.sequences.items : NULL,
                    .action_count = past.actions.count,
                    .beside = rows ? past.beside.items : NULL,
                    .circumstances = &past.circumstances,
                    .meta = &meta,
                    .prior = &prior,
                    .gates = gates != NULL ? gates : &set,
            });
    session_past_finish(&past);
    return true;
}

bool outcome_load(
        struct result *result, int64_t session, struct store *store, struct diag_list *diags)
{
    *result = (struct result) { 0 };
    struct session *loaded = session_resume(store, session, diags);
    bool good = loaded != NULL && outcome_init(result, loaded, store, NULL, diags);
    session_destroy(loaded);
    return good;
}

bool outcome_finish_session(struct result *result, struct session *session, struct store *store,
        int64_t now_ms, struct diag_list *diags)
{
    if (!outcome_init(result, session, store, NULL, diags)) {
        return false;
    }
    struct buffer sheet = { 0 };
    struct buffer evidence = { 0 };
    result_write_json(&sheet, result, false);
    result_write_evidence_json(&evidence, result);
    struct session_end end = {
        .state = SESSION_FINISHED,
        .finished_ms = now_ms,
        .sheet = buffer_text(&sheet),
        .evidence = buffer_text(&evidence),
    };
    bool good = store_finish_session(store, session->id, &end, diags);
    buffer_finish(&sheet);
    buffer_finish(&evidence);
    if (!good) {
        result_finish(result);
        *result = (struct result) { 0 };
    }
    return good;
}
