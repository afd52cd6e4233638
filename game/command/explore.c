// SPDX-License-Identifier: GPL-3.0-or-later
// zeven explore: every claim about a scenario proved, refuted with a play that shows it, or not
// decided.
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "game/base/save.h"
#include "game/command/command.h"
#include "game/command/explore_report.h"
#include "game/locale/locale.h"
#include "game/scenario/check.h"
#include "game/scenario/load.h"

enum { WIDTH = 100, BUDGET = 2000000, BUDGET_MAX = 1000000000 };

struct explore {
    const char *target;
    const char *witness; // folder; NULL = none are written
    uint32_t budget;
    bool json;
    bool refuted;
    bool failed;
    struct command_io *io;
    struct json out;
    struct buffer text;
    struct diag_list diags;
    char root[16]; // name of the root element of the file at hand
};

static bool read_number(const char *text, uint32_t *number)
{
    char *end = NULL;
    long value = strtol(text, &end, 10);
    *number = (uint32_t)value;
    return end != text && *end == '\0' && value > 0 && value <= BUDGET_MAX;
}

// The argument that is not understood; NULL when all were.
static const char *read_arguments(struct explore *explore, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        bool valued = i + 1 < argc;
        if (strcmp(argv[i], "--json") == 0) {
            explore->json = true;
        } else if (strcmp(argv[i], "--witness") == 0 && valued) {
            explore->witness = argv[++i];
        } else if (strcmp(argv[i], "--budget") == 0 && valued) {
            if (!read_number(argv[++i], &explore->budget)) {
                return argv[i];
            }
        } else if (explore->target == NULL && argv[i][0] != '-') {
            explore->target = argv[i];
        } else {
            return argv[i];
        }
    }
    return explore->target != NULL ? NULL : "";
}

static double cpu_seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

// On a terminal only, and wiped when it is done.
static bool show_progress(void *payload, const struct search_size *size)
{
    struct explore *explore = payload;
    int descriptor = fileno(explore->io->err);
    if (descriptor >= 0 && isatty(descriptor)) {
        fprintf(explore->io->err, tr("%lu states, %lu steps"), (unsigned long)size->states,
                (unsigned long)size->steps);
        fputc('\r', explore->io->err);
        (void)fflush(explore->io->err);
    }
    return true;
}

static void wipe_progress(struct explore *explore)
{
    int descriptor = fileno(explore->io->err);
    if (descriptor >= 0 && isatty(descriptor)) {
        fputs("\r\033[K", explore->io->err);
    }
}

// Each script in a file of its own, named after what it shows.
static const char *write_witness(
        struct explore *explore, const struct explored *explored, size_t index, struct arena *arena)
{
    const struct finding *finding = &explored->exploration->findings.items[index];
    if (explore->witness == NULL || finding->script == NULL) {
        return NULL;
    }
    struct buffer path = { 0 };
    struct buffer text = { 0 };
    struct buffer about = { 0 };
    finding_write_path(&about, explored, finding);
    (void)mkdir(explore->witness, 0777);
    buffer_add_format(&path, "%s/%s-%zu-%s.txt", explore->witness,
            explored->shift != NULL ? explored->shift->id : explored->exploration->model->id,
            index + 1, claim_id(finding->claim));
    buffer_add_format(
            &text, "# %s: %s\n%s", claim_id(finding->claim), buffer_text(&about), finding->script);
    bool written =
            save_file(buffer_text(&path), buffer_text(&text), text.size, NULL, &explore->diags);
    const char *kept = written ? arena_copy_text(arena, buffer_text(&path), path.size) : NULL;
    explore->failed = explore->failed || !written;
    buffer_finish(&path);
    buffer_finish(&text);
    buffer_finish(&about);
    return kept;
}

static void print(struct explore *explore, const struct explored *explored)
{
    struct report report = { 0 };
    report_init(&report, locale_language());
    explore_report(&report, explored);
    report_print(&explore->text, &report, WIDTH);
    report_finish(&report);
}

static void show(struct explore *explore, struct explored *explored)
{
    const struct exploration *found = explored->exploration;
    struct arena arena = { 0 };
    const char **witnesses = arena_alloc(&arena, (found->findings.count + 1) * sizeof(char *));
    for (size_t i = 0; i < found->findings.count; i++) {
        witnesses[i] = write_witness(explore, explored, i, &arena);
        explore->refuted = explore->refuted || found->findings.items[i].verdict == VERDICT_REFUTED;
    }
    explored->witnesses = witnesses;
    if (explore->json) {
        explore_json(&explore->out, explored);
    } else {
        print(explore, explored);
    }
    arena_finish(&arena);
}

static void explore_alone(struct explore *explore, const struct shift *alone, const char *file)
{
    struct explore_setup setup = {
        .scenario = alone->entries[0].scenario,
        .rules = alone->rules,
        .hours = { alone->start, alone->until },
        .budget = explore->budget,
        .going = show_progress,
        .payload = explore,
    };
    double before = cpu_seconds();
    struct exploration found;
    explore_init(&found, &setup);
    wipe_progress(explore);
    struct explored explored = {
        .exploration = &found, .file = file, .seconds = cpu_seconds() - before
    };
    show(explore, &explored);
    explore_finish(&found);
}

