// SPDX-License-Identifier: GPL-3.0-or-later
// The store for a verb, with its office opened: the passphrase from a file or the terminal.
#pragma once

#include <stdbool.h>

#include "game/command/command.h"
#include "game/store/store.h"

/**
 * Opens the store and, when it is locked, the office: with the passphrase in io->passphrase_file
 * ("-" is io->in), else one that is asked where io->in is a terminal. `only_reads` is content with
 * office.db while the window has play.db. NULL, said why, when it cannot be.
 */
struct store *command_open_office(
        const struct command_io *io, bool only_reads, struct diag_list *diags);

/** Opens the store and leaves the office as it is. */
struct store *command_open_store(
        const struct command_io *io, bool only_reads, struct diag_list *diags);

/**
 * Reads one line as a passphrase: from `file` ("-" is io->in), else asked for with `prompt` where
 * io->in is a terminal. NULL, said why, when there is none; else the caller's, for
 * command_forget_passphrase.
 */
char *command_read_passphrase(const struct command_io *io, const char *file, const char *prompt);
void command_forget_passphrase(char *passphrase);

/** Who works here, for the audit: the user of this machine. */
const char *command_who(void);
