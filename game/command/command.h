// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of the program: `zeven VERB ...`. No verb touches a display.
#pragma once

#include <stdio.h>

#include "game/base/diag.h"

/** How a verb ends; also the exit code of the program. */
enum command_result {
    COMMAND_FINE = 0,
    COMMAND_FINDINGS = 1, // there are findings, or the answer is no
    COMMAND_MISUSE = 2,
    COMMAND_IMPOSSIBLE = 3,
};

/** Where a verb reads and writes; what it says to people goes to `err`, what it makes to `out`. */
struct command_io {
    FILE *in;
    FILE *out;
    FILE *err;
    const char *data; // folder with the scenarios, "…/scenarios"
    const char *store; // folder of the sessions
};

struct command {
    const char *name;
    const char *summary; // msgid, one line
    const char *help;    // msgid, the whole page
    enum command_result (*run)(int argc, char **argv, const struct command_io *io); // argv[0]: the verb
};

/** Every verb, in the order `zeven help` shows them. */
extern const struct command COMMANDS[];
extern const size_t COMMAND_COUNT;

/** The verb `name`, or NULL. */
const struct command *command_find(const char *name);

/** Runs `argv[0]`; prints its page for `--help`, and what is near for a verb that does not exist. */
enum command_result command_run(int argc, char **argv, const struct command_io *io);

/** Prints the diagnostics to `io->err`, sorted; nothing when there are none. */
void command_print_diags(const struct command_io *io, struct diag_list *diags);

/** Prints the page of a verb after a wrong use, and returns COMMAND_MISUSE. */
enum command_result command_misuse(const struct command_io *io, const char *name, const char *why);

enum command_result command_help(int argc, char **argv, const struct command_io *io);
enum command_result command_check(int argc, char **argv, const struct command_io *io);
enum command_result command_play(int argc, char **argv, const struct command_io *io);
enum command_result command_sheet(int argc, char **argv, const struct command_io *io);
enum command_result command_export(int argc, char **argv, const struct command_io *io);
