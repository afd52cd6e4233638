// SPDX-License-Identifier: GPL-3.0-or-later
// A look at a finished session: opened under the eyes of the audit, played again, and in words.
#include "game/screens/recruiter/recruiter_look.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/report/interview.h"
#include "game/report/moment_words.h"
#include "game/report/others.h"
#include "game/report/result_out.h"
#include "game/report/sheet_json.h"
#include "game/screens/outcome.h"
#include "game/session/compare.h"
#include "game/session/standard.h"
#include "game/session/wanted.h"
#include "game/store/interview.h"
#include "game/store/journal.h"
#include "game/store/office.h"
#include "game/store/office_scan.h"
#include "game/store/remark.h"

const struct session_row *recruiter_look_row(const struct recruiter_look *look)
{
    return &look->found.rows.items[0];
}

static void keep_trouble(struct recruiter_look *look, struct diag_list *diags)
{
    struct buffer text = { 0 };
    diag_list_write(&text, diags);
    while (text.size > 0 && text.bytes[text.size - 1] == '\n') {
        text.bytes[--text.size] = '\0';
    }
    look->trouble = buffer_take(&text);
}

// The same numbers to the last digit, or something between play and now has changed.
static bool is_as_stored(const struct result *result, const char *stored)
{
    struct buffer now = { 0 };
    result_write_json(&now, result, false);
    bool same = strcmp(buffer_text(&now), stored) == 0;
    buffer_finish(&now);
    return same;
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

// What cannot be counted is not told: the sheet stands without it.
static void count_others(
        struct recruiter_look *look, struct store *store, const struct office_audit *audit)
{
    struct diag_list own = { 0 };
    struct counting counting = { .others = { .result = &look->result }, .session = look->session };
    const struct office_scan scan = { .content = &recruiter_look_row(look)->start.content,
        .at_most = OTHERS_MOST,
        .who = audit->who,
        .what = "others",
        .at_ms = audit->at_ms };
    (void)office_scan(store, &scan, take_other, &counting, &own);
    others_finish(&counting.others);
    diag_list_finish(&own);
}

static bool play_again(struct recruiter_look *look, struct store *store,
        const struct office_audit *audit, const struct sheet_gates *gates, struct diag_list *diags)
{
    struct session *session = session_resume(store, look->session, diags);
    if (session == NULL) {
        return false;
    }
    look->replayed = outcome_init(&look->result, session, store, gates, diags);
    if (look->replayed) {
        struct compare_play play = { look->result.meta.content_hash, look->result.form };
        (void)compare_sheet(&look->result.comparison, store, &play, &look->result.sheet, diags);
        (void)standard_of_sheet(
                &look->result.standard, store, session->plan, &look->result.sheet, diags);
        (void)wanted_of_candidate(&look->result.wanted, store, look->result.meta.candidate, diags);
        recruiter_random_player(
                &look->random, recruiter_look_row(look), session->plan, store, diags);
        count_others(look, store, audit);
        look->has_random = true;
        look->sheet = &look->result.sheet;
        look->chain = look->result.meta.chain;
    }
    session_destroy(session);
    return look->replayed;
}

static void add_rating(struct recruiter_look *look, const struct interview_rating *row)
{
    int competency = competency_find(row->competency);
    struct result_interview rating = { row->moment, (enum competency)competency, row->rating,
        row->note, row->who, row->at_ms, row->counts };
    if (competency < COMPETENCY_COUNT) {
        result_add_interview(&look->result, &rating);
    }
}

void recruiter_look_read_interviews(struct recruiter_look *look, struct world *world)
{
    struct report *part = &look->parts[SHEET_PART_INTERVIEW];
    struct interview_list list = { 0 };
    vec_clear(&look->result.interviews);
    if (interview_read(world->store, look->session, &list, &world->diags)) {
        for (size_t i = 0; i < list.rows.count; i++) {
            add_rating(look, &list.rows.items[i]);
        }
    }
    interview_list_finish(&list);
    report_finish(part);
    *part = (struct report) { 0 };
    report_init(part, locale_language());
    interview_add_section(part, &look->result);
}

// On paper a record is told once; here any moment may be the only one in view. What else could be
// said is shown a line each, by the screen.
static void add_moment(struct recruiter_look *look, const struct result_moment *moment)
{
    struct result_moment alone = *moment;
    alone.looked_up_told = 0;
    alone.shown.count = 0;
    moment_add(&look->moments, &alone);
}

// Where a sheet comes from that could not be played again.
static void add_pins(struct report *report, const struct session_row *row)
{
    char hashes[3][DIGEST_HEX_SIZE];
    digest_write_hex(&row->start.content, hashes[0]);
    digest_write_hex(&row->start.key, hashes[1]);
    digest_write_hex(&row->chain, hashes[2]);
    const struct report_pair pairs[] = {
        { tr("Shift"), report_text(report, "%s", row->start.shift) },
        { tr("Rules of play"), report_text(report, "%s", row->start.rules) },
        { tr("Content"), report_text(report, "%s", hashes[0]) },
        { tr("Key"), report_text(report, "%s", hashes[1]) },
        { tr("Log"), report_text(report, "%s", hashes[2]) },
    };
    report_section(report, tr("Where this comes from"), NULL);
    report_facts(report, pairs, sizeof(pairs) / sizeof(pairs[0]));
}

static void read_remarks(struct recruiter_look *look, struct store *store, struct diag_list *diags)
{
    struct remark_list list = { 0 };
    vec_clear(&look->result.remarks);
    (void)remark_read(store, look->session, &list, diags);
    for (size_t i = 0; i < list.rows.count; i++) {
        const struct remark *row = &list.rows.items[i];
        struct result_remark remark = { row->id, row->kind == REMARK_CORRECTION, row->text,
            day_of(row->at_ms), day_of(remark_due_ms(row)), row->answer, row->answerer,
            day_of(row->answered_ms) };
        result_add_remark(&look->result, &remark);
    }
    remark_list_finish(&list);
}

void recruiter_look_read_remarks(
        struct recruiter_look *look, struct store *store, struct diag_list *diags)
{
    struct report *part = &look->parts[SHEET_PART_REMARKS];
    read_remarks(look, store, diags);
    report_finish(part);
    report_init(part, locale_language());
    sheet_report_add_part(part, &look->result, NULL, SHEET_PART_REMARKS);
}

static void put_in_words(struct recruiter_look *look)
{
    const struct random_player *random = look->has_random ? &look->random : NULL;
    for (int part = 0; part < SHEET_PART_COUNT; part++) {
        report_init(&look->parts[part], locale_language());
        bool known = part == SHEET_PART_LIMITS || part == SHEET_PART_REMARKS;
        if (look->replayed || known) {
            sheet_report_add_part(&look->parts[part], &look->result, random, (enum sheet_part)part);
        } else if (look->opened && part == SHEET_PART_ORIGIN) {
            add_pins(&look->parts[part], recruiter_look_row(look));
        }
    }
    report_init(&look->moments, locale_language());
    for (size_t i = 0; look->replayed && i < look->result.moments.count; i++) {
        add_moment(look, &look->result.moments.items[i]);
    }
}

// What was stored at the end of play, when it cannot be played again; its log can still be checked.
static bool take_stored(struct recruiter_look *look, struct store *store, const char *json)
{
    struct diag_list own = { 0 };
    int64_t bad = 0;
    if (journal_verify(store, look->session, &bad, &own)) {
        look->chain = PLAY_CHAIN_INTACT;
    } else if (bad > 0) {
        look->chain = PLAY_CHAIN_DAMAGED;
    }
    diag_list_finish(&own);
    look->sheet = &look->stored;
    return recruiter_stored_sheet(&look->stored, json);
}

void recruiter_look_init(
        struct recruiter_look *look, struct world *world, int64_t session, const char *who)
{
    *look = (struct recruiter_look) { .session = session };
    struct diag_list diags = { 0 };
    struct buffer json = { 0 };
    struct office_audit audit = {
        .session = session, .at_ms = world->now_ms, .who = who, .what = "sheet"
    };
    look->opened = office_open_sheet(world->store, &audit, &json, NULL, &diags) &&
            store_find_session(world->store, session, &look->found, &diags);
    const struct sheet_gates gates = sheet_json_read_gates(buffer_text(&json));
    if (look->opened && play_again(look, world->store, &audit, &gates, &diags)) {
        look->differs = !is_as_stored(&look->result, buffer_text(&json));
    } else if (look->opened) {
        look->opened = take_stored(look, world->store, buffer_text(&json));
    }
    if (look->opened) {
        read_remarks(look, world->store, &diags);
    }
    put_in_words(look);
    if (diags.diags.count > 0) {
        keep_trouble(look, &diags);
    }
    buffer_finish(&json);
    diag_list_finish(&diags);
}

void recruiter_look_finish(struct recruiter_look *look)
{
    for (int part = 0; part < SHEET_PART_COUNT; part++) {
        report_finish(&look->parts[part]);
    }
    report_finish(&look->moments);
    result_finish(&look->result);
    session_list_finish(&look->found);
    mem_free(look->trouble);
}
