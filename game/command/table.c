// SPDX-License-Identifier: GPL-3.0-or-later
// zeven table: a scenario as a workbook, and an edited workbook back into the scenario.
#include <stdio.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/base/digest.h"
#include "game/base/save.h"
#include "game/base/utf8.h"
#include "game/command/answer.h"
#include "game/command/office_words.h"
#include "game/locale/locale.h"
#include "game/report/table/story_table_apply.h"
#include "game/scenario/diag_codes.h"

struct request {
    const char *from;
    const char *out;
    const char *into;
    bool dry_run;
    bool json;
};

static bool ends_with(const char *path, const char *end)
{
    size_t size = strlen(path);
    return size > strlen(end) && strcasecmp(path + size - strlen(end), end) == 0;
}

static bool is_workbook(const char *path)
{
    return ends_with(path, ".xlsx") || ends_with(path, ".ods");
}

// NULL when all is understood, else the argument that is not, "" for one that is missing.
static const char *understand(int argc, char **argv, struct request *request)
{
    *request = (struct request) { 0 };
    for (int i = 1; i < argc; i++) {
        bool out = strcmp(argv[i], "--out") == 0;
        bool into = strcmp(argv[i], "--into") == 0;
        if (strcmp(argv[i], "--dry-run") == 0) {
            request->dry_run = true;
        } else if (strcmp(argv[i], "--json") == 0) {
            request->json = true;
        } else if ((out || into) && i + 1 < argc) {
            *(out ? &request->out : &request->into) = argv[++i];
        } else if (argv[i][0] != '-' && request->from == NULL) {
            request->from = argv[i];
        } else {
            return argv[i];
        }
    }
    if (request->from == NULL || (request->out == NULL) == (request->into == NULL)) {
        return "";
    }
    if (request->out != NULL && (!is_workbook(request->out) || request->dry_run)) {
        return request->dry_run ? "--dry-run" : request->out;
    }
    return request->into != NULL && !is_workbook(request->from) ? request->from : NULL;
}

static void hash(const struct buffer *bytes, char hex[DIGEST_HEX_SIZE])
{
    struct digest_part part = { buffer_text(bytes), bytes->size };
    struct digest digest = digest_compute(&part, 1);
    digest_write_hex(&digest, hex);
}

static bool is_ours(const struct edit *edit, struct diag_list *diags)
{
    enum element root = edit_kind(edit, 0);
    if (root == ELEMENT_SCENARIO || root == ELEMENT_PACK) {
        return true;
    }
    diag_add(diags, DIAG_ROOT, DIAG_ERROR, edit->file, 1, edit->map->places.items[0].name,
            "scenario, pack", NULL);
    return false;
}

static bool open_scenario(
        struct edit *edit, const char *path, struct buffer *bytes, struct diag_list *diags)
{
    return bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, bytes, diags) &&
            edit_open(edit, path, buffer_text(bytes), bytes->size, diags) && is_ours(edit, diags);
}

static void say_rows(
        const struct story_table *table, const struct request *request, struct command_io *io)
{
    size_t rows = 0;
    for (int i = 0; i < TABLE_SHEET_COUNT; i++) {
        rows += table->pages[i].rows.count;
    }
    size_t replies = table->pages[TABLE_REPLIES].rows.count;
    if (!request->json) {
        fprintf(io->out, tr("%s: %zu rows, %zu of them replies.\n"), request->out, rows, replies);
        return;
    }
    struct answer answer;
    answer_open(&answer);
    answer_add_files(&answer.json, &request->out, 1);
    words_json_integer(&answer.json, "rows", (int64_t)rows);
    words_json_integer(&answer.json, "replies", (int64_t)replies);
    answer_close(&answer, io);
}

