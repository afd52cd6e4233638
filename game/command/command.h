// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs: what `zeven VERB …` does without a window; one file a verb.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "game/base/diag.h"

/** Where a verb reads and speaks; tests give it memory files. */
struct command_io {
    FILE *in;
    FILE *out;
    FILE *err;
    const char *data;            // the folder of the scenarios
    const char *store;           // the folder of the sessions; NULL = the user's own
    const char *passphrase_file; // of the office; "-" = in, NULL = asked on a terminal
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

/** The passphrases of the score sheets, and what the organisation says of itself. */
extern const struct command COMMAND_OFFICE;

/** Scores plain evidence from a CSV file. */
extern const struct command COMMAND_SHEET;

/** Says of scenarios, packs and shifts what is wrong with them, and where. */
extern const struct command COMMAND_CHECK;

/** Proves or refutes what a scenario should be. */
extern const struct command COMMAND_EXPLORE;

/** Plays a script, or the shift as text in a terminal. */
extern const struct command COMMAND_PLAY;

/** Its page only: it opens the window, which app does. */
extern const struct command COMMAND_PREVIEW;

/** Writes what was played. */
extern const struct command COMMAND_EXPORT;

/** Writes the papers that the law asks for. */
extern const struct command COMMAND_DOSSIER;

/** Plays saved plays again and says what changed. */
extern const struct command COMMAND_REHEARSE;

/** Establishes the points of a pack. */
extern const struct command COMMAND_PUBLISH;

/** Prints a booklet in which others rate the answers. */
extern const struct command COMMAND_PANEL;

/** Draws a scenario as a map. */
extern const struct command COMMAND_GRAPH;

/** What stored sessions would score under another key. */
extern const struct command COMMAND_RESCORE;

/** Reliability, items, norms and fairness of one's own data. */
extern const struct command COMMAND_STATS;

/** Writes a scenario as a workbook, and puts an edited one back. */
extern const struct command COMMAND_TABLE;

/** Lets simulated people play a shift, and says how well it could measure. */
extern const struct command COMMAND_SIMULATE;

/** Fills a new office with simulated candidates. */
extern const struct command COMMAND_SAMPLE;

/** Makes a pack or scenario to start from, or a draft of a conversation. */
extern const struct command COMMAND_NEW;

/** Makes the catalogue of a scenario, or brings it up to date. */
extern const struct command COMMAND_TRANSLATE;

/** What people are invited for. */
extern const struct command COMMAND_VACANCY;

/** Who is invited, how far they are, and what was decided. */
extern const struct command COMMAND_CANDIDATE;

/** Whose data has been kept long enough. */
extern const struct command COMMAND_RETENTION;

/** All that is kept, in one file. */
extern const struct command COMMAND_BACKUP;

/** Puts such a file back. */
extern const struct command COMMAND_RESTORE;

/** Saves what can be read of damaged data. */
extern const struct command COMMAND_RESCUE;

/** Comparison groups from stored sessions. */
extern const struct command COMMAND_COMPARE;
extern const struct command COMMAND_NORM;

/** A finished play again, as text. */
extern const struct command COMMAND_REPLAY;

/** Moments to talk about, and how that was rated. */
extern const struct command COMMAND_INTERVIEW;

/** Who opened or changed what. */
extern const struct command COMMAND_AUDIT;

/** The verb `name`, or NULL; the nearest name is written to `nearest` (may be NULL), else NULL. */
const struct command *command_find(const char *name, const char **nearest);

/** The verbs in order; NULL past the last. */
const struct command *command_at(size_t index);

/**
 * Runs the verb argv[0]; `help`, `--help` and `--version` are answered here. What it returns is the
 * exit code of the program.
 */
int command_run(int argc, char **argv, struct command_io *io);

/** How many columns the terminal behind `stream` has; `elsewhere` for a file or a pipe, which have
 * no width of their own. */
size_t command_width(FILE *stream, size_t elsewhere);

/** Wall time, milliseconds since 1970 UTC: for the audit. */
int64_t command_wall_ms(void);

/** Writes the diagnostics to io->err, sorted; nothing when there are none. */
void command_print_diags(struct command_io *io, struct diag_list *diags);

/** Says that `argument` is not understood by `verb`, with the option of its page that is most like
 * it, or when it is "" that one is missing, and where to read more; returns COMMAND_USAGE. */
int command_refuse_argument(struct command_io *io, const char *verb, const char *argument);
