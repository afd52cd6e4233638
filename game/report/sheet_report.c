// SPDX-License-Identifier: GPL-3.0-or-later
// The recruiter's sheet as a report: bands first, then what they rest on.
#include "game/report/sheet_report.h"

#include <string.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/comparison_words.h"
#include "game/report/interview.h"
#include "game/report/moment_words.h"
#include "game/report/sheet_parts.h"
#include "game/report/sheet_verdict.h"
#include "game/report/words.h"
#include "game/scenario/model.h"

// Head

static const char *date_words(struct report *report, const struct play_meta *meta)
{
    struct buffer buffer = { 0 };
    format_date(
            &buffer, format_for(report->language), meta->day.year, meta->day.month, meta->day.day);
    const char *text = report_text(report, "%s · ", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

static const char *head_note(struct report *report, const struct result *result)
{
    const char *customers = report_text(report,
            tr_plural("%ld customer", "%ld customers", (long)result->scenario_count),
            (long)result->scenario_count);
    const char *moments =
            report_text(report, tr_plural("%ld moment", "%ld moments", (long)result->moments.count),
                    (long)result->moments.count);
    const char *date = result->meta.day.year > 0 ? date_words(report, &result->meta) : "";
    const char *language = result->meta.language != NULL
            ? report_text(report, " · %s", language_name(result->meta.language))
            : "";
    const char *attempt = result->meta.attempt > 0
            ? report_text(report, tr(" · attempt %d"), result->meta.attempt)
            : "";
    return report_text(report, tr("%s, version %s · %s%s, %s%s%s"), result->shift_title,
            result->shift_version, date, customers, moments, language, attempt);
}

// "Sleutel: concept", in the arena of `report`.
static const char *key_words(struct report *report, const struct result *result)
{
    return report_text(report, tr("Key: %s"), key_status_name(result->key_status));
}

static void add_sentence(struct report *report, const char *sentence)
{
    if (sentence != NULL) {
        report_paragraph(report, sentence);
    }
}

// The first thing to know: what the sheet settles, and what it leaves for the conversation.
static void add_verdicts(
        struct report *report, const struct result *result, const struct random_player *random)
{
    struct sheet_reading reading = sheet_reading_of(result, random);
    struct buffer names = { 0 };
    for (int v = 0; v < SHEET_VERDICT_COUNT && !result->indicative; v++) {
        buffer_clear(&names);
        sheet_verdict_add(&names, &reading, (enum sheet_verdict)v);
        if (names.size > 0) {
            report_paragraph(report,
                    report_text(report, "%s: %s.", sheet_verdict_name((enum sheet_verdict)v),
                            buffer_text(&names)));
        }
    }
    buffer_finish(&names);
    add_sentence(report, sheet_no_line_words(result));
    add_sentence(report, sheet_wanted_words(report, &result->wanted));
}

static void add_head(
        struct report *report, const struct result *result, const struct random_player *random)
{
    report_title(report, report_text(report, tr("Candidate %s"), result->meta.candidate),
            head_note(report, result));
    const char *criticals = sheet_criticals_words(report, result);
    if (criticals != NULL) {
        report_status(report, criticals, REPORT_BAD);
    }
    if (result->meta.chain == PLAY_CHAIN_INTACT) {
        report_status(report, tr("Log intact"), REPORT_GOOD);
    } else if (result->meta.chain == PLAY_CHAIN_DAMAGED) {
        report_status(report, tr("The log is not intact: do not use this sheet."), REPORT_BAD);
    }
    report_status(report, key_words(report, result),
            result->key_status == KEY_CONCEPT ? REPORT_PLAIN : REPORT_GOOD);
    if (!result->over) {
        report_paragraph(report, tr("The shift was not played to its end."));
    }
    add_sentence(report, comparison_attempt_words(report, result));
    add_verdicts(report, result, random);
}

// Bands

static void add_overall(struct report *report, const struct result *result)
{
    const struct sheet_overall *overall = &result->sheet.overall;
    if (!overall->has_score) {
        report_paragraph(report,
                tr("Overall: not given, because too few competencies have been seen often "
                   "enough."));
    } else if (!overall->has_se) {
        // A number without its margin says more than is known: none is given.
        report_paragraph(
                report, tr("Overall: not given, because its margin needs five customers or more."));
    } else {
        report_paragraph(report,
                report_text(report, tr("Overall: %.0f to %.0f, middle %.0f."), overall->band90[0],
                        overall->band90[1], overall->score));
    }
}

const char *sheet_report_indication(struct report *report, const struct result *result)
{
    return result->sheet.overall.has_score
            ? report_text(report,
                      tr("Overall: %.0f, as an indication. A short shift is too little for a "
                         "margin, and for seven things apart."),
                      result->sheet.overall.score)
            : tr("Overall: not given, because too few competencies have been seen often enough.");
}

bool sheet_is_provisional(const struct result *result)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (result->has_prior && result->prior.competency[k].origin == PRIOR_PROVISIONAL) {
            return true;
        }
    }
    return false;
}

