// SPDX-License-Identifier: GPL-3.0-or-later
// The candidate's own report: what was seen, in plain words, with a tip for each competency.
#include "game/report/candidate_report.h"

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/report/moment_words.h"
#include "game/report/words.h"

// The scale in three equal parts: a way of speaking, not a line that anybody has to pass.
static const double THIRD = 100.0 / 3;

// Points between the customer with whom it went best and the one with whom it went worst.
static const double VARIES = 40;

static const char *how_often(const struct sheet_line *line)
{
    if (line->status == SHEET_NOT_OBSERVED) {
        return tr("There was no moment in which we could see this.");
    }
    if (line->status == SHEET_INSUFFICIENT_EVIDENCE) {
        return tr("We saw this too little to say anything about it.");
    }
    if (line->score >= 2 * THIRD) {
        return tr("You showed this most of the time.");
    }
    if (line->score >= THIRD) {
        return tr("You showed this at some moments and not at others.");
    }
    return tr("You did not show this often in this shift.");
}

static bool is_fine(const struct result *result, int competency)
{
    return result->sheet.line[competency].status == SHEET_OK && !result->indicative;
}

// The same band as on the sheet, in a sentence.
static void add_band(struct report *report, const struct sheet_line *line)
{
    const double *band = line->has_shrunk ? line->band90_shrunk : line->band90;
    if (line->has_shrunk || line->has_se) {
        report_paragraph(report,
                report_text(report,
                        tr("On a scale from 0 to 100 it lies between %.0f and %.0f: that is as "
                           "exact as one shift can tell (90%% sure)."),
                        band[0], band[1]));
    }
}

// What is more than two thirds of what was possible.
static void add_strengths(struct report *report, const struct result *result)
{
    struct buffer names = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (is_fine(result, k) && result->sheet.line[k].score >= 2 * THIRD) {
            buffer_add_format(&names, "%s%s", names.size > 0 ? ", " : "",
                    competency_name((enum competency)k));
        }
    }
    if (names.size > 0) {
        report_section(report, tr("Your strengths"), NULL);
        report_paragraph(report,
                report_text(
                        report, tr("This you showed most of the time: %s."), buffer_text(&names)));
    }
    buffer_finish(&names);
}

static bool varies(const struct sheet *sheet, enum competency competency)
{
    double least = 100;
    double most = 0;
    for (size_t i = 0; i < sheet->scenario_count; i++) {
        double score = 0;
        if (sheet_cell_score(&sheet->scenarios[i].cell[competency], &score)) {
            least = score < least ? score : least;
            most = score > most ? score : most;
        }
    }
    return sheet->line[competency].status == SHEET_OK && most - least >= VARIES;
}

static const char *meaning(enum competency competency)
{
    static const char *const MEANINGS[COMPETENCY_COUNT] = {
        TR_MARK("Working carefully: the facts are right, and what you agree happens."),
        TR_MARK("Noticing what a customer did, wrote and said, and doing something with it."),
        TR_MARK("Seeing how somebody feels and showing that you see it."),
        TR_MARK("Asking on until you know what it is really about."),
        TR_MARK("Giving a conversation shape, so that it gets somewhere."),
        TR_MARK("Making an effort for the customer, also when something goes wrong."),
        TR_MARK("Finding what lies underneath and arranging a way out."),
    };
    return tr(MEANINGS[competency]);
}

static const char *tip(enum competency competency)
{
    static const char *const TIPS[COMPETENCY_COUNT] = {
        TR_MARK("Compare two sources before you answer, and put down what you promise at once."),
        TR_MARK("Look at what the customer did before, and name the one thing that matters now."),
        TR_MARK("Name the feeling and what it is about in your first sentence, and then go on."),
        TR_MARK("Ask one more open question before you offer a solution."),
        TR_MARK("Say what you are going to do, and sum up before you close."),
        TR_MARK("Come back by yourself when something does not work out."),
        TR_MARK("Ask yourself what must be arranged so that the customer need not come back."),
    };
    return tr(TIPS[competency]);
}

