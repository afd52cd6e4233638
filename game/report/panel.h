// SPDX-License-Identifier: GPL-3.0-or-later
// A panel: the answers of a scenario as people in the trade rate them, without seeing the points.
#pragma once

#include <stdint.h>

#include "game/base/buffer.h"
#include "game/base/vec.h"
#include "game/report/table/workbook.h"
#include "game/scenario/model.h"

enum { PANEL_CODE_SIZE = 16, PANEL_LEAST = 1, PANEL_MOST = 5 };

/** One answer in one wording, to be rated on every competency of its turn. */
struct panel_item {
    uint32_t turn; // index in the panel
    uint32_t slot;
    uint32_t wording;
    bool informed;              // can be said only by who knows what `wording` asks
    char code[PANEL_CODE_SIZE]; // "12C": turn and letter, in the order of this booklet
};

/** One situation: what the customer says, and the answers to it in an order of their own. */
struct panel_turn {
    uint32_t turn;      // in the scenario
    uint32_t number;    // from 1
    uint8_t competency; // bit per competency that something here is keyed on
    struct range items;
    struct range records; // in panel.mentions
};

struct panel {
    const struct scenario *scenario; // borrowed
    uint64_t seed;
    VEC(struct panel_turn) turns;
    VEC(struct panel_item) items;
    VEC(uint32_t) records;  // of the scenario, that matter somewhere, in order of first mention
    VEC(uint32_t) mentions; // per turn: places in `records`
};

/**
 * Gathers every turn of which something is keyed. A shared stretch that is visited more than once
 * is rated once. The order of answers follows from `seed`: two raters with two seeds see two
 * orders.
 */
void panel_init(struct panel *panel, const struct scenario *scenario, uint64_t seed);
void panel_finish(struct panel *panel);

/**
 * Keeps whole situations, spread over the scenario, until at least `slots` answers are asked: what
 * somebody rates in an hour. Codes stay those of the whole booklet.
 */
void panel_shorten(struct panel *panel, size_t slots);

/** Whether a wording asks for a fact: the condition under which it is used names its mark. */
bool panel_asks(const struct scenario *scenario, uint32_t wording, uint32_t fact);

/** "call/opening", into `path`. */
void panel_add_turn_path(struct buffer *path, const struct scenario *scenario, uint32_t turn);

/** The booklet to print, as one HTML file in the program's language. */
void panel_write_html(struct buffer *out, const struct panel *panel);

/** The spreadsheet to fill in: a row for each answer and competency. */
void panel_fill_workbook(struct workbook *workbook, const struct panel *panel);

/** What ratings are read back with: which code is which answer. It holds no points. */
void panel_write_key(struct buffer *out, const struct panel *panel);

/** What is asked of a competency, and what the ends of its scale mean; in the program's language.
 */
const char *panel_question(enum competency competency);
const char *panel_low(enum competency competency);
const char *panel_high(enum competency competency);
