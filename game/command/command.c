// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of the program in one table, and how one is found and run.
#include "game/command/command.h"

#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/base/table.h"
#include "game/command/answer.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"

static const struct command *const COMMANDS[] = {
    &COMMAND_CHECK,
    &COMMAND_EXPLORE,
    &COMMAND_GRAPH,
    &COMMAND_PLAY,
    &COMMAND_SHEET,
    &COMMAND_EXPORT,
    &COMMAND_OFFICE,
    &COMMAND_DOSSIER,
    &COMMAND_SIMULATE,
    &COMMAND_SAMPLE,
    &COMMAND_STATS,
    &COMMAND_RESCORE,
    &COMMAND_REHEARSE,
    &COMMAND_PUBLISH,
    &COMMAND_PANEL,
    &COMMAND_PREVIEW,
    &COMMAND_TABLE,
    &COMMAND_NEW,
    &COMMAND_TRANSLATE,
    &COMMAND_VACANCY,
    &COMMAND_CANDIDATE,
    &COMMAND_REPLAY,
    &COMMAND_INTERVIEW,
    &COMMAND_AUDIT,
    &COMMAND_COMPARE,
    &COMMAND_NORM,
    &COMMAND_RETENTION,
    &COMMAND_BACKUP,
    &COMMAND_RESTORE,
    &COMMAND_RESCUE,
};

enum { COMMAND_COUNT = sizeof(COMMANDS) / sizeof(COMMANDS[0]) };

const struct command *command_find(const char *name, const char **nearest)
{
    struct table names = { 0 };
    for (uint32_t i = 0; i < COMMAND_COUNT; i++) {
        table_add(&names, COMMANDS[i]->name, i);
    }
    uint32_t found = table_find(&names, name);
    if (nearest != NULL) {
        *nearest = found == TABLE_NONE ? table_nearest(&names, name) : NULL;
    }
    table_finish(&names);
    return found != TABLE_NONE ? COMMANDS[found] : NULL;
}

const struct command *command_at(size_t index)
{
    return index < COMMAND_COUNT ? COMMANDS[index] : NULL;
}

int64_t command_wall_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

size_t command_width(FILE *stream, size_t elsewhere)
{
    struct winsize size = { 0 };
    int file = fileno(stream);
    bool known = file >= 0 && ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : elsewhere;
}

void command_print_diags(struct command_io *io, struct diag_list *diags)
{
    if (diags->diags.count == 0) {
        return;
    }
    struct buffer text = { 0 };
    diag_list_sort(diags);
    diag_list_write(&text, diags);
    fwrite(buffer_text(&text), 1, text.size, io->err);
    buffer_finish(&text);
}

#define LETTERS "abcdefghijklmnopqrstuvwxyz-"

// Every option on the page, "--json", and those of all verbs; the texts live in `arena`.
static void gather_options(struct table *options, struct arena *arena, const char *page)
{
    static const char *const COMMON[] = { "--store", "--data", "--passphrase-file", "--help" };
    for (size_t i = 0; i < sizeof(COMMON) / sizeof(COMMON[0]); i++) {
        (void)table_add(options, COMMON[i], 0);
    }
    for (const char *at = strstr(page, "--"); at != NULL; at = strstr(at, "--")) {
        size_t size = strspn(at, LETTERS);
        (void)table_add(options, arena_copy_text(arena, at, size), 0);
        at += size;
    }
}

// Every second word, "build": it stands behind the verb, or first on a line of a list.
static void gather_doings(struct table *doings, struct arena *arena, const struct command *command)
{
    struct buffer start = { 0 };
    buffer_add_format(&start, "zeven %s ", command->name);
    for (const char *at = command->help; *at != '\0'; at += at[strcspn(at, "\n")] != '\0') {
        bool usage = strncmp(at, buffer_text(&start), start.size) == 0;
        at += usage ? start.size : strncmp(at, "  ", 2) == 0 ? 2 : 0;
        size_t size = strspn(at, LETTERS);
        bool row = at > command->help && at[-1] == ' ' && size > 0 && *at != '-';
        if (row && (at[size] == ' ' || at[size] == '\n')) {
            (void)table_add(doings, arena_copy_text(arena, at, size), 0);
        }
        at += strcspn(at, "\n");
    }
    buffer_finish(&start);
}

static void suggest(struct command_io *io, const char *verb, const char *argument)
{
    const struct command *command = command_find(verb, NULL);
    struct table words = { 0 };
    struct arena arena = { 0 };
    if (command != NULL && strncmp(argument, "--", 2) == 0) {
        gather_options(&words, &arena, command->help);
    } else if (command != NULL && strspn(argument, LETTERS) == strlen(argument)) {
        gather_doings(&words, &arena, command);
    }
    const char *nearest = table_nearest(&words, argument);
    if (nearest != NULL && strcmp(nearest, argument) != 0) {
        fprintf(io->err, tr("Did you mean “%s”?"), nearest);
        fputc('\n', io->err);
    }
    table_finish(&words);
    arena_finish(&arena);
}

int command_refuse_argument(struct command_io *io, const char *verb, const char *argument)
{
    if (argument[0] == '\0') {
        fprintf(io->err, tr("zeven %s: something is missing here.\n"), verb);
    } else {
        fprintf(io->err, tr("zeven %s: “%s” is not understood here.\n"), verb, argument);
        suggest(io, verb, argument);
    }
    fprintf(io->err, tr("More with: zeven help %s\n"), verb);
    return COMMAND_USAGE;
}

