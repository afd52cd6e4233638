// SPDX-License-Identifier: GPL-3.0-or-later
// zeven export, papers: one session as a page, a PDF, QTI, xAPI or CSV.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "game/base/mem.h"
#include "game/command/export.h"
#include "game/command/office_words.h"
#include "game/command/past_result.h"
#include "game/locale/locale.h"
#include "game/report/candidate_report.h"
#include "game/report/result_out.h"
#include "game/report/result_pdf.h"
#include "game/report/result_qti.h"
#include "game/report/result_xapi.h"
#include "game/report/sheet_report.h"

typedef bool (*add_paper)(
        struct buffer *out, const struct past_result *past, const struct export_request *request);

static bool add_html(
        struct buffer *out, const struct past_result *past, const struct export_request *request)
{
    if (request->own) {
        result_add_candidate_html(out, &past->result);
    } else {
        result_add_sheet_html(out, &past->result, &past->random);
    }
    return true;
}

static bool add_pdf(
        struct buffer *out, const struct past_result *past, const struct export_request *request)
{
    return request->own ? result_add_candidate_pdf(out, &past->result)
                        : result_add_sheet_pdf(out, &past->result, &past->random);
}

static bool add_qti(
        struct buffer *out, const struct past_result *past, const struct export_request *request)
{
    (void)request;
    result_write_qti(out, &past->result);
    return true;
}

static bool add_xapi(
        struct buffer *out, const struct past_result *past, const struct export_request *request)
{
    (void)request;
    result_write_xapi(out, &past->result);
    return true;
}

static bool add_sheet_csv(
        struct buffer *out, const struct past_result *past, const struct export_request *request)
{
    (void)request;
    result_write_sheet_csv(out, &past->result, &past->random);
    return true;
}

static bool add_csv(
        struct buffer *out, const struct past_result *past, const struct export_request *request)
{
    (void)request;
    result_write_evidence_csv(out, &past->result);
    return true;
}

static bool add_sheet_json(
        struct buffer *out, const struct past_result *past, const struct export_request *request)
{
    (void)request;
    result_write_whole_json(out, &past->result, &past->random);
    return true;
}

enum { TEXT_COLUMNS = 100 };

static bool add_text(
        struct buffer *out, const struct past_result *past, const struct export_request *request)
{
    struct report report;
    if (request->own) {
        candidate_report_init(&report, &past->result);
    } else {
        sheet_report_init(&report, &past->result, &past->random);
    }
    report_print(out, &report, TEXT_COLUMNS);
    report_finish(&report);
    return true;
}

static const struct {
    const char *kind;
    bool binary;
    add_paper add;
} PAPERS[] = {
    { "text", false, add_text },
    { "html", false, add_html },
    { "pdf", true, add_pdf },
    { "qti", false, add_qti },
    { "xapi", false, add_xapi },
    { "sheet-csv", false, add_sheet_csv },
    { "sheet-json", false, add_sheet_json },
    { "csv", false, add_csv },
};

enum { PAPER_COUNT = sizeof(PAPERS) / sizeof(PAPERS[0]) };

static size_t paper_of(const char *kind)
{
    size_t i = 0;
    while (i < PAPER_COUNT && strcmp(PAPERS[i].kind, kind) != 0) {
        i++;
    }
    return i;
}

bool export_knows_paper(const char *kind)
{
    return paper_of(kind) < PAPER_COUNT;
}

bool export_write(const char *path, const void *bytes, size_t size, struct command_io *io)
{
    struct buffer beside = { 0 };
    buffer_add_format(&beside, "%s.part", path);
    FILE *file = fopen(buffer_text(&beside), "wb");
    bool good = file != NULL && fwrite(bytes, 1, size, file) == size;
    good = file != NULL && fclose(file) == 0 && good;
    good = good && rename(buffer_text(&beside), path) == 0;
    if (!good) {
        (void)unlink(buffer_text(&beside));
        fprintf(io->err, tr("zeven export: %s could not be written.\n"), path);
    }
    buffer_finish(&beside);
    return good;
}

static int write_out(
        const struct export_request *request, const struct buffer *out, struct command_io *io)
{
    if (request->out != NULL) {
        bool good = export_write(request->out, out->bytes, out->size, io);
        if (good) {
            export_say(request, io);
        }
        return good ? COMMAND_FINE : COMMAND_FAILED;
    }
    fwrite(buffer_text(out), 1, out->size, io->out);
    return COMMAND_FINE;
}

static const struct session_row *row_of(
        const struct session_list *list, const struct export_request *request)
{
    size_t count = list->rows.count;
    size_t at = request->attempt > 0 ? (size_t)request->attempt - 1 : count - 1;
    return count > 0 && at < count ? &list->rows.items[at] : NULL;
}

static int write_paper(struct store *store, const struct session_row *row,
        const struct export_request *request, struct command_io *io, struct diag_list *diags)
{
    struct past_result past;
    struct buffer out = { 0 };
    bool good = past_result_init(&past, store, row, words_hand(NULL).who, request->kind, diags) &&
            PAPERS[paper_of(request->kind)].add(&out, &past, request);
    int result = good ? write_out(request, &out, io) : COMMAND_FAILED;
    buffer_finish(&out);
    past_result_finish(&past);
    return result;
}

static bool is_terminal(const struct export_request *request, struct command_io *io)
{
    int file = fileno(io->out);
    bool terminal = request->out == NULL && file >= 0 && isatty(file) == 1 &&
            PAPERS[paper_of(request->kind)].binary;
    if (terminal) {
        fputs(tr("zeven export: this is no text; send it to a file, with --out FILE or >.\n"),
                io->err);
    }
    return terminal;
}

int export_paper(struct store *store, const struct export_request *request, struct command_io *io,
        struct diag_list *diags)
{
    struct session_list list = { 0 };
    if (is_terminal(request, io)) {
        return COMMAND_USAGE;
    }
    bool good = store_list_finished(store, request->candidate, &list, diags);
    int result = good ? export_found(&list, request->candidate, io) : COMMAND_FAILED;
    const struct session_row *row = row_of(&list, request);
    if (result == COMMAND_FINE && row == NULL) {
        fprintf(io->err, tr("zeven export: there is no attempt %d of “%s”.\n"), request->attempt,
                request->candidate);
        result = COMMAND_FINDINGS;
    } else if (result == COMMAND_FINE) {
        result = write_paper(store, row, request, io, diags);
    }
    session_list_finish(&list);
    return result;
}
