// SPDX-License-Identifier: GPL-3.0-or-later
// Diagnostics as data: a stable code, where, and arguments. The sentences stand in report/.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/arena.h"
#include "game/base/vec.h"

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

enum { DIAG_ARGUMENTS_MAX = 4 };

struct diag {
    int code; // printed as Z0101; the rooms' headers list theirs, report/ holds the sentences
    enum diag_severity severity;
    const char *file;                          // path as the user gave it, or NULL
    int line;                                  // 1 is the first; 0 = not about a line
    const char *arguments[DIAG_ARGUMENTS_MAX]; // NULL from the first that is not used
    const char *because;                       // of one that is accepted: why it is meant so
};

struct diag_list {
    struct arena arena; // owns every text
    VEC(struct diag) diags;
    VEC(struct diag) accepted; // what the author says is meant so: told apart, never a finding
    size_t errors;
    size_t dropped; // beyond DIAG_COUNT_MAX only counted, so that a hostile file stays cheap
};

enum { DIAG_COUNT_MAX = 1000 };

/** A zeroed struct diag_list is ready for use. */
void diag_list_init(struct diag_list *list);
void diag_list_finish(struct diag_list *list);

/**
 * Adds a diagnostic; all texts are copied. `file` and any argument may be NULL; up to
 * DIAG_ARGUMENTS_MAX arguments follow, closed by NULL: diag_add(diags, 101, DIAG_ERROR, file, line,
 * "turn", id, NULL).
 */
void diag_add(struct diag_list *list, int code, enum diag_severity severity, const char *file,
        int line, ...);

/** Adds a copy of `diag`, which the author accepts for the reason in `diag->because`. */
void diag_add_accepted(struct diag_list *list, const struct diag *diag);

/** Whether code `code` was added. */
bool diag_list_has(const struct diag_list *list, int code);

/** Sorts both lists by file, line and code; equal ones keep their order. */
void diag_list_sort(struct diag_list *list);
