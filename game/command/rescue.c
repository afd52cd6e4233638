// SPDX-License-Identifier: GPL-3.0-or-later
// zeven rescue: saves beside damaged data what can still be read of it.
#include "game/store/rescue.h"

#include "game/command/office_words.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/store/vault.h"

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

/* ---- the key ---- */

struct key_given {
    bool known;
    struct secret_key key;
};

// Damage that unlocking finds is what we are here for; whatever else it says stays in `diags`.
static bool take_key(
        struct key_given *given, const struct store *store, bool opens, struct diag_list *diags)
{
    const struct secret_key *key = vault_key(store);
    given->known = key != NULL;
    if (given->known) {
        given->key = *key;
        diag_list_finish(diags);
        *diags = (struct diag_list) { 0 };
    } else if (opens) {
        diag_add(diags, DIAG_VAULT_NOT_ALLOWED, DIAG_ERROR, NULL, 0, vault_role_name(VAULT_TRAINER),
                NULL);
    }
    return given->known;
}

// Without a passphrase what is sealed goes along as it lies; with a wrong one nothing is done.
static bool read_key(const struct command_io *io, const char *folder, struct key_given *given,
        struct diag_list *diags)
{
    struct store *store = store_open_office(folder, diags);
    char *passphrase = store != NULL
            ? command_read_passphrase(io, io->passphrase_file, tr("Passphrase"))
            : NULL;
    struct vault_entry entry = { passphrase, command_who(), command_wall_ms() };
    bool good = store != NULL &&
            (passphrase == NULL ||
                    take_key(given, store, vault_unlock(store, &entry, diags), diags));
    command_forget_passphrase(passphrase);
    store_close(store);
    return good;
}

/* ---- the verb ---- */

static void print_whole(struct command_io *io, bool json, bool seen)
{
    if (json) {
        fprintf(io->out, "{\"backup\":null,\"sheets_looked_at\":%s}\n", seen ? "true" : "false");
    } else {
        fputs(seen ? tr("Nothing here is damaged.\n")
                   : tr("What is not locked is not damaged. Whether the score sheets are is seen "
                        "with the passphrase.\n"),
                io->out);
    }
}

static int rescue(struct command_io *io, const char *folder, bool json, struct diag_list *diags)
{
    struct key_given given = { 0 };
    struct rescue_done done = { 0 };
    bool sealed = rescue_needs_key(folder);
    bool good = !sealed || read_key(io, folder, &given, diags);
    bool tried = good;
    good = good && rescue_store(folder, given.known ? &given.key : NULL, &done, diags);
    bool whole = tried && !good && diags->diags.count == 0;
    if (good) {
        (json ? print_json : print_words)(io, &done);
    } else if (whole) {
        print_whole(io, json, given.known || !sealed);
    }
    secret_wipe(&given, sizeof(given));
    rescue_done_finish(&done);
    return good ? COMMAND_FINE : whole ? COMMAND_FINDINGS : COMMAND_FAILED;
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
    store_default_folder(&own);
    int result = rescue(io, io->store != NULL ? io->store : buffer_text(&own), json, &diags);
    command_print_diags(io, &diags);
    buffer_finish(&own);
    diag_list_finish(&diags);
    return result;
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
            "window opens on damaged data. Exits with 1 when nothing is damaged.\n"
            "\n"
            "  --passphrase-file FILE  with the passphrase every page of locked score sheets is "
            "looked\n"
            "                          at, and what is saved of them is locked by the same. "
            "Without it\n"
            "                          they go along as they lie\n"),
    .run = run,
};
