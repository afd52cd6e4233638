// SPDX-License-Identifier: GPL-3.0-or-later
// zeven sheet: scores plain evidence from a CSV file.
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/command/command.h"
#include "game/command/evidence_file.h"
#include "game/command/prior_file.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/report/sheet_json.h"
#include "game/report/sheet_report.h"
#include "scoring/sheet.h"

enum { FILE_SIZE_MAX = 512 * 1024 * 1024, WIDTH_ELSEWHERE = 100, GATE_MAX = 100 };

struct options {
    const char *evidence;
    const char *prior;
    struct sheet_gates gates;
    bool json;
};

static int usage(struct command_io *io, const char *argument)
{
    if (argument == NULL) {
        fputs(tr("zeven sheet: which file? Use --evidence FILE.\n"), io->err);
        fprintf(io->err, tr("More with: zeven help %s\n"), "sheet");
        return COMMAND_USAGE;
    }
    return command_refuse_argument(io, "sheet", argument);
}

static bool read_gate(int *gate, const char *text)
{
    char *end = NULL;
    long number = strtol(text, &end, 10);
    bool good = *text >= '0' && *text <= '9' && *end == '\0' && number > 0 && number <= GATE_MAX;
    *gate = good ? (int)number : *gate;
    return good;
}

// The index of the argument that is not understood; 0 when all are.
static int read_options(int argc, char **argv, struct options *options)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0) {
            options->json = true;
        } else if (strcmp(argv[i], "--evidence") == 0 && i + 1 < argc) {
            options->evidence = argv[++i];
        } else if (strcmp(argv[i], "--prior") == 0 && i + 1 < argc) {
            options->prior = argv[++i];
        } else if (strcmp(argv[i], "--customers") == 0 && i + 1 < argc &&
                read_gate(&options->gates.scenarios, argv[i + 1])) {
            i++;
        } else if (strcmp(argv[i], "--decisions") == 0 && i + 1 < argc &&
                read_gate(&options->gates.decisions, argv[i + 1])) {
            i++;
        } else {
            return i;
        }
    }
    return 0;
}

static bool read_evidence(struct evidence_file *evidence, const char *path, struct diag_list *diags)
{
    struct buffer bytes = { 0 };
    bool fine = bundle_read_path(path, FILE_SIZE_MAX, &bytes, diags) &&
            evidence_file_init(evidence, path, buffer_text(&bytes), bytes.size, diags);
    buffer_finish(&bytes);
    return fine;
}

static bool read_prior(struct prior *prior, const char *path, struct diag_list *diags)
{
    struct buffer bytes = { 0 };
    bool fine = bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, diags) &&
            prior_file_read(prior, path, buffer_text(&bytes), bytes.size, diags);
    buffer_finish(&bytes);
    return fine;
}

struct scoring {
    const struct prior *prior; // NULL = none
    const struct sheet_gates *gates;
};

static void score(struct sheet *sheet, const struct evidence_candidate *candidate,
        const struct scoring *scoring)
{
    sheet_init(sheet,
            &(struct sheet_input) {
                    .items = candidate->items.items,
                    .count = candidate->items.count,
                    .prior = scoring->prior,
                    .gates = scoring->gates,
            });
}

static void write_json(
        struct buffer *out, const struct evidence_file *evidence, const struct scoring *scoring)
{
    struct json json;
    json_init(&json, out);
    json_open_object(&json);
    json_key(&json, "sheets");
    json_open_array(&json);
    for (size_t i = 0; i < evidence->candidates.count; i++) {
        struct sheet sheet;
        score(&sheet, &evidence->candidates.items[i], scoring);
        sheet_json_write(&json, evidence->candidates.items[i].name, &sheet);
        sheet_finish(&sheet);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_add_char(out, '\n');
}

static void write_text(struct buffer *out, const struct evidence_file *evidence,
        const struct scoring *scoring, size_t width)
{
    struct report report;
    report_init(&report, locale_language());
    for (size_t i = 0; i < evidence->candidates.count; i++) {
        struct sheet sheet;
        score(&sheet, &evidence->candidates.items[i], scoring);
        sheet_report_add_plain(&report, evidence->candidates.items[i].name, &sheet);
        sheet_finish(&sheet);
    }
    report_print(out, &report, width);
    report_finish(&report);
}

static void print(FILE *stream, const struct buffer *buffer)
{
    fwrite(buffer_text(buffer), 1, buffer->size, stream);
}

static int print_sheets(const struct options *options, const struct evidence_file *evidence,
        const struct scoring *scoring, struct command_io *io)
{
    struct buffer out = { 0 };
    if (options->json) {
        write_json(&out, evidence, scoring);
    } else {
        write_text(&out, evidence, scoring, command_width(io->out, WIDTH_ELSEWHERE));
    }
    print(io->out, &out);
    buffer_finish(&out);
    return fflush(io->out) == 0 ? COMMAND_FINE : COMMAND_FAILED;
}

static void print_diags(const struct diag_list *diags, struct command_io *io)
{
    struct buffer text = { 0 };
    diag_list_write(&text, diags);
    print(io->err, &text);
    buffer_finish(&text);
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct options options = { .gates = sheet_gates_default() };
    int wrong = read_options(argc, argv, &options);
    if (wrong > 0 || options.evidence == NULL) {
        return usage(io, wrong > 0 ? argv[wrong] : NULL);
    }

    struct diag_list diags = { 0 };
    struct evidence_file evidence = { 0 };
    struct prior prior = { 0 };
    bool fine = read_evidence(&evidence, options.evidence, &diags);
    fine = (options.prior == NULL || read_prior(&prior, options.prior, &diags)) && fine;
    print_diags(&diags, io);

    int exit_code = COMMAND_FAILED;
    if (fine) {
        struct scoring scoring = { options.prior != NULL ? &prior : NULL, &options.gates };
        exit_code = print_sheets(&options, &evidence, &scoring, io);
    }
    evidence_file_finish(&evidence);
    diag_list_finish(&diags);
    return exit_code;
}

const struct command COMMAND_SHEET = {
    .name = "sheet",
    .summary = TR_MARK("score plain evidence from a CSV file"),
    .help = TR_MARK(
            "zeven sheet --evidence FILE.csv [--prior FILE] [--customers N] [--decisions N] "
            "[--json]\n"
            "\n"
            "Scores evidence that stands in a CSV file with the columns candidate, scenario,\n"
            "decision, competency, earned and possible, one observation a line. Prints a\n"
            "sheet for each candidate, in the order in which the file names them.\n"
            "\n"
            "  --prior FILE  how much scenarios usually differ: CSV with the columns\n"
            "                competency and s2 (origin and df if you have them), or JSON.\n"
            "                Gives the shrunken bands.\n"
            "  --customers N a competency counts from so many customers (3)\n"
            "  --decisions N and from so many decisions (6)\n"
            "  --json        full precision, for programs\n"),
    .run = run,
};
