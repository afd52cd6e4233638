// SPDX-License-Identifier: GPL-3.0-or-later
// The recruiter's sheet as a report: bands first, then what they rest on.
#pragma once

#include "game/report/random_player.h"
#include "game/report/report.h"
#include "game/report/result.h"
#include "scoring/sheet.h"

/** What else stands on the band chart of a sheet; each may be NULL. */
struct sheet_signs {
    const struct random_player *random;
    const struct standard *standard;
    const struct comparison *norm;
};

/** Adds the band chart of a sheet. */
void sheet_report_add_bands(
        struct report *report, const struct sheet *sheet, const struct sheet_signs *signs);

/** Why a competency has no number: not seen, not seen enough, or broken off; not for SHEET_OK. In
 * the report's arena. */
const char *sheet_report_status_words(struct report *report, const struct sheet_line *line);

/** What the line of a just-good-enough starter rests on, in the report's arena; NULL when nobody
 * set one. */
const char *sheet_report_standard_words(struct report *report, const struct standard *standard);

/** Adds a sheet of which only the evidence is known. */
void sheet_report_add_plain(
        struct report *report, const char *candidate, const struct sheet *sheet);

/** The parts of the whole sheet, in its order; each begins with a title or a section. */
enum sheet_part {
    SHEET_PART_HEAD,
    SHEET_PART_BANDS,
    SHEET_PART_MISSED, // nothing at all when no chance was missed
    SHEET_PART_CRITICALS,
    SHEET_PART_TELLING, // what earned most, and what cost most
    SHEET_PART_SIGNALS, // how the answers came: to ask about, no part of any score
    SHEET_PART_LIMITS,
    SHEET_PART_QUESTIONS,
    SHEET_PART_REMARKS,   // nothing at all when the candidate said nothing
    SHEET_PART_INTERVIEW, // nothing at all before the talk
    SHEET_PART_DECISION,
    SHEET_PART_BY_COMPETENCY,
    SHEET_PART_BY_MOMENT,
    SHEET_PART_STORY,   // how the customers fared, behind a fold
    SHEET_PART_FIGURES, // every figure, to check
    SHEET_PART_ORIGIN,
    SHEET_PART_COUNT
};

/** Adds one part, for a screen that has its own order; `random` may be NULL. */
void sheet_report_add_part(struct report *report, const struct result *result,
        const struct random_player *random, enum sheet_part part);

/** What a short shift says: its overall as an indication, or why not; in the arena of `report`. */
const char *sheet_report_indication(struct report *report, const struct result *result);

/** Builds the whole sheet of a finished session, in the program's language; `random` may be NULL.
 */
void sheet_report_init(
        struct report *report, const struct result *result, const struct random_player *random);
