// SPDX-License-Identifier: GPL-3.0-or-later
// Two to five people beside each other, in words: what may be said of each pair, and no more.
#include <string.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/compare_people.h"
#include "game/report/report_html.h"
#include "game/report/report_pdf.h"
#include "game/report/sheet_parts.h"
#include "game/report/words.h"

enum { FIGURE_COLUMNS = 5, CHANCE_DECIMALS = 4 };

/* ---- one competency ---- */

static size_t count_compared(const struct compare_people *compared, size_t line)
{
    size_t count = 0;
    for (size_t p = 0; p < compared->pair_count; p++) {
        count += compared->lines[line].pairs[p].difference.compared;
    }
    return count;
}

const char *compare_line_verdict(const struct compare_people *compared, size_t line)
{
    if (compare_line_differs(compared, line)) {
        return tr("differs, more than chance");
    }
    return count_compared(compared, line) > 0 ? tr("not shown to differ") : tr("not enough seen");
}

static void say_higher(struct report *report, const struct compare_people *compared,
        const struct compare_pair *pair)
{
    bool first = pair->difference.value > 0;
    report_paragraph(report,
            report_text(report, tr("%s higher than %s, more than chance (%d%% sure)."),
                    compared->people[first ? pair->a : pair->b].code,
                    compared->people[first ? pair->b : pair->a].code,
                    pair->difference.grade == DIFFERENCE_BEYOND_95 ? 95 : 90));
}

static void say_apart(struct report *report, const struct compare_people *compared,
        const struct compare_pair *pair, size_t among)
{
    report_paragraph(report,
            report_text(report,
                    tr_plural("%s and %s: the bands lie apart, but so far apart can be chance.",
                            "%s and %s: the bands lie apart, but among %ld comparisons that can be "
                            "chance.",
                            (long)among),
                    compared->people[pair->a].code, compared->people[pair->b].code, (long)among));
}

// How many pairs overlap; those that do not are named.
static size_t say_pairs(struct report *report, const struct compare_people *compared, size_t line)
{
    const struct compare_line *one = &compared->lines[line];
    size_t overlaps = 0;
    for (size_t p = 0; p < compared->pair_count; p++) {
        const struct compare_pair *pair = &one->pairs[p];
        if (pair->difference.grade > DIFFERENCE_NOT_SHOWN) {
            say_higher(report, compared, pair);
        } else if (pair->difference.apart) {
            say_apart(report, compared, pair, compared->compared[one->matters]);
        } else {
            overlaps += pair->difference.compared;
        }
    }
    return overlaps;
}

static void say_unseen(struct report *report, const struct compare_people *compared, size_t line)
{
    for (size_t i = 0; i < compared->count; i++) {
        if (!compared->lines[line].score[i].has) {
            report_paragraph(report,
                    report_text(report, tr("%s: not enough seen to compare."),
                            compared->people[i].code));
        }
    }
}

void compare_line_report(struct report *report, const struct compare_people *compared, size_t line)
{
    size_t overlaps = say_pairs(report, compared, line);
    size_t others = count_compared(compared, line) - overlaps;
    if (overlaps > 0) {
        report_paragraph(
                report, others > 0 ? tr("The other bands overlap.") : tr("All bands overlap."));
    }
    say_unseen(report, compared, line);
    if (!compared->lines[line].adds) {
        report_paragraph(report,
                tr("Says nothing here that the total does not say too: do not read a difference "
                   "by itself."));
    }
}

// Without a middle in figures: a bare number is what rankings are made of.
struct report_band compare_line_band(
        struct report *report, const struct compare_people *compared, size_t line, size_t person)
{
    const struct result *result = compared->people[person].result;
    enum competency competency = compared->lines[line].competency;
    struct sheet_signs signs = { .standard = &result->standard };
    struct report_band band =
            sheet_band_of(report, &result->sheet.line[competency], competency, &signs);
    band.label = compared->people[person].code;
    band.value = "";
    band.has_band = compared->lines[line].score[person].has;
    return band;
}

static bool has_standard(const struct compare_people *compared)
{
    return compared->people[0].result->standard.line[COMPETENCY_COUNT].has;
}

