// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of verbs: runs one as the program does, and keeps what it said.
#include "tests/command/verb_run.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 24 };

int verb_run(struct verb_said *said, const struct command_io *io, const char *const *words)
{
    char *argv[WORDS_MAX + 1] = { 0 };
    int argc = 0;
    size_t err_size = 0;
    for (; words[argc] != NULL; argc++) {
        ck_assert_int_lt(argc, WORDS_MAX);
        argv[argc] = strdup(words[argc]);
    }
    verb_said_finish(said);
    struct command_io own = *io;
    own.in = fopen("/dev/null", "r");
    own.out = open_memstream(&said->out, &said->out_size);
    own.err = open_memstream(&said->err, &err_size);
    own.data = io->data != NULL ? io->data : ZEVEN_SOURCE_DIR "/scenarios";
    int code = command_run(argc, argv, &own);
    fclose(own.in);
    fclose(own.out);
    fclose(own.err);
    for (int i = 0; i < argc; i++) {
        free(argv[i]);
    }
    return code;
}

void verb_said_finish(struct verb_said *said)
{
    free(said->out);
    free(said->err);
    *said = (struct verb_said) { 0 };
}
