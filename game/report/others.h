// SPDX-License-Identifier: GPL-3.0-or-later
// What others did: how many made the same critical error, and whether a competency says anything
// that the total does not.
#pragma once

#include <stdbool.h>

#include "game/base/vec.h"
#include "game/report/result.h"

/** How many others are counted, the newest: opening a sheet must not wait for a hundred thousand.
 */
enum { OTHERS_MOST = 500 };

/** One other session: its scores, NaN where there is none. */
struct others_scores {
    double score[COMPETENCY_COUNT];
    double se[COMPETENCY_COUNT];
};

/** What others did at one decision of the result. */
struct others_tally {
    size_t count; // who came there, or whose time there is known
    double sum;   // of what is counted: those who earned all of it, or milliseconds
};

/** A zeroed one with `result` is ready for use. */
struct others {
    struct result *result; // whose others these are; its criticals are counted
    VEC(struct others_scores) people;
    struct others_tally *moments; // one for each of the result's
    struct others_tally *answers;
};

/**
 * Takes one finished session of the same content in, by what was stored of it (result_out.h). What
 * cannot be read is left out.
 */
void others_take(struct others *others, const char *sheet, const char *evidence);

/**
 * Puts what was counted into the result, and frees the rest. Where RESULT_OTHERS_LEAST came too:
 * which share earned all of a moment, and how long an answer took on average. From
 * RESULT_OTHERS_LEAST people on PRMSE as subscores_of, over people with every score, with as
 * reliability of a part 1 - mean(SE^2) / variance.
 */
void others_finish(struct others *others);
