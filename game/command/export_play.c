// SPDX-License-Identifier: GPL-3.0-or-later
// All that is kept of one play: its papers, what was done in it, and what was said of it.
#include "game/command/export_play.h"

#include "game/command/candidate_inner.h"
#include "game/command/office_words.h"
#include "game/command/past_result.h"
#include "game/report/csv_out.h"
#include "game/report/interview.h"
#include "game/report/json.h"
#include "game/report/result_out.h"
#include "game/report/result_pdf.h"
#include "game/report/result_qti.h"
#include "game/report/result_xapi.h"
#include "game/store/content.h"
#include "game/store/journal.h"
#include "game/store/office.h"
#include "game/store/remark.h"

static void add_part(struct export_play *play, const char *name, struct buffer *bytes)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%zu/%s", play->number, name);
    zip_add(play->zip, buffer_text(&path), bytes);
    buffer_finish(&path);
}

/* ---- the papers of a play that can be played again ---- */

static void write_json(struct buffer *out, const struct past_result *past)
{
    result_write_whole_json(out, &past->result, &past->random);
}

static void write_sheet_csv(struct buffer *out, const struct past_result *past)
{
    result_write_sheet_csv(out, &past->result, &past->random);
}

static void write_observations(struct buffer *out, const struct past_result *past)
{
    result_write_evidence_csv(out, &past->result);
}

static void write_sheet_html(struct buffer *out, const struct past_result *past)
{
    result_add_sheet_html(out, &past->result, &past->random);
}

static void write_sheet_pdf(struct buffer *out, const struct past_result *past)
{
    (void)result_add_sheet_pdf(out, &past->result, &past->random);
}

static void write_report_html(struct buffer *out, const struct past_result *past)
{
    result_add_candidate_html(out, &past->result);
}

static void write_report_pdf(struct buffer *out, const struct past_result *past)
{
    (void)result_add_candidate_pdf(out, &past->result);
}

static void write_qti(struct buffer *out, const struct past_result *past)
{
    result_write_qti(out, &past->result);
}

static void write_xapi(struct buffer *out, const struct past_result *past)
{
    result_write_xapi(out, &past->result);
}

static const struct {
    const char *name;
    void (*write)(struct buffer *out, const struct past_result *past);
} PAPERS[] = {
    { "sheet.pdf", write_sheet_pdf },
    { "sheet.html", write_sheet_html },
    { "sheet.json", write_json },
    { "sheet.csv", write_sheet_csv },
    { "observations.csv", write_observations },
    { "report.pdf", write_report_pdf },
    { "report.html", write_report_html },
    { "qti.xml", write_qti },
    { "xapi.json", write_xapi },
};

static void add_papers(struct export_play *play, const struct past_result *past)
{
    for (size_t i = 0; i < sizeof(PAPERS) / sizeof(PAPERS[0]); i++) {
        struct buffer bytes = { 0 };
        PAPERS[i].write(&bytes, past);
        add_part(play, PAPERS[i].name, &bytes);
    }
}

/* ---- what the store holds of every play ---- */

static bool add_journal(struct export_play *play)
{
    static const char *const HEAD[] = { "sequence", "kind", "text", "shown_ms", "chosen_ms",
        "order_shown", "device", "chain" };
    struct journal journal = { 0 };
    struct buffer bytes = { 0 };
    struct csv_out csv;
    csv_out_init(&csv, &bytes);
    csv_out_line(&csv, HEAD, sizeof(HEAD) / sizeof(HEAD[0]));
    bool good = journal_read(play->store, play->row->id, &journal, play->diags);
    for (size_t i = 0; good && i < journal.rows.count; i++) {
        const struct journal_row *row = &journal.rows.items[i];
        char hash[DIGEST_HEX_SIZE];
        digest_write_hex(&row->chain, hash);
        csv_out_integer(&csv, row->sequence);
        csv_out_text(&csv, row->entry.kind == JOURNAL_REMARK ? "remark" : "action");
        csv_out_text(&csv, row->entry.text);
        csv_out_integer(&csv, row->entry.shown_ms);
        csv_out_integer(&csv, row->entry.chosen_ms);
        csv_out_text(&csv, row->entry.order_shown != NULL ? row->entry.order_shown : "");
        csv_out_text(&csv, row->entry.device != NULL ? row->entry.device : "");
        csv_out_text(&csv, hash);
        csv_out_end_line(&csv);
    }
    add_part(play, "journal.csv", &bytes);
    journal_finish(&journal);
    return good;
}

