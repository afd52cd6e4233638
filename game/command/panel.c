// SPDX-License-Identifier: GPL-3.0-or-later
// zeven panel: a booklet in which people in the trade rate the answers without seeing the points.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/office_words.h"
#include "game/command/panel_import.h"
#include "game/locale/locale.h"
#include "game/report/panel.h"
#include "game/scenario/check.h"
#include "game/scenario/load.h"
#include "game/scenario/translate.h"

struct options {
    const char *path;
    const char *out;
    const char *language;
    uint64_t seed;
    size_t slots; // 0 = all
    bool json;
};

// The scenario alone, in a shift of its own, so that it can be shown in another language too.
static struct shift *load(
        const struct options *options, struct bundle *bundle, struct diag_list *diags)
{
    struct content_place place = { 0 };
    struct diag_list own = { 0 };
    struct shift *shift = NULL;
    if (!content_locate(options->path, &place)) {
        diag_add(diags, DIAG_FILE_MISSING, DIAG_ERROR, options->path, 0, strerror(errno), NULL);
        return NULL;
    }
    bundle_init_folder(bundle, place.root);
    const char *path = shift_alone(bundle, place.inside, NULL, diags);
    if (path != NULL) {
        shift = shift_load(bundle, path, &own);
    }
    if (shift != NULL && options->language != NULL &&
            !shift_translate(shift, bundle, options->language, diags)) {
        shift_destroy(shift);
        shift = NULL;
    }
    diag_list_finish(&own);
    content_place_finish(&place);
    return shift;
}

static bool put(const struct options *options, const char *name, const struct buffer *bytes,
        struct command_io *io, struct diag_list *diags)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/%s", options->out, name);
    bool good = save_file(buffer_text(&path), bytes->bytes, bytes->size, NULL, diags);
    if (good && !options->json) {
        fprintf(io->out, tr("%s is written.\n"), buffer_text(&path));
    }
    buffer_finish(&path);
    return good;
}

static bool write_files(const struct options *options, const struct panel *panel,
        struct command_io *io, struct diag_list *diags)
{
    struct buffer html = { 0 };
    struct buffer key = { 0 };
    struct buffer table = { 0 };
    struct workbook workbook = { 0 };
    panel_fill_workbook(&workbook, panel);
    panel_write_html(&html, panel);
    panel_write_key(&key, panel);
    (void)mkdir(options->out, 0777); // what is wrong with it, writing says
    bool good = put(options, "booklet.html", &html, io, diags) &&
            workbook_write(&workbook, WORKBOOK_XLSX, &table, diags) &&
            put(options, "ratings.xlsx", &table, io, diags) &&
            put(options, "key.json", &key, io, diags);
    workbook_finish(&workbook);
    buffer_finish(&table);
    buffer_finish(&html);
    buffer_finish(&key);
    return good;
}

static void answer_files(
        const struct options *options, const struct panel *panel, struct command_io *io)
{
    static const char *const NAMES[] = { "booklet.html", "ratings.xlsx", "key.json" };
    struct buffer paths[3] = { 0 };
    const char *files[3];
    for (int i = 0; i < 3; i++) {
        buffer_add_format(&paths[i], "%s/%s", options->out, NAMES[i]);
        files[i] = buffer_text(&paths[i]);
    }
    struct answer answer;
    answer_open(&answer);
    answer_add_files(&answer.json, files, 3);
    words_json_integer(&answer.json, "situations", (int64_t)panel->turns.count);
    words_json_integer(&answer.json, "answers", (int64_t)panel->items.count);
    answer_close(&answer, io);
    for (int i = 0; i < 3; i++) {
        buffer_finish(&paths[i]);
    }
}

static void say(const struct options *options, const struct panel *panel, struct command_io *io)
{
    long turns = (long)panel->turns.count;
    long items = (long)panel->items.count;
    if (options->json) {
        answer_files(options, panel, io);
        return;
    }
    fprintf(io->out, tr_plural("%ld situation, ", "%ld situations, ", turns), turns);
    fprintf(io->out, tr_plural("%ld answer.\n", "%ld answers.\n", items), items);
}

