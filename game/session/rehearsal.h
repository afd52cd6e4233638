// SPDX-License-Identifier: GPL-3.0-or-later
// A rehearsal: a play written down with what it must give, in one file; and what changed since.
#pragma once

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/session/session.h"

// A rehearsal is a script of actions, one a line. Lines that begin with #: say what it is about and
// what must be true at the place where they stand; to everybody else they are remarks, so that
// every rehearsal can be played as a script and every script can become a rehearsal:
//
//     #: scenario ../packs/noordwind/jaarnota.xml
//     take call
//     …
//     #: end call resolved
//     #: csat fatima 4.2..
//     #: points empathy 9 of 12
//     #: decision call/opening empathy 3
//     #: promise mail kept
//     #: total 52 of 61
//     #: criticals 0
//
// A number may be bounds: 3.3..4.2, ..1.8, 4.2.. .

enum {
    DIAG_REHEARSAL_WORD = 780,  // "#: {0}" is no statement; perhaps {1}
    DIAG_REHEARSAL_FORM = 781,  // it is written as {0}
    DIAG_REHEARSAL_ABOUT = 782, // it says of no scenario and no shift, or of both
    DIAG_REHEARSAL_TABLE = 783, // what can be done there: {0}
    DIAG_REHEARSAL_NAME = 784,  // there is no {0} {1}; perhaps {2}
};

enum rehearsal_kind {
    REHEARSAL_END,       // subject: contact; word: how it ended
    REHEARSAL_CSAT,      // subject: customer; tenths
    REHEARSAL_POINTS,    // competency, over the play so far
    REHEARSAL_DECISION,  // subject: decision, and competency
    REHEARSAL_PROMISE,   // subject: promise; word: how it went
    REHEARSAL_TOTAL,     // points over all competencies
    REHEARSAL_CRITICALS, // how many critical errors
    REHEARSAL_KIND_COUNT,
};

enum { REHEARSAL_ANY = INT_MIN }; // of a bound that is open, or of `possible` when it is not said

/** A value, or what it must lie between. */
struct rehearsal_value {
    int least; // REHEARSAL_ANY = none
    int most;
    int possible;     // of points; REHEARSAL_ANY = not said
    const char *word; // NULL for numbers
};

/** One statement. */
struct rehearsal_claim {
    enum rehearsal_kind kind;
    enum competency competency;
    const char *subject; // as the file writes it: an id, or scenario:id; "" without
    struct rehearsal_value value;
    int line;
    size_t after; // how many actions stand before it
};

struct rehearsal_action {
    const char *text;
    int line;
};

struct rehearsal {
    struct arena arena; // owns every text
    const char *file;
    const char *scenario; // path as the file writes it, from its own folder; NULL for a shift
    const char *shift;    // likewise; NULL for a scenario
    int about_line;       // where that stands
    struct alone_hours hours;
    uint64_t seed;
    VEC(struct rehearsal_action) actions;
    VEC(struct rehearsal_claim) claims;
};

/** Whether a text has at least one line for a rehearsal, and so means to be one. */
bool rehearsal_is(const char *text);

/**
 * Reads a rehearsal. False, with diagnostics, when a line for the rehearsal is not understood; what
 * an action says is looked at when it is played. `rehearsal` is to be finished either way.
 */
bool rehearsal_read(
        struct rehearsal *rehearsal, const char *file, const char *text, struct diag_list *diags);

void rehearsal_finish(struct rehearsal *rehearsal);

/** A claim that does not hold: what is so now. */
struct rehearsal_finding {
    size_t claim; // index
    struct rehearsal_value now;
};

struct rehearsal_findings {
    VEC(struct rehearsal_finding) items; // in order of the file
};

void rehearsal_findings_finish(struct rehearsal_findings *findings);

/**
 * Plays the actions in a session that stands at its start, and judges every claim at its place.
 * False, with diagnostics, when an action is not possible any more (its line is named, and what is
 * on the table there) or a claim names what is not there.
 */
bool rehearsal_play(const struct rehearsal *rehearsal, struct session *session,
        struct rehearsal_findings *findings, struct diag_list *diags);

/** Writes the rehearsal's file again: claims with a finding get what is so now, bounds are widened
 * just so far; every other byte stays. */
void rehearsal_rewrite(struct buffer *out, const struct rehearsal *rehearsal, const char *text,
        const struct rehearsal_findings *findings);

/** Writes what a whole play gave as claims, one a line: what a new rehearsal begins with. */
void rehearsal_write_claims(struct buffer *out, const struct session *session);

/** Writes a value as files have it: "9 of 12", "4.2..", "resolved". */
void rehearsal_write_value(
        struct buffer *out, enum rehearsal_kind kind, const struct rehearsal_value *value);

/** The word of a kind: "csat". */
const char *rehearsal_word(enum rehearsal_kind kind);

/** Whether `value` fits what a claim asks. */
bool rehearsal_fits(const struct rehearsal_value *asked, const struct rehearsal_value *value);

/** What is so now of what the claim speaks of; false, with a diagnostic, when it names nothing. */
bool rehearsal_judge(const struct rehearsal *rehearsal, const struct rehearsal_claim *claim,
        const struct session *session, struct rehearsal_value *now, struct diag_list *diags);
