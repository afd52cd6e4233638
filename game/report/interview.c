// SPDX-License-Identifier: GPL-3.0-or-later
// The talk about two moments: which ones, what to ask there, and by what to rate what is said.
#include "game/report/interview.h"

#include <string.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/moment_words.h"
#include "game/report/words.h"

/* ---- which ---- */

struct proposing {
    const struct result *result;
    struct interview_pick *picks;
    size_t count;
};

bool interview_is_fit(const struct result_moment *moment)
{
    return moment->kind == RESULT_TURN && *moment->heard != '\0' && *moment->said != '\0' &&
            moment->shown.count > 0 && moment->point_count > 0;
}

static bool is_taken(const struct proposing *proposing, size_t moment, enum competency competency)
{
    for (size_t i = 0; i < proposing->count; i++) {
        const struct interview_pick *pick = &proposing->picks[i];
        if (pick->moment == moment || pick->competency == competency) {
            return true;
        }
    }
    return false;
}

static void take(struct proposing *proposing, size_t moment, enum competency competency,
        enum interview_reason reason)
{
    if (proposing->count < INTERVIEW_MOMENTS && !is_taken(proposing, moment, competency)) {
        proposing->picks[proposing->count++] =
                (struct interview_pick) { moment, competency, reason };
    }
}

// What cost most there: that is what the talk is about.
static enum competency weakest_of(const struct result_moment *moment)
{
    const struct result_point *weakest = &moment->points[0];
    for (size_t i = 1; i < moment->point_count; i++) {
        const struct result_point *point = &moment->points[i];
        if (point->possible - point->earned > weakest->possible - weakest->earned) {
            weakest = point;
        }
    }
    return weakest->competency;
}

static void take_criticals(struct proposing *proposing)
{
    const struct result *result = proposing->result;
    for (size_t c = 0; c < result->criticals.count; c++) {
        for (size_t i = 0; i < result->moments.count; i++) {
            const struct result_moment *moment = &result->moments.items[i];
            if (moment->sequence == result->criticals.items[c].sequence &&
                    interview_is_fit(moment)) {
                take(proposing, i, weakest_of(moment), INTERVIEW_CRITICAL);
            }
        }
    }
}

static int cost_of(const struct result_moment *moment, enum competency competency)
{
    const struct result_point *point = moment_point(moment, competency);
    return point == NULL || !interview_is_fit(moment) ? -1 : point->possible - point->earned;
}

// The dearest moment of a competency, one that cost nothing when there is no other. A sentence
// before an e-mail: two people cannot read a whole letter together.
static void take_dearest(
        struct proposing *proposing, enum competency competency, enum interview_reason reason)
{
    const struct result *result = proposing->result;
    size_t best = result->moments.count;
    int most = -1;
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        int cost = 2 * cost_of(moment, competency) + (strchr(moment->said, '\n') == NULL);
        if (cost_of(moment, competency) >= 0 && cost > most &&
                !is_taken(proposing, i, competency)) {
            most = cost;
            best = i;
        }
    }
    if (best < result->moments.count) {
        take(proposing, best, competency, reason);
    }
}

static double width_of(const struct result *result, enum competency competency)
{
    const struct sheet_line *line = &result->sheet.line[competency];
    return line->has_shrunk ? line->band90_shrunk[1] - line->band90_shrunk[0]
            : line->has_se  ? line->band90[1] - line->band90[0]
                            : 0;
}

static bool is_asked_for(const struct sheet_reading *reading, enum competency competency)
{
    return reading->wanted != NULL && reading->wanted->has &&
            reading->wanted->competency[competency];
}

// What the vacancy asks for first, and of that the widest band: there a talk tells most.
static void order_by_need(const struct result *result, const struct sheet_reading *reading,
        enum competency order[COMPETENCY_COUNT])
{
    sheet_order(reading->wanted, order);
    for (int i = 1; i < COMPETENCY_COUNT; i++) {
        enum competency here = order[i];
        bool asked = is_asked_for(reading, here);
        int at = i;
        for (; at > 0 && is_asked_for(reading, order[at - 1]) == asked &&
                width_of(result, order[at - 1]) < width_of(result, here);
                at--) {
            order[at] = order[at - 1];
        }
        order[at] = here;
    }
}

size_t interview_propose(const struct result *result, const struct sheet_reading *reading,
        struct interview_pick picks[INTERVIEW_MOMENTS])
{
    struct proposing proposing = { result, picks, 0 };
    enum competency order[COMPETENCY_COUNT];
    order_by_need(result, reading, order);
    take_criticals(&proposing);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (*sheet_ask_words(reading, order[k]) != '\0') {
            take_dearest(&proposing, order[k], INTERVIEW_OPEN);
        }
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        take_dearest(&proposing, order[k], INTERVIEW_TELLING);
    }
    return proposing.count;
}

const char *interview_reason_words(
        const struct interview_pick *pick, const struct sheet_reading *reading)
{
    if (pick->reason == INTERVIEW_CRITICAL) {
        return tr("a critical error was made here");
    }
    const char *open = sheet_ask_words(reading, pick->competency);
    return pick->reason == INTERVIEW_OPEN && *open != '\0' ? open
                                                           : tr("this moment says most of it");
}

/* ---- by what ---- */

