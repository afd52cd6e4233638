// SPDX-License-Identifier: GPL-3.0-or-later
// zeven publish: somebody other than the author answers for the points of a pack.
#include "game/command/publish.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>

#include "game/base/buffer.h"
#include "game/command/rehearse.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/scenario/edit.h"
#include "game/scenario/load.h"
#include "game/scenario/rules.h"

struct options {
    const char *path;
    const char *by;
    const char *date; // NULL = today
    bool reviewed;    // and not established
};

// A scenario that is to be published, and its bytes as they were when it was looked at.
struct copy {
    char *path;
    struct buffer bytes;
    char hash[KEY_HASH_SIZE];
    bool done; // says so already
};

struct publishing {
    const struct options *options;
    struct command_io *io;
    struct diag_list diags;
    VEC(struct copy) copies;
    char today[16];
};

static enum key_status wanted(const struct publishing *publishing)
{
    return publishing->options->reviewed ? KEY_REVIEWED : KEY_ESTABLISHED;
}

static void fail(struct publishing *publishing, int code, const char *path, const char *argument)
{
    diag_add(&publishing->diags, code, DIAG_ERROR, path, 0, argument, NULL);
}

// What is wrong with the file itself the checker has said.
static struct scenario *load(const char *path)
{
    struct content_place place = { 0 };
    struct diag_list quiet = { 0 };
    struct bundle bundle;
    if (!content_locate(path, &place)) {
        return NULL;
    }
    bundle_init_folder(&bundle, place.root);
    const char *shift = shift_alone(&bundle, place.inside, NULL, &quiet);
    struct rules *rules = shift != NULL ? rules_load(&bundle, &quiet) : NULL;
    struct scenario *scenario =
            rules != NULL ? scenario_load(&bundle, place.inside, rules, &quiet) : NULL;
    rules_destroy(rules);
    bundle_finish(&bundle);
    diag_list_finish(&quiet);
    content_place_finish(&place);
    return scenario;
}

// However somebody types their own name.
static bool same_person(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, " ");
        b += strspn(b, " ");
        if (strncasecmp(a, b, 1) != 0) {
            return false;
        }
        if (*a == '\0') {
            return true;
        }
    }
}

static void judge_key(struct publishing *publishing, struct copy *copy)
{
    struct scenario *scenario = load(copy->path);
    if (scenario == NULL) {
        return;
    }
    const struct scenario_key *key = &scenario->key;
    memcpy(copy->hash, key->hash, sizeof(copy->hash));
    copy->done = key->status >= wanted(publishing);
    if (*key->author == '\0') {
        fail(publishing, DIAG_PUBLISH_AUTHOR, copy->path, NULL);
    } else if (!copy->done && same_person(key->author, publishing->options->by)) {
        fail(publishing, DIAG_PUBLISH_OWN, copy->path, key->author);
    }
    scenario_destroy(scenario);
}

static void judge_rehearsals(struct publishing *publishing, const struct copy *copy)
{
    struct rehearse_list list = { 0 };
    (void)rehearse_find(&list, copy->path, &publishing->diags);
    if (list.files.count == 0) {
        fail(publishing, DIAG_PUBLISH_REHEARSAL, copy->path, NULL);
    }
    for (size_t i = 0; i < list.files.count; i++) {
        struct rehearse_run run;
        rehearse_run(&run, list.files.items[i], &publishing->diags);
        if (run.result == REHEARSE_CHANGED || run.rehearsal.claims.count == 0) {
            struct buffer name = { 0 };
            rehearse_name(&name, list.files.items[i]);
            fail(publishing, DIAG_PUBLISH_CHANGED, list.files.items[i], buffer_text(&name));
            buffer_finish(&name);
        }
        rehearse_run_finish(&run);
    }
    rehearse_list_finish(&list);
}

static void add_copy(struct publishing *publishing, const char *path)
{
    struct copy copy = { .path = mem_copy_text(path) };
    if (bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &copy.bytes, &publishing->diags)) {
        vec_push(&publishing->copies, copy);
    } else {
        mem_free(copy.path);
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct copy *)a)->path, ((const struct copy *)b)->path);
}

static void add_folder(struct publishing *publishing, const char *folder)
{
    DIR *stream = opendir(folder);
    const struct dirent *entry = NULL;
    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        size_t size = strlen(entry->d_name);
        if (entry->d_name[0] != '.' && size > 4 && strcmp(entry->d_name + size - 4, ".xml") == 0 &&
                strcmp(entry->d_name, "pack.xml") != 0) {
            struct buffer path = { 0 };
            buffer_add_format(&path, "%s/%s", folder, entry->d_name);
            add_copy(publishing, buffer_text(&path));
            buffer_finish(&path);
        }
    }
    if (stream != NULL) {
        (void)closedir(stream);
    }
    if (publishing->copies.count > 1) {
        qsort(publishing->copies.items, publishing->copies.count, sizeof(struct copy), by_name);
    }
}

// Errors refuse; what the checker warns of is between it and the author.
static void check(struct publishing *publishing, const char *path, bool folder)
{
    struct check_summary summary = { 0 };
    struct diag_list diags = { 0 };
    (void)(folder ? scenario_check_folder(path, &diags, &summary)
                  : scenario_check_path(path, &diags, &summary));
    for (size_t i = 0; i < diags.diags.count; i++) {
        const struct diag *diag = &diags.diags.items[i];
        if (diag->severity == DIAG_ERROR) {
            diag_add(&publishing->diags, diag->code, diag->severity, diag->file, diag->line,
                    diag->arguments[0], diag->arguments[1], diag->arguments[2], diag->arguments[3],
                    NULL);
        }
    }
    diag_list_finish(&diags);
}