const char *sheet_provisional_words(void)
{
    return tr("The width of the bands rests in part on a provisional estimate of how much "
              "customers differ; it has not been checked on candidates yet.");
}

// Which group the last column of the chart is of, or why there is none.
static void add_comparison(struct report *report, const struct comparison *comparison)
{
    struct buffer text = { 0 };
    comparison_add_words(&text, comparison);
    report_paragraph(report, buffer_text(&text));
    if (comparison->state == COMPARISON_FITS) {
        report_paragraph(
                report, tr("Norm: of every 100 people in the group, how many scored lower."));
    }
    buffer_finish(&text);
}

static void add_chart(
        struct report *report, const struct result *result, const struct random_player *random)
{
    report_section(report, tr("What was seen"), NULL);
    if (result->indicative) {
        report_paragraph(report, sheet_report_indication(report, result));
        return;
    }
    struct sheet_signs signs = { random, &result->standard, &result->comparison };
    sheet_report_add_bands(report, &result->sheet, &signs);
    add_overall(report, result);
    add_sentence(report, sheet_report_standard_words(report, &result->standard));
    add_comparison(report, &result->comparison);
    add_sentence(report, comparison_language_words(report, result));
    sheet_add_others(report, result);
    if (sheet_is_provisional(result)) {
        report_paragraph(report, sheet_provisional_words());
    }
}

static void add_missed(struct report *report, const struct result *result)
{
    bool headed = false;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_chances *chances = &result->sheet.line[k].chances;
        if (chances->missed == 0) {
            continue;
        }
        if (!headed) {
            report_section(report, tr("Chances not had"),
                    tr("A contact was broken off, so these moments never came."));
            headed = true;
        }
        report_bullet(report,
                report_text(report, tr("%s: %d of %d points"), competency_name((enum competency)k),
                        chances->missed, chances->core));
    }
}

// Limits

static void add_limits(struct report *report)
{
    report_half_section(report, tr("What this sheet does not say"), NULL);
    report_bullet(report,
            tr("Working under pressure of time was not measured: the clock stood still "
               "while the candidate read."));
    report_bullet(report, tr("Knowledge of the trade, age and diplomas did not count."));
    report_bullet(report,
            tr("A choice in a game is not yet behaviour at work. Ask about it in the interview."));
    report_bullet(report, tr("Two people whose bands overlap cannot be told apart by this sheet."));
    report_bullet(report, tr("A competency that was seen too little is not a weak competency."));
}

static void add_decision(struct report *report)
{
    const char *const labels[] = { tr("Decision"), tr("Reason"), tr("Name and date") };
    report_section(
            report, tr("The recruiter's decision"), tr("A human decides, never the program."));
    report_lines(report, "", labels, 3);
}

// Evidence

static void add_by_competency(struct report *report, const struct result *result)
{
    report_section(report, tr("Per competency"), NULL);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &result->sheet.line[k];
        report_part(report, competency_name((enum competency)k),
                line->decisions == 0 ? tr("not seen")
                                     : report_text(report, tr("%ld of %ld points"),
                                               (long)line->earned, (long)line->possible));
        if (k == COMPETENCY_ACTIVE_READING) {
            sheet_add_facets(report, result);
        }
        for (size_t i = 0; i < result->moments.count; i++) {
            const struct result_moment *moment = &result->moments.items[i];
            const struct result_point *point = moment_point(moment, (enum competency)k);
            if (point != NULL) {
                const char *words = *point->why != '\0' ? point->why : moment_did(report, moment);
                report_bullet(report,
                        report_text(report, "%s · %d/%d · %s", moment_head(report, moment),
                                point->earned, point->possible, words));
            }
        }
    }
}

static void add_by_moment(struct report *report, const struct result *result)
{
    report_section(report, tr("What the score rests on"),
            report_text(report, tr_plural("%ld moment", "%ld moments", (long)result->moments.count),
                    (long)result->moments.count));
    for (size_t i = 0; i < result->moments.count; i++) {
        moment_add(report, &result->moments.items[i]);
    }
}

