// SPDX-License-Identifier: GPL-3.0-or-later
// zeven export: what a candidate played, as a script that plays it again.
#include <string.h>

#include "game/base/buffer.h"
#include "game/command/command.h"
#include "game/locale/locale.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"

static bool print_session(struct store *store, const struct session_row *row, struct command_io *io,
        struct diag_list *diags)
{
    struct journal journal = { 0 };
    bool good = journal_read(store, row->id, &journal, diags);
    if (good) {
        char hash[DIGEST_HEX_SIZE];
        digest_write_hex(&row->start.content, hash);
        fprintf(io->out, "# shift %s, seed %llu, %s, %s\n# content %s\n", row->start.shift,
                (unsigned long long)row->start.seed, row->start.language, row->start.rules, hash);
    }
    for (size_t i = 0; good && i < journal.rows.count; i++) {
        const struct journal_entry *entry = &journal.rows.items[i].entry;
        fprintf(io->out, "%s%s\n", entry->kind == JOURNAL_REMARK ? "# " : "", entry->text);
    }
    journal_finish(&journal);
    return good;
}

static int export_of(
        struct store *store, const char *candidate, struct command_io *io, struct diag_list *diags)
{
    struct session_list list = { 0 };
    bool good = store_list_finished(store, candidate, &list, diags) &&
            store_list_running(store, candidate, &list, diags);
    for (size_t i = 0; good && i < list.rows.count; i++) {
        good = print_session(store, &list.rows.items[i], io, diags);
    }
    if (good && list.rows.count == 0) {
        fprintf(io->err, tr("zeven export: nobody played with the code “%s”.\n"), candidate);
    }
    int result = !good ? COMMAND_FAILED : list.rows.count == 0 ? COMMAND_FINDINGS : COMMAND_FINE;
    session_list_finish(&list);
    return result;
}

static int run(int argc, char **argv, struct command_io *io)
{
    if (argc != 3 || strcmp(argv[1], "--script") != 0) {
        return command_refuse_argument(io, "export", argc > 1 ? argv[argc - 1] : "");
    }
    struct diag_list diags = { 0 };
    struct buffer folder = { 0 };
    store_default_folder(&folder);
    struct store *store = store_open(io->store != NULL ? io->store : buffer_text(&folder), &diags);
    int result = store != NULL ? export_of(store, argv[2], io, &diags) : COMMAND_FAILED;
    command_print_diags(io, &diags);
    store_close(store);
    buffer_finish(&folder);
    diag_list_finish(&diags);
    return result;
}

const struct command COMMAND_EXPORT = {
    .name = "export",
    .summary = TR_MARK("write what was played"),
    .help = TR_MARK(
            "zeven export --script CODE\n"
            "\n"
            "Writes the actions of every session that was played with this candidate's code,\n"
            "oldest first, one action a line, as `zeven play --script` reads them. Lines that\n"
            "begin with # say which shift and seed it was, and what was remarked.\n"),
    .run = run,
};
