// SPDX-License-Identifier: GPL-3.0-or-later
// Moments in words: what a recruiter and a candidate read about one decision.
#include "game/report/moment_words.h"

#include <string.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/scenario/model.h"

enum { NOTES_MAX = 4 };

const char *clock_words(struct report *report, uint32_t seconds)
{
    struct buffer buffer = { 0 };
    format_clock(&buffer, format_for(report->language), seconds);
    const char *text = report_text(report, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

const char *quoted(struct report *report, const char *words)
{
    return *words != '\0' ? report_text(report, tr("“%s”"), words) : "";
}

const char *on_one_line(struct report *report, const char *words)
{
    struct buffer line = { 0 };
    for (const char *at = words; *at != '\0'; at++) {
        buffer_add_char(&line, *at == '\n' ? ' ' : *at);
    }
    const char *text = report_text(report, "%s", buffer_text(&line));
    buffer_finish(&line);
    return text;
}

const char *moment_head(struct report *report, const struct result_moment *moment)
{
    const char *clock = clock_words(report, moment->time);
    const char *channel = channel_name(moment->channel);
    if (*channel == '\0') {
        return report_text(report, "%s · %s", clock, moment->customer);
    }
    return report_text(report, "%s · %s · %s", clock, moment->customer, channel);
}

const char *moment_did(struct report *report, const struct result_moment *moment)
{
    bool silent = *moment->said == '\0';
    switch (moment->kind) {
    case RESULT_TURN:
        return silent ? tr("Said nothing: the contact had ended.") : quoted(report, moment->said);
    case RESULT_TOPIC:
        return silent ? report_text(report, tr("Did not ask: “%s”"), moment->about)
                      : quoted(report, moment->said);
    case RESULT_PROMISE:
        return report_text(report, tr("Agreed with the customer: %s"), moment->about);
    case RESULT_WRAP_UP:
        return report_text(report, tr("Wrap-up, %s: %s"), moment->about,
                silent ? tr("not filled in") : moment->said);
    case RESULT_OBSERVE:
        break;
    }
    return "";
}

const struct result_point *moment_point(
        const struct result_moment *moment, enum competency competency)
{
    for (size_t i = 0; i < moment->point_count; i++) {
        if (moment->points[i].competency == competency) {
            return &moment->points[i];
        }
    }
    return NULL;
}

static struct report_chip chip_of(struct report *report, const struct result_point *point)
{
    const char *text = report_text(report, "%s %d/%d", competency_short_name(point->competency),
            point->earned, point->possible);
    enum report_tone tone = point->earned == point->possible ? REPORT_GOOD
            : point->earned == 0                             ? REPORT_BAD
                                                             : REPORT_PLAIN;
    return (struct report_chip) { text, tone };
}

static const char *joined(
        struct report *report, const struct result_texts *texts, const char *separator, bool quote)
{
    struct buffer buffer = { 0 };
    for (size_t i = 0; i < texts->count; i++) {
        buffer_add(&buffer, i > 0 ? separator : "");
        buffer_add(&buffer, quote ? quoted(report, texts->items[i]) : texts->items[i]);
    }
    const char *text = report_text(report, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

// The author's reasons, each once: one choice often has one reason for two competencies.
static const char *reasons(struct report *report, const struct result_moment *moment)
{
    struct buffer buffer = { 0 };
    for (size_t i = 0; i < moment->point_count; i++) {
        const char *why = moment->points[i].why;
        if (*why != '\0' && strstr(buffer_text(&buffer), why) == NULL) {
            buffer_add(&buffer, buffer.size > 0 ? " " : "");
            buffer_add(&buffer, why);
        }
    }
    const char *text = report_text(report, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

static size_t add_notes(struct report *report, const struct result_moment *moment,
        struct report_pair notes[NOTES_MAX], bool reasons_are_words)
{
    size_t count = 0;
    const char *why = reasons(report, moment);
    if (*why != '\0' && !reasons_are_words) {
        notes[count++] = (struct report_pair) { tr("Why"), why };
    }
    if (moment->shown.count > 0) {
        notes[count++] = (struct report_pair) { tr("Also possible"),
            joined(report, &moment->shown, " ", true) };
    }
    struct result_texts fresh = moment->looked_up;
    fresh.items += moment->looked_up_told;
    fresh.count -= moment->looked_up_told;
    if (fresh.count > 0) {
        notes[count++] =
                (struct report_pair) { tr("Looked up"), joined(report, &fresh, ", ", false) };
    }
    return count;
}

void moment_add(struct report *report, const struct result_moment *moment)
{
    struct report_chip chips[COMPETENCY_COUNT];
    struct report_pair notes[NOTES_MAX];
    size_t chip_count = 0;
    for (size_t i = 0; i < moment->point_count && chip_count < COMPETENCY_COUNT; i++) {
        chips[chip_count++] = chip_of(report, &moment->points[i]);
    }
    bool observed = moment->kind == RESULT_OBSERVE;
    struct report_item item = {
        .head = moment_head(report, moment),
        .before = *moment->heard != '\0' ? report_text(report, tr("Customer: “%s”"), moment->heard)
                                         : "",
        .words = observed ? reasons(report, moment) : moment_did(report, moment),
        .chips = chips,
        .chip_count = chip_count,
        .notes = notes,
        .note_count = add_notes(report, moment, notes, observed),
    };
    report_item(report, &item);
}

static int weight_of(const struct result_point *point, bool best)
{
    return best ? point->earned : point->possible - point->earned;
}

// A sentence is better held up than a whole e-mail.
static int rank_of(const struct result_moment *moment, enum competency competency, bool best)
{
    enum { SENTENCE = 1000 };
    const struct result_point *point = moment_point(moment, competency);
    bool spoken =
            *moment->said != '\0' && (moment->kind == RESULT_TURN || moment->kind == RESULT_TOPIC);
    int weight = point != NULL && spoken ? weight_of(point, best) : 0;
    return weight > 0 && strchr(moment->said, '\n') == NULL ? weight + SENTENCE : weight;
}

const struct result_moment *moment_telling(
        const struct result *result, enum competency competency, bool best)
{
    const struct result_moment *telling = NULL;
    int most = 0;
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        int rank = rank_of(moment, competency, best);
        if (rank > most) {
            most = rank;
            telling = moment;
        }
    }
    return telling;
}
