// SPDX-License-Identifier: GPL-3.0-or-later
// zeven check: what is wrong with scenarios, packs and shifts, and where.
#include <string.h>
#include <sys/stat.h>

#include "game/command/command.h"
#include "game/explore/smells/visit.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/scenario/check.h"

static bool check(const char *path, struct diag_list *diags, struct check_summary *summary)
{
    struct stat status;
    size_t size = strlen(path);
    bool named_file = size > 4 && strcmp(path + size - 4, ".xml") == 0;
    bool folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode) && !named_file;
    return folder ? scenario_visit_folder(path, &SMELLS_VISITOR, diags, summary)
                  : scenario_visit_path(path, NULL, &SMELLS_VISITOR, diags, summary);
}

static void print_summary(const struct check_summary *summary, struct command_io *io)
{
    fprintf(io->out,
            tr("Read: files %zu, scenarios %zu, packs %zu, shifts %zu; contacts %zu, turns %zu, "
               "answers %zu, words %zu.\n"),
            summary->files, summary->scenarios, summary->packs, summary->shifts, summary->contacts,
            summary->turns, summary->slots, summary->words);
}

static void print_accepted(const struct diag_list *diags, struct command_io *io)
{
    struct buffer text = { 0 };
    diag_accepted_write(&text, diags);
    fwrite(buffer_text(&text), 1, text.size, io->out);
    buffer_finish(&text);
}

static int run(int argc, char **argv, struct command_io *io)
{
    if (argc < 2 || argv[1][0] == '-') {
        return command_refuse_argument(io, "check", argc > 1 ? argv[1] : "");
    }
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    bool good = true;
    for (int i = 1; i < argc; i++) {
        good = check(argv[i], &diags, &summary) && good;
    }
    diag_list_sort(&diags);
    command_print_diags(io, &diags);
    print_accepted(&diags, io);
    print_summary(&summary, io);
    bool warned = diags.diags.count > 0;
    diag_list_finish(&diags);
    return good && !warned ? COMMAND_FINE : COMMAND_FINDINGS;
}

const struct command COMMAND_CHECK = {
    .name = "check",
    .summary = TR_MARK("say what is wrong with scenarios, and where"),
    .help = TR_MARK("zeven check FILE-OR-FOLDER...\n"
                    "\n"
                    "Reads scenarios, packs and shifts and names every slip with its file, line "
                    "and number,\n"
                    "and what to do about it. The manual explains each number: scenarios/manual.\n"
                    "Exit codes: 0 nothing found, 1 findings.\n"),
    .run = run,
};
