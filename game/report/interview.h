// SPDX-License-Identifier: GPL-3.0-or-later
// The talk about two moments: which ones, what to ask there, and by what to rate what is said.
#pragma once

#include "game/report/json.h"
#include "game/report/report.h"
#include "game/report/result.h"
#include "game/report/sheet_verdict.h"

/** Why this moment. */
enum interview_reason {
    INTERVIEW_CRITICAL, // a critical error was made there
    INTERVIEW_OPEN,     // its competency is open: the band is wide, or lies across the line
    INTERVIEW_TELLING,  // nothing is open; this moment says most of its competency
};

enum { INTERVIEW_MOMENTS = 2, INTERVIEW_PROMPTS = 4, INTERVIEW_RATINGS = 5 };

struct interview_pick {
    size_t moment; // of the result
    enum competency competency;
    enum interview_reason reason;
};

/** Whether two people can look at it together: something was heard there, and something said out
 * of what could be. */
bool interview_is_fit(const struct result_moment *moment);

/**
 * The moments to talk about: first a critical error, then what is open, what the vacancy asks for
 * before the rest; of each the words that cost most. Two different ones, or fewer when there are
 * not so many. Gives the count.
 */
size_t interview_propose(const struct result *result, const struct sheet_reading *reading,
        struct interview_pick picks[INTERVIEW_MOMENTS]);

/** "Critical error", "open: wide band"; borrowed. */
const char *interview_reason_words(
        const struct interview_pick *pick, const struct sheet_reading *reading);

/** What a low (1), middle (3) and high (5) rating look like. Borrowed. */
struct interview_anchors {
    const char *low;
    const char *middle;
    const char *high;
};

struct interview_anchors interview_anchors_of(enum competency competency);

/** What the recruiter asks aloud, the candidate reads along: the first opens, the others go on.
 * Nothing in it tells what is rated. Borrowed. */
const char *interview_prompt(int index);

/** Adds what was rated to a sheet, as a section that says it stands beside the score; nothing when
 * nothing was. */
void interview_add_section(struct report *report, const struct result *result);

/** Writes an array of all ratings, oldest first. */
void interview_json_write(struct json *json, const struct result *result);

/** Adds the ratings that count for a competency, by moment: "4 3"; nothing when there are none. */
void interview_add_ratings(
        struct buffer *out, const struct result *result, enum competency competency);
