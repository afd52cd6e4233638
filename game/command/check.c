// SPDX-License-Identifier: GPL-3.0-or-later
// zeven check: what is wrong with scenarios, packs and shifts, and where.
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/vec.h"
#include "game/command/answer.h"
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

static int check_files(char *const *paths, size_t count, bool json, struct command_io *io)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good = check_path(paths[i], &diags, &summary) && good;
    }
    if (json) {
        struct answer answer;
        answer_open(&answer);
        check_add_json(&answer.json, &diags, &summary);
        answer_close(&answer, io);
    } else {
        struct buffer text = { 0 };
        command_print_diags(io, &diags);
        diag_accepted_write(&text, &diags);
        fwrite(buffer_text(&text), 1, text.size, io->out);
        print_summary(&summary, io);
        buffer_finish(&text);
    }
    bool warned = diags.diags.count > 0;
    diag_list_finish(&diags);
    return good && !warned ? COMMAND_FINE : COMMAND_FINDINGS;
}

/* ---- the verb ---- */

enum way { WAY_FILES, WAY_AGAINST, WAY_WATCH, WAY_MATRIX, WAY_FIGURES, WAY_COUNT };

struct asked {
    enum way way;
    bool json;
    long saves;
    VEC(char *) paths;
};

static enum way way_of(const char *word)
{
    static const char *const OPTIONS[WAY_COUNT] = { "", "--against", "--watch", "--matrix",
        "--figures" };
    enum way way = WAY_AGAINST;
    while (way < WAY_COUNT && strcmp(OPTIONS[way], word) != 0) {
        way++;
    }
    return way;
}

// Whether the word at argv[*i] is understood; *i goes on to the last that belongs to it.
static bool read_word(struct asked *asked, int argc, char **argv, int *i)
{
    const char *word = argv[*i];
    enum way way = way_of(word);
    if (word[0] != '-') {
        vec_push(&asked->paths, argv[*i]);
    } else if (way != WAY_COUNT && asked->way == WAY_FILES) {
        asked->way = way;
    } else if (strcmp(word, "--json") == 0) {
        asked->json = true;
    } else if (strcmp(word, "--saves") == 0 && *i + 1 < argc) {
        asked->saves = strtol(argv[++*i], NULL, 10);
        return asked->saves > 0 && asked->saves <= SAVES_MAX;
    } else {
        return false;
    }
    return true;
}

// So many paths, and no more, as this way of checking needs.
static bool fits(const struct asked *asked)
{
    size_t count = asked->paths.count;
    bool enough = asked->way == WAY_FILES ? count > 0
            : asked->way == WAY_AGAINST   ? count == 2
                                          : count == 1;
    return enough && (asked->saves == 0 || asked->way == WAY_WATCH);
}

static int check(const struct asked *asked, struct command_io *io)
{
    char *const *paths = asked->paths.items;
    switch (asked->way) {
    case WAY_AGAINST:
        return check_against(paths[0], paths[1], asked->json, io);
    case WAY_WATCH:
        return check_watch(paths[0], (int)asked->saves, asked->json, io);
    case WAY_MATRIX:
        return check_matrix(paths[0], asked->json, io);
    case WAY_FIGURES:
        return check_figures(paths[0], asked->json, io);
    case WAY_FILES:
    case WAY_COUNT:
    default:
        return check_files(paths, asked->paths.count, asked->json, io);
    }
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct asked asked = { 0 };
    const char *odd = NULL;
    for (int i = 1; i < argc && odd == NULL; i++) {
        odd = read_word(&asked, argc, argv, &i) ? NULL : argv[i];
    }
    if (odd == NULL && !fits(&asked)) {
        odd = "";
    }
    int result = odd == NULL ? check(&asked, io) : command_refuse_argument(io, "check", odd);
    vec_finish(&asked.paths);
    return result;
}

const struct command COMMAND_CHECK = {
    .name = "check",
    .summary = TR_MARK("say what is wrong with scenarios, and where"),
    .help = TR_MARK(
            "zeven check FILE-OR-FOLDER... [--json]\n"
            "zeven check --against OLD-FILE FILE [--json]\n"
            "zeven check --watch FILE [--saves N] [--json]\n"
            "zeven check --matrix PACK [--json]\n"
            "zeven check --figures FILE-OR-FOLDER [--json]\n"
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
            "  --json      the answer for programs: findings, and what is accepted; changes, "
            "customers or\n"
            "              figures; with --watch an object a line\n"
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
