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
    const char *text;   // of a remark, or of the answer to one
    const char *number; // of a remark
    bool correction;
    bool json;
    struct command_io *io;
    char code[CANDIDATE_CODE_MAX + 1];
};

int candidate_run_add(struct store *store, void *words, struct diag_list *diags);
int candidate_run_import(struct store *store, void *words, struct diag_list *diags);
int candidate_run_list(struct store *store, void *words, struct diag_list *diags);
int candidate_run_change(struct store *store, void *words, struct diag_list *diags);
int candidate_run_withdraw(struct store *store, void *words, struct diag_list *diags);
int candidate_run_comment(struct store *store, void *words, struct diag_list *diags);
int candidate_run_answer(struct store *store, void *words, struct diag_list *diags);
int candidate_run_slips(struct store *store, void *words, struct diag_list *diags);

/** Puts the code as it is kept in the place of the one that was typed, where it is one. */
void candidate_take_code(struct candidate_asked *asked);

/** Reads --accommodations; NULL is nothing. False, with a diagnostic, at what is not understood. */
bool candidate_read_needs(struct accommodations *needs, const char *text, struct diag_list *diags);

struct remark_list;

/** Adds what was said of a play by `code`, and answered, as JSON with a line end. */
void candidate_write_remarks(struct buffer *out, const char *code, const struct remark_list *list);

struct candidate_query;

/** Narrows the query to asked->vacancy, where it is given. */
bool candidate_narrow(struct store *store, const struct candidate_asked *asked,
        struct candidate_query *query, struct diag_list *diags);

/** Prints the candidate with this code, in words or as JSON. */
bool candidate_print(struct store *store, const char *code, bool json, struct command_io *io,
        struct diag_list *diags);
