// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of verbs: runs one as the program does, and keeps what it said.
#include "tests/command/verb_run.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 24 };

static int run(struct verb_said *said, const struct command_io *io, int argc, char **argv)
{
    size_t err_size = 0;
    struct command_io own = *io;
    verb_said_finish(said);
    own.in = io->in != NULL ? io->in : fopen("/dev/null", "r");
    own.out = io->out != NULL ? io->out : open_memstream(&said->out, &said->out_size);
    own.err = open_memstream(&said->err, &err_size);
    own.data = io->data != NULL ? io->data : ZEVEN_SOURCE_DIR "/scenarios";
    int code = command_run(argc, argv, &own);
    if (io->in == NULL) {
        fclose(own.in);
    }
    if (io->out == NULL) {
        fclose(own.out);
    }
    fclose(own.err);
    return code;
}

int verb_run(struct verb_said *said, const struct command_io *io, const char *const *words)
{
    char *argv[WORDS_MAX + 1] = { 0 };
    int argc = 0;
    for (; words[argc] != NULL; argc++) {
        ck_assert_int_lt(argc, WORDS_MAX);
        argv[argc] = strdup(words[argc]);
    }
    int code = run(said, io, argc, argv);
    for (int i = 0; i < argc; i++) {
        free(argv[i]);
    }
    return code;
}

int verb_run_line(struct verb_said *said, const struct command_io *io, const char *line)
{
    char *argv[WORDS_MAX + 1] = { 0 };
    int argc = 0;
    char *copy = strdup(line);
    for (char *rest = copy, *word = strsep(&rest, " "); word != NULL; word = strsep(&rest, " ")) {
        ck_assert_int_lt(argc, WORDS_MAX);
        argv[argc++] = word;
    }
    int code = run(said, io, argc, argv);
    free(copy);
    return code;
}

bool verb_says(const struct verb_said *said, const char *words)
{
    return strstr(said->out, words) != NULL || strstr(said->err, words) != NULL;
}

void verb_said_finish(struct verb_said *said)
{
    free(said->out);
    free(said->err);
    *said = (struct verb_said) { 0 };
}
