// SPDX-License-Identifier: GPL-3.0-or-later
// What the two ways of playing without a window share: options and the session.
#pragma once

#include "game/command/command.h"
#include "game/session/session.h"

struct play_options {
    const char *script;   // a file, or "-" for standard input
    const char *shift;    // path in the data folder; NULL = what the script says, or the sample
    const char *scenario; // a file: it is played alone; NULL = a shift
    const char *language;
    const char *candidate;
    uint64_t seed;
    bool transcript;
    bool json;
    bool text;
    bool practice;
};

/** Plays the script and prints what was asked. Returns the exit code. */
int play_script(const struct play_options *options, struct command_io *io);

/** Plays in the terminal, line by line, until the shift ends or input does. Returns the exit code.
 */
int play_text(const struct play_options *options, struct command_io *io);

/** Prints the sheet of what was played as JSON. */
void play_print_json(
        const struct play_options *options, const struct session *session, struct command_io *io);

/** A session on the shift that the options name, without a store; NULL with diagnostics. */
struct session *play_session(
        const struct play_options *options, struct command_io *io, struct diag_list *diags);