static int make(const struct options *options, struct command_io *io)
{
    struct diag_list diags = { 0 };
    struct bundle bundle = { 0 };
    int result = COMMAND_FAILED;
    struct shift *shift = load(options, &bundle, &diags);
    if (shift != NULL) {
        struct panel panel;
        panel_init(&panel, shift->entries[0].scenario, options->seed);
        if (options->slots > 0) {
            panel_shorten(&panel, options->slots);
        }
        if (panel.items.count == 0) {
            fputs(tr("zeven panel: nothing that is said in this scenario has points.\n"), io->err);
            result = COMMAND_FINDINGS;
        } else if (write_files(options, &panel, io, &diags)) {
            say(options, &panel, io);
            result = COMMAND_FINE;
        }
        panel_finish(&panel);
    }
    command_print_diags(io, &diags);
    shift_destroy(shift);
    bundle_finish(&bundle);
    diag_list_finish(&diags);
    return result;
}

static bool read_seed(struct options *options, const char *text)
{
    char *end = NULL;
    options->seed = strtoull(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0';
}

static bool read_option(struct options *options, const char *name, const char *value)
{
    if (strcmp(name, "--out") == 0) {
        options->out = value;
    } else if (strcmp(name, "--language") == 0) {
        options->language = value;
    } else if (strcmp(name, "--slots") == 0) {
        options->slots = strtoul(value, NULL, 10);
        return options->slots > 0;
    } else {
        return strcmp(name, "--seed") == 0 && read_seed(options, value);
    }
    return true;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct options options = { .seed = 1 };
    if (argc > 1 && strcmp(argv[1], "import") == 0) {
        return panel_import(argc - 1, argv + 1, io);
    }
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-' && options.path == NULL) {
            options.path = argv[i];
        } else if (strcmp(argv[i], "--json") == 0) {
            options.json = true;
        } else if (i + 1 >= argc || !read_option(&options, argv[i], argv[i + 1])) {
            return command_refuse_argument(io, "panel", argv[i]);
        } else {
            i++;
        }
    }
    if (options.path == NULL || options.out == NULL) {
        return command_refuse_argument(io, "panel", "");
    }
    return make(&options, io);
}

const struct command COMMAND_PANEL = {
    .name = "panel",
    .summary = TR_MARK("print a booklet in which others rate the answers of a scenario"),
    .help = TR_MARK(
            "zeven panel SCENARIO --out FOLDER [--seed N] [--slots N] [--language L] [--json]\n"
            "\n"
            "Writes into the folder:\n"
            "  booklet.html   to read and to print: the situations, what can be looked up, and "
            "every\n"
            "                 answer with a scale from 1 to 5 for each competency it is keyed on; "
            "no\n"
            "                 points, no reasons, no temptations, and in an order of its own\n"
            "  ratings.xlsx   a spreadsheet to fill the ratings in\n"
            "  key.json       which code in the booklet is which answer, to read ratings back\n"
            "\n"
            "  --seed N       another order of the answers (1): give every rater another\n"
            "  --slots N      situations spread over the story, with at least N answers: 40 are "
            "an\n"
            "                 hour's work\n"
            "  --language L   nl or en: the language of the scenario\n"
            "  --json         the files that were written\n"
            "\n"
            "zeven panel import FILE... SCENARIO [--json | --as csv] [--look]\n"
            "\n"
            "Reads the ratings back: filled-in ratings.xlsx (or .ods), one a rater, or a CSV file\n"
            "with the columns rater, seed, item, competency, rating. Says how far raters agree,\n"
            "where they agree with the key, dispute it or are against it, and what a starter who\n"
            "is just good enough would score. That line is kept with the key, and drawn on sheets\n"
            "(--look: it is not kept).\n"),
    .run = run,
};