static void explore_scenario(
        struct explore *explore, const char *root, const char *inside, const char *file)
{
    struct bundle bundle;
    bundle_init_folder(&bundle, root);
    const char *path = shift_alone(&bundle, inside, NULL, &explore->diags);
    struct shift *alone = path != NULL ? shift_load(&bundle, path, &explore->diags) : NULL;
    if (alone != NULL) {
        explore_alone(explore, alone, file);
    }
    explore->failed = explore->failed || alone == NULL;
    shift_destroy(alone);
    bundle_finish(&bundle);
}

// Each scenario by itself, then what only the whole shift can show.
static void explore_whole(
        struct explore *explore, const char *root, const char *inside, const char *file)
{
    struct bundle bundle;
    bundle_init_folder(&bundle, root);
    struct shift *shift = shift_load(&bundle, inside, &explore->diags);
    for (size_t i = 0; shift != NULL && i < shift->entry_count; i++) {
        const struct shift_entry *entry = &shift->entries[i];
        explore_scenario(explore, root, entry->scenario->file, entry->scenario->file);
        if (entry->swap != NULL) {
            explore_scenario(explore, root, entry->swap->file, entry->swap->file);
        }
    }
    if (shift != NULL) {
        struct exploration found;
        explore_shift(&found, shift);
        struct explored explored = { .exploration = &found, .shift = shift, .file = file };
        show(explore, &explored);
        explore_finish(&found);
    }
    explore->failed = explore->failed || shift == NULL;
    shift_destroy(shift);
    bundle_finish(&bundle);
}

// The root element's name: past declarations and comments, up to the first space.
static bool read_root(struct explore *explore, const char *path)
{
    struct buffer bytes = { 0 };
    explore->root[0] = '\0';
    bool read = bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, &explore->diags);
    const char *at = buffer_text(&bytes);
    while ((at = strchr(at, '<')) != NULL && (at[1] == '?' || at[1] == '!')) {
        const char *end = strstr(at, at[1] == '?' ? "?>" : "-->");
        at = end != NULL ? end : at + 1;
    }
    size_t size = at != NULL ? strcspn(at + 1, " \t\r\n/>") : 0;
    if (size < sizeof(explore->root) && at != NULL) {
        memcpy(explore->root, at + 1, size);
        explore->root[size] = '\0';
    }
    buffer_finish(&bytes);
    return read;
}

// A pack's own file is no scenario; its folder is asked for instead.
static void explore_file(struct explore *explore, const char *file)
{
    struct content_place place;
    if (!read_root(explore, file) || !content_locate(file, &place)) {
        explore->failed = true;
        return;
    }
    if (strcmp(explore->root, "shift") == 0) {
        explore_whole(explore, place.root, place.inside, file);
    } else if (strcmp(explore->root, "pack") != 0) {
        explore_scenario(explore, place.root, place.inside, file);
    }
    content_place_finish(&place);
}

static int is_xml(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);
    return size > 4 && entry->d_name[0] != '.' && strcmp(entry->d_name + size - 4, ".xml") == 0;
}

static void explore_folder(struct explore *explore)
{
    struct dirent **entries = NULL;
    int count = scandir(explore->target, &entries, is_xml, alphasort);
    for (int i = 0; i < count; i++) {
        struct buffer path = { 0 };
        buffer_add_format(&path, "%s/%s", explore->target, entries[i]->d_name);
        explore_file(explore, buffer_text(&path));
        buffer_finish(&path);
        free(entries[i]);
    }
    free(entries);
}

static void explore_target(struct explore *explore)
{
    struct stat status;
    bool folder = stat(explore->target, &status) == 0 && S_ISDIR(status.st_mode);
    json_init(&explore->out, &explore->text);
    if (explore->json) {
        json_open_object(&explore->out);
        json_key(&explore->out, "explored");
        json_open_array(&explore->out);
    }
    if (folder) {
        explore_folder(explore);
    } else {
        explore_file(explore, explore->target);
    }
    if (explore->json) {
        json_close_array(&explore->out);
        json_close_object(&explore->out);
        buffer_add_char(&explore->text, '\n');
    }
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct explore explore = { .budget = BUDGET, .io = io };
    const char *refused = read_arguments(&explore, argc, argv);
    if (refused != NULL) {
        return command_refuse_argument(io, "explore", refused);
    }
    explore_target(&explore);
    fwrite(buffer_text(&explore.text), 1, explore.text.size, io->out);
    command_print_diags(io, &explore.diags);
    buffer_finish(&explore.text);
    diag_list_finish(&explore.diags);
    return explore.failed ? COMMAND_FAILED : explore.refuted ? COMMAND_FINDINGS : COMMAND_FINE;
}

const struct command COMMAND_EXPLORE = {
    .name = "explore",
    .summary = TR_MARK("prove or refute what a scenario should be"),
    .help = TR_MARK(
            "zeven explore FILE|PACK-FOLDER|SHIFT [--json] [--witness FOLDER] [--budget STATES]\n"
            "\n"
            "Walks every state that a scenario can reach and says of each claim whether it is "
            "proved,\n"
            "refuted (with a shortest play that shows it) or not decided, and why. Of a shift: of "
            "each of\n"
            "its scenarios, and whether anybody is lost while the candidate is busy.\n"
            "  --witness FOLDER  write every play that refutes something as a script for zeven "
            "play\n"
            "  --budget STATES   how many states one search may hold (2000000)\n"
            "  --json            for programs\n"
            "Exit codes: 0 nothing refuted, 1 something refuted, 3 a file could not be read.\n"),
    .run = run,
};
