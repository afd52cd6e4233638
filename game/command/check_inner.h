// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of zeven check: what changed, who is who, and everything as JSON.
#pragma once

#include <stdbool.h>

#include "game/base/buffer.h"
#include "game/command/command.h"
#include "game/explore/smells/measures.h"
#include "game/report/json.h"
#include "game/scenario/check.h"

/** Checks a file or a folder with the smells; false when there is an error. */
bool check_path(const char *path, struct diag_list *diags, struct check_summary *summary);

/** The same with another visitor. */
bool check_visit(const char *path, const struct check_visitor *visitor, struct diag_list *diags,
        struct check_summary *summary);

/** A scenario in figures, and whether there was one to measure. */
struct check_measured {
    struct scenario_measures measures;
    bool known;
};

/**
 * Checks the scenario at `path` with the smells, and measures it. With `bytes` as if the file held
 * those.
 */
void check_measure(const char *path, const struct buffer *bytes, struct check_measured *measured,
        struct diag_list *diags);

/** Adds what changed as one line: "3 paths, Probing −2, longest now 58 %". */
void check_add_change(struct buffer *text, const struct scenario_measures *before,
        const struct scenario_measures *after);

/** The same for programs: whether it can be played, and "changes", each measure that differs. */
void check_add_change_json(
        struct json *json, const struct check_measured *before, const struct check_measured *after);

/** Writes findings, accepted ones and counts into an object. */
void check_add_json(
        struct json *json, struct diag_list *diags, const struct check_summary *summary);

/** zeven check --against OLD NEW. */
int check_against(const char *old, const char *path, bool json, struct command_io *io);

/** zeven check --watch FILE: after every save, until `saves` were seen (0: for ever); with `json`
 * an object a line. */
int check_watch(const char *path, int saves, bool json, struct command_io *io);

/** zeven check --matrix PACK: its customers beside each other. */
int check_matrix(const char *path, bool json, struct command_io *io);

/** zeven check --figures PATH: its scenarios in figures, one row each. */
int check_figures(const char *path, bool json, struct command_io *io);
