// SPDX-License-Identifier: GPL-3.0-or-later
// zeven dossier: the papers that the law asks for around a shift, filled in as far as is known.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "game/base/bundle.h"
#include "game/base/mem.h"
#include "game/base/vec.h"
#include "game/command/answer.h"
#include "game/command/dossier_facts.h"
#include "game/command/export.h"
#include "game/command/office_words.h"
#include "game/explore/simulate/simulate.h"
#include "game/locale/locale.h"
#include "game/report/report_html.h"
#include "game/report/report_pdf.h"

// The papers themselves, in the folder dossier of the scenarios; Dutch, as the law they answer to.
static const char *const PAPERS[] = { "dpia", "fria", "gebruiksaanwijzing", "ondernemingsraad" };

enum { PAPER_COUNT = sizeof(PAPERS) / sizeof(PAPERS[0]) };

static const char LANGUAGE[] = "nl";

// What is being written, and the files that are there.
struct writing {
    const struct dossier_request *request;
    const struct dossier_facts *facts;
    struct command_io *io;
    VEC(char *) files;
};

static bool write_named(
        struct writing *writing, const char *name, const char *ending, const struct buffer *bytes)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/%s.%s", writing->request->folder, name, ending);
    bool good = export_write(buffer_text(&path), bytes->bytes, bytes->size, writing->io);
    if (good) {
        vec_push(&writing->files, mem_copy_text(buffer_text(&path)));
        if (!writing->request->json) {
            fprintf(writing->io->out, "%s\n", buffer_text(&path));
        }
    }
    buffer_finish(&path);
    return good;
}

// Dated by the day they were filled in, which stands in them too.
static bool add_pdf(struct buffer *out, const struct report *report, const char *title)
{
    char created[32] = "1970-01-01T00:00:00Z";
    time_t now = (time_t)(command_wall_ms() / 1000);
    struct tm day;
    if (localtime_r(&now, &day) != NULL) {
        (void)strftime(created, sizeof(created), "%Y-%m-%dT00:00:00Z", &day);
    }
    return report_add_pdf(
            out, report, &(struct report_paper) { .title = title, .created = created });
}

static bool write_paper(struct writing *writing, const char *name, const char *text)
{
    const struct dossier_facts *facts = writing->facts;
    struct buffer filled = { 0 };
    struct buffer unknown = { 0 };
    struct buffer html = { 0 };
    struct buffer pdf = { 0 };
    struct report report;
    if (!markdown_fill(&filled, text, facts->values, facts->count, &unknown)) {
        fprintf(writing->io->err, tr("zeven dossier: in %s nobody knows what %s is.\n"), name,
                buffer_text(&unknown));
    }
    report_init(&report, LANGUAGE);
    markdown_add_blocks(&report, buffer_text(&filled));
    const char *title = report.blocks.count > 0 ? report.blocks.items[0].text : name;
    report_write_html(&html, &report, title);
    bool good = add_pdf(&pdf, &report, title) && write_named(writing, name, "md", &filled) &&
            write_named(writing, name, "html", &html) && write_named(writing, name, "pdf", &pdf);
    report_finish(&report);
    buffer_finish(&filled);
    buffer_finish(&unknown);
    buffer_finish(&html);
    buffer_finish(&pdf);
    return good;
}

static bool write_papers(struct writing *writing, struct diag_list *diags)
{
    bool good = true;
    for (size_t i = 0; good && i < PAPER_COUNT; i++) {
        struct buffer path = { 0 };
        struct buffer text = { 0 };
        buffer_add_format(&path, "%s/dossier/%s.md", writing->io->data, PAPERS[i]);
        good = bundle_read_path(buffer_text(&path), BUNDLE_FILE_SIZE_MAX, &text, diags) &&
                write_paper(writing, PAPERS[i], buffer_text(&text));
        buffer_finish(&path);
        buffer_finish(&text);
    }
    return good;
}

static bool write_all(const struct dossier_request *request, struct dossier_facts *facts,
        struct command_io *io, struct diag_list *diags)
{
    struct writing writing = { .request = request, .facts = facts, .io = io };
    bool good = write_papers(&writing, diags);
    if (request->json) {
        struct answer answer;
        answer_open(&answer);
        answer_add_files(
                &answer.json, (const char *const *)writing.files.items, writing.files.count);
        answer_close(&answer, io);
    }
    for (size_t i = 0; i < writing.files.count; i++) {
        mem_free(writing.files.items[i]);
    }
    vec_finish(&writing.files);
    return good;
}

static bool make_folder(const struct dossier_request *request, struct command_io *io)
{
    bool good = mkdir(request->folder, 0755) == 0 || errno == EEXIST;
    if (!good) {
        fprintf(io->err, tr("zeven dossier: the folder %s cannot be made.\n"), request->folder);
    }
    return good;
}

static int make(const struct dossier_request *request, struct command_io *io)
{
    struct diag_list diags = { 0 };
    struct dossier_facts facts = { 0 };
    bool good = make_folder(request, io) && dossier_facts_init(&facts, request, io, &diags) &&
            write_all(request, &facts, io, &diags);
    command_print_diags(io, &diags);
    dossier_facts_finish(&facts);
    diag_list_finish(&diags);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

// With fewer the simulation says nothing, and the papers would call that "not shown".
static bool is_number(const char *text)
{
    int64_t number = 0;
    return words_read_number(text, SIMULATE_PEOPLE_LEAST, SIMULATE_PEOPLE_MOST, &number);
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct dossier_request request = { .shift = "shifts/ochtend.xml", .people = "2000" };
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--shift") == 0 && i + 1 < argc) {
            request.shift = argv[++i];
        } else if (strcmp(argv[i], "--n") == 0 && i + 1 < argc) {
            request.people = argv[++i];
            if (!is_number(request.people)) {
                return command_refuse_argument(io, "dossier", request.people);
            }
        } else if (strcmp(argv[i], "--json") == 0) {
            request.json = true;
        } else if (argv[i][0] != '-' && request.folder == NULL) {
            request.folder = argv[i];
        } else {
            return command_refuse_argument(io, "dossier", argv[i]);
        }
    }
    if (request.folder == NULL) {
        return command_refuse_argument(io, "dossier", "");
    }
    // The papers are Dutch, and so is what is put into them; what is said here meanwhile too.
    char before[16];
    (void)snprintf(before, sizeof(before), "%s", locale_language());
    (void)locale_init(LANGUAGE, locale_default_folder());
    int result = make(&request, io);
    (void)locale_init(before, locale_default_folder());
    return result;
}

const struct command COMMAND_DOSSIER = {
    .name = "dossier",
    .summary = TR_MARK("the papers that the law asks for, filled in as far as is known"),
    .help = TR_MARK(
            "zeven dossier FOLDER [--shift PATH] [--n N] [--json]\n"
            "\n"
            "Writes four papers in Dutch, each as PDF, HTML and Markdown to go on with: the data\n"
            "protection impact assessment (dpia), the fundamental rights impact assessment\n"
            "(fria), the instructions for who reads the sheet (gebruiksaanwijzing) and the paper\n"
            "for the works council (ondernemingsraad). Version, hashes, periods and figures are\n"
            "filled in; what nobody has shown is called so, and … is for you.\n"
            "\n"
            "  --shift PATH  of the shift, in the scenarios (shifts/ochtend.xml)\n"
            "  --n N         how many people are simulated (2000; at least 100)\n"
            "  --json        which files were written, as JSON\n"),
    .run = run,
};