static void add_line(struct report *report, const struct compare_people *compared, size_t line)
{
    struct report_band bands[COMPARE_MOST];
    const char *verdict = compare_line_verdict(compared, line);
    report_section(report, competency_name(compared->lines[line].competency),
            compared->lines[line].matters ? report_text(report, "%s · %s", tr("asked for"), verdict)
                                          : verdict);
    for (size_t i = 0; i < compared->count; i++) {
        bands[i] = compare_line_band(report, compared, line, i);
    }
    report_people_bands(report, bands, compared->count,
            has_standard(compared) ? tr("band: 90% sure · line: good starter")
                                   : tr("band: 90% sure"));
    compare_line_report(report, compared, line);
}

/* ---- the whole ---- */

void compare_people_head(struct report *report, const struct compare_people *compared)
{
    const struct compare_person *first = &compared->people[0];
    report_title(report,
            report_text(report, tr("%ld candidates beside each other"), (long)compared->count),
            report_text(report, tr("%s · %s, version %s · attempt %d"), first->vacancy_name,
                    first->result->shift_title, first->result->shift_version, first->attempt));
    report_paragraph(report,
            tr("The order is that of the codes. There is no total and no ranking: a person "
               "decides."));
}

static void add_method(struct report *report, const struct compare_people *compared)
{
    report_bullet(report,
            report_text(report,
                    tr("More than chance means: the bands lie apart, and over all comparisons "
                       "together the chance of one wrong “higher” is less than 10%% (5%% where it "
                       "says 95%%). Counted apart for what matters here (%ld comparisons) and for "
                       "the rest (%ld); t test, corrected with Holm’s method."),
                    (long)compared->compared[1], (long)compared->compared[0]));
}

// The organisation may have set them anew between two plays; each sheet keeps its own.
static bool have_same_gates(const struct compare_people *compared)
{
    const struct sheet_gates *first = &compared->people[0].result->gates;
    for (size_t i = 1; i < compared->count; i++) {
        const struct sheet_gates *other = &compared->people[i].result->gates;
        if (other->scenarios != first->scenarios || other->decisions != first->decisions ||
                other->missed_percent != first->missed_percent) {
            return false;
        }
    }
    return true;
}

void compare_people_limits(struct report *report, const struct compare_people *compared)
{
    report_section(report, tr("What this comparison does not say"), NULL);
    report_bullet(
            report, tr("Who overlaps is not the same: it was only not shown that they differ."));
    report_bullet(
            report, tr("A difference beyond chance can still be too small to matter at work."));
    report_bullet(report,
            tr("One person’s bands on two competencies cannot be compared: each competency has "
               "a key of its own."));
    report_bullet(report,
            tr("Critical errors, the moments and what a candidate said of it stand on the score "
               "sheets: read those before you decide."));
    if (!have_same_gates(compared)) {
        report_bullet(report,
                tr("How much must be seen was set anew between these plays: what is enough for one "
                   "may not be enough for another."));
    }
    if (sheet_is_provisional(compared->people[0].result)) {
        report_bullet(report, sheet_provisional_words());
    }
    add_method(report, compared);
}

static const char *chance(struct report *report, double value)
{
    struct buffer text = { 0 };
    format_decimal(&text, format_for(report->language), value, CHANCE_DECIMALS);
    const char *kept = report_text(report, "%s", buffer_text(&text));
    buffer_finish(&text);
    return kept;
}

static void fill_row(struct report *report, const struct compare_people *compared,
        const struct compare_line *line, const struct compare_pair *pair, const char **cells)
{
    const struct difference *difference = &pair->difference;
    *cells++ = report_text(report, "%s · %s − %s", competency_short_name(line->competency),
            compared->people[pair->a].code, compared->people[pair->b].code);
    *cells++ = sheet_figure(report, difference->compared, difference->value);
    *cells++ = sheet_figure(report, difference->compared, difference->se);
    *cells++ = difference->compared ? chance(report, difference->p) : "–";
    *cells = difference->compared ? chance(report, difference->adjusted) : "–";
}