static void add_fact(struct report_pair *pairs, size_t *count, const char *label, const char *value)
{
    if (value != NULL && *value != '\0') {
        pairs[(*count)++] = (struct report_pair) { label, value };
    }
}

// Whose points these are, a line a scenario.
static void add_keys(struct report *report, const struct result *result)
{
    static const char *const NOTES[KEY_STATUS_COUNT] = {
        TR_MARK("Only their author has looked at the points of at least one customer."),
        TR_MARK("People other than the authors have rated the answers."),
        TR_MARK("People other than the authors have established the points."),
    };
    report_part(report, tr("How far the keys have come"), tr(NOTES[result->key_status]));
    for (size_t i = 0; i < result->keys.count; i++) {
        const struct result_key *key = &result->keys.items[i];
        const char *status = key_status_name(key->status);
        report_bullet(report,
                *key->by != '\0' ? report_text(report, tr("%s · %s by %s, %s"), key->title, status,
                                           key->by, key->date)
                                 : report_text(report, "%s · %s", key->title, status));
    }
}

static void add_origin(struct report *report, const struct result *result)
{
    struct report_pair pairs[10];
    size_t count = 0;
    report_section(report, tr("Where this comes from"), NULL);
    const char *shift = report_text(report, tr("%s, version %s, form %s"), result->shift_id,
            result->shift_version, result->form != NULL ? result->form : "–");
    add_fact(pairs, &count, tr("Shift"), shift);
    if (result->meta.attempt > 0) {
        add_fact(pairs, &count, tr("Attempt"), report_text(report, "%d", result->meta.attempt));
    }
    if (result->meta.language != NULL) {
        add_fact(pairs, &count, tr("Language"), language_name(result->meta.language));
    }
    add_fact(pairs, &count, tr("Rules of play"), result->meta.rules);
    add_fact(pairs, &count, tr("Content"), result->meta.content_hash);
    add_fact(pairs, &count, tr("Key"), result->meta.key_hash);
    add_fact(pairs, &count, tr("Log"), result->meta.journal_hash);
    add_fact(pairs, &count, tr("Enough seen"),
            report_text(report, tr("from %d customers and %d moments"), result->gates.scenarios,
                    result->gates.decisions));
    report_facts(report, pairs, count);
    add_keys(report, result);
}

void sheet_report_add_part(struct report *report, const struct result *result,
        const struct random_player *random, enum sheet_part part)
{
    static void (*const ADD[SHEET_PART_COUNT])(struct report *, const struct result *) = {
        [SHEET_PART_MISSED] = add_missed,
        [SHEET_PART_CRITICALS] = sheet_add_criticals,
        [SHEET_PART_TELLING] = sheet_add_telling,
        [SHEET_PART_SIGNALS] = sheet_add_signals,
        [SHEET_PART_INTERVIEW] = interview_add_section,
        [SHEET_PART_STORY] = sheet_add_story,
        [SHEET_PART_REMARKS] = sheet_add_remarks,
        [SHEET_PART_BY_COMPETENCY] = add_by_competency,
        [SHEET_PART_BY_MOMENT] = add_by_moment,
        [SHEET_PART_ORIGIN] = add_origin,
    };
    static void (*const ADD_BESIDE[SHEET_PART_COUNT])(
            struct report *, const struct result *, const struct random_player *) = {
        [SHEET_PART_HEAD] = add_head,
        [SHEET_PART_BANDS] = add_chart,
        [SHEET_PART_QUESTIONS] = sheet_add_questions,
        [SHEET_PART_FIGURES] = sheet_add_figures,
    };
    if (ADD_BESIDE[part] != NULL) {
        ADD_BESIDE[part](report, result, random);
    } else if (part == SHEET_PART_LIMITS) {
        add_limits(report);
    } else if (part == SHEET_PART_DECISION) {
        add_decision(report);
    } else {
        ADD[part](report, result);
    }
}

void sheet_report_init(
        struct report *report, const struct result *result, const struct random_player *random)
{
    report_init(report, locale_language());
    report->quotes =
            result->meta.language != NULL ? report_text(report, "%s", result->meta.language) : NULL;
    for (int part = 0; part < SHEET_PART_COUNT; part++) {
        sheet_report_add_part(report, result, random, (enum sheet_part)part);
    }
}
