// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison group in words: what it is, what it is good for, or why there is none.
#pragma once

#include <stdint.h>

#include "game/base/buffer.h"
#include "game/report/report.h"
#include "game/report/result.h"
#include "scoring/stats/comparison.h"

/** "indicative: fewer than 200 people", or "usable". */
const char *comparison_use_words(int64_t people);

/** What COTAN says of a group of that size, for important decisions. */
const char *comparison_class_words(int64_t people);

/** "April 2026 to June 2026" of "2026-04" and "2026-06", one month once; what is no month stays as
 * it is. In the language of the moment. */
void comparison_add_period(struct buffer *text, const char *first, const char *last);

/** "Dutch, English" of "nl en". */
void comparison_add_languages(struct buffer *text, const char *languages);

/** Adds the whole sentence of a sheet: the group with its name and size, or why there is none. */
void comparison_add_words(struct buffer *text, const struct comparison *comparison);

/** Adds "higher than 38 to 61 of 100 people"; nothing when the part has no place. */
void comparison_add_place(struct buffer *text, const struct comparison_part *part);

/**
 * What makes this play hard to put beside others, a sentence each, in the arena of `report`: NULL =
 * nothing. Played before, or in a language that nobody of the group played in. Nothing else that
 * was agreed with a candidate does: time is scored for nobody, and letters are no answers.
 */
const char *comparison_attempt_words(struct report *report, const struct result *result);
const char *comparison_language_words(struct report *report, const struct result *result);
