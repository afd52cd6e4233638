// SPDX-License-Identifier: GPL-3.0-or-later
// What every finished session gave at each decision, in small: for statistics over very many.
#pragma once

#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/store/store.h"

/** One decision of a content, as it shows one competency. */
struct part_name {
    int64_t id;
    const char *scenario;
    const char *decision;
    const char *competency; // id
};

/** The parts of one content, in the order in which they were first met. A zeroed one is ready. */
struct part_list {
    struct arena arena;
    VEC(struct part_name) parts;
};

void part_list_finish(struct part_list *list);

/** Adds the parts of `content`. False, with a diagnostic, when they cannot be read. */
bool parts_read_names(struct store *store, const struct digest *content, struct part_list *list,
        struct diag_list *diags);

struct part_cell {
    uint32_t part; // place in the list
    int64_t earned;
    int64_t possible; // above 0
};

/** What one session gave; it holds during the call. */
struct session_cells {
    int64_t session;
    bool readable; // false: what is stored of it is no evidence
    const struct part_cell *cells;
    size_t count;
};

/** False stops the scan, which then gives false too. */
typedef bool (*parts_take)(void *context, const struct session_cells *cells);

/**
 * Gives what every session that finished on `content` gave, one at a time and in the order of their
 * ids; `list` is that of parts_read_names. One audit line about the whole (session 0) is written
 * first: when that cannot be, nothing is given.
 */
bool parts_scan(struct store *store, const struct digest *content, const struct part_list *list,
        int64_t at_ms, parts_take take, void *context, struct diag_list *diags);

/** Fills in the sessions that came in since, in the transaction of the caller when there is one. */
bool parts_fill(struct database *office, struct diag_list *diags);

/** The same of every session that has no row: of a file that came in row by row. */
bool parts_fill_all(struct database *office, struct diag_list *diags);
