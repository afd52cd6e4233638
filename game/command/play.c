// SPDX-License-Identifier: GPL-3.0-or-later
// zeven play: a script, or the shift as text in a terminal.
#include "game/command/play.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/result.h"
#include "game/report/sheet_json.h"
#include "game/scenario/check.h"
#include "game/session/past.h"
#include "game/store/settings.h"
#include "scoring/prior.h"

static const char SAMPLE_SHIFT[] = "shifts/ochtend.xml";

struct session *play_session(
        const struct play_options *options, struct command_io *io, struct diag_list *diags)
{
    struct session_setup setup = {
        .root = io->data,
        .shift = options->shift != NULL ? options->shift : SAMPLE_SHIFT,
        .language = options->language,
        .seed = options->seed,
        .practice = options->practice,
    };
    struct content_place place = { 0 };
    if (options->scenario != NULL && content_locate(options->scenario, &place)) {
        setup.root = place.root;
        setup.scenario = place.inside;
    } else if (options->scenario != NULL) {
        setup.scenario = options->scenario; // is not there: that is said like any other file
    }
    struct session *session = session_create(&setup, diags);
    content_place_finish(&place);
    return session;
}

void play_print_json(
        const struct play_options *options, const struct session *session, struct command_io *io)
{
    struct session_past past;
    session_past_init_unstored(&past, session);
    past.log.meta.candidate = options->candidate;
    past.log.meta.language = locale_language();
    struct prior prior = prior_provisional();
    struct result result = { 0 };
    result_init(&result, &(struct result_input) { .log = &past.log, .prior = &prior });

    struct buffer out = { 0 };
    struct json json;
    json_init(&json, &out);
    json_open_object(&json);
    json_key(&json, "sheets");
    json_open_array(&json);
    sheet_json_write(&json, options->candidate, &result.sheet);
    json_close_array(&json);
    json_close_object(&json);
    buffer_add_char(&out, '\n');
    fwrite(buffer_text(&out), 1, out.size, io->out);
    buffer_finish(&out);
    result_finish(&result);
    session_past_finish(&past);
}

static bool read_flag(struct play_options *options, const char *name)
{
    bool *flag = strcmp(name, "--transcript") == 0 ? &options->transcript
            : strcmp(name, "--json") == 0          ? &options->json
            : strcmp(name, "--text") == 0          ? &options->text
            : strcmp(name, "--practice") == 0      ? &options->practice
                                                   : NULL;
    if (flag != NULL) {
        *flag = true;
    }
    return flag != NULL;
}

static bool read_value(struct play_options *options, const char *name, const char *value)
{
    if (strcmp(name, "--script") == 0) {
        options->script = value;
    } else if (strcmp(name, "--shift") == 0) {
        options->shift = value;
    } else if (strcmp(name, "--scenario") == 0) {
        options->scenario = value;
    } else if (strcmp(name, "--candidate") == 0) {
        options->candidate = value;
    } else if (strcmp(name, "--language") == 0) {
        options->language = value;
    } else if (strcmp(name, "--seed") == 0) {
        char *end = NULL;
        options->seed = strtoull(value, &end, 10);
        return *value >= '0' && *value <= '9' && *end == '\0';
    } else {
        return false;
    }
    return true;
}

// As in the window: with u or je as the organisation says it. Nobody's folder is made for this.
static bool says_je(struct command_io *io)
{
    struct buffer folder = { 0 };
    struct diag_list unread = { 0 };
    store_default_folder(&folder);
    bool there = access(io->store != NULL ? io->store : buffer_text(&folder), R_OK) == 0;
    struct store *store = there ? command_open_store(io, true, &unread) : NULL;
    bool je = store != NULL && store_setting_is(store, "org.address", "je", &unread);
    store_close(store);
    buffer_finish(&folder);
    diag_list_finish(&unread);
    return je;
}

// The words around the story are in its language; afterwards those of the program again.
static int play(const struct play_options *options, struct command_io *io)
{
    char before[16];
    (void)snprintf(before, sizeof(before), "%s", locale_language());
    if (options->language != NULL) {
        (void)locale_use(options->language); // that it is not there, the session says
    }
    bool informal = locale_set_informal(options->text && says_je(io));
    int result = options->text ? play_text(options, io) : play_script(options, io);
    (void)locale_set_informal(informal);
    (void)locale_use(before);
    return result;
}

// The index of the argument that is not understood; 0 when all are.
static int read_options(int argc, char **argv, struct play_options *options)
{
    for (int i = 1; i < argc; i++) {
        if (read_flag(options, argv[i])) {
            continue;
        }
        if (i + 1 >= argc || !read_value(options, argv[i], argv[i + 1])) {
            return i;
        }
        i++;
    }
    return 0;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct play_options options = { .candidate = "script", .seed = 1 };
    int wrong = read_options(argc, argv, &options);
    if (wrong > 0) {
        return command_refuse_argument(io, "play", argv[wrong]);
    }
    if (options.text == (options.script != NULL)) {
        fputs(tr("zeven play: either --script FILE or --text.\n"), io->err);
        fprintf(io->err, tr("More with: zeven help %s\n"), "play");
        return COMMAND_USAGE;
    }
    if (options.practice && options.json) {
        fputs(tr("zeven play: practice is never scored, so it has no sheet.\n"), io->err);
        return COMMAND_USAGE;
    }
    if (options.json && options.transcript) {
        fputs(tr("zeven play: either --transcript or --json.\n"), io->err);
        return COMMAND_USAGE;
    }
    return play(&options, io);
}

const struct command COMMAND_PLAY = {
    .name = "play",
    .summary = TR_MARK("play a script, or the shift as text in a terminal"),
    .help = TR_MARK(
            "zeven play --script FILE [--transcript | --json] [--seed N] [--shift PATH | "
            "--scenario "
            "FILE]\n"
            "zeven play --text [--seed N] [--shift PATH | --scenario FILE] [--practice | --json]\n"
            "\n"
            "With --script plays the actions of a file, one a line, without a window. An action "
            "that\n"
            "is not possible stops the play and is named with its line; the exit code is then 1.\n"
            "With --text plays the shift here, in the terminal: what is said is printed, what can "
            "be\n"
            "done stands below it with numbers. Nothing is kept.\n"
            "\n"
            "  --transcript   print what everybody said and did\n"
            "  --json         print the sheet, full precision; with --text when it is over, and "
            "the\n"
            "                 play itself on the error output\n"
            "  --seed N       the order of the answers (1)\n"
            "  --shift PATH   a shift in the scenarios folder (shifts/ochtend.xml)\n"
            "  --scenario F   one scenario alone; a rehearsal says by itself what it is about\n"
            "  --practice     play its practice instead\n"
            "  --language L   nl or en: the language of the scenarios, and of what stands around\n"
            "                 them; with --text it says u or je as the organisation does\n"
            "  --candidate C  the code on the sheet\n"
            "  --script -     read the actions from standard input\n"),
    .run = run,
};
