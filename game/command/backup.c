// SPDX-License-Identifier: GPL-3.0-or-later
// zeven backup: all that is kept in one file, also while somebody plays.
#include "game/store/backup.h"

#include "game/command/answer.h"
#include "game/command/office_words.h"
#include "game/locale/locale.h"

static void print_json(struct command_io *io, const char *path, const struct backup_file *backup)
{
    char hex[DIGEST_HEX_SIZE];
    struct answer answer;
    struct json *json = &answer.json;
    answer_open(&answer);
    answer_add_files(json, &path, 1);
    digest_write_hex(&backup->hash, hex);
    words_json_text(json, "hash", hex);
    words_json_time(json, "made", backup->made_ms);
    json_key(json, "holds");
    json_open_array(json);
    for (size_t i = 0; i < backup->members.count; i++) {
        const struct backup_file_member *member = &backup->members.items[i];
        digest_write_hex(&member->hash, hex);
        json_open_object(json);
        words_json_text(json, "file", member->name);
        words_json_integer(json, "bytes", member->size);
        words_json_text(json, "hash", hex);
        json_close_object(json);
    }
    json_close_array(json);
    answer_close(&answer, io);
}

static void print_words(struct command_io *io, const char *path, const struct backup_file *backup)
{
    char hex[DIGEST_HEX_SIZE];
    for (size_t i = 0; i < backup->members.count; i++) {
        fprintf(io->out, "%12lld  %s\n", (long long)backup->members.items[i].size,
                backup->members.items[i].name);
    }
    (void)path;
    digest_write_hex(&backup->hash, hex);
    fprintf(io->out, tr("Whole. Hash of the backup: %s\n"), hex);
}

static int make(struct command_io *io, const char *path, bool checks, struct backup_file *backup)
{
    struct diag_list diags = { 0 };
    struct buffer folder = { 0 };
    store_default_folder(&folder);
    const char *from = io->store != NULL ? io->store : buffer_text(&folder);
    bool good = checks ? backup_file_check(backup, path, &diags)
                       : backup_make(backup, from, path, command_wall_ms(), &diags);
    bool damaged = checks && diag_list_has(&diags, DIAG_BACKUP_DAMAGED);
    command_print_diags(io, &diags);
    diag_list_finish(&diags);
    buffer_finish(&folder);
    return good ? COMMAND_FINE : damaged ? COMMAND_FINDINGS : COMMAND_FAILED;
}

static int run(int argc, char **argv, struct command_io *io)
{
    const char *path = NULL;
    const char *odd = "";
    bool json = false;
    bool checks = false;
    const struct word_option options[] = { { "--json", NULL, &json },
        { "--check", NULL, &checks } };
    if (!words_read(argc, argv, 1, options, 2, &path, &odd) || path == NULL) {
        return command_refuse_argument(io, "backup", odd);
    }
    struct backup_file backup = { 0 };
    int result = make(io, path, checks, &backup);
    if (result == COMMAND_FINE) {
        (json ? print_json : print_words)(io, path, &backup);
    }
    backup_file_finish(&backup);
    return result;
}

const struct command COMMAND_BACKUP = {
    .name = "backup",
    .summary = TR_MARK("all that is kept in one file, also while somebody plays"),
    .help = TR_MARK(
            "zeven backup FILE [--json]\n"
            "zeven backup --check FILE [--json]\n"
            "\n"
            "Puts sessions that run and that are finished, names, decisions, norms and settings "
            "in\n"
            "one new file. Nobody has to stop: each database is copied as of one moment, and\n"
            "checked. A locked office goes along locked; its passphrase stays needed. Who may "
            "read\n"
            "the file may read what an office without a passphrase holds: keep it as safe, and no\n"
            "longer than the data may be kept.\n"
            "  --check  holds every byte of a backup against its hash; exits with 1 at damage\n"),
    .run = run,
};