static int print_overview(struct command_io *io)
{
    fputs(tr("zeven: a shift at a simulated contact centre, and a sheet of what was shown.\n\n"
             "Without arguments the window opens. `zeven --demo` plays the sample shift by "
             "itself.\n\n"
             "Verbs, of which only preview needs a display:\n"),
            io->out);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        fprintf(io->out, "  %-9s %s\n", COMMANDS[i]->name, tr(COMMANDS[i]->summary));
    }
    fputs(tr("\nOptions of the window:\n"
             "  --demo           play the sample shift, on a store that is thrown away\n"
             "  --trainer [FILE] begin at the trainer's bench, with that scenario\n"
             "  --pace MS        of the demo, between two steps (1100)\n"
             "  --window WxH     its size (1280x800)\n"
             "  --fullscreen     the whole screen\n"
             "  --text-size N    100, 125, 150, 175 or 200 percent\n"
             "  --language L     nl or en\n"
             "  --store FOLDER   where sessions are kept\n"
             "  --shift FILE     which shift is played, in the folder of the scenarios "
             "(shifts/ochtend.xml)\n"
             "  --data FOLDER    the scenarios\n"
             "  --access FILE    always holds what is on screen, in words\n"),
            io->out);
    fputs(tr("\nEvery verb knows --store FOLDER, --data FOLDER and --passphrase-file FILE.\n"
             "With --json each answers one JSON object; files it wrote stand in it as files.\n"
             "More about one: zeven help VERB\n"
             "Exit codes: 0 fine, 1 findings or the answer is no, 2 wrong use, 3 could not do "
             "it.\n"),
            io->out);
    return COMMAND_FINE;
}

static int unknown(struct command_io *io, const char *name, const char *nearest)
{
    fprintf(io->err, tr("zeven: there is no verb “%s”."), name);
    if (nearest != NULL) {
        fprintf(io->err, " ");
        fprintf(io->err, tr("Did you mean “%s”?"), nearest);
    }
    fprintf(io->err, "\n%s", tr("All verbs: zeven help\n"));
    return COMMAND_USAGE;
}

static int print_page(struct command_io *io, const char *name)
{
    const char *nearest = NULL;
    const struct command *command = command_find(name, &nearest);
    if (command == NULL) {
        return unknown(io, name, nearest);
    }
    fputs(tr(command->help), io->out);
    return COMMAND_FINE;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

static bool asks_help(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (is_help(argv[i])) {
            return true;
        }
    }
    return false;
}

// These mean the same to every verb, so no verb has to know them.
static const char **common_option(struct command_io *io, const char *word)
{
    if (strcmp(word, "--passphrase-file") == 0) {
        return &io->passphrase_file;
    }
    if (strcmp(word, "--store") == 0) {
        return &io->store;
    }
    return strcmp(word, "--data") == 0 ? &io->data : NULL;
}

// `kept` gets the other words, and how many those are is given; -1 when one of these lacks what
// belongs to it, which is then `lacking`.
static int take_common(
        int argc, char **argv, char **kept, struct command_io *io, const char **lacking)
{
    int count = 0;
    for (int i = 0; i < argc; i++) {
        const char **value = common_option(io, argv[i]);
        if (value != NULL && i + 1 >= argc) {
            *lacking = argv[i];
            return -1;
        }
        if (value != NULL) {
            *value = argv[++i];
        } else {
            kept[count++] = argv[i];
        }
    }
    kept[count] = NULL;
    return count;
}

static bool asks_json(char *const *words)
{
    while (*words != NULL && strcmp(*words, "--json") != 0) {
        words++;
    }
    return *words != NULL;
}

static int run_read(const struct command *command, int argc, char **argv, struct command_io *io)
{
    struct answer_ear ear;
    if (!asks_json(argv)) {
        return command->run(argc, argv, io);
    }
    answer_ear_begin(&ear, io);
    int result = command->run(argc, argv, io);
    answer_ear_end(&ear, io, result);
    return result;
}

static int run_verb(const struct command *command, int argc, char **argv, struct command_io *io)
{
    char **kept = mem_alloc(((size_t)argc + 1) * sizeof(*kept));
    const char *lacking = "";
    int count = take_common(argc, argv, kept, io, &lacking);
    int result = count < 0 ? command_refuse_argument(io, command->name, lacking)
                           : run_read(command, count, kept, io);
    mem_free(kept);
    return result;
}

static int run_named(int argc, char **argv, struct command_io *io)
{
    const char *name = argv[0];
    if (strcmp(name, "help") == 0 || is_help(name)) {
        return argc > 1 && !is_help(argv[1]) ? print_page(io, argv[1]) : print_overview(io);
    }
    if (strcmp(name, "--version") == 0) {
        fprintf(io->out, "zeven %s\n", ZEVEN_VERSION);
        return COMMAND_FINE;
    }
    const char *nearest = NULL;
    const struct command *command = command_find(name, &nearest);
    if (command == NULL) {
        return unknown(io, name, nearest);
    }
    return asks_help(argc, argv) ? print_page(io, name) : run_verb(command, argc, argv, io);
}

// A full disk is not to pass for an answer.
int command_run(int argc, char **argv, struct command_io *io)
{
    int result = run_named(argc, argv, io);
    bool written = fflush(io->out) == 0 && ferror(io->out) == 0;
    if (!written) {
        fprintf(io->err, tr("zeven %s: the output could not be written whole.\n"), argv[0]);
    }
    return written ? result : COMMAND_FAILED;
}
