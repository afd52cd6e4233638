// SPDX-License-Identifier: GPL-3.0-or-later
// zeven export: what was played and what came of it, for people and for other programs.
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/base/buffer.h"
#include "game/command/answer.h"
#include "game/command/export.h"
#include "game/command/office_words.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/store/journal.h"
#include "game/store/office.h"
#include "game/store/sessions.h"

static bool print_session(struct store *store, const struct session_row *row, struct command_io *io,
        struct diag_list *diags)
{
    struct journal journal = { 0 };
    bool good = journal_read(store, row->id, &journal, diags);
    if (good) {
        char hash[DIGEST_HEX_SIZE];
        digest_write_hex(&row->start.content, hash);
        fprintf(io->out, "# shift %s, seed %llu, %s, %s\n# content %s\n", row->start.shift,
                (unsigned long long)row->start.seed, row->start.language, row->start.rules, hash);
    }
    for (size_t i = 0; good && i < journal.rows.count; i++) {
        const struct journal_entry *entry = &journal.rows.items[i].entry;
        // Remarks tell how someone reads and sees: nothing of that belongs in a script.
        if (entry->kind != JOURNAL_REMARK) {
            fprintf(io->out, "%s\n", entry->text);
        }
    }
    journal_finish(&journal);
    return good;
}

void export_say(const struct export_request *request, struct command_io *io)
{
    if (!request->json) {
        fprintf(io->out, tr("%s is written.\n"), request->out);
        return;
    }
    struct answer answer;
    bool one = strcmp(request->kind, "table") != 0;
    answer_open(&answer);
    words_json_text(&answer.json, "kind", request->kind);
    words_json_text(&answer.json, "candidate", one ? request->candidate : NULL);
    answer_add_files(&answer.json, &request->out, 1);
    answer_close(&answer, io);
}

int export_found(const struct session_list *list, const char *candidate, struct command_io *io)
{
    if (list->rows.count > 0) {
        return COMMAND_FINE;
    }
    fprintf(io->err, tr("zeven export: nobody played with the code “%s”.\n"), candidate);
    return COMMAND_FINDINGS;
}

static bool add_session(struct store *store, const struct session_row *row, struct json *json,
        struct diag_list *diags)
{
    char hash[DIGEST_HEX_SIZE];
    struct journal journal = { 0 };
    bool good = journal_read(store, row->id, &journal, diags);
    digest_write_hex(&row->start.content, hash);
    json_open_object(json);
    words_json_text(json, "shift", row->start.shift);
    words_json_integer(json, "seed", (int64_t)row->start.seed);
    words_json_text(json, "language", row->start.language);
    words_json_text(json, "rules", row->start.rules);
    words_json_text(json, "content_hash", hash);
    json_key(json, "actions");
    json_open_array(json);
    for (size_t i = 0; i < journal.rows.count; i++) {
        if (journal.rows.items[i].entry.kind != JOURNAL_REMARK) {
            json_text(json, journal.rows.items[i].entry.text);
        }
    }
    json_close_array(json);
    json_close_object(json);
    journal_finish(&journal);
    return good;
}

static bool answer_sessions(struct store *store, const char *candidate,
        const struct session_list *list, struct command_io *io, struct diag_list *diags)
{
    struct answer answer;
    bool good = true;
    answer_open(&answer);
    words_json_text(&answer.json, "candidate", candidate);
    json_key(&answer.json, "sessions");
    json_open_array(&answer.json);
    for (size_t i = 0; good && i < list->rows.count; i++) {
        good = add_session(store, &list->rows.items[i], &answer.json, diags);
    }
    json_close_array(&answer.json);
    answer_close(&answer, io);
    return good;
}

static bool print_sessions(struct store *store, const struct session_list *list,
        struct command_io *io, struct diag_list *diags)
{
    bool good = true;
    for (size_t i = 0; good && i < list->rows.count; i++) {
        good = print_session(store, &list->rows.items[i], io, diags);
    }
    return good;
}

