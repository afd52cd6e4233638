// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats …: what the parts of the verb share.
#pragma once

#include "game/base/arena.h"
#include "game/command/command.h"
#include "game/command/stats/stats_out.h"
#include "game/report/table/number_table.h"
#include "scoring/stats/positions.h"
#include "scoring/stats/quality.h"

/** Everything a statistic can be asked; what is not given is NULL. */
struct stats_options {
    const char *csv;
    bool sessions;          // those of the store in place of a file
    const char *competency; // of the sessions; NULL = all together
    const char *parts;      // "scenarios" or "decisions"; NULL = what suits the statistic
    const char *content;    // the beginning of a hash
    const char *form_path;  // of a form to print
    const char *svg_path;   // of charts
    const char *pdf_path;
    double criterion;   // reliability of the rating; 0 = not given
    double restriction; // SD of all over SD of those hired; 0 = not given
    enum stats_form form;
    struct number_choice choice;
    const char *group;     // column
    const char *focal;     // its value
    const char *reference; // its value; NULL = all others
    const char *key;       // file
    const char *decisions; // file
    const char *positions; // file
    const char *items;     // file
    const char *model;
    const char *of; // groups typed in: "vrouw=12/40"
    double confidence;
    double target;
    double raw;
    bool has_raw;
    int steps;      // answers or positions to choose from
    bool by_prefix; // parts whose names begin alike up to : or / are one scenario
    bool any_size;
    bool equal_slopes;
    int group_count; // of `groups`
    const char *groups[32];
};

/** What one of them works with. */
struct stats_job {
    const struct stats_options *options;
    struct command_io *io;
    struct diag_list *diags;
    struct stats_out out;
    bool by_decision; // of sessions, unless --parts says otherwise
};

enum stats_source { STATS_CSV_OR_SESSIONS, STATS_CSV_ONLY, STATS_NO_FILE, STATS_CSV_OR_NOT };

/** A statistic: fills job->out and returns COMMAND_FINE, or says why not. */
struct stats_kind {
    const char *name;
    enum stats_source source;
    int (*run)(struct stats_job *job);
    bool charts; // it can be drawn
};

int stats_reliability(struct stats_job *job);
int stats_items(struct stats_job *job);
int stats_replies(struct stats_job *job);
int stats_said(struct stats_job *job);
int stats_reached(struct stats_job *job);
int stats_played(struct stats_job *job);
int stats_gstudy(struct stats_job *job);
int stats_norms(struct stats_job *job);
int stats_quality(struct stats_job *job);
int stats_panel(struct stats_job *job);
int stats_impact(struct stats_job *job);
int stats_dif(struct stats_job *job);
int stats_irt(struct stats_job *job);
int stats_validity(struct stats_job *job);

/** Writes the charts of --svg and --pdf in place of figures. */
int stats_chart(struct stats_job *job);

/** For programs: the files that were written, as every verb tells them; NULL stands for none. */
void stats_add_files(struct stats_job *job, const char *const *paths, size_t count);

/** Opens the table of --csv or of --sessions. False with diagnostics. */
bool stats_open(struct stats_job *job, struct number_table *table);

/** The answer is no: `code` for programs, `why` for people. Nothing else is printed. */
int stats_refuse(struct stats_job *job, const char *code, const char *why);

/** Notes which sessions were taken, and that there are others. */
struct session_table;
void stats_note_sessions(struct stats_job *job, const struct session_table *sessions);

/** Notes who was left out, when anybody was. */
void stats_note_listwise(struct stats_out *out, int64_t complete, int64_t seen);

/** The complete rows of a table, held in memory row by row; `rows` counts them, `seen` all. */
struct stats_rows {
    double *cells;
    size_t parts;
    size_t rows;
    size_t seen;
};

/** Reads them all; rows with a hole are left out unless `holes`. False with diagnostics. */
bool stats_rows_read(struct stats_rows *rows, struct number_table *table, bool holes);
void stats_rows_finish(struct stats_rows *rows);

/** Which scenario each part belongs to, by what its name has before ':' or '/'; the count. */
int stats_prefixes(const struct number_table *table, int *scenario);

/** Adds a person to a list of response quality; NULL is not known. */
void stats_add_quality(struct stats_out *out, int64_t person, const struct effort *effort,
        const struct positions *places);
