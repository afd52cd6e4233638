// SPDX-License-Identifier: GPL-3.0-or-later
// The figures behind the bands, and the comparison with others.
#include "game/report/sheet_parts.h"

#include <stdlib.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/moment_words.h"
#include "game/report/sheet_verdict.h"
#include "game/report/words.h"
#include "game/scenario/model.h"

enum { COLUMN_COUNT = 9, DECIMALS = 2 };

static const char *decimal(struct report *report, double value, int decimals)
{
    struct buffer buffer = { 0 };
    format_decimal(&buffer, format_for(report->language), value, decimals);
    const char *text = report_text(report, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

const char *sheet_figure(struct report *report, bool has, double value)
{
    return has ? decimal(report, value, DECIMALS) : "–";
}

static const char *figures(struct report *report, bool has, const double band[2])
{
    return has ? report_text(report, "%s – %s", sheet_figure(report, true, band[0]),
                         sheet_figure(report, true, band[1]))
               : "–";
}

static void add_row(struct report *report, const char **cells, const struct sheet_line *line,
        enum competency competency)
{
    *cells++ = competency_short_name(competency);
    *cells++ = sheet_figure(report, line->has_score, line->score);
    *cells++ = sheet_figure(report, line->has_se, line->se);
    *cells++ = figures(report, line->has_se, line->band90);
    *cells++ = sheet_figure(report, line->has_shrunk, line->se_shrunk);
    *cells++ = figures(report, line->has_shrunk, line->band90_shrunk);
    *cells++ = report_text(report, "%d", line->scenarios);
    *cells++ = report_text(report, "%d", line->decisions);
    *cells = report_text(report, "%ld/%ld", (long)line->earned, (long)line->possible);
}

static void add_overall(struct report *report, const struct sheet_overall *overall)
{
    if (overall->has_score && overall->has_se) {
        report_paragraph(report,
                report_text(report, tr("Overall: %s, margin %s, 90%%: %s."),
                        sheet_figure(report, true, overall->score),
                        sheet_figure(report, true, overall->se),
                        figures(report, true, overall->band90)));
    }
}

/* ---- what stands beside them: the group, the line, the guesser ---- */

enum { BESIDE_MAX = 7 };

// Columns stand there only where somebody has something to say in them.
struct beside {
    struct report *report;
    const struct result *result;
    const struct random_player *random;
    struct report_column columns[BESIDE_MAX];
    size_t column_count;
    const char *cells[COMPETENCY_COUNT * BESIDE_MAX];
    size_t cell_count;
};

static void add_column(struct beside *beside, const char *label)
{
    beside->columns[beside->column_count] =
            (struct report_column) { label, beside->column_count > 0 };
    beside->column_count++;
}

static void add_cell(struct beside *beside, const char *text)
{
    beside->cells[beside->cell_count++] = text;
}

static bool has_norm(const struct beside *beside)
{
    return beside->result->comparison.state == COMPARISON_FITS;
}

static bool has_standard(const struct beside *beside)
{
    bool has = false;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        has |= beside->result->standard.line[k].has;
    }
    return has;
}

static void add_beside_columns(struct beside *beside)
{
    add_column(beside, tr("Competency"));
    if (has_norm(beside)) {
        add_column(beside, tr("Norm: people"));
        add_column(beside, tr("lower than this, of 100"));
        add_column(beside, tr("with the margin"));
    }
    if (has_standard(beside)) {
        add_column(beside, tr("Good starter"));
        add_column(beside, tr("95% sure"));
    }
    if (beside->random != NULL) {
        add_column(beside, tr("guesser"));
    }
}

static void add_beside_row(struct beside *beside, enum competency competency)
{
    struct report *report = beside->report;
    const struct comparison_part *part = &beside->result->comparison.part[competency];
    const struct standard_line *line = &beside->result->standard.line[competency];
    add_cell(beside, competency_short_name(competency));
    if (has_norm(beside)) {
        add_cell(beside, part->has ? report_text(report, "%ld", (long)part->people) : "–");
        add_cell(beside, sheet_figure(report, part->has, part->percentile));
        add_cell(beside, figures(report, part->has, part->band));
    }
    if (has_standard(beside)) {
        add_cell(beside, sheet_figure(report, line->has, line->mean));
        add_cell(beside, figures(report, line->has, line->interval));
    }
    if (beside->random != NULL) {
        bool seen = beside->random->observed[competency];
        add_cell(beside, sheet_figure(report, seen, seen ? beside->random->score[competency] : 0));
    }
}

static void add_beside(
        struct report *report, const struct result *result, const struct random_player *random)
{
    struct beside beside = { .report = report, .result = result, .random = random };
    add_beside_columns(&beside);
    if (beside.column_count == 1) {
        return;
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        add_beside_row(&beside, (enum competency)k);
    }
    report_table(report,
            &(struct report_table) {
                    beside.columns, beside.column_count, beside.cells, COMPETENCY_COUNT },
            NULL);
}

void sheet_add_figures(
        struct report *report, const struct result *result, const struct random_player *random)
{
    const struct report_column columns[COLUMN_COUNT] = {
        { tr("Competency"), false },
        { tr("Score"), true },
        { tr("Margin (SE)"), true },
        { tr("90% by itself"), true },
        { tr("SE shown"), true },
        { tr("90% shown"), true },
        { tr("Customers"), true },
        { tr("Moments"), true },
        { tr("Points"), true },
    };
    const char *cells[COMPETENCY_COUNT * COLUMN_COUNT];
    if (result->indicative) {
        return; // seven figures would say more than so short a shift can
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        add_row(report, cells + (size_t)k * COLUMN_COUNT, &result->sheet.line[k],
                (enum competency)k);
    }
    report_fold_section(report, tr("All figures"), tr("For who wants to check them."));
    report_table(report, &(struct report_table) { columns, COLUMN_COUNT, cells, COMPETENCY_COUNT },
            NULL);
    add_overall(report, &result->sheet.overall);
    add_beside(report, result, random);
    sheet_add_signal_figures(report, result);
}

/* ---- facets ---- */

struct sheet_facet sheet_count_facet(const struct result *result, enum facet facet)
{
    struct sheet_facet count = { 0 };
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        for (size_t j = 0; j < moment->point_count; j++) {
            const struct result_point *point = &moment->points[j];
            if (point->facet == facet) {
                count.moments++;
                count.taken += 2 * point->earned >= point->possible;
                count.earned += point->earned;
                count.possible += point->possible;
            }
        }
    }
    return count;
}

