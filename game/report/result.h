// SPDX-License-Identifier: GPL-3.0-or-later
// A result: all there is to say about one finished session, found by playing its actions again.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/day.h"
#include "game/base/vec.h"
#include "game/shift/play_log.h"
#include "scoring/sheet.h"
#include "scoring/stats/comparison.h"
#include "scoring/stats/standard.h"
#include "scoring/wanted.h"

/** A session to look back on. Everything is borrowed during the call. */
struct result_input {
    const struct play_log *log;
    const struct prior *prior;       // NULL = no shrunken bands
    const struct sheet_gates *gates; // NULL = the defaults
};

/** What kind of decision a moment was. */
enum result_moment_kind {
    RESULT_TURN,    // something said
    RESULT_TOPIC,   // a subject raised, or not
    RESULT_OBSERVE, // something noticed over a stretch of the work
    RESULT_PROMISE,
    RESULT_WRAP_UP,
};

/** What one moment showed of one competency. */
struct result_point {
    enum competency competency;
    uint8_t facet; // enum facet
    int earned;
    int possible;
    const char *why; // the author's reason; "" when the author gave none for this choice
};

struct result_texts {
    const char *const *items;
    size_t count;
};

/** One scored decision, with what was to be seen and what was done. */
struct result_moment {
    enum result_moment_kind kind;
    uint32_t time;     // story time, seconds since midnight
    uint64_t sequence; // journal row of the action that settled it
    uint32_t scenario; // in the plan
    uint32_t contact;  // INDEX_NONE when it is about no single contact
    const char *scenario_id;
    const char *decision;      // id: "call/opening"
    const char *title;         // of the scenario
    const char *customer;      // name
    uint8_t channel;           // enum channel; CHANNEL_COUNT without a contact
    const char *about;         // a promise or wrap-up field in its own words; "" otherwise
    const char *heard;         // the customer's last words in that contact; "" when none
    const char *said;          // what the candidate said or filled in; "" when nothing was
    const char *choice;        // ids of what was chosen, with a blank between; "" when nothing was
    struct result_texts shown; // the other words on offer at that moment
    struct result_texts looked_up; // titles of records opened before, in this scenario, in order
    size_t looked_up_told;         // how many of these stand with an earlier moment too
    const struct result_point *points; // by competency
    size_t point_count;
    double share; // of others who earned all of it; below 0 = not known, or of too few
};

/** A slip that has no points and stands apart. */
struct result_critical {
    uint8_t kind; // enum critical_kind
    uint32_t time;
    uint64_t sequence;
    uint32_t scenario;
    const char *title;
    const char *customer;
    const char *what; // the author's words
    const char *said; // what the candidate said or did; ""
    const char *rule; // title of the page where the rule stands; NULL = the author named none
    bool rule_opened; // before that
    struct result_texts
            rules;  // titles of pages of the knowledge base that were opened before, here
    int64_t others; // of result.others, how many made it too
};

/** How a promise to a customer went. Story first: the points stand with the moments. */
enum result_promise_end {
    RESULT_NOT_PROMISED, // the need was there and nothing was promised or done
    RESULT_PROMISE_KEPT,
    RESULT_PROMISE_REPORTED, // told before it was due that it would be late
    RESULT_PROMISE_LATE,     // told after it was due
    RESULT_PROMISE_BROKEN,
    RESULT_PROMISE_OPEN,
};

struct result_promise {
    const char *label;
    enum result_promise_end end;
    uint32_t due;
    uint32_t kept_at; // TIME_NONE when it was not
};

struct result_contact {
    uint32_t contact;
    uint8_t channel;
    bool out;
    bool taken;
    uint8_t outcome; // enum outcome
    uint32_t ended_at;
};

/** How it went for one customer: story, not score. */
struct result_customer {
    uint32_t scenario;
    uint32_t customer; // in the scenario
    const char *title;
    const char *name;
    int csat;                              // tenths, 10 .. 50
    const struct result_contact *contacts; // that came to pass
    size_t contact_count;
    const struct result_promise *promises; // that were opened
    size_t promise_count;
};

/** How a customer felt from a moment on: story, never shown during play. */
struct result_mood {
    uint32_t scenario;
    uint32_t customer;
    uint32_t time;
    int pleasantness; // -100 .. 100
    int trust;        // 0 .. 100
};

/** What other finished sessions of the same content say, where the caller counted; zeroed =
 * nothing.
 */
