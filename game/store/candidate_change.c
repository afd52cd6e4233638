// SPDX-License-Identifier: GPL-3.0-or-later
// Candidates, later: what was agreed is changed, an invitation withdrawn, a consent read back.
#include "game/store/candidate.h"

#include <string.h>

#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/journal.h"

static const int64_t WEEK_MS = INT64_C(604800000);

struct changing {
    struct store *store;
    const char *code;
    const struct office_hand *hand;
    struct diag_list *diags;
    int64_t running; // its session in play.db; 0 = none
    int64_t vacancy;
    int64_t until_ms; // how long a slip of it may still turn up
    bool invited;     // and not begun
    bool busy;
    struct buffer shift; // of the vacancy; "" without one
};

static void refuse(const struct changing *changing, int code)
{
    diag_add(changing->diags, code, DIAG_ERROR, NULL, 0, changing->code, NULL);
}

static void take(struct changing *changing, struct query *query)
{
    changing->running = query_integer(query, 0);
    changing->invited = strcmp(query_text(query, 1), "invited") == 0;
    changing->busy = strcmp(query_text(query, 1), "busy") == 0;
    changing->vacancy = query_integer(query, 2);
    buffer_add(&changing->shift, query_text(query, 3));
    changing->until_ms = query_integer(query, 4) + query_integer(query, 5) * WEEK_MS;
}

static bool find(struct changing *changing)
{
    struct query *query = query_create(changing->store->office,
            "SELECT running, state, candidate.vacancy, ifnull(vacancy.shift, ''),"
            " ifnull(iif(closed_ms > 0, closed_ms, closes_ms), 0), ifnull(retention_weeks, 0)"
            " FROM candidate LEFT JOIN vacancy ON vacancy.id = candidate.vacancy WHERE code = ?1",
            changing->diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, changing->code);
    enum query_step step = query_next(query, changing->diags);
    if (step == QUERY_ROW) {
        take(changing, query);
    } else if (step == QUERY_DONE) {
        refuse(changing, DIAG_CANDIDATE_MISSING);
    }
    query_destroy(query);
    return step == QUERY_ROW;
}

static bool run_on(const struct changing *changing, const char *sql, const char *text)
{
    struct query *query = query_create(changing->store->office, sql, changing->diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, changing->code);
    if (text != NULL) {
        query_bind_text(query, 2, text);
    }
    bool good = query_run(query, changing->diags);
    query_destroy(query);
    return good;
}

// The audit stays when the candidate goes: it says that, and not what somebody needs.
static bool write_audit(const struct changing *changing, const char *what)
{
    struct audit_entry entry = { .at_ms = changing->hand->at_ms,
        .who = changing->hand->who,
        .what = what,
        .candidate = changing->code,
        .vacancy = changing->vacancy };
    return audit_append(changing->store->office, &entry, changing->diags);
}

// With nothing agreed any more the remark is the word alone.
static bool write_remark(const struct changing *changing, const struct buffer *words)
{
    struct buffer text = { 0 };
    buffer_add_format(&text, "accommodations%s%s", words->size > 0 ? " " : "", buffer_text(words));
    struct journal_entry entry = {
        .kind = JOURNAL_REMARK, .text = buffer_text(&text), .chosen_ms = changing->hand->at_ms
    };
    bool good = journal_append(changing->store, changing->running, &entry, NULL, changing->diags);
    buffer_finish(&text);
    return good;
}

static bool change(struct changing *changing, const struct accommodations *needs)
{
    if (!changing->invited && !changing->busy) {
        refuse(changing, DIAG_CANDIDATE_PLAYED);
        return false;
    }
    struct buffer words = { 0 };
    accommodations_write(&words, needs);
    bool good = run_on(changing, "UPDATE candidate SET accommodations = ?2 WHERE code = ?1",
                        buffer_text(&words)) &&
            write_audit(changing, "accommodations") &&
            invitation_write(changing->store, changing->code, buffer_text(&changing->shift), needs,
                    changing->diags) &&
            (!changing->busy || write_remark(changing, &words));
    buffer_finish(&words);
    return good;
}

static bool withdraw(struct changing *changing)
{
    if (!changing->invited) {
        refuse(changing, DIAG_CANDIDATE_BEGUN);
        return false;
    }
    return write_audit(changing, "candidate-withdrawn") &&
            run_on(changing, "DELETE FROM name WHERE candidate = ?1", NULL) &&
            run_on(changing, "DELETE FROM candidate WHERE code = ?1", NULL) &&
            invitation_forget_withdrawn(changing->store, changing->hand->at_ms, changing->diags) &&
            invitation_withdraw(
                    changing->store, changing->code, changing->until_ms, changing->diags);
}

// What plays stands in play.db, and only who has that may change it.
static bool begin(struct changing *changing)
{
    if (changing->store->play == NULL) {
        diag_add(changing->diags, DIAG_STORE_IN_USE, DIAG_ERROR, NULL, 0, NULL);
        return false;
    }
    return candidate_sync(changing->store, 0, changing->diags) &&
            database_begin(changing->store->office, changing->diags);
}

bool candidate_change(struct store *store, const char *code, const struct accommodations *needs,
        const struct office_hand *hand, struct diag_list *diags)
{
    struct changing changing = { .store = store, .code = code, .hand = hand, .diags = diags };
    if (!begin(&changing)) {
        return false;
    }
    bool good = find(&changing) && change(&changing, needs);
    buffer_finish(&changing.shift);
    return database_end(store->office, good, diags);
}

bool candidate_withdraw(struct store *store, const char *code, const struct office_hand *hand,
        struct diag_list *diags)
{
    struct changing changing = { .store = store, .code = code, .hand = hand, .diags = diags };
    if (!begin(&changing)) {
        return false;
    }
    bool good = find(&changing) && withdraw(&changing);
    buffer_finish(&changing.shift);
    return database_end(store->office, good, diags);
}

bool candidate_read_consent(struct store *store, const char *code,
        struct candidate_consented *consented, struct buffer *who, struct diag_list *diags)
{
    *consented = (struct candidate_consented) { 0 };
    struct query *query = query_create(store->office,
            "SELECT consent.at_ms, until_ms, who FROM consent JOIN candidate"
            " ON candidate.id = consent.candidate WHERE code = ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    enum query_step step = query_next(query, diags);
    if (step == QUERY_ROW) {
        consented->at_ms = query_integer(query, 0);
        consented->until_ms = query_integer(query, 1);
        buffer_add(who, query_text(query, 2));
    }
    query_destroy(query);
    return step != QUERY_FAILED;
}