static int export_scripts(struct store *store, const struct export_request *request,
        struct command_io *io, struct diag_list *diags)
{
    struct session_list list = { 0 };
    const char *candidate = request->candidate;
    bool good = store_list_finished(store, candidate, &list, diags) &&
            store_list_running(store, candidate, &list, diags);
    int result = good ? export_found(&list, candidate, io) : COMMAND_FAILED;
    if (result == COMMAND_FINE) {
        good = request->json ? answer_sessions(store, candidate, &list, io, diags)
                             : print_sessions(store, &list, io, diags);
        result = good ? COMMAND_FINE : COMMAND_FAILED;
    }
    session_list_finish(&list);
    return result;
}

// Adds what the stored document of one session has in its list to `all`.
static bool add_sheets(struct store *store, const struct session_row *row, struct json_object *all,
        struct diag_list *diags)
{
    struct buffer sheet = { 0 };
    struct office_audit audit = { row->id, command_wall_ms(), "export", "sheet" };
    bool good = office_open_sheet(store, &audit, &sheet, NULL, diags);
    struct json_object *document = good ? json_tokener_parse(buffer_text(&sheet)) : NULL;
    struct json_object *sheets = NULL;
    if (json_object_object_get_ex(document, "sheets", &sheets)) {
        for (size_t i = 0; i < json_object_array_length(sheets); i++) {
            json_object_array_add(all, json_object_get(json_object_array_get_idx(sheets, i)));
        }
    }
    json_object_put(document);
    buffer_finish(&sheet);
    return good;
}

static int export_sheets(
        struct store *store, const char *candidate, struct command_io *io, struct diag_list *diags)
{
    struct session_list list = { 0 };
    struct json_object *out = json_object_new_object();
    struct json_object *all = json_object_new_array();
    json_object_object_add(out, "sheets", all);
    bool good = store_list_finished(store, candidate, &list, diags);
    for (size_t i = 0; good && i < list.rows.count; i++) {
        good = add_sheets(store, &list.rows.items[i], all, diags);
    }
    int result = good ? export_found(&list, candidate, io) : COMMAND_FAILED;
    if (result == COMMAND_FINE) {
        fprintf(io->out, "%s\n", json_object_to_json_string_ext(out, JSON_C_TO_STRING_PLAIN));
    }
    json_object_put(out);
    session_list_finish(&list);
    return result;
}

static int export(struct store *store, const struct export_request *request, struct command_io *io,
        struct diag_list *diags)
{
    if (strcmp(request->kind, "script") == 0) {
        return export_scripts(store, request, io, diags);
    }
    if (strcmp(request->kind, "json") == 0) {
        return export_sheets(store, request->candidate, io, diags);
    }
    if (strcmp(request->kind, "table") == 0) {
        return export_table(store, request, io, diags);
    }
    if (strcmp(request->kind, "all") == 0) {
        return export_all(store, request, io, diags);
    }
    return export_paper(store, request, io, diags);
}

static bool is_kind(const char *kind)
{
    return strcmp(kind, "script") == 0 || strcmp(kind, "json") == 0 || strcmp(kind, "table") == 0 ||
            strcmp(kind, "all") == 0 || export_knows_paper(kind);
}

// Takes one option with what belongs to it; how many arguments that were, 0 when it is none.
static int take_option(struct export_request *request, int left, char **argv)
{
    const char *option = argv[0];
    const char *value = left > 1 ? argv[1] : NULL;
    if (strcmp(option, "--own") == 0) {
        request->own = true;
        return 1;
    }
    if (strcmp(option, "--wide") == 0) {
        request->wide = true;
        return 1;
    }
    // Alone it asks for the answer; before a code, for the sheets that are kept.
    if (strcmp(option, "--json") == 0 &&
            (request->kind != NULL || value == NULL || strncmp(value, "--", 2) == 0)) {
        request->json = true;
        return 1;
    }
    if (value == NULL || strncmp(option, "--", 2) != 0) {
        return 0;
    }
    if (strcmp(option, "--out") == 0) {
        request->out = value;
    } else if (strcmp(option, "--shift") == 0) {
        request->shift = value;
    } else if (strcmp(option, "--vacancy") == 0) {
        request->vacancy = value;
    } else if (strcmp(option, "--attempt") == 0) {
        int64_t number = 0;
        if (!words_read_number(value, 1, INT_MAX, &number)) {
            return 0;
        }
        request->attempt = (int)number;
    } else if (request->kind == NULL && is_kind(option + 2)) {
        request->kind = option + 2;
        request->candidate = value;
    } else {
        return 0;
    }
    return 2;
}