struct result_others {
    int64_t sessions;            // that were counted, this one not among them
    bool knows_adds;             // enough people to tell the next
    bool adds[COMPETENCY_COUNT]; // says something the total does not (PRMSE)
};

enum { RESULT_OTHERS_LEAST = 30 }; // people, below which nothing is computed of them

/** The way taken through a conversation: 0 the worst there was, 100 the best. One overall, never a
 * score. */
struct result_way {
    uint32_t scenario;
    uint32_t contact;
    bool decided;   // false: the graph could not be searched whole, so nothing is said
    bool has_index; // also false when every way was worth the same
    double index;
};

/** What a choice cost beside the best that could still be reached there, in the author's points. */
struct result_regret {
    uint32_t scenario;
    uint32_t contact;
    uint32_t time;
    int points;           // 1 or more
    const char *customer; // name
    const char *said;     // NULL: an e-mail in parts
};

/** How one answer came about, at the first visit to its turn: for signals, never for a score. */
struct result_answer {
    uint32_t scenario;
    const char *scenario_id;
    const char *decision; // its id; "" when nothing was scored there
    double ms;            // since its words were on screen; NAN when not known
    int words;            // on screen: the customer's last, and all that could be said
    int place;            // of what was chosen, from the first; 0 = the order was the author's
    int places;
    double mean_ms; // of others there; 0 = not known, or of too few
};

/** How far the key of a scenario has come: whose points these are. */
struct result_key {
    const char *scenario_id;
    const char *title;
    uint8_t status;   // enum key_status
    const char *by;   // who reviewed or established it; "" for a concept
    const char *date; // likewise
};

/** What the candidate says of the play afterwards, and what was answered. */
struct result_remark {
    int64_t id;
    bool asks; // to have something put right: an answer is owed
    const char *text;
    struct day said;
    struct day owed;    // by when; no day: nothing is owed any more
    const char *answer; // "" = none
    const char *answerer;
    struct day answered;
};

/** What a person thought of what was said about a moment in a talk: beside the score, never in it.
 */
struct result_interview {
    const char *moment; // "packet/call/opening"
    enum competency competency;
    int rating; // 1 .. 5
    const char *note;
    const char *who;
    int64_t at_ms; // wall time
    bool counts;   // not rated again later
};

struct result {
    struct arena arena; // owns everything but the sheet
    struct play_meta meta;
    const char *shift_id;
    const char *shift_version;
    const char *shift_title;
    const char *form;
    bool indicative;         // a short shift: its overall only, and that is an indication
    uint32_t scenario_count; // played
    struct sheet sheet;
    struct prior prior;
    bool has_prior;
    struct sheet_gates gates;
    struct evidence *evidence;
    size_t evidence_count;
    VEC(struct result_moment) moments; // in order of time
    VEC(struct result_critical) criticals;
    VEC(struct result_customer) customers; // in order of the shift
    VEC(struct result_mood) moods; // in order of time; each change of a customer's, and the first
    struct result_others others;
    VEC(struct result_way) ways;       // of every conversation that was held
    VEC(struct result_regret) regrets; // costliest first
    VEC(struct result_answer) answers; // in order
    struct circumstances circumstances;
    VEC(struct result_remark) remarks; // that the caller added, oldest first
    VEC(struct result_key) keys;       // of the scenarios that were played, in order
    uint8_t key_status;                // enum key_status: the weakest of them
    uint32_t ended_at;
    bool over; // the shift came to its end
    // The caller fills it in where there is an office with norms; zeroed = none.
    struct comparison comparison;
    struct standard standard; // likewise: the line of a starter who is just good enough
    struct wanted wanted;     // likewise: what the vacancy asks for
    VEC(struct result_interview) interviews; // likewise, by result_add_interview; oldest first
};

/**
 * Plays the session again and gathers what the reports tell. Pure: same input, same result.
 *
 * An action that is refused on the way ends the play there (`over` stays false): a journal that was
 * checked has none.
 */
void result_init(struct result *result, const struct result_input *input);

/** Whether a moment earned all that it could. */
bool result_moment_is_whole(const struct result_moment *moment);

/** Adds a remark; its texts are copied. */
void result_add_remark(struct result *result, const struct result_remark *remark);

/** Adds a rating of a talk; texts are copied. */
void result_add_interview(struct result *result, const struct result_interview *interview);

/** Frees what the result holds; a zeroed one is fine. */
void result_finish(struct result *result);
