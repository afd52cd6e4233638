// SPDX-License-Identifier: GPL-3.0-or-later
// What the program knows for the papers of a shift: hashes, settings, and figures that were
// measured.
#pragma once

#include "game/base/arena.h"
#include "game/command/command.h"
#include "game/report/markdown.h"

enum { DOSSIER_VALUES_MAX = 20 };

struct dossier_facts {
    struct arena arena; // owns the texts
    struct markdown_value values[DOSSIER_VALUES_MAX];
    size_t count;
};

struct dossier_request {
    const char *folder;
    const char *shift;  // its path in the scenarios
    const char *people; // how many are simulated, as a number
    bool json;          // say which files there are as JSON
};

/**
 * Gathers them: reads the shift, the settings and how many sessions are stored, runs `zeven
 * simulate` and `zeven stats`. What nobody measured is said to be not shown. False, with
 * diagnostics, when the shift or the store cannot be read. To be finished either way.
 */
bool dossier_facts_init(struct dossier_facts *facts, const struct dossier_request *request,
        struct command_io *io, struct diag_list *diags);
void dossier_facts_finish(struct dossier_facts *facts);