static const struct interview_anchors ANCHORS[COMPETENCY_COUNT] = {
    [COMPETENCY_ACCURACY] = { TR_MARK("Does not know where it stood, or took for granted that it "
                                      "was right."),
            TR_MARK("Knows where it stood, and sees only after a question what was not right."),
            TR_MARK("Tells how it was checked, what was not right, and how to notice that sooner "
                    "next time.") },
    [COMPETENCY_ACTIVE_READING] = { TR_MARK("Names only what the customer literally asked."),
            TR_MARK("Names a signal of the customer, but not what it meant."),
            TR_MARK("Names the signal, what the customer needed behind it, and when an offer does "
                    "not fit.") },
    [COMPETENCY_EMPATHY] = { TR_MARK("Does not see what the customer felt, or thinks that it does "
                                     "not matter."),
            TR_MARK("Names what the customer felt, but not what showed it or what it called for."),
            TR_MARK("Names what showed it, what it called for in the answer, and what would have "
                    "been better.") },
    [COMPETENCY_PROBING] = { TR_MARK("Filled in what was going on, and still holds it for "
                                     "certain."),
            TR_MARK("Knows what was missing, but not which question would have brought it."),
            TR_MARK("Names the question that makes the difference, and why at that moment.") },
    [COMPETENCY_CONVERSATION_TECHNIQUE] = { TR_MARK("Has no reason for how the conversation went: "
                                                    "it just went that way."),
            TR_MARK("Says what the conversation had to lead to, but not how to steer it there."),
            TR_MARK("Explains how it was opened, steered or summed up, and what that brought the "
                    "customer.") },
    [COMPETENCY_MOTIVATION] = { TR_MARK("Says that it was somebody else's task, or does not mind "
                                        "how it ended."),
            TR_MARK("Wanted to do it well, but let go when it did not work at once."),
            TR_MARK("Tells what was at stake for the customer, and which second attempt was worth "
                    "the effort.") },
    [COMPETENCY_PROBLEM_SOLVING] = { TR_MARK("Sees one way only, or does not know why it was "
                                             "taken."),
            TR_MARK("Names another way, but not what it would have cost or brought."),
            TR_MARK("Weighs two ways, and says when the other one would have been better.") },
};

struct interview_anchors interview_anchors_of(enum competency competency)
{
    const struct interview_anchors *own = &ANCHORS[competency];
    return (struct interview_anchors) { tr(own->low), tr(own->middle), tr(own->high) };
}

/* ---- what came of it ---- */

static const struct result_moment *moment_called(const struct result *result, const char *id)
{
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        size_t size = strlen(moment->scenario_id);
        if (strncmp(id, moment->scenario_id, size) == 0 && id[size] == '/' &&
                strcmp(id + size + 1, moment->decision) == 0) {
            return moment;
        }
    }
    return NULL;
}

static const char *day_words(struct report *report, int64_t at_ms)
{
    struct buffer day = { 0 };
    format_moment(&day, format_for(report->language), at_ms);
    const char *text = report_text(report, "%s", buffer_text(&day));
    buffer_finish(&day);
    return text;
}

static void add_rating(
        struct report *report, const struct result *result, const struct result_interview *rating)
{
    const struct result_moment *moment = moment_called(result, rating->moment);
    struct report_chip chip = { report_text(report, tr("%s: %d of %d in the talk"),
                                        competency_short_name(rating->competency), rating->rating,
                                        INTERVIEW_RATINGS),
        REPORT_PLAIN };
    struct report_pair notes[2];
    size_t count = 0;
    notes[count++] = (struct report_pair) { tr("Rated by"),
        report_text(report, rating->counts ? "%s, %s" : tr("%s, %s; rated again later"),
                rating->who, day_words(report, rating->at_ms)) };
    if (*rating->note != '\0') {
        notes[count++] = (struct report_pair) { tr("Note"), rating->note };
    }
    struct report_item item = {
        .head = moment != NULL ? moment_head(report, moment) : rating->moment,
        .before = "",
        .words = moment != NULL ? moment_did(report, moment) : "",
        .chips = &chip,
        .chip_count = 1,
        .notes = notes,
        .note_count = count,
    };
    report_item(report, &item);
}

void interview_add_section(struct report *report, const struct result *result)
{
    if (result->interviews.count == 0) {
        return;
    }
    report_section(report, tr("The talk about these moments"),
            tr("Rated by a person, beside the score: it changes nothing in it."));
    for (size_t i = 0; i < result->interviews.count; i++) {
        add_rating(report, result, &result->interviews.items[i]);
    }
}

static void json_text_of(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

void interview_json_write(struct json *json, const struct result *result)
{
    json_open_array(json);
    for (size_t i = 0; i < result->interviews.count; i++) {
        const struct result_interview *rating = &result->interviews.items[i];
        json_open_object(json);
        json_text_of(json, "moment", rating->moment);
        json_text_of(json, "competency", competency_id(rating->competency));
        json_key(json, "rating");
        json_integer(json, rating->rating);
        json_key(json, "counts");
        json_boolean(json, rating->counts);
        json_text_of(json, "note", rating->note);
        json_text_of(json, "who", rating->who);
        json_key(json, "at_ms");
        json_integer(json, rating->at_ms);
        json_close_object(json);
    }
    json_close_array(json);
}

void interview_add_ratings(
        struct buffer *out, const struct result *result, enum competency competency)
{
    bool any = false;
    for (size_t i = 0; i < result->interviews.count; i++) {
        const struct result_interview *rating = &result->interviews.items[i];
        if (rating->counts && rating->competency == competency) {
            buffer_add_format(out, "%s%d", any ? " " : "", rating->rating);
            any = true;
        }
    }
}
