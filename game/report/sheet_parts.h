// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the sheet: pieces that its parts are made of; not for other rooms.
#pragma once

#include "game/report/random_player.h"
#include "game/report/report.h"
#include "game/report/result.h"
#include "game/report/sheet_report.h"

/** A score or a margin as the table of figures has it: two decimals, as the report's language
 * writes them. */
const char *sheet_figure(struct report *report, bool has, double value);

/** One row of the band chart, with the signs that are not NULL. */
struct report_band sheet_band_of(struct report *report, const struct sheet_line *line,
        enum competency competency, const struct sheet_signs *signs);

/** Whether the width of a band rests on what nobody has checked on candidates; and that in words.
 */
bool sheet_is_provisional(const struct result *result);
const char *sheet_provisional_words(void);

/** Every figure of the sheet in one table, behind a fold. */
void sheet_add_figures(
        struct report *report, const struct result *result, const struct random_player *random);

/** The answers that earned most, and that cost most. */
void sheet_add_telling(struct report *report, const struct result *result);

/** How the customers fared and felt, behind a fold: story. */
void sheet_add_story(struct report *report, const struct result *result);

/** What was done with signals, and with chances to offer something. */
void sheet_add_facets(struct report *report, const struct result *result);

/** Critical errors, with what had been on screen and who else makes them. */
void sheet_add_criticals(struct report *report, const struct result *result);

/** How the answers came, in words; and in figures. */
void sheet_add_signals(struct report *report, const struct result *result);
void sheet_add_signal_figures(struct report *report, const struct result *result);

/** Two questions for each competency that is open, what the vacancy asks for first. */
void sheet_add_questions(
        struct report *report, const struct result *result, const struct random_player *random);

/** What the candidate says of the play, and what was answered; nothing when nothing was said. */
void sheet_add_remarks(struct report *report, const struct result *result);

/** What says nothing beyond the total, by what others scored. */
void sheet_add_others(struct report *report, const struct result *result);
