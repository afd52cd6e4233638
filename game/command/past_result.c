// SPDX-License-Identifier: GPL-3.0-or-later
// A stored session as verbs take it out: opened under the eyes of the audit and played again.
#include "game/command/past_result.h"

#include "game/command/command.h"
#include "game/report/others.h"
#include "game/report/sheet_json.h"
#include "game/session/compare.h"
#include "game/session/gates.h"
#include "game/session/past.h"
#include "game/session/standard.h"
#include "game/session/wanted.h"
#include "game/store/interview.h"
#include "game/store/office.h"
#include "game/store/office_scan.h"
#include "game/store/remark.h"
#include "scoring/prior.h"

enum { RANDOM_SEED = 1 }; // the window's too, so that both show the same dot

bool past_result_of(struct result *result, const struct session *session, struct store *store,
        const struct sheet_gates *gates, struct diag_list *diags)
{
    struct session_past past;
    struct sheet_gates set;
    struct prior prior = prior_provisional();
    if (!gates_read(&set, store, diags) || !session_past_init(&past, session, store, diags)) {
        return false;
    }
    result_init(result, &(struct result_input) { &past.log, &prior, gates != NULL ? gates : &set });
    session_past_finish(&past);
    return true;
}

struct counting {
    struct others others;
    int64_t session; // whose others they are
};

static bool take_other(void *context, const struct office_evidence *row)
{
    struct counting *counting = context;
    if (row->session != counting->session) {
        others_take(&counting->others, row->sheet, row->evidence);
    }
    return true;
}

static void count_others(struct past_result *past, struct store *store,
        const struct session_row *row, const char *who, struct diag_list *diags)
{
    struct counting counting = { .others = { .result = &past->result }, .session = row->id };
    const struct office_scan scan = { .content = &row->start.content,
        .at_most = OTHERS_MOST,
        .who = who,
        .what = "others",
        .at_ms = command_wall_ms() };
    (void)office_scan(store, &scan, take_other, &counting, diags);
    others_finish(&counting.others);
}

static bool add_remarks(
        struct result *result, struct store *store, int64_t session, struct diag_list *diags)
{
    struct remark_list list = { 0 };
    bool good = remark_read(store, session, &list, diags);
    for (size_t i = 0; i < list.rows.count; i++) {
        const struct remark *row = &list.rows.items[i];
        struct result_remark remark = { row->id, row->kind == REMARK_CORRECTION, row->text,
            day_of(row->at_ms), day_of(remark_due_ms(row)), row->answer, row->answerer,
            day_of(row->answered_ms) };
        result_add_remark(result, &remark);
    }
    remark_list_finish(&list);
    return good;
}

bool past_result_add_interviews(
        struct result *result, struct store *store, int64_t session, struct diag_list *diags)
{
    struct interview_list list = { 0 };
    bool good = interview_read(store, session, &list, diags);
    for (size_t i = 0; i < list.rows.count; i++) {
        const struct interview_rating *row = &list.rows.items[i];
        int competency = competency_find(row->competency);
        struct result_interview rating = { row->moment, (enum competency)competency, row->rating,
            row->note, row->who, row->at_ms, row->counts };
        if (competency < COMPETENCY_COUNT) {
            result_add_interview(result, &rating);
        }
    }
    interview_list_finish(&list);
    return good;
}

bool past_result_open(struct past_result *past, struct store *store, const struct session_row *row,
        const char *who, const char *what, struct diag_list *diags)
{
    *past = (struct past_result) { 0 };
    struct office_audit audit = { row->id, command_wall_ms(), who, what };
    if (!office_open_sheet(store, &audit, &past->sheet, &past->evidence, diags)) {
        return false;
    }
    const struct sheet_gates gates = sheet_json_read_gates(buffer_text(&past->sheet));
    past->session = session_resume(store, row->id, diags);
    if (past->session == NULL ||
            !past_result_of(&past->result, past->session, store, &gates, diags)) {
        return false;
    }
    struct compare_play play = { past->result.meta.content_hash, past->result.form };
    if (!compare_sheet(&past->result.comparison, store, &play, &past->result.sheet, diags)) {
        return false;
    }
    if (!standard_of_sheet(
                &past->result.standard, store, past->session->plan, &past->result.sheet, diags)) {
        return false;
    }
    if (!wanted_of_candidate(&past->result.wanted, store, row->start.candidate, diags)) {
        return false;
    }
    if (!add_remarks(&past->result, store, row->id, diags) ||
            !past_result_add_interviews(&past->result, store, row->id, diags)) {
        return false;
    }
    count_others(past, store, row, who, diags);
    return true;
}

bool past_result_init(struct past_result *past, struct store *store, const struct session_row *row,
        const char *who, const char *what, struct diag_list *diags)
{
    bool good = past_result_open(past, store, row, who, what, diags);
    if (good) {
        random_player_init(&past->random, past->session->plan, RANDOM_SEED, RANDOM_PLAYS);
    }
    return good;
}

void past_result_finish(struct past_result *past)
{
    result_finish(&past->result);
    session_destroy(past->session);
    buffer_finish(&past->sheet);
    buffer_finish(&past->evidence);
}
