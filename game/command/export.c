// SPDX-License-Identifier: GPL-3.0-or-later
// zeven export: what a candidate played, as a script that plays it again, and the kept sheets.
#include <string.h>

#include <json-c/json.h>

#include "game/base/buffer.h"
#include "game/command/command.h"
#include "game/locale/locale.h"
#include "game/store/journal.h"
#include "game/store/office.h"
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
        // Remarks tell how someone reads and sees: nothing of that belongs in a script.
        if (entry->kind != JOURNAL_REMARK) {
            fprintf(io->out, "%s\n", entry->text);
        }
    }
    journal_finish(&journal);
    return good;
}

static int found(const struct session_list *list, const char *candidate, struct command_io *io)
{
    if (list->rows.count > 0) {
        return COMMAND_FINE;
    }
    fprintf(io->err, tr("zeven export: nobody played with the code “%s”.\n"), candidate);
    return COMMAND_FINDINGS;
}

static int export_scripts(
        struct store *store, const char *candidate, struct command_io *io, struct diag_list *diags)
{
    struct session_list list = { 0 };
    bool good = store_list_finished(store, candidate, &list, diags) &&
            store_list_running(store, candidate, &list, diags);
    for (size_t i = 0; good && i < list.rows.count; i++) {
        good = print_session(store, &list.rows.items[i], io, diags);
    }
    int result = good ? found(&list, candidate, io) : COMMAND_FAILED;
    session_list_finish(&list);
    return result;
}

// Adds what the stored document of one session has in its list to `all`.
static bool add_sheets(struct store *store, const struct session_row *row, struct json_object *all,
        struct diag_list *diags)
{
    struct buffer sheet = { 0 };
    struct office_audit audit = { row->id, command_wall_ms(), "export", "sheet" };
    bool good = office_open_sheet(store, &audit, &sheet, NULL, diags);
    struct json_object *document = good ? json_tokener_parse(buffer_text(&sheet)) : NULL;
    struct json_object *sheets = NULL;
    if (json_object_object_get_ex(document, "sheets", &sheets)) {
        for (size_t i = 0; i < json_object_array_length(sheets); i++) {
            json_object_array_add(all, json_object_get(json_object_array_get_idx(sheets, i)));
        }
    }
    json_object_put(document);
    buffer_finish(&sheet);
    return good;
}

static int export_sheets(
        struct store *store, const char *candidate, struct command_io *io, struct diag_list *diags)
{
    struct session_list list = { 0 };
    struct json_object *out = json_object_new_object();
    struct json_object *all = json_object_new_array();
    json_object_object_add(out, "sheets", all);
    bool good = store_list_finished(store, candidate, &list, diags);
    for (size_t i = 0; good && i < list.rows.count; i++) {
        good = add_sheets(store, &list.rows.items[i], all, diags);
    }
    int result = good ? found(&list, candidate, io) : COMMAND_FAILED;
    if (result == COMMAND_FINE) {
        fprintf(io->out, "%s\n", json_object_to_json_string_ext(out, JSON_C_TO_STRING_PLAIN));
    }
    json_object_put(out);
    session_list_finish(&list);
    return result;
}

static int run(int argc, char **argv, struct command_io *io)
{
    bool script = argc == 3 && strcmp(argv[1], "--script") == 0;
    bool json = argc == 3 && strcmp(argv[1], "--json") == 0;
    if (!script && !json) {
        return command_refuse_argument(io, "export", argc > 1 ? argv[argc - 1] : "");
    }
    struct diag_list diags = { 0 };
    struct buffer folder = { 0 };
    store_default_folder(&folder);
    struct store *store = store_open(io->store != NULL ? io->store : buffer_text(&folder), &diags);
    int result = store == NULL ? COMMAND_FAILED
            : script           ? export_scripts(store, argv[2], io, &diags)
                               : export_sheets(store, argv[2], io, &diags);
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
            "zeven export --json CODE\n"
            "\n"
            "With --script writes the actions of every session that was played with this "
            "candidate's code,\n"
            "oldest first, one action a line, as `zeven play --script` reads them. Lines that\n"
            "begin with # say which shift and seed it was.\n"
            "With --json writes the sheets that are kept of finished sessions, as they were "
            "computed.\n"),
    .run = run,
};
