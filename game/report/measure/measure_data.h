// SPDX-License-Identifier: GPL-3.0-or-later
// What many people did, as a table: what it is worth is worked out in measure.h.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/table.h"
#include "game/base/vec.h"
#include "game/report/table/number_table.h"
#include "game/scenario/model.h"
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

/** What could be said there. */
struct measure_offer {
    uint32_t decision;
    uint32_t words;
    double worth; // as of measure_said
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
    VEC(struct measure_offer) offers;
    VEC(int64_t) ids; // of people who came by measure_data_add_person
    uint32_t people;
    uint32_t left_out; // came after there was no room
    bool sessions;     // cells are earned over possible, and scores run from 0 to 100
    bool has_range;    // of a file: what every part can give
    double least;
    double most;
};

void measure_data_finish(struct measure_data *data);

enum { MEASURE_NO_COLUMN = UINT32_MAX };

/** The column of a decision as it shows one competency, an id; MEASURE_NO_COLUMN when that is none
 * of ours. */
uint32_t measure_data_column(struct measure_data *data, const char *scenario, const char *decision,
        const char *competency);

/** Takes in what a session gave: `cells` in any order, whose person is filled in here. Sessions
 * come in the order of their ids, which rise. */
void measure_data_add_session(
        struct measure_data *data, int64_t session, const struct measure_cell *cells, size_t count);

/** Takes in what was said in a session that is in, as result_write_evidence_json wrote it. False
 * when it is none; of a session that is not in nothing is taken. */
bool measure_data_add_said(struct measure_data *data, int64_t session, const char *json);

/**
 * Takes in what could be said where something was, so that what nobody says is seen. Decisions at
 * which words were said that the scenario does not have, of an e-mail in parts or in another
 * language, are left as they are.
 */
void measure_data_add_offers(struct measure_data *data, const struct scenario *scenario);

/**
 * Takes in a table: a column a part, named "part", or "scenario:part" where several belong
 * together; "@empathy" behind it says what it shows. False, with a diagnostic, when a row cannot be
 * read.
 */
bool measure_data_add_table(struct measure_data *data, struct number_table *table);
