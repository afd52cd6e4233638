// SPDX-License-Identifier: GPL-3.0-or-later
// Stored sessions as a table of numbers: one row a candidate, one column a scenario or a decision.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/store/store.h"

enum {
    DIAG_STATS_NO_SESSIONS = 907, // nobody finished a shift
    DIAG_STATS_CONTENT = 908,     // argument: the hash asked for; no sessions on it
    DIAG_STATS_EVIDENCE = 909,    // argument: the session whose evidence cannot be read
};

struct session_choice {
    const char *competency; // id; NULL = all together
    const char *content;    // the beginning of a hash; NULL = what was played most
    bool by_decision;       // columns "scenario:decision", else "scenario"
};

/** What was taken. */
struct session_table {
    FILE *numbers; // rows of doubles, at its beginning; the caller closes it
    struct arena arena;
    VEC(const char *) names; // of the columns
    char content[65];
    char shift[128]; // its path in the content
    long long sessions;
    long long elsewhere; // finished on other content, and so left out
};

/**
 * Writes the table to a file of its own, session by session. A cell is earned over possible, 0 to
 * 1, of one competency or of all; NaN where a scenario gave no chance or a decision was not
 * reached. False with diagnostics.
 */
bool session_table_init(struct session_table *table, struct store *store,
        const struct session_choice *choice, struct diag_list *diags);

void session_table_finish(struct session_table *table);

/**
 * Finds the content whose hash begins with `asked` (NULL: that was played most), and fills in what
 * `table` says of it. False with diagnostics.
 */
bool session_table_choose(struct session_table *table, struct store *store, const char *asked,
        struct digest *content, struct diag_list *diags);

/** Says that what is stored of a session is no evidence. */
void session_table_refuse(struct diag_list *diags, int64_t session);
