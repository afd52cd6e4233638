// SPDX-License-Identifier: GPL-3.0-or-later
// zeven export --all: everything that is kept of one candidate, as one archive.
#include <string.h>

#include "game/command/export.h"
#include "game/command/export_play.h"
#include "game/locale/locale.h"
#include "game/report/csv_out.h"
#include "game/report/json.h"
#include "game/store/audit.h"
#include "game/store/decision.h"
#include "game/store/draft.h"
#include "game/store/office.h"

static void add_guide(struct zip *zip, const char *candidate, size_t plays, size_t unplayed)
{
    struct buffer guide = { 0 };
    buffer_add_format(&guide, tr("All that is kept of candidate %s"), candidate);
    buffer_add(&guide, "\n\n");
    buffer_add_format(&guide,
            tr_plural("%ld play, in a folder with its number.\n",
                    "%ld plays, each in a folder with its number.\n", (long)plays),
            (long)plays);
    if (unplayed > 0) {
        buffer_add_format(&guide,
                tr_plural("%ld play cannot be played again; of it there is what was stored.\n",
                        "%ld plays cannot be played again; of these there is what was stored.\n",
                        (long)unplayed),
                (long)unplayed);
    }
    buffer_add(&guide,
            tr("\n"
               "sheet.*            the recruiter's sheet\n"
               "report.*           the candidate's own report\n"
               "observations.csv   what the score rests on\n"
               "stored-*.json      the sheet and the evidence as they were kept at the end\n"
               "qti.xml xapi.json  the same for other programs\n"
               "journal.csv        what was done, row by row, each with its link in the chain\n"
               "interview.json     how a talk about moments was rated, by whom\n"
               "audit.csv          who opened, took out or changed something, and when\n"
               "remarks.json       what the candidate says of it, and what was answered\n"
               "decisions.json     what was decided, by whom and why\n"
               "drafts.json        what your role typed about the candidate and did not record\n"
               "content.txt        BLAKE2b hashes of what was played\n"
               "files.txt          the same of the files in this archive: b2sum -l 256 -c "
               "files.txt\n"));
    zip_add(zip, "LEESMIJ.txt", &guide);
}

