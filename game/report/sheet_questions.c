// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the sheet that ask for a conversation: critical errors, and questions for the
// interview.
#include "game/locale/locale.h"
#include "game/report/moment_words.h"
#include "game/report/sheet_parts.h"
#include "game/report/sheet_verdict.h"
#include "game/report/words.h"

// Critical errors

// Whether the rule could have been known: the pages that had been on the screen.
static const char *opened_rules(struct report *report, const struct result_critical *critical)
{
    struct buffer titles = { 0 };
    for (size_t i = 0; i < critical->rules.count; i++) {
        buffer_add_format(&titles, "%s%s", i > 0 ? " · " : "", critical->rules.items[i]);
    }
    const char *text = titles.size > 0 ? report_text(report, "%s", buffer_text(&titles))
                                       : tr("no page of the knowledge base had been opened here");
    buffer_finish(&titles);
    return text;
}

// Whether the very rule had been there to read.
static const char *rule_words(struct report *report, const struct result_critical *critical)
{
    if (critical->rule == NULL) {
        return "";
    }
    return report_text(report,
            critical->rule_opened ? tr("“%s” had been opened") : tr("“%s” had not been opened"),
            critical->rule);
}

static const char *how_many(
        struct report *report, const struct result *result, const struct result_critical *critical)
{
    return result->others.sessions > 0
            ? report_text(report, tr("%ld of %ld others on this content"), (long)critical->others,
                      (long)result->others.sessions)
            : tr("not known yet: nobody else has finished this content");
}

static void add_critical(
        struct report *report, const struct result *result, const struct result_critical *critical)
{
    struct report_chip chips[] = { { critical_kind_name(critical->kind), REPORT_BAD },
        { tr("talk about it"), REPORT_PLAIN } };
    const struct report_pair notes[] = { { tr("The rule"), rule_words(report, critical) },
        { tr("Rules that had been on screen"), opened_rules(report, critical) },
        { tr("Who else does this"), how_many(report, result, critical) } };
    size_t first = critical->rule == NULL; // no rule is named
    struct report_item item = {
        .head = report_text(
                report, "%s · %s", clock_words(report, critical->time), critical->customer),
        .before = quoted(report, critical->said),
        .words = critical->what,
        .chips = chips,
        .chip_count = 2,
        .notes = notes + first,
        .note_count = 3 - first,
    };
    report_item(report, &item);
}

void sheet_add_criticals(struct report *report, const struct result *result)
{
    report_section(report, tr("Critical errors"), tr("They have no points and stand apart."));
    if (result->criticals.count == 0) {
        report_paragraph(report, tr("None were seen."));
    }
    for (size_t i = 0; i < result->criticals.count; i++) {
        add_critical(report, result, &result->criticals.items[i]);
    }
}

// Questions for the interview

static const char *open_question(enum competency competency)
{
    static const char *const QUESTIONS[COMPETENCY_COUNT] = {
        TR_MARK("Tell me about a time when two sources contradicted each other. What did you do?"),
        TR_MARK("Tell me about a time when you noticed something that nobody had mentioned."),
        TR_MARK("Tell me about somebody who was upset. How did you notice, and what did you do?"),
        TR_MARK("Tell me about a question behind a question. How did you find it?"),
        TR_MARK("Tell me about a difficult conversation. How did you keep it on course?"),
        TR_MARK("Tell me about somebody for whom you went a step further than you had to."),
        TR_MARK("Tell me about a problem without a ready answer. How did you go about it?"),
    };
    return tr(QUESTIONS[competency]);
}

static const char *second_question(enum competency competency)
{
    static const char *const QUESTIONS[COMPETENCY_COUNT] = {
        TR_MARK("When did you last find a slip of your own? How did it come out?"),
        TR_MARK("How do you tell whether somebody wants more than they ask, or just does not?"),
        TR_MARK("When did you misread how somebody felt? What did you do then?"),
        TR_MARK("When did one more question change what you were about to do?"),
        TR_MARK("How do you bring somebody back who keeps straying from the subject?"),
        TR_MARK("When did you stop going the extra step, and why?"),
        TR_MARK("When did your first solution not work? What was your second?"),
    };
    return tr(QUESTIONS[competency]);
}

static const char *specific_question(struct report *report, const struct result_moment *moment)
{
    if (moment == NULL) {
        return NULL;
    }
    return report_text(report,
            tr("At %s, to %s, you chose: “%s” What made you choose that? What would you do now?"),
            clock_words(report, moment->time), moment->customer, on_one_line(report, moment->said));
}

// "asked for · wide band".
static const char *why_ask(
        struct report *report, const struct sheet_reading *reading, enum competency competency)
{
    const char *open = sheet_ask_words(reading, competency);
    return reading->wanted->competency[competency] ? report_text(report, tr("asked for · %s"), open)
                                                   : open;
}

void sheet_add_questions(
        struct report *report, const struct result *result, const struct random_player *random)
{
    struct sheet_reading reading = sheet_reading_of(result, random);
    enum competency order[COMPETENCY_COUNT];
    sheet_order(&result->wanted, order);
    report_section(report, tr("Questions for the interview"),
            tr("Where the sheet leaves something open, two for each competency."));
    const struct result_moment *asked = NULL; // the same words are not held up twice running
    for (int i = 0; i < COMPETENCY_COUNT; i++) {
        enum competency competency = order[i];
        if (*sheet_ask_words(&reading, competency) == '\0') {
            continue;
        }
        report_part(report, competency_name(competency), why_ask(report, &reading, competency));
        report_bullet(report, open_question(competency));
        const struct result_moment *moment = moment_telling(result, competency, false);
        const char *specific = moment != asked ? specific_question(report, moment) : NULL;
        asked = moment;
        report_bullet(report, specific != NULL ? specific : second_question(competency));
    }
}
