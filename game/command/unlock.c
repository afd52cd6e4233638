// SPDX-License-Identifier: GPL-3.0-or-later
// The store for a verb, with its office opened: the passphrase from a file or the terminal.
#include "game/command/unlock.h"

#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/base/secret.h"
#include "game/locale/locale.h"
#include "game/store/vault.h"

enum { PASSPHRASE_MAX = 1000 };

const char *command_who(void)
{
    const char *user = getenv("USER");
    return user != NULL && user[0] != '\0' ? user : "command";
}

// In one piece of memory, so that there is one to wipe.
static char *read_line(FILE *file)
{
    char *line = mem_alloc(PASSPHRASE_MAX + 1);
    size_t size = 0;
    int c = 0;
    while (size < PASSPHRASE_MAX && (c = fgetc(file)) != EOF && c != '\n') {
        line[size++] = (char)c;
    }
    if (size > 0 && line[size - 1] == '\r') {
        line[size - 1] = '\0';
    }
    return line;
}

static char *ask(const struct command_io *io, const char *prompt)
{
    struct termios before;
    int terminal = fileno(io->in);
    bool hidden = tcgetattr(terminal, &before) == 0;
    struct termios silent = before;
    silent.c_lflag &= ~(tcflag_t)ECHO;
    hidden = hidden && tcsetattr(terminal, TCSAFLUSH, &silent) == 0;
    if (!hidden) {
        fprintf(io->err, tr("zeven: this terminal would show the passphrase.\n"));
        return NULL;
    }
    fprintf(io->err, "%s: ", prompt);
    (void)fflush(io->err);
    char *line = read_line(io->in);
    (void)tcsetattr(terminal, TCSAFLUSH, &before);
    fputc('\n', io->err);
    return line;
}

static bool is_terminal(FILE *file)
{
    int number = fileno(file);
    return number >= 0 && isatty(number) == 1;
}

static char *read_file(const struct command_io *io, const char *path)
{
    if (strcmp(path, "-") == 0) {
        return read_line(io->in);
    }
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fprintf(io->err, tr("zeven: the file with the passphrase cannot be read: %s\n"), path);
        return NULL;
    }
    (void)setvbuf(file, NULL, _IONBF, 0); // what is read ahead would stay in memory
    char *line = read_line(file);
    (void)fclose(file);
    return line;
}

char *command_read_passphrase(const struct command_io *io, const char *file, const char *prompt)
{
    if (file != NULL) {
        return read_file(io, file);
    }
    if (is_terminal(io->in)) {
        return ask(io, prompt);
    }
    fprintf(io->err,
            tr("zeven: the score sheets are locked. Give --passphrase-file FILE (- for what comes "
               "in), or do this in a terminal.\n"));
    return NULL;
}

void command_forget_passphrase(char *passphrase)
{
    if (passphrase != NULL) {
        secret_wipe(passphrase, PASSPHRASE_MAX);
        mem_free(passphrase);
    }
}

struct store *command_open_store(
        const struct command_io *io, bool only_reads, struct diag_list *diags)
{
    struct buffer folder = { 0 };
    struct diag_list own = { 0 };
    store_default_folder(&folder);
    const char *path = io->store != NULL ? io->store : buffer_text(&folder);
    struct store *store = store_open(path, only_reads ? &own : diags);
    if (store == NULL && only_reads) {
        store = store_open_office(path, diags);
    }
    diag_list_finish(&own);
    buffer_finish(&folder);
    return store;
}

static bool unlock(struct store *store, const struct command_io *io, struct diag_list *diags)
{
    char *passphrase = command_read_passphrase(io, io->passphrase_file, tr("Passphrase"));
    struct vault_entry entry = { passphrase, command_who(), command_wall_ms() };
    bool good = passphrase != NULL && vault_unlock(store, &entry, diags);
    if (passphrase == NULL) {
        diag_add(diags, DIAG_STORE_LOCKED, DIAG_ERROR, NULL, 0, NULL);
    }
    command_forget_passphrase(passphrase);
    if (good && vault_role(store) == VAULT_TRAINER) {
        diag_add(diags, DIAG_VAULT_NOT_ALLOWED, DIAG_ERROR, NULL, 0, vault_role_name(VAULT_TRAINER),
                NULL);
        return false;
    }
    return good;
}

struct store *command_open_office(
        const struct command_io *io, bool only_reads, struct diag_list *diags)
{
    struct store *store = command_open_store(io, only_reads, diags);
    if (store != NULL && vault_state(store) == VAULT_LOCKED && !unlock(store, io, diags)) {
        store_close(store);
        store = NULL;
    }
    return store;
}
