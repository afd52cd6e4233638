// SPDX-License-Identifier: GPL-3.0-or-later
// Plain evidence from a CSV file: whose it is, and every item checked before it is scored.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "scoring/evidence.h"

enum {
    DIAG_EVIDENCE_EMPTY = 710,      // argument: the column with nothing in it
    DIAG_EVIDENCE_COMPETENCY = 711, // argument: what is no competency
    DIAG_EVIDENCE_NUMBER = 712,     // arguments: column, what is no whole number
    DIAG_EVIDENCE_NEGATIVE = 713,   // arguments: column, value
    DIAG_EVIDENCE_ABOVE = 714,      // arguments: earned, possible
    DIAG_EVIDENCE_NO_CHANCE = 715,  // a warning: nothing was possible, so the row says nothing
    DIAG_EVIDENCE_TWICE = 716,      // argument: the line where it stands already
};

struct evidence_candidate {
    const char *name;
    VEC(struct evidence) items;
};

/** Candidates stand in the order in which the file first names them. */
struct evidence_file {
    struct arena arena;
    VEC(struct evidence_candidate) candidates;
};

/**
 * Reads columns candidate, scenario, decision, competency, earned, possible, in any order, others
 * ignored. False, with every slip diagnosed, when anything in it cannot be scored;
 * evidence_file_finish then too.
 */
bool evidence_file_init(struct evidence_file *evidence, const char *file, const char *bytes,
        size_t size, struct diag_list *diags);
void evidence_file_finish(struct evidence_file *evidence);