// {0} in the sentence is the time, {1} the customer, {2} what was done and {3} the author's reason.
static const char *told(struct report *report, const char *sentence,
        const struct result_moment *moment, enum competency competency)
{
    const struct result_point *point = moment_point(moment, competency);
    const char *arguments[DIAG_ARGUMENTS_MAX] = { clock_words(report, moment->time),
        moment->customer, moment_did(report, moment), point->why };
    struct buffer buffer = { 0 };
    diag_fill(&buffer, sentence, arguments);
    const char *text = report_text(report, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

static void add_competency(
        struct report *report, const struct result *result, enum competency competency)
{
    const struct sheet_line *line = &result->sheet.line[competency];
    report_part(report, competency_name(competency), meaning(competency));
    if (!result->indicative) {
        report_paragraph(report, how_often(line));
    }
    if (is_fine(result, (int)competency)) {
        add_band(report, line);
    }
    if (!result->indicative && varies(&result->sheet, competency)) {
        report_paragraph(report, tr("It differed much from one customer to the next."));
    }
    const struct result_moment *good = moment_telling(result, competency, true);
    if (good != NULL) {
        report_bullet(
                report, told(report, tr("Went well, at {0} with {1}: {2} {3}"), good, competency));
    }
    report_bullet(report, report_text(report, tr("Tip: %s"), tip(competency)));
    const struct result_moment *costly = moment_telling(result, competency, false);
    if (costly != NULL && costly != good) {
        report_bullet(report,
                told(report, tr("Think of {0}, with {1}. You chose: {2} {3}"), costly, competency));
    }
}

static void add_head(struct report *report, const struct result *result)
{
    const char *note = "";
    if (result->meta.day.year > 0) {
        struct buffer date = { 0 };
        format_date(&date, format_for(report->language), result->meta.day.year,
                result->meta.day.month, result->meta.day.day);
        note = report_text(report, "%s · %s · %s", result->shift_title, buffer_text(&date),
                result->meta.candidate);
        buffer_finish(&date);
    }
    report_title(report, tr("Your report"), note);
    report_paragraph(report,
            tr("You have worked part of a shift. Below stands what we saw of seven things, in "
               "words. "
               "It is about this shift only, not about you as a person."));
}

static const char *gate_words(struct report *report, const struct sheet_gates *gates)
{
    const char *customers = report_text(report,
            tr_plural("fewer than %ld customer", "fewer than %ld customers", gates->scenarios),
            (long)gates->scenarios);
    const char *moments = report_text(report,
            tr_plural("fewer than %ld moment", "fewer than %ld moments", gates->decisions),
            (long)gates->decisions);
    return report_text(
            report, tr("We say nothing about what we saw with %s or at %s."), customers, moments);
}

static void add_how(struct report *report, const struct sheet_gates *gates)
{
    report_section(report, tr("How it was scored"), NULL);
    report_bullet(report,
            tr("Beforehand, people wrote down for each answer what it shows of the seven things. "
               "The program only adds that up."));
    report_bullet(report,
            tr("Speed did not count. Nor did your age, your education or what you know "
               "of the trade."));
    report_bullet(report,
            tr("“Most of the time” is more than two thirds of what was possible, “not "
               "often” less than one third."));
    report_bullet(report, gate_words(report, gates));
}

// What was said on the screen, and what was answered since.
static void add_voice(struct report *report, const struct result *result)
{
    if (result->remarks.count > 0) {
        report_section(report, tr("Your own view"), NULL);
    }
    for (size_t i = 0; i < result->remarks.count; i++) {
        const struct result_remark *remark = &result->remarks.items[i];
        report_bullet(report, report_text(report, tr("You wrote: %s"), remark->text));
        if (*remark->answer != '\0') {
            report_bullet(report,
                    report_text(report, tr("%s answered: %s"), remark->answerer, remark->answer));
        }
    }
}

static void add_rights(struct report *report)
{
    report_section(report, tr("Your rights"), NULL);
    report_bullet(report, tr("A human decides about your application, never the program."));
    report_bullet(report, tr("You may see your answers and the notes that belong to them."));
    report_bullet(
            report, tr("Is something wrong? You may have it put right, and add your own view."));
    report_bullet(report,
            tr("You may object, ask for your data to be erased, and complain. The "
               "notice that you read before the shift says with whom."));
}

void candidate_report_init(struct report *report, const struct result *result)
{
    bool before = locale_set_informal(result->meta.informal);
    report_init(report, locale_language());
    add_head(report, result);
    add_strengths(report, result);
    report_section(report, tr("What we saw"), NULL);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        add_competency(report, result, (enum competency)k);
    }
    add_how(report, &result->gates);
    add_voice(report, result);
    add_rights(report);
    (void)locale_set_informal(before);
}