static void add_person(struct zip *zip, struct store *store, const struct session_list *list,
        const char *candidate, struct diag_list *diags)
{
    struct buffer name = { 0 };
    struct buffer out = { 0 };
    struct json json;
    json_init(&json, &out);
    json_open_object(&json);
    json_key(&json, "candidate");
    json_text(&json, candidate);
    (void)office_read_name(store, candidate, &name, diags);
    json_key(&json, "name");
    json_text(&json, name.size > 0 ? buffer_text(&name) : NULL);
    json_key(&json, "plays");
    json_open_array(&json);
    for (size_t i = 0; i < list->rows.count; i++) {
        struct office_answers answers = { 0 };
        (void)office_read_answers(store, list->rows.items[i].id, &answers, diags);
        json_open_object(&json);
        json_key(&json, "shift");
        json_text(&json, list->rows.items[i].start.shift);
        json_key(&json, "fair");
        json_integer(&json, answers.fair);
        json_key(&json, "realistic");
        json_integer(&json, answers.realistic);
        json_key(&json, "useful");
        json_integer(&json, answers.useful);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_add_char(&out, '\n');
    zip_add(zip, "candidate.json", &out);
    buffer_finish(&name);
}

static void add_json_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static void add_json_integer(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_integer(json, value);
}

static void write_decision(struct json *json, const struct decision_made *decision)
{
    json_open_object(json);
    add_json_text(json, "outcome", decision_outcome_id(decision->outcome));
    add_json_text(json, "reason", decision->reason);
    add_json_text(json, "who", decision->who);
    add_json_integer(json, "at_ms", decision->at_ms);
    add_json_integer(json, "meets_ms", decision->meets_ms);
    add_json_integer(json, "opened", decision->opened);
    add_json_integer(json, "moments", decision->moments);
    json_close_object(json);
}

// Every decision with its reason, also those that were taken back; nothing for who was never
// decided about.
static bool add_decisions(
        struct zip *zip, struct store *store, const char *candidate, struct diag_list *diags)
{
    struct decision_list list = { 0 };
    struct buffer out = { 0 };
    struct json json;
    bool good = decision_read_all(store, candidate, &list, diags);
    json_init(&json, &out);
    json_open_array(&json);
    for (size_t i = 0; i < list.rows.count; i++) {
        write_decision(&json, &list.rows.items[i]);
    }
    json_close_array(&json);
    buffer_add_char(&out, '\n');
    zip_add(zip, "decisions.json", &out);
    decision_list_finish(&list);
    return good;
}

static bool write_draft(struct json *json, struct store *store, const struct draft_left *left,
        struct diag_list *diags)
{
    struct draft_place place = { left->form, left->about, left->candidate };
    struct draft draft;
    bool good = draft_read(store, &place, &draft, diags);
    json_open_object(json);
    add_json_text(json, "form", left->form);
    add_json_text(json, "who", left->who);
    add_json_integer(json, "at_ms", left->at_ms);
    for (size_t i = 0; i < draft.values.count; i++) {
        struct buffer key = { 0 };
        buffer_add_format(&key, "typed_%s", draft.values.items[i].field);
        add_json_text(json, buffer_text(&key), draft.values.items[i].text);
        buffer_finish(&key);
    }
    json_close_object(json);
    draft_finish(&draft);
    return good;
}

static bool add_drafts(
        struct zip *zip, struct store *store, const char *candidate, struct diag_list *diags)
{
    struct draft_left_list list = { 0 };
    struct buffer out = { 0 };
    struct json json;
    bool good = draft_read_left(store, &list, diags);
    json_init(&json, &out);
    json_open_array(&json);
    for (size_t i = 0; good && i < list.rows.count; i++) {
        if (strcmp(list.rows.items[i].candidate, candidate) == 0) {
            good = write_draft(&json, store, &list.rows.items[i], diags);
        }
    }
    json_close_array(&json);
    buffer_add_char(&out, '\n');
    zip_add(zip, "drafts.json", &out);
    draft_left_list_finish(&list);
    return good;
}

// The audit keeps no code; while the candidate is known, it can still tell which lines are theirs.
static bool add_candidate_audit(
        struct zip *zip, struct store *store, const char *candidate, struct diag_list *diags)
{
    static const char *const HEAD[] = { "line", "at_ms", "who", "what", "session", "vacancy" };
    struct audit_list list = { 0 };
    struct audit_filter filter = { .candidate = candidate };
    struct buffer out = { 0 };
    struct csv_out csv;
    bool good = audit_read(store, &filter, &list, diags);
    csv_out_init(&csv, &out);
    csv_out_line(&csv, HEAD, sizeof(HEAD) / sizeof(HEAD[0]));
    for (size_t i = 0; i < list.lines.count; i++) {
        const struct audit_line *line = &list.lines.items[i];
        csv_out_integer(&csv, line->id);
        csv_out_integer(&csv, line->at_ms);
        csv_out_text(&csv, line->who);
        csv_out_text(&csv, line->what);
        csv_out_integer(&csv, line->session);
        csv_out_integer(&csv, line->vacancy);
        csv_out_end_line(&csv);
    }
    zip_add(zip, "audit.csv", &out);
    audit_list_finish(&list);
    return good;
}

static void add_files(struct zip *zip)
{
    struct buffer list = { 0 };
    for (size_t i = 0; i < zip->parts.count; i++) {
        const struct zip_part *part = &zip->parts.items[i];
        struct digest digest = digest_plain(buffer_text(&part->bytes), part->bytes.size);
        export_play_add_hash(&list, &digest, part->name);
    }
    zip_add(zip, "files.txt", &list);
}

static int write_archive(struct store *store, const struct session_list *list,
        const struct export_request *request, struct command_io *io, struct diag_list *diags)
{
    struct zip plays = { 0 };
    struct zip zip = { 0 };
    size_t unplayed = 0;
    bool good = true;
    for (size_t i = 0; good && i < list->rows.count; i++) {
        struct export_play play = { &plays, store, &list->rows.items[i], i + 1, diags };
        good = export_play_add(&play, &unplayed);
    }
    add_guide(&zip, request->candidate, list->rows.count, unplayed);
    add_person(&zip, store, list, request->candidate, diags);
    good = good && add_decisions(&zip, store, request->candidate, diags) &&
            add_drafts(&zip, store, request->candidate, diags) &&
            add_candidate_audit(&zip, store, request->candidate, diags);
    for (size_t i = 0; i < plays.parts.count; i++) {
        zip_add(&zip, plays.parts.items[i].name, &plays.parts.items[i].bytes);
    }
    add_files(&zip);
    struct buffer bytes = { 0 };
    zip_write(&zip, &bytes);
    good = good && export_write(request->out, bytes.bytes, bytes.size, io);
    if (good) {
        export_say(request, io);
    }
    buffer_finish(&bytes);
    zip_finish(&plays);
    zip_finish(&zip);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

int export_all(struct store *store, const struct export_request *request, struct command_io *io,
        struct diag_list *diags)
{
    struct session_list list = { 0 };
    bool good = store_list_finished(store, request->candidate, &list, diags);
    int result = good ? export_found(&list, request->candidate, io) : COMMAND_FAILED;
    if (result == COMMAND_FINE) {
        result = write_archive(store, &list, request, io, diags);
    }
    session_list_finish(&list);
    return result;
}
