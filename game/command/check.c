// SPDX-License-Identifier: GPL-3.0-or-later
// zeven check: what is wrong with scenarios, packs and shifts, and where.
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/command/check_inner.h"
#include "game/explore/smells/visit.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"

enum { SAVES_MAX = 1000000 };

bool check_visit(const char *path, const struct check_visitor *visitor, struct diag_list *diags,
        struct check_summary *summary)
{
    struct stat status;
    size_t size = strlen(path);
    bool named_file = size > 4 && strcmp(path + size - 4, ".xml") == 0;
    bool folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode) && !named_file;
    return folder ? scenario_visit_folder(path, visitor, diags, summary)
                  : scenario_visit_path(path, NULL, visitor, diags, summary);
}

bool check_path(const char *path, struct diag_list *diags, struct check_summary *summary)
{
    return check_visit(path, &SMELLS_VISITOR, diags, summary);
}

static void print_summary(const struct check_summary *summary, struct command_io *io)
{
    fprintf(io->out,
            tr("Read: files %zu, scenarios %zu, packs %zu, shifts %zu; contacts %zu, turns %zu, "
               "answers %zu, words %zu.\n"),
            summary->files, summary->scenarios, summary->packs, summary->shifts, summary->contacts,
            summary->turns, summary->slots, summary->words);
}

static void print_text(const struct buffer *text, FILE *out)
{
    fwrite(buffer_text(text), 1, text->size, out);
}

static int check_files(char **paths, int count, bool json, struct command_io *io)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    struct buffer text = { 0 };
    bool good = true;
    for (int i = 0; i < count; i++) {
        good = check_path(paths[i], &diags, &summary) && good;
    }
    diag_list_sort(&diags);
    if (json) {
        check_add_json(&text, &diags, &summary);
        print_text(&text, io->out);
    } else {
        command_print_diags(io, &diags);
        diag_accepted_write(&text, &diags);
        print_text(&text, io->out);
        print_summary(&summary, io);
    }
    bool warned = diags.diags.count > 0;
    buffer_finish(&text);
    diag_list_finish(&diags);
    return good && !warned ? COMMAND_FINE : COMMAND_FINDINGS;
}

static bool is(const char *word, const char *option)
{
    return strcmp(word, option) == 0;
}

// What a special way of checking is asked with: so many paths and no more.
static int run_special(int argc, char **argv, struct command_io *io)
{
    if (is(argv[1], "--against") && argc == 4) {
        return check_against(argv[2], argv[3], io);
    }
    if (is(argv[1], "--watch") && argc == 3) {
        return check_watch(argv[2], 0, io);
    }
    long saves = argc == 5 && is(argv[3], "--saves") ? strtol(argv[4], NULL, 10) : 0;
    if (is(argv[1], "--watch") && saves > 0 && saves <= SAVES_MAX) {
        return check_watch(argv[2], (int)saves, io);
    }
    if (is(argv[1], "--matrix") && argc == 3) {
        return check_matrix(argv[2], io);
    }
    if (is(argv[1], "--figures") && argc == 3) {
        return check_figures(argv[2], io);
    }
    bool known = is(argv[1], "--against") || is(argv[1], "--watch") || is(argv[1], "--matrix") ||
            is(argv[1], "--figures");
    return command_refuse_argument(io, "check", known ? "" : argv[1]);
}

static int run(int argc, char **argv, struct command_io *io)
{
    bool json = argc > 1 && is(argv[1], "--json");
    int first = json ? 2 : 1;
    if (first >= argc) {
        return command_refuse_argument(io, "check", "");
    }
    if (argv[first][0] == '-') {
        return json ? command_refuse_argument(io, "check", argv[first])
                    : run_special(argc, argv, io);
    }
    return check_files(argv + first, argc - first, json, io);
}

const struct command COMMAND_CHECK = {
    .name = "check",
    .summary = TR_MARK("say what is wrong with scenarios, and where"),
    .help = TR_MARK("zeven check [--json] FILE-OR-FOLDER...\n"
                    "zeven check --against OLD-FILE FILE\n"
                    "zeven check --watch FILE\n"
                    "zeven check --matrix PACK\n"
                    "zeven check --figures FILE-OR-FOLDER\n"
                    "\n"
                    "Reads scenarios, packs and shifts and names every slip with its file, line "
                    "and number,\n"
                    "and what to do about it; then what smells: answers that give themselves "
                    "away, points\n"
                    "that measure something else, ways with too few chances, texts that are hard "
                    "to read,\n"
                    "figures that no record knows. What is meant so is accepted in the file, and "
                    "is listed\n"
                    "with its reason. The manual explains each number: scenarios/manual.\n"
                    "\n"
                    "  --json      findings, and what is accepted, as JSON\n"
                    "  --against   says in one line what a newer version changes\n"
                    "  --watch     says so after every save, until it is stopped "
                    "(--saves N: N times)\n"
                    "  --matrix    the customers of a pack by origin of the name, gender, role, "
                    "mood and fault\n"
                    "  --figures   a row for each scenario: turns, answers, words read on the "
                    "median way and\n"
                    "              how long that takes, decisions for each competency\n"
                    "\n"
                    "Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 cannot be "
                    "watched.\n"),
    .run = run,
};
