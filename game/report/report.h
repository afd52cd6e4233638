// SPDX-License-Identifier: GPL-3.0-or-later
// A report: blocks in reading order, built once and printed as text or paper.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/vec.h"

enum report_kind {
    REPORT_TITLE,     // text, note
    REPORT_STATUS,    // text, tone: one short word about the whole
    REPORT_SECTION,   // text, note
    REPORT_PART,      // text, note: a heading inside a section
    REPORT_PARAGRAPH, // text
    REPORT_BULLET,    // text
    REPORT_FACTS,     // pairs
    REPORT_BANDS,     // bands, note: what the signs mean
    REPORT_ITEM,      // item
    REPORT_LINES,     // pairs with empty lines to write on; note: what is asked
    REPORT_TABLE,     // table; note: under it
    REPORT_CURVE,     // curve; text: the same in words
};

enum report_tone { REPORT_PLAIN, REPORT_GOOD, REPORT_BAD };

struct report_pair {
    const char *label;
    const char *value;
};

/** One row of the band chart; everything runs from 0 to 100. */
struct report_band {
    const char *label;
    const char *value; // the number beside it; "" when it must not be shown
    const char *note;  // words in place of, or under, the band; ""
    bool has_band;
    bool faint; // too little evidence: an outline, no middle
    double low;
    double high;
    double middle;
    bool has_dot;
    double dot; // the random player
    bool has_line;
    double line;        // the starter who is just good enough
    const char *beside; // what the last column says of it: "80–100"; NULL = nothing
};

struct report_chip {
    const char *text;
    enum report_tone tone;
};

struct report_column {
    const char *label;
    bool number; // stands at the right, under its label
};

/** Rows of cells; `cells` holds them row by row. */
struct report_table {
    const struct report_column *columns;
    size_t column_count;
    const char *const *cells;
    size_t row_count;
};

/** A moment of the shift: the words first, what it showed behind them. */
struct report_item {
    const char *head;   // "09:42 · M. de Wit · telefoon"
    const char *before; // what the customer had said; ""
    const char *words;  // what the candidate said or did
    const struct report_chip *chips;
    size_t chip_count;
    const struct report_pair *notes;
    size_t note_count;
};

struct report_point {
    double x;
    double y; // -100 .. 100
};

/** A line that goes on level from each point to the next, and from the last to the end. */
struct report_curve {
    const struct report_point *points;
    size_t count;
    double from; // of x
    double to;   // above it
    const char *from_label;
    const char *to_label;
};

struct report_block {
    enum report_kind kind;
    enum report_tone tone;
    bool half;        // a section that may stand beside another such one
    bool whole;       // a section that is never parted over two pages, to be cut out
    bool fold;        // a section that is closed at first where it can be opened
    const char *text; // of bands: the head of a last column, ""
    const char *note;
    bool people; // rows of bands are codes of people, which have no middle; else competencies
    const struct report_pair *pairs;
    const struct report_band *bands;
    size_t count; // of pairs or bands
    struct report_item item;
    struct report_table table;
    struct report_curve curve;
};

struct report {
    struct arena arena;   // owns every text and list
    const char *language; // "nl", "en": of the words in it
    const char *quotes;   // of what customer and candidate said; NULL = the same
    VEC(struct report_block) blocks;
};

/** A zeroed struct report is ready for use, but for its language. */
void report_init(struct report *report, const char *language);
void report_finish(struct report *report);

// Texts given to these are copied; NULL counts as "".

void report_title(struct report *report, const char *text, const char *note);
void report_status(struct report *report, const char *text, enum report_tone tone);
void report_section(struct report *report, const char *text, const char *note);

/** A short section: on paper two of them that follow each other stand side by side. */
void report_half_section(struct report *report, const char *text, const char *note);

/** A section to cut out: on paper it stands whole on a page, in a frame. */
void report_whole_section(struct report *report, const char *text, const char *note);

/** A section that stands behind a fold, where there are folds: a screen, HTML. */
void report_fold_section(struct report *report, const char *text, const char *note);
void report_part(struct report *report, const char *text, const char *note);
void report_paragraph(struct report *report, const char *text);
void report_bullet(struct report *report, const char *text);
void report_lines(struct report *report, const char *note, const char *const *labels, size_t count);

// Lists are copied; the texts in them must live as long as the report (see report_text).

void report_facts(struct report *report, const struct report_pair *pairs, size_t count);

/** `beside` is the head of a last column, NULL when there is none. */
void report_bands(struct report *report, const struct report_band *bands, size_t count,
        const char *beside, const char *note);

/** The same with a row a person, by code, and no column for their middle. */
void report_people_bands(
        struct report *report, const struct report_band *bands, size_t count, const char *note);

void report_item(struct report *report, const struct report_item *item);
void report_table(struct report *report, const struct report_table *table, const char *note);

void report_curve(struct report *report, const struct report_curve *curve, const char *words);

/** A text of the report's own, made as printf does. */
const char *report_text(struct report *report, const char *format, ...) PRINTF_LIKE(2, 3);

/** Prints for a terminal `width` columns wide (40 to 200), ends with a line end. */
void report_print(struct buffer *out, const struct report *report, size_t width);
