// SPDX-License-Identifier: GPL-3.0-or-later
// zeven rescue: saves beside damaged data what can still be read of it.
#include "game/store/rescue.h"

#include "game/command/office_words.h"
#include "game/locale/locale.h"

static void print_json(struct command_io *io, const struct rescue_done *done)
{
    struct buffer text = { 0 };
    struct json json;
    json_init(&json, &text);
    json_open_object(&json);
    words_json_text(&json, "backup", buffer_text(&done->path));
    json_key(&json, "earlier");
    json_boolean(&json, done->earlier);
    words_json_integer(&json, "sessions", done->sessions);
    words_json_integer(&json, "rows", done->rows);
    json_close_object(&json);
    fprintf(io->out, "%s\n", buffer_text(&text));
    buffer_finish(&text);
}

static void print_words(struct command_io *io, const struct rescue_done *done)
{
    const char *path = buffer_text(&done->path);
    if (done->earlier) {
        fprintf(io->out, tr("What could be read was saved before, in %s.\n"), path);
    } else {
        fprintf(io->out,
                tr_plural("Saved what can still be read, with %ld session, in %s.\n",
                        "Saved what can still be read, with %ld sessions, in %s.\n",
                        (long)done->sessions),
                (long)done->sessions, path);
    }
    fprintf(io->out, tr("A backup of before the damage is better. Without one: zeven restore %s\n"),
            path);
}

static int run(int argc, char **argv, struct command_io *io)
{
    const char *odd = "";
    bool json = false;
    const struct word_option options[] = { { "--json", NULL, &json } };
    if (!words_read(argc, argv, 1, options, 1, NULL, &odd)) {
        return command_refuse_argument(io, "rescue", odd);
    }
    struct diag_list diags = { 0 };
    struct buffer own = { 0 };
    struct rescue_done done;
    store_default_folder(&own);
    bool good = rescue_store(io->store != NULL ? io->store : buffer_text(&own), &done, &diags);
    if (good) {
        (json ? print_json : print_words)(io, &done);
    } else if (diags.diags.count == 0) {
        fputs(tr("Nothing here is damaged.\n"), io->out);
    }
    bool whole = !good && diags.diags.count == 0;
    command_print_diags(io, &diags);
    rescue_done_finish(&done);
    buffer_finish(&own);
    diag_list_finish(&diags);
    return good ? COMMAND_FINE : whole ? COMMAND_FINDINGS : COMMAND_FAILED;
}

const struct command COMMAND_RESCUE = {
    .name = "rescue",
    .summary = TR_MARK("saves what can still be read of damaged data"),
    .help = TR_MARK(
            "zeven rescue [--json]\n"
            "\n"
            "For when the program says that a database is damaged. Reads row by row what can "
            "still\n"
            "be read and puts it, as a backup, beside the data folder; the damaged files are not\n"
            "touched. `zeven restore` puts it in place. The program does this by itself when the\n"
            "window opens on damaged data. Exits with 1 when nothing is damaged.\n"),
    .run = run,
};
