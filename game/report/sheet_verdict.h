// SPDX-License-Identifier: GPL-3.0-or-later
// What a sheet settles, and what it leaves for the conversation: the first thing to know of it.
#pragma once

#include "game/report/random_player.h"
#include "game/report/report.h"
#include "game/report/result.h"
#include "game/scenario/model.h"

/** Each competency has one of these. */
enum sheet_verdict {
    SHEET_ABOVE,         // the whole band lies over the line of a just-good-enough starter
    SHEET_BEYOND_CHANCE, // nobody set a line; the whole band lies over somebody who guesses
    SHEET_BELOW,         // the whole band lies under the line
    SHEET_BELOW_CHANCE,  // nobody set a line; the whole band lies under somebody who guesses
    SHEET_OPEN, // none of these, or too little was seen, or without a line the band is wide
    SHEET_VERDICT_COUNT
};

/** What it is judged by; borrowed. All but the sheet may be NULL. */
struct sheet_reading {
    const struct sheet *sheet;
    const struct standard *standard;
    const struct random_player *random;
    const struct wanted *wanted;
};

struct sheet_reading sheet_reading_of(
        const struct result *result, const struct random_player *random);

enum sheet_verdict sheet_verdict_of(
        const struct sheet_reading *reading, enum competency competency);

/** "Surely above the line"; borrowed. */
const char *sheet_verdict_name(enum sheet_verdict verdict);

/** Why nothing stands above or below: nobody set a line; borrowed. NULL with a line, or where no
 * competency is judged on its own. */
const char *sheet_no_line_words(const struct result *result);

/** "2 critical errors: talk about them", in the arena of `report`; NULL when there were none. */
const char *sheet_criticals_words(struct report *report, const struct result *result);

/** Adds the short names of all that have this verdict: "Empathy, Probing". What the vacancy asks
 * for stands first. */
void sheet_verdict_add(
        struct buffer *names, const struct sheet_reading *reading, enum sheet_verdict verdict);

/**
 * Why the interview should ask for more, in few words; borrowed. "" when it need not: open, below
 * the line, or without a line so wide a band that much fits in it.
 */
const char *sheet_ask_words(const struct sheet_reading *reading, enum competency competency);

/** The order to ask in: what the vacancy asks for first, else as always. */
void sheet_order(const struct wanted *wanted, enum competency order[COMPETENCY_COUNT]);

/** "Asked for in the vacancy “…”: Empathy, Probing, …", in the arena of `report`; NULL without a
 * vacancy. */
const char *sheet_wanted_words(struct report *report, const struct wanted *wanted);

/** One side of active reading, over the play. */
struct sheet_facet {
    int moments;
    int taken; // with at least half of the points
    int earned;
    int possible;
};

struct sheet_facet sheet_count_facet(const struct result *result, enum facet facet);

/** "signals 5 of 7 · offers 2 of 3", in the arena of `report`; "" when neither was scored. */
const char *sheet_facet_words(struct report *report, const struct result *result);

/** Whether anybody set a line for any of it. */
bool sheet_has_line(const struct standard *standard);
