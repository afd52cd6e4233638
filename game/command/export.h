// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the verb export: what was asked, and the kinds of thing that can be taken out.
#pragma once

#include "game/command/command.h"
#include "game/store/sessions.h"
#include "game/store/store.h"

struct export_request {
    const char *kind;      // "html"
    const char *candidate; // a code
    const char *out;       // a file; NULL = the output
    int attempt;           // 1 is the first; 0 = the last
    bool own;              // the candidate's own report, not the sheet
    bool json;             // what was written, for programs
    bool wide;
    const char *shift;   // only sessions of this shift
    const char *vacancy; // only sessions of its candidates: a name
};

/** One paper of one session, to request->out or the output: text, html, pdf, qti, xapi, csv … */
int export_paper(struct store *store, const struct export_request *request, struct command_io *io,
        struct diag_list *diags);

/** Whether export_paper knows this kind. */
bool export_knows_paper(const char *kind);

/** All finished sessions as one table, to the file request->out. */
int export_table(struct store *store, const struct export_request *request, struct command_io *io,
        struct diag_list *diags);

/** All that is kept of one candidate, as an archive in the file request->out. */
int export_all(struct store *store, const struct export_request *request, struct command_io *io,
        struct diag_list *diags);

/** Says that nobody played with this code, when `list` is empty. */
int export_found(const struct session_list *list, const char *candidate, struct command_io *io);

/** Says which file was written, in words or for programs. */
void export_say(const struct export_request *request, struct command_io *io);

/** Writes bytes to a file, by way of a neighbour so that no half file remains; says what went
 * wrong. */
bool export_write(const char *path, const void *bytes, size_t size, struct command_io *io);
