// SPDX-License-Identifier: GPL-3.0-or-later
// The band chart of a sheet: the shrunken band where there is one, words where there is too little.
#include "game/locale/locale.h"
#include "game/report/sheet_parts.h"
#include "game/report/sheet_report.h"
#include "game/report/sheet_verdict.h"
#include "game/report/words.h"

static const char *counts(struct report *report, const struct sheet_line *line)
{
    const char *customers = report_text(report,
            tr_plural("%ld customer", "%ld customers", line->scenarios), (long)line->scenarios);
    const char *moments = report_text(
            report, tr_plural("%ld moment", "%ld moments", line->decisions), (long)line->decisions);
    return report_text(report, "%s, %s", customers, moments);
}

// Broken-off contacts weigh more than counts: there was enough, but too much of it never came.
static bool missed_too_much(const struct sheet_line *line)
{
    struct sheet_gates gates = sheet_gates_default();
    return line->chances.missed * 100 > line->chances.core * gates.missed_percent;
}

const char *sheet_report_status_words(struct report *report, const struct sheet_line *line)
{
    if (line->status == SHEET_NOT_OBSERVED) {
        return tr("not seen");
    }
    if (missed_too_much(line)) {
        return report_text(report, tr("chances not had: %d of %d points"), line->chances.missed,
                line->chances.core);
    }
    return report_text(report, tr("not enough seen: %s"), counts(report, line));
}

static const char *note_of(struct report *report, const struct sheet_line *line)
{
    if (line->status != SHEET_OK) {
        return sheet_report_status_words(report, line);
    }
    return line->uneven ? tr("differs much from customer to customer") : "";
}

static void take_band(struct report_band *band, const struct sheet_line *line)
{
    band->has_band = line->has_shrunk || line->has_se;
    const double *limits = line->has_shrunk ? line->band90_shrunk : line->band90;
    if (band->has_band) {
        band->low = limits[0];
        band->high = limits[1];
        band->middle = line->score;
    }
}

static bool has_norm(const struct sheet_signs *signs)
{
    return signs->norm != NULL && signs->norm->state == COMPARISON_FITS;
}

struct report_band sheet_band_of(struct report *report, const struct sheet_line *line,
        enum competency competency, const struct sheet_signs *signs)
{
    const struct random_player *random = signs->random;
    struct report_band band = { .label = competency_name(competency), .value = "" };
    band.note = note_of(report, line);
    take_band(&band, line);
    band.faint = line->status != SHEET_OK;
    if (line->status == SHEET_OK) {
        band.value = report_text(report, "%.0f", line->score);
    }
    if (random != NULL && random->observed[competency]) {
        band.has_dot = true;
        band.dot = random->score[competency];
    }
    if (signs->standard != NULL && signs->standard->line[competency].has) {
        band.has_line = true;
        band.line = signs->standard->line[competency].mean;
    }
    if (has_norm(signs) && signs->norm->part[competency].has) {
        const double *place = signs->norm->part[competency].band;
        band.beside = report_text(report, "%.0f–%.0f", place[0], place[1]);
    }
    return band;
}

static const char *signs_words(const struct sheet_signs *signs)
{
    if (sheet_has_line(signs->standard)) {
        return signs->random != NULL
                ? tr("band: 90% sure · gap: middle · line: good starter · dot: guesser")
                : tr("band: 90% sure · gap: middle · line: good starter");
    }
    return signs->random != NULL ? tr("band: 90% sure · line: middle · dot: somebody who guesses")
                                 : tr("band: 90% sure · line: middle");
}

const char *sheet_report_standard_words(struct report *report, const struct standard *standard)
{
    const struct standard_line *line = &standard->line[COMPETENCY_COUNT];
    if (!sheet_has_line(standard)) {
        return NULL;
    }
    const char *raters = report_text(report,
            tr_plural("%ld rater said", "%ld raters said", line->raters), (long)line->raters);
    return report_text(report,
            tr("Good enough for a starter: %s what a starter who can just do the work would say; "
               "over all that earns %.0f (95%% sure: %.0f to %.0f). The line rests on what is "
               "said, asked and written, not on what is looked up, kept and filled in."),
            raters, line->mean, line->interval[0], line->interval[1]);
}

void sheet_report_add_bands(
        struct report *report, const struct sheet *sheet, const struct sheet_signs *signs)
{
    struct report_band bands[COMPETENCY_COUNT];
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        bands[k] = sheet_band_of(report, &sheet->line[k], (enum competency)k, signs);
    }
    const char *norm = has_norm(signs)
            ? report_text(report, tr("Norm n %ld"), (long)signs->norm->people)
            : NULL;
    report_bands(report, bands, COMPETENCY_COUNT, norm, signs_words(signs));
}

static const char *overall_text(struct report *report, const struct sheet_overall *overall)
{
    if (!overall->has_score) {
        return tr("not given: too few competencies have been seen often enough");
    }
    if (!overall->has_se) {
        return tr("not given: its margin needs five customers or more");
    }
    return report_text(report, tr("%.0f (90%% sure: %.0f to %.0f)"), overall->score,
            overall->band90[0], overall->band90[1]);
}

void sheet_report_add_plain(struct report *report, const char *candidate, const struct sheet *sheet)
{
    report_title(report, report_text(report, tr("Candidate %s"), candidate), NULL);
    sheet_report_add_bands(report, sheet, &(struct sheet_signs) { 0 });
    struct report_pair overall = { tr("Overall"), overall_text(report, &sheet->overall) };
    report_facts(report, &overall, 1);
}
