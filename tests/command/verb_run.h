// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of verbs: runs one as the program does, and keeps what it said.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/command/command.h"

/** What a verb wrote; zeroed = nothing yet. */
struct verb_said {
    char *out;
    char *err;
    size_t out_size;
};

/**
 * Runs the verb words[0] with its words up to NULL, and gives its exit code. `io` tells its store,
 * where it is not the project's own the folder of scenarios, and what comes in, NULL = nothing.
 * Where it has a stream for `out`, that is written to and said->out is NULL; its `err` is not used.
 * What was said before is forgotten.
 */
int verb_run(struct verb_said *said, const struct command_io *io, const char *const *words);

/** The same for a line of words with one blank between them. */
int verb_run_line(struct verb_said *said, const struct command_io *io, const char *line);

/** Whether `words` were said, on either stream. */
bool verb_says(const struct verb_said *said, const char *words);

/** Frees it, and zeroes it. */
void verb_said_finish(struct verb_said *said);