void compare_people_figures(struct report *report, const struct compare_people *compared)
{
    const struct report_column columns[FIGURE_COLUMNS] = {
        { tr("Competency, pair"), false },
        { tr("Difference"), true },
        { tr("Margin (SE)"), true },
        { tr("Chance by itself"), true },
        { tr("Corrected"), true },
    };
    const char *cells[COMPETENCY_COUNT * COMPARE_PAIRS_MOST * FIGURE_COLUMNS];
    size_t rows = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        for (size_t p = 0; p < compared->pair_count; p++) {
            fill_row(report, compared, &compared->lines[k], &compared->lines[k].pairs[p],
                    cells + FIGURE_COLUMNS * rows++);
        }
    }
    report_fold_section(report, tr("Every difference"), tr("For who wants to check them."));
    report_table(report, &(struct report_table) { columns, FIGURE_COLUMNS, cells, rows },
            tr("Chance: that two people who are the same lie at least so far apart."));
}

static void add_origin(struct report *report, const struct compare_people *compared)
{
    const struct compare_person *first = &compared->people[0];
    struct report_pair pairs[5 + COMPARE_MOST] = {
        { tr("Vacancy"), first->vacancy_name },
        { tr("Shift"),
                report_text(report, "%s · %s", first->result->shift_title,
                        report_text(report, tr("form %s"), first->form)) },
        { tr("Rules of play"), first->rules },
        { tr("Content"), first->content },
        { tr("Key"), first->key },
    };
    for (size_t i = 0; i < compared->count; i++) {
        const struct play_meta *meta = &compared->people[i].result->meta;
        pairs[5 + i].label = report_text(report, tr("Log of %s"), compared->people[i].code);
        pairs[5 + i].value = meta->journal_hash != NULL ? meta->journal_hash : "–";
    }
    report_section(report, tr("Where this comes from"), NULL);
    for (size_t i = 0; i < 5 + compared->count; i++) {
        pairs[i].value = report_text(report, "%s", pairs[i].value);
    }
    report_facts(report, pairs, 5 + compared->count);
}

void compare_people_report(struct report *report, const struct compare_people *compared)
{
    compare_people_head(report, compared);
    for (size_t line = 0; line < COMPETENCY_COUNT; line++) {
        add_line(report, compared, line);
    }
    compare_people_limits(report, compared);
    compare_people_figures(report, compared);
    add_origin(report, compared);
}

/* ---- paper ---- */

// The day of the latest play, and no clock: the same comparison gives the same file.
static const char *created(struct report *report, const struct compare_people *compared)
{
    const struct play_meta *last = NULL;
    for (size_t i = 0; i < compared->count; i++) {
        const struct play_meta *meta = &compared->people[i].result->meta;
        int day = (meta->day.year * 12 + meta->day.month) * 31 + meta->day.day;
        if (last == NULL || day > (last->day.year * 12 + last->day.month) * 31 + last->day.day) {
            last = meta;
        }
    }
    return last->day.year > 0 ? report_text(report, "%04d-%02d-%02dT00:00:00Z", last->day.year,
                                        last->day.month, last->day.day)
                              : "1970-01-01T00:00:00Z";
}

static const char *paper_title(struct report *report, const struct compare_people *compared)
{
    struct buffer text = { 0 };
    for (size_t i = 0; i < compared->count; i++) {
        buffer_add_format(&text, "%s%s", i > 0 ? ", " : "", compared->people[i].code);
    }
    const char *title =
            report_text(report, "%s · %s", buffer_text(&text), compared->people[0].vacancy_name);
    buffer_finish(&text);
    return title;
}

bool compare_people_add_pdf(struct buffer *out, const struct compare_people *compared)
{
    struct report report;
    report_init(&report, locale_language());
    compare_people_report(&report, compared);
    struct report_paper paper = { .title = paper_title(&report, compared),
        .subject = compared->people[0].result->shift_id,
        .created = created(&report, compared) };
    bool good = report_add_pdf(out, &report, &paper);
    report_finish(&report);
    return good;
}

void compare_people_add_html(struct buffer *out, const struct compare_people *compared)
{
    struct report report;
    report_init(&report, locale_language());
    compare_people_report(&report, compared);
    report_write_html(out, &report, paper_title(&report, compared));
    report_finish(&report);
}
