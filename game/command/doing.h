// SPDX-License-Identifier: GPL-3.0-or-later
// Doings: the second word of a verb about the office, as in `zeven norm build NAME`.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/command/office_words.h"

struct doing {
    const char *name;
    bool of_one; // takes one word that is no option, a code, a name or a file; else none
    bool writes; // in play.db too, which must be free then; else office.db alone will do
    /** Does it with the office open; `asked` is the verb's own, read. Gives the exit code. */
    int (*run)(struct store *store, void *asked, struct diag_list *diags);
};

/** A verb with its doings, and where the words that are given go. */
struct doing_verb {
    const char *name;
    const struct doing *doings;
    size_t count;
    const struct word_option *options;
    size_t option_count;
    const char **plain; // the one word that is no option; NULL when no doing takes one
    void *asked;
};

/** Where argv[1] stands among `count` rows of `size` bytes that begin with their name; `count` when
 * nowhere. */
size_t doing_find(int argc, char **argv, const void *rows, size_t count, size_t size);

/** Finds the doing, reads its words, opens the office and runs it. Gives the exit code, with what
 * was wrong printed. */
int doing_run(const struct doing_verb *verb, int argc, char **argv, struct command_io *io);
