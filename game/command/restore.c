// SPDX-License-Identifier: GPL-3.0-or-later
// zeven restore: puts a backup back, once it is found whole; the old data stays beside.
#include "game/command/office_words.h"
#include "game/locale/locale.h"
#include "game/store/backup.h"

static void print(struct command_io *io, const char *folder, const char *kept, bool as_json)
{
    if (!as_json) {
        fprintf(io->out, tr("The backup stands in %s.\n"), folder);
        if (*kept != '\0') {
            fprintf(io->out, tr("What stood there before is kept in %s.\n"), kept);
        }
        return;
    }
    struct buffer text = { 0 };
    struct json json;
    json_init(&json, &text);
    json_open_object(&json);
    words_json_text(&json, "folder", folder);
    words_json_text(&json, "kept", *kept != '\0' ? kept : NULL);
    json_close_object(&json);
    fprintf(io->out, "%s\n", buffer_text(&text));
    buffer_finish(&text);
}

static int run(int argc, char **argv, struct command_io *io)
{
    const char *path = NULL;
    const char *odd = "";
    bool json = false;
    const struct word_option options[] = { { "--json", NULL, &json } };
    if (!words_read(argc, argv, 1, options, 1, &path, &odd) || path == NULL) {
        return command_refuse_argument(io, "restore", odd);
    }
    struct diag_list diags = { 0 };
    struct buffer own = { 0 };
    struct buffer kept = { 0 };
    store_default_folder(&own);
    const char *folder = io->store != NULL ? io->store : buffer_text(&own);
    bool good = backup_restore(folder, path, command_wall_ms(), &kept, &diags);
    command_print_diags(io, &diags);
    if (good) {
        print(io, folder, buffer_text(&kept), json);
    }
    buffer_finish(&kept);
    buffer_finish(&own);
    diag_list_finish(&diags);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

const struct command COMMAND_RESTORE = {
    .name = "restore",
    .summary = TR_MARK("puts a backup back; the old data stays beside"),
    .help = TR_MARK(
            "zeven restore FILE [--json]\n"
            "\n"
            "Holds every byte of the backup against its hash, unpacks it beside the data folder,\n"
            "opens it, and only then puts it in place. The old folder stays beside it under a "
            "name\n"
            "with the moment; throw it away when all is well. Refused while a window is open.\n"
            "Whoever was erased after the backup was made is back: run `zeven retention run`.\n"),
    .run = run,
};
