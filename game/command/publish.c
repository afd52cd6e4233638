// SPDX-License-Identifier: GPL-3.0-or-later
// zeven publish: somebody other than the author answers for the points of a pack.
#include "game/session/publish.h"

#include <string.h>
#include <time.h>

#include "game/command/answer.h"
#include "game/command/office_words.h"
#include "game/locale/locale.h"
#include "game/report/words.h"

struct options {
    const char *path;
    const char *by;
    const char *date; // NULL = today
    bool reviewed;    // and not established
    bool json;
};

static void say(
        struct command_io *io, const struct publish_copies *copies, const char *by, uint8_t wanted)
{
    const char *status = key_status_name(wanted);
    for (size_t i = 0; i < copies->items.count; i++) {
        const struct publish_copy *copy = &copies->items.items[i];
        if (copy->state == PUBLISH_ALREADY) {
            fprintf(io->out, tr("%s was %s already.\n"), copy->path, status);
        } else if (copy->state == PUBLISH_WRITTEN) {
            fprintf(io->out, tr("%s: the key is %s by %s.\n"), copy->path, status, by);
        }
    }
}

static void answer_copies(const struct publish_request *request,
        const struct publish_copies *copies, struct diag_list *diags, struct command_io *io)
{
    static const char *const STATES[] = { "unchanged", "already", "written" };
    struct answer answer;
    struct json *json = &answer.json;
    answer_open(&answer);
    words_json_text(json, "status", key_status_id((uint8_t)request->status));
    words_json_text(json, "by", request->by);
    words_json_text(json, "date", request->date);
    json_key(json, "scenarios");
    json_open_array(json);
    for (size_t i = 0; i < copies->items.count; i++) {
        const struct publish_copy *copy = &copies->items.items[i];
        json_open_object(json);
        words_json_text(json, "file", copy->path);
        words_json_text(json, "result", STATES[copy->state]);
        words_json_text(json, "key", copy->hash);
        json_close_object(json);
    }
    json_close_array(json);
    answer_add_findings(json, diags);
    answer_close(&answer, io);
}

static void write_today(char *today, size_t size)
{
    time_t now = time(NULL);
    struct tm day;
    localtime_r(&now, &day);
    (void)strftime(today, size, "%Y-%m-%d", &day);
}

static int publish_it(const struct options *options, struct command_io *io)
{
    static const int CODES[] = { COMMAND_FINE, COMMAND_FINDINGS, COMMAND_FAILED };
    char today[16];
    write_today(today, sizeof(today));
    struct publish_request request = { options->path, options->by,
        options->date != NULL ? options->date : today,
        options->reviewed ? KEY_REVIEWED : KEY_ESTABLISHED };
    struct publish_copies copies = { 0 };
    struct diag_list diags = { 0 };
    enum publish_result result = publish(&request, &copies, &diags);
    if (options->json) {
        answer_copies(&request, &copies, &diags, io);
    } else if (result == PUBLISH_REFUSED) {
        fputs(tr("Nothing is published.\n"), io->out);
    } else {
        say(io, &copies, options->by, (uint8_t)request.status);
    }
    command_print_diags(io, &diags);
    publish_copies_finish(&copies);
    diag_list_finish(&diags);
    return CODES[result];
}

// How many arguments it took; 0 when it is not understood.
static int read_option(struct options *options, int left, char **argv)
{
    if (strcmp(argv[0], "--reviewed") == 0) {
        options->reviewed = true;
        return 1;
    }
    if (strcmp(argv[0], "--json") == 0) {
        options->json = true;
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
    return publish_it(&options, io);
}

const struct command COMMAND_PUBLISH = {
    .name = "publish",
    .summary = TR_MARK("establish the points of a pack, by another than its author"),
    .help = TR_MARK(
            "zeven publish PACK|SCENARIO --by NAME [--reviewed] [--date YYYY-MM-DD] [--json]\n"
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
            "  --date D       another day than today\n"
            "  --json         what came of each scenario, and the reasons\n"),
    .run = run,
};
