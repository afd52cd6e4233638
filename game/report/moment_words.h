// SPDX-License-Identifier: GPL-3.0-or-later
// Moments in words: what a recruiter and a candidate read about one decision.
#pragma once

#include "game/report/report.h"
#include "game/report/result.h"

/** "09:42" in the report's arena. */
const char *clock_words(struct report *report, uint32_t seconds);

/** “words” between quotation marks, each on its line when there are several; "" for "". */
const char *quoted(struct report *report, const char *words);

/** The words of an e-mail, which stand in several lines, as one. */
const char *on_one_line(struct report *report, const char *words);

/** "09:42 · M. de Wit · telefoon". */
const char *moment_head(struct report *report, const struct result_moment *moment);

/** What was done, in one text: the words, the code filled in, or what was left undone. */
const char *moment_did(struct report *report, const struct result_moment *moment);

/** Adds the whole moment: words, points, reasons, what else was on the table, what was looked up.
 */
void moment_add(struct report *report, const struct result_moment *moment);

/** The points of a moment for one competency; NULL when it is not about it. */
const struct result_point *moment_point(
        const struct result_moment *moment, enum competency competency);

/**
 * The words that cost a competency most, or gave it most (`best`); a sentence comes before an
 * e-mail. NULL when no words did.
 */
const struct result_moment *moment_telling(
        const struct result *result, enum competency competency, bool best);
