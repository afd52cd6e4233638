// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of a session: its result from what the store holds, and its end in the store.
#include "game/screens/outcome.h"

#include "game/report/result_out.h"
#include "game/session/gates.h"
#include "game/session/past.h"
#include "scoring/prior.h"

bool outcome_init(struct result *result, const struct session *session, struct store *store,
        const struct sheet_gates *gates, struct diag_list *diags)
{
    struct session_past past;
    struct sheet_gates set;
    struct prior prior = prior_provisional();
    *result = (struct result) { 0 };
    if (!gates_read(&set, store, diags) || !session_past_init(&past, session, store, diags)) {
        return false;
    }
    result_init(result, &(struct result_input) { &past.log, &prior, gates != NULL ? gates : &set });
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
