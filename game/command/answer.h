// SPDX-License-Identifier: GPL-3.0-or-later
// What a verb answers a program: with --json, one object on the output. Keys are in snake_case;
// only where a key is the id of something, a competency or a claim, it is spelled as that id.
#pragma once

#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/command/command.h"
#include "game/report/json.h"

/** Hears whether anything is answered: a plain no, whose reason is for people, is an answer too. */
struct answer_ear {
    FILE *out; // where the answer goes
    FILE *through;
    bool heard;
};

/** From here io->out is heard; where that cannot be, nothing changes. */
void answer_ear_begin(struct answer_ear *ear, struct command_io *io);

/** Gives io->out back; with COMMAND_FINDINGS and nothing heard, answers {"answer":"no"}. */
void answer_ear_end(struct answer_ear *ear, struct command_io *io, int result);

struct answer {
    struct buffer text;
    struct json json; // in the object: a key comes next
};

/** Opens the object. To be closed. */
void answer_open(struct answer *answer);

/** Closes the object, writes it to the output as one line, and frees what it took. */
void answer_close(struct answer *answer, struct command_io *io);

/**
 * Adds "files", the files that were written, each with "file", its "bytes" and "hash", which is
 * what `b2sum -l 256` gives. They are read from the disk; NULL stands for none.
 */
void answer_add_files(struct json *json, const char *const *paths, size_t count);

/** Adds "findings": of each diagnostic, sorted, the place, number and sentence; what was accepted
 * last. */
void answer_add_findings(struct json *json, struct diag_list *diags);

/** The bytes of the file at `path` and their hash; false when it cannot be read. */
bool answer_hash_file(const char *path, size_t *size, char hex[DIGEST_HEX_SIZE]);

/** The answer of a verb that wrote one file and has no more to say. */
void answer_one_file(const char *path, struct command_io *io);
