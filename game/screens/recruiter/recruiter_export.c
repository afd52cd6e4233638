// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a sheet out of the program: as PDF or HTML for people, and as other programs read it.
#include <stdio.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/report_pdf.h"
#include "game/report/result_out.h"
#include "game/report/result_pdf.h"
#include "game/report/result_qti.h"
#include "game/report/result_xapi.h"
#include "game/screens/export_folder.h"
#include "game/screens/recruiter/recruiter_sheet.h"
#include "game/store/office.h"

enum { HASH_FIGURES = 8 };

static bool may_export(const struct recruiter_sheet *view, struct world *world, const char *what)
{
    struct diag_list diags = { 0 };
    struct office_audit audit = {
        .session = view->look.session, .at_ms = world->now_ms, .who = view->who, .what = what
    };
    bool good = office_open_sheet(world->store, &audit, NULL, NULL, &diags);
    diag_list_finish(&diags);
    return good;
}

void recruiter_export_finish(struct recruiter_export *exported)
{
    for (size_t i = 0; i < exported->count; i++) {
        mem_free(exported->paths[i]);
    }
    *exported = (struct recruiter_export) { 0 };
}

/* ---- where to ---- */

// A code is the recruiter's own text: in the name of a file only what every disk takes.
void recruiter_add_code(struct buffer *path, const char *code)
{
    for (; *code != '\0'; code++) {
        bool plain = (*code >= '0' && *code <= '9') || (*code >= 'A' && *code <= 'Z') ||
                (*code >= 'a' && *code <= 'z') || *code == '-';
        buffer_add_char(path, plain ? *code : '_');
    }
}

// The first figures of the journal's hash, which stands on the sheet, tell two plays of one
// candidate apart.
static char *path_of(
        const struct recruiter_sheet *view, const struct world *world, const char *ending)
{
    const struct session_row *row = recruiter_look_row(&view->look);
    char hash[DIGEST_HEX_SIZE];
    struct buffer path = { 0 };
    digest_write_hex(&row->chain, hash);
    (void)export_folder(world, &path);
    buffer_add_char(&path, '/');
    recruiter_add_code(&path, row->start.candidate);
    buffer_add_format(&path, "-%.*s-%s", HASH_FIGURES, hash, ending);
    return buffer_take(&path);
}

/* ---- what ---- */

typedef bool (*write_one)(const struct recruiter_sheet *view, const char *path);

static bool write_plain_pdf(const struct recruiter_sheet *view, const char *path)
{
    struct report report;
    report_init(&report, locale_language());
    const char *code = recruiter_look_row(&view->look)->start.candidate;
    sheet_report_add_plain(&report, code, view->look.sheet);
    report_paragraph(&report,
            tr("This session cannot be played again. What you see is the sheet as it was stored at "
               "the end of play, without the evidence."));
    sheet_report_add_part(&report, &view->look.result, NULL, SHEET_PART_LIMITS);
    struct report_paper paper = {
        .title = code, .subject = tr("Score sheet"), .created = "1970-01-01T00:00:00Z"
    };
    bool good = report_write_pdf(&report, path, &paper);
    report_finish(&report);
    return good;
}

static const struct random_player *random_of(const struct recruiter_sheet *view)
{
    return view->look.has_random ? &view->look.random : NULL;
}

static bool write_pdf(const struct recruiter_sheet *view, const char *path)
{
    return view->look.replayed ? result_write_sheet_pdf(&view->look.result, random_of(view), path)
                               : write_plain_pdf(view, path);
}

static bool write_report(const struct recruiter_sheet *view, const char *path)
{
    return result_write_candidate_pdf(&view->look.result, path);
}

// Empties the buffer.
static bool write_bytes(const char *path, struct buffer *bytes)
{
    FILE *file = fopen(path, "wb");
    bool good = file != NULL && fwrite(buffer_text(bytes), 1, bytes->size, file) == bytes->size;
    good = file != NULL && fclose(file) == 0 && good;
    buffer_finish(bytes);
    return good;
}

static bool write_html(const struct recruiter_sheet *view, const char *path)
{
    struct buffer bytes = { 0 };
    result_add_sheet_html(&bytes, &view->look.result, random_of(view));
    return write_bytes(path, &bytes);
}

static bool write_sheet_csv(const struct recruiter_sheet *view, const char *path)
{
    struct buffer bytes = { 0 };
    result_write_sheet_csv(&bytes, &view->look.result, random_of(view));
    return write_bytes(path, &bytes);
}

static bool write_evidence_csv(const struct recruiter_sheet *view, const char *path)
{
    struct buffer bytes = { 0 };
    result_write_evidence_csv(&bytes, &view->look.result);
    return write_bytes(path, &bytes);
}

static bool write_json(const struct recruiter_sheet *view, const char *path)
{
    struct buffer bytes = { 0 };
    result_write_whole_json(&bytes, &view->look.result, random_of(view));
    return write_bytes(path, &bytes);
}

static bool write_qti(const struct recruiter_sheet *view, const char *path)
{
    struct buffer bytes = { 0 };
    result_write_qti(&bytes, &view->look.result);
    return write_bytes(path, &bytes);
}

static bool write_xapi(const struct recruiter_sheet *view, const char *path)
{
    struct buffer bytes = { 0 };
    result_write_xapi(&bytes, &view->look.result);
    return write_bytes(path, &bytes);
}

static const struct {
    const char *what;       // in the audit
    const char *endings[2]; // NULL = one file alone
    write_one write[2];
} FORMATS[RECRUITER_FORMAT_COUNT] = {
    [RECRUITER_PDF] = { "pdf", { TR_MARK("score-sheet.pdf") }, { write_pdf } },
    [RECRUITER_HTML] = { "html", { TR_MARK("score-sheet.html") }, { write_html } },
    [RECRUITER_CSV] = { "csv", { TR_MARK("score-sheet.csv"), TR_MARK("observations.csv") },
            { write_sheet_csv, write_evidence_csv } },
    [RECRUITER_REPORT] = { "report", { TR_MARK("own-report.pdf") }, { write_report } },
    [RECRUITER_JSON] = { "json", { TR_MARK("score-sheet.json") }, { write_json } },
    [RECRUITER_QTI] = { "qti", { TR_MARK("score-sheet-qti.xml") }, { write_qti } },
    [RECRUITER_XAPI] = { "xapi", { TR_MARK("score-sheet-xapi.json") }, { write_xapi } },
};

/* ---- the way out ---- */

// Stops at the first file that cannot be written, which is then the only one named.
static void write_file(struct recruiter_sheet *view, const struct world *world, const char *ending,
        write_one write)
{
    struct recruiter_export *exported = &view->exported;
    if (exported->failed) {
        return;
    }
    char *path = path_of(view, world, ending);
    if (!write(view, path)) {
        recruiter_export_finish(exported);
        exported->failed = true;
        exported->said = tr("This file could not be written:");
    }
    exported->paths[exported->count++] = path;
}

static bool begin(struct recruiter_sheet *view, struct world *world, const char *what)
{
    recruiter_export_finish(&view->exported);
    bool good = may_export(view, world, what);
    view->exported.failed = !good;
    view->exported.said = good ? tr("Written to:")
                               : tr("Nothing was written, because it could not be noted who did.");
    return good;
}

void recruiter_export(
        struct recruiter_sheet *view, struct world *world, enum recruiter_format format)
{
    if (begin(view, world, FORMATS[format].what)) {
        for (int i = 0; i < 2 && FORMATS[format].write[i] != NULL; i++) {
            write_file(view, world, tr(FORMATS[format].endings[i]), FORMATS[format].write[i]);
        }
    }
}
