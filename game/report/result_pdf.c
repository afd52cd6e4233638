// SPDX-License-Identifier: GPL-3.0-or-later
// A result as papers: the recruiter's sheet and the candidate's own report as PDF and HTML.
#include "game/report/result_pdf.h"

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/candidate_report.h"
#include "game/report/report_html.h"
#include "game/report/report_pdf.h"
#include "game/report/sheet_report.h"

// The date of the play, and no clock: the same result gives the same file.
static struct report_paper paper_of(struct report *report, const struct result *result)
{
    const struct play_meta *meta = &result->meta;
    const char *created = report_text(
            report, "%04d-%02d-%02dT00:00:00Z", meta->day.year, meta->day.month, meta->day.day);
    const char *mark = meta->journal_hash != NULL
            ? report_text(report, tr("log %.12s"), meta->journal_hash)
            : NULL;
    return (struct report_paper) {
        .title = report_text(report, "%s · %s", meta->candidate, result->shift_title),
        .mark = mark,
        .subject = result->shift_id,
        .created = meta->day.year > 0 ? created : "1970-01-01T00:00:00Z",
    };
}

bool result_write_sheet_pdf(
        const struct result *result, const struct random_player *random, const char *path)
{
    struct report report;
    sheet_report_init(&report, result, random);
    struct report_paper paper = paper_of(&report, result);
    bool written = report_write_pdf(&report, path, &paper);
    report_finish(&report);
    return written;
}

// What the candidate takes home is in the language that was played in.
static struct report_paper begin_candidate(struct report *report, const struct result *result)
{
    char *before = mem_copy_text(locale_language());
    bool other = result->meta.language != NULL && locale_use(result->meta.language);
    candidate_report_init(report, result);
    struct report_paper paper = paper_of(report, result);
    if (other) {
        (void)locale_use(before);
    }
    mem_free(before);
    return paper;
}

bool result_write_candidate_pdf(const struct result *result, const char *path)
{
    struct report report;
    struct report_paper paper = begin_candidate(&report, result);
    bool written = report_write_pdf(&report, path, &paper);
    report_finish(&report);
    return written;
}

bool result_add_sheet_pdf(
        struct buffer *out, const struct result *result, const struct random_player *random)
{
    struct report report;
    sheet_report_init(&report, result, random);
    struct report_paper paper = paper_of(&report, result);
    bool good = report_add_pdf(out, &report, &paper);
    report_finish(&report);
    return good;
}

bool result_add_candidate_pdf(struct buffer *out, const struct result *result)
{
    struct report report;
    struct report_paper paper = begin_candidate(&report, result);
    bool good = report_add_pdf(out, &report, &paper);
    report_finish(&report);
    return good;
}

void result_add_sheet_html(
        struct buffer *out, const struct result *result, const struct random_player *random)
{
    struct report report;
    sheet_report_init(&report, result, random);
    struct report_paper paper = paper_of(&report, result);
    report_write_html(out, &report, paper.title);
    report_finish(&report);
}

void result_add_candidate_html(struct buffer *out, const struct result *result)
{
    struct report report;
    struct report_paper paper = begin_candidate(&report, result);
    report_write_html(out, &report, paper.title);
    report_finish(&report);
}