static bool add_audit(struct export_play *play)
{
    static const char *const HEAD[] = { "at_ms", "who", "what" };
    struct office_audit_list list = { 0 };
    struct buffer bytes = { 0 };
    struct csv_out csv;
    csv_out_init(&csv, &bytes);
    csv_out_line(&csv, HEAD, sizeof(HEAD) / sizeof(HEAD[0]));
    bool good = office_list_audit(play->store, play->row->id, &list, play->diags);
    for (size_t i = 0; good && i < list.rows.count; i++) {
        csv_out_integer(&csv, list.rows.items[i].at_ms);
        csv_out_text(&csv, list.rows.items[i].who);
        csv_out_text(&csv, list.rows.items[i].what);
        csv_out_end_line(&csv);
    }
    add_part(play, "audit.csv", &bytes);
    office_audit_list_finish(&list);
    return good;
}

// What was rated in a talk, also where the play cannot be played again.
static bool add_interview(struct export_play *play)
{
    struct result rated = { 0 };
    struct buffer bytes = { 0 };
    struct json json;
    bool good = past_result_add_interviews(&rated, play->store, play->row->id, play->diags);
    json_init(&json, &bytes);
    interview_json_write(&json, &rated);
    buffer_add_char(&bytes, '\n');
    add_part(play, "interview.json", &bytes);
    result_finish(&rated);
    return good;
}

void export_play_add_hash(struct buffer *out, const struct digest *digest, const char *name)
{
    char hash[DIGEST_HEX_SIZE];
    digest_write_hex(digest, hash);
    buffer_add_format(out, "%s  %s\n", hash, name);
}

static bool add_remarks(struct export_play *play)
{
    struct remark_list list = { 0 };
    struct buffer bytes = { 0 };
    bool good = remark_read(play->store, play->row->id, &list, play->diags);
    candidate_write_remarks(&bytes, play->row->start.candidate, &list);
    add_part(play, "remarks.json", &bytes);
    remark_list_finish(&list);
    return good;
}

// The files of the shift by their hashes: what was on screen can be proved later, and the scenarios
// themselves stay where they are.
static bool add_content(struct export_play *play)
{
    const struct session_start *start = &play->row->start;
    struct bundle content;
    struct buffer bytes = { 0 };
    bool good = store_load_content(play->store, &start->content, &content, play->diags);
    export_play_add_hash(&bytes, &start->content, "(content)");
    export_play_add_hash(&bytes, &start->key, "(key)");
    export_play_add_hash(&bytes, &play->row->chain, "(journal)");
    for (size_t i = 0; good && i < content.files.count; i++) {
        const struct bundle_file *file = &content.files.items[i];
        struct digest digest = digest_plain(file->bytes, file->size);
        export_play_add_hash(&bytes, &digest, file->path);
    }
    add_part(play, "content.txt", &bytes);
    bundle_finish(&content);
    return good;
}

bool export_play_add(struct export_play *play, size_t *unplayed)
{
    struct past_result past;
    struct diag_list own = { 0 };
    bool played =
            past_result_init(&past, play->store, play->row, words_hand(NULL).who, "all", &own);
    bool opened = past.sheet.size > 0 || past.evidence.size > 0;
    if (played) {
        add_papers(play, &past);
    } else {
        *unplayed += 1;
    }
    if (opened) {
        add_part(play, "stored-sheet.json", &past.sheet);
        add_part(play, "stored-evidence.json", &past.evidence);
    }
    bool good = opened && add_journal(play) && add_interview(play) && add_remarks(play) &&
            add_audit(play) && add_content(play);
    past_result_finish(&past);
    diag_list_finish(&own);
    return good;
}
