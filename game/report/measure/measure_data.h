// SPDX-License-Identifier: GPL-3.0-or-later
// What many people did, as a table: what it is worth is worked out in measure.h.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/table.h"
#include "game/base/vec.h"
#include "game/report/table/number_table.h"
#include "scoring/competency.h"

enum { MEASURE_CELLS_MAX = 6000000 }; // of people times columns; who comes later is left out

/** One decision as it shows one competency; of a file, one of its columns. */
struct measure_column {
    const char *name;  // "jaarnota:call/opening"
    uint32_t scenario; // place in the names of scenarios
    uint32_t decision; // the same for the same decision
    int competency;    // COMPETENCY_COUNT: of none
};

struct measure_cell {
    uint32_t person;
    uint32_t column;
    double earned;
    double possible; // above 0
};

/** What somebody said at a turn. */
struct measure_said {
    uint32_t person;
    uint32_t decision;
    uint32_t words; // place in the texts
    double worth;   // earned over possible, over all competencies
};

/** Texts that are told apart, each with a place of its own. */
struct measure_names {
    struct table places;
    VEC(const char *) items;
};

/** Its texts live in its arena. A zeroed one is ready for use. */
struct measure_data {
    struct arena arena;
    struct table places; // of columns
    struct measure_names scenarios;
    struct measure_names decisions;
    struct measure_names texts;
    VEC(struct measure_column) columns;
    VEC(struct measure_cell) cells; // by person
    VEC(struct measure_said) said;
    uint32_t people;
    uint32_t left_out; // came after there was no room
    bool sessions;     // cells are earned over possible, and scores run from 0 to 100
    bool has_range;    // of a file: what every part can give
    double least;
    double most;
};

void measure_data_finish(struct measure_data *data);

/** Takes in a session as result_write_evidence_json wrote it. False, and nothing is taken, when it
 * is none. */
bool measure_data_add_evidence(struct measure_data *data, const char *json);

/**
 * Takes in a table: a column a part, named "part", or "scenario:part" where several belong
 * together; "@empathy" behind it says what it shows. False, with a diagnostic, when a row cannot be
 * read.
 */
bool measure_data_add_table(struct measure_data *data, struct number_table *table);
