// SPDX-License-Identifier: GPL-3.0-or-later
// Inside `zeven candidate`: what was asked, and its doings that stand in files of their own.
#pragma once

#include "game/command/doing.h"
#include "game/store/candidate.h"

struct candidate_asked {
    const char *plain; // a code, or a file
    const char *vacancy;
    const char *name;
    const char *needs;
    const char *search;
    const char *filter;
    const char *outcome;
    const char *reason;
    const char *meets;
    const char *until;
    const char *limit;
    const char *who;
    const char *out;
    bool json;
    struct command_io *io;
    char code[CANDIDATE_CODE_MAX + 1];
};

int candidate_run_add(struct store *store, void *words, struct diag_list *diags);
int candidate_run_import(struct store *store, void *words, struct diag_list *diags);
int candidate_run_list(struct store *store, void *words, struct diag_list *diags);
int candidate_run_slips(struct store *store, void *words, struct diag_list *diags);

/** Puts the code as it is kept in the place of the one that was typed, where it is one. */
void candidate_take_code(struct candidate_asked *asked);

struct candidate_query;

/** Narrows the query to asked->vacancy, where it is given. */
bool candidate_narrow(struct store *store, const struct candidate_asked *asked,
        struct candidate_query *query, struct diag_list *diags);

/** Prints the candidate with this code, in words or as JSON. */
bool candidate_print(struct store *store, const char *code, bool json, struct command_io *io,
        struct diag_list *diags);
