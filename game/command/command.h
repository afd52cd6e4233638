// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs: what `zeven VERB …` does without a window; one file a verb.
#pragma once

#include <stdio.h>

/** Where a verb reads and speaks; tests give it memory files. */
struct command_io {
    FILE *in;
    FILE *out;
    FILE *err;
};

/** What a verb ends with. */
enum command_exit {
    COMMAND_FINE = 0,
    COMMAND_FINDINGS = 1, // it did its work, and the answer is no
    COMMAND_USAGE = 2,    // it was asked the wrong way
    COMMAND_FAILED = 3,   // it could not do it
};

/** A verb. `argv[0]` is its name; texts are msgids. */
struct command {
    const char *name;
    const char *summary;
    const char *help;
    int (*run)(int argc, char **argv, struct command_io *io);
};

/** Scores plain evidence from a CSV file. */
extern const struct command COMMAND_SHEET;
