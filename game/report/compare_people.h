// SPDX-License-Identifier: GPL-3.0-or-later
// Two to five people on one vacancy beside each other: who differs on what, beyond chance or not;
// never a total, never an order.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/vec.h"
#include "game/report/json.h"
#include "game/report/report.h"
#include "game/report/result.h"
#include "scoring/difference.h"

enum {
    COMPARE_LEAST = 2,
    COMPARE_MOST = 5,
    COMPARE_PAIRS_MOST = COMPARE_MOST * (COMPARE_MOST - 1) / 2,
};

/** Somebody to compare. Everything is borrowed; texts are not NULL unless said. */
struct compare_person {
    const char *code;
    int64_t vacancy; // 0 = none
    const char *vacancy_name;
    bool running;
    bool broken_off;
    int attempt; // 1 = the first time
    bool known;  // form and length are
    const char *form;
    bool indicative;     // a short shift
    const char *content; // hashes in hex
    const char *key;
    const char *language;
    const char *rules;

    bool opened;                 // the sheet was, so that the rest is there
    const struct result *result; // NULL = cannot be played again
    const char *trouble;         // why; NULL or "" = not said
    bool differs;                // played again it gives another sheet than was stored
};

enum compare_refusal_kind {
    COMPARE_TOO_FEW,
    COMPARE_TOO_MANY,
    COMPARE_TWICE,
    COMPARE_NO_VACANCY,
    COMPARE_VACANCY,
    COMPARE_RUNNING,
    COMPARE_BROKEN_OFF,
    COMPARE_LENGTH,
    COMPARE_SHORT, // all of them: it says nothing by competency
    COMPARE_FORM,
    COMPARE_ATTEMPT,
    COMPARE_CONTENT,
    COMPARE_KEY,
    COMPARE_LANGUAGE,
    COMPARE_RULES,
    COMPARE_NO_REPLAY,
    COMPARE_DIFFERS,
    COMPARE_DAMAGED,
    COMPARE_REFUSAL_COUNT
};

/** Why they are not compared, and what to do, as sentences. */
struct compare_refusal {
    enum compare_refusal_kind kind;
    const char *reason;
    const char *remedy;
};

/** A zeroed one is ready for use. */
struct compare_refusals {
    struct arena arena;
    VEC(struct compare_refusal) rows;
};

void compare_refusals_finish(struct compare_refusals *refusals);

/** "form": as JSON. */
const char *compare_refusal_id(enum compare_refusal_kind kind);

/**
 * Adds every reason why these people cannot be compared; true when there is none. What follows from
 * another reason is left out: other forms have other content. Ask it before any sheet is opened,
 * and again with what the sheets say.
 */
bool compare_people_allowed(
        struct compare_refusals *refusals, const struct compare_person *people, size_t count);

/** One pair on one competency; places in the list of people, a before b. */
struct compare_pair {
    size_t a;
    size_t b;
    struct difference difference;
};

struct compare_line {
    enum competency competency;
    bool matters;                                  // for this vacancy
    bool adds_known;                               // enough others played the same
    bool adds;                                     // says something the total does not; else true
    struct difference_score score[COMPARE_MOST];   // by person
    struct compare_pair pairs[COMPARE_PAIRS_MOST]; // by codes
};

struct compare_people {
    struct compare_person people[COMPARE_MOST]; // by code, whatever they scored
    size_t count;
    size_t pair_count;
    struct compare_line lines[COMPETENCY_COUNT]; // what matters first
    size_t compared[2]; // differences that were looked at: on what does not matter, on what does
};

/**
 * Compares people who may be compared, each with its result, which says what matters for their
 * vacancy. What does and what does not are two families, each corrected for its own number of
 * differences (difference_judge): the first was fixed before any sheet was opened, the second is
 * looked at because it is there.
 */
void compare_people_init(
        struct compare_people *compared, const struct compare_person *people, size_t count);

/* ---- in words ---- */

/** In two or three words, for a chip: "verschil, meer dan toeval". */
const char *compare_line_verdict(const struct compare_people *compared, size_t line);

/** Whether somebody differs from somebody there, beyond chance. */
bool compare_line_differs(const struct compare_people *compared, size_t line);

/** Adds what can be said of the line, a paragraph a sentence. */
void compare_line_report(struct report *report, const struct compare_people *compared, size_t line);

/** One person's row on the chart. */
struct report_band compare_line_band(
        struct report *report, const struct compare_people *compared, size_t line, size_t person);

/** "Drie kandidaten naast elkaar", and under it for what, on what, which time. */
void compare_people_head(struct report *report, const struct compare_people *compared);

/** Adds what it does not say; and every difference, behind a fold. */
void compare_people_limits(struct report *report, const struct compare_people *compared);
void compare_people_figures(struct report *report, const struct compare_people *compared);

/** The whole, for paper, in the program's language. */
void compare_people_report(struct report *report, const struct compare_people *compared);

/** Why not, for paper and screen. */
void compare_refusals_report(struct report *report, const struct compare_refusals *refusals);

/** Adds a PDF, or an HTML page. The same comparison gives the same bytes. */
bool compare_people_add_pdf(struct buffer *out, const struct compare_people *compared);
void compare_people_add_html(struct buffer *out, const struct compare_people *compared);

/** Adds what was compared to an object. */
void compare_people_add_json(struct json *json, const struct compare_people *compared);

/** Writes one JSON object: what was compared, or why not. */
void compare_people_write_json(struct buffer *out, const struct compare_people *compared);
void compare_refusals_write_json(struct buffer *out, const struct compare_refusals *refusals);
