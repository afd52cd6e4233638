// SPDX-License-Identifier: GPL-3.0-or-later
// How the customers fared: outcome, promises, satisfaction and mood. Story, behind a fold, never a
// score.
#include <stdlib.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/moment_words.h"
#include "game/report/sheet_parts.h"
#include "game/report/words.h"
#include "game/scenario/model.h"

static const char *format_points(struct report *report, double value, int decimals)
{
    struct buffer buffer = { 0 };
    format_decimal(&buffer, format_for(report->language), value, decimals);
    const char *text = report_text(report, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

/* ---- outcome ---- */

static const char *promise_words(enum result_promise_end end)
{
    switch (end) {
    case RESULT_NOT_PROMISED:
        return tr("not agreed, not done");
    case RESULT_PROMISE_KEPT:
        return tr("kept");
    case RESULT_PROMISE_REPORTED:
        return tr("told in time that it would be late");
    case RESULT_PROMISE_LATE:
        return tr("late");
    case RESULT_PROMISE_BROKEN:
        return tr("not kept");
    case RESULT_PROMISE_OPEN:
        break;
    }
    return tr("still open");
}

static const char *course_of(const struct result_contact *contact)
{
    return contact->taken ? outcome_name(contact->outcome) : tr("not answered");
}

static bool all_went_alike(const struct result_customer *customer)
{
    for (size_t i = 1; i < customer->contact_count; i++) {
        if (course_of(&customer->contacts[i]) != course_of(&customer->contacts[0])) {
            return false;
        }
    }
    return true;
}

// "opgelost" when all contacts went alike, else each with its channel.
static void add_contacts(struct buffer *line, const struct result_customer *customer)
{
    if (customer->contact_count > 0 && all_went_alike(customer)) {
        buffer_add(line, course_of(&customer->contacts[0]));
        return;
    }
    for (size_t i = 0; i < customer->contact_count; i++) {
        const struct result_contact *contact = &customer->contacts[i];
        buffer_add_format(line, "%s%s: %s", line->size > 0 ? " · " : "",
                channel_name(contact->channel), course_of(contact));
    }
}

// A customer's own colleagues and ours belong to the story, but nobody serves them.
static bool is_colleague(const struct result_customer *customer)
{
    for (size_t i = 0; i < customer->contact_count; i++) {
        if (customer->contacts[i].channel != CHANNEL_TEAM) {
            return false;
        }
    }
    return customer->promise_count == 0;
}

// One overall number a conversation: by competency it would leak how the path was steered.
static void add_ways(
        struct buffer *line, const struct result *result, const struct result_customer *customer)
{
    bool any = false;
    for (size_t i = 0; i < customer->contact_count; i++) {
        for (size_t w = 0; w < result->ways.count; w++) {
            const struct result_way *way = &result->ways.items[w];
            if (way->scenario == customer->scenario && way->has_index &&
                    way->contact == customer->contacts[i].contact) {
                buffer_add(line, any ? ", " : tr(" · way: "));
                buffer_add_format(
                        line, "%s %.0f", channel_name(customer->contacts[i].channel), way->index);
                any = true;
            }
        }
    }
}

// "opgelost · tevredenheid 4,2 van 5 · weg: telefoon 52".
static const char *course_words(
        struct report *report, const struct result *result, const struct result_customer *customer)
{
    struct buffer line = { 0 };
    add_contacts(&line, customer);
    buffer_add_format(&line, "%s%s", line.size > 0 ? " · " : "",
            report_text(report, tr("satisfied: %s of 5"),
                    format_points(report, customer->csat / 10.0, 1)));
    add_ways(&line, result, customer);
    const char *words = report_text(report, "%s", buffer_text(&line));
    buffer_finish(&line);
    return words;
}

static void add_promises(struct report *report, const struct result_customer *customer)
{
    for (size_t i = 0; i < customer->promise_count; i++) {
        report_bullet(report,
                report_text(report, "%s: %s", customer->promises[i].label,
                        promise_words(customer->promises[i].end)));
    }
}

/* ---- mood ---- */

// Of what changed more than once within a minute only the end is told.
static bool is_last_of_minute(const struct result *result, size_t index)
{
    const struct result_mood *mood = &result->moods.items[index];
    for (size_t i = index + 1; i < result->moods.count; i++) {
        const struct result_mood *next = &result->moods.items[i];
        if (next->scenario == mood->scenario && next->customer == mood->customer) {
            return next->time / 60 != mood->time / 60;
        }
    }
    return true;
}

static void write_mood(struct buffer *line, struct report *report, const struct result_mood *mood)
{
    const char *sign = mood->pleasantness < 0 ? "−" : mood->pleasantness > 0 ? "+" : "";
    // A space that does not break: a time stays with its value.
    buffer_add_format(line, "%s%s\u00a0%s%d", line->size > 0 ? " · " : "",
            clock_words(report, mood->time), sign, abs(mood->pleasantness));
}

// A step where it changed: between two changes nothing is known to have moved.
static void add_mood(
        struct report *report, const struct result *result, const struct result_customer *customer)
{
    struct buffer line = { 0 };
    VEC(struct report_point) points = { 0 };
    for (size_t i = 0; i < result->moods.count; i++) {
        const struct result_mood *mood = &result->moods.items[i];
        bool own = mood->scenario == customer->scenario && mood->customer == customer->customer;
        if (own && is_last_of_minute(result, i)) {
            struct report_point point = { mood->time, mood->pleasantness };
            write_mood(&line, report, mood);
            vec_push(&points, point);
        }
    }
    if (points.count > 1) { // who was never spoken to has no course
        uint32_t from = result->moods.items[0].time;
        struct report_curve curve = { .points = points.items,
            .count = points.count,
            .from = from,
            .to = result->ended_at > from ? result->ended_at : from + 1,
            .from_label = clock_words(report, from),
            .to_label = clock_words(report, result->ended_at) };
        report_curve(report, &curve, buffer_text(&line));
    }
    vec_finish(&points);
    buffer_finish(&line);
}

void sheet_add_story(struct report *report, const struct result *result)
{
    report_fold_section(report, tr("How the customers fared"),
            tr("Story, not a score. The line is how somebody felt, from −100, as displeased as can "
               "be, to +100. The candidate never saw it."));
    for (size_t i = 0; i < result->customers.count; i++) {
        const struct result_customer *customer = &result->customers.items[i];
        if (!is_colleague(customer)) {
            report_part(report, customer->name, course_words(report, result, customer));
            add_mood(report, result, customer);
            add_promises(report, customer);
        }
    }
    if (result->ways.count > 0) {
        report_paragraph(report,
                tr("Way: the whole conversation, from 0, the worst way there was, to 100, the "
                   "best."));
    }
}