// What is not understood; "" when something is missing, NULL when all is well.
static const char *read_request(struct export_request *request, int argc, char **argv)
{
    for (int i = 1; i < argc;) {
        int taken = take_option(request, argc - i, argv + i);
        bool archive = request->kind != NULL && strcmp(request->kind, "all") == 0;
        if (taken == 0 && archive && request->out == NULL && argv[i][0] != '-') {
            request->out = argv[i];
            taken = 1;
        }
        if (taken == 0) {
            return argv[i];
        }
        i += taken;
    }
    if (request->kind == NULL || request->attempt < 0) {
        return "";
    }
    if (strcmp(request->kind, "table") == 0) {
        request->out = request->candidate;
    }
    if (request->json && request->out == NULL && export_knows_paper(request->kind)) {
        return "--json"; // the paper itself takes the output
    }
    return strcmp(request->kind, "all") == 0 && request->out == NULL ? "" : NULL;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct export_request request = { 0 };
    const char *wrong = read_request(&request, argc, argv);
    if (wrong != NULL) {
        return command_refuse_argument(io, "export", wrong);
    }
    struct diag_list diags = { 0 };
    struct store *store = command_open_office(io, false, &diags);
    int result = store == NULL ? COMMAND_FAILED : export(store, &request, io, &diags);
    command_print_diags(io, &diags);
    store_close(store);
    diag_list_finish(&diags);
    return result;
}

const struct command COMMAND_EXPORT = {
    .name = "export",
    .summary = TR_MARK("write what was played and what came of it"),
    .help = TR_MARK(
            "zeven export --script CODE [--json]\n"
            "zeven export --json CODE\n"
            "zeven export --text | --html | --pdf CODE [--own] [--attempt N] [--out FILE "
            "[--json]]\n"
            "zeven export --qti | --xapi | --csv | --sheet-csv | --sheet-json CODE\n"
            "             [--attempt N] [--out FILE [--json]]\n"
            "zeven export --table FILE.xlsx | FILE.csv [--wide] [--vacancy NAME] [--shift PATH]\n"
            "             [--json]\n"
            "zeven export --all CODE OUT.zip [--json]\n"
            "\n"
            "Writes what stands in the office, and notes in the audit that it did.\n"
            "\n"
            "  --script     the actions of every session with this code, oldest first, one a\n"
            "               line, as `zeven play --script` reads them; # says which shift\n"
            "  --json       the sheets that are kept of finished sessions, as they were computed;\n"
            "               behind another option: which file was written, its bytes and its\n"
            "               hash (b2sum -l 256), or the actions\n"
            "  --text       the sheet to read in a terminal\n"
            "  --html       the sheet as one page that needs nothing from elsewhere\n"
            "  --pdf        the sheet on paper\n"
            "  --own        instead of the sheet the candidate's own report\n"
            "  --qti        an assessmentResult of QTI 2.2, with every decision\n"
            "  --xapi       xAPI statements, one a decision\n"
            "  --csv        every observation, as `zeven sheet --evidence` reads it\n"
            "  --sheet-csv  the sheet, one line a competency, with norm and line beside it\n"
            "  --sheet-json the sheet of now, with norm, line and every moment; --json gives it\n"
            "               as it was kept\n"
            "  --attempt N  of a candidate who played more often: the Nth time (the last)\n"
            "  --out FILE   to a file instead of the output\n"
            "  --table      all finished sessions, one row a decision, or with --wide one row a\n"
            "               session; no text in it can become a formula\n"
            "  --vacancy    only sessions of the candidates of this vacancy\n"
            "  --shift      only sessions of this shift (shifts/ochtend.xml)\n"
            "  --all        all that is kept of one candidate, as a zip archive\n"),
    .run = run,
};