// "scenarios/packs/x/pack.xml" and "scenarios/packs/x/" are the folder.
static void find(struct publishing *publishing)
{
    struct stat status;
    char *path = mem_copy_text(publishing->options->path);
    char *pack = strstr(path, "/pack.xml");
    if (pack != NULL && pack[strlen("/pack.xml")] == '\0') {
        *pack = '\0';
    }
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/') {
        path[--size] = '\0';
    }
    bool folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode);
    check(publishing, path, folder);
    if (folder) {
        add_folder(publishing, path);
    } else {
        add_copy(publishing, path);
    }
    mem_free(path);
}

static bool write_down(struct publishing *publishing, const struct copy *copy)
{
    const struct options *options = publishing->options;
    const struct edit_change changes[] = {
        { "key@status", key_status_id((uint8_t)wanted(publishing)) },
        { "key@by", options->by },
        { "key@date", options->date != NULL ? options->date : publishing->today },
        { "key@hash", copy->hash },
    };
    struct buffer after = { 0 };
    bool good = edit_file(copy->path, &copy->bytes, changes, sizeof(changes) / sizeof(changes[0]),
            &after, &publishing->diags);
    buffer_finish(&after);
    return good;
}

static int write_all(struct publishing *publishing)
{
    FILE *out = publishing->io->out;
    const char *status = key_status_name((uint8_t)wanted(publishing));
    for (size_t i = 0; i < publishing->copies.count; i++) {
        const struct copy *copy = &publishing->copies.items[i];
        if (copy->done) {
            fprintf(out, tr("%s was %s already.\n"), copy->path, status);
        } else if (write_down(publishing, copy)) {
            fprintf(out, tr("%s: the key is %s by %s.\n"), copy->path, status,
                    publishing->options->by);
        } else {
            return COMMAND_FAILED;
        }
    }
    return COMMAND_FINE;
}

static void write_today(struct publishing *publishing)
{
    time_t now = time(NULL);
    struct tm day;
    localtime_r(&now, &day);
    (void)strftime(publishing->today, sizeof(publishing->today), "%Y-%m-%d", &day);
}

static int publish(const struct options *options, struct command_io *io)
{
    struct publishing publishing = { .options = options, .io = io };
    write_today(&publishing);
    find(&publishing);
    for (size_t i = 0; i < publishing.copies.count && publishing.diags.errors == 0; i++) {
        judge_key(&publishing, &publishing.copies.items[i]);
    }
    // All at once, so that an author hears all that stands in the way.
    for (size_t i = 0; i < publishing.copies.count; i++) {
        judge_rehearsals(&publishing, &publishing.copies.items[i]);
    }
    int result = COMMAND_FINDINGS;
    if (publishing.diags.errors == 0 && publishing.copies.count > 0) {
        result = write_all(&publishing);
    } else {
        fputs(tr("Nothing is published.\n"), io->out);
    }
    command_print_diags(io, &publishing.diags);
    for (size_t i = 0; i < publishing.copies.count; i++) {
        mem_free(publishing.copies.items[i].path);
        buffer_finish(&publishing.copies.items[i].bytes);
    }
    vec_finish(&publishing.copies);
    diag_list_finish(&publishing.diags);
    return result;
}

// How many arguments it took; 0 when it is not understood.
static int read_option(struct options *options, int left, char **argv)
{
    if (strcmp(argv[0], "--reviewed") == 0) {
        options->reviewed = true;
        return 1;
    }
    if (strcmp(argv[0], "--by") == 0 && left > 1 && argv[1][0] != '\0') {
        options->by = argv[1];
        return 2;
    }
    if (strcmp(argv[0], "--date") == 0 && left > 1 && argv[1][0] != '\0') {
        options->date = argv[1];
        return 2;
    }
    if (argv[0][0] == '-' || options->path != NULL) {
        return 0;
    }
    options->path = argv[0];
    return 1;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct options options = { 0 };
    for (int i = 1; i < argc;) {
        int taken = read_option(&options, argc - i, argv + i);
        if (taken == 0) {
            return command_refuse_argument(io, "publish", argv[i]);
        }
        i += taken;
    }
    if (options.path == NULL || options.by == NULL) {
        return command_refuse_argument(io, "publish", "");
    }
    return publish(&options, io);
}

const struct command COMMAND_PUBLISH = {
    .name = "publish",
    .summary = TR_MARK("establish the points of a pack, by another than its author"),
    .help = TR_MARK(
            "zeven publish PACK|SCENARIO --by NAME [--reviewed] [--date YYYY-MM-DD]\n"
            "\n"
            "Writes into each scenario that its key is established, by whom and when, with the "
            "hash of\n"
            "all that scores; every other byte stays as it was. When points change later the key "
            "counts\n"
            "as a concept again.\n"
            "\n"
            "It is refused, with reasons, when the checker finds errors, when a scenario has no "
            "rehearsal\n"
            "or one is not as it should be, when <key author=\"…\"/> is missing, or when the name "
            "is the\n"
            "author's own.\n"
            "\n"
            "  --by NAME      who answers for it: not the author\n"
            "  --reviewed     say that it was reviewed, and not yet established\n"
            "  --date D       another day than today\n"),
    .run = run,
};