void sheet_add_facets(struct report *report, const struct result *result)
{
    struct sheet_facet signals = sheet_count_facet(result, FACET_SIGNALS);
    struct sheet_facet offers = sheet_count_facet(result, FACET_OFFER);
    if (signals.moments > 0) {
        report_bullet(report,
                report_text(report, tr("Signals: taken up at %d of %d moments (%d of %d points)."),
                        signals.taken, signals.moments, signals.earned, signals.possible));
    }
    if (offers.moments > 0) {
        report_bullet(report,
                report_text(report,
                        tr("Offering, or rightly not: fitting at %d of %d moments (%d of %d "
                           "points)."),
                        offers.taken, offers.moments, offers.earned, offers.possible));
    }
}

const char *sheet_facet_words(struct report *report, const struct result *result)
{
    struct sheet_facet signals = sheet_count_facet(result, FACET_SIGNALS);
    struct sheet_facet offers = sheet_count_facet(result, FACET_OFFER);
    const char *read = signals.moments > 0
            ? report_text(report, tr("signals %d of %d"), signals.taken, signals.moments)
            : "";
    const char *fitting = offers.moments > 0
            ? report_text(report, tr("offers %d of %d"), offers.taken, offers.moments)
            : "";
    return report_text(
            report, "%s%s%s", read, *read != '\0' && *fitting != '\0' ? " · " : "", fitting);
}

/* ---- others ---- */

void sheet_add_others(struct report *report, const struct result *result)
{
    const struct result_others *others = &result->others;
    struct buffer line = { 0 };
    for (int k = 0; others->knows_adds && k < COMPETENCY_COUNT; k++) {
        if (!others->adds[k]) {
            buffer_add_format(
                    &line, "%s%s", line.size > 0 ? ", " : "", competency_name((enum competency)k));
        }
    }
    if (line.size > 0) {
        report_paragraph(report,
                report_text(report, tr("Adds nothing beyond the total: %s."), buffer_text(&line)));
    }
    buffer_finish(&line);
}
