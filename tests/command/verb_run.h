// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of verbs: runs one as the program does, and keeps what it said.
#pragma once

#include <stddef.h>

#include "game/command/command.h"

/** What a verb wrote; zeroed = nothing yet. */
struct verb_said {
    char *out;
    char *err;
    size_t out_size;
};

/**
 * Runs the verb words[0] with its words up to NULL, and gives its exit code. `io` tells its store
 * and, where it is not the project's own, the folder of scenarios; its streams are not read. What
 * was said before is forgotten.
 */
int verb_run(struct verb_said *said, const struct command_io *io, const char *const *words);

/** Frees it, and zeroes it. */
void verb_said_finish(struct verb_said *said);