// A table that could not be put back would waste an afternoon: it is read before it is handed out.
static bool comes_back(struct edit *edit, const struct request *request, const struct buffer *file,
        const char *digest, struct diag_list *diags)
{
    struct workbook workbook = { 0 };
    struct story_table_result result = { 0 };
    bool good = workbook_read(&workbook, request->out, buffer_text(file), file->size, diags) &&
            story_table_apply(&result, edit, &workbook, request->out, digest, diags);
    if (good && result.changes.count > 0) {
        diag_add(diags, DIAG_TABLE_LOSS, DIAG_ERROR, result.changes.items[0].where, 0,
                result.changes.items[0].title, NULL);
        good = false;
    }
    story_table_result_finish(&result);
    workbook_finish(&workbook);
    return good;
}

static int write_table(
        const struct request *request, struct command_io *io, struct diag_list *diags)
{
    struct edit edit = { 0 };
    struct buffer bytes = { 0 };
    struct buffer file = { 0 };
    struct workbook workbook = { 0 };
    struct story_table table = { 0 };
    char digest[DIGEST_HEX_SIZE];
    enum workbook_kind kind = ends_with(request->out, ".ods") ? WORKBOOK_ODS : WORKBOOK_XLSX;
    bool good = open_scenario(&edit, request->from, &bytes, diags);
    if (good) {
        hash(&bytes, digest);
        story_table_fill(&table, &edit);
        story_table_write(&table, &edit, digest, &workbook);
        good = workbook_write(&workbook, kind, &file, diags) &&
                comes_back(&edit, request, &file, digest, diags) &&
                save_new_file(request->out, buffer_text(&file), file.size, diags);
    }
    if (good) {
        say_rows(&table, request, io);
    }
    story_table_finish(&table);
    workbook_finish(&workbook);
    edit_close(&edit);
    buffer_finish(&file);
    buffer_finish(&bytes);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

// Enough to recognise it, on one line.
static void add_shown(struct buffer *line, const char *text)
{
    enum { SHOWN_SIZE = 60 };
    size_t size = strlen(text);
    size_t shown = size > SHOWN_SIZE ? utf8_before(text, SHOWN_SIZE) : size;
    if (size == 0) {
        buffer_add(line, tr("nothing"));
        return;
    }
    buffer_add(line, "“");
    for (size_t i = 0; i < shown; i++) {
        buffer_add_bytes(line, text[i] == '\n' ? " " : &text[i], 1);
    }
    buffer_add(line, shown < size ? "…”" : "”");
}

static void print_changes(const struct story_table_result *result, struct command_io *io)
{
    struct buffer line = { 0 };
    for (size_t i = 0; i < result->changes.count; i++) {
        const struct story_table_change *change = &result->changes.items[i];
        buffer_clear(&line);
        buffer_add_format(&line, "%s, %s: ", change->where, change->title);
        add_shown(&line, change->before);
        buffer_add(&line, " → ");
        add_shown(&line, change->after);
        fprintf(io->out, "%s\n", buffer_text(&line));
    }
    buffer_finish(&line);
}

static void print_end(const struct request *request, size_t changes, struct command_io *io)
{
    if (changes == 0) {
        fprintf(io->out, tr("Nothing differs; %s stays as it is.\n"), request->into);
    } else if (request->dry_run) {
        fprintf(io->out,
                tr_plural("%ld cell would change; nothing is written.\n",
                        "%ld cells would change; nothing is written.\n", (long)changes),
                (long)changes);
    } else {
        fprintf(io->out,
                tr_plural("%ld cell changed in %s.\n", "%ld cells changed in %s.\n", (long)changes),
                (long)changes, request->into);
    }
}

static void answer_changes(const struct request *request, const struct story_table_result *result,
        struct diag_list *diags, struct command_io *io)
{
    struct answer answer;
    struct json *json = &answer.json;
    bool written = diags->errors == 0 && !request->dry_run && result->changes.count > 0;
    answer_open(&answer);
    answer_add_files(json, &request->into, written ? 1 : 0);
    json_key(json, "changes");
    json_open_array(json);
    for (size_t i = 0; i < result->changes.count; i++) {
        const struct story_table_change *change = &result->changes.items[i];
        json_open_object(json);
        words_json_text(json, "where", change->where);
        words_json_text(json, "title", change->title);
        words_json_text(json, "before", change->before);
        words_json_text(json, "after", change->after);
        json_close_object(json);
    }
    json_close_array(json);
    answer_add_findings(json, diags);
    answer_close(&answer, io);
}

static bool save(const struct request *request, const struct story_table_result *result,
        const struct buffer *known, struct diag_list *diags)
{
    struct save_known before = { buffer_text(known), known->size };
    bool same = result->bytes.size == known->size &&
            memcmp(result->bytes.bytes, known->bytes, known->size) == 0;
    return same || request->dry_run ||
            save_file(request->into, result->bytes.bytes, result->bytes.size, &before, diags);
}

static int apply(const struct request *request, struct edit *edit, const struct workbook *workbook,
        const struct buffer *known, struct command_io *io, struct diag_list *diags)
{
    struct story_table_result result = { 0 };
    char digest[DIGEST_HEX_SIZE];
    int exit = COMMAND_FINE;
    hash(known, digest);
    if (!story_table_apply(&result, edit, workbook, request->from, digest, diags) ||
            !story_table_check(&result, request->into, diags)) {
        exit = COMMAND_FINDINGS;
    } else if (!save(request, &result, known, diags)) {
        exit = COMMAND_FAILED;
    } else if (!request->json) {
        print_changes(&result, io);
        print_end(request, result.changes.count, io);
    }
    if (request->json && exit != COMMAND_FAILED) {
        answer_changes(request, &result, diags, io);
    }
    story_table_result_finish(&result);
    return exit;
}

static int read_table(const struct request *request, struct command_io *io, struct diag_list *diags)
{
    struct edit edit = { 0 };
    struct buffer known = { 0 };
    struct buffer file = { 0 };
    struct workbook workbook = { 0 };
    int exit = COMMAND_FAILED;
    if (open_scenario(&edit, request->into, &known, diags) &&
            bundle_read_path(request->from, BUNDLE_FILE_SIZE_MAX, &file, diags) &&
            workbook_read(&workbook, request->from, buffer_text(&file), file.size, diags)) {
        exit = apply(request, &edit, &workbook, &known, io, diags);
    }
    workbook_finish(&workbook);
    edit_close(&edit);
    buffer_finish(&file);
    buffer_finish(&known);
    return exit;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct request request;
    const char *strange = understand(argc, argv, &request);
    if (strange != NULL) {
        return command_refuse_argument(io, "table", strange);
    }
    struct diag_list diags = { 0 };
    int exit = request.out != NULL ? write_table(&request, io, &diags)
                                   : read_table(&request, io, &diags);
    command_print_diags(io, &diags);
    if (exit == COMMAND_FINDINGS) {
        fputs(tr("Nothing is written: mend the table first.\n"), io->err);
    }
    diag_list_finish(&diags);
    return exit;
}

const struct command COMMAND_TABLE = {
    .name = "table",
    .summary = TR_MARK("edit a scenario in a spreadsheet"),
    .help = TR_MARK("zeven table SCENARIO.xml --out FILE.xlsx [--json]\n"
                    "zeven table FILE.xlsx --into SCENARIO.xml [--dry-run] [--json]\n"
                    "\n"
                    "Writes everything in a scenario or pack that can be edited as a workbook: a "
                    "row for each\n"
                    "wording, with its points and why, and sheets with what the customer says, "
                    "records, promises.\n"
                    "With --into puts what was changed back. What was not touched stays to the "
                    "byte, comments\n"
                    "included. When something is wrong it says in which sheet and row, and "
                    "writes nothing.\n"
                    "  --dry-run  only say what would change\n"
                    "  --json     the file that was written, and what changed or is wrong\n"
                    "Both .xlsx and .ods; an existing workbook is not overwritten.\n"
                    "Exit codes: 0 done, 1 the table cannot be put back, 3 a file cannot be read "
                    "or written.\n"),
    .run = run,
};
